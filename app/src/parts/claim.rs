//! The sentence that may be quoted, with the badge that limits it.

use leptos::prelude::*;

use crate::model::answer::{Answer, Series};
use crate::model::lang::Lang;
use crate::parts::badge::badge;
use crate::text::claim::claim;
use crate::text::pages::verdict as words;

/// The box, the sentence in the language of the page first; nothing where there is nothing to count.
pub(crate) fn claim_box(answer: &Answer, series: &Series, lang: Lang) -> Option<AnyView> {
    let sentence = claim(answer, series, lang)?;
    let others = Lang::ALL.into_iter().filter(|other| *other != lang).filter_map(|other| {
        let sentence = claim(answer, series, other)?;
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
                    <p>{words::OTHER_HINT.of(lang)}</p>
                </details>
            </div>
        }
        .into_any(),
    )
}
