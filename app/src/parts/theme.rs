//! The colours of a page: links to the same page in others, and what keeps them when a form is sent.

use leptos::prelude::*;

use crate::model::query::Word;
use crate::model::theme::{KEY, Theme};
use crate::request::{self, Asked, address_in};
use crate::text::pages as words;

/// A field that sends the theme along with a form; nothing where the system decides.
pub(crate) fn kept() -> Option<impl IntoView> {
    let theme = request::theme();
    (theme != Theme::Auto).then(|| view! { <input type="hidden" name=KEY value=theme.word() /> })
}

/// Links to this page in each theme.
pub(crate) fn switch(asked: &Asked) -> impl IntoView + use<> {
    let links = Theme::ALL.iter().map(|theme| {
        let current = (*theme == asked.theme.value).then_some("true");
        view! {
            <li>
                <a href=address_in(*theme, asked.lang, &asked.path, &asked.query) rel="nofollow" aria-current=current>
                    {words::theme(*theme).of(asked.lang)}
                </a>
            </li>
        }
    });
    view! {
        <nav class="themes" aria-label=words::COLOURS.of(asked.lang)>
            <span aria-hidden="true">{words::COLOURS.of(asked.lang)}</span>
            <ul>{links.collect_view()}</ul>
        </nav>
    }
}
