//! Joining commitments that arrive from several sources.

use app::model::rating::{Completion, CompletionStage, Rating, Scale, StarFormula};
use app::model::report::FindingKind;
use ogp_dashboard::ingest::Ingested;

use crate::support::{Sheet, assert_accounted, commitment, findings, fixture, ingest_bytes};

const EXPLORER: &str = "explorer_2016.csv";
const COMBINED: &str = "combined_2015.csv";
const NATIONAL: &str = "site_national.csv";

fn join(live: &Sheet, old: &Sheet) -> Ingested {
    let ingested = ingest_bytes(&[("live.csv", live.text().as_bytes()), ("old.csv", old.text().as_bytes())]);
    assert_accounted(&ingested);
    ingested
}

fn joined(ingested: &Ingested) -> Vec<(&str, u32)> {
    ingested.report.matches.iter().map(|rule| (rule.rule.as_str(), rule.joined)).collect()
}

#[test]
fn three_sources_of_one_commitment_are_one_commitment() {
    let files =
        [("old.csv", fixture(COMBINED)), ("live.csv", fixture(EXPLORER)), ("pages.csv", fixture(NATIONAL))];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, &bytes[..])).collect();
    let ingested = ingest_bytes(&files);
    assert_accounted(&ingested);
    let rivers = commitment(&ingested, "River Levels");
    assert_eq!(rivers.id, "KE0901");
    assert_eq!((rivers.plan.as_str(), rivers.source.as_str()), ("kenya-1", "pages.csv"));
    let rows: Vec<_> = rivers.raw.iter().map(|row| (&*row.source, row.row)).collect();
    assert_eq!(rows, [("pages.csv", 2), ("live.csv", 3), ("old.csv", 3)], "newest first");
    let origin = |field: &str| {
        rivers.origins.iter().find(|origin| origin.field == field).map(|origin| origin.source.as_str())
    };
    assert_eq!(origin("text"), Some("live.csv"));
    assert_eq!(origin("completion"), Some("live.csv"), "pending on the page, rated in the Explorer");
    assert_eq!(origin("start"), Some("old.csv"));
    assert_eq!(origin("ambition"), None, "from the newest source itself");
    assert_eq!(rivers.ratings.completion, Rating::Rated(Completion::Substantial));
    assert_eq!(rivers.ratings.completion_stage, Some(CompletionStage::MidTerm));
    assert_eq!(rivers.ratings.starred_formula, Some(StarFormula::Page));
    assert_eq!(joined(&ingested), [("code", 0), ("number", 2), ("title", 1), ("text", 0)]);
    assert_eq!(ingested.plans.iter().find(|plan| plan.id == "kenya-1").unwrap().year, Some(2013));
    let contradictions: Vec<_> = findings(&ingested, FindingKind::Contradiction)
        .iter()
        .map(|found| (found.column.clone(), found.line))
        .collect();
    assert_eq!(contradictions, [("completion".into(), 4), ("title".into(), 4), ("completion".into(), 2)]);
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let (old, live) = (fixture(COMBINED), fixture(EXPLORER));
    let first = ingest_bytes(&[("old.csv", &old), ("live.csv", &live)]);
    let second = ingest_bytes(&[("live.csv", &live), ("old.csv", &old)]);
    assert_eq!(first.commitments, second.commitments);
    assert_eq!(first.plans, second.plans);
    assert_eq!(first.report.findings, second.report.findings);
}

#[test]
fn year_comes_from_the_other_source_of_the_plan() {
    let ingested =
        join(&Sheet::new(EXPLORER).row(&[]), &Sheet::new(COMBINED).row(&[("Commitment Title", "9. Other")]));
    assert_eq!(ingested.plans.len(), 1);
    assert_eq!(ingested.plans[0].year, Some(2013));
    assert_eq!(findings(&ingested, FindingKind::NoYear), [] as [&_; 0]);
}

#[test]
fn numbers_that_shifted_join_nothing_titles_do() {
    let live = Sheet::new(EXPLORER)
        .row(&[("Comm No", "6"), ("Commitment Title", "7: Mining and underground resources")])
        .row(&[("Comm No", "7"), ("Commitment Title", "8: Law on the subsoil")]);
    let old = Sheet::new(COMBINED)
        .row(&[("Commitment Title", "6: Tax audit reports")])
        .row(&[("Commitment Title", "7: Mining and underground resources")])
        .row(&[("Commitment Title", "8: Law on the subsoil")]);
    let ingested = join(&live, &old);
    assert_eq!(joined(&ingested), [("code", 0), ("number", 0), ("title", 2), ("text", 0)]);
    assert_eq!(commitment(&ingested, "Mining").raw.len(), 2);
    assert_eq!(commitment(&ingested, "Tax audit").raw.len(), 1);
}

#[test]
fn doubtful_matches_stay_apart_and_are_reported() {
    let live = Sheet::new(EXPLORER)
        .row(&[("Comm No", "11"), ("Commitment Title", "11. Code of ethics in civil service")]);
    let old =
        Sheet::new(COMBINED).row(&[("Commitment Title", "11. Build human resources in the public sector")]);
    let ingested = join(&live, &old);
    assert_eq!(ingested.commitments.len(), 2);
    let doubts = findings(&ingested, FindingKind::DoubtfulMatch);
    assert!(
        doubts.iter().any(|doubt| doubt.action.contains("same number as line 3 of old.csv")),
        "{doubts:?}"
    );
    assert!(doubts.iter().any(|doubt| doubt.line == 0 && doubt.value == "kenya-1"), "and once for the plan");
}

#[test]
fn two_candidates_as_good_as_each_other_are_none() {
    let live = Sheet::new(EXPLORER)
        .row(&[("Comm No", "NA"), ("Commitment Title", "Open the national register of ships")]);
    let old = Sheet::new(COMBINED)
        .row(&[("Commitment Title", "Open the national register of ship"), ("Full Text", "a")])
        .row(&[("Commitment Title", "Open the national register of shipss"), ("Full Text", "b")]);
    assert_eq!(joined(&join(&live, &old)), [("code", 0), ("number", 0), ("title", 0), ("text", 0)]);
}

#[test]
fn equal_titles_are_told_apart_by_their_texts() {
    let title = "An open public sector";
    let rows = |name: &str, number: Option<&str>| {
        ["Archives are opened.", "Budgets are printed."].iter().fold(Sheet::new(name), |sheet, text| {
            let mut cells = vec![("Commitment Title", title), ("Full Text", *text)];
            cells.extend(number.map(|number| ("Comm No", number)));
            sheet.row(&cells)
        })
    };
    let ingested = join(&rows(EXPLORER, Some("NA")), &rows(COMBINED, None));
    assert_eq!(joined(&ingested), [("code", 0), ("number", 0), ("title", 2), ("text", 0)]);
    for commitment in &ingested.commitments {
        assert_eq!(
            commitment.raw[0].cells.iter().find(|cell| cell.0 == "Full Text"),
            commitment.raw[1].cells.iter().find(|cell| cell.0 == "Full Text")
        );
    }
}

#[test]
fn the_same_long_text_joins_whatever_the_titles_say() {
    let text = "The ministry publishes the lengths, depths and widths of all rivers, lakes and wells, every year in March.";
    let live = Sheet::new(EXPLORER).row(&[
        ("Comm No", "5"),
        ("Commitment Title", "5. Open data"),
        ("Full Text", text),
    ]);
    let old = |text: &str| {
        let text = text.replace(", ", ",\n");
        Sheet::new(COMBINED).row(&[("Commitment Title", "3.1.4 Waters of the land"), ("Full Text", &text)])
    };
    let joined_by_text = [("code", 0), ("number", 0), ("title", 0), ("text", 1)];
    assert_eq!(joined(&join(&live, &old(text))), joined_by_text);
    let twice = old(text).row(&[("Commitment Title", "3.1.5 Wells"), ("Full Text", text)]);
    assert_eq!(joined(&join(&live, &twice))[3], ("text", 0), "two rows have the text");
    let short = Sheet::new(EXPLORER).row(&[("Commitment Title", "Open data"), ("Full Text", "To be done.")]);
    assert_eq!(joined(&join(&short, &old("To be done.")))[3], ("text", 0), "a short text says too little");
}

#[test]
fn rows_of_one_file_are_never_joined() {
    let ingested = Sheet::new(EXPLORER).row(&[("Comm No", "1")]).row(&[("Comm No", "2")]).ingest();
    assert_eq!(ingested.commitments.len(), 2);
}

#[test]
fn code_joins_across_plans_and_the_newer_plan_counts() {
    let older = Sheet::new(NATIONAL).row(&[
        ("plan_start", ""),
        ("plan_end", ""),
        ("action_plan", ""),
        ("action_plan_cycle", ""),
    ]);
    let newer = Sheet::new(NATIONAL).row(&[("title", "A new title"), ("completion", "Complete")]);
    let ingested =
        ingest_bytes(&[("2019.csv", older.text().as_bytes()), ("2024.csv", newer.text().as_bytes())]);
    assert_accounted(&ingested);
    assert_eq!(joined(&ingested)[0], ("code", 1));
    assert_eq!(ingested.commitments[0].title, "A new title");
    assert_eq!(ingested.plans.len(), 1, "no plan is left without commitments");
    assert_eq!(ingested.commitments[0].plan, "kenya-2013-2015");
}

#[test]
fn statements_of_the_newer_source_are_not_overruled_and_gaps_are_filled() {
    let live = Sheet::new(EXPLORER).row(&[
        ("Potential impact", "ND"),
        ("_Pot Impact Coded", "ND"),
        ("Specificity", ""),
        ("_Specificity", ""),
        ("Starred (2015 only)", "ND"),
    ]);
    let old = Sheet::new(COMBINED).row(&[("Commitment Title", "1. Publish river levels")]);
    let ingested = join(&live, &old);
    let ratings = &ingested.commitments[0].ratings;
    assert_eq!(ratings.potential_impact, Rating::NoSuchIndicator);
    assert_eq!(ratings.specificity.step().map(|step| step.slug()), Some("medium"));
    assert_eq!(
        (ratings.starred, ratings.starred_formula),
        (Rating::NoSuchIndicator, None),
        "F0 is another formula"
    );
}

#[test]
fn a_plan_keeps_one_coding() {
    let live = (1..=3).fold(Sheet::new(EXPLORER), |sheet, number| {
        sheet.row(&[
            ("Comm No", &number.to_string()),
            ("Commitment Title", ["Rivers", "Wells", "Lakes"][number - 1]),
        ])
    });
    let pages = Sheet::new(NATIONAL).row(&[("title", "Rivers"), ("policy_areas", "Gender")]).row(&[
        ("title", "A page only"),
        ("commitment_id", "KE0902"),
        ("policy_areas", "Gender"),
    ]);
    let ingested =
        ingest_bytes(&[("live.csv", live.text().as_bytes()), ("pages.csv", pages.text().as_bytes())]);
    let rivers = commitment(&ingested, "Rivers");
    assert_eq!(rivers.coding.as_deref(), Some("explorer-2014"), "three of the plan's four are tagged so");
    assert_eq!(rivers.areas[..], ["open-data"]);
    assert!(rivers.origins.iter().any(|origin| origin.field == "areas" && origin.source == "live.csv"));
    assert_eq!(commitment(&ingested, "A page only").coding.as_deref(), Some("site"), "it has no other");
    let one = Sheet::new(EXPLORER).row(&[("Commitment Title", "Rivers")]);
    let ingested =
        ingest_bytes(&[("live.csv", one.text().as_bytes()), ("pages.csv", pages.text().as_bytes())]);
    assert_eq!(commitment(&ingested, "Rivers").coding.as_deref(), Some("site"), "two against one");
}

#[test]
fn pages_join_the_numbered_plan_of_their_year_or_number() {
    let live = Sheet::new(EXPLORER)
        .row(&[("Action Plan Number", "1"), ("Year of submission", "2011"), ("Commitment Title", "A")])
        .row(&[("Action Plan Number", "2"), ("Year of submission", "2013"), ("Commitment Title", "B")]);
    let page = |title, plan, start, cycle| {
        [
            ("title", title),
            ("action_plan", plan),
            ("plan_start", start),
            ("plan_end", ""),
            ("action_plan_cycle", cycle),
            ("commitment_id", ""),
        ]
    };
    let pages = Sheet::new(NATIONAL)
        .row(&page("same year", "", "2013", "2013"))
        .row(&page("same cycle", "Kenya Action Plan 2012-2013", "2012", "2011"))
        .row(&page("far year", "Kenya Second Action Plan 2016-2018", "2016", "2016"));
    let ingested =
        ingest_bytes(&[("live.csv", live.text().as_bytes()), ("pages.csv", pages.text().as_bytes())]);
    assert_eq!(commitment(&ingested, "same year").plan, "kenya-2");
    assert_eq!(commitment(&ingested, "same cycle").plan, "kenya-1");
    assert_eq!(
        commitment(&ingested, "far year").plan,
        "kenya-2016-2018",
        "its number belongs to another plan"
    );
    let near =
        Sheet::new(NATIONAL).row(&page("next year", "Kenya Second Action Plan 2014-2015", "2014", "2014"));
    let ingested =
        ingest_bytes(&[("live.csv", live.text().as_bytes()), ("pages.csv", near.text().as_bytes())]);
    assert_eq!(commitment(&ingested, "next year").plan, "kenya-2");
}
