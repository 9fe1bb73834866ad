//! The tools of these tests, tried on pages of their own.

use axum::Router;
use axum::response::Html;
use axum::routing::get;

use super::{JavaScript, Page, Server, eventually, visit};

const FIRST: &str = r#"<!doctype html><html lang="en"><title>First</title>
<form action="/second"><label>Year <input name="year" value="2014"></label> <button>Apply</button></form>
<p id="said">as served</p>
<script>setTimeout(() => { document.getElementById("said").textContent = "scripted" }, 50)</script>"#;

const SECOND: &str = r#"<!doctype html><html lang="en"><title>Second</title><h1>Second</h1>"#;

async fn pages() -> Server {
    Server::of(
        Router::new()
            .route("/", get(|| async { Html(FIRST) }))
            .route("/second", get(|| async { Html(SECOND) })),
    )
    .await
}

/// A form is sent and Back returns, which needs no script.
async fn there_and_back(page: &Page, server: &Server) {
    page.click("button").await;
    assert_eq!(page.text("h1").await, "Second");
    assert_eq!(page.address().await, server.at("/second?year=2014"));
    page.back().await;
    page.wait_for("form").await;
    eventually(server.at("/"), || page.address()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_runs_its_scripts() {
    let server = pages().await;
    visit(JavaScript::On, |page| async move {
        page.open(&server.at("/")).await;
        eventually("scripted".to_owned(), || page.text("#said")).await;
        there_and_back(&page, &server).await;
        page.resize(360, 640).await;
        eventually(360.into(), || page.run("return window.innerWidth")).await;
        page.screenshot("harness").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_stays_as_served_without_scripts() {
    let server = pages().await;
    visit(JavaScript::Off, |page| async move {
        page.open(&server.at("/")).await;
        there_and_back(&page, &server).await;
        assert_eq!(page.text("#said").await, "as served");
    })
    .await;
}
