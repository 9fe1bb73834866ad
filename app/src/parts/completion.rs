//! Completion of one commitment: three cells where it was rated, hatching where not, always with the word.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::rating::{Completion, Rating};
use crate::text::pages as words;

/// Completion in short.
pub(crate) fn completion(rating: Rating<Completion>, lang: Lang) -> AnyView {
    let cells = match rating {
        Rating::Rated(Completion::Complete) => Some(3),
        Rating::Rated(Completion::Substantial) => Some(2),
        Rating::Rated(Completion::Limited) => Some(1),
        Rating::Rated(Completion::NotStarted) => Some(0),
        _ => None,
    };
    let drawing = match (cells, rating) {
        (Some(on), _) => view! {
            <span class="pips" aria-hidden="true">
                {(0..3).map(|cell| view! { <i class=(cell < on).then_some("on")></i> }).collect_view()}
            </span>
        }
        .into_any(),
        // Withdrawn is a fact, not a gap: the word alone. The same holds where there is nothing to rate.
        (None, Rating::Rated(Completion::Withdrawn) | Rating::Missing | Rating::NoSuchIndicator) => {
            ().into_any()
        }
        (None, _) => view! { <span class="pips none" aria-hidden="true"></span> }.into_any(),
    };
    // A word such as “Limited” is clear beside its cells, not when it is only heard; “Not given” is clear in neither case.
    let label = match rating {
        Rating::Missing => words::COMPLETION_NOT_GIVEN.of(lang).into_any(),
        _ => view! { <span class="vh">{words::COMPLETION.of(lang)}</span>{rating.label(lang)} }.into_any(),
    };
    view! {
        <span class="level">{drawing}{label}</span>
    }
    .into_any()
}
