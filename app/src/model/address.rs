//! Where a view is found: its page, its page for other sites, its files, and what describes it to them.

use form_urlencoded::byte_serialize;

use super::lang::Lang;
use super::view::{Question, View};

/// The forms of an answer of oEmbed, with their media types.
pub const OEMBED: [(&str, &str); 2] = [("json", "application/json+oembed"), ("xml", "text/xml+oembed")];

/// The address of the page of a view, without host. Its path says its language.
#[must_use]
pub fn page(view: &View, question: &Question) -> String {
    let query = view.canonical(&question.clone().in_language(Lang::default()));
    with_query(question.lang().path(&view.path()), &query)
}

/// The address of the page of a view for other sites, without host: one for all languages.
#[must_use]
pub fn embed(view: &View, question: &Question) -> String {
    with_query(format!("/embed{}", view.path()), &view.canonical(question))
}

/// The address of a view as a file, without host; `more` are keys of this form alone.
#[must_use]
pub fn file(view: &View, question: &Question, suffix: &str, more: &str) -> String {
    let query = view.canonical(question);
    let keys = if query.is_empty() || more.is_empty() { query + more } else { format!("{query}&{more}") };
    with_query(format!("{}.{suffix}", view.path()), &keys)
}

/// The address, without host, of the page that a path and a query string show, where it is a view with a drawing.
#[must_use]
pub fn drawn(path: &str, query: &str) -> Option<String> {
    let (lang, view) = View::of_path(path)?;
    let question = view.ask(query).value.in_language(lang);
    let is_drawn = match &question {
        // One thing alone is not compared.
        Question::Compare(query) => {
            let chosen = &query.query.selection;
            chosen.members.len().max(chosen.regions.len()).max(chosen.areas.len()) > 1
        }
        _ => view.is_drawn(),
    };
    is_drawn.then(|| page(&view, &question))
}

/// What describes a page to other sites: `origin` is scheme and host, `page` the address without them.
#[must_use]
pub fn oembed(origin: &str, page: &str, format: &str) -> String {
    let url: String = byte_serialize(format!("{origin}{page}").as_bytes()).collect();
    format!("{origin}/oembed?url={url}&format={format}")
}

fn with_query(path: String, query: &str) -> String {
    if query.is_empty() { path } else { format!("{path}?{query}") }
}
