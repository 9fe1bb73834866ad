//! The trends page: the same choice by a live filter and by a plain form.

use super::{JavaScript, Page, Server, eventually, visit};

const EUROPE: &str = "#filters input[name=region][value=europe]";

/// What the page says about itself: the caption of its figure, and its table.
async fn shown(page: &Page) -> (String, String) {
    let figure = page.run("return document.querySelector('#result figcaption').textContent").await;
    let table = page.run("return document.querySelector('#numbers-part').textContent").await;
    (figure.to_string(), table.to_string())
}

/// Makes a choice as a reader does, and waits until the page follows.
pub(super) async fn tick(page: &Page, css: &str, then: &str) {
    page.click(css).await;
    eventually(true, || async { page.address().await.contains(then) }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_changes_address_chart_and_table_without_a_reload_and_back_restores_them() {
    let server = Server::start(&[]);
    visit(JavaScript::On, |page| async move {
        page.resize(1280, 900).await;
        page.open(&server.at("/trends")).await;
        let before = shown(&page).await;
        page.run("window.stays = true").await;

        tick(&page, EUROPE, "region=europe").await;
        eventually(true, || async { shown(&page).await.1 != before.1 }).await;
        let after = shown(&page).await;
        let address = page.address().await;
        assert_ne!(after.0, before.0, "the chart follows");
        page.screenshot("trends-europe").await;

        page.back().await;
        eventually(before, || shown(&page)).await;
        assert_eq!(page.address().await, server.at("/trends"));
        assert_eq!(page.run(&format!("return document.querySelector('{EUROPE}').checked")).await, false);
        assert_eq!(page.run("return window.stays === true").await, true, "no reload");

        // The address alone brings the same answer.
        page.open(&address).await;
        assert_eq!(shown(&page).await, after);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_javascript_the_form_makes_the_same_choice() {
    let server = Server::start(&[]);
    visit(JavaScript::Off, |page| async move {
        page.resize(1280, 900).await;
        page.open(&server.at("/trends")).await;
        let before = shown(&page).await;
        page.click(EUROPE).await;
        page.click("#filters button:not([type=button])").await;
        eventually(true, || async { page.address().await.ends_with("&region=europe") }).await;
        page.wait_for("#numbers-part table").await;
        let after = shown(&page).await;
        assert_ne!(after.0, before.0, "the chart follows");
        assert_ne!(after.1, before.1, "the table follows");
        assert_eq!(page.run(&format!("return document.querySelector('{EUROPE}').checked")).await, true);
    })
    .await;
}
