//! Members as a table: plans, commitments, latest plan; or that the release has nothing of them.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::profile::MemberRow;
use crate::pages::member;
use crate::parts::commitment_lines::year;
use crate::parts::table::{Table, table};
use crate::text::claim::count;
use crate::text::pages::places as words;

/// The table.
pub(crate) fn member_rows(members: &[MemberRow], lang: Lang) -> AnyView {
    let columns = [words::MEMBER, words::PLANS, words::COMMITMENTS, words::LATEST].map(|name| name.of(lang));
    let rows = members.iter().map(|row| {
        let name = view! { <a href=member::address_of(&row.member.id)>{row.member.name.clone()}</a> };
        let mut cells = vec![name.into_any()];
        if row.plans == 0 {
            let none = || view! { <span class="quiet">"–"</span> }.into_any();
            let said = view! { <span class="quiet">{words::NO_DATA.of(lang)}</span> };
            cells.extend([none(), none(), said.into_any()]);
        } else {
            let number = |n: u32| view! { <span>{count(lang, n)}</span> }.into_any();
            cells.extend([number(row.plans), number(row.commitments), year(row.latest, lang)]);
        }
        cells
    });
    let rows = rows.collect();
    table(Table { caption: None, columns: &columns, numbers: &[1, 2], rows })
}
