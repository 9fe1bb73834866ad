//! k of n commitments: with the share where it is certain enough, else alone.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::profile::{Part, Tally};
use crate::text::number::interval;
use crate::text::pages::places::{NOTHING, k_of_n, share};

/// What a cell of a table holds.
pub(crate) fn tally(tally: &Tally, lang: Lang) -> AnyView {
    let of = k_of_n(Part { k: tally.k, n: tally.n }, lang);
    match (share(tally, lang), tally.interval) {
        _ if tally.n == 0 => nothing(lang),
        (Some(share), Some(known)) => view! {
            <span>
                <b>{share}</b>
                <small>{of} ", " {interval(lang, known)}</small>
            </span>
        }
        .into_any(),
        _ => view! { <span>{of}</span> }.into_any(),
    }
}

/// k of n without a share.
pub(crate) fn part(part: Part, lang: Lang) -> AnyView {
    if part.n == 0 { nothing(lang) } else { view! { <span>{k_of_n(part, lang)}</span> }.into_any() }
}

fn nothing(lang: Lang) -> AnyView {
    view! { <span class="quiet">{NOTHING.of(lang)}</span> }.into_any()
}
