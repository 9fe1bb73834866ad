//! The chart, asked: pointing at a mark, or walking the marks by keys, shows and speaks its numbers.
//!
//! The drawing is rendered by the server and is handed in as children; each mark carries its sentence and its link, and an
//! element around the drawing the words of the tooltip (`data-open`) and of the keys (`data-keys`).

use leptos::prelude::*;

/// Wraps the figure, whatever it shows at the moment.
#[island]
pub fn ChartReader(
    /// The figure.
    children: Children,
) -> impl IntoView {
    wake();
    view! {
        <div
            class="reader"
            on:pointerover=move |event| pointed(&event)
            on:pointerleave=move |_| hide()
            on:focusin=move |event| entered(&event)
            on:focusout=move |event| left(&event)
            on:click=move |event| clicked(&event)
        >
            {children()}
            <div class="tip" role="tooltip" hidden=true>
                <p></p>
                <a></a>
            </div>
            <p class="vh spoken" role="status"></p>
        </div>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
use super::walk::{clicked, entered, hide, left, pointed, wake};

/// On the server nobody points at anything.
#[cfg(not(feature = "hydrate"))]
mod server {
    use leptos::ev::{FocusEvent, MouseEvent, PointerEvent};

    pub(super) fn wake() {}

    pub(super) fn hide() {}

    pub(super) fn pointed(_: &PointerEvent) {}

    pub(super) fn entered(_: &FocusEvent) {}

    pub(super) fn left(_: &FocusEvent) {}

    pub(super) fn clicked(_: &MouseEvent) {}
}
#[cfg(not(feature = "hydrate"))]
use server::{clicked, entered, hide, left, pointed, wake};
