//! Five commitments worth a look elsewhere.
//!
//! **Which commitments**: completion is substantial or complete. **From whom**: members of the same level as the subject, not
//! of its country; two members are the more similar, the more policy areas their commitments have in common (the areas that
//! both have, of the areas that either has; all plans of the release). **In this order**: commitments in an area that the
//! subject lacks and others use (for an area: commitments in the area; for a region also its own most frequent areas); of
//! these those that are ambitious or have strong early results; then members of the same region; then the more similar
//! members; then newer plans; then the id. One commitment per member.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use app::model::brief::{Ambitious, Elsewhere, Pick, Subject, Uptake};
use app::model::commitment::Commitment;
use app::model::paper::View;
use app::model::query::{Grouping, Measure};
use app::model::rating::{EarlyResults, StarFormula};
use app::model::text::Text;

use super::super::indicator::{Indicator, Standing};
use super::super::lines;
use super::scope::Scope;

/// Commitments in the list.
const MOST: usize = 5;

pub(super) fn elsewhere(scope: &Scope<'_>, uptake: &Uptake) -> Elsewhere {
    let wanted = wanted(scope, uptake);
    let likeness = likeness(scope);
    let country = scope.profile.as_ref().and_then(|_| own_country(scope));
    let pool: Vec<&Commitment> = scope
        .analysis
        .data
        .commitments
        .iter()
        .filter(|one| is_elsewhere(scope, one, country) && is_good(one, Measure::Completion))
        .collect();
    let has = |one: &Commitment| one.areas.iter().any(|area| wanted.contains(area.as_str()));
    let shines = |one: &Commitment| is_good(one, Measure::Ambition) || is_good(one, Measure::EarlyResults);
    let year = |one: &Commitment| {
        scope.analysis.index().plan(&scope.analysis.data.plans, &one.plan).and_then(|plan| plan.year)
    };
    let mut ordered: Vec<_> = pool
        .iter()
        .map(|one| {
            let near = scope.region.is_some_and(|region| region == one.region);
            let like = likeness.get(one.member.as_str()).copied().unwrap_or_default();
            let order = (!has(one), !shines(one), !near, Reverse(like), Reverse(year(one)), &one.id);
            (order, *one)
        })
        .collect();
    ordered.sort_by_key(|(order, _)| *order);
    let mut members = BTreeSet::new();
    let chosen = ordered.into_iter().map(|(_, one)| one).filter(|one| members.insert(&one.member));
    let picks = chosen.take(MOST).map(|one| pick(scope, one, &wanted)).collect();
    Elsewhere { picks, pool: pool.len() as u32 }
}

/// The policy areas in which a look elsewhere helps most.
fn wanted(scope: &Scope<'_>, uptake: &Uptake) -> BTreeSet<String> {
    match (&scope.query.subject, uptake) {
        (Subject::Area(_) | Subject::Challenge(_), _) => scope.areas.iter().cloned().collect(),
        (Subject::Region(_), Uptake::Areas { rows, .. }) if rows.len() >= MOST => {
            rows.iter().map(|row| row.area.id.clone()).collect()
        }
        (Subject::Region(_), _) => scope.own_areas(MOST).into_iter().collect(),
        (Subject::Member(_), Uptake::Areas { rows, .. }) => {
            rows.iter().map(|row| row.area.id.clone()).collect()
        }
        (Subject::Member(_), _) => scope.own_areas(MOST).into_iter().collect(),
    }
}

fn own_country<'a>(scope: &'a Scope<'_>) -> Option<&'a str> {
    let Subject::Member(slug) = &scope.query.subject else { return None };
    let of_plan = scope.analysis.data.plans.iter().find(|plan| plan.member == *slug);
    let known = scope.analysis.reference.members.iter().find(|member| member.slug == *slug);
    of_plan.map(|plan| plan.country.as_str()).or(known.map(|member| member.iso3.as_str()))
}

fn is_elsewhere(scope: &Scope<'_>, one: &Commitment, country: Option<&str>) -> bool {
    match &scope.query.subject {
        Subject::Member(slug) => {
            one.member != *slug
                && country != Some(one.country.as_str())
                && scope.level.is_none_or(|level| level == one.level)
        }
        Subject::Region(region) => one.region != *region,
        Subject::Area(_) | Subject::Challenge(_) => scope.is_own(one),
    }
}

fn is_good(one: &Commitment, measure: Measure) -> bool {
    Indicator::of(measure, StarFormula::Page)
        .is_some_and(|indicator| indicator.standing(one) == Standing::Good)
}

/// How alike members are to the subject, in thousandths: areas of both of the areas of either.
fn likeness<'a>(scope: &Scope<'a>) -> BTreeMap<&'a str, u32> {
    let mut areas: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in &scope.analysis.data.commitments {
        areas.entry(&one.member).or_default().extend(one.areas.iter().map(Text::as_str));
    }
    let alike = |other: &BTreeSet<&str>| {
        let either = scope.used.union(other).count() as u32;
        let both = scope.used.intersection(other).count() as u32;
        (1000 * both).checked_div(either).unwrap_or_default()
    };
    areas.into_iter().map(|(member, areas)| (member, alike(&areas))).collect()
}

fn pick(scope: &Scope<'_>, one: &Commitment, wanted: &BTreeSet<String>) -> Pick {
    let ratings = &one.ratings;
    let is_ambitious = is_good(one, Measure::Ambition);
    let by_ambition = ratings.ambition.step().map(Ambitious::Ambition);
    let ambition = by_ambition.or(ratings.potential_impact.step().map(Ambitious::Impact));
    let areas = one.areas.iter().filter(|area| wanted.contains(area.as_str()));
    Pick {
        line: lines::of(scope.analysis, one, scope.lang),
        region: one.region,
        ambition: ambition.filter(|_| is_ambitious),
        early_results: ratings.early_results.step().filter(|step| *step >= EarlyResults::Major),
        areas: areas.map(|id| scope.analysis.named(Grouping::Area, id, scope.lang)).collect(),
        source: one
            .source_url
            .as_deref()
            .map(str::to_owned)
            .filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        view: View::of(format!("/commitments/{}", one.id)),
    }
}
