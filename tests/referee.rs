//! The measures against an independent count: plain loops over the raw export, written from the rules of the design
//! alone, without ingest, Polars or anything else of the program.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support;

/// A row of the export, as far as the measures need it.
pub(crate) struct Row {
    pub(crate) member: String,
    pub(crate) region: String,
    pub(crate) plan: u32,
    year: i32,
    pub(crate) areas: BTreeSet<String>,
}

/// (area, region, year)
type Cell = (String, String, i32);
/// (member, plan)
type Plan = (String, u32);

fn records(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    support::table(bytes)
}

fn reference(name: &str) -> Vec<BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reference").join(name);
    records(&std::fs::read(path).expect("a reference table"))
}

/// Name or alias in lower case → member and region.
fn members() -> BTreeMap<String, (String, String)> {
    let mut members = BTreeMap::new();
    for member in reference("members.csv").iter().filter(|member| member["type"] == "national") {
        let region = member["ogp_region"].to_lowercase().replace(' ', "-");
        let names = member["aliases"].split('|').chain([member["name"].as_str()]);
        for name in names.filter(|name| !name.is_empty()) {
            members.insert(name.to_lowercase(), (member["slug"].clone(), region.clone()));
        }
    }
    members
}

/// All rows of the export.
pub(crate) fn rows(export: &Path) -> Vec<Row> {
    let members = members();
    let mut tags: Vec<(String, String)> = Vec::new();
    for tag in reference("tag_crosswalk.csv") {
        if tag["edition"] == "live" && tag["column_kind"] == "tag" {
            tags.push((tag["header_exact"].clone(), tag["area_id"].clone()));
        }
    }
    let text = std::fs::read_to_string(export).expect("the export");
    let (_, body) = text.split_once('\n').expect("a line of numbers above the header");
    let mut reader = csv::Reader::from_reader(body.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let column = |name: &str| header.iter().position(|cell| cell == name).expect("a column");
    let (country, plan, year) =
        (column("Country"), column("Action Plan Number"), column("Year of submission"));
    let tags: Vec<(usize, String)> = tags.into_iter().map(|(name, area)| (column(&name), area)).collect();
    reader
        .records()
        .map(|record| {
            let record = record.expect("a record");
            let (member, region) = members[&record[country].trim().to_lowercase()].clone();
            let carried = tags.iter().filter(|(column, _)| record[*column].trim() == "1");
            Row {
                member,
                region,
                plan: record[plan].trim().parse().expect("a plan number"),
                year: record[year].trim().parse().expect("a year"),
                areas: carried.map(|(_, area)| area.clone()).collect(),
            }
        })
        .collect()
}

/// The most frequent year of each plan, the earliest on a tie.
fn plan_years(rows: &[Row]) -> BTreeMap<Plan, i32> {
    let mut counts: BTreeMap<Plan, BTreeMap<i32, u32>> = BTreeMap::new();
    for row in rows {
        *counts.entry((row.member.clone(), row.plan)).or_default().entry(row.year).or_default() += 1;
    }
    let most = |years: BTreeMap<i32, u32>| {
        let most = *years.values().max().expect("a year");
        years.into_iter().find(|(_, count)| *count == most).expect("a year").0
    };
    counts.into_iter().map(|(plan, years)| (plan, most(years))).collect()
}

struct Cells {
    k: BTreeMap<Cell, u32>,
    n: BTreeMap<(String, i32), u32>,
}

fn count(rows: &[Row]) -> Cells {
    let years = plan_years(rows);
    let mut cells = Cells { k: BTreeMap::new(), n: BTreeMap::new() };
    for row in rows {
        let year = years[&(row.member.clone(), row.plan)];
        *cells.n.entry((row.region.clone(), year)).or_default() += 1;
        for area in &row.areas {
            *cells.k.entry((area.clone(), row.region.clone(), year)).or_default() += 1;
        }
    }
    cells
}

/// Region and areas of each plan.
fn plans(rows: &[Row]) -> BTreeMap<Plan, (String, BTreeSet<String>)> {
    let mut plans: BTreeMap<Plan, (String, BTreeSet<String>)> = BTreeMap::new();
    for row in rows {
        let plan = plans.entry((row.member.clone(), row.plan)).or_default();
        plan.0.clone_from(&row.region);
        plan.1.extend(row.areas.iter().cloned());
    }
    plans
}

/// Counts the plans that `at` gives for a year.
fn plan_cells(rows: &[Row], at: impl Fn(i32) -> Vec<Plan>) -> Cells {
    let plans = plans(rows);
    let mut cells = Cells { k: BTreeMap::new(), n: BTreeMap::new() };
    for year in 2000..2030 {
        for plan in at(year) {
            let (region, areas) = &plans[&plan];
            *cells.n.entry((region.clone(), year)).or_default() += 1;
            for area in areas {
                *cells.k.entry((area.clone(), region.clone(), year)).or_default() += 1;
            }
        }
    }
    cells
}

fn submitted(rows: &[Row]) -> Cells {
    let years = plan_years(rows);
    plan_cells(rows, |at| {
        years.iter().filter(|(_, year)| **year == at).map(|(plan, _)| plan.clone()).collect()
    })
}

/// The latest plan of each member that was submitted at most a year before: 24 months from 1 July.
fn in_force(rows: &[Row]) -> Cells {
    let years = plan_years(rows);
    let last = *years.values().max().expect("a year");
    plan_cells(rows, |at| {
        let mut latest: BTreeMap<String, (i32, u32)> = BTreeMap::new();
        for ((member, plan), year) in &years {
            if *year <= at && at < year + 2 && at <= last + 1 {
                let best = latest.entry(member.clone()).or_insert((*year, *plan));
                *best = (*best).max((*year, *plan));
            }
        }
        latest.into_iter().map(|(member, (_, plan))| (member, plan)).collect()
    })
}

/// Compares every cell of the program's answer with the independent count, and the other way round.
fn agree(measure: &str, expected: impl Fn(&[Row]) -> Cells) {
    let Some(export) = support::explorer() else { return };
    let expected = expected(&rows(&export));
    let view = format!("trends.csv?csvType=full&measure={measure}&facet=region");
    let answer = records(&support::render(&view, &[&export]));
    let mut seen = BTreeSet::new();
    for row in &answer {
        let year: i32 = row["year"].parse().expect("a year");
        let cell = (row["area_id"].clone(), row["region"].clone(), year);
        let k = expected.k.get(&cell).copied().unwrap_or_default();
        let n = expected.n.get(&(cell.1.clone(), year)).copied().unwrap_or_default();
        assert_eq!((row["k"].as_str(), row["n"].as_str()), (&*k.to_string(), &*n.to_string()), "{cell:?}");
        assert!(seen.insert(cell.clone()), "{cell:?} is given twice");
    }
    for cell in expected.k.keys() {
        assert!(seen.contains(cell), "{cell:?} is not in the answer");
    }
    assert!(expected.k.len() > 300, "the count is not empty: {}", expected.k.len());
}

#[test]
fn count_agrees_in_every_area_region_and_year() {
    agree("count", count);
}

#[test]
fn plans_agree_in_every_area_region_and_year() {
    agree("plans", submitted);
}

#[test]
fn plans_in_force_agree_in_every_area_region_and_year() {
    agree("inforce", in_force);
}
