//! The pages on areas, regions and members: every one there is, of the sample and of the real export, and their numbers
//! against an independent count.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use app::model::place::Region;
use app::model::release::Kind;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::response::Parts;
use axum::http::{Request, StatusCode};
use ogp_dashboard::analysis::Analysis;
use ogp_dashboard::reference::Reference;
use ogp_dashboard::store::{self, Data};
use ogp_dashboard::web::{Server, router};
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt;

use crate::{referee, support};

/// A server and the slugs of the members in its data.
pub(crate) struct Site {
    server: Server,
    members: BTreeSet<String>,
    runtime: tokio::runtime::Runtime,
}

impl Site {
    fn new(data: Data) -> Self {
        let members = data.plans.iter().map(|plan| plan.member.clone()).collect();
        let analysis = Analysis::new(data, Arc::clone(&REFERENCE)).unwrap();
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        Self { server: Server::new(Arc::new(analysis)), members, runtime }
    }

    fn get(&self, address: &str) -> (StatusCode, Html) {
        let (parts, bytes) = self.ask(address);
        (parts.status, Html::parse_document(std::str::from_utf8(&bytes).unwrap()))
    }

    /// Status and headers, and the bytes of the body.
    pub(crate) fn ask(&self, address: &str) -> (Parts, Bytes) {
        let request = Request::get(address).body(Body::empty()).unwrap();
        self.runtime.block_on(async {
            let response = router(self.server.clone()).oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap();
            (parts, bytes)
        })
    }

    /// Every page on an area, challenge area, region or member: those of the reference, and those of the data alone.
    fn addresses(&self) -> Vec<String> {
        let areas = REFERENCE.areas.iter().map(|area| format!("/areas/{}", area.id));
        let challenges = REFERENCE.challenges.iter().map(|challenge| format!("/challenges/{}", challenge.id));
        let regions = Region::ALL.map(|region| format!("/regions/{}", region.slug()));
        let known = REFERENCE.members.iter().map(|member| member.slug.clone());
        let members: BTreeSet<String> = known.chain(self.members.iter().cloned()).collect();
        let members = members.into_iter().map(|slug| format!("/members/{slug}"));
        ["/areas".into(), "/members".into()]
            .into_iter()
            .chain(areas)
            .chain(challenges)
            .chain(regions)
            .chain(members)
            .collect()
    }
}

static REFERENCE: LazyLock<Arc<Reference>> = LazyLock::new(|| Arc::new(Reference::load().unwrap()));
pub(crate) static SAMPLE: LazyLock<Site> = LazyLock::new(|| Site::new(store::sample(&REFERENCE)));
pub(crate) static EXPORT: LazyLock<Option<Site>> = LazyLock::new(|| {
    let export = support::explorer()?;
    Some(Site::new(Data::new(support::ingest_paths(&[export]), Kind::Loaded)))
});

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The cells of the row of a section whose heading links to an address, or has a text.
fn cells(html: &Html, section: &str, row: &str) -> Vec<String> {
    let rows = all(html, &format!("section[aria-labelledby={section}] tbody tr"));
    let head = Selector::parse("th").unwrap();
    let is_meant = |tr: &&ElementRef<'_>| {
        tr.select(&head).any(|th| text(th).starts_with(row) || th.html().contains(&format!("\"{row}\"")))
    };
    let found = rows.iter().find(is_meant).unwrap_or_else(|| panic!("no row {row} in {section}"));
    found.select(&Selector::parse("td").unwrap()).map(text).collect()
}

fn is_whole(address: &str, status: StatusCode, html: &Html) -> BTreeSet<String> {
    assert_eq!(status, StatusCode::OK, "{address}");
    let canonical = format!("head > link[rel=canonical][href='{address}']");
    for (selector, times) in [
        ("h1", 1),
        ("head > title", 1),
        ("head > meta[name=description]", 1),
        (&*canonical, 1),
        ("[style]", 0),
    ] {
        assert_eq!(all(html, selector).len(), times, "{selector} of {address}");
    }
    assert!(!all(html, "meta[name=description]")[0].attr("content").unwrap().is_empty(), "{address}");
    let ids: Vec<_> = all(html, "[id]").iter().filter_map(|element| element.attr("id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "an id twice on {address}: {ids:?}");
    let links = all(html, "main a[href^='/']");
    links
        .iter()
        .filter_map(|link| link.attr("href")?.split('#').next())
        .filter(|href| {
            // The same pages in other forms have a dot in their path.
            let is_page = !href.split('?').next().unwrap_or_default().contains('.');
            is_page && ["/areas", "/challenges", "/regions", "/members"].iter().any(|at| href.starts_with(at))
        })
        .map(str::to_owned)
        .collect()
}

fn every_page_of(site: &Site) {
    let addresses = site.addresses();
    let mut linked = BTreeSet::new();
    for address in &addresses {
        let (status, html) = site.get(address);
        linked.extend(is_whole(address, status, &html));
    }
    let visited: BTreeSet<&String> = addresses.iter().collect();
    for address in linked.iter().filter(|address| !visited.contains(address)) {
        assert_eq!(site.get(address).0, StatusCode::OK, "linked: {address}");
    }
}

#[test]
fn every_page_of_the_sample_is_whole() {
    every_page_of(&SAMPLE);
}

#[test]
fn every_page_of_the_real_export_is_whole() {
    if let Some(site) = EXPORT.as_ref() {
        every_page_of(site);
    }
}

#[test]
fn every_area_and_member_of_the_data_is_listed() {
    for site in [Some(&*SAMPLE), EXPORT.as_ref()].into_iter().flatten() {
        let (_, html) = site.get("/members");
        for slug in &site.members {
            let link = format!("main a[href='/members/{slug}']");
            assert_eq!(all(&html, &link).len(), 1, "{slug}");
        }
        let (_, html) = site.get("/areas");
        for area in &REFERENCE.areas {
            assert_eq!(all(&html, &format!("main a[href='/areas/{}']", area.id)).len(), 1, "{}", area.id);
        }
        for challenge in &REFERENCE.challenges {
            let link = format!("main a[href='/challenges/{}']", challenge.id);
            assert_eq!(all(&html, &link).len(), 1, "{}", challenge.id);
        }
    }
}

#[test]
fn what_nobody_knows_is_a_404() {
    for address in ["/areas/nope", "/challenges/open-data", "/regions/nowhere", "/members/atlantis"] {
        let (status, html) = SAMPLE.get(address);
        assert_eq!(status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(all(&html, "h1").len(), 1, "{address}");
    }
}

#[test]
fn a_member_without_data_has_a_page_that_says_so() {
    let site = &*SAMPLE;
    let without = REFERENCE.members.iter().find(|member| !site.members.contains(&member.slug)).unwrap();
    let (status, html) = site.get(&format!("/members/{}", without.slug));
    assert_eq!(status, StatusCode::OK);
    assert!(text(all(&html, "main")[0]).contains("This release has no plan of this member"));
    assert!(all(&html, "main table").is_empty());
    let (_, list) = site.get("/members");
    assert_eq!(all(&list, &format!(".without a[href='/members/{}']", without.slug)).len(), 1);
    for slug in &site.members {
        assert!(all(&list, &format!(".without a[href='/members/{slug}']")).is_empty(), "{slug} has plans");
    }
}

#[test]
fn members_are_found_by_other_spellings_and_the_form_has_a_canonical_address() {
    let (_, html) = SAMPLE.get("/members?q=sao+paulo");
    let found = all(&html, "main tbody th").into_iter().map(text).collect::<Vec<_>>();
    assert!(!found.is_empty() && found.iter().all(|name| name.contains("São Paulo")), "{found:?}");
    let (_, html) = SAMPLE.get("/members?region=europe&level=local");
    assert_eq!(all(&html, "main h3").len(), 1);
    assert_eq!(all(&html, "option[selected][value=europe], option[selected][value=local]").len(), 2);
    assert_eq!(SAMPLE.get("/members?q=&region=europe&level=").0, StatusCode::SEE_OTHER);
    let (_, html) = SAMPLE.get("/members?level=galactic");
    assert_eq!(all(&html, "main [role=alert]").len(), 1);
}

#[test]
fn areas_are_sorted_as_asked() {
    let names = |address: &str, group: &str| -> Vec<String> {
        let (_, html) = SAMPLE.get(address);
        all(&html, &format!("section[aria-labelledby={group}] tbody th")).into_iter().map(text).collect()
    };
    let group = "group-anti-corruption-and-integrity";
    let by_name = names("/areas", group);
    let mut sorted = by_name.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(by_name, sorted);
    let by_size = names("/areas?sort=commitments", group);
    assert_ne!(by_name, by_size);
    let (_, html) = SAMPLE.get("/areas?sort=commitments");
    // Names such as “Conflicts of Interest” stand in the heading of a row.
    let rows = all(&html, &format!("section[aria-labelledby={group}] tbody td:nth-child(2)"));
    let sizes: Vec<u32> = rows.iter().map(|row| k_of(&text(*row))).collect();
    assert!(sizes.windows(2).all(|pair| pair[0] >= pair[1]), "{sizes:?}");
    assert_eq!(all(&SAMPLE.get("/areas?sort=taste").1, "main [role=alert]").len(), 1);
}

/// The k of the first “k of n” in a text.
fn k_of(text: &str) -> u32 {
    let (before, _) = text.split_once(" of ").unwrap();
    before.rsplit(' ').next().unwrap().replace(',', "").parse().unwrap()
}

fn of(k: usize, n: usize) -> String {
    let number = |n: usize| app::text::number::count(app::model::lang::Lang::En, u32::try_from(n).unwrap());
    format!("{} of {}", number(k), number(n))
}

#[test]
fn numbers_are_those_of_an_independent_count() {
    let (Some(site), Some(export)) = (EXPORT.as_ref(), support::explorer()) else { return };
    let rows = referee::rows(&export);
    let count = |keep: &dyn Fn(&referee::Row) -> bool, area: &str| {
        let within: Vec<_> = rows.iter().filter(|row| keep(row)).collect();
        of(within.iter().filter(|row| row.areas.contains(area)).count(), within.len())
    };
    for area in ["open-data", "public-participation", "asset-disclosure"] {
        let (_, html) = site.get(&format!("/areas/{area}"));
        let lede = text(all(&html, ".page-head .lede")[0]);
        assert!(lede.contains(&count(&|_| true, area)), "{area}: {lede}");
        for region in Region::ALL {
            let expected = count(&|row| row.region == region.slug(), area);
            let cells = cells(&html, "regions", &format!("/regions/{}", region.slug()));
            assert!(cells[1].contains(&expected), "{area}, {}: {cells:?}", region.slug());
        }
    }
    let (_, html) = site.get("/regions/americas");
    let row = cells(&html, "areas", "/areas/open-data");
    assert!(row[0].contains(&count(&|row| row.region == "americas", "open-data")), "{row:?}");
    assert!(row[1].contains(&count(&|_| true, "open-data")), "{row:?}");
    let (_, html) = site.get("/members/brazil");
    let by_plan = cells(&html, "areas", "/areas/open-data");
    for (cell, plan) in by_plan.iter().zip([1, 2]) {
        assert_eq!(*cell, count(&|row| row.member == "brazil" && row.plan == plan, "open-data"));
    }
    let beside = cells(&html, "beside", "/areas/open-data");
    for (cell, keep) in beside.iter().zip([
        &(|row: &referee::Row| row.member == "brazil") as &dyn Fn(&referee::Row) -> bool,
        &|row| row.region == "americas",
        &|_| true,
    ]) {
        assert!(cell.contains(&count(keep, "open-data")), "{cell}");
    }
}

#[test]
fn ratings_are_those_of_an_independent_count() {
    let (Some(site), Some(export)) = (EXPORT.as_ref(), support::explorer()) else { return };
    let text = std::fs::read_to_string(Path::new(&export)).unwrap();
    let (_, body) = text.split_once('\n').unwrap();
    let rows = support::table(body.as_bytes());
    let brazil: Vec<_> = rows.iter().filter(|row| row["Country"] == "Brazil").collect();
    let step = |row: &&&std::collections::BTreeMap<String, String>, steps: &[&str]| {
        steps.contains(&row["Completion (progress report)"].as_str())
    };
    let good = brazil.iter().filter(|row| step(row, &["c. Substantial", "d. Complete"])).count();
    let rated = brazil.iter().filter(|row| !step(row, &["NR", "Unclear", "NA", "ND", ""])).count();
    let (_, html) = site.get("/members/brazil");
    let cells = cells(&html, "ratings", "Completion");
    assert!(cells[0].contains(&of(good, rated)), "{} in {cells:?}", of(good, rated));
    let early = self::cells(&html, "ratings", "Early results");
    assert!(early[0].contains("none rated") && early[0].contains("83 "), "none is a zero: {early:?}");
}

#[test]
fn local_members_are_compared_with_local_members() {
    let local = REFERENCE.members.iter().find(|member| {
        SAMPLE.members.contains(&member.slug) && member.level == app::model::place::Level::Local
    });
    let (_, html) = SAMPLE.get(&format!("/members/{}", local.unwrap().slug));
    let heads: Vec<String> =
        all(&html, "section[aria-labelledby=ratings] thead th").into_iter().map(text).collect();
    assert!(heads[2].contains("local members") && heads[3] == "All local members", "{heads:?}");
}
