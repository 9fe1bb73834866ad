//! Headers that protect readers. Everything gets `nosniff`, a content policy, and is for this site alone; a handler may say
//! otherwise: files may be read by all sites, and pages below `/embed` may be framed by them.

use axum::extract::{Request, State};
use axum::http::header::{
    CONTENT_ENCODING, CONTENT_SECURITY_POLICY, ETAG, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::server::Server;

/// For pages without scripts, and for everything that is no page.
const NO_SCRIPTS: &str = "default-src 'self'; script-src 'none'; style-src 'self'; img-src 'self' data:; \
                          object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// For a picture that is opened by itself.
pub(super) const PICTURE: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// Browsers then come back by HTTPS only, for two years as they want it.
const HTTPS_ONLY: &str = "max-age=63072000";

/// Adds what a handler has not set.
pub(super) async fn everywhere(State(server): State<Server>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    // The headers of “not modified” take the place of those that the copy came with: its policy is its own.
    let is_of_copy = response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    if !is_of_copy {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(NO_SCRIPTS));
    }
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // Who serves plain HTTP, perhaps on a name that has other servers, must not lock its readers out.
    if server.public_url.as_deref().is_some_and(|url| url.starts_with("https://")) {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HTTPS_ONLY));
    }
    response
}

/// Whether a request has the version that a tag names. The tag of a compressed answer ends in the name of its encoding.
pub(super) fn matches(if_none_match: Option<&HeaderValue>, tag: &str) -> bool {
    let Some(sent) = if_none_match.and_then(|value| value.to_str().ok()) else { return false };
    sent.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == "*" || plain(one) == tag)
}

/// A tag without the name of an encoding.
pub(super) fn plain(tag: &str) -> String {
    let inner = tag.trim_matches('"');
    let inner =
        ENCODINGS.iter().find_map(|name| inner.strip_suffix(name)?.strip_suffix('-')).unwrap_or(inner);
    format!("\"{inner}\"")
}

/// The encodings in which answers are sent.
const ENCODINGS: [&str; 2] = ["br", "gzip"];

/// Tells the tags of one answer in several encodings apart: a strong tag stands for bytes.
pub(super) async fn tag_encodings(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let encoding = headers.get(CONTENT_ENCODING).and_then(|name| name.to_str().ok()).unwrap_or_default();
    let tag = headers.get(ETAG).and_then(|tag| tag.to_str().ok()).and_then(|tag| tag.strip_suffix('"'));
    let tagged = tag.filter(|_| ENCODINGS.contains(&encoding)).map(|tag| format!("{tag}-{encoding}\""));
    if let Some(tag) = tagged.and_then(|tag| HeaderValue::from_str(&tag).ok()) {
        headers.insert(ETAG, tag);
    }
    response
}

/// For a page with islands: its own scripts, wasm, and the inline scripts of these hashes.
pub(super) fn with_scripts(hashes: &[String]) -> String {
    let hashes: String = hashes.iter().map(|hash| format!(" {hash}")).collect();
    NO_SCRIPTS.replace("script-src 'none'", &format!("script-src 'self'{hashes} 'wasm-unsafe-eval'"))
}

/// For a page without scripts that other sites may frame.
pub(super) fn framed() -> HeaderValue {
    let policy = NO_SCRIPTS.replace("frame-ancestors 'none'", "frame-ancestors *");
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(PICTURE))
}
