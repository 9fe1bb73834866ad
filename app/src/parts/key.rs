//! The sign of a series: marker and colour as in the chart, so that a table row finds its line.

use leptos::prelude::*;

/// The marker of the series at `index`, counted from 0; nothing beyond the five that can be told apart.
pub(crate) fn key(index: usize) -> Option<AnyView> {
    let mark = match index {
        0 => view! { <circle class="m m1" cx="7" cy="7" r="4.5" /> }.into_any(),
        1 => view! { <rect class="m m2" x="3" y="3" width="8" height="8" /> }.into_any(),
        2 => view! { <path class="m m3" d="M7 2.5L11.5 11H2.5Z" /> }.into_any(),
        3 => view! { <path class="m m4" d="M7 1.8L12.2 7L7 12.2L1.8 7Z" /> }.into_any(),
        4 => view! { <path class="m m5" d="M3 3L11 11M11 3L3 11" /> }.into_any(),
        _ => return None,
    };
    Some(
        view! {
            <svg class="key" viewBox="0 0 14 14" aria-hidden="true">
                {mark}
            </svg>
        }
        .into_any(),
    )
}
