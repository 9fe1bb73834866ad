//! What browsers and programs ask: requests in, status, headers and bodies out.

use std::sync::{Arc, LazyLock};

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use ogp_dashboard::analysis::Analysis;
use ogp_dashboard::reference::Reference;
use ogp_dashboard::store;
use ogp_dashboard::web::{Server, router};
use scraper::{Html, Selector};
use tower::ServiceExt;

/// The server of the sample.
static SERVER: LazyLock<Server> = LazyLock::new(|| {
    let reference = Arc::new(Reference::load().expect("built-in tables"));
    let data = store::sample(&reference);
    Server::new(Arc::new(Analysis::new(data, reference).expect("an analysis")))
});

/// What came back.
pub(crate) struct Answer {
    response: Response<()>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn status(&self) -> StatusCode {
        self.response.status()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.response.headers().get(name).map_or("", |value| value.to_str().expect("a text header"))
    }

    pub(crate) fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }
}

/// Asks the server of the sample.
pub(crate) fn get(address: &str) -> Answer {
    let request = Request::get(address).body(Body::empty()).expect("a request");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let response = router(SERVER.clone()).oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { response: Response::from_parts(parts, ()), body }
    })
}

fn count(html: &Html, selector: &str) -> usize {
    html.select(&Selector::parse(selector).expect("a selector")).count()
}

/// An id of the sample, with its title.
const COMMITMENT: &str = "/commitments/AL0066";
const PAGES: [&str; 13] = [
    "/",
    "/trends",
    "/areas",
    "/areas/open-data",
    "/challenges/digital-governance",
    "/regions/americas",
    "/members",
    "/members/brazil",
    "/commitments",
    COMMITMENT,
    "/data",
    "/diary",
    "/verify",
];

#[test]
fn every_page_is_whole() {
    for page in PAGES {
        let answer = get(page);
        assert_eq!(answer.status(), StatusCode::OK, "{page}");
        let html = answer.html();
        for (selector, times) in [
            ("h1", 1),
            ("main", 1),
            ("head > title", 1),
            ("meta[name=description]", 1),
            ("link[rel=canonical]", 1),
        ] {
            assert_eq!(count(&html, selector), times, "{selector} of {page}");
        }
        assert_eq!(count(&html, "html[lang=en]"), 1, "{page}");
        assert_eq!(count(&html, "[style]"), 0, "{page} has no inline style");
        let ids: Vec<_> = html
            .select(&Selector::parse("[id]").expect("a selector"))
            .filter_map(|element| element.value().id())
            .collect();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(ids.len(), unique.len(), "{page} has ids twice: {ids:?}");
    }
}

/// An answer may be ready before or after its page is first looked at; the head must be whole either way.
#[test]
fn every_head_is_whole_every_time() {
    for page in PAGES.into_iter().cycle().take(88) {
        let html = get(page).html();
        for selector in ["head > title", "head > meta[name=description]", "head > link[rel=canonical]"] {
            assert_eq!(count(&html, selector), 1, "{selector} of {page}");
        }
    }
}

#[test]
fn every_page_of_the_sample_says_that_it_is_a_sample() {
    for page in PAGES.into_iter().chain(["/nowhere"]) {
        let body = get(page).body;
        assert!(body.contains("Sample data") || body.contains("sample"), "{page}");
        assert!(body.contains("/data#load"), "{page} says how to load the full export");
    }
}

#[test]
fn what_is_not_there_is_a_404_page() {
    for page in ["/nowhere", "/commitments/XX9999"] {
        let answer = get(page);
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{page}");
        assert_eq!(count(&answer.html(), "h1"), 1, "{page}");
    }
}

#[test]
fn a_bad_value_is_a_notice_on_the_page_and_a_400_on_the_data() {
    let page = get("/trends?time=banana&area=open-data");
    assert_eq!(page.status(), StatusCode::OK);
    assert!(page.body.contains("banana"));
    assert_eq!(count(&page.html(), "#result [role=alert]"), 1);
    for form in ["csv", "json", "svg", "png"] {
        let answer = get(&format!("/trends.{form}?time=banana"));
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{form}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert!(answer.body.contains("banana") && answer.body.contains("2012..2014"), "{}", answer.body);
        assert_eq!(answer.header("access-control-allow-origin"), "*", "other sites may read why");
    }
}

#[test]
fn what_a_form_sends_is_sent_on_to_the_canonical_address() {
    for (sent, canonical) in [
        (
            "/trends?area=open-data&area=gender&from=2016&to=&region=",
            "/trends?area=open-data~gender&time=2016..latest",
        ),
        ("/trends?measure=&level=", "/trends"),
        (
            "/commitments?q=open+budget&region=&from=&to=2019",
            "/commitments?q=open%20budget&time=earliest..2019",
        ),
    ] {
        let answer = get(sent);
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{sent}");
        assert_eq!(answer.header("location"), canonical, "{sent}");
        assert_eq!(get(canonical).status(), StatusCode::OK);
    }
}

#[test]
fn downloads_have_names_types_and_leave_the_site() {
    for (address, content_type, start) in [
        ("/trends.csv?area=open-data", "text/csv; charset=utf-8; header=present", "area_id,"),
        ("/trends.json?area=open-data", "application/json", "{"),
        ("/trends.svg?area=open-data", "image/svg+xml", "<svg"),
        ("/trends.png?area=open-data", "image/png", ""),
        ("/commitments.csv?q=data", "text/csv; charset=utf-8; header=present", "commitment_id,"),
        ("/commitments.json?q=data", "application/json", "{"),
        ("/data/commitments.csv", "text/csv; charset=utf-8; header=present", "commitment_id,"),
        ("/data/plans.csv", "text/csv; charset=utf-8; header=present", "plan_id,"),
        ("/data/rejects.csv", "text/csv; charset=utf-8; header=present", "source,"),
        ("/data/report.json", "application/json", "{"),
    ] {
        let answer = get(address);
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        assert_eq!(answer.header("content-type"), content_type, "{address}");
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{address}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        let name = answer.header("content-disposition");
        assert!(name.contains("filename*=UTF-8''ogp-") && name.contains("data-sample-"), "{address}: {name}");
        assert!(answer.body.starts_with(start), "{address}");
    }
}

#[test]
fn pages_run_only_their_own_scripts() {
    let without = get("/data");
    assert!(without.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(count(&without.html(), "script[src], link[rel=modulepreload]"), 0, "no island, no script");
    assert!(get("/trends.svg").header("content-security-policy").contains("default-src 'none'"));
}

#[test]
fn a_search_finds_by_words_without_accents_and_marks_them() {
    let answer = get("/commitments?q=bogota+parity");
    let html = answer.html();
    assert!(answer.body.contains("COBOG0006"), "found in another case and without accents");
    assert!(count(&html, "mark") > 0);
    assert!(get("/commitments?q=zzzzqqqq").body.contains("No commitment matches"));
}

#[test]
fn paging_neither_repeats_nor_skips() {
    let links = |page: u32| -> Vec<String> {
        let html = get(&format!("/commitments?region=europe&page={page}")).html();
        let selector = Selector::parse("main h2 a[href^='/commitments/'], main h3 a[href^='/commitments/']");
        html.select(&selector.expect("a selector"))
            .filter_map(|link| link.value().attr("href").map(str::to_owned))
            .collect()
    };
    let mut seen: Vec<String> = (1..=3).flat_map(links).collect();
    assert_eq!(seen.len(), 60, "three full pages");
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 60, "no commitment twice");
}

#[test]
fn hostile_words_are_shown_not_run() {
    let answer = get("/commitments?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(count(&answer.html(), "main script"), 0);
    let answer = get("/trends?area=%22%3E%3Cscript%3E");
    assert_eq!(count(&answer.html(), "main script"), 0);
}

#[test]
fn operations_see_the_release() {
    assert_eq!(get("/healthz").status(), StatusCode::OK);
    assert!(get("/readyz").body.starts_with("sample-"));
}

#[test]
fn the_fragment_of_an_island_shows_what_the_page_shows() {
    let page = get("/trends?area=open-data&measure=plans");
    let fragment = get("/fragment/trends?area=open-data&measure=plans");
    assert_eq!(fragment.status(), StatusCode::OK);
    let figure = |html: &Html| -> String {
        let selector = Selector::parse("#result figure").expect("a selector");
        html.select(&selector).next().expect("a figure").html()
    };
    assert_eq!(figure(&page.html()), figure(&Html::parse_fragment(&fragment.body)));
}

/// Texts of the elements of a page.
fn texts(html: &Html, selector: &str) -> Vec<String> {
    html.select(&Selector::parse(selector).expect("a selector"))
        .map(|element| element.text().collect())
        .collect()
}

/// Addresses of links of a page.
fn links(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).filter_map(|link| link.value().attr("href").map(str::to_owned)).collect()
}

/// The number with which a text begins.
fn number(text: &str) -> u32 {
    let digits: String =
        text.chars().take_while(|c| c.is_ascii_digit() || *c == ',').filter(|c| *c != ',').collect();
    digits.parse().expect("a number")
}

#[test]
fn a_typing_error_is_forgiven_and_said() {
    let answer = get("/commitments?q=goverment+informaton");
    let html = answer.html();
    assert!(number(&texts(&html, "[role=status]")[0]) > 0);
    assert!(answer.body.contains("Searched for as well: information"), "which word was taken for which");
    assert!(texts(&html, ".hit mark").iter().any(|mark| mark.to_lowercase() == "information"));
}

#[test]
fn a_chosen_filter_is_a_link_that_takes_it_away() {
    let address = "/commitments?completion=complete~substantial&level=national&q=public&region=americas~europe&time=2016..2020";
    let html = get(address).html();
    let total = number(&texts(&html, "[role=status]")[0]);
    let chips = links(&html, ".chosen a:not(.all)");
    assert_eq!(chips.len(), 7, "words, two regions, level, two ratings, years: {chips:?}");
    for chip in chips {
        let less = get(&chip);
        assert_eq!(less.status(), StatusCode::OK, "{chip}");
        assert_eq!(links(&less.html(), ".chosen a:not(.all)").len(), 6, "{chip}");
        let found = number(&texts(&less.html(), "[role=status]")[0]);
        // One of two values of a facet finds less; a whole part that is gone finds more.
        let narrower = chip.matches('~').count() == 1;
        assert!(if narrower { found <= total } else { found >= total }, "{chip}: {found} of {total}");
    }
}

#[test]
fn the_form_keeps_what_the_address_chose() {
    let address = "/commitments?challenge=public-participation&coding=site&completion=missing&country=COL&inforce=2020&well=1";
    let html = get(address).html();
    for key in ["challenge", "coding", "completion", "country", "inforce", "well"] {
        assert_eq!(count(&html, &format!("input[form=find][name={key}][checked]")), 1, "{key}");
    }
    assert_eq!(
        count(&get("/commitments?q=data&sort=member").html(), "#sort option[value=member][selected]"),
        1
    );
}

#[test]
fn a_download_holds_what_is_listed_on_all_pages() {
    let query = "level=national&q=public&sort=member";
    let pages = |page: u32| {
        links(&get(&format!("/commitments?{query}&page={page}")).html(), "h2 a[href^='/commitments/']")
    };
    let html = get(&format!("/commitments?{query}")).html();
    let total = number(&texts(&html, "[role=status]")[0]);
    let listed: Vec<String> = (1..=total.div_ceil(20)).flat_map(pages).collect();
    assert_eq!(listed.len(), total as usize);
    assert!(total > 20, "more than one page");
    let download = links(&html, ".actions a[href^='/commitments.csv']").remove(0);
    let csv = get(&format!("{download}&page=2")).body;
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let ids: Vec<String> =
        rows.records().map(|row| format!("/commitments/{}", &row.expect("a row")[0])).collect();
    let plain =
        |address: &String| percent_encoding::percent_decode_str(address).decode_utf8_lossy().into_owned();
    assert_eq!(ids, listed.iter().map(plain).collect::<Vec<_>>());
    let json: serde_json::Value =
        serde_json::from_str(&get(&format!("/commitments.json?{query}")).body).expect("JSON");
    assert_eq!(json["total"], total);
    assert_eq!(json["query"], query);
    assert_eq!(json["commitments"][0]["commitment_id"], ids[0]["/commitments/".len()..]);
    for bad in
        ["completion=done", "sort=best-of", "well=2", "inforce=last", "area=nothing", "coding=mine", "bom=2"]
    {
        assert_eq!(get(&format!("/commitments.csv?{bad}")).status(), StatusCode::BAD_REQUEST, "{bad}");
        assert_eq!(get(&format!("/commitments?{bad}")).status(), StatusCode::OK, "{bad}");
    }
}

#[test]
fn nothing_found_says_what_to_loosen() {
    let html =
        get("/commitments?q=parity&region=africa-and-the-middle-east&completion=withdrawn~pending").html();
    for way in links(&html, ".state a") {
        assert!(number(&texts(&get(&way).html(), "[role=status]")[0]) > 0, "{way}");
    }
    assert!(!links(&html, ".state a").is_empty());
}

#[test]
fn a_number_of_the_trends_leads_to_its_commitments() {
    let html = get("/trends?area=open-data&measure=count&time=2018").html();
    let link = links(&html, "#numbers-part td a").remove(0);
    let k = number(&texts(&html, "#numbers-part td a")[0]);
    assert_eq!(number(&texts(&get(&link).html(), "[role=status]")[0]), k, "{link}");
}
