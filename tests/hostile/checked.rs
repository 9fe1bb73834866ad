//! What no answer may hold, whatever went in. Each checks the parsed form: what a browser would run, not what a text contains.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

use crate::files::Reply;

/// Attributes with an address in them.
const ADDRESSES: [&str; 6] = ["href", "src", "action", "formaction", "data", "xlink:href"];

/// A page runs nothing but what the site wrote, which its policy allows by hash, and leads nowhere that runs.
#[track_caller]
pub(super) fn html(reply: &Reply, address: &str) {
    let document = Html::parse_document(&reply.text());
    let policy = reply.header("content-security-policy");
    for element in document.select(&Selector::parse("*").unwrap()) {
        let name = element.value().name();
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on"), "{address}: {attribute} of {name}: {value}");
            assert!(!ADDRESSES.contains(&attribute) || is_harmless(value), "{address}: {attribute}={value}");
        }
        assert!(!matches!(name, "object" | "embed" | "base" | "frame"), "{address}: {name}");
        // The preview of what other sites would show.
        let is_own = element.attr("src").is_some_and(|src| src.starts_with("/embed/"));
        assert!(name != "iframe" || is_own, "{address}: {}", element.html());
        assert!(name != "img" || element.attr("src") != Some("x"), "{address}: an image of the data");
        if name == "script" {
            let is_data = element.attr("type") == Some("application/ld+json");
            let said: String = element.text().collect();
            let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(&said)));
            let is_own = policy.contains(&hash) && element.attr("nonce").is_none();
            assert!(is_data || is_own && !said.contains("alert("), "{address}: {}", element.html());
            assert!(
                !is_data || serde_json::from_str::<serde_json::Value>(&said).is_ok(),
                "{address}: {said}"
            );
        }
    }
}

/// A drawing is well formed and has only shapes and words.
#[track_caller]
pub(super) fn svg(text: &str, address: &str) {
    let document = roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{address}: {error}"));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(
            !matches!(name, "script" | "foreignObject" | "iframe" | "image" | "use" | "set" | "animate"),
            "{address}: {name}"
        );
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{address}: {}", attribute.name());
            assert!(
                attribute.name() != "href" || is_harmless(attribute.value()),
                "{address}: {}",
                attribute.value()
            );
        }
    }
}

/// XML that is well formed.
#[track_caller]
pub(super) fn xml(text: &str, address: &str) {
    if let Err(error) = roxmltree::Document::parse(text) {
        panic!("{address}: {error}\n{text}");
    }
}

/// Markdown whose links lead to the web or to other files of the archive, and that loads nothing.
#[track_caller]
pub(super) fn markdown(text: &str, address: &str) {
    for broken in ["](javascript:", "<script", "<img", "![b]("] {
        assert!(!text.contains(broken), "{address}: {broken}");
    }
}

/// Headers hold one line each of visible signs, and protect readers.
#[track_caller]
pub(super) fn headers(reply: &Reply, address: &str) {
    for (name, value) in reply.headers() {
        let text = String::from_utf8_lossy(value.as_bytes());
        assert!(!text.contains(['\r', '\n', '\0', '<']) || name == "link", "{address}: {name}: {text}");
        assert!(!text.contains("<script") && !text.contains("<img"), "{address}: {name}: {text}");
        assert_ne!(name, "set-cookie", "{address}");
    }
    assert_eq!(reply.header("x-content-type-options"), "nosniff", "{address}");
    let policy = reply.header("content-security-policy");
    let scripts =
        policy.split("script-src").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default();
    assert!(!scripts.contains("unsafe-inline") && !scripts.contains('*'), "{address}: {policy}");
    let is_framed = policy.contains("frame-ancestors *");
    assert_eq!(is_framed, address.starts_with("/embed/"), "{address}: {policy}");
}

/// Whether an address neither runs nor hides one that does.
fn is_harmless(address: &str) -> bool {
    let plain: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let plain = plain.to_ascii_lowercase();
    !["javascript:", "vbscript:", "data:text", "data:application"]
        .iter()
        .any(|scheme| plain.starts_with(scheme))
}
