//! Members as a table: plans, commitments, latest plan; below it those of which the release has nothing.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::profile::MemberRow;
use crate::pages::member;
use crate::parts::commitment_lines::year;
use crate::parts::table::{Table, table};
use crate::text::number::count;
use crate::text::pages::places as words;

/// The table and the list.
pub(crate) fn member_rows(members: &[MemberRow], lang: Lang) -> AnyView {
    let (with, without): (Vec<_>, Vec<_>) = members.iter().partition(|row| row.plans > 0);
    view! {
        {(!with.is_empty()).then(|| with_plans(&with, lang))}
        {(!without.is_empty()).then(|| without_plans(&without, lang))}
    }
    .into_any()
}

fn with_plans(members: &[&MemberRow], lang: Lang) -> AnyView {
    let columns = [words::MEMBER, words::PLANS, words::COMMITMENTS, words::LATEST].map(|name| name.of(lang));
    let number = |n: u32| view! { <span>{count(lang, n)}</span> }.into_any();
    let rows = members
        .iter()
        .map(|row| vec![link(row, lang), number(row.plans), number(row.commitments), year(row.latest, lang)]);
    let rows = rows.collect();
    table(Table { caption: None, columns: &columns, numbers: &[1, 2], rows })
}

fn without_plans(members: &[&MemberRow], lang: Lang) -> AnyView {
    let links = members.iter().map(|row| view! { <li>{link(row, lang)}</li> });
    view! {
        <div class="without">
            <p>{words::NO_DATA.of(lang)} {words::colon(lang)}</p>
            <ul class="chips">{links.collect_view()}</ul>
        </div>
    }
    .into_any()
}

fn link(row: &MemberRow, lang: Lang) -> AnyView {
    view! { <a href=member::address_of(&row.member.id, lang)>{row.member.name.clone()}</a> }.into_any()
}
