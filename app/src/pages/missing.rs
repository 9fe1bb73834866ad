//! The answer to addresses that do not exist.

use leptos::prelude::*;

use crate::parts::frame::{Head, frame};
use crate::request;
use crate::source::SharedSource;
use crate::text::pages::{COMMITMENTS, trouble as words};

/// The page; its status is 404.
pub(crate) fn page() -> AnyView {
    request::status(404);
    let release = use_context::<SharedSource>().map(|source| source.release());
    let head = Head { title: words::MISSING.into(), description: words::MISSING.into(), canonical: None };
    frame(
        head,
        release.as_ref(),
        view! {
            <div class="page-head">
                <h1>{words::MISSING}</h1>
                <p class="lede">{words::MISSING_HINT} " " <a href="/">{words::HOME}</a> "."</p>
            </div>
            <p>
                <a href="/commitments">{COMMITMENTS}</a>
            </p>
        },
    )
}
