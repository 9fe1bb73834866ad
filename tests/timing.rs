//! How much the measures hang on the year in which plans happen to be submitted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::{explorer, render, table};

const YEARS: [&str; 3] = ["2012", "2013", "2014"];
/// The most frequent areas: rare ones jump about in any measure.
const AREAS: usize = 10;

/// A measure as it is shown, by area and year: a number of commitments, or a share.
type Shown = BTreeMap<(String, String), f64>;

fn shown(measure: &str, cell: &str, data: &Path) -> Shown {
    let rows = table(&render(&format!("trends.csv?csvType=full&measure={measure}"), &[data]));
    let number = |text: &str| if text.is_empty() { 0.0 } else { text.parse().unwrap() };
    rows.into_iter().map(|row| ((row["area_id"].clone(), row["year"].clone()), number(&row[cell]))).collect()
}

/// By how much the measure moves, as a part of what it was: the sum of all changes over the sum of all values.
fn moved(before: &Shown, after: &Shown) -> f64 {
    let mut areas: BTreeMap<&str, f64> = BTreeMap::new();
    for ((area, _), value) in before {
        *areas.entry(area).or_default() += value;
    }
    let mut areas: Vec<_> = areas.into_iter().collect();
    areas.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let cells = areas
        .iter()
        .take(AREAS)
        .flat_map(|(area, _)| YEARS.map(|year| ((*area).to_owned(), year.to_owned())));
    let (change, all) = cells.fold((0.0, 0.0), |(change, all), cell| {
        let (was, is) = (before[&cell], after.get(&cell).copied().unwrap_or_default());
        (change + (was - is).abs(), all + was)
    });
    change / all
}

/// Every second plan of the export, by country and number, is submitted a year later.
fn half_a_year_later(export: &Path, copy: &Path) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(export).unwrap();
    let mut records: Vec<Vec<String>> =
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
    let column = |name: &str| records[1].iter().position(|header| header == name).unwrap();
    let (country, plan, year) =
        (column("Country"), column("Action Plan Number"), column("Year of submission"));
    let key = |record: &Vec<String>| (record[country].clone(), record[plan].clone());
    let plans: BTreeSet<_> = records[2..].iter().map(key).collect();
    let late: BTreeSet<_> = plans.into_iter().step_by(2).collect();
    for record in &mut records[2..] {
        if late.contains(&(record[country].clone(), record[plan].clone())) {
            let submitted: i32 = record[year].trim().parse().unwrap();
            record[year] = (submitted + 1).to_string();
        }
    }
    let mut writer = csv::WriterBuilder::new().flexible(true).from_path(copy).unwrap();
    records.iter().for_each(|record| writer.write_record(record).unwrap());
    writer.flush().unwrap();
}

/// When this was written: 39 % for counts, 16 % for shares of commitments, 3.7 % for plans in force.
#[test]
fn a_year_more_or_less_moves_counts_much_and_plans_in_force_little() {
    let Some(export) = explorer() else { return };
    let folder = tempfile::tempdir().unwrap();
    let late = folder.path().join("late.csv");
    half_a_year_later(&export, &late);
    let moved = |measure, cell| moved(&shown(measure, cell, &export), &shown(measure, cell, &late));
    let (count, share, inforce) = (moved("count", "k"), moved("share", "share"), moved("inforce", "share"));
    println!("count {count:.3}, share {share:.3}, inforce {inforce:.3}");
    assert!((0.35..0.45).contains(&count), "counts move by {count:.3}");
    assert!((0.12..0.20).contains(&share), "shares move by {share:.3}");
    assert!(inforce < 0.05, "plans in force move by {inforce:.3}");
}
