//! The static copy: every link leads to a file of it, from wherever it is put, and it says what the server says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::LazyLock;

use scraper::{Html, Selector};
use tempfile::TempDir;

use crate::support::run;

/// A copy of a small release, made once.
static COPY: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let output =
        copy(&folder.path().join("copy"), &["--url", URL, "--also", "trends?area=open-data&measure=count"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
});

/// Below a path, as on many a web host.
const URL: &str = "https://example.org/some/ogp";

fn copy(folder: &Path, more: &[&str]) -> Output {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/explorer_2016.csv");
    let fixed = ["site".as_ref(), folder.as_os_str(), "--data".as_ref(), fixture.as_os_str()];
    run(fixed.into_iter().chain(more.iter().map(AsRef::as_ref)))
}

/// All files of a folder by their path in it.
fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned(), path);
            }
        }
    }
    found
}

fn html(path: &Path) -> Html {
    Html::parse_document(&std::fs::read_to_string(path).unwrap())
}

#[test]
fn every_link_leads_to_a_file_of_the_copy() {
    let root = COPY.path().join("copy");
    let files = files(&root);
    let links = Selector::parse("a[href], area[href], link[href], img[src], iframe[src]").unwrap();
    let base = url::Url::parse("file:///copy/").unwrap();
    let mut followed = BTreeSet::new();
    for (name, path) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = base.join(name).unwrap();
        for link in html(path).select(&links) {
            let to = link.attr("href").or_else(|| link.attr("src")).unwrap();
            assert!(!to.starts_with('/'), "{to} on {name} leads out of the copy");
            let here = to
                .strip_prefix(URL)
                .map_or_else(|| page.join(to), |own| base.join(own.trim_start_matches('/')));
            let here = here.unwrap();
            if here.scheme() != "file" {
                continue;
            }
            let file = here.path().strip_prefix("/copy/").unwrap_or_default().to_owned();
            assert!(here.query().is_none() && files.contains_key(&file), "{to} on {name} leads to nothing");
            followed.insert(file);
        }
    }
    assert!(followed.len() > 1000, "{} files are linked", followed.len());
    for wanted in [
        "index.html",
        "es/index.html",
        "fr/areas/open-data.html",
        "members/albania.html",
        "regions/europe.html",
        "areas/open-data.csv",
        "trends.png",
        "methods.html",
        "data/commitments.csv",
    ] {
        assert!(followed.contains(wanted), "nothing leads to {wanted}");
    }
}

#[test]
fn every_view_has_its_forms_and_its_embed() {
    let files = files(&COPY.path().join("copy"));
    for view in ["trends", "map", "areas/open-data", "regions/europe", "members/albania"] {
        for suffix in ["html", "svg", "png", "csv", "json", "metadata.json", "csv-metadata.json", "zip"] {
            assert!(files.contains_key(&format!("{view}.{suffix}")), "{view}.{suffix}");
        }
        assert!(files.contains_key(&format!("embed/{view}.html")), "the embed of {view}");
        assert!(files.contains_key(&format!("{view}_lang-es.csv")), "the Spanish CSV of {view}");
    }
    let commitment = files.keys().find_map(|name| name.strip_prefix("commitments/")?.strip_suffix(".html"));
    for view in ["commitments", "local", &format!("commitments/{}", commitment.unwrap())] {
        for suffix in ["html", "csv", "json", "metadata.json", "csv-metadata.json", "zip"] {
            assert!(files.contains_key(&format!("{view}.{suffix}")), "{view}.{suffix}");
        }
        assert!(!files.contains_key(&format!("embed/{view}.html")), "{view} has no chart");
    }
    assert!(files.contains_key("trends_area-open-data_measure-count.html"), "the page that was asked for");
    assert!(files.contains_key("embed.js") && files.contains_key("openapi.json"));
}

#[test]
fn nothing_is_left_that_needs_a_server() {
    for (name, path) in files(&COPY.path().join("copy")) {
        if name.ends_with(".html") && !name.starts_with("embed/") {
            let live =
                Selector::parse("form, script:not([type='application/ld+json']), [data-live]").unwrap();
            assert_eq!(html(&path).select(&live).count(), 0, "{name}");
        }
    }
}

#[test]
fn what_is_cited_shared_and_coded_is_in_the_copy() {
    let files = files(&COPY.path().join("copy"));
    let words = Selector::parse(".cite, .share, pre, textarea").unwrap();
    let mut named = BTreeSet::new();
    for (name, path) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = html(path);
        // Texts that follow each other without white space are no one word.
        let said = page.select(&words).map(|element| element.text().collect::<Vec<_>>().join("\n"));
        let said: Vec<String> = said.collect();
        for part in said.iter().flat_map(|said| said.split(URL).skip(1)) {
            let end = part.find(|c: char| c.is_whitespace() || "\"<}".contains(c)).unwrap_or(part.len());
            let file = part[..end].trim_end_matches(['.', ',']).trim_start_matches('/');
            assert!(files.contains_key(file), "{file} on {name}");
            named.insert(file.to_owned());
        }
        for gone in ["This address keeps showing", "In WordPress"] {
            assert!(!said.iter().any(|said| said.contains(gone)), "{gone} on {name}");
        }
    }
    // Also of a chosen page its own address is cited, not that of the page without its question.
    for wanted in ["trends.html", "trends_area-open-data_measure-count.html", "embed/areas/open-data.html"] {
        assert!(named.contains(wanted), "{wanted}");
    }
    let frozen = Selector::parse("#share-frozen").unwrap();
    assert!(html(&files["trends.html"]).select(&frozen).next().is_none(), "nothing in a copy is frozen");
}

#[test]
fn a_page_that_lives_on_its_form_says_what_can_be_done_without() {
    let root = COPY.path().join("copy");
    let text = |name: &str| html(&root.join(name)).root_element().text().collect::<String>();
    assert!(text("verify.html").contains("archive (ZIP)"), "the archive counts again");
    assert!(!text("compare.html").contains("Choose two to four"));
    assert!(!text("api.html").contains("curl"), "examples ask a server");
}

#[test]
fn tables_of_whole_releases_have_their_columns_beside_them() {
    let files = files(&COPY.path().join("copy"));
    let tables: Vec<&String> = files
        .keys()
        .filter(|name| {
            name.starts_with("data/") && (name.ends_with("/commitments.csv") || name.ends_with("/plans.csv"))
        })
        .collect();
    assert!(tables.len() >= 4, "of the newest release, and under its id: {tables:?}");
    for table in tables {
        assert!(files.contains_key(&format!("{table}-metadata.json")), "{table}");
    }
}

#[test]
fn search_engines_find_every_page() {
    let root = COPY.path().join("copy");
    let files = files(&root);
    let robots = std::fs::read_to_string(root.join("robots.txt")).unwrap();
    assert!(robots.contains(&format!("Sitemap: {URL}/sitemap.xml")), "{robots}");
    let map = std::fs::read_to_string(root.join("sitemap.xml")).unwrap();
    let listed: BTreeSet<&str> =
        map.split("<loc>").skip(1).map(|part| part.split_once("</loc>").unwrap().0).collect();
    for address in &listed {
        let file = address.strip_prefix(URL).unwrap().trim_start_matches('/');
        assert!(files.contains_key(file), "{address} is listed and not there");
    }
    // Embeds say themselves that they are no pages, briefs are drafts of what other pages say, and what a release changed is
    // found from the diary.
    let is_page = |name: &&String| {
        name.ends_with(".html")
            && !name.starts_with("embed/")
            && !["briefs/", "diary/"].iter().any(|folder| name.contains(folder))
            && !name.contains('_')
    };
    for page in files.keys().filter(is_page) {
        assert!(listed.contains(&*format!("{URL}/{page}")), "{page} is not listed");
    }
    let described = std::fs::read_to_string(&files["trends_area-open-data_measure-count.csv-metadata.json"]);
    assert!(described.unwrap().contains("\"trends_area-open-data_measure-count.csv\""));
    let canonical = Selector::parse("link[rel=canonical]").unwrap();
    let page = html(&files["es/areas/open-data.html"]);
    assert!(page.select(&canonical).next().is_some());
}

#[test]
fn the_same_data_give_the_same_copy() {
    let again = tempfile::tempdir().unwrap();
    let output =
        copy(&again.path().join("copy"), &["--url", URL, "--also", "trends?area=open-data&measure=count"]);
    assert!(output.status.success());
    let (first, second) = (files(&COPY.path().join("copy")), files(&again.path().join("copy")));
    assert!(first.keys().eq(second.keys()));
    // The feeds and the catalogue tell when a release was loaded.
    let has_time = |name: &str| name.ends_with(".atom") || name == "catalog.jsonld";
    for (name, path) in first.iter().filter(|(name, _)| !has_time(name)) {
        assert!(std::fs::read(path).unwrap() == std::fs::read(&second[name]).unwrap(), "{name} differs");
    }
}

#[test]
fn a_folder_in_use_is_left_alone_and_a_copy_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    let output = copy(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not empty"));
    assert_eq!(std::fs::read(folder.path().join("mine.txt")).unwrap(), b"mine");

    let output = copy(&folder.path().join("copy"), &["--live", "https://live.example.org"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!folder.path().join("copy/sitemap.xml").exists(), "nobody said where it will be");
    let page = html(&folder.path().join("copy/trends.html"));
    let form = page.select(&Selector::parse("form#filters").unwrap()).next().unwrap();
    assert_eq!(form.attr("action"), Some("https://live.example.org/trends"));
    let robots = std::fs::read_to_string(folder.path().join("copy/robots.txt")).unwrap();
    assert!(!robots.contains("Sitemap"), "there is none: {robots}");

    // What the copy cannot answer is asked there.
    let all = |page: &Html, css: &str| -> Vec<String> {
        page.select(&Selector::parse(css).unwrap()).map(|element| element.html()).collect()
    };
    let leads = |list: &[String], to: &str| list.iter().any(|element| element.contains(to));
    assert!(leads(&all(&page, ".cite a"), "href=\"https://live.example.org/verify?url="));
    let code = all(&html(&folder.path().join("copy/api.html")), "pre");
    assert!(leads(&code, "https://live.example.org/trends.csv?area="), "{code:?}");
    assert!(!leads(&code, "\"/trends.csv") && !leads(&code, ">/trends.csv"), "{code:?}");
}
