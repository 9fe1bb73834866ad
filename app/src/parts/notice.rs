//! Says in words what of an address could not be used; the rest still holds.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::query::Problem;
use crate::text::pages::{KEPT, trouble};
use crate::text::problem::problem;

/// The notice, where there is something to say.
pub(crate) fn notice(problems: &[Problem], lang: Lang) -> Option<AnyView> {
    if problems.is_empty() {
        return None;
    }
    let title = if problems.len() == 1 { trouble::PROBLEM.of(lang) } else { trouble::PROBLEMS.of(lang) };
    let items = problems.iter().map(|problem| {
        view! {
            <li>
                <code>{problem.key.clone()}</code>
                ": "
                {self::problem(problem, lang)}
            </li>
        }
    });
    Some(
        view! {
            <div class="state bad" role="alert">
                <h2 class="h-sm">{title}</h2>
                <ul>{items.collect_view()}</ul>
                <p>{KEPT.of(lang)}</p>
            </div>
        }
        .into_any(),
    )
}
