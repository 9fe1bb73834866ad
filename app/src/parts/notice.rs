//! Says in words what of an address could not be used; the rest still holds.

use leptos::prelude::*;

use crate::model::query::Problem;
use crate::text::pages::{KEPT, trouble};

/// The notice, where there is something to say.
pub(crate) fn notice(problems: &[Problem]) -> Option<AnyView> {
    if problems.is_empty() {
        return None;
    }
    let title = if problems.len() == 1 { trouble::PROBLEM } else { trouble::PROBLEMS };
    let items = problems.iter().map(|problem| {
        view! {
            <li>
                <code>{problem.key.clone()}</code>
                ": "
                {problem.message.clone()}
            </li>
        }
    });
    Some(
        view! {
            <div class="state bad" role="alert">
                <h2 class="h-sm">{title}</h2>
                <ul>{items.collect_view()}</ul>
                <p>{KEPT}</p>
            </div>
        }
        .into_any(),
    )
}
