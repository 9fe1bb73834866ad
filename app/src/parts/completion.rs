//! Completion of one commitment: three cells where it was rated, hatching where not, always with the word.

use leptos::prelude::*;

use crate::model::rating::{Completion, Rating};

/// Completion in short.
pub(crate) fn completion(rating: Rating<Completion>) -> AnyView {
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
    view! {
        <span class="level">{drawing}{rating.label()}</span>
    }
    .into_any()
}
