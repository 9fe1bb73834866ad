//! A short list of commitments as a table, without passages from their texts.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::profile::CommitmentLine;
use crate::model::rating::Rating;
use crate::pages::{area, commitment, member};
use crate::parts::completion::completion;
use crate::parts::table::{Table, table};
use crate::text::pages::places as words;

/// The list; with the member of each where they differ.
pub(crate) fn commitment_lines(lines: &[CommitmentLine], with_member: bool, lang: Lang) -> AnyView {
    let mut columns = vec![words::COMMITMENT.of(lang)];
    if with_member {
        columns.extend([words::MEMBER.of(lang), words::PLAN.of(lang)]);
    }
    columns.push(words::COMPLETION.of(lang));
    let rows = lines.iter().map(|line| {
        let mut cells = vec![title(line, lang)];
        if with_member {
            let address = member::address_of(&line.member.id, lang);
            cells.push(view! { <a href=address>{line.member.name.clone()}</a> }.into_any());
            cells.push(year(line.year, lang));
        }
        cells.push(completion(Rating::from_slug(&line.completion).unwrap_or_default(), lang));
        cells
    });
    let rows = rows.collect();
    table(Table { caption: None, columns: &columns, numbers: &[], rows })
}

fn title(line: &CommitmentLine, lang: Lang) -> AnyView {
    // Some sources repeat the number at the start of the title.
    let number = line.number.clone().filter(|number| !line.title.starts_with(number.as_str()));
    let number = number.map(|number| view! { <span class="quiet">{number}" "</span> });
    let areas = line.areas.iter().enumerate().map(|(index, named)| {
        view! {
            {(index > 0).then_some(" · ")}
            <a href=area::address_of(&named.id, lang)>{named.name.clone()}</a>
        }
    });
    let star = line.starred.then(|| {
        view! {
            <span class="star">
                " " <span aria-hidden="true">"★"</span> <span class="vh">{words::STARRED.of(lang)}</span>
            </span>
        }
    });
    view! {
        <span class="line">
            {number} <a href=commitment::address_of(&line.id, lang) lang=line.lang.clone() translate="no">
                {line.title.clone()}
            </a> {star} <small class="areas">{areas.collect_view()}</small>
        </span>
    }
    .into_any()
}

/// The year of a plan, or that nobody gives it.
pub(crate) fn year(year: Option<i32>, lang: Lang) -> AnyView {
    match year {
        Some(year) => view! { <span>{year}</span> }.into_any(),
        None => view! { <span class="quiet">{words::NO_YEAR.of(lang)}</span> }.into_any(),
    }
}
