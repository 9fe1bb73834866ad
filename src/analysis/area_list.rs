//! Which policy areas and challenge areas there are, and how frequent each is.

use std::collections::{BTreeMap, BTreeSet};

use app::model::answer::Series;
use app::model::lang::Lang;
use app::model::place::Named;
use app::model::profile::{AreaGroup, AreaList, AreaOrder, AreaRow, ChallengeRow};
use app::model::query::{Grouping, Measure, Query, Selection};
use app::model::release::Coding;
use app::text::pages::places;

use super::counts::{frequencies, members, tally};
use super::{Analysis, order, trends};

/// The group of areas that the reference puts in none.
const NO_GROUP: &str = "other";

pub(super) fn area_list(analysis: &Analysis, order: AreaOrder, lang: Lang) -> AreaList {
    let mut challenges: BTreeMap<String, AreaRow> = BTreeMap::new();
    for row in rows(analysis, Grouping::Challenge, lang) {
        challenges.insert(row.area.id.clone(), row);
    }
    let rows = rows(analysis, Grouping::Area, lang);
    let used: BTreeSet<&str> = rows.iter().map(|row| row.area.id.as_str()).collect();
    let reference = &analysis.reference;
    let unused = reference.areas.iter().filter(|area| !used.contains(area.id.as_str()));
    let mut unused: Vec<Named> = unused.map(|area| analysis.named(Grouping::Area, &area.id, lang)).collect();
    unused.sort_by(by_name);
    let challenges = reference
        .challenges
        .iter()
        .map(|challenge| ChallengeRow {
            challenge: analysis.named(Grouping::Challenge, &challenge.id, lang),
            aim: challenge.aim(lang).into(),
            row: challenges.remove(&challenge.id),
        })
        .collect();
    AreaList {
        challenges,
        groups: grouped(analysis, rows, order, lang),
        unused,
        coding: analysis.data.release.codings.first().cloned(),
    }
}

/// Every area of every coding, each in the first coding that has it.
fn rows(analysis: &Analysis, by: Grouping, lang: Lang) -> Vec<AreaRow> {
    let (mut rows, mut seen) = (Vec::new(), BTreeSet::new());
    for (position, coding) in analysis.data.release.codings.iter().enumerate() {
        let plans = analysis.counts(by).of(&analysis.data.plans, &coding.id);
        let new: Vec<&str> =
            frequencies(&plans).into_iter().map(|(area, _)| area).filter(|area| seen.insert(*area)).collect();
        for series in in_force(analysis, by, coding, &new, lang) {
            let id = series.area.id.clone();
            rows.push(AreaRow {
                area: analysis.named(by, &id, lang),
                tally: tally(&plans, &id),
                members: members(&plans, &id),
                series,
                drawing: String::new(),
                other_coding: (position > 0).then(|| coding.clone()),
            });
        }
    }
    rows
}

fn in_force(analysis: &Analysis, by: Grouping, coding: &Coding, areas: &[&str], lang: Lang) -> Vec<Series> {
    if areas.is_empty() {
        return Vec::new();
    }
    let selection =
        Selection { areas: areas.iter().map(|area| (*area).into()).collect(), ..Selection::default() };
    let coding = Some(coding.id.clone());
    let query = Query { selection, by, measure: Measure::Inforce, coding, lang, ..Query::default() };
    trends::plain_series(analysis, query)
}

fn grouped(analysis: &Analysis, rows: Vec<AreaRow>, order: AreaOrder, lang: Lang) -> Vec<AreaGroup> {
    let mut groups: Vec<AreaGroup> = Vec::new();
    for row in rows {
        let group = group_of(analysis, &row.area.id, lang);
        match groups.iter_mut().find(|known| known.group.id == group.id) {
            Some(known) => known.rows.push(row),
            None => groups.push(AreaGroup { group, rows: vec![row] }),
        }
    }
    // A group that no area gives its name has one in each language, and stands where that belongs.
    groups
        .sort_by_cached_key(|group| (order::key(&places::group(&group.group, lang)), group.group.id.clone()));
    for group in &mut groups {
        group.rows.sort_by(|a, b| {
            let name = || by_name(&a.area, &b.area);
            match order {
                AreaOrder::Name => name(),
                AreaOrder::Commitments => b.tally.k.cmp(&a.tally.k).then_with(name),
            }
        });
    }
    groups
}

/// The group of a policy area; its name is that of the area it is called after.
pub(super) fn group_of(analysis: &Analysis, area: &str, lang: Lang) -> Named {
    let group = analysis.reference.area(area).map_or("", |area| area.group.as_str());
    let namesake = analysis.reference.areas.iter().find(|area| area.name_en == group);
    let name = namesake.map_or(group, |area| area.name(lang));
    let id = if group.is_empty() { NO_GROUP.into() } else { slug(group) };
    Named { id, name: name.into() }
}

fn slug(name: &str) -> String {
    let letters = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    letters.collect()
}

/// By name without accents, then by id.
pub(super) fn by_name(a: &Named, b: &Named) -> std::cmp::Ordering {
    let key = |named: &Named| (order::key(&named.name), named.id.clone());
    key(a).cmp(&key(b))
}
