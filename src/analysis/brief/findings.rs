//! What may be quoted: at most three findings, each with its numbers. What is said of them is for the wording to say.

use app::model::answer::Answer;
use app::model::badge::Badge;
use app::model::brief::{Count, Finding, Standing, Subject, Uptake, Who};
use app::model::commitment::Commitment;
use app::model::paper::View;
use app::model::query::{Facet, Query, Years};

use super::super::resolve;
use super::super::standings::standings;
use super::plans;
use super::scope::Scope;

/// Findings in a brief.
const MOST: usize = 3;
/// A subject with fewer commitments is described, not compared.
const FEW: usize = 5;

pub(super) fn findings(scope: &Scope<'_>, standing: Option<&Standing>, uptake: &Uptake) -> Vec<Finding> {
    if scope.commitments.is_empty() {
        let relatives = scope.profile.as_ref().map_or(&[][..], |profile| &profile.relatives);
        let others = relatives.iter().filter(|row| row.plans > 0).cloned().collect();
        return vec![Finding::NoPlan(others)];
    }
    let mut findings = Vec::new();
    if scope.commitments.len() < FEW {
        let all = scope.commitments.len() as u32;
        let view = scope.list(&Who::Own, &[]);
        findings.push(Finding::Few(Count { k: all, n: all, interval: None, years: None, view }));
    }
    let of_area = matches!(scope.query.subject, Subject::Area(_) | Subject::Challenge(_));
    if of_area {
        findings.extend(quoted(scope, standing, uptake));
    }
    findings.extend(completed(scope));
    findings.extend(carried(scope, standing));
    if !of_area {
        findings.extend(quoted(scope, standing, uptake));
    }
    if scope.used.is_empty() {
        findings.push(Finding::NoArea);
    }
    findings.truncate(MOST);
    findings
}

/// How its commitments were completed, beside those of others of the level.
fn completed(scope: &Scope<'_>) -> Option<Finding> {
    let level = plans::level(scope);
    let own: Vec<_> = scope.commitments.iter().copied().filter(|one| one.level == level).collect();
    if own.is_empty() {
        return None;
    }
    let (_, _, unrated) = plans::standing(&own);
    let own = count(scope, &Who::Own, &own);
    let mut beside = Vec::new();
    if own.n > 0 {
        let years = scope.query.years;
        let index = scope.analysis.index();
        let is_asked = |one: &Commitment| {
            years == Years::default()
                || index
                    .plan(&scope.analysis.data.plans, &one.plan)
                    .and_then(|plan| plan.year)
                    .is_some_and(|year| years.contains(year))
        };
        for who in scope.beside() {
            let region = match who {
                Who::Region(region, _) => Some(region),
                _ => None,
            };
            let theirs = scope.analysis.data.commitments.iter().filter(|one| {
                one.level == level && region.is_none_or(|region| region == one.region) && is_asked(one)
            });
            let who = match region {
                Some(region) => Who::Region(region, Some(level)),
                None => Who::World(Some(level)),
            };
            let count = count(scope, &who, &theirs.collect::<Vec<_>>());
            beside.push((who, count));
        }
    }
    Some(Finding::Completed { own, unrated, level, beside })
}

fn count(scope: &Scope<'_>, who: &Who, commitments: &[&Commitment]) -> Count {
    let formula = scope.coding.as_ref().map_or(app::model::rating::StarFormula::Page, |coding| {
        resolve::usual_formula(scope.analysis, coding)
    });
    let tally = standings(commitments, formula).first().map(|rated| rated.tally).unwrap_or_default();
    let mut view = scope.list(who, &plans::DONE);
    if *who == Who::Own && scope.level.is_none() {
        view = plans::with_level(view);
    }
    Count { k: tally.k, n: tally.n, interval: tally.interval, years: None, view }
}

/// The area that it has most often, and how many others have it.
fn carried(scope: &Scope<'_>, standing: Option<&Standing>) -> Option<Finding> {
    let standing = standing?;
    let column = |who: &Who| standing.columns.iter().position(|column| column.who == *who);
    if standing.of_regions {
        // The region where most members have it, beside all of them.
        let world = standing.rows.iter().position(|row| row.label.id == "world");
        let regions = standing.rows.iter().enumerate().filter(|(index, _)| Some(*index) != world);
        let most =
            |a: &Count, b: &Count| (u64::from(a.k) * u64::from(b.n)).cmp(&(u64::from(b.k) * u64::from(a.n)));
        let (_, best) = regions
            .filter(|(_, row)| row.cells.first().is_some_and(|count| count.n > 0 && count.k > 0))
            .reduce(|a, b| if most(&b.1.cells[0], &a.1.cells[0]).is_gt() { b } else { a })?;
        let world = world.and_then(|world| standing.rows[world].cells.first().cloned());
        return Some(Finding::Carried {
            area: best.label.clone(),
            own: best.cells.first()?.clone(),
            beside: world.map(|count| (Who::World(None), count)).into_iter().collect(),
        });
    }
    let row = standing.rows.first()?;
    let mut beside = Vec::new();
    for who in scope.beside() {
        beside.extend(column(&who).and_then(|index| row.cells.get(index)).map(|count| (who, count.clone())));
    }
    let own = row.cells.first()?.clone();
    (own.n > 0).then(|| Finding::Carried { area: row.label.clone(), own, beside })
}

/// The area of which most can be said: one that rises and is not used, else one that moves, else the most frequent one.
fn quoted(scope: &Scope<'_>, standing: Option<&Standing>, uptake: &Uptake) -> Option<Finding> {
    let own: Vec<String> = match &scope.query.subject {
        Subject::Area(id) | Subject::Challenge(id) => vec![id.clone()],
        _ => standing
            .map_or_else(Vec::new, |standing| standing.rows.iter().map(|row| row.label.id.clone()).collect()),
    };
    let rising: Vec<String> = match uptake {
        Uptake::Areas { rising: true, rows, .. } => rows.iter().map(|row| row.area.id.clone()).collect(),
        _ => Vec::new(),
    };
    let by_region = scope.region.is_some();
    let asked = if rising.is_empty() { &own } else { &rising };
    // A region's own areas are judged among all regions; what it could use, among all members.
    let by_region = by_region && (rising.is_empty() || matches!(scope.query.subject, Subject::Member(_)));
    if asked.is_empty() {
        return None;
    }
    let facet = if by_region { Facet::Region } else { Facet::None };
    let answer = scope.trends(asked, facet).answer;
    let here = |region| !by_region || region == scope.region;
    let mut series: Vec<_> = answer.series.iter().filter(|one| here(one.place.region)).cloned().collect();
    series.sort_by_key(|one| (!one.verdict.badge.is_direction(), one.verdict.badge == Badge::NotEnoughData));
    let first = series.into_iter().next()?;
    let id = first.area.id.clone();
    let answer = Answer { series: vec![first], ..answer };
    let mut query = Query { lang: app::model::lang::Lang::default(), ..answer.query.clone() };
    query.selection.areas = vec![id];
    query.extent = app::model::query::Extent::Filtered;
    let view = View::asking("/trends", query.canonical());
    Some(Finding::Quoted(Box::new(answer), view))
}
