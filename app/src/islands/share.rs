//! The panel that shares a chart, as a dialog: the panel is rendered by the server in a `details.share`, moves into the dialog
//! while that is open, and moves back.

use leptos::prelude::*;

/// The dialog, empty until the panel is asked for. It is named by the panel's heading, once that is in it.
#[island]
pub fn ShareDialog() -> impl IntoView {
    wake();
    view! { <dialog class="share-dialog" on:close=move |_| put_back()></dialog> }.into_any()
}

#[cfg(feature = "hydrate")]
use super::copy::{put_back, wake};

/// On the server nothing is opened.
#[cfg(not(feature = "hydrate"))]
mod server {
    pub(super) fn wake() {}

    pub(super) fn put_back() {}
}
#[cfg(not(feature = "hydrate"))]
use server::{put_back, wake};
