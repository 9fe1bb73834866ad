//! What a release changed: on the command line, as files, as a feed, and on the pages of the diary.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use ogp_dashboard::web::Server;
use scraper::{Html, Selector};

use crate::files::{Reply, SAMPLE, ask};
use crate::releases::{Shelf, national};
use crate::support::{sample, table};

/// A store with two releases, and their ids: three commitments came, two went, and of one title and completion changed.
pub(crate) struct Story {
    pub(crate) shelf: Shelf,
    old: String,
    pub(crate) new: String,
}

impl Story {
    pub(crate) fn new() -> Self {
        let shelf = Shelf::new();
        let old = shelf.release(&[&shelf.file("export.csv", &national(|row, _| !(2..5).contains(&row)))]);
        let text = national(|row, _| !(6..8).contains(&row));
        let changed = text.replacen("Creation of online", "Revision of online", 1).replacen(
            "Legislation;Private Sector;Regulation,,,,Marginal",
            "Legislation;Private Sector;Regulation,,,,Major",
            1,
        );
        assert_ne!(changed, text);
        let new = shelf.release(&[&shelf.file("export.csv", &changed)]);
        Self { shelf, old, new }
    }

    fn server(&self) -> Server {
        self.shelf.server()
    }
}

fn get(server: &Server, address: &str) -> Reply {
    let reply = ask(server, "GET", address, &[]);
    assert_eq!(reply.status, StatusCode::OK, "{address}: {}", reply.text());
    reply
}

/// The ids of the sample, in the order of the file.
fn ids(rows: std::ops::Range<usize>) -> BTreeSet<String> {
    let mut reader = csv::Reader::from_path(sample("national_commitments.csv")).unwrap();
    let ids: Vec<String> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
    ids[rows].iter().cloned().collect()
}

#[test]
fn rows_fields_and_numbers_are_compared() {
    let Story { shelf, old, new } = Story::new();
    let (code, said, _) = shelf.releases(&["diff", &old, &new]);
    assert_eq!(code, 0);
    assert!(said.starts_with(&format!("{old} → {new}: 3 added, 1 changed, 2 lost")), "{said}");
    assert!(said.contains("  commitments: 544 → 545 (+1)"), "{said}");
    assert!(said.contains("    title: “Creation of online"), "{said}");
    assert!(said.contains("    early_results: “marginal” → “major”"), "{said}");
    for (mark, ids) in [("+", ids(2..5)), ("-", ids(6..8))] {
        for id in ids {
            assert!(said.contains(&format!("\n{mark} {id} ")), "{mark} {id}: {said}");
        }
    }
    assert_eq!(shelf.releases(&["diff", &old, &new]).1, said, "the same each time");
    let (_, back, _) = shelf.releases(&["diff", &new, &old]);
    assert!(back.contains("2 added, 1 changed, 3 lost"), "{back}");
    let (_, same, _) = shelf.releases(&["diff", &new, &new]);
    assert!(same.contains("0 added, 0 changed, 0 lost") && !same.contains("area"), "{same}");
    assert_eq!(shelf.releases(&["diff", &old, "nothing"]).0, 2);
}

#[test]
fn the_files_say_the_same_as_an_independent_count() {
    let story = Story::new();
    let (server, new) = (story.server(), &story.new);
    let rows = table(&get(&server, &format!("/diary/{new}.csv")).bytes);
    let of = |change: &str, what: &str| -> BTreeSet<String> {
        let rows = rows.iter().filter(|row| row["change"] == change && row["of"] == what);
        rows.map(|row| row["id"].clone()).collect()
    };
    assert_eq!(of("added", "commitment"), ids(2..5));
    assert_eq!(of("lost", "commitment"), ids(6..8));
    assert_eq!(of("changed", "commitment"), ids(0..1));

    // Every area, counted in the tables of both releases.
    let count = |release: &str, area: &str| -> usize {
        let commitments = table(&get(&server, &format!("/data/{release}/commitments.csv")).bytes);
        commitments.iter().filter(|row| row["areas"].split(';').any(|one| one.trim() == area)).count()
    };
    let moved: Vec<_> = rows
        .iter()
        .filter(|row| row["of"] == "area" && row["change"] == "changed" && row["field"] == "commitments_k")
        .take(4)
        .collect();
    assert!(!moved.is_empty());
    for row in moved {
        let (old, new) = (count(&story.old, &row["id"]), count(new, &row["id"]));
        assert_eq!(
            (row["old"].clone(), row["new"].clone()),
            (old.to_string(), new.to_string()),
            "{}",
            row["id"]
        );
    }
    let json = get(&server, &format!("/diary/{new}.json")).json();
    assert_eq!(json["rows"]["added"].as_array().unwrap().len(), 3);
    assert_eq!(json["headline"][0]["new"], 545);
    let fields = json["rows"]["changed"][0]["fields"].as_array().unwrap();
    assert_eq!(
        fields.iter().map(|field| field["field"].as_str().unwrap()).collect::<Vec<_>>(),
        ["title", "early_results"]
    );

    let first = ask(&server, "GET", &format!("/diary/{}.csv", story.old), &[]);
    assert_eq!(first.status, StatusCode::NOT_FOUND, "there is nothing before the first release");
    assert!(first.json()["detail"].as_str().unwrap().contains("no earlier release"));
    assert_eq!(ask(&server, "GET", "/diary/nothing.csv", &[]).status, StatusCode::NOT_FOUND);
}

fn links(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let selector = Selector::parse("main a[href^='/']").unwrap();
    html.select(&selector).map(|link| link.attr("href").unwrap().to_owned()).collect()
}

/// What a reader sees of a page, without what stands around it.
fn words(page: &str) -> String {
    let html = Html::parse_document(page);
    let selector = Selector::parse("main").unwrap();
    html.select(&selector).flat_map(|main| main.text().collect::<Vec<_>>()).collect()
}

#[test]
fn the_pages_tell_it_in_every_language() {
    let story = Story::new();
    let (server, old, new) = (story.server(), &story.old, &story.new);
    for (prefix, title, counted, lost, english) in [
        ("", "Data diary", "3 commitments added, 1 changed, 2 lost.", "Lost commitments", false),
        (
            "/es",
            "Diario de los datos",
            "3 compromisos de más, 1 con cambios, 2 de menos.",
            "Compromisos perdidos",
            true,
        ),
        (
            "/fr",
            "Journal des données",
            "3 engagements en plus, 1 avec des changements, 2 en moins.",
            "Engagements perdus",
            true,
        ),
    ] {
        let page = get(&server, &format!("{prefix}/diary")).text();
        assert!(page.contains(&format!("<h1>{title}</h1>")) && page.contains(counted), "{page}");
        assert!(page.find(new).unwrap() < page.rfind(old).unwrap(), "the newest first");
        let step = get(&server, &format!("{prefix}/diary/{new}")).text();
        assert!(
            step.contains(counted) && step.contains(lost) && step.contains("Revision of online"),
            "{step}"
        );
        for text in [words(&page), words(&step)] {
            assert!(!english || !(text.contains(" release") || text.contains("Before")), "{prefix}: {text}");
        }
        for address in links(&page).into_iter().chain(links(&step)) {
            get(&server, address.split('#').next().unwrap());
        }
        let data = get(&server, &format!("{prefix}/data")).text();
        assert!(links(&data).contains(&format!("{prefix}/data?data={old}")), "the older release is linked");
    }
    let unknown = ask(&server, "GET", "/diary/nothing", &[]);
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(get(&server, "/").text().contains("href=\"/diary\""), "the footer leads there");
    assert!(get(&server, "/sitemap.xml").text().contains("/diary</loc>"));
}

#[test]
fn one_release_has_nothing_to_tell() {
    let page = get(&SAMPLE, "/diary").text();
    assert!(page.contains("There is only one data release so far"), "{page}");
    assert!(!page.contains("See everything that changed"));
}

#[test]
fn the_diary_says_what_was_taken_back_and_what_is_gone() {
    let Story { shelf, old, new } = Story::new();
    assert_eq!(shelf.releases(&["rollback"]).0, 0);
    let page = get(&shelf.server(), "/diary").text();
    assert_eq!(page.matches("It was taken back").count(), 1, "{page}");
    assert_eq!(shelf.releases(&["rollback", &new]).0, 0);
    assert_eq!(shelf.releases(&["keep", "1"]).0, 0);
    let page = get(&shelf.server(), "/diary").text();
    assert!(page.contains(&format!("The release before it, {old}, is not kept any more.")), "{page}");
    // A release that waits for a confirmation is nobody's business yet.
    let half = shelf.file("half.csv", &national(|row, _| row % 2 == 0));
    let (code, said, _) = shelf.ingest(&[&half], &[]);
    let held = crate::releases::written(&said);
    assert_eq!(code, 1);
    for address in ["/diary", "/diary.atom", "/data", "/catalog.jsonld"] {
        assert!(!get(&shelf.server(), address).text().contains(&held), "{address}");
    }
    assert_eq!(ask(&shelf.server(), "GET", &format!("/diary/{held}"), &[]).status, StatusCode::NOT_FOUND);
}

#[test]
fn both_feeds_follow_the_releases() {
    let story = Story::new();
    let server = story.server().known_as(Some("https://ogp.test"));
    for (address, words) in [
        ("/diary.atom", "3 commitments added, 1 changed, 2 lost."),
        ("/diary.atom?lang=fr", "3 engagements en plus"),
        ("/releases.atom", "545 commitments"),
    ] {
        let reply = get(&server, address);
        assert_eq!(reply.header("content-type"), "application/atom+xml; charset=utf-8");
        let feed = reply.text();
        assert!(feed.contains(words), "{feed}");
        assert_eq!(feed.matches("<entry>").count(), 2, "{feed}");
        assert!(feed.contains(&format!("href=\"https://ogp.test{address}\"")), "it names itself: {feed}");
        let times: Vec<&str> =
            feed.split("<updated>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
        assert_eq!(times.len(), 3);
        for time in &times {
            assert!(humantime::parse_rfc3339(time).is_ok(), "{time}");
        }
        assert_eq!(times[0], *times.iter().max().unwrap());
    }
}
