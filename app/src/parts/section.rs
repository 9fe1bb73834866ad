//! A section of a page under a heading that can be linked to.

use leptos::prelude::*;

/// The section; its heading carries the id.
pub(crate) fn section(id: &'static str, title: &'static str, body: AnyView) -> AnyView {
    view! {
        <section aria-labelledby=id>
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
