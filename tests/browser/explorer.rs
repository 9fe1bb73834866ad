//! The charts of the explorer: asked by pointer and by keys, and every kind of them with and without scripts.

use fantoccini::key::Key;
use serde_json::{Value, json};

use super::trends::tick;
use super::{JavaScript, Page, Server, eventually, visit};

const CHART: &str = "/trends?area=open-data~public-participation&measure=count";
/// Which mark is asked, and what was spoken of it.
const HERE: &str = "const here = document.querySelector('.hit.here');
    return [here && here.dataset.series, here && here.dataset.year, document.querySelector('.spoken').textContent]";
const SHOWN: &str = "return !document.querySelector('.tip').hidden";

/// Opens a page and waits until its chart can be asked by keys.
async fn open(page: &Page, address: &str) {
    page.open(address).await;
    page.wait_for(".wide .hits[tabindex='0']").await;
}

/// Series, year and sentence of every mark of the wide drawing, as the server wrote them.
async fn marks(page: &Page) -> Vec<Value> {
    let all = page
        .run(
            "return [...document.querySelectorAll('.wide .hit')]
                .map(hit => [hit.dataset.series, hit.dataset.year, hit.previousElementSibling.textContent])",
        )
        .await;
    all.as_array().unwrap().clone()
}

async fn at(page: &Page, mark: &Value) {
    eventually(mark.clone(), || page.run(HERE)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_walk_the_points_and_each_is_spoken() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, |page| async move {
        open(&page, &server.at(CHART)).await;
        let marks = marks(&page).await;
        let of = |series: &str| -> Vec<&Value> { marks.iter().filter(|mark| mark[0] == series).collect() };
        let (first, second) = (of("0"), of("1"));
        assert!(first.len() >= 3 && first.len() == second.len());
        assert!(first[0][2].as_str().unwrap().contains(" of "), "{}", first[0]);
        let stops = "return document.querySelectorAll('.wide [tabindex=\"0\"]').length";
        assert_eq!(page.run(stops).await, 1, "one tab stop");

        page.run("document.querySelector('.wide .hits').focus()").await;
        at(&page, first[0]).await;
        for (key, mark) in [
            (Key::Right, first[1]),
            (Key::End, first[first.len() - 1]),
            (Key::Right, first[first.len() - 1]),
            (Key::Down, second[second.len() - 1]),
            (Key::Left, second[second.len() - 2]),
            (Key::Home, second[0]),
            (Key::Up, first[0]),
        ] {
            page.press(key).await;
            at(&page, mark).await;
        }
        assert_eq!(page.text(".tip p").await, first[0][2], "the tooltip says the same");
        page.screenshot("trends-tooltip").await;
        page.press(Key::Escape).await;
        eventually(json!(false), || page.run(SHOWN)).await;
        page.press(Key::Escape).await;
        eventually(json!("BODY"), || page.run("return document.activeElement.tagName")).await;

        page.run("document.querySelector('.wide .hits').focus()").await;
        page.press(Key::Enter).await;
        eventually(true, || async { page.address().await.contains("/commitments?area=open-data&") }).await;
    })
    .await;
}

/// Pages with a figure of their own, in which the same keys walk the same marks.
const FIGURES: [&str; 4] = [
    "/areas/open-data",
    "/regions/europe",
    "/compare?area=open-data~gender",
    "/compare?region=americas~europe",
];

#[tokio::test(flavor = "multi_thread")]
async fn keys_walk_the_points_of_every_page_with_a_figure() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, |page| async move {
        for path in FIGURES {
            open(&page, &server.at(path)).await;
            let marks = marks(&page).await;
            let of_layer = "return document.querySelector('.wide .hits').querySelectorAll('.hit').length";
            let first = page.run(of_layer).await.as_u64().unwrap();
            assert!(first > 2 && marks.len() as u64 >= first, "{path}");
            page.run("document.querySelector('.wide .hits').focus()").await;
            at(&page, &marks[0]).await;
            page.press(Key::Right).await;
            at(&page, &marks[1]).await;
            page.press(Key::Home).await;
            at(&page, &marks[0]).await;
            // Where no mark is, the key stays with the chart: the page does not scroll.
            let down = page.run("return window.scrollY").await;
            for key in [Key::Up, Key::Left] {
                page.press(key).await;
            }
            at(&page, &marks[0]).await;
            assert_eq!(page.run("return window.scrollY").await, down, "{path}");
            assert_eq!(
                page.run("return document.querySelector('.tip a').textContent !== ''").await,
                true,
                "{path}"
            );
            page.press(Key::Escape).await;
            eventually(json!(false), || page.run(SHOWN)).await;
            let language = "return document.querySelector('.languages a[lang=es]').getAttribute('href')";
            let language = page.run(language).await;
            let (_, query) = path.split_once('?').unwrap_or((path, ""));
            assert!(
                language.as_str().unwrap().ends_with(query),
                "{path}: the other languages keep {language}"
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tooltip_stays_while_it_is_pointed_at_and_closes_on_escape() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, |page| async move {
        open(&page, &server.at(CHART)).await;
        page.hover(".wide .hit[data-series='0']").await;
        eventually(json!(true), || page.run(SHOWN)).await;
        page.hover(".tip a").await;
        assert_eq!(page.run(SHOWN).await, true, "the pointer may go there");
        page.press(Key::Escape).await;
        eventually(json!(false), || page.run(SHOWN)).await;
        page.hover(".wide .hit[data-series='1']").await;
        eventually(json!(true), || page.run(SHOWN)).await;
        page.hover("#figure-title").await;
        eventually(json!(false), || page.run(SHOWN)).await;
    })
    .await;
}

/// What shows that a kind of chart is there.
const KINDS: [(&str, &str); 4] = [
    ("bar", ".wide .bar"),
    ("heat", ".wide .cell"),
    ("table", "#result:not(:has(.wide))"),
    ("line", ".wide .line"),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_shows_without_a_reload_and_back_returns() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::On, |page| async move {
        open(&page, &server.at("/trends")).await;
        page.run("window.stays = true").await;
        for (tab, seen) in KINDS.into_iter().take(3) {
            tick(&page, &format!("#tab-{tab}"), &format!("tab={tab}")).await;
            page.wait_for(seen).await;
        }
        page.back().await;
        page.wait_for(KINDS[1].1).await;
        let checked = "return document.querySelector('#tab-heat').checked";
        eventually(json!(true), || page.run(checked)).await;
        page.wait_for(".wide .hits[tabindex='0']").await;
        assert_eq!(page.run("return window.stays === true").await, true, "no reload");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_shows_without_javascript() {
    let server = Server::start(&["--demo"]);
    visit(JavaScript::Off, |page| async move {
        page.open(&server.at("/trends?tab=table")).await;
        for (tab, seen) in KINDS {
            page.click(&format!("#tab-{tab}")).await;
            page.click("#filters button:not([type=button])").await;
            page.wait_for(seen).await;
            let checked = format!("return document.querySelector('#tab-{tab}').checked");
            assert_eq!(page.run(&checked).await, true, "the form says {tab}");
        }
        let link = page.run("return document.querySelector('.wide a').getAttribute('href')").await;
        assert!(link.as_str().unwrap().starts_with("/commitments?"), "{link}");
    })
    .await;
}
