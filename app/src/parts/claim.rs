//! The sentence that may be quoted, with the badge that limits it.

use leptos::prelude::*;

use crate::model::answer::{Series, Trends};
use crate::model::lang::Lang;
use crate::parts::badge::badge;
use crate::text::claim::claim;
use crate::text::pages::verdict as words;

/// What may be said of the first series, in the language of the page first; nothing where there is nothing to count.
pub(crate) fn claim_box(trends: &Trends, lang: Lang) -> Option<AnyView> {
    let answer = &trends.answer;
    let series = answer.series.first()?;
    let sentence = claim(answer, series, lang)?;
    let others = trends.names.iter().filter_map(|(other, area, place)| {
        let named = Series { area: area.clone(), place: place.clone(), ..series.clone() };
        let sentence = claim(answer, &named, *other)?;
        Some(view! { <p class="quote" lang=other.code()>{sentence}</p> })
    });
    let others = others.collect_view();
    Some(
        view! {
            <div class="claim">
                <div class="claim-head">
                    <h3>{words::QUOTE.of(lang)}</h3>
                    {(!answer.query.measure.is_rated()).then(|| badge(series.verdict.badge, lang))}
                </div>
                <p class="quote">{sentence}</p>
                <details class="small">
                    <summary>{words::OTHER_LANGUAGES.of(lang)}</summary>
                    {others}
                </details>
            </div>
        }
        .into_any(),
    )
}
