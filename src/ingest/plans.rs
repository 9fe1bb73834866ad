//! Which plan each row belongs to, and what the rows together say about their plans.
//!
//! Explorer rows carry the plan's number, rows of pages its title and dates. A member submits at most one plan a year,
//! so rows of pages that start in the same year are one plan, whatever their titles say; and it is the numbered plan
//! of the same year of submission, or the one whose number its title names if the years are at most one apart. A plan has
//! one year: the most frequent of its rows, the earliest on a tie.

use std::collections::BTreeMap;

use app::model::commitment::Plan;
use app::model::month::Month;
use app::model::report::FindingKind;

use super::draft::Draft;
use super::log::{Log, Spot};
use super::plan_dates::{PlanDate, agreed, number_of_title, term};

/// A plan without published dates runs for two years.
const MONTHS: i32 = 24;

/// Rows of one plan.
#[derive(Default)]
struct Rows {
    number: Option<u32>,
    /// Year of the start that the rows give.
    start: Option<i32>,
    drafts: Vec<usize>,
}

/// Finds the plans of a member, tells each of its rows its plan, and reports rows whose year is not the plan's.
pub(super) fn assign(drafts: &mut [Draft], names: &[String], log: &mut Log) -> Vec<Plan> {
    let mut plans = Vec::new();
    for rows in rows_of_plans(drafts) {
        let plan = describe(drafts, &rows, names, log);
        for draft in &rows.drafts {
            drafts[*draft].plan = plans.len();
        }
        plans.push(plan);
    }
    plans
}

fn rows_of_plans(drafts: &[Draft]) -> Vec<Rows> {
    let mut numbered: BTreeMap<u32, Rows> = BTreeMap::new();
    let mut dated: BTreeMap<Option<i32>, Rows> = BTreeMap::new();
    for (row, draft) in drafts.iter().enumerate() {
        let hint = &draft.hint;
        let start = hint.start.map(|start| start.year);
        let plan = match hint.number {
            Some(number) => {
                numbered.entry(number).or_insert_with(|| Rows { number: Some(number), ..Rows::default() })
            }
            None => dated.entry(start).or_insert_with(|| Rows { start, ..Rows::default() }),
        };
        plan.drafts.push(row);
    }
    for plan in dated.values_mut() {
        plan.number =
            most(plan.drafts.iter().filter_map(|row| number_of_title(drafts[*row].hint.title.as_deref()?)));
    }
    join(drafts, numbered, dated.into_values().collect())
}

/// Joins plans known by their dates to plans known by their numbers.
fn join(drafts: &[Draft], mut numbered: BTreeMap<u32, Rows>, dated: Vec<Rows>) -> Vec<Rows> {
    let years: Vec<(u32, Option<i32>)> =
        numbered.iter().map(|(number, rows)| (*number, year_of(drafts, rows))).collect();
    let mut taken: Vec<u32> = Vec::new();
    let mut apart = Vec::new();
    let mut rest = Vec::new();
    // The year of submission decides before the number, for all plans of the member.
    for plan in dated {
        let year = year_of(drafts, &plan);
        let same_year = |other: &Option<i32>| other.is_some() && (*other == year || *other == plan.start);
        match years.iter().find(|(number, other)| same_year(other) && !taken.contains(number)) {
            Some((number, _)) => {
                taken.push(*number);
                if let Some(target) = numbered.get_mut(number) {
                    target.start = plan.start;
                    target.drafts.extend(plan.drafts);
                }
            }
            None => rest.push((plan, year)),
        }
    }
    for (mut plan, year) in rest {
        let near = |other: &Option<i32>| match (other, year) {
            (Some(other), Some(year)) => (other - year).abs() <= 1,
            _ => true,
        };
        let wanted = plan.number;
        match years.iter().find(|(number, _)| Some(*number) == wanted) {
            Some((number, other)) if near(other) && !taken.contains(number) => {
                taken.push(*number);
                if let Some(target) = numbered.get_mut(number) {
                    target.start = plan.start;
                    target.drafts.extend(plan.drafts);
                }
            }
            found => {
                // A number that another plan has is no name for this one.
                plan.number = wanted.filter(|number| found.is_none() && !taken.contains(number));
                taken.extend(plan.number);
                apart.push(plan);
            }
        }
    }
    numbered.into_values().chain(apart).collect()
}

fn year_of(drafts: &[Draft], rows: &Rows) -> Option<i32> {
    most(rows.drafts.iter().filter_map(|row| drafts[*row].hint.year))
}

/// The most frequent, the smallest on a tie.
fn most<T: Ord>(items: impl Iterator<Item = T>) -> Option<T> {
    let mut votes: BTreeMap<T, u32> = BTreeMap::new();
    items.for_each(|item| *votes.entry(item).or_default() += 1);
    votes.into_iter().rev().max_by_key(|(_, votes)| *votes).map(|(item, _)| item)
}

fn describe(drafts: &[Draft], rows: &Rows, names: &[String], log: &mut Log) -> Plan {
    let hints = || rows.drafts.iter().map(|row| &drafts[*row].hint);
    let who = &drafts[rows.drafts[0]].who;
    let year = year_of(drafts, rows);
    let published_start = agreed(hints().filter_map(|hint| hint.start));
    let published_end = agreed(hints().filter_map(|hint| hint.end));
    let (start, end, dated) = match (published_start, year) {
        (Some(start), _) => {
            let (first, last) = term(start, published_end);
            (Some(first), Some(last.unwrap_or(first.plus(MONTHS))), last.is_some())
        }
        (None, Some(year)) => (Some(Month::july(year)), Some(Month::july(year).plus(MONTHS)), false),
        (None, None) => (None, None, false),
    };
    let plan = Plan {
        id: id(&who.slug, rows, published_start, published_end),
        member: who.slug.to_string(),
        member_name: who.name.to_string(),
        country: who.country.to_string(),
        region: who.region,
        level: who.level,
        number: rows.number,
        title: most(hints().filter_map(|hint| hint.title.as_ref().map(ToString::to_string))),
        year,
        start,
        end,
        dated,
        commitments: 0,
    };
    report(drafts, rows, &plan, names, log);
    plan
}

fn id(member: &str, rows: &Rows, start: Option<PlanDate>, end: Option<PlanDate>) -> String {
    match (rows.number, start) {
        (Some(number), _) => format!("{member}-{number}"),
        (None, Some(start)) => {
            let end = end.map_or(start.year + MONTHS / 12, |end| end.year);
            format!("{member}-{}-{end}", start.year)
        }
        (None, None) => format!("{member}-undated"),
    }
}

fn report(drafts: &[Draft], rows: &Rows, plan: &Plan, names: &[String], log: &mut Log) {
    let Some(year) = plan.year else {
        let first = &drafts[rows.drafts[0]];
        let spot = Spot { source: &names[first.source], line: first.line, column: "year" };
        let action = format!("no row of the plan gives a year; {} rows count in no year", rows.drafts.len());
        log.finding(spot, FindingKind::NoYear, &plan.id, action);
        return;
    };
    let agree = rows.drafts.iter().filter(|row| drafts[**row].hint.year == Some(year)).count();
    let given = rows.drafts.iter().filter(|row| drafts[**row].hint.year.is_some()).count();
    for draft in rows.drafts.iter().map(|row| &drafts[*row]) {
        if let Some(other) = draft.hint.year.filter(|other| *other != year) {
            let spot = Spot { source: &names[draft.source], line: draft.line, column: "year" };
            let action = format!("{year}, like {agree} of the {given} rows of {}", plan.id);
            log.finding(spot, FindingKind::PlanYear, &other.to_string(), action);
        }
    }
}
