//! A figure: title, subtitle, the drawing in two widths, source line, actions.

use leptos::prelude::*;

use crate::model::answer::Figure;
use crate::request::in_colours;

/// The figure, or only its words where there is no drawing. The drawings are made by the server and are the only trusted markup on a page.
pub(crate) fn figure(figure: Figure, actions: AnyView) -> AnyView {
    let drawing = (!figure.wide.is_empty()).then(|| {
        view! {
            <div class="wide" inner_html=in_colours(figure.wide)></div>
            <div class="narrow" inner_html=in_colours(figure.narrow)></div>
        }
    });
    view! {
        <figure class="figure" aria-labelledby="figure-title">
            <figcaption>
                <h2 id="figure-title">{figure.title}</h2>
                <p class="sub">{figure.subtitle}</p>
            </figcaption>
            {drawing}
            <p class="source">{figure.source}</p>
            {actions}
        </figure>
    }
    .into_any()
}
