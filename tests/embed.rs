//! Pages for other sites: what is in them, what they weigh, what their headers let others do, and what is refused.

use std::sync::{Arc, LazyLock};

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use ogp_dashboard::analysis::Analysis;
use ogp_dashboard::export::embed::LIMIT;
use ogp_dashboard::reference::Reference;
use ogp_dashboard::store::{self, Data};
use ogp_dashboard::web::{Server, router};
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};
use tower::ServiceExt;

use crate::support;

/// Where the servers of these tests are, as their readers know them.
pub(crate) const HOST: &str = "charts.example";

static REFERENCE: LazyLock<Arc<Reference>> =
    LazyLock::new(|| Arc::new(Reference::load().expect("built-in tables")));
static SAMPLE: LazyLock<Server> = LazyLock::new(|| server(store::sample(&REFERENCE)));
static DEMO: LazyLock<Server> = LazyLock::new(|| server(store::simulated(&REFERENCE)));

fn server(data: Data) -> Server {
    Server::new(Arc::new(Analysis::new(data, Arc::clone(&REFERENCE)).expect("an analysis")))
}

/// What came back.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    headers: HeaderMap,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }
}

fn ask(server: &Server, address: &str, headers: &[(&str, &str)]) -> Reply {
    let mut request = Request::get(address).header("host", HOST);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let (parts, body) = router(server.clone()).oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Reply { status: parts.status, headers: parts.headers, body }
    })
}

/// Asks the server of the sample.
pub(crate) fn get(address: &str) -> Reply {
    ask(&SAMPLE, address, &[])
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// Five areas that every release has.
const FIVE: &str =
    "area=open-data~public-participation~legislation-regulation~capacity-building~digital-transformation";

/// Embeds of every kind.
fn addresses() -> Vec<String> {
    let plain = [
        "trends",
        "trends?tab=bar",
        "trends?tab=heat",
        "trends?tab=bump",
        "trends?tab=table",
        "areas/open-data",
        "challenges/digital-governance",
        "regions/americas",
        "map",
        "map?measure=share&area=open-data",
        "map?level=local",
        "compare?region=europe~americas&area=open-data",
    ];
    let mut all: Vec<String> = plain.map(|view| format!("/embed/{view}")).into();
    for keys in ["", "&facet=region", "&facet=region&measure=count", "&facet=region&measure=completion"] {
        for lang in ["en", "es", "fr"] {
            all.push(format!("/embed/trends?{FIVE}{keys}&lang={lang}"));
        }
    }
    all
}

#[test]
fn the_headers_let_every_site_show_it_and_nothing_run_but_its_script() {
    let reply = get("/embed/areas/open-data?lang=es");
    assert_eq!(reply.status, StatusCode::OK);
    let html = reply.html();
    let script = text(all(&html, "script")[0]);
    let policy = reply.header("content-security-policy");
    let hash_of = |kind: &str| policy.split_once(kind).unwrap().1.split('\'').next().unwrap();
    let (style, hash) = (hash_of("style-src 'sha256-"), hash_of("script-src 'sha256-"));
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{hash}'; img-src data:; frame-ancestors *"
        )
    );
    assert_eq!(decoded(hash), Sha256::digest(script.as_bytes()).to_vec(), "the hash is that of the script");
    let own = text(all(&html, "style")[0]);
    assert_eq!(decoded(style), Sha256::digest(own.as_bytes()).to_vec(), "the hash is that of the style");
    assert_eq!((all(&html, "style").len(), all(&html, "[style]").len()), (1, 0), "no other style");
    assert_eq!(reply.header("link"), format!("<http://{HOST}/es/areas/open-data>; rel=\"canonical\""));
    assert_eq!(reply.header("x-robots-tag"), "noindex");
    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(
        reply.header("cache-control"),
        "public, max-age=300, s-maxage=3600, stale-while-revalidate=86400"
    );
    for absent in ["x-frame-options", "set-cookie"] {
        assert_eq!(reply.header(absent), "", "{absent}");
    }
    let same = ask(&SAMPLE, "/embed/areas/open-data?lang=es", &[("if-none-match", reply.header("etag"))]);
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    assert!(same.body.is_empty());
}

/// The bytes of a text in Base64.
fn decoded(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String =
        text.chars().filter_map(|c| LETTERS.find(c)).map(|value| format!("{value:06b}")).collect();
    let bytes = bits.as_bytes().chunks_exact(8);
    bytes.map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap()).collect()
}

#[test]
fn every_embed_is_whole_loads_nothing_and_is_light() {
    let real = support::shared("data/explorer/ogpirm_live_data.csv")
        .map(|path| server(store::load(&[path], &REFERENCE).unwrap().data));
    let servers = [Some(&*SAMPLE), Some(&*DEMO), real.as_ref()];
    let mut heaviest = (0, String::new());
    for (index, server) in servers.into_iter().flatten().enumerate() {
        for address in addresses() {
            let reply = ask(server, &address, &[]);
            let about = format!("{address} of release {index}");
            // The simulation has no local members, and codes no challenge of its own.
            if reply.status == StatusCode::NOT_FOUND || reply.status == StatusCode::BAD_REQUEST {
                assert!(index > 0, "{about}: {}", reply.body);
                continue;
            }
            assert_eq!(reply.status, StatusCode::OK, "{about}");
            assert!(reply.body.len() <= LIMIT, "{about}: {} bytes", reply.body.len());
            heaviest = heaviest.max((reply.body.len(), about.clone()));
            whole(&reply, &address, &about);
        }
    }
    println!("heaviest: {} bytes, {}", heaviest.0, heaviest.1);
}

fn whole(reply: &Reply, address: &str, about: &str) {
    let html = reply.html();
    for (selector, times) in [
        ("html[lang]", 1),
        ("head > title", 1),
        ("h1", 1),
        ("main#embed", 1),
        ("script", 1),
        ("link[rel=canonical]", 1),
    ] {
        assert_eq!(all(&html, selector).len(), times, "{selector} of {about}");
    }
    assert_eq!(all(&html, "[style], [src], form, iframe, img, object").len(), 0, "{about} loads nothing");
    for link in all(&html, "a[href]") {
        assert!(link.attr("href").unwrap().starts_with('/'), "{about}");
        assert_eq!(link.attr("target"), Some("_top"), "{about}: a page does not open inside of the frame");
    }
    let drawings = all(&html, "svg.chart:not(.swatch)");
    assert_eq!(drawings.is_empty(), address.contains("tab=table"), "{about}");
    for drawing in drawings {
        assert_eq!(drawing.attr("role"), Some("img"), "{about}");
        let names = Selector::parse("title, desc").unwrap();
        assert!(drawing.select(&names).all(|name| !text(name).is_empty()), "{about}");
    }
    assert!(all(&html, ".hit, svg a").is_empty(), "{about}: marks answer nothing");
    let ids: Vec<_> = all(&html, "[id]").iter().filter_map(|element| element.attr("id")).collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(ids.len(), once.len(), "{about} has ids twice: {ids:?}");
    assert!(all(&html, ".source").iter().all(|source| !text(*source).is_empty()), "{about}");
    let numbers =
        all(&html, "details table tbody th[scope=row]").len() + all(&html, "a[href$='#numbers']").len();
    assert!(numbers > 0, "{about}: the numbers are here or there");
}

#[test]
fn the_worst_real_case_keeps_both_drawings_and_says_where_its_numbers_are() {
    let Some(path) = support::shared("data/explorer/ogpirm_live_data.csv") else { return };
    let server = server(store::load(&[path], &REFERENCE).unwrap().data);
    for measure in ["inforce", "count"] {
        let reply = ask(&server, &format!("/embed/trends?{FIVE}&facet=region&measure={measure}"), &[]);
        let html = reply.html();
        println!("{measure}: {} bytes", reply.body.len());
        assert_eq!(all(&html, ".wide svg, .narrow svg").len(), 2, "{measure}");
        assert!(!text(all(&html, ".source")[0]).is_empty());
    }
}

#[test]
fn a_frozen_embed_says_so_and_never_changes() {
    let live = get("/embed/trends?area=open-data");
    let id = live.body.split("sample-").nth(1).unwrap();
    let release = format!("sample-{}", id.split(|c: char| !c.is_ascii_hexdigit()).next().unwrap());
    let frozen = get(&format!("/embed/trends?area=open-data&data={release}"));
    assert_eq!(frozen.status, StatusCode::OK, "{release}: {}", frozen.body);
    assert_eq!(frozen.header("cache-control"), "public, max-age=31536000, immutable");
    let html = frozen.html();
    assert!(all(&html, ".source").iter().any(|note| text(*note).contains("keeps to data release")));
    assert_eq!(
        all(&html, ".source a[href='/trends?area=open-data']").len(),
        1,
        "the newest data are one step away"
    );
    let unknown = get("/embed/trends?area=open-data&data=2020-01-01");
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    assert!(unknown.body.contains("2020-01-01"));
}

#[test]
fn what_cannot_be_shown_is_a_small_page_with_a_way_out() {
    for (address, status, words, page) in [
        ("/embed/trends?area=nothing-such", 400, "nothing-such", "/trends?area=nothing-such"),
        ("/embed/trends?time=never&lang=fr", 400, "never", "/fr/trends"),
        ("/embed/trends?theme=pink", 400, "pink", "/trends"),
        ("/embed/areas/nothing-such", 404, "No chart has this address", "/areas/nothing-such"),
        ("/embed/commitments", 404, "No chart", "/commitments"),
        ("/embed/commitments/AL0066", 404, "No chart", "/commitments/AL0066"),
        ("/embed/local?lang=es", 404, "Ningún gráfico", "/es/local"),
        ("/embed/compare", 404, "No chart", "/compare"),
        ("/embed/nowhere?lang=es", 404, "Ningún gráfico", "/es"),
        ("/embed/es/trends", 404, "No chart", "/"),
        ("/embed/trends?area=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", 400, "alert(1)", "/trends"),
    ] {
        let reply = get(address);
        assert_eq!(reply.status.as_u16(), status, "{address}");
        assert!(reply.body.contains(words), "{address}: {}", reply.body);
        assert!(reply.header("content-security-policy").contains("frame-ancestors *"), "{address}");
        assert_eq!(reply.header("cache-control"), "no-store", "{address}");
        let html = reply.html();
        assert_eq!(all(&html, "script").len(), 1, "{address}: no script but its own");
        assert_eq!(all(&html, "h1").len(), 1, "{address}");
        let link = format!(".foot a[href='{page}'][target=_top]");
        assert!(!all(&html, &link).is_empty(), "{address}: {link}");
    }
}

#[test]
fn themes_are_set_where_they_are_chosen() {
    for (theme, set) in [("light", true), ("dark", true), ("contrast", true), ("auto", false)] {
        let reply = get(&format!("/embed/trends?theme={theme}"));
        let html = reply.html();
        assert_eq!(all(&html, &format!("html[data-theme={theme}]")).len(), usize::from(set), "{theme}");
        assert_eq!(reply.body.contains("prefers-color-scheme:dark"), !set, "{theme}");
    }
}

#[test]
fn embeds_speak_three_languages_and_lead_to_pages_in_theirs() {
    for (lang, words) in [("es", "Las cifras en una tabla"), ("fr", "Les chiffres en tableau")] {
        let reply = get(&format!("/embed/trends?area=open-data&lang={lang}"));
        let html = reply.html();
        assert_eq!(all(&html, &format!("html[lang={lang}]")).len(), 1);
        assert!(reply.body.contains(words), "{lang}");
        assert_eq!(all(&html, &format!("a[href='/{lang}/trends?area=open-data']")).len(), 1, "{lang}");
        assert!(!reply.body.contains("The numbers"), "{lang}");
    }
}

#[test]
fn the_script_for_other_sites_is_small_and_theirs_to_load() {
    let reply = get("/embed.js");
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.body.len() <= 1_100, "{} bytes", reply.body.len());
    for (name, value) in [
        ("content-type", "text/javascript; charset=utf-8"),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("cache-control", "public, max-age=86400, stale-while-revalidate=604800"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(reply.header(name), value, "{name}");
    }
    for never in ["eval", "innerHTML", "import", "fetch", "document.write", "cookie"] {
        assert!(!reply.body.contains(never), "{never}");
    }
}
