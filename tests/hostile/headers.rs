//! What every kind of answer carries to protect who reads it.

use crate::files::{SAMPLE, ask, get};
use ogp_dashboard::web::Limits;

use super::server;

/// A kind of answer: an address, who may load it (CORP), and who may frame it.
const KINDS: [(&str, &str, &str); 16] = [
    ("/trends", "same-origin", "frame-ancestors 'none'"),
    ("/data", "same-origin", "frame-ancestors 'none'"),
    ("/es/nowhere", "same-origin", "frame-ancestors 'none'"),
    ("/trends?measure=", "same-origin", "frame-ancestors 'none'"),
    ("/fragment/trends", "same-origin", "frame-ancestors 'none'"),
    ("/robots.txt", "same-origin", "frame-ancestors 'none'"),
    ("/readyz", "same-origin", "frame-ancestors 'none'"),
    ("/pkg/no-such-asset.js", "same-origin", "frame-ancestors 'none'"),
    ("/trends.csv", "cross-origin", "frame-ancestors 'none'"),
    ("/trends.svg", "cross-origin", "default-src 'none'"),
    ("/trends.png", "cross-origin", "default-src 'none'"),
    ("/trends.exe", "cross-origin", "frame-ancestors 'none'"),
    ("/embed.js", "cross-origin", "frame-ancestors 'none'"),
    ("/oembed?url=x", "cross-origin", "frame-ancestors 'none'"),
    ("/embed/trends", "cross-origin", "frame-ancestors *"),
    ("/embed/nowhere", "cross-origin", "frame-ancestors *"),
];

#[test]
fn every_answer_is_protected() {
    for (address, loaded_by, framed_by) in KINDS {
        let reply = get(address);
        let policy = reply.header("content-security-policy");
        assert!(policy.contains(framed_by), "{address}: {policy}");
        assert!(
            policy.contains("default-src 'none'") || policy.contains("object-src 'none'"),
            "{address}: {policy}"
        );
        assert_eq!(reply.header("cross-origin-resource-policy"), loaded_by, "{address}");
        assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin", "{address}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(reply.header("referrer-policy"), "strict-origin-when-cross-origin", "{address}");
        assert!(reply.header("permissions-policy").contains("geolocation=()"), "{address}");
        assert!(reply.header("set-cookie").is_empty() && reply.header("server").is_empty(), "{address}");
        // Scripts that stand in a page are allowed by hash, and only where the site's own may run may wasm.
        let scripts =
            policy.split("script-src ").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or("'none'");
        match scripts.split(' ').collect::<Vec<_>>()[..] {
            ["'none'"] => {}
            [hash] => {
                assert!(hash.starts_with("'sha256-") && address.starts_with("/embed/"), "{address}: {policy}")
            }
            ["'self'", ref hashes @ .., "'wasm-unsafe-eval'"] => {
                assert!(hashes.iter().all(|hash| hash.starts_with("'sha256-")), "{address}: {policy}");
            }
            _ => panic!("{address}: {policy}"),
        }
    }
}

/// Who serves plain HTTP must not lock readers out of other servers on the same name.
#[test]
fn only_who_is_known_by_https_asks_for_nothing_else() {
    let known_as = |url| server(Limits::default()).known_as(url);
    let said =
        |url| ask(&known_as(url), "GET", "/healthz", &[]).header("strict-transport-security").to_owned();
    assert_eq!(said(None), "");
    assert_eq!(said(Some("http://charts.example")), "");
    assert_eq!(said(Some("https://charts.example")), "max-age=63072000");
}

#[test]
fn every_request_has_a_number_of_its_own() {
    let number = || {
        ask(&SAMPLE, "GET", "/healthz", &[("x-request-id", "chosen-by-the-client")])
            .header("x-request-id")
            .to_owned()
    };
    let (first, second) = (number(), number());
    assert!(!first.is_empty() && first != second && first != "chosen-by-the-client", "{first} {second}");
}
