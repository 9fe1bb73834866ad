//! The answer to addresses that do not exist.

use leptos::prelude::*;

use crate::parts::frame::{Head, frame};
use crate::request::{self, Asked, address};
use crate::source::SharedSource;
use crate::text::pages::{COMMITMENTS, trouble as words};

/// The page; its status is 404.
pub(crate) fn page() -> AnyView {
    request::status(404);
    let lang = Asked::now().lang;
    let release = use_context::<SharedSource>().map(|source| source.release());
    let head = Head {
        title: words::MISSING.of(lang).into(),
        description: words::MISSING.of(lang).into(),
        canonical: None,
    };
    frame(
        head,
        release.as_ref(),
        view! {
            <div class="page-head">
                <h1>{words::MISSING.of(lang)}</h1>
                <p class="lede">{words::MISSING_HINT.of(lang)} " " <a href=address(lang, "/", "")>{words::HOME.of(lang)}</a> "."</p>
            </div>
            <p>
                <a href=address(lang, "/commitments", "")>{COMMITMENTS.of(lang)}</a>
            </p>
        },
    )
}
