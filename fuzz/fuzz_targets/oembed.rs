//! The address that a consumer of oEmbed sends: it is refused or answered, never a defect, and nothing of it becomes markup.
#![no_main]

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use libfuzzer_sys::fuzz_target;
use ogp_dashboard::analysis::Analysis;
use ogp_dashboard::reference::Reference;
use ogp_dashboard::store;
use ogp_dashboard::web::{Server, router};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// Where the server is, as its readers know it.
const HERE: &str = "https://charts.example";

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));
static ROUTER: LazyLock<Router> = LazyLock::new(|| {
    let reference = Arc::new(Reference::load().expect("built-in tables"));
    let analysis = Analysis::new(store::sample(&reference), reference).expect("an analysis");
    router(Server::new(Arc::new(analysis)).known_as(Some(HERE)))
});

fuzz_target!(|text: &str| {
    // The first line is the address, the rest are further keys. An address that begins with a slash is one of this server.
    let (url, more) = text.split_once('\n').unwrap_or((text, ""));
    let url = if url.starts_with('/') { format!("{HERE}{url}") } else { url.to_owned() };
    let more: String = more.chars().filter(|c| c.is_ascii_alphanumeric() || "=&%+-.~".contains(*c)).collect();
    let address = format!("/oembed?url={}&{more}", utf8_percent_encode(&url, NON_ALPHANUMERIC));
    let Ok(request) = Request::get(address).body(Body::empty()) else { return };
    RUNTIME.block_on(async {
        let Ok(response) = ROUTER.clone().oneshot(request).await;
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        assert!(status != 500, "{}", String::from_utf8_lossy(&bytes));
        let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
        assert!(status != 200 || !text.contains("<script"), "{text}");
    });
});
