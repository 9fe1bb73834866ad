//! The sentence that may be quoted, with the badge that limits it.

use leptos::prelude::*;

use crate::model::answer::{Answer, Series};
use crate::model::lang::Lang;
use crate::parts::badge::badge;
use crate::text::claim::claim;
use crate::text::pages::verdict as words;

/// The box; nothing where there is nothing to count.
pub(crate) fn claim_box(answer: &Answer, series: &Series) -> Option<AnyView> {
    let sentence = claim(answer, series, Lang::En)?;
    let others = Lang::ALL.into_iter().filter(|lang| *lang != Lang::En).filter_map(|lang| {
        let sentence = claim(answer, series, lang)?;
        Some(view! { <p class="quote" lang=lang.code()>{sentence}</p> })
    });
    let others = others.collect_view();
    Some(
        view! {
            <div class="claim">
                <div class="claim-head">
                    <h3>{words::QUOTE}</h3>
                    {(!answer.query.measure.is_rated()).then(|| badge(series.verdict.badge))}
                </div>
                <p class="quote">{sentence}</p>
                <details class="small">
                    <summary>{words::OTHER_LANGUAGES}</summary>
                    {others}
                    <p>{words::OTHER_HINT}</p>
                </details>
            </div>
        }
        .into_any(),
    )
}
