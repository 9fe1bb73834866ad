//! What the browser complains of: no page makes it write an error or a warning to its console.

use axum::Router;
use axum::response::Html;
use axum::routing::get;

use super::look::PAGES;
use super::{JavaScript, Page, Server, eventually, visit};

/// Whether everything that the page needs has come, and its islands had their turn.
const SETTLED: &str = "const wasm = performance.getEntriesByType('resource').some(found => found.name.includes('.wasm'));
    if (document.readyState !== 'complete' || (document.querySelector('leptos-island') && !wasm)) return false;
    return new Promise(then => requestIdleCallback(() => then(true)))";

/// The complaints since this was last asked, each in a line.
async fn complaints(page: &Page) -> Vec<String> {
    let entries = page.console().await.into_iter();
    let bad = entries.filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING");
    bad.map(|entry| format!("{}: {}", entry["level"], entry["message"])).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_makes_the_browser_complain() {
    let server = Server::start(&[]);
    visit(JavaScript::On, |page| async move {
        let mut found = Vec::new();
        for (_, path) in PAGES {
            page.open(&server.at(path)).await;
            eventually(true.into(), || page.run(SETTLED)).await;
            found.extend(complaints(&page).await.into_iter().map(|line| format!("{path}: {line}")));
        }
        assert!(found.is_empty(), "the browser complains:\n  {}", found.join("\n  "));
    })
    .await;
}

/// A page that makes the browser complain in each way once.
const BAD: &str = r#"<!doctype html><html lang="en"><meta charset="utf-8"><title>Bad</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="img-src 'none'"><img src="/image.png" alt="">
<script>console.error("said"); console.warn("warned"); Promise.reject("rejected"); throw "thrown"</script>"#;

#[tokio::test(flavor = "multi_thread")]
async fn complaints_are_heard() {
    let server = Server::of(Router::new().route("/", get(|| async { Html(BAD) }))).await;
    visit(JavaScript::On, |page| async move {
        page.open(&server.at("/")).await;
        eventually(true.into(), || page.run(SETTLED)).await;
        let heard = complaints(&page).await;
        assert_eq!(heard.len(), 5, "{heard:?}");
        for words in ["said", "warned", "Uncaught", "Uncaught (in promise)", "image.png"] {
            assert!(heard.iter().any(|line| line.contains(words)), "{words} in {heard:?}");
        }
    })
    .await;
}
