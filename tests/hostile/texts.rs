//! Markup, formulas and line breaks in data, names of files and queries: they stay text in every form that leaves the server.

use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use axum::http::StatusCode;
use ogp_dashboard::reference::Reference;
use ogp_dashboard::releases::Releases;
use ogp_dashboard::store;
use ogp_dashboard::web::Server;

use super::checked;
use crate::files::{Reply, ask};
use crate::support::Sheet;

/// What files and readers may hold.
const TEXTS: [&str; 14] = [
    "<script>alert(1)</script>",
    "</title></style></textarea></script><script>alert(2)</script>",
    "]]><script>alert(3)</script><![CDATA[",
    "\" onmouseover=\"alert(4)",
    "' onfocus='alert(5)' autofocus='",
    "<img src=x onerror=alert(6)>",
    "<!--",
    "javascript:alert(7)",
    "[a](javascript:alert(8)) ![b](https://evil.example/b.png) `c`",
    "=HYPERLINK(\"https://evil.example\",\"Click\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1-1",
    "&lt;script&gt; &#x3c; &amp;quot;",
    "\u{202e}txt.exe\u{1b}[31m\r\nSet-Cookie: a=b",
];

/// A server of files full of such texts.
static SERVER: LazyLock<(Server, Vec<String>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let name = "<img src=x onerror=alert(9)>\".csv";
    let mut national = Sheet::new("site_national.csv");
    let mut local = Sheet::new("site_local.csv");
    let mut ids = Vec::new();
    for (index, text) in TEXTS.iter().enumerate() {
        let id = format!("KE09{index:02}");
        national = national.row(&[
            ("commitment_id", &id),
            ("title", text),
            ("lead_institutions", text),
            ("action_plan", text),
            (
                "source_url",
                if text.starts_with("java") { text } else { "https://example.org/\"onclick=alert(10)" },
            ),
            ("notes", text),
            ("policy_areas", "Open Data"),
            ("completion", text),
        ]);
        let member = format!("Carthage {text}, Tunisia");
        local = local.row(&[
            ("commitment_id", &format!("TNXAA{index:04}")),
            ("member", &member),
            ("title", text),
        ]);
        ids.push(id);
    }
    let paths = [folder.path().join(name), folder.path().join(format!("local{name}"))];
    std::fs::write(&paths[0], national.text()).unwrap();
    std::fs::write(&paths[1], local.text()).unwrap();
    let reference = Arc::new(Reference::load().unwrap());
    let loaded = store::load(&paths, &reference).unwrap();
    assert!(loaded.data.commitments.len() >= TEXTS.len(), "the files are read");
    let server =
        Server::of(Releases::new(loaded, reference).unwrap()).known_as(Some("https://charts.example"));
    (server, ids)
});

fn get(address: &str) -> Reply {
    ask(&SERVER.0, "GET", address, &[])
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Pages and embeds of that release, all members and commitments that its files brought included.
fn pages() -> Vec<String> {
    let sitemap = get("/sitemap.xml").text();
    checked::xml(&sitemap, "/sitemap.xml");
    let found =
        sitemap.split("<loc>https://charts.example").skip(1).filter_map(|rest| rest.split('<').next());
    let wanted = |page: &&str| page.starts_with("/commitments/") || page.starts_with("/members/carthage");
    let mut pages: Vec<String> = found.filter(wanted).map(str::to_owned).collect();
    assert!(pages.len() >= 2 * TEXTS.len(), "{pages:?}");
    for page in [
        "/",
        "/trends",
        "/es/areas",
        "/areas/open-data",
        "/members",
        "/members/kenya",
        "/commitments",
        "/fr/data",
        "/map",
        "/map?layer=local",
        "/local",
        "/compare?member=kenya~mexico",
        "/briefs/member/kenya",
        "/methods",
        "/api",
        "/verify",
        "/embed/trends?area=open-data",
        "/embed/members/kenya",
        "/embed/map",
        "/fragment/trends?area=open-data",
        "/commitments?per_page=100&sort=member",
    ] {
        pages.push(page.to_owned());
    }
    pages
}

#[test]
fn data_are_text_on_every_page() {
    for page in pages() {
        let reply = get(&page);
        assert_eq!(reply.status, StatusCode::OK, "{page}");
        checked::html(&reply, &page);
        checked::headers(&reply, &page);
    }
}

#[test]
fn queries_are_text_on_every_page() {
    for text in TEXTS {
        let text = escaped(text);
        for page in [
            format!("/commitments?q={text}"),
            format!("/trends?area={text}&country={text}&data={text}&lang={text}&theme={text}&time={text}"),
            format!("/es/map?area={text}&layer={text}"),
            format!("/compare?member={text}~{text}"),
            format!("/members?q={text}"),
            format!("/verify?address={text}&check={text}&sentence={text}&text={text}"),
            format!("/briefs/member/kenya?sections={text}&since={text}"),
            format!("/embed/trends?area={text}&theme={text}"),
            format!("/fragment/trends?area={text}"),
            format!("/{text}"),
            format!("/areas/{text}"),
            format!("/commitments/{text}"),
        ] {
            let reply = get(&page);
            checked::html(&reply, &page);
            checked::headers(&reply, &page);
        }
        for file in
            ["trends.csv", "trends.svg", "commitments.json", "map.png", "data/plans.csv", "trends.exe"]
        {
            let address = format!("/{file}?area={text}&data={text}&q={text}&theme={text}");
            let reply = get(&address);
            assert!(matches!(reply.status.as_u16(), 400 | 404), "{address}: {}", reply.status);
            assert_eq!(reply.header("content-type"), "application/problem+json", "{address}");
            checked::headers(&reply, &address);
            drop(reply.json());
        }
    }
}

#[test]
fn drawings_hold_no_markup_of_the_data() {
    for view in [
        "/trends.svg",
        "/members/kenya.svg",
        "/map.svg",
        "/map.svg?layer=local",
        "/trends.svg?tab=heat&facet=region",
    ] {
        let reply = get(view);
        assert_eq!(reply.status, StatusCode::OK, "{view}");
        checked::svg(&reply.text(), view);
        assert!(reply.header("content-security-policy").contains("default-src 'none'"), "{view}");
    }
    for id in &SERVER.1 {
        assert_eq!(get(&format!("/commitments/{id}")).status, StatusCode::OK, "{id}");
    }
}

#[test]
fn feeds_and_descriptions_are_whole() {
    for address in [
        "/releases.atom",
        "/sitemap.xml",
        &format!("/oembed?format=xml&url={}", escaped("https://charts.example/members/kenya")),
    ] {
        let reply = get(address);
        assert_eq!(reply.status, StatusCode::OK, "{address}: {}", reply.text());
        checked::xml(&reply.text(), address);
    }
    for address in [
        "/catalog.jsonld",
        "/data/datapackage.json",
        "/data/report.json",
        "/trends.metadata.json",
        "/members/kenya.json",
        "/commitments.json",
        "/openapi.json",
    ] {
        let reply = get(address);
        assert_eq!(reply.status, StatusCode::OK, "{address}");
        drop(reply.json());
        checked::headers(&reply, address);
    }
}

/// Every text comes back from a table as it went in; in the form for Excel none of them runs.
#[test]
fn tables_keep_texts_and_excel_runs_none() {
    for address in [
        "/commitments.csv",
        "/data/commitments.csv",
        "/data/plans.csv",
        "/data/rejects.csv",
        "/trends.csv?area=open-data",
        "/together.csv",
    ] {
        let plain = get(address);
        assert_eq!(plain.status, StatusCode::OK, "{address}");
        let rows = |bytes: &[u8]| -> Vec<Vec<String>> {
            let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes).into_records();
            rows.map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
        };
        let join = if address.contains('?') { '&' } else { '?' };
        let excel = get(&format!("{address}{join}bom=1")).bytes;
        let excel = rows(excel.strip_prefix("\u{feff}".as_bytes()).unwrap());
        assert_eq!(excel.len(), rows(&plain.bytes).len(), "{address}");
        for cell in excel.iter().flatten() {
            let runs = cell.trim_start().starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
            assert!(!runs, "{address}: {cell}");
        }
    }
    let titles = get("/commitments.csv").text();
    assert!(titles.contains("=HYPERLINK(\"\"https://evil.example\"\""), "for programs a title is what it is");
}

#[test]
fn archives_and_briefs_hold_text() {
    let archive = get("/members/kenya.zip");
    assert_eq!(archive.status, StatusCode::OK);
    let mut names = Vec::new();
    each_file(&archive.bytes, |name, text| {
        names.push(name.to_owned());
        assert!(!name.contains("..") && !name.starts_with('/') && !name.contains(['\\', '<', '"']), "{name}");
        if name.ends_with(".svg") {
            checked::svg(text, name);
        }
        if name.ends_with(".md") {
            checked::markdown(text, name);
        }
    });
    assert!(names.iter().any(|name| name.ends_with(".svg")), "{names:?}");
    let brief = get("/briefs/member/kenya.docx");
    assert_eq!(brief.status, StatusCode::OK);
    each_file(&brief.bytes, |name, text| {
        if Path::new(name).extension().is_some_and(|suffix| suffix == "xml" || suffix == "rels") {
            checked::xml(text, name);
            assert!(!text.contains("Target=\"javascript"), "{name}");
        }
    });
    assert!(get("/briefs/member/kenya.pdf").bytes.starts_with(b"%PDF"));
}

fn each_file(zip: &[u8], mut look: impl FnMut(&str, &str)) {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let (name, mut bytes) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut bytes).unwrap();
        look(&name, &String::from_utf8_lossy(&bytes));
    }
}
