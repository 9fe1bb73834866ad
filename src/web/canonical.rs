//! A form sends every field, also the empty ones, repeats the key of its check boxes, and has two fields for the years.
//! Such an address is sent on to the canonical one, so that what people copy is short and always the same.

use std::collections::BTreeSet;

use app::model::brief::{BriefQuery, Subject};
use app::model::compare::CompareQuery;
use app::model::lang::Lang;
use app::model::map::MapQuery;
use app::model::profile::MemberSearch;
use app::model::query::{Query, pairs};
use app::model::search::Search;
use app::model::theme::Theme;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

/// Redirects the addresses that forms make; every other request passes.
pub(super) async fn redirect(request: Request, next: Next) -> Response {
    let uri = request.uri();
    match canonical(uri.path(), uri.query().unwrap_or_default()) {
        Some(address) => Redirect::to(&address).into_response(),
        None => next.run(request).await,
    }
}

/// The canonical address, where the query is as a form sends it. A query with problems stays, so that the page can tell.
fn canonical(path: &str, sent: &str) -> Option<String> {
    let query = sent;
    if !as_a_form_sends_it(query) {
        return None;
    }
    let (lang, page) = Lang::of_path(path);
    let (query, problems) = match page {
        "/trends" => {
            let mut parsed = Query::parse(query);
            // The path of a page says its language.
            parsed.value.lang = Lang::default();
            (parsed.value.canonical(), parsed.problems)
        }
        "/map" => {
            let parsed = MapQuery::parse(query);
            (parsed.value.of_page(), parsed.problems)
        }
        "/compare" => {
            let parsed = CompareQuery::parse(query);
            (parsed.value.of_page(), parsed.problems)
        }
        "/commitments" => {
            let parsed = Search::parse(query);
            (parsed.value.canonical(), parsed.problems)
        }
        _ if page.starts_with("/briefs/") => {
            let (kind, name) = page.strip_prefix("/briefs/").and_then(|rest| rest.split_once('/'))?;
            let parsed = BriefQuery::parse(Subject::of(kind, name)?, query);
            (parsed.value.of_page(), parsed.problems)
        }
        "/members" => {
            let parsed = MemberSearch::parse(query);
            (parsed.value.canonical(), parsed.problems)
        }
        _ => return None,
    };
    let path = lang.path(page);
    let address = if query.is_empty() { path } else { format!("{path}?{query}") };
    let theme = Theme::of(sent);
    let address = theme.value.keep(&address);
    let problems = [problems, theme.problems].concat();
    problems.is_empty().then_some(address)
}

fn as_a_form_sends_it(query: &str) -> bool {
    let mut seen = BTreeSet::new();
    pairs(query)
        .into_iter()
        .any(|(key, value)| value.is_empty() || key == "from" || key == "to" || !seen.insert(key))
}
