//! The page of an area, region or member that nobody knows.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::release::Release;
use crate::parts::frame::{Head, frame};
use crate::request;
use crate::text::pages::places::unknown::hint;

/// The page; its status is 404. `list` is where to look instead, as address and name.
pub(crate) fn unknown(
    lang: Lang,
    release: &Release,
    title: &'static str,
    slug: &str,
    list: (String, &'static str),
) -> AnyView {
    request::status(404);
    let head = Head { title: title.into(), description: title.into(), canonical: None };
    frame(
        head,
        Some(release),
        view! {
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lede">{hint(slug, lang)}</p>
            </div>
            <p>
                <a href=list.0>{list.1}</a>
            </p>
        },
    )
}
