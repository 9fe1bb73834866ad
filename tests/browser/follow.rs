//! What the live filter does when readers are fast and the network is slow, or gone.

use fantoccini::key::Key;
use serde_json::json;

use super::trends::tick;
use super::{JavaScript, Page, Server, eventually, visit};

const EUROPE: &str = "#filters input[name=region][value=europe]";
const AMERICAS: &str = "#filters input[name=region][value=americas]";
/// Milliseconds that make an answer slow, not late.
const SLOW: u32 = 1500;

async fn open(page: &Page, address: &str) {
    page.resize(1280, 900).await;
    page.open(address).await;
    page.wait_for(".wide .hits[tabindex='0']").await;
}

async fn seen(page: &Page, css: &str) -> bool {
    let shown =
        format!("return !!document.querySelector('{css}')?.checkVisibility({{ opacityProperty: true }})");
    page.run(&shown).await == true
}

async fn says(page: &Page, part: &str) {
    eventually(true, || async { page.address().await.contains(part) }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_does_not_come_is_told_and_can_be_asked_for_again() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, |page| async move {
        open(&page, &server.at("/trends")).await;
        page.network(None).await;
        page.click(EUROPE).await;
        page.wait_for(".failed button").await;
        assert!(seen(&page, ".failed").await && !seen(&page, ".waiting").await);
        assert_eq!(page.address().await, server.at("/trends"), "the address says what is shown");
        assert_eq!(page.run(&format!("return document.querySelector('{EUROPE}').checked")).await, true);
        page.network(Some(0)).await;
        page.click(".failed button").await;
        says(&page, "region=europe").await;
        eventually(false, || seen(&page, ".failed .state")).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_answer_shows_that_it_is_under_way() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, |page| async move {
        open(&page, &server.at("/trends")).await;
        let figure = "return document.querySelector('#result figcaption').textContent";
        let before = page.run(figure).await;
        page.network(Some(SLOW)).await;
        page.click(EUROPE).await;
        eventually(true, || seen(&page, ".waiting")).await;
        assert_eq!(page.run(figure).await, before, "the old figure stays");
        says(&page, "region=europe").await;
        eventually(false, || seen(&page, ".waiting")).await;
        assert_ne!(page.run(figure).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_made_before_the_scripts_came_is_heard() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, |page| async move {
        page.resize(1280, 900).await;
        page.network(Some(SLOW)).await;
        page.open(&server.at("/trends")).await;
        page.click(EUROPE).await;
        says(&page, "region=europe").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_of_many_quick_choices_holds_and_back_goes_through_what_was_shown() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, |page| async move {
        open(&page, &server.at("/trends")).await;
        page.run("document.querySelector('#filters input[name=measure]:checked').focus()").await;
        for _ in 0..7 {
            page.press(Key::Down).await;
        }
        says(&page, "measure=starred").await;
        assert_eq!(page.run("return document.querySelector('#measure-starred').checked").await, true);
        page.wait_for("#f-formula select").await;
        assert!(!seen(&page, "#f-counting").await, "stars are not counted in parts");
        page.press(Key::Up).await;
        says(&page, "measure=early_results").await;
        eventually(false, || seen(&page, "#f-formula")).await;
        page.back().await;
        says(&page, "measure=starred").await;
        eventually(json!(true), || page.run("return document.querySelector('#measure-starred').checked"))
            .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_read_does_not_move() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, |page| async move {
        open(&page, &server.at("/trends")).await;
        // The list of the areas above grows when another one is ticked.
        for css in [AMERICAS, "#filters details.more-areas input"] {
            page.run("document.querySelector('#filters details.more-areas').open = true").await;
            let top = format!("return Math.round(document.querySelector(\"{css}\").getBoundingClientRect().top)");
            page.run(&format!("document.querySelector(\"{css}\").scrollIntoView({{ block: 'center' }})")).await;
            let id = page.run(&format!("return document.querySelector(\"{css}\").id")).await;
            let before = page.run(&top).await;
            let then = page.run(&format!("return document.querySelector(\"{css}\").value")).await;
            tick(&page, css, then.as_str().unwrap()).await;
            let now = "const here = document.activeElement; return [here.id, Math.round(here.getBoundingClientRect().top)]";
            assert_eq!(page.run(now).await, json!([id, before]));
        }
    })
    .await;
}
