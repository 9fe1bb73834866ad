//! Where readers find this server: the host in the addresses that leave it.

use axum::http::HeaderMap;
use axum::http::header::HOST;

use super::server::Server;

/// Scheme and host, without a slash at the end: what the operator said, else what the request was sent to.
pub(super) fn origin(server: &Server, headers: &HeaderMap) -> String {
    server.public_url.clone().unwrap_or_else(|| asked(headers))
}

/// The host that a request names. A proxy in front says by `X-Forwarded-Proto` whether readers come by HTTPS.
fn asked(headers: &HeaderMap) -> String {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let is_host = |host: &&str| {
        !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || "-._:[]".contains(c))
    };
    let scheme = if text("x-forwarded-proto") == Some("https") { "https" } else { "http" };
    let host = text(HOST.as_str()).filter(is_host).unwrap_or("localhost");
    format!("{scheme}://{host}")
}
