//! What a page may know of the request: its path and its query string.

use leptos::prelude::use_context;
use leptos_router::location::RequestUrl;

use crate::model::lang::Lang;
use crate::model::query::Parsed;
use crate::model::theme::Theme;
use crate::reply::Status;

/// The address that was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked {
    /// Path without the prefix of the language, starting with `/`: the same in all languages.
    pub(crate) path: String,
    /// Query string without the question mark and without the theme.
    pub(crate) query: String,
    /// The language of the page, from the prefix of the path.
    pub(crate) lang: Lang,
    /// The colours of the page, and what was wrong with the wish.
    pub(crate) theme: Parsed<Theme>,
}

impl Asked {
    /// From the context of the request; empty where there is none, as when the routes are listed.
    pub(crate) fn now() -> Self {
        use_context::<RequestUrl>()
            .and_then(|url| url.parse().ok())
            .map(|url| {
                let (lang, path) = Lang::of_path(url.path());
                Self {
                    path: path.to_owned(),
                    query: Theme::without(url.search()),
                    lang,
                    theme: Theme::of(url.search()),
                }
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

/// The address of a page in a language and in the colours of the page that links to it. `path` is that of the English page;
/// it may end in `#` and an id where there is no query.
pub(crate) fn address(lang: Lang, path: &str, query: &str) -> String {
    address_in(theme(), lang, path, query)
}

/// The address of a page in other colours.
pub(crate) fn address_in(theme: Theme, lang: Lang, path: &str, query: &str) -> String {
    theme.keep(&with_query(lang.path(path), query))
}

/// An address without colours, as search engines should know it.
pub(crate) fn colourless(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    with_query(path.to_owned(), &Theme::without(query))
}

/// A drawing whose links keep the colours of the page; the drawing itself is the same in all of them.
pub(crate) fn in_colours(drawing: String) -> String {
    const LINK: &str = "<a href=\"";
    let theme = theme();
    if theme == Theme::Auto {
        return drawing;
    }
    let mut parts = drawing.split(LINK);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (address, rest) = part.split_once('"').unwrap_or((part, ""));
        let address = theme.keep(&address.replace("&amp;", "&")).replace('&', "&amp;");
        kept.extend([LINK, &address, "\"", rest]);
    }
    kept
}

/// The colours of the page.
pub(crate) fn theme() -> Theme {
    // Every link asks; reading the whole address each time would be slow.
    let url = use_context::<RequestUrl>();
    let query = url.as_ref().and_then(|url| url.as_ref().split_once('?'));
    query.map(|(_, query)| Theme::of(query).value).unwrap_or_default()
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
