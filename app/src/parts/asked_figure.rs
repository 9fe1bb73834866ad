//! A figure that can be asked by pointer and keys, with its numbers as a table under it.

use leptos::prelude::*;

use crate::islands::chart::ChartReader;
use crate::model::answer::Answer;
use crate::model::lang::Lang;
use crate::parts::numbers::numbers;
use crate::text::explorer;
use crate::text::figure::scope;
use crate::text::pages::trends::SHOW_NUMBERS;

/// The figure and what belongs to it, wrapped so that its marks show and speak their numbers.
pub(crate) fn asked(figure: AnyView, lang: Lang) -> AnyView {
    let result = view! {
        <div class="result" data-open=explorer::OPEN.of(lang) data-keys=explorer::POINTS.of(lang)>
            {figure}
        </div>
    }
    .into_any();
    view! { <ChartReader>{result}</ChartReader> }.into_any()
}

/// The numbers of a drawing, folded: the same k and n.
pub(crate) fn folded_numbers(answer: &Answer, lang: Lang) -> AnyView {
    view! {
        <details class="folded-numbers">
            <summary>{SHOW_NUMBERS.of(lang)}</summary>
            {numbers(answer, &scope(answer), lang)}
        </details>
    }
    .into_any()
}
