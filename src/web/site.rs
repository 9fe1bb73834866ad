//! Where the site is: scheme and host, for addresses that leave it.

use std::net::Ipv6Addr;

use app::refusal::Refusal;
use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::http::{HeaderMap, Uri, Version};
use axum::middleware::Next;
use axum::response::Response;

use super::peer::Peer;
use super::refusal;
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

/// A name or an address, perhaps with a port: nothing that could end an attribute or a header, or change who is meant.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, port)) if address.parse::<Ipv6Addr>().is_ok() => (None, port),
        Some(_) => return false,
        None => {
            let (name, _) = host.split_once(':').unwrap_or((host, ""));
            (Some(name), host.strip_prefix(name).unwrap_or_default())
        }
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    let is_named =
        |name: &str| name.len() <= 253 && name.strip_suffix('.').unwrap_or(name).split('.').all(is_label);
    name.is_none_or(is_named)
        && port.strip_prefix(':').map_or(port.is_empty(), |port| port.parse::<u16>().is_ok())
}

/// Turns away what names no host or several, as HTTP/1.1 demands: proxies and this server could understand different ones.
pub(super) async fn named_once(State(server): State<Server>, request: Request, next: Next) -> Response {
    if is_named_once(&request) {
        next.run(request).await
    } else {
        refusal::answer(&server, request.uri(), Refusal::NoHost)
    }
}

/// Whether a request names one host, and a place on this site. For connections only; a request from inside the program comes from
/// nowhere and goes nowhere else.
pub(super) fn is_named_once(request: &Request) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    let is_good = match (hosts.next(), hosts.next()) {
        _ if request.extensions().get::<Peer>().is_none() => true,
        // Before 1.1 it did not have to be named.
        (None, _) => request.version() < Version::HTTP_11,
        (Some(host), None) => host.to_str().is_ok_and(|host| is_host(host) && agrees(request.uri(), host)),
        (Some(_), Some(_)) => false,
    };
    // `*` and the targets of proxies are no place on this site.
    is_good && request.uri().path().starts_with('/')
}

/// Whether a target with scheme and host names the same host.
fn agrees(target: &Uri, host: &str) -> bool {
    target.authority().is_none_or(|authority| authority.as_str().eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use super::is_host;

    #[test]
    fn a_host_is_a_name_or_an_address_with_or_without_a_port() {
        for host in
            ["localhost", "charts.example.", "a_b.example:8080", "192.0.2.1:80", "[::1]", "[2001:db8::1]:443"]
        {
            assert!(is_host(host), "{host}");
        }
        for host in [
            "",
            ":80",
            "a:b",
            "a:80:90",
            "a..b",
            "[::1",
            "[x]",
            "[::1]x",
            "a b",
            "a\"b",
            "u@a",
            "a/b",
            "a:99999",
            "é.example",
        ] {
            assert!(!is_host(host), "{host}");
        }
    }
}
