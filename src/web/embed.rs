//! `/embed/…`: a view as a page for other sites, which any site may show; `/embed.js`, which such a site may run.

use std::sync::{Arc, LazyLock};

use app::model::address;
use app::model::lang::Lang;
use app::model::query::{Fault, Problem, Query};
use app::model::view::{Question, View};
use axum::extract::{OriginalUri, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    LINK, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::headers::matches;
use super::inline::hash;
use super::keep::{FOREVER, KEEP};
use super::refusal;
use super::server::Server;
use super::site::base;
use crate::analysis::Analysis;
use crate::export::ExportError;
use crate::export::embed::{self, Embed, HEIGHT, PARENT, colours};
use crate::releases::Releases;

/// The hash of the script that tells the height, as a content policy wants it.
static SCRIPT: LazyLock<String> = LazyLock::new(|| hash(&HEIGHT));

/// Only that script may run, only the style of this page holds, and nothing is loaded.
fn policy(html: &str) -> String {
    let style = html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    let style = hash(style.map_or("", |(style, _)| style));
    let script = SCRIPT.as_str();
    format!("default-src 'none'; style-src {style}; script-src {script}; img-src data:; frame-ancestors *")
}

/// Sites hold on to the address of the script for years; a day is how long they may hold on to what it says.
const DAY: &str = "public, max-age=86400, stale-while-revalidate=604800";

/// A page that was made, or the page that says why not, and the address of the page of its view.
struct Made {
    status: StatusCode,
    html: String,
    page: String,
    /// Whether it never changes.
    frozen: bool,
}

/// A view as a page for other sites.
pub(super) async fn page(
    State(server): State<Server>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let path = uri.path().strip_prefix("/embed").unwrap_or_default().to_owned();
    let query = uri.query().unwrap_or_default().to_owned();
    let base = base(&server, &headers);
    let releases = Arc::clone(&server.releases);
    match server.work.run(move || made(&releases, &path, &query)).await {
        Ok(made) => respond(made, &base, headers.get(IF_NONE_MATCH)),
        Err(failure) => refusal::answer(&server, &uri, failure),
    }
}

/// The release that a question names, else the newest.
///
/// # Errors
/// If it names one that is not known; or `None` where it cannot be opened.
pub(super) fn release(releases: &Releases, question: &Question) -> Result<Arc<Analysis>, Option<Problem>> {
    let Some(id) = question.data() else { return Ok(releases.newest()) };
    match releases.get(id) {
        Ok(Some(analysis)) => Ok(analysis),
        Ok(None) => {
            let known = releases.known().into_iter().map(|known| known.release.id).collect();
            Err(Some(Problem::new("data", id, Fault::NoSuchRelease(known))))
        }
        Err(error) => {
            tracing::error!(error = ?error.to_string(), "a release cannot be opened");
            Err(None)
        }
    }
}

fn made(releases: &Releases, path: &str, query: &str) -> Made {
    let colours = colours(query);
    // The address of a page for other sites is one for all languages.
    let Some((Lang::En, view)) = View::of_path(path) else {
        let lang = Query::parse(query).value.lang;
        let page = lang.path("/");
        let html = embed::refusal(lang, &[], &page, colours.value);
        return Made { status: StatusCode::NOT_FOUND, html, page, frozen: false };
    };
    let question = view.ask(query).value;
    let (lang, page) = (question.lang(), address::page(&view, &question));
    let refused = |status, problems: &[Problem]| Made {
        status,
        html: embed::refusal(lang, problems, &page, colours.value),
        page: page.clone(),
        frozen: false,
    };
    if !colours.problems.is_empty() {
        return refused(StatusCode::BAD_REQUEST, &colours.problems);
    }
    let analysis = match release(releases, &question) {
        Ok(analysis) => analysis,
        Err(Some(problem)) => return refused(StatusCode::BAD_REQUEST, &[problem]),
        Err(None) => return refused(StatusCode::INTERNAL_SERVER_ERROR, &[]),
    };
    match Embed::new(&analysis, &view, query) {
        Ok(embed) => Made {
            status: StatusCode::OK,
            html: embed.html(colours.value),
            page: embed.page,
            frozen: question.data().is_some(),
        },
        Err(ExportError::Query(problems, _)) => refused(StatusCode::BAD_REQUEST, &problems),
        Err(ExportError::Unknown { .. } | ExportError::Missing(..)) => refused(StatusCode::NOT_FOUND, &[]),
        Err(error) => {
            tracing::error!(error = ?error.to_string(), "a page for other sites could not be made");
            refused(StatusCode::INTERNAL_SERVER_ERROR, &[])
        }
    }
}

fn respond(made: Made, base: &str, if_none_match: Option<&HeaderValue>) -> Response {
    let tag: String = Sha256::digest(made.html.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let canonical = format!("<{base}{}>; rel=\"canonical\"", made.page);
    let is_there = made.status == StatusCode::OK;
    let keep = match (is_there, made.frozen) {
        (false, _) => "no-store",
        (true, true) => FOREVER,
        (true, false) => KEEP,
    };
    let mut headers = HeaderMap::new();
    for (name, value) in [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, &policy(&made.html)),
        (CACHE_CONTROL, keep),
        (ETAG, &tag),
        (LINK, &canonical),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (VARY, "accept-encoding"),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    if is_there && matches(if_none_match, &tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (made.status, headers, made.html).into_response()
}

/// The script for other sites.
pub(super) async fn script() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (CACHE_CONTROL, DAY),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (VARY, "accept-encoding"),
    ];
    (headers, PARENT.as_str()).into_response()
}
