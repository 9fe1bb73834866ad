//! An address that names its release gives the same bytes for ever, also after newer releases; and cited numbers can be checked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::http::StatusCode;
use ogp_dashboard::reference::Reference;
use ogp_dashboard::releases::Releases;
use ogp_dashboard::store;
use ogp_dashboard::web::Server;

use crate::files::{Reply, ask};
use crate::support::{run, shared, stderr, stdout};

/// Ingests files into a store; the id of the release.
fn ingest(store: &Path, files: &[PathBuf]) -> String {
    let mut words = vec!["ingest".to_owned(), "--store".into(), store.to_str().unwrap().into()];
    words.extend(files.iter().map(|file| file.to_str().unwrap().to_owned()));
    let output = run(words.iter().map(String::as_str));
    assert!(output.status.success(), "{}", stderr(&output));
    let said = stdout(&output);
    let line = said.lines().find_map(|line| line.strip_prefix("Release ")).unwrap();
    line.split(' ').next().unwrap().to_owned()
}

/// The server of a store, as it is now.
fn serve(store: &Path) -> Server {
    let reference = Arc::new(Reference::load().unwrap());
    Server::of(Releases::new(store::newest_of(store).unwrap(), reference).unwrap())
}

fn get(server: &Server, address: &str) -> Reply {
    ask(server, "GET", address, &[])
}

/// Every form of some views, of one release.
fn frozen(id: &str, area: &str) -> Vec<String> {
    let views = [format!("/trends.FORM?area={area}&data={id}"), format!("/map.FORM?area={area}&data={id}")];
    let forms = ["svg", "png", "csv", "json", "metadata.json", "csv-metadata.json", "zip"];
    let mut addresses: Vec<String> =
        views.iter().flat_map(|view| forms.map(|form| view.replace("FORM", form))).collect();
    addresses.push(format!("/trends.png?area={area}&data={id}&imType=og"));
    addresses.push(format!("/areas/{area}.svg?data={id}"));
    addresses.push(format!("/commitments.csv?area={area}&data={id}"));
    for name in [
        "commitments.csv",
        "commitments.parquet",
        "plans.csv",
        "plans.parquet",
        "report.json",
        "datapackage.json",
    ] {
        addresses.push(format!("/data/{id}/{name}"));
    }
    addresses
}

/// Loads `first`, then everything; every frozen file is the same before and after, and nothing else is.
#[track_caller]
fn stays(first: &[PathBuf], second: &[PathBuf], area: &str) {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let id = ingest(&store, first);
    let before = serve(&store);
    let addresses = frozen(&id, area);
    let old: Vec<Reply> = addresses.iter().map(|address| get(&before, address)).collect();
    let page_before = get(&before, &format!("/trends?area={area}&data={id}")).text();
    let newest_before = get(&before, &format!("/trends.csv?area={area}")).bytes;

    let newer = ingest(&store, second);
    assert_ne!(id, newer);
    let after = serve(&store);
    for (address, old) in addresses.iter().zip(&old) {
        let new = get(&after, address);
        assert_eq!(old.status, StatusCode::OK, "{address}: {}", String::from_utf8_lossy(&old.bytes));
        assert!(new.bytes == old.bytes, "{address} changed with a newer release");
        assert_eq!(new.header("etag"), old.header("etag"), "{address}");
        assert_eq!(new.header("cache-control"), "public, max-age=31536000, immutable", "{address}");
        let again = ask(&after, "GET", address, &[("if-none-match", new.header("etag"))]);
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address}");
    }
    assert!(
        get(&after, &format!("/trends.csv?area={area}")).bytes != newest_before,
        "the newest data differ"
    );

    let figure = |page: &str| {
        let start = page.find("<figure").unwrap();
        page[start..start + page[start..].find("</figure>").unwrap()].to_owned()
    };
    let page = get(&after, &format!("/trends?area={area}&data={id}")).text();
    assert_eq!(figure(&page), figure(&page_before), "the page shows the same figure");
    assert!(page.contains("Newer data exist") && page.contains(&newer), "and says that there are newer data");
    assert!(!page_before.contains("Newer data exist"));
    assert!(page.contains(&format!("name=\"data\" value=\"{id}\"")), "its form keeps the release");

    let unknown = get(&after, "/trends?data=nothing");
    assert_eq!(unknown.status, StatusCode::OK);
    assert!(unknown.text().contains(&id) && unknown.text().contains(&newer), "the known releases are named");
    let problem = get(&after, "/trends.csv?data=nothing").json();
    assert_eq!(problem["known"].as_array().unwrap().len(), 2, "{problem}");
    checks(&after, &id, &newer, area);
}

/// The page that counts cited numbers again.
#[track_caller]
fn checks(server: &Server, id: &str, newer: &str, area: &str) {
    let view = format!("/trends?area={area}&data={id}&measure=count");
    let encoded: String = form_encoded(&format!("https://somewhere.test{view}"));
    let metadata = get(server, &view.replace("/trends?", "/trends.metadata.json?")).json();
    let check = metadata["checksum"].as_str().unwrap();
    let csv = get(server, &view.replace("/trends?", "/trends.csv?")).text();
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let counted = rows.records().map(Result::unwrap).find(|row| &row[8] != "0");
    // The combined database of 2015 alone has no areas: nothing is cited of it.
    let Some(row) = counted else { return };
    let said = form_encoded(&format!("{} of {} commitments", &row[8], &row[9]));

    let page = get(server, &format!("/verify?url={encoded}&check={check}&said={said}")).text();
    assert_eq!(page.matches("<strong>Match.</strong>").count(), 2, "checksum and numbers: {page}");
    assert_eq!(page.matches("<strong>Changed.</strong>").count(), 1, "the newest differs");
    assert!(page.contains(id) && page.contains(newer), "old and new are named");
    let table = get(server, &view.replace("/trends?", "/trends.csv?").replace(id, newer)).text();
    assert_ne!(table, csv);

    let wrong = get(server, &format!("/verify?url={encoded}&check=00000000&said=99999+of+99999")).text();
    assert_eq!(wrong.matches("<strong>No match.</strong>").count(), 2);
    assert!(!wrong.contains("<strong>Match.</strong>"), "nothing beside it is a match");
    for (page, words) in [("/es/verify", "Coincide."), ("/fr/verify", "Concordant.")] {
        assert!(get(server, &format!("{page}?url={encoded}&check={check}")).text().contains(words), "{page}");
    }
    for bad in
        ["https://example.org/", "javascript:alert(1)", "/data", "/trends?time=banana", "/trends?data=none"]
    {
        let page = get(server, &format!("/verify?url={}", form_encoded(bad)));
        assert_eq!(page.status, StatusCode::OK, "{bad}");
        assert!(page.text().contains("class=\"state bad\""), "{bad}");
    }
}

fn form_encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Under every figure stands how to cite it, and a link that counts its numbers again.
#[test]
fn whatever_is_cited_can_be_checked_and_counted_again() {
    let links = scraper::Selector::parse("details.cite ul.actions a").unwrap();
    for page in [
        "/trends?area=gender",
        "/map?area=open-data",
        "/compare?member=kenya~mexico",
        "/compare?region=europe~americas",
        "/areas/gender",
        "/challenges/digital-governance",
        "/regions/europe",
        "/members/kenya",
        "/local",
    ] {
        let html = scraper::Html::parse_document(&crate::files::get(page).text());
        let links: Vec<String> =
            html.select(&links).map(|link| link.attr("href").unwrap().to_owned()).collect();
        let [archive, verify] = links.as_slice() else { panic!("{links:?} on {page}") };
        let zip = crate::files::get(archive);
        assert_eq!(zip.status, StatusCode::OK, "{archive} on {page}");
        assert!(zip.header("cache-control").contains("immutable"), "{archive} on {page}");
        let same = crate::files::get(verify).text();
        // With the checksum, and with the newest release.
        assert_eq!(same.matches("<strong>Match.</strong>").count(), 2, "{verify} on {page}");
        let (address, _) = verify.split_once("&check=").unwrap();
        let other = crate::files::get(&format!("{address}&check=00000000")).text();
        assert_eq!(other.matches("<strong>No match.</strong>").count(), 1, "{address} on {page}");
    }
}

#[test]
fn frozen_files_stay_with_small_files() {
    let fixture = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample").join(name);
    let (national, local) = (fixture("national_commitments.csv"), fixture("local_commitments.csv"));
    stays(std::slice::from_ref(&national), &[national.clone(), local], "open-data");
}

#[test]
fn frozen_files_stay_with_the_exports() {
    let old = shared("data/explorer/combined_database_2015-05-15.csv");
    let new = shared("data/explorer/ogpirm_live_data.csv");
    let (Some(old), Some(new)) = (old, new) else { return };
    stays(std::slice::from_ref(&old), &[old.clone(), new], "open-data");
}

/// Issue 5: descriptions name the day of a release, and never that of a download.
#[test]
fn a_kept_release_says_since_when() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/national_commitments.csv");
    let id = ingest(&store, &[file]);
    let server = serve(&store);
    let catalog = get(&server, "/catalog.jsonld").json();
    let since = catalog["dcat:dataset"][0]["dct:issued"]["@value"].as_str().unwrap();
    assert_eq!(get(&server, &format!("/data/{id}/datapackage.json")).json()["created"], since);
    let k = get(&server, "/trends.metadata.json").json()["columns"]["k"].clone();
    assert_eq!(k["lastUpdated"], &since[..10]);
    assert_eq!(k["unit"], "members");
    for page in ["/data", "/areas/open-data"] {
        let page = get(&server, page).text();
        for key in ["datePublished", "dateModified"] {
            assert!(page.contains(&format!("\"{key}\":\"{since}\"")), "{key}");
        }
    }
    // The sample is kept in no store: only a clock could date it.
    assert!(crate::files::get("/data/latest/datapackage.json").json()["created"].is_null());
    let k = crate::files::get("/trends.metadata.json?measure=plans").json()["columns"]["k"].clone();
    assert!(k["lastUpdated"].is_null());
    assert_eq!(k["unit"], "plans");
}

#[test]
fn the_same_rows_under_other_names_do_not_change_what_was_frozen() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/national_commitments.csv");
    let renamed = folder.path().join("renamed.csv");
    std::fs::copy(&file, &renamed).unwrap();
    let id = ingest(&store, &[file]);
    let address = format!("/trends.svg?data={id}");
    let before = get(&serve(&store), &address).bytes;
    // The source line names the files, so these are other bytes where the address names no release.
    let same = ingest(&store, &[renamed]);
    if same == id {
        assert_eq!(get(&serve(&store), &address).bytes, before);
    }
}
