//! What an island fetches: the parts of a page that change, as HTML, made by the same views as the page.
//!
//! For the trends: the form (`#filters`), the result (`#result`) and the table (`#numbers-part`), one after the other.
//! `#result` carries `data-title` (the document’s title), `data-said` (what is announced) and `data-url` (the
//! canonical address of the page), so the answer needs no headers of its own.

use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::model::lang::Lang;
use crate::pages::trends::Shown;
use crate::source::{Failure, SharedSource};

/// The parts of the trends page for a query string, in the keys of the page or of its form, in a language.
///
/// # Errors
/// The source could not answer.
pub async fn trends(source: &SharedSource, lang: Lang, query_string: &str) -> Result<String, Failure> {
    let shown = Shown::ask(source, lang, query_string).await?;
    // An owner of its own, because views ask for context: the page that they will stand on has this address.
    let address = RequestUrl::new(&[&lang.path("/trends"), "?", query_string].concat());
    Ok(Owner::new().with(|| {
        provide_context(address);
        (shown.filters(), shown.result(), shown.numbers()).to_html()
    }))
}
