//! Where the site is: scheme and host, for addresses that leave it.

use axum::http::HeaderMap;
use axum::http::header::HOST;

use super::server::Server;

/// What the operator said, else the host that the request names, over plain HTTP; empty where neither is there. Headers of
/// proxies are not believed: anybody can send them.
pub(super) fn base(server: &Server, headers: &HeaderMap) -> String {
    if let Some(url) = &server.public_url {
        return url.to_string();
    }
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|host| is_host(host));
    host.map(|host| format!("http://{host}")).unwrap_or_default()
}

/// Letters, digits and what else a host with a port may hold: nothing that could end an attribute or a header.
fn is_host(host: &str) -> bool {
    !host.is_empty()
        && host.len() <= 255
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
}
