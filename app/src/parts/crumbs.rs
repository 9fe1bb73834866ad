//! The path from the start to a page, as links.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::text::pages::places::CRUMBS;

/// The links, as (address, name), and the page they end at.
pub(crate) fn crumbs(lang: Lang, steps: Vec<(String, String)>, here: &str) -> AnyView {
    let steps = steps.into_iter().map(|(address, name)| {
        view! {
            <li>
                <a href=address>{name}</a>
            </li>
        }
    });
    view! {
        <nav class="crumbs" aria-label=CRUMBS.of(lang)>
            <ol>
                {steps.collect_view()} <li>
                    <span aria-current="page">{here.to_owned()}</span>
                </li>
            </ol>
        </nav>
    }
    .into_any()
}
