//! A section of a page under a heading that can be linked to.

use leptos::prelude::*;

/// The section; its heading carries the id.
pub(crate) fn section(id: &'static str, title: &'static str, body: AnyView) -> AnyView {
    marked(id, title, body, None)
}

/// A section about what only a server answers: a copy as plain files leaves it out, or leads to a live dashboard.
pub(crate) fn live_section(id: &'static str, title: &'static str, body: AnyView) -> AnyView {
    marked(id, title, body, Some(""))
}

fn marked(id: &'static str, title: &'static str, body: AnyView, live: Option<&'static str>) -> AnyView {
    view! {
        <section aria-labelledby=id data-live=live>
            <div class="sec-head">
                <h2 id=id>{title}</h2>
            </div>
            {body}
        </section>
    }
    .into_any()
}

/// A part of a section under a heading of its own; the heading carries the id.
pub(crate) fn subsection(id: &str, title: AnyView, body: AnyView) -> AnyView {
    view! {
        <section class="group" aria-labelledby=id.to_owned()>
            <h3 id=id.to_owned()>{title}</h3>
            {body}
        </section>
    }
    .into_any()
}
