//! Headers that protect readers. Everything gets `nosniff` and a content policy; a handler may set a stricter one.

use axum::extract::Request;
use axum::http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

/// For pages without scripts, and for everything that is no page.
const NO_SCRIPTS: &str = "default-src 'self'; script-src 'none'; style-src 'self'; img-src 'self' data:; \
                          object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
/// For a picture that is opened by itself.
pub(super) const PICTURE: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// Adds what a handler has not set.
pub(super) async fn everywhere(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (CONTENT_SECURITY_POLICY, NO_SCRIPTS),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// For a page with islands: its own scripts, wasm, and the one inline script that carries this nonce.
pub(super) fn with_scripts(nonce: &str) -> String {
    NO_SCRIPTS.replace("script-src 'none'", &format!("script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'"))
}
