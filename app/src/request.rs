//! What a page may know of the request: its path and its query string.

use leptos::prelude::use_context;
use leptos_router::location::RequestUrl;

use crate::model::lang::Lang;
use crate::reply::Status;

/// The address that was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// Path without the prefix of the language, starting with `/`: the same in all languages.
    pub(crate) path: String,
    /// Query string without the question mark.
    pub(crate) query: String,
    /// The language of the page, from the prefix of the path.
    pub(crate) lang: Lang,
}

impl Asked {
    /// From the context of the request; empty where there is none, as when the routes are listed.
    pub(crate) fn now() -> Self {
        use_context::<RequestUrl>()
            .and_then(|url| url.parse().ok())
            .map(|url| {
                let (lang, path) = Lang::of_path(url.path());
                Self { path: path.to_owned(), query: url.search().to_owned(), lang }
            })
            .unwrap_or_default()
    }
}

/// Sets the status of the response, where there is one to set.
pub(crate) fn status(code: u16) {
    if let Some(status) = use_context::<Status>() {
        status.set(code);
    }
}

/// The address of a page in a language. `path` is that of the English page; it may end in `#` and an id where there is no
/// query.
pub(crate) fn address(lang: Lang, path: &str, query: &str) -> String {
    with_query(lang.path(path), query)
}

/// The address of a file. It is one for all languages; the query may carry the key `lang`.
pub(crate) fn file(path: &str, query: &str) -> String {
    with_query(path.to_owned(), query)
}

/// A value as it may stand in a query string.
pub(crate) fn encoded(value: &str) -> String {
    form_urlencoded::byte_serialize(value.as_bytes()).collect()
}

/// A query string without one key.
pub(crate) fn without_key(query: &str, key: &str) -> String {
    let pair = |pair: &&str| pair.split('=').next() != Some(key) && !pair.is_empty();
    query.split('&').filter(pair).collect::<Vec<_>>().join("&")
}

fn with_query(path: String, query: &str) -> String {
    if query.is_empty() { path } else { format!("{path}?{query}") }
}
