//! The trends page: the same choice by a live filter and by a plain form.

use super::{JavaScript, Page, Server, eventually, visit};

const EUROPE: &str = "#filters input[name=region][value=europe]";

/// What the page says about itself: the caption of its figure, and its table.
async fn shown(page: &Page) -> (String, String) {
    let figure = page.run("return document.querySelector('#result figcaption').textContent").await;
    let table = page.run("return document.querySelector('#numbers-part').textContent").await;
    (figure.to_string(), table.to_string())
}

/// Ticks a box as a reader does, and says so again until the island, which wakes when the browser is idle, has heard it.
pub(super) async fn tick(page: &Page, css: &str, then: &str) {
    page.click(css).await;
    let again = format!(
        "if (!document.querySelector('#result[aria-busy=true]') && !location.search.includes('{then}'))
            document.querySelector('{css}').dispatchEvent(new Event('change', {{ bubbles: true }}));
        return location.search.includes('{then}')"
    );
    eventually(true.into(), || page.run(&again)).await;
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
