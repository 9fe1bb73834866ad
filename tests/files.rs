//! Files beside pages: every view in every form, with the headers that caches, scripts of other sites and citing software need.

use std::sync::{Arc, LazyLock};

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use ogp_dashboard::analysis::Analysis;
use ogp_dashboard::reference::Reference;
use ogp_dashboard::store;
use ogp_dashboard::web::{Server, router};
use polars_io::SerReader;
use serde_json::Value;
use tower::ServiceExt;

/// The server of the sample, known to the world.
pub(crate) static SAMPLE: LazyLock<Server> = LazyLock::new(|| {
    let reference = Arc::new(Reference::load().unwrap());
    let data = store::sample(&reference);
    Server::new(Arc::new(Analysis::new(data, reference).unwrap())).known_as(Some("https://ogp.test/"))
});

/// What came back, in bytes.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}

/// Asks a server.
pub(crate) fn ask(server: &Server, method: &str, address: &str, headers: &[(&str, &str)]) -> Reply {
    let mut request = Request::builder().method(method).uri(address);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    runtime.unwrap().block_on(async {
        let (parts, body) = router(server.clone()).oneshot(request).await.unwrap().into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Reply { status: parts.status, headers: parts.headers, bytes }
    })
}

pub(crate) fn get(address: &str) -> Reply {
    ask(&SAMPLE, "GET", address, &[])
}

/// Views, each with a state.
const VIEWS: [(&str, &str); 7] = [
    ("/trends", "area=open-data~gender"),
    ("/areas/open-data", ""),
    ("/challenges/digital-governance", ""),
    ("/regions/americas", ""),
    ("/members/kenya", ""),
    ("/map", "area=open-data"),
    ("/compare", "member=kenya~mexico"),
];

const FORMS: [(&str, &str); 7] = [
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("csv", "text/csv; charset=utf-8; header=present"),
    ("json", "application/json"),
    ("metadata.json", "application/json"),
    ("csv-metadata.json", "application/csvm+json"),
    ("zip", "application/zip"),
];

#[test]
fn every_view_has_every_form() {
    for (path, query) in VIEWS {
        assert_eq!(get(&format!("{path}?{query}")).status, StatusCode::OK, "{path}");
        for (suffix, content_type) in FORMS {
            let address = format!("{path}.{suffix}?{query}");
            let reply = get(&address);
            assert_eq!(reply.status, StatusCode::OK, "{address}: {}", String::from_utf8_lossy(&reply.bytes));
            assert_eq!(reply.header("content-type"), content_type, "{address}");
            assert_eq!(reply.header("access-control-allow-origin"), "*", "{address}");
            assert_eq!(reply.header("cross-origin-resource-policy"), "cross-origin", "{address}");
            assert_eq!(reply.header("x-content-type-options"), "nosniff", "{address}");
            assert_eq!(reply.header("vary"), "accept-encoding", "{address}");
            assert!(reply.header("cache-control").contains("stale-while-revalidate"), "{address}");
            let tag = reply.header("etag");
            assert!(tag.len() == 66 && tag.starts_with('"'), "{address}: {tag}");
            let name = reply.header("content-disposition").split("''").nth(1).unwrap_or_default().to_owned();
            assert!(
                name.starts_with("ogp-") && name.ends_with(suffix) && name.len() <= 120,
                "{address}: {name}"
            );
            let link = reply.header("link");
            assert!(
                link.contains("rel=\"license\"") && link.contains("rel=\"cite-as\""),
                "{address}: {link}"
            );
            assert_eq!(link.contains("application/csvm+json"), suffix == "csv", "{address}: {link}");
            assert!(!reply.bytes.is_empty(), "{address}");
        }
    }
}

/// Issue 5: the files of two members had the same name, since one member was counted as `1-places`.
#[test]
fn the_name_of_a_file_says_what_it_is_about() {
    let name = |address: &str| get(address).header("content-disposition").to_owned();
    for (path, subject) in [
        ("/members/kenya", "_kenya_"),
        ("/members/brazil", "_brazil_"),
        ("/regions/africa-and-the-middle-east", "_africa-and-the-middle-east_"),
        ("/areas/open-data", "_open-data_"),
    ] {
        for suffix in ["csv", "csv-metadata.json"] {
            let name = name(&format!("{path}.{suffix}"));
            assert!(name.contains(subject), "{path}: {name}");
        }
    }
}

/// Issue 5: what the site is stood twice in the description of a release.
#[test]
fn a_description_says_each_sentence_once() {
    let about = app::text::pages::ABOUT.of(app::model::lang::Lang::En);
    let page = scraper::Html::parse_document(&get("/data").text());
    let script = scraper::Selector::parse("script[type='application/ld+json']").unwrap();
    let script: String = page.select(&script).next().unwrap().text().collect();
    let structured: Value = serde_json::from_str(&script).unwrap();
    for document in [structured, get("/data/latest/datapackage.json").json()] {
        let description = document["description"].as_str().unwrap();
        assert_eq!(description.matches(about).count(), 1, "{description}");
    }
}

/// Views without a drawing, and which suffixes they lack.
const UNDRAWN: [&str; 3] = ["/commitments", "/commitments/AL0066", "/local"];

#[test]
fn a_view_without_a_drawing_has_every_other_form() {
    for path in UNDRAWN {
        let page = get(path);
        assert_eq!(page.status, StatusCode::OK, "{path}");
        for (suffix, content_type) in FORMS {
            let address = format!("{path}.{suffix}");
            let reply = get(&address);
            if matches!(suffix, "svg" | "png") {
                assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
                let problem = reply.json();
                assert_eq!(problem["type"], "urn:ogp-dashboard:problem:no-such-file", "{address}");
                let detail = problem["detail"].as_str().unwrap();
                assert!(detail.contains(&format!("{path}.csv")) && !detail.contains(".svg;"), "{detail}");
                continue;
            }
            assert_eq!(reply.status, StatusCode::OK, "{address}: {}", String::from_utf8_lossy(&reply.bytes));
            assert_eq!(reply.header("content-type"), content_type, "{address}");
            assert!(reply.header("etag").len() == 66, "{address}");
            let again = ask(&SAMPLE, "GET", &address, &[("if-none-match", reply.header("etag"))]);
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address}");
            let name = reply.header("content-disposition").split("''").nth(1).unwrap_or_default().to_owned();
            assert!(name.starts_with("ogp-") && name.ends_with(suffix) && name.len() <= 120, "{name}");
            let link = reply.header("link");
            assert!(link.contains("rel=\"cite-as\"") && link.contains("rel=\"license\""), "{link}");
            assert_eq!(link.contains("application/csvm+json"), suffix == "csv", "{address}: {link}");
            if matches!(suffix, "csv" | "json") {
                assert!(page.text().contains(&format!("href=\"{address}\"")), "{path} leads to {address}");
            }
        }
    }
}

#[test]
fn a_commitment_is_whole_in_its_files() {
    let json = get("/commitments/AL0066.json").json();
    let csv = get("/commitments/AL0066.csv");
    let mut reader = csv::Reader::from_reader(&csv.bytes[..]);
    let header = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 1);
    let all = get("/data/latest/commitments.csv").text();
    let mut all = csv::Reader::from_reader(all.as_bytes());
    assert_eq!(&header, all.headers().unwrap());
    assert!(all.records().any(|row| row.unwrap() == rows[0]), "the same row as in the whole table");
    assert_eq!(json["commitment"]["commitment_id"], "AL0066");
    assert_eq!(json["commitment"]["title"], rows[0][7], "the title");
    assert_eq!(json["plan"]["plan_id"], json["commitment"]["plan_id"]);
    assert_eq!(
        json["areas"].as_array().unwrap().len(),
        json["commitment"]["areas"].as_array().unwrap().len()
    );
    let raw = json["raw"][0]["cells"].as_object().unwrap();
    assert_eq!(raw["commitment_id"], "AL0066", "the original cells");
    let id = get("/readyz").text().trim().to_owned();
    let frozen = get(&format!("/commitments/AL0066.json?data={id}"));
    assert!(frozen.header("cache-control").contains("immutable"));
    for (address, kind) in [
        ("/commitments/nothing-of-the-kind.json", "not-in-release"),
        ("/commitments/AL0066.json?data=no-such-release", "no-such-release"),
    ] {
        let reply = get(address);
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(reply.json()["type"], format!("urn:ogp-dashboard:problem:{kind}"), "{address}");
    }
}

/// The table of the page is the beginning of the file.
#[test]
fn the_file_of_ogp_local_has_the_numbers_of_its_page() {
    let csv = get("/local.csv");
    let rows: Vec<Vec<String>> = csv::Reader::from_reader(&csv.bytes[..])
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let json = get("/local.json").json();
    let areas = json["themes"]["areas"].as_array().unwrap();
    assert_eq!(rows.len(), 2 * areas.len(), "an area on two levels");
    let page = scraper::Html::parse_document(&get("/local").text());
    let of = |css: &str| scraper::Selector::parse(css).unwrap();
    let table = page.select(&of("#themes ~ table, section[aria-labelledby=themes] table")).next().unwrap();
    let listed: Vec<String> = table.select(&of("tbody tr")).map(|row| row.text().collect()).collect();
    assert!(!listed.is_empty() && listed.len() <= areas.len(), "{listed:?} of {}", areas.len());
    for (pair, line) in rows.chunks(2).zip(&listed) {
        assert!(line.contains(&pair[0][1]), "{} in {line}", pair[0][1]);
        for row in pair {
            assert!(line.contains(&format!("{} of {}", row[7], row[8])), "{row:?} in {line}");
        }
        assert_eq!((pair[0][2].as_str(), pair[1][2].as_str()), ("local", "national"));
    }
    let french = get("/local.csv?lang=fr&useColumnShortNames=false").text();
    assert!(french.starts_with("Id du domaine"), "{}", french.lines().next().unwrap());
}

/// The drawing inside a page has classes where a picture has colours; its words and shapes are the same.
#[test]
fn page_and_picture_show_the_same() {
    let words = |svg: &str| -> Vec<String> {
        svg.split("<text")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('>')?.1.split_once('<')?.0.to_owned()))
            .collect()
    };
    for (path, query) in VIEWS.iter().filter(|(path, _)| !matches!(*path, "/map")) {
        let page = get(&format!("{path}?{query}")).text();
        let start = page.find("<div class=\"wide\">").unwrap_or_else(|| panic!("a figure on {path}"));
        let drawing = &page[start..start + page[start..].find("<div class=\"narrow\"").unwrap()];
        let picture = words(&get(&format!("{path}.svg?{query}")).text());
        let drawn = words(drawing);
        assert!(!drawn.is_empty(), "{path}");
        for word in drawn {
            assert!(picture.contains(&word), "{path}: “{word}” of the page is not in the picture");
        }
    }
}

#[test]
fn a_cache_is_answered_without_a_body() {
    for (path, query) in VIEWS {
        let address = format!("{path}.csv?{query}");
        let first = get(&address);
        let tag = first.header("etag");
        for sent in
            [tag.to_owned(), format!("W/{tag}"), format!("\"x\", {tag}"), tag.replace("\"", "") + "-br"]
        {
            let sent = if sent.contains('"') { sent } else { format!("\"{sent}\"") };
            let again = ask(&SAMPLE, "GET", &address, &[("if-none-match", &sent)]);
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address} {sent}");
            assert!(again.bytes.is_empty());
            assert_eq!(again.header("etag"), tag);
            assert_eq!(again.header("cache-control"), first.header("cache-control"));
        }
        assert_eq!(ask(&SAMPLE, "GET", &address, &[("if-none-match", "\"other\"")]).status, StatusCode::OK);
    }
    let tag = |address: &str| get(address).header("etag").to_owned();
    assert_eq!(
        tag("/trends.csv?measure=share&area=gender"),
        tag("/trends.csv?area=gender&measure=share&tab=line")
    );
    let all = [
        "/trends.csv?area=gender",
        "/trends.csv",
        "/trends.json",
        "/trends.csv?bom=1",
        "/trends.csv?lang=es",
    ];
    let tags: std::collections::BTreeSet<_> = all.iter().map(|address| tag(address)).collect();
    assert_eq!(tags.len(), all.len(), "what differs has different tags");
}

#[test]
fn a_compressed_answer_has_a_tag_of_its_own() {
    let plain = get("/trends.csv");
    let packed = ask(&SAMPLE, "GET", "/trends.csv", &[("accept-encoding", "gzip")]);
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert_eq!(packed.header("etag"), plain.header("etag").trim_end_matches('"').to_owned() + "-gzip\"");
}

#[test]
fn a_file_can_be_looked_at_without_its_body_and_asked_for_from_other_sites() {
    let full = get("/trends.csv");
    let head = ask(&SAMPLE, "HEAD", "/trends.csv", &[]);
    assert_eq!(head.status, StatusCode::OK);
    assert!(head.bytes.is_empty());
    assert_eq!(head.header("content-length"), full.bytes.len().to_string());
    assert_eq!(head.header("etag"), full.header("etag"));
    let options = ask(&SAMPLE, "OPTIONS", "/trends.csv", &[("origin", "https://example.org")]);
    assert_eq!(options.status, StatusCode::NO_CONTENT);
    assert_eq!(options.header("access-control-allow-origin"), "*");
    assert!(options.header("access-control-allow-methods").contains("GET"));
    let post = ask(&SAMPLE, "POST", "/trends.csv", &[]);
    assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(post.header("content-type"), "application/problem+json");
}

#[test]
fn an_error_says_which_value_of_which_key_and_what_would_do() {
    let reply = get("/trends.csv?measure=median&time=banana");
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    assert_eq!(reply.header("content-type"), "application/problem+json");
    let problem = reply.json();
    assert_eq!(problem["type"], "urn:ogp-dashboard:problem:bad-value");
    assert_eq!(
        (&problem["status"], &problem["key"], &problem["value"]),
        (&400.into(), &"measure".into(), &"median".into())
    );
    assert!(problem["known"].as_array().unwrap().contains(&"share".into()), "{problem}");
    assert_eq!(problem["problems"].as_array().unwrap().len(), 2, "{problem}");
    for (address, status, kind) in [
        ("/trends.exe", 404, "no-such-file"),
        ("/areas/nothing-of-the-kind.csv", 404, "no-such-file"),
        // Issue 5: these were pages.
        ("/nothing.csv", 404, "no-such-file"),
        ("/a/b/nothing.png", 404, "no-such-file"),
        ("/data/latest/nothing.csv", 404, "no-such-file"),
        ("/data/nothing.parquet", 404, "no-such-file"),
        ("/diary/nothing.png", 404, "no-such-file"),
        ("/es/trends.csv", 404, "no-such-file"),
        ("/fr/data/latest/plans.csv", 404, "no-such-file"),
        ("/members/atlantis.csv", 404, "not-in-release"),
        ("/compare.png?member=kenya", 400, "bad-value"),
        ("/trends.png?imWidth=7", 400, "bad-value"),
        ("/trends.png?imType=poster", 400, "bad-value"),
        ("/trends.csv?data=no-such-release", 404, "no-such-release"),
        ("/data/no-such-release/plans.csv", 404, "no-such-release"),
        ("/commitments.json?per_page=0", 400, "bad-value"),
        ("/commitments.csv?area=nothing", 400, "bad-value"),
    ] {
        let reply = get(address);
        assert_eq!(reply.status.as_u16(), status, "{address}");
        let problem = reply.json();
        assert_eq!(problem["type"], format!("urn:ogp-dashboard:problem:{kind}"), "{address}");
        assert_eq!(problem["status"], status, "{address}");
        assert!(problem["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{address}");
        assert_eq!(reply.header("cache-control"), "no-store", "{address}");
    }
    assert!(
        get("/trends.csv?lang=es&time=x").json()["detail"].as_str().unwrap().contains("no es un intervalo")
    );
}

/// Width and height in the header of a PNG.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[1..4], b"PNG");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn pictures_have_the_sizes_that_are_asked_for() {
    let of = |query: &str| size(&get(&format!("/trends.png?area=open-data~gender&{query}")).bytes);
    assert_eq!(of("imType=og"), (1200, 630));
    assert_eq!(of("imType=square"), (1080, 1080));
    assert_eq!(of("imType=thumbnail"), (600, 315));
    assert_eq!(of("imWidth=600&imHeight=400"), (600, 400));
    let (plain, double) = (of("imWidth=864"), of(""));
    assert_eq!(
        (double.0, double.1.abs_diff(2 * plain.1) <= 1),
        (1728, true),
        "without a width, twice the drawing"
    );
    assert_eq!(size(&get("/map.png?imType=og").bytes), (1200, 630));
}

#[test]
fn a_preview_follows_the_state_of_its_page() {
    let page = get("/es/trends?area=gender&measure=share").text();
    let image = "https://ogp.test/trends.png?area=gender&amp;lang=es&amp;measure=share&amp;imType=og";
    assert!(page.contains(&format!("content=\"{image}\"")), "og:image");
    for tag in ["og:title", "og:description", "og:url", "twitter:card", "summary_large_image"] {
        assert!(page.contains(tag), "{tag}");
    }
    assert_eq!(get(&image.replace("&amp;", "&").replace("https://ogp.test", "")).status, StatusCode::OK);
    assert!(!get("/data").text().contains("og:image"), "a page that is no view has no picture");
    let reference = Arc::new(Reference::load().unwrap());
    let unnamed = Server::new(Arc::new(Analysis::new(store::sample(&reference), reference).unwrap()));
    let of_host = |host: &str| ask(&unnamed, "GET", "/trends", &[("host", host)]).text();
    assert!(of_host("charts.example:8080").contains("http://charts.example:8080/trends.png"));
    assert!(!of_host("x\"onload=y").contains("onload=y"), "a host that is none is not believed");
}

#[test]
fn a_list_can_be_read_in_pages() {
    let mut address = "/commitments.json?region=europe&per_page=30".to_owned();
    let mut seen = Vec::new();
    let total = loop {
        assert!(seen.len() < 1000, "the pages come to an end: {address}");
        let reply = get(&address);
        let list = reply.json();
        assert_eq!(reply.header("per-page"), "30");
        assert!(reply.header("access-control-expose-headers").contains("Total"));
        assert_eq!(reply.header("total"), list["total"].to_string());
        seen.extend(
            list["commitments"].as_array().unwrap().iter().map(|one| one["commitment_id"].to_string()),
        );
        let next = list["next_url"].as_str().map(|url| url.replace("https://ogp.test", ""));
        assert_eq!(next.is_some(), reply.header("link").contains("rel=\"next\""));
        match next {
            Some(next) => address = next,
            None => break list["total"].as_u64().unwrap(),
        }
    };
    assert_eq!(seen.len() as u64, total);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len() as u64, total, "none twice");
    assert!(total > 60, "several pages");
    assert_eq!(
        get("/commitments.json?region=europe").json()["commitments"].as_array().unwrap().len() as u64,
        total
    );
}

#[test]
fn a_release_has_its_tables_in_parquet_too() {
    for (name, key) in [("commitments", "commitment_id"), ("plans", "plan_id")] {
        let id = get("/readyz").text().trim().to_owned();
        let reply = get(&format!("/data/{id}/{name}.parquet"));
        assert_eq!(reply.status, StatusCode::OK);
        assert!(reply.header("cache-control").contains("immutable"));
        let table = polars_io::parquet::read::ParquetReader::new(std::io::Cursor::new(&reply.bytes))
            .finish()
            .unwrap();
        let csv = get(&format!("/data/latest/{name}.csv")).text();
        let rows = csv::Reader::from_reader(csv.as_bytes()).records().count();
        assert_eq!(table.height(), rows, "{name}");
        assert!(table.column(key).is_ok() && table.column("raw").is_err(), "{name}");
    }
}
