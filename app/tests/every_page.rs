//! What holds for all pages, with every kind of data.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use crate::made::Made;
use crate::render::{render, render_with};

/// Every page, and the ways in which it can be asked.
pub(crate) const ADDRESSES: [&str; 36] = [
    "/",
    "/trends",
    "/trends?area=open-data~nothing&time=2031..1999&level=regional&measure=share",
    "/trends?measure=count&member=member-3&country=KEN&region=europe&by=challenge",
    "/areas",
    "/areas?sort=commitments",
    "/areas?sort=taste",
    "/areas/open-data",
    "/areas/hostile",
    "/areas/none",
    "/challenges/open-data",
    "/regions/africa-and-the-middle-east",
    "/regions/nowhere",
    "/members",
    "/members?q=%3C/title%3E%3Cscript%3E&region=europe&level=regional",
    "/members/cote-divoire",
    "/members/kenya",
    "/members/none",
    "/commitments",
    "/commitments?q=%3C/title%3E%3Cscript%3E&region=europe~americas&area=open-data&level=local&time=2012..2014&page=3",
    "/commitments?page=0&from=1800",
    "/commitments?well=1&inforce=2014&completion=complete~missing&sort=member&challenge=challenge-2&country=COL",
    "/commitments/full",
    "/commitments/bare",
    "/commitments/none",
    "/data",
    "/diary",
    "/diary/1f2e3d4c",
    "/diary/none",
    "/methods",
    "/local",
    "/map",
    "/map?measure=share&level=moon&area=nothing",
    "/compare",
    "/compare?member=member-1~member-2&time=never",
    "/no/such/page",
];

/// Those of them that do not exist.
const MISSING: [&str; 6] =
    ["/areas/none", "/regions/nowhere", "/members/none", "/commitments/none", "/diary/none", "/no/such/page"];

fn sources() -> Vec<Made> {
    let made = Made::default();
    vec![
        made,
        Made { sample: true, last: 2026, ..made },
        Made { empty: true, ..made },
        Made { broken: true, ..made },
    ]
}

/// Runs `check` on every page, as a document.
fn each(check: impl Fn(&str, &Html)) {
    for made in sources() {
        for address in ADDRESSES {
            let page = render(made.shared(), address);
            check(address, &Html::parse_document(&page.html));
        }
    }
}

pub(crate) fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn has_what_a_document_needs() {
    each(|address, html| {
        assert_eq!(all(html, "html[lang=en]").len(), 1, "{address}: language");
        assert_eq!(all(html, "h1").len(), 1, "{address}: one heading");
        assert_eq!(all(html, "head title").len(), 1, "{address}: title");
        assert_eq!(all(html, "head meta[name=description]").len(), 1, "{address}: description");
        assert_eq!(all(html, "main#main").len(), 1, "{address}: main");
        assert_eq!(all(html, "a.skip[href='#main']").len(), 1, "{address}: skip link");
        assert_eq!(all(html, "header nav[aria-label]").len(), 2, "{address}: navigation and languages");
        assert_eq!(all(html, "head link[rel=stylesheet]").len(), 1, "{address}: stylesheet");
    });
}

#[test]
fn uses_every_id_once_and_points_at_ids_that_exist() {
    each(|address, html| {
        let mut ids = BTreeSet::new();
        for element in all(html, "[id]") {
            let id = element.attr("id").unwrap();
            assert!(ids.insert(id), "{address}: {id} twice");
        }
        for (selector, name) in
            [("[aria-labelledby]", "aria-labelledby"), ("label[for]", "for"), ("[form]", "form")]
        {
            for element in all(html, selector) {
                let target = element.attr(name).unwrap();
                assert!(ids.contains(target), "{address}: {name}={target}");
            }
        }
        for link in all(html, "a[href^='#']") {
            assert!(ids.contains(&link.attr("href").unwrap()[1..]), "{address}: {}", link.html());
        }
    });
}

#[test]
fn names_every_control() {
    each(|address, html| {
        let labels = all(html, "label[for]").iter().map(|l| l.attr("for").unwrap()).collect::<BTreeSet<_>>();
        for control in all(html, "input:not([type=hidden]), select") {
            let wrapped =
                control.ancestors().filter_map(ElementRef::wrap).any(|a| a.value().name() == "label");
            let named =
                control.attr("aria-label").is_some() || labels.contains(control.attr("id").unwrap_or(""));
            assert!(wrapped || named, "{address}: {}", control.html());
        }
        for fieldset in all(html, "fieldset") {
            assert!(fieldset.html().contains("<legend"), "{address}: {}", fieldset.html());
        }
    });
}

#[test]
fn tables_are_tables() {
    each(|address, html| {
        for table in all(html, "table") {
            let html = table.html();
            assert!(html.contains("<tbody") && html.contains("scope=\"col\""), "{address}: {html}");
        }
        assert!(
            all(html, "td:not([role]), th:not([scope])").is_empty(),
            "{address}: a cell without role or scope"
        );
    });
}

#[test]
fn keeps_the_content_security_policy() {
    each(|address, html| {
        assert!(all(html, "[style]").is_empty(), "{address}: {:?}", all(html, "[style]")[0].html());
        assert!(all(html, "[onclick], [onload], style").is_empty(), "{address}: inline code");
        for link in all(html, "a[href]") {
            let href = link.attr("href").unwrap();
            assert!(href.starts_with(['/', '#']) || href.starts_with("https://"), "{address}: {href}");
        }
    });
}

#[test]
fn shows_hostile_texts_as_text() {
    each(|address, html| {
        for script in all(html, "script") {
            assert!(script.attr("type") == Some("module"), "{address}: {}", script.html());
        }
    });
}

#[test]
fn says_when_the_data_are_a_sample() {
    for address in ADDRESSES {
        for sample in [true, false] {
            let page = render(Made { sample, ..Made::default() }.shared(), address);
            let html = Html::parse_document(&page.html);
            assert_eq!(all(&html, ".strip a[href='/data#load']").len(), usize::from(sample), "{address}");
        }
    }
}

#[test]
fn loads_scripts_only_where_there_is_an_island() {
    for address in ADDRESSES {
        let page = render(Made::default().shared(), address);
        let with_charts =
            ["/trends", "/areas/", "/challenges/", "/regions/", "/members/", "/map", "/compare"];
        let live = with_charts.iter().any(|start| address.starts_with(start));
        let html = Html::parse_document(&page.html);
        assert_eq!(!all(&html, "script").is_empty(), live, "{address}");
        assert!(live || all(&html, "leptos-island").is_empty(), "{address}");
        let shared = all(&html, ".share").len();
        assert_eq!(
            all(&html, "leptos-island .share-dialog").len(),
            shared,
            "{address}: the dialog of the panel"
        );
    }
}

#[test]
fn codes_to_copy_are_text_and_nothing_else() {
    for address in ADDRESSES {
        let page = render(Made::default().shared(), address);
        for field in page.html.split("<textarea").skip(1) {
            let (_, content) = field.split_once('>').unwrap();
            let (content, _) = content.split_once("</textarea>").unwrap();
            assert!(!content.contains('<') && content.contains("&lt;"), "{address}: {content}");
        }
    }
}

#[test]
fn works_without_built_assets() {
    for address in ADDRESSES {
        let page = render_with(Some(Made::default().shared()), None, address);
        assert!(page.html.contains("cargo xtask build"), "{address}");
        assert!(
            all(&Html::parse_document(&page.html), "script, link[rel=stylesheet]").is_empty(),
            "{address}"
        );
    }
}

#[test]
fn has_the_right_status() {
    let status = |made: Made, address| render(made.shared(), address).status;
    for address in ADDRESSES {
        let expected = if MISSING.contains(&address) { 404 } else { 200 };
        assert_eq!(status(Made::default(), address), expected, "{address}");
    }
    let broken = render(Made { broken: true, ..Made::default() }.shared(), "/trends");
    assert_eq!(broken.status, 500);
    assert!(broken.html.contains("e-4711"));
    assert_eq!(render_with(None, None, "/").status, 500);
}
