//! What a page may know of the request: its path and its query string.

use leptos::prelude::use_context;
use leptos_router::location::RequestUrl;

use crate::model::lang::Lang;
use crate::reply::Status;

/// The address that was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// Path, starting with `/`.
    pub(crate) path: String,
    /// Query string without the question mark.
    pub(crate) query: String,
    /// The language of the page.
    pub(crate) lang: Lang,
}

impl Asked {
    /// From the context of the request; empty where there is none, as when the routes are listed.
    pub(crate) fn now() -> Self {
        use_context::<RequestUrl>()
            .and_then(|url| url.parse().ok())
            .map(|url| Self { path: url.path().to_owned(), query: url.search().to_owned(), lang: Lang::En })
            .unwrap_or_default()
    }
}

/// Sets the status of the response, where there is one to set.
pub(crate) fn status(code: u16) {
    if let Some(status) = use_context::<Status>() {
        status.set(code);
    }
}

/// An address with its query string, if that is not empty.
pub(crate) fn address(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
