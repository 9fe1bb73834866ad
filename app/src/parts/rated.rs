//! How commitments stand on each indicator, one column per group of members; those without a rating by the reason.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::profile::Rated;
use crate::parts::table::{Table, table};
use crate::parts::tally::tally;
use crate::text::pages::places::{NOBODY_RATED, RATED};
use crate::text::ratings;

/// The table; all groups have the same indicators in the same order.
pub(crate) fn rated(groups: &[(&str, &[Rated])], lang: Lang) -> AnyView {
    let mut columns = vec![RATED.of(lang)];
    columns.extend(groups.iter().map(|(name, _)| *name));
    let numbers: Vec<usize> = (1..columns.len()).collect();
    let first = groups.first().map_or(&[][..], |(_, rated)| rated);
    let rows = first.iter().enumerate().map(|(index, row)| {
        let mut cells = vec![name(row, lang)];
        cells.extend(
            groups
                .iter()
                .map(|(_, of_group)| of_group.get(index).map_or(().into_any(), |one| cell(one, lang))),
        );
        cells
    });
    let rows = rows.collect();
    table(Table { caption: None, columns: &columns, numbers: &numbers, rows })
}

fn name(row: &Rated, lang: Lang) -> AnyView {
    let formula = row.formula.map(|formula| view! { <small>{ratings::formula(formula).of(lang)}</small> });
    view! {
        <span class="line">{ratings::choice(row.measure).of(lang)} {formula}</span>
    }
    .into_any()
}

fn cell(one: &Rated, lang: Lang) -> AnyView {
    let number = if one.tally.n == 0 {
        view! { <span class="quiet">{NOBODY_RATED.of(lang)}</span> }.into_any()
    } else {
        tally(&one.tally, lang)
    };
    let rest = ratings::unrated(&one.unrated, lang).map(|rest| view! { <small class="rest">{rest}</small> });
    view! { <span>{number} {rest}</span> }.into_any()
}
