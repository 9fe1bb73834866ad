//! The colours of a page in a browser: chosen by a link, kept on the way, left behind by print.

use super::{JavaScript, Page, Server, eventually, trends::tick, visit};

/// The colour behind the page.
async fn paper(page: &Page) -> String {
    let colour = page.run("return getComputedStyle(document.body).backgroundColor").await;
    colour.as_str().unwrap().to_owned()
}

const WHITE: &str = "rgb(255, 255, 255)";
const BLACK: &str = "rgb(18, 18, 18)";

#[tokio::test(flavor = "multi_thread")]
async fn a_theme_is_chosen_and_kept_without_javascript() {
    let server = Server::start(&[]);
    visit(JavaScript::Off, |page| async move {
        page.prefer("prefers-color-scheme", "light").await;
        page.open(&server.at("/")).await;
        assert_eq!(paper(&page).await, WHITE);
        page.click(".themes a[href='/?theme=dark']").await;
        eventually(BLACK.to_owned(), || paper(&page)).await;
        page.click("header a[href^='/commitments']").await;
        page.wait_for("form[action^='/commitments']").await;
        page.click("form .find-row button").await;
        eventually(server.at("/commitments?theme=dark"), || page.address()).await;
        assert_eq!(paper(&page).await, BLACK);
        page.click(".themes a[href='/commitments']").await;
        eventually(WHITE.to_owned(), || paper(&page)).await;
        page.prefer("prefers-color-scheme", "dark").await;
        eventually(BLACK.to_owned(), || paper(&page)).await;
        page.click(".themes a[href='/commitments?theme=light']").await;
        eventually(WHITE.to_owned(), || paper(&page)).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_live_filter_keeps_the_theme_and_the_switches_keep_the_filter() {
    let server = Server::start(&[]);
    visit(JavaScript::On, |page| async move {
        page.open(&server.at("/trends?area=open-data&theme=contrast")).await;
        let lines = "return [...document.querySelectorAll('.wide svg .line')].map(line => getComputedStyle(line).strokeWidth)";
        let widths = page.run(lines).await;
        let widths = widths.as_array().unwrap();
        assert!(!widths.is_empty() && widths.iter().all(|width| width == "3px" || width == "4px"), "{widths:?}");
        tick(&page, "#filters input[name=region][value=europe]", "region=europe").await;
        assert_eq!(page.address().await, server.at("/trends?area=open-data&region=europe&theme=contrast"));
        let links = "return [...document.querySelectorAll('.themes a, .languages a')].map(a => a.getAttribute('href'))";
        let expected = [
            "/trends?area=open-data&region=europe&theme=contrast",
            "/es/trends?area=open-data&region=europe&theme=contrast",
            "/fr/trends?area=open-data&region=europe&theme=contrast",
            "/trends?area=open-data&region=europe",
            "/trends?area=open-data&region=europe&theme=light",
            "/trends?area=open-data&region=europe&theme=dark",
            "/trends?area=open-data&region=europe&theme=contrast",
        ];
        eventually(serde_json::json!(expected), || page.run(links)).await;
        page.back().await;
        eventually(server.at("/trends?area=open-data&theme=contrast"), || page.address()).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn print_is_black_on_white_without_navigation() {
    let server = Server::start(&[]);
    visit(JavaScript::Off, |page| async move {
        for (theme, scheme) in [("dark", "light"), ("contrast", "light"), ("auto", "dark")] {
            page.open(&server.at(&format!("/trends?theme={theme}"))).await;
            page.print(scheme).await;
            eventually(WHITE.to_owned(), || paper(&page)).await;
            let shown = page
                .run("return [...document.querySelectorAll('header nav, .filters, .actions, .themes, .skip')].filter(part => part.offsetParent).length")
                .await;
            assert_eq!(shown, 0, "{theme}");
        }
    })
    .await;
}
