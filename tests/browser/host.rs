//! A page of another site, on a port of its own, that shows charts of this one.

use axum::Router;
use axum::response::Html;
use axum::routing::get;

use super::{Page, Server};

/// Serves a page with a content.
pub(super) async fn host(content: &str) -> Server {
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"data:,\">\
         <style>body {{ margin: 0 }} #column {{ width: 600px }}</style><h1>Host</h1><div id=\"column\">{content}</div>"
    );
    let small = "<!doctype html><title>Small</title><script>const say = (height) => parent.postMessage({ type: 'ogp-embed:height', v: 1, height }, '*');
        addEventListener('message', ({ data }) => 'say' in data && say(data.say));</script>";
    Server::of(
        Router::new()
            .route("/", get(move || async move { Html(html) }))
            .route("/small", get(move || async move { Html(small) })),
    )
    .await
}

/// How high the content of an embed is where the window is this wide.
pub(super) async fn own_height(page: &Page, address: &str, width: u32) -> i64 {
    page.open(address).await;
    page.resize(width, 2000).await;
    let height =
        page.run("return Math.ceil(document.querySelector('#embed').getBoundingClientRect().height)");
    height.await.as_i64().unwrap()
}

/// What the browser complained of.
pub(super) async fn complaints(page: &Page) -> Vec<String> {
    let bad = |level: &str| level == "SEVERE" || level == "WARNING";
    let entries = page.console().await.into_iter();
    entries
        .filter(|entry| entry["level"].as_str().is_some_and(bad))
        .map(|entry| entry["message"].to_string())
        .collect()
}
