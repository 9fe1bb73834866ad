//! The trends form, live: a changed filter fetches the new figure and numbers and keeps the address in step.
//!
//! The form itself is rendered by the server and is handed in as children; without this island it works by its button.
//! The server alone knows the canonical address: the answer carries it, nothing here builds one.

use leptos::prelude::*;

use crate::text::live as words;

/// What the island shows of its own: an announcement, and a message when the server could not be reached.
#[derive(Clone, Copy)]
pub(super) struct Live {
    /// Spoken by screen readers after each change.
    pub(super) said: RwSignal<String>,
    /// Whether an answer is under way.
    pub(super) waiting: RwSignal<bool>,
    /// The question that got no answer.
    pub(super) failed: RwSignal<Option<Ask>>,
}

/// A question to the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ask {
    /// Query string, as the form or the address gives it.
    pub(super) query: String,
    /// Whether it comes from Back or Forward: then the address is there already and the form follows it.
    pub(super) travelled: bool,
}

/// Wraps the trends form.
#[island]
pub fn LiveFilter(
    /// The form.
    children: Children,
) -> impl IntoView {
    let live = Live {
        said: RwSignal::new(String::new()),
        waiting: RwSignal::new(false),
        failed: RwSignal::new(None),
    };
    wake(live);
    view! {
        <div class="live" on:change=move |event| changed(&event, live) on:submit=move |event| changed(&event, live)>
            {children()}
            <p class="vh" role="status">
                {live.said}
            </p>
            <p class="waiting" hidden=move || !live.waiting.get()>
                {move || live.waiting.get().then(|| words::WAITING.of(page_lang()))}
            </p>
            <div class="failed" role="alert">
                {move || {
                    let lang = page_lang();
                    live.failed
                        .get()
                        .map(|ask| {
                            view! {
                                <div class="state bad">
                                    <p>
                                        <b>{words::FAILED.of(lang)}</b>
                                    </p>
                                    <p>{words::FAILED_HINT.of(lang)}</p>
                                    <button type="button" class="quiet-b" on:click=move |_| again(ask.clone(), live)>
                                        {words::RETRY.of(lang)}
                                    </button>
                                </div>
                            }
                        })
                }}
            </div>
        </div>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
use super::follow::{again, changed, page_lang, wake};

/// On the server nothing ever happens to a form.
#[cfg(not(feature = "hydrate"))]
mod server {
    use super::{Ask, Live};
    use crate::model::lang::Lang;

    pub(super) fn wake(_: Live) {}

    pub(super) fn page_lang() -> Lang {
        Lang::default()
    }

    pub(super) fn changed(_: &leptos::ev::Event, _: Live) {}

    pub(super) fn again(_: Ask, _: Live) {}
}
#[cfg(not(feature = "hydrate"))]
use server::{again, changed, page_lang, wake};
