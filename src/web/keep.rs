//! How long an answer may be kept, by who reads it and by a cache on the way: what a handler has not said itself.
//!
//! With it one server behind a cache, or several behind one, carry as many readers as the cache does. A mark of the bytes (`ETag`)
//! lets a cache ask whether its copy still holds; a handler that knows its release gives one without making the answer.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::headers::matches;
use super::server::Server;
use super::{incident, refusal};

/// How long a reader and a cache in between may keep an answer of the newest data.
pub(super) const KEEP: &str = "public, max-age=300, s-maxage=3600, stale-while-revalidate=86400";
/// The same for an address that names its release.
pub(super) const FOREVER: &str = "public, max-age=31536000, immutable";
/// An answer that is right for this moment alone.
pub(super) const NEVER: &str = "no-store";

/// Adds what a cache needs.
pub(super) async fn keep(State(server): State<Server>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let asks_for_body = request.method() == Method::GET;
    let asked = request.headers().get(IF_NONE_MATCH).cloned();
    let mut response = next.run(request).await;
    let status = response.status();
    let may_be_kept = status.is_success() || status.is_redirection();
    let headers = response.headers_mut();
    let keep = if may_be_kept { KEEP } else { NEVER };
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static(keep));
    headers.entry(VARY).or_insert(HeaderValue::from_static("accept-encoding"));
    if !asks_for_body || status != StatusCode::OK || !wants_mark(headers) {
        return response;
    }
    match marked(response, asked.as_ref()).await {
        Ok(response) => response,
        Err(error) => refusal::answer(&server, &uri, incident::report(error)),
    }
}

/// What never changes, or is never kept, needs no mark.
fn wants_mark(headers: &HeaderMap) -> bool {
    let keep = headers.get(CACHE_CONTROL).and_then(|value| value.to_str().ok()).unwrap_or_default();
    !headers.contains_key(ETAG) && keep != NEVER && keep != FOREVER
}

/// An answer with the mark of its bytes; without them, where who asks has the same.
async fn marked(response: Response, asked: Option<&HeaderValue>) -> Result<Response, axum::Error> {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await?;
    let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{sum}\"");
    let is_same = matches(asked, &tag);
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(ETAG, tag);
    }
    if is_same {
        for name in [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_DISPOSITION] {
            parts.headers.remove(name);
        }
        return Ok((StatusCode::NOT_MODIFIED, parts.headers).into_response());
    }
    Ok(Response::from_parts(parts, Body::from(bytes)))
}
