//! Files: every address that [`Request::parse`] knows, before any page is looked for. A cache is answered without counting.

use std::net::IpAddr;
use std::time::Duration;

use app::model::lang::Lang;
use app::refusal::Refusal;
use axum::body::Body;
use axum::extract::{Request as HttpRequest, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ALLOW, CACHE_CONTROL, CONTENT_DISPOSITION,
    CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LINK, RETRY_AFTER, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::headers;
use super::keep::{FOREVER, KEEP};
use super::peer;
use super::problem::{self, Trouble};
use super::server::Server;
use super::site::base;
use crate::export::{self, ExportError, File, Rendered, Request, Site};

/// What scripts of other sites may read.
const EXPOSED: &str = "ETag, Link, Content-Disposition, Total, Per-Page";

/// Answers the addresses of files; every other request passes.
pub(super) async fn files(State(server): State<Server>, request: HttpRequest, next: Next) -> Response {
    let uri = request.uri();
    let parsed = match Request::parse(uri.path(), uri.query().unwrap_or_default()) {
        Ok(None) => return other(request, next).await,
        Ok(Some(parsed)) => Ok(parsed),
        Err(error) => Err(error),
    };
    let head = match *request.method() {
        Method::GET => false,
        Method::HEAD => true,
        Method::OPTIONS => return options(),
        _ => return problem::not_allowed(),
    };
    let base = base(&server, request.headers());
    let client = peer::client(request.extensions(), request.headers(), &server.limits.proxies);
    let response = match parsed {
        Ok(parsed) => file(server, parsed, base, client, request.headers()).await,
        Err(error) => problem::of_export(&error),
    };
    if head { without_body(response) } else { response }
}

/// What is no file of the data. A program that asks for a table or picture that is nowhere gets no page.
async fn other(request: HttpRequest, next: Next) -> Response {
    let path = request.uri().path();
    let asked = export::is_named_as_file(path).then(|| path.trim_start_matches('/').to_owned());
    let method = request.method().clone();
    let response = next.run(request).await;
    let response = match (asked, response.status()) {
        (Some(asked), StatusCode::NOT_FOUND) => {
            problem::of_export(&ExportError::Unknown { asked, known: export::known() })
        }
        (Some(_), StatusCode::METHOD_NOT_ALLOWED) if method == Method::OPTIONS => options(),
        (Some(_), StatusCode::METHOD_NOT_ALLOWED) => problem::not_allowed(),
        _ => return response,
    };
    if method == Method::HEAD { without_body(response) } else { response }
}

/// What another site may ask.
fn options() -> Response {
    let headers = [
        (ALLOW, "GET, HEAD, OPTIONS"),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS"),
        (ACCESS_CONTROL_ALLOW_HEADERS, "If-None-Match, Accept, Accept-Language"),
        (ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

async fn file(
    server: Server,
    request: Request,
    base: String,
    client: Option<IpAddr>,
    asked: &HeaderMap,
) -> Response {
    let lang = request.lang;
    let releases = server.releases.clone();
    // Taken once: tag and bytes are of one release, also where another one takes its place meanwhile.
    let newest = releases.newest();
    let newest_id = newest.data().release.id.clone();
    let release = match request.data.clone() {
        None => Ok(Ok(newest_id)),
        Some(id) => {
            let shelf = releases.clone();
            // Listing a store reads its folder.
            let known =
                move || if shelf.knows(&id) { Ok(id) } else { Err(Trouble::no_such_release(&id, &shelf)) };
            server.work.run(known).await
        }
    };
    let release = match release {
        Ok(Ok(release)) => release,
        Ok(Err(trouble)) => return trouble.into_response(),
        Err(failure) => return problem::of_refusal(&failure.into(), lang),
    };
    let frozen = request.is_frozen();
    let tag = (!request.is_of_all()).then(|| request.tag(&release, &base));
    if let Some(tag) = tag.as_ref().filter(|tag| headers::matches(asked.get(IF_NONE_MATCH), tag)) {
        return not_modified(tag, frozen);
    }
    if request.is_costly()
        && let Err(early) = server.rates.check(client)
    {
        return too_often(early, lang);
    }
    let made = server.work.run(move || {
        let analysis = match &request.data {
            Some(id) => releases.get(id).map_err(|error| Trouble::unreadable(&error))?,
            None => Some(newest),
        };
        let Some(analysis) = analysis else {
            return Err(Trouble::no_such_release(&release, &releases));
        };
        let known = releases.known();
        let since = request.since(&known).and_then(|id| releases.get(&id).ok().flatten());
        let diary = if request.file == File::Diary { releases.diary() } else { Vec::new() };
        let site = Site { base: &base, known: &known, since: since.as_deref(), diary: &diary };
        export::make(&analysis, &site, &request).map_err(|error| Trouble::of_export(&error))
    });
    match made.await {
        Ok(Ok(rendered)) => respond(rendered, tag.as_deref(), frozen),
        Ok(Err(trouble)) => trouble.into_response(),
        Err(failure) => problem::of_refusal(&failure.into(), lang),
    }
}

/// The answer to one who asked for too many costly files, with the time after which the next may be asked for.
fn too_often(early: Duration, lang: Lang) -> Response {
    let mut response = problem::of_refusal(&Refusal::TooOften, lang);
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(early.as_secs() + 1));
    response
}

fn respond(rendered: Rendered, tag: Option<&str>, frozen: bool) -> Response {
    let mut headers = shared(frozen);
    let picture = rendered.content_type.starts_with("image/");
    let read = picture || rendered.content_type.contains("json") || rendered.content_type.contains("xml");
    let disposition = if read { "inline" } else { "attachment" };
    let disposition = format!("{disposition}; filename*=UTF-8''{}", rendered.file_name);
    let links = rendered.links.join(", ");
    let mut add = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    add(CONTENT_TYPE, rendered.content_type);
    add(CONTENT_DISPOSITION, &disposition);
    if let Some(tag) = tag {
        add(ETAG, tag);
    }
    if !links.is_empty() {
        add(LINK, &links);
    }
    if let Some((total, per_page)) = rendered.paging {
        add(HeaderName::from_static("total"), &total.to_string());
        add(HeaderName::from_static("per-page"), &per_page.to_string());
    }
    if picture {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(headers::PICTURE));
    }
    (headers, rendered.bytes).into_response()
}

fn not_modified(tag: &str, frozen: bool) -> Response {
    let mut headers = shared(frozen);
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(ETAG, tag);
    }
    (StatusCode::NOT_MODIFIED, headers).into_response()
}

/// What every answer about a file says, also the one that it has not changed.
fn shared(frozen: bool) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in [
        (CACHE_CONTROL, if frozen { FOREVER } else { KEEP }),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (VARY, "accept-encoding"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
}

/// The headers of an answer alone, with the length that its body would have.
fn without_body(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let length = axum::body::HttpBody::size_hint(&body).exact();
    if let Some(length) = length.filter(|_| parts.status != StatusCode::NOT_MODIFIED) {
        parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    Response::from_parts(parts, Body::empty())
}
