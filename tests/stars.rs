//! Stars recomputed from the ratings, against the marks of the Explorer edition of 2016.

use std::collections::BTreeMap;

use app::model::rating::{Rating, StarFormula, YesNo};
use ogp_dashboard::analysis::star;

use crate::support::{explorer, ingest_paths, raw};

const LIVE: &str = "ogpirm_live_data.csv";

/// Each formula with its column, the rows on which the column has a mark, and those on which the rule gives another.
const COLUMNS: [(StarFormula, &str, usize, &[&str]); 4] = [
    (StarFormula::F1, "Starred (pre-June 2014 assessments)", 792, &[]),
    (
        StarFormula::F2,
        "Starred (2015 only)",
        867,
        &["El Salvador 2 1.9", "El Salvador 2 2.1", "El Salvador 2 5.4"],
    ),
    (StarFormula::F3, "Starred (current formula) progress report", 590, &[]),
    (StarFormula::F3e, "Starred (current formula) end of term", 54, &[]),
];

#[test]
fn the_formulas_give_the_marks_of_the_export() {
    let Some(path) = explorer() else { return };
    let ingested = ingest_paths(&[path]);
    for (formula, column, marked, different) in COLUMNS {
        let mut compared = 0;
        let mut differ = Vec::new();
        for commitment in &ingested.commitments {
            let cell = |header| raw(commitment, LIVE, header).trim();
            let mark = match cell(column) {
                "1" => YesNo::Yes,
                "0" => YesNo::No,
                _ => continue,
            };
            compared += 1;
            if star(formula, &commitment.ratings) != Rating::Rated(mark) {
                differ.push(["Country", "Action Plan Number", "Comm No"].map(cell).join(" "));
            }
        }
        differ.sort();
        assert_eq!(compared, marked, "rows with a mark by {formula:?}");
        assert_eq!(differ, different, "rows where {formula:?} differs");
    }
}

/// Stars over the assessed rows by year of submission, counted in another program from the labels. The plans of 2011 were
/// not rated on potential impact, so that no formula can judge them.
#[test]
fn each_formula_has_its_own_number_of_stars() {
    let Some(path) = explorer() else { return };
    let ingested = ingest_paths(&[path]);
    let mut stars: BTreeMap<(String, &str), (u32, u32)> = BTreeMap::new();
    for commitment in &ingested.commitments {
        let year = raw(commitment, LIVE, "Year of submission").trim().to_owned();
        for formula in [StarFormula::F1, StarFormula::F2, StarFormula::F3] {
            if let Rating::Rated(mark) = star(formula, &commitment.ratings) {
                let (yes, judged) = stars.entry((year.clone(), formula.slug())).or_default();
                *yes += u32::from(mark == YesNo::Yes);
                *judged += 1;
            }
        }
    }
    let expected = [
        (("2012", "F1"), (183, 801)),
        (("2012", "F2"), (141, 801)),
        (("2012", "F3"), (66, 801)),
        (("2013", "F1"), (71, 322)),
        (("2013", "F2"), (68, 322)),
        (("2013", "F3"), (14, 322)),
        (("2014", "F1"), (158, 568)),
        (("2014", "F2"), (149, 568)),
        (("2014", "F3"), (28, 568)),
    ];
    let expected = expected.map(|((year, formula), counts)| ((year.to_owned(), formula), counts));
    assert_eq!(stars, BTreeMap::from(expected));
}
