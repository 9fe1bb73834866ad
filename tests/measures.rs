//! The measures on a few invented plans, where every number can be counted by hand.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::support::{Sheet, render, table};

/// Files to load together.
struct Files {
    folder: tempfile::TempDir,
    paths: Vec<PathBuf>,
}

impl Files {
    fn new(sheets: &[(&str, &Sheet)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |(name, sheet): &(&str, &Sheet)| {
            let path = folder.path().join(name);
            std::fs::write(&path, sheet.text()).unwrap();
            path
        };
        Self { paths: sheets.iter().map(write).collect(), folder }
    }

    /// k and n of open data by year.
    fn numbers(&self, query: &str) -> BTreeMap<i32, (u32, u32)> {
        assert!(self.folder.path().exists());
        let paths: Vec<_> = self.paths.iter().map(PathBuf::as_path).collect();
        let rows = table(&render(&format!("trends.csv?area=open-data&{query}"), &paths));
        let number = |text: &str| text.parse().unwrap();
        rows.iter()
            .map(|row| (row["year"].parse().unwrap(), (number(&row["k"]), number(&row["n"]))))
            .collect()
    }

    fn left_out(&self, query: &str) -> String {
        let paths: Vec<_> = self.paths.iter().map(PathBuf::as_path).collect();
        let json = render(&format!("trends.json?area=open-data&{query}"), &paths);
        serde_json::from_slice::<serde_json::Value>(&json).unwrap()["left_out"].to_string()
    }
}

/// Two plans of Italy in the Explorer: of 2012 with open data, of 2013 with open data.
fn explorer() -> Sheet {
    let row = |sheet: Sheet, plan: &str, year: &str, number: &str, title: &str, open: &str| {
        sheet.row(&[
            ("Country", "Italy"),
            ("Action Plan Number", plan),
            ("Year of submission", year),
            ("Comm No", number),
            ("Commitment Title", title),
            ("Open Data", open),
        ])
    };
    let sheet = row(Sheet::new("explorer_2016.csv"), "1", "2012", "1", "A register of lakes", "1");
    row(row(sheet, "2", "2013", "1", "A map of rivers", "1"), "2", "2013", "2", "A list of seas", "0")
}

/// A later plan of Italy on OGP's pages, in force from July 2014.
fn pages() -> Sheet {
    Sheet::new("site_national.csv").row(&[
        ("commitment_id", "IT0999"),
        ("member", "Italy"),
        ("country", "Italy"),
        ("title", "A table of winds"),
        ("action_plan", "Italy Action Plan 2014-2016"),
        ("plan_start", "2014"),
        ("plan_end", "2016"),
        ("action_plan_cycle", "2014"),
        ("policy_areas", "Gender"),
    ])
}

#[test]
fn each_measure_counts_what_it_says() {
    let files = Files::new(&[("explorer.csv", &explorer())]);
    let member = "member=italy";
    assert_eq!(files.numbers(&format!("{member}&measure=count")), [(2012, (1, 1)), (2013, (1, 2))].into());
    assert_eq!(files.numbers(&format!("{member}&measure=plans")), [(2012, (1, 1)), (2013, (1, 1))].into());
    // The plan of 2012 runs until July 2014, but the plan of 2013 is the latest from July 2013 to July 2015.
    let in_force = [(2012, (1, 1)), (2013, (1, 1)), (2014, (1, 1))];
    assert_eq!(files.numbers(&format!("{member}&measure=inforce")), in_force.into());
}

#[test]
fn a_plan_that_a_newer_one_of_another_coding_replaced_is_not_in_force() {
    let files = Files::new(&[("explorer.csv", &explorer()), ("pages.csv", &pages())]);
    let query = "member=italy&measure=inforce&coding=explorer-2014";
    assert_eq!(files.numbers(query), [(2012, (1, 1)), (2013, (1, 1)), (2014, (0, 0))].into());
}

#[test]
fn a_place_without_plans_has_no_denominator() {
    let files = Files::new(&[("explorer.csv", &explorer())]);
    let rows = table(&render("trends.csv?area=open-data&region=americas", &[&files.paths[0]]));
    assert!(rows.iter().all(|row| row["n"] == "0" && row["share"].is_empty() && row["lo"].is_empty()));
    assert!(!rows.is_empty());
}

#[test]
fn what_the_coding_does_not_cover_is_counted_as_left_out() {
    let files = Files::new(&[("explorer.csv", &explorer()), ("pages.csv", &pages())]);
    assert_eq!(files.left_out("measure=count&coding=explorer-2014"), "1", "the page of the plan of 2014");
    assert_eq!(files.left_out("measure=count&coding=explorer-2014&time=2012..2013"), "0");
    assert_eq!(files.left_out("measure=inforce&coding=explorer-2014&time=2013"), "0");
    assert_eq!(files.left_out("measure=inforce&coding=explorer-2014&time=2014"), "1");
}

#[test]
fn every_area_of_a_full_file_is_named_by_a_query_that_can_be_asked_again() {
    let files = Files::new(&[("explorer.csv", &explorer())]);
    let json = render("trends.json?csvType=full&measure=count", &[&files.paths[0]]);
    let query = serde_json::from_slice::<serde_json::Value>(&json).unwrap()["query"].clone();
    assert_eq!(query, "csvType=full&measure=count");
}
