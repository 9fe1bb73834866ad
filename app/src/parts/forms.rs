//! The other forms of a view as links.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::view::{Question, View};
use crate::request::file;
use crate::text::pages::trends as words;

/// Items of a list of actions: every form that people download. `drawn`: whether there is a picture.
pub(crate) fn forms(view: &View, question: &Question, drawn: bool, lang: Lang) -> AnyView {
    let query = view.canonical(&question.clone().in_language(lang));
    let path = view.path();
    let shown = move |extension: &str| drawn || !matches!(extension, "svg" | "png");
    let items =
        words::FORMS.into_iter().filter(|(extension, _)| shown(extension)).map(|(extension, name)| {
            view! {
                <li>
                    <a href=file(&format!("{path}.{extension}"), &query) download=true>
                        <span class="vh">{words::DOWNLOAD.of(lang)} " "</span>
                        {name}
                    </a>
                </li>
            }
        });
    view! {
        <li aria-hidden="true">{words::DOWNLOAD.of(lang)}</li>
        {items.collect_view()}
    }
    .into_any()
}

/// The description of a page for search engines: data, which no browser runs. No `<` is left in it.
pub(crate) fn structured(json: String) -> AnyView {
    view! { <script type="application/ld+json" inner_html=json></script> }.into_any()
}
