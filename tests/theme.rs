//! The colours of a page: part of its address, kept by its links, its forms and its drawings, and unknown to search engines.

use app::model::lang::Lang;
use axum::http::StatusCode;
use scraper::{ElementRef, Html, Selector};

use crate::http::get;

const PAGES: [&str; 17] = [
    "/",
    "/trends",
    "/es/trends?area=open-data&tab=bar",
    "/areas",
    "/areas/open-data",
    "/challenges/digital-governance",
    "/regions/americas",
    "/fr/members",
    "/members/brazil",
    "/commitments?q=budget",
    "/commitments/COBOG0006",
    "/compare?member=kenya~mexico",
    "/local",
    "/map",
    "/data",
    "/methods",
    "/nowhere",
];

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn with(page: &str, theme: &str) -> String {
    format!("{page}{}theme={theme}", if page.contains('?') { '&' } else { '?' })
}

fn is_file(path: &str) -> bool {
    path.rsplit('/').next().unwrap().contains('.')
}

#[test]
fn every_page_offers_its_themes_and_says_which_it_has() {
    for page in PAGES {
        for theme in ["", "auto", "light", "dark", "contrast"] {
            let address = if theme.is_empty() { page.to_owned() } else { with(page, theme) };
            let html = get(&address).html();
            let set = all(&html, "html")[0].attr("data-theme");
            let is_set = !theme.is_empty() && theme != "auto";
            assert_eq!(set, is_set.then_some(theme), "{address}");
            let links: Vec<_> = all(&html, "footer .themes a[href]")
                .iter()
                .map(|link| (link.attr("href").unwrap().to_owned(), link.attr("aria-current").is_some()))
                .collect();
            let current = if is_set { theme } else { "auto" };
            let expected: Vec<_> = ["auto", "light", "dark", "contrast"]
                .map(|word| {
                    (if word == "auto" { page.to_owned() } else { with(page, word) }, word == current)
                })
                .into();
            assert_eq!(links, expected, "{address}");
            let schemes = all(&html, "meta[name=color-scheme]")[0].attr("content").unwrap();
            let wanted = match theme {
                "dark" => "dark",
                "light" | "contrast" => "light",
                _ => "light dark",
            };
            assert_eq!(schemes, wanted, "{address}");
        }
    }
}

#[test]
fn links_forms_and_drawings_keep_the_theme() {
    for page in PAGES {
        let html = get(&with(page, "contrast")).html();
        let links = all(&html, "body a[href^='/']:not(.themes a)");
        assert!(links.len() > 15, "{page}");
        for link in links {
            let href = link.attr("href").unwrap();
            let path = href.split(['?', '#']).next().unwrap();
            let keeps = href.split('#').next().unwrap().split(['?', '&']).any(|key| key == "theme=contrast");
            assert!(keeps || is_file(path), "{page}: {href}");
            assert!(href.matches("theme=").count() <= 1 && href.matches('?').count() <= 1, "{page}: {href}");
        }
        // A button that closes a dialog leads nowhere.
        for form in all(&html, "form:not([method=dialog])") {
            let field = Selector::parse("input[type=hidden][name=theme][value=contrast]").unwrap();
            assert_eq!(form.select(&field).count(), 1, "{page}: {}", form.attr("action").unwrap());
        }
        assert!(all(&get(page).html(), "form input[name=theme]").is_empty(), "{page}");
    }
    let map = get("/map?theme=dark").html();
    assert!(all(&map, "svg.map a[href$='?theme=dark']").len() > 20, "the map");
    let marks = get("/trends?theme=dark").html();
    assert!(all(&marks, "svg .hits a[href*='&theme=dark']").len() > 5, "the marks of a chart");
}

#[test]
fn no_canonical_address_has_a_theme() {
    for page in PAGES {
        let plain = get(page).html();
        let dark = get(&with(page, "dark")).html();
        let known = |html: &Html| -> Vec<String> {
            let links = all(html, "head link[rel=canonical], head link[rel=alternate]");
            links.iter().map(|link| link.attr("href").unwrap().to_owned()).collect()
        };
        assert_eq!(known(&dark), known(&plain), "{page}");
    }
}

#[test]
fn the_address_that_a_form_makes_keeps_the_theme() {
    for (sent, kept) in [
        (
            "/trends?theme=dark&area=open-data&area=gender&from=&to=",
            "/trends?area=open-data~gender&theme=dark",
        ),
        ("/es/commitments?theme=contrast&q=agua&from=", "/es/commitments?q=agua&theme=contrast"),
        ("/members?q=&theme=light", "/members?theme=light"),
        ("/map?measure=&area=&level=&theme=dark", "/map?theme=dark"),
        ("/members?q=&theme=auto", "/members"),
    ] {
        let answer = get(sent);
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{sent}");
        assert_eq!(answer.header("location"), kept, "{sent}");
    }
}

#[test]
fn a_theme_that_is_none_is_told_on_every_page() {
    for page in PAGES {
        let answer = get(&with(page, "pink"));
        let html = answer.html();
        assert_eq!(all(&html, "html[data-theme]").len(), 0, "{page}");
        let notice: String = all(&html, "main [role=alert]").iter().flat_map(ElementRef::text).collect();
        assert!(notice.contains("pink") && notice.contains("contrast"), "{page}: {notice}");
    }
}

#[test]
fn the_parts_for_the_live_filter_keep_the_theme() {
    for lang in Lang::ALL {
        let html = get(&lang.path("/fragment/trends?area=open-data&theme=dark")).html();
        let url = all(&html, "#result")[0].attr("data-url").unwrap();
        assert_eq!(url, lang.path("/trends?area=open-data&theme=dark"));
        let marks = all(&html, "#numbers-part a[href*='/commitments?'], .hits a");
        assert!(!marks.is_empty());
        for mark in marks {
            assert!(mark.attr("href").unwrap().ends_with("&theme=dark"), "{}", mark.html());
        }
    }
}

#[test]
fn the_codes_that_share_a_chart_keep_its_theme() {
    let code = |html: &Html, id: &str| all(html, &format!("#share-{id}"))[0].text().collect::<String>();
    let dark = get("/trends?area=open-data&theme=dark").html();
    assert!(code(&dark, "live").contains("/embed/trends?area=open-data&amp;theme=dark\""));
    assert!(code(&dark, "live").contains("/trends.png?area=open-data&amp;theme=dark\""));
    assert!(code(&dark, "image").contains("&amp;imWidth=1200&amp;theme=dark\""));
    let frozen = code(&dark, "frozen");
    assert!(frozen.contains("&amp;data=") && frozen.contains("&amp;theme=dark\""), "{frozen}");
    let preview = all(&dark, ".share-preview")[0].attr("src");
    assert_eq!(preview, Some("/embed/trends?area=open-data&theme=dark"));
    let plain = get("/trends?area=open-data").html();
    for id in ["live", "frozen", "image"] {
        assert!(!code(&plain, id).contains("theme="), "{id}");
    }
}
