//! Inline scripts of a page, which a content policy allows by what they say.
//!
//! While a page is made, its own scripts carry a nonce that nobody could know beforehand, so that what got into the page from data
//! or a query is told apart from them. When it is finished, each is allowed by its hash and the nonce is taken out: a page
//! is then the same bytes each time it is made from the same release.

use std::sync::{Arc, OnceLock};

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::server::Server;
use super::{headers, incident, refusal};

/// Where whoever makes a page says which nonce its scripts carry.
#[derive(Clone, Debug, Default)]
pub(super) struct Nonce(Arc<OnceLock<String>>);

impl Nonce {
    /// Says it, once for a page.
    pub(super) fn is(&self, nonce: &str) {
        self.0.get_or_init(|| nonce.to_owned());
    }
}

/// What stands in a content policy for an inline script or style.
pub(super) fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// Lets the scripts that carry the nonce of a page run, and nothing else that stands in it.
pub(super) async fn by_hash(State(server): State<Server>, mut request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let nonce = Nonce::default();
    request.extensions_mut().insert(nonce.clone());
    let response = next.run(request).await;
    let Some(nonce) = nonce.0.get() else { return response };
    let (mut parts, body) = response.into_parts();
    let page = match to_bytes(body, usize::MAX).await {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => return refusal::answer(&server, &uri, incident::report(error)),
    };
    let (page, hashes) = without(&page, nonce);
    if let Ok(policy) = HeaderValue::from_str(&headers::with_scripts(&hashes)) {
        parts.headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    Response::from_parts(parts, Body::from(page))
}

/// A page without a nonce, and the hashes of the scripts that carried it, each once and in their order.
fn without(page: &str, nonce: &str) -> (String, Vec<String>) {
    let mark = format!(" nonce=\"{nonce}\"");
    let mut hashes = Vec::new();
    for (before, after) in page.match_indices(&mark).map(|(at, mark)| page.split_at(at + mark.len())) {
        let tag = before.rfind('<').map_or("", |at| &before[at..]);
        let inside = after.split_once('>').and_then(|(_, inside)| inside.split_once("</script>"));
        let script = inside.filter(|_| tag.starts_with("<script")).map(|(script, _)| hash(script));
        hashes.extend(script.filter(|script| !hashes.contains(script)));
    }
    // Leptos has it as the value of `crossorigin`, too, where any word means what none means.
    (page.replace(&mark, "").replace(&format!("crossorigin=\"{nonce}\""), "crossorigin"), hashes)
}

#[cfg(test)]
mod tests {
    use super::{hash, without};

    #[test]
    fn a_hash_is_that_of_the_standard() {
        // The example of Content Security Policy Level 3.
        assert_eq!(hash("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    #[test]
    fn only_scripts_with_the_nonce_are_allowed() {
        let page = "<link rel=\"preload\" nonce=\"n\" crossorigin=\"n\"><script type=\"module\" nonce=\"n\">one</script><p>nonce=\"n\"</p>\
                    <script>evil</script><script nonce=\"x\">evil</script><script nonce=\"n\" async>two</script>\
                    <script nonce=\"n\">one</script>";
        let (page, hashes) = without(page, "n");
        assert_eq!(hashes, [hash("one"), hash("two")]);
        assert_eq!(
            page,
            "<link rel=\"preload\" crossorigin><script type=\"module\">one</script><p>nonce=\"n\"</p>\
             <script>evil</script><script nonce=\"x\">evil</script><script async>two</script><script>one</script>"
        );
    }
}
