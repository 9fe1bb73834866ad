//! What stands under every drawing, what links beside numbers lead to, and what pages say where the release has nothing.

use std::collections::BTreeSet;

use app::model::rating::Rating;
use axum::http::StatusCode;
use ogp_dashboard::reference::Reference;
use scraper::{ElementRef, Html};

use crate::files;
use crate::views::{DEMO, EXPLORER, SAMPLE, Site, all, text};

/// Pages with a drawing whose marks can be asked, of the sample.
const DRAWN: [&str; 9] = [
    "/trends?area=open-data~gender",
    "/areas/open-data",
    "/fr/areas/open-data",
    "/challenges/digital-governance",
    "/regions/americas",
    "/es/members/brazil",
    "/compare?member=kenya~mexico",
    "/compare?region=americas~europe",
    "/compare?area=open-data~gender",
];

/// What a title says of its mark: area, place, year and k of n.
fn parts(title: &str) -> (String, String) {
    let words = title.split(" (").next().unwrap().split(';').next().unwrap();
    let (before, of) = words.rsplit_once(": ").unwrap();
    let year = before.rsplit([' ', ',', '\u{a0}']).find(|part| !part.is_empty()).unwrap();
    (year.to_owned(), of.trim().to_owned())
}

#[test]
fn every_drawing_has_a_table_with_the_numbers_of_its_marks() {
    for address in DRAWN {
        let html = SAMPLE.page(address);
        assert!(!all(&html, ".wide svg.chart").is_empty(), "{address}");
        let cells: BTreeSet<(String, String)> = all(&html, "table.years tbody td[data-l]")
            .iter()
            .flat_map(|cell| {
                let year = cell.attr("data-l").unwrap().to_owned();
                let lines = cell.children().filter_map(ElementRef::wrap).map(|line| text(&line));
                lines.map(move |line| (year.clone(), line)).collect::<Vec<_>>()
            })
            .collect();
        let titles: Vec<String> = all(&html, ".wide .hits title").iter().map(text).collect();
        assert!(titles.len() > 1, "{address}: {}", titles.len());
        for title in &titles {
            assert!(cells.contains(&parts(title)), "{address}: {title}, in the table {cells:?}");
        }
        // Words for the tooltip and the keys stand around every drawing that a reader wraps.
        let wrapped = all(&html, ".reader [data-open][data-keys] .wide svg.chart").len();
        assert_eq!(wrapped, all(&html, ".wide svg.chart").len(), "{address}");
        let ids: Vec<_> = all(&html, "[id]").iter().filter_map(|element| element.attr("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{address}: an id twice");
    }
}

/// How many commitments a list says it has.
fn listed(site: &Site, address: &str) -> u32 {
    let csv = address.replacen("/commitments?", "/commitments.csv?", 1);
    let (status, body) = site.get(&csv);
    assert_eq!(status, StatusCode::OK, "{csv}");
    u32::try_from(csv::Reader::from_reader(body.as_bytes()).records().count()).unwrap()
}

#[test]
fn the_commitments_of_an_area_are_as_many_as_its_page_says() {
    for site in [Some(&*SAMPLE), Some(&*DEMO), EXPLORER.as_ref()].into_iter().flatten() {
        for page in ["/areas/open-data", "/challenges/digital-governance"] {
            let html = site.page(page);
            let lede = text(all(&html, ".page-head .lede").last().unwrap());
            let link = all(&html, ".figure .actions a[href^='/commitments?']");
            let address = link[0].attr("href").unwrap();
            let counted = app::text::number::count(app::model::lang::Lang::En, listed(site, address));
            assert!(lede.contains(&format!("{counted} of ")), "{}: {lede}; {address}: {counted}", site.name);
            assert!(address.contains("coding="), "{}: {address}", site.name);
            let well =
                all(&html, "section[aria-labelledby=worked] a[href*='well=1']")[0].attr("href").unwrap();
            assert!(well.contains("coding=") && listed(site, well) < listed(site, address), "{well}");
        }
    }
}

/// A national member of which the sample has no plan.
fn without_plans(site: &Site) -> (String, String) {
    let reference = Reference::load().unwrap();
    let member = reference.members.iter().find(|member| {
        member.parent_country.is_empty() && site.data.plans.iter().all(|plan| plan.member != member.slug)
    });
    let member = member.unwrap();
    (member.slug.clone(), member.display_name())
}

#[test]
fn a_member_without_data_is_not_compared_as_zero() {
    for site in [Some(&*SAMPLE), EXPLORER.as_ref()].into_iter().flatten() {
        let (slug, name) = without_plans(site);
        let html = site.page(&format!("/compare?member=brazil~{slug}"));
        let cells: Vec<String> =
            all(&html, "section[aria-labelledby=side] tbody td:last-child").iter().map(text).collect();
        assert_eq!(cells[0], "no plan in this release", "{name}");
        assert!(cells[1..].iter().all(|cell| cell == "–"), "{name}: {cells:?}");
        assert!(!all(&html, ".wide svg.chart").is_empty(), "{name}: what there is of the other is drawn");
        assert!(!all(&html, "section[aria-labelledby=common] tbody tr").is_empty(), "{name}");
    }
}

#[test]
fn a_place_without_plans_keeps_its_name_and_nothing_is_drawn() {
    for site in [Some(&*SAMPLE), EXPLORER.as_ref()].into_iter().flatten() {
        let (slug, name) = without_plans(site);
        let html = site.page(&format!("/trends?member={slug}"));
        let caption = text(&all(&html, "#result figcaption")[0]);
        assert!(caption.contains(&name) && !caption.contains("All members"), "{caption}");
        assert!(text(&all(&html, "#result .state")[0]).contains(&format!("no plan of {name}")));
        assert!(all(&html, "#result svg.chart, #result .share").is_empty(), "{name}");
    }
}

#[test]
fn years_in_which_the_release_has_nothing_are_a_problem() {
    let html = SAMPLE.page("/trends?time=2060");
    let (_, last) = SAMPLE.data.release.years.unwrap();
    let notice = text(&all(&html, "#result [role=alert]")[0]);
    assert!(notice.contains("2060") && notice.contains(&(last + 1).to_string()), "{notice}");
    assert!(!all(&html, "#result .wide svg.chart").is_empty());
    assert_eq!(SAMPLE.get("/trends.csv?time=2060").0, StatusCode::BAD_REQUEST);
    assert_eq!(SAMPLE.get(&format!("/trends.csv?time={last}")).0, StatusCode::OK);
}

#[test]
fn a_release_without_local_plans_offers_none() {
    let links = |html: &Html, within: &str| all(html, &format!("{within} a[href*='level=local']")).len();
    assert_eq!(links(&SAMPLE.page("/"), ".doors"), 1);
    assert!(links(&SAMPLE.page("/local"), "main") > 0);
    let Some(site) = EXPLORER.as_ref() else { return };
    assert_eq!(links(&site.page("/"), ".doors"), 0);
    let html = site.page("/local");
    assert_eq!(links(&html, "main"), 0);
    let limit = text(&all(&html, "section[aria-labelledby=limit]")[0]);
    assert!(limit.contains("hold no local plan") && !limit.contains("has more"), "{limit}");
}

#[test]
fn verifiable_says_that_it_may_come_from_specificity() {
    let html = SAMPLE.page("/trends?measure=verifiable");
    assert!(text(&all(&html, "#result figcaption .sub")[0]).contains("specificity medium or high"));
    for site in [Some(&*SAMPLE), Some(&*DEMO), EXPLORER.as_ref()].into_iter().flatten() {
        let found = site.data.commitments.iter().find(|commitment| {
            commitment.ratings.specificity.step().is_some()
                && matches!(commitment.ratings.verifiable, Rating::Missing | Rating::NoSuchIndicator)
        });
        let Some(found) = found else { continue };
        let html = site.page(&format!("/commitments/{}", found.id));
        assert!(
            text(&all(&html, "main")[0]).contains("Counted from specificity"),
            "{}: {}",
            site.name,
            found.id
        );
    }
}

#[test]
fn addresses_for_search_engines_are_whole_where_the_host_is_known() {
    let reply = files::ask(&files::SAMPLE, "GET", "/es/areas/open-data", &[("host", "charts.example")]);
    let html = Html::parse_document(&reply.text());
    let href = |css: &str| all(&html, css)[0].attr("href").unwrap().to_owned();
    assert_eq!(href("head > link[rel=canonical]"), "https://ogp.test/es/areas/open-data");
    assert_eq!(href("head > link[hreflang=fr]"), "https://ogp.test/fr/areas/open-data");
    assert_eq!(href("head > link[hreflang=x-default]"), "https://ogp.test/areas/open-data");
}
