//! OGP Local, the map and the comparison: what they say in the sample, in the simulation and in the Explorer export.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use app::model::place::Level;
use app::model::release::Kind;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use ogp_dashboard::analysis::Analysis;
use ogp_dashboard::chart::{Face, text_width};
use ogp_dashboard::reference::Reference;
use ogp_dashboard::simulation;
use ogp_dashboard::store::{self, Data};
use ogp_dashboard::web::{Server, router};
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt;

use crate::support::{ingest_paths, sample, shared};

static REFERENCE: LazyLock<Arc<Reference>> = LazyLock::new(|| Arc::new(Reference::load().unwrap()));

/// A release with its server.
pub(crate) struct Site {
    pub(crate) name: &'static str,
    pub(crate) data: Data,
    server: Server,
}

impl Site {
    fn new(name: &'static str, data: Data) -> Self {
        let analysis = Analysis::new(data.clone(), Arc::clone(&REFERENCE)).unwrap();
        Self { name, data, server: Server::new(Arc::new(analysis)) }
    }

    pub(crate) fn get(&self, address: &str) -> (StatusCode, String) {
        let request = Request::get(address).body(Body::empty()).unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        runtime.unwrap().block_on(async {
            let response = router(self.server.clone()).oneshot(request).await.unwrap();
            let status = response.status();
            let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            (status, String::from_utf8_lossy(&body).into_owned())
        })
    }

    pub(crate) fn page(&self, address: &str) -> Html {
        let (status, body) = self.get(address);
        assert_eq!(status, StatusCode::OK, "{}: {address}", self.name);
        Html::parse_document(&body)
    }
}

pub(crate) static SAMPLE: LazyLock<Site> = LazyLock::new(|| Site::new("sample", store::sample(&REFERENCE)));
pub(crate) static DEMO: LazyLock<Site> =
    LazyLock::new(|| Site::new("demo", Data::new(simulation::demo(&REFERENCE), Kind::Simulated)));
pub(crate) static EXPLORER: LazyLock<Option<Site>> = LazyLock::new(|| {
    let path = shared("data/explorer/ogpirm_live_data.csv")?;
    Some(Site::new("explorer", Data::new(ingest_paths(&[path]), Kind::Loaded)))
});

fn sites() -> Vec<&'static Site> {
    [Some(&*SAMPLE), Some(&*DEMO), EXPLORER.as_ref()].into_iter().flatten().collect()
}

pub(crate) fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

pub(crate) fn text(element: &ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    all(html, selector).iter().map(text).collect()
}

fn links(html: &Html, selector: &str) -> Vec<String> {
    all(html, selector).iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect()
}

const PAGES: [&str; 9] = [
    "/local",
    "/map",
    "/map?measure=plans",
    "/map?measure=share",
    "/map?measure=completion&sort=value",
    "/map?level=local&sort=region",
    "/compare",
    "/compare?region=americas~europe",
    "/compare?area=open-data~public-participation",
];

#[test]
fn pages_are_whole_in_every_release() {
    for site in sites() {
        for page in PAGES {
            let html = site.page(page);
            let place = format!("{}: {page}", site.name);
            assert_eq!(all(&html, "h1").len(), 1, "{place}");
            assert_eq!(all(&html, "head > title").len(), 1, "{place}");
            assert_eq!(all(&html, "head > link[rel=canonical]").len(), 1, "{place}");
            assert!(all(&html, "[style]").is_empty(), "{place}");
            let ids: Vec<_> = all(&html, "[id]").iter().filter_map(|e| e.attr("id")).collect();
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{place}: ids twice");
        }
    }
}

#[test]
fn links_lead_somewhere() {
    for site in sites() {
        let mut found = BTreeSet::new();
        for page in PAGES {
            let html = site.page(page);
            found.extend(links(&html, "main a[href^='/']"));
            let targets = links(&html, "main a[href^='#']");
            for target in targets {
                assert_eq!(all(&html, &format!("[id='{}']", &target[1..])).len(), 1, "{page}: {target}");
            }
        }
        assert!(found.len() > 50, "{}: {}", site.name, found.len());
        if site.get("/members").0 != StatusCode::OK {
            println!("skipped: links to members, whose pages this server does not have");
            found.retain(|link| !link.starts_with("/members/"));
        }
        let broken: Vec<_> = found.into_iter().filter(|link| site.get(link).0 != StatusCode::OK).collect();
        assert!(broken.is_empty(), "{}: {broken:?}", site.name);
    }
}

/// Rows of the shipped file, by member and dates of the plan, without any code of the ingest.
fn local_plans() -> BTreeMap<(String, String, String), u32> {
    let mut reader = csv::Reader::from_path(sample("local_commitments.csv")).unwrap();
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (member, start, end) = (column("member"), column("plan_start"), column("plan_end"));
    let mut plans = BTreeMap::new();
    for row in reader.records() {
        let row = row.unwrap();
        let key = (row[member].to_owned(), row[start].to_owned(), row[end].to_owned());
        *plans.entry(key).or_default() += 1;
    }
    plans
}

#[test]
fn long_local_plans_are_those_of_the_file() {
    let long: BTreeSet<(String, String, String)> = local_plans()
        .into_iter()
        .filter(|(_, commitments)| *commitments > 5)
        .map(|((member, start, _), commitments)| (member, start[..4].to_owned(), commitments.to_string()))
        .collect();
    assert_eq!(long.len(), 1, "{long:?}");
    let html = SAMPLE.page("/local");
    let rows = all(&html, ".over tbody tr");
    let shown: BTreeSet<_> = rows
        .iter()
        .map(|row| {
            let cells: Vec<String> =
                row.children().filter_map(ElementRef::wrap).map(|cell| text(&cell)).collect();
            let member = long.iter().map(|(member, ..)| member).find(|member| cells[0].starts_with(*member));
            (member.cloned().unwrap_or_else(|| cells[0].clone()), cells[1].clone(), cells[2].clone())
        })
        .collect();
    assert_eq!(shown, long);
    let counted: u32 = texts(&html, "section[aria-labelledby=limit] .stats dd:not(.sub)")
        .iter()
        .map(|of| of.split(' ').next_back().unwrap().parse::<u32>().unwrap())
        .sum();
    let plans = SAMPLE.data.plans.iter().filter(|plan| plan.level == Level::Local).count();
    assert_eq!(counted as usize, plans, "every local plan stands in one of the groups");
}

#[test]
fn local_areas_are_those_of_the_file() {
    let html = SAMPLE.page("/local");
    let row = texts(&html, "section[aria-labelledby=themes] tbody tr");
    let open_data = row.iter().find(|row| row.starts_with("Open Data")).expect("a row of open data");
    let count = |level: Level, years: (i32, i32)| {
        let mut counts = (0, 0);
        for commitment in SAMPLE.data.commitments.iter().filter(|c| c.level == level && c.coding.is_some()) {
            let plan = SAMPLE.data.plans.iter().find(|plan| plan.id == commitment.plan).unwrap();
            if plan.year.is_some_and(|year| (years.0..=years.1).contains(&year)) {
                counts.0 += u32::from(commitment.areas.iter().any(|area| area == "open-data"));
                counts.1 += 1;
            }
        }
        counts
    };
    let tagged = |plan: &&app::model::commitment::Plan| {
        SAMPLE.data.commitments.iter().any(|c| c.plan == plan.id && c.coding.is_some())
    };
    let years: Vec<i32> = SAMPLE
        .data
        .plans
        .iter()
        .filter(|plan| plan.level == Level::Local)
        .filter(tagged)
        .filter_map(|plan| plan.year)
        .collect();
    let span = (*years.iter().min().unwrap(), *years.iter().max().unwrap());
    for level in [Level::Local, Level::National] {
        let (k, n) = count(level, span);
        assert!(open_data.contains(&format!("{k} of {n}")), "{level:?}: {k} of {n} in {open_data}");
    }
}

#[test]
fn stories_lead_to_their_commitments() {
    let html = SAMPLE.page("/local");
    let links = links(&html, ".stories a");
    for id in ["MAD0001", "COBOG0006", "IDBNG0004", "MXMTY0001"] {
        assert!(links.contains(&format!("/commitments/{id}")), "{id}: {links:?}");
    }
    assert_eq!(all(&html, "section[aria-labelledby=circles] .cards > li").len(), 3);
    for site in sites().into_iter().skip(1) {
        let html = site.page("/local");
        assert!(texts(&html, ".stories").concat().contains("not in these data"), "{}", site.name);
        assert_eq!(all(&html, ".stories a").len(), 0, "{}", site.name);
    }
}

#[test]
fn every_national_member_is_on_the_map_once() {
    for site in sites() {
        let html = site.page("/map?measure=plans");
        let shown = links(&html, "svg.map a");
        let unique: BTreeSet<&String> = shown.iter().collect();
        assert_eq!(shown.len(), unique.len(), "{}: a member twice", site.name);
        let mut plans: BTreeMap<&str, u32> = BTreeMap::new();
        for plan in site.data.plans.iter().filter(|plan| plan.level == Level::National) {
            *plans.entry(&plan.member).or_default() += 1;
        }
        assert!(!plans.is_empty());
        for (member, number) in &plans {
            let selector = format!("svg.map a[href='/members/{member}']");
            let marks = all(&html, &selector);
            assert_eq!(marks.len(), 1, "{}: {member}", site.name);
            let name = title(&marks[0]);
            assert!(name.ends_with(&format!(": {number}")), "{}: {name}", site.name);
            let tiles = all(&html, &format!("{selector} rect")).len();
            let drawn = all(&html, &format!("{selector} > path, {selector} > circle")).len();
            let fictional = site.name == "demo";
            assert_eq!((drawn, tiles), if fictional { (0, 1) } else { (1, 0) }, "{}: {member}", site.name);
        }
    }
}

/// What a mark of the map is called.
fn title(mark: &ElementRef<'_>) -> String {
    text(&mark.select(&Selector::parse("title").unwrap()).next().unwrap())
}

#[test]
fn every_member_of_ogp_has_a_place_on_the_map() {
    for member in REFERENCE.members.iter().filter(|member| member.level == Level::National) {
        let outlines = REFERENCE.outlines.iter().filter(|outline| outline.iso3 == member.iso3).count();
        assert_eq!(outlines, 1, "{}", member.name);
    }
}

#[test]
fn no_data_zero_and_too_few_look_different() {
    let html = SAMPLE.page("/map?measure=share&area=open-data");
    for class in ["a.none", "a.p0", "a.few", "a:is(.p1, .p2, .p3)"] {
        assert!(!all(&html, &format!("svg.map > {class}")).is_empty(), "{class}");
    }
    assert_eq!(all(&html, "svg.map > path.land").len(), 1);
    for few in all(&html, "svg.map > a.few") {
        let name = title(&few);
        assert!(name.contains("too uncertain for a share") && !name.contains('%'), "{name}");
    }
    assert_eq!(texts(&html, ".map-legend li").len(), 7);
}

#[test]
fn what_is_compared_leads_to_its_own_page() {
    for (query, kind) in [
        ("region=europe~americas", "regions"),
        ("area=open-data~gender", "areas"),
        ("member=brazil~chile", "members"),
    ] {
        let html = SAMPLE.page(&format!("/compare?{query}"));
        let ids = query.split_once('=').unwrap().1.split('~');
        let pages: Vec<String> = ids.map(|id| format!("/{kind}/{id}")).collect();
        assert_eq!(links(&html, "section[aria-labelledby=side] thead a"), pages);
    }
    let html = SAMPLE.page("/compare?member=brazil~chile");
    assert!(
        !texts(&html, "figure").concat().contains("comparison"),
        "counts of members beside those of regions"
    );
}

#[test]
fn no_text_leaves_the_picture_of_the_map() {
    let data = &SAMPLE.data;
    let mut release = data.release.clone();
    // A source as long as a file may be named.
    release.sources =
        vec!["commitments of all members as they were downloaded and then named anew ".repeat(4)];
    let site = Site::new("long", Data { release, ..data.clone() });
    for lang in ["en", "es", "fr"] {
        let (_, svg) = site.get(&format!("/map.svg?measure=share&lang={lang}"));
        let document = roxmltree::Document::parse(&svg).unwrap();
        let texts = document.descendants().filter(|node| node.has_tag_name("text"));
        let written = texts.filter(|text| text.attribute("x") == Some("0"));
        let widths = written.map(|text| {
            let (face, size) = match text.attribute("class") {
                Some("head") => (Face::Bold, 48.0),
                Some("fine") => (Face::Regular, 24.0),
                _ => (Face::Regular, 28.0),
            };
            text_width(text.text().unwrap(), face, size)
        });
        let widths: Vec<f64> = widths.collect();
        assert!(widths.len() > 3, "{lang}: the source takes more than one line");
        assert!(widths.iter().all(|width| *width <= 2000.0), "{lang}: {widths:?}");
    }
}

#[test]
fn the_table_says_what_the_map_says() {
    for site in sites() {
        for address in ["/map", "/map?measure=share", "/map?measure=completion"] {
            let html = site.page(address);
            let marks: BTreeMap<String, String> = all(&html, "svg.map > a")
                .iter()
                .map(|mark| (mark.attr("href").unwrap().into(), title(mark)))
                .collect();
            let rows = all(&html, "section[aria-labelledby=numbers] tbody tr");
            assert_eq!(rows.len(), marks.len(), "{}: {address}", site.name);
            let link = Selector::parse("th a").unwrap();
            for row in rows {
                let href = row.select(&link).next().unwrap().attr("href").unwrap();
                let last = row.children().filter_map(ElementRef::wrap).last().unwrap();
                let (_, said) = marks[href].rsplit_once(": ").unwrap();
                let cell = text(&last);
                assert!(cell == said || cell == "–", "{}: {href}: {cell}, {said}", site.name);
            }
        }
    }
}

#[test]
fn the_table_is_ordered_by_name_and_never_by_a_raw_share() {
    let names = |address: &str| texts(&SAMPLE.page(address), "section[aria-labelledby=numbers] tbody th");
    let by_name = names("/map?measure=completion");
    let mut sorted = by_name.clone();
    // Accents do not count.
    sorted.sort_by_key(|name| name.replace('ô', "o").replace('ü', "u"));
    assert_eq!(by_name, sorted);
    let html = SAMPLE.page("/map?measure=share&area=open-data&sort=value");
    assert!(texts(&html, "main").concat().contains("drawn towards the average"));
    let cells = texts(&html, "section[aria-labelledby=numbers] tbody tr > :last-child");
    let raw: Vec<f64> = cells
        .iter()
        .filter_map(|cell| {
            let (k, rest) = cell.split_once(" of ")?;
            let n = rest.split(|c: char| !c.is_ascii_digit()).next()?;
            Some(k.parse::<f64>().ok()? / n.parse::<f64>().ok()?)
        })
        .collect();
    assert!(raw.len() > 20 && raw[0] > 0.0, "{cells:?}");
    assert!(raw.windows(2).any(|pair| pair[0] < pair[1]), "the order is not that of the raw shares");
}

#[test]
fn a_bad_value_is_a_notice_on_the_page_and_a_400_on_the_file() {
    let html = SAMPLE.page("/map?measure=banana");
    assert_eq!(all(&html, "main [role=alert]").len(), 1);
    assert_eq!(SAMPLE.get("/map.svg?measure=banana").0, StatusCode::BAD_REQUEST);
    let local = SAMPLE.page("/map?level=local&measure=completion");
    assert!(texts(&local, "main [role=alert]").concat().contains("IRM"));
    let (status, svg) = SAMPLE.get("/map.svg?measure=share&theme=dark");
    assert_eq!(status, StatusCode::OK);
    assert!(svg.starts_with("<svg") && !svg.contains("<a ") && svg.contains("#121212"), "{}", &svg[..80]);
    let five = SAMPLE.page("/compare?area=open-data~gender~public-participation~justice~education");
    assert!(texts(&five, "main [role=alert]").concat().contains("at most 4"));
}

#[test]
fn a_comparison_counts_what_the_file_has() {
    let (first, second) = ("mexico", "united-kingdom");
    let html = SAMPLE.page(&format!("/compare?member={first}~{second}"));
    let rows = texts(&html, "section[aria-labelledby=side] tbody tr");
    let count = |of: &str| SAMPLE.data.commitments.iter().filter(|c| c.member == of).count();
    let plans = |of: &str| SAMPLE.data.plans.iter().filter(|plan| plan.member == of).count();
    assert!(count(first) > 0 && count(second) > 0);
    assert!(rows.contains(&format!("Commitments {} {}", count(first), count(second))), "{rows:?}");
    assert!(rows.contains(&format!("Plans {} {}", plans(first), plans(second))), "{rows:?}");
    assert!(!links(&html, "main a[href^='/trends?']").is_empty());
    assert_eq!(texts(&html, "thead th").iter().filter(|name| *name == "Mexico").count(), 2);
}

#[test]
fn fewer_than_two_are_explained_not_compared() {
    for address in ["/compare", "/compare?member=mexico", "/compare?region=europe", "/compare?area=open-data"]
    {
        let html = SAMPLE.page(address);
        assert!(all(&html, "main table, main svg.chart").is_empty(), "{address}");
        assert_eq!(all(&html, "main form[action='/compare']").len(), 3, "{address}");
        assert_eq!(all(&html, "main .lede").len(), 1, "{address}");
    }
    let chosen = SAMPLE.page("/compare?member=mexico");
    assert_eq!(all(&chosen, "#member-0 option[value=mexico][selected]").len(), 1, "the choice is kept");
}

#[test]
fn what_the_forms_send_is_sent_on() {
    // Reading the sample wants a runtime of its own.
    let site = &*SAMPLE;
    for (sent, canonical) in [
        ("/compare?member=mexico&member=chile&member=&member=", "/compare?member=mexico~chile"),
        ("/map?measure=count&area=&level=national", "/map"),
    ] {
        let request = Request::get(sent).body(Body::empty()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let response =
            runtime.block_on(async { router(site.server.clone()).oneshot(request).await.unwrap() });
        assert_eq!(
            response.headers().get("location").map(|to| to.to_str().unwrap()),
            Some(canonical),
            "{sent}"
        );
    }
}
