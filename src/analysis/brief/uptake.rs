//! Areas that rise where the subject is, and that no plan of it has; where nothing rises, the most frequent of these. For an
//! area: who works on it most.

use std::cmp::Reverse;

use app::model::answer::Series;
use app::model::badge::Badge;
use app::model::brief::{Subject, Uptake, UptakeRow, Who};
use app::model::paper::View;
use app::model::query::{Facet, Measure};

use super::super::area_profile::top;
use super::scope::Scope;

/// Rows of the table.
const ROWS: usize = 5;

pub(super) fn uptake(scope: &Scope<'_>) -> Uptake {
    match &scope.query.subject {
        Subject::Member(_) => of_member(scope),
        Subject::Region(region) => of_region(scope, *region),
        Subject::Area(id) | Subject::Challenge(id) => members(scope, id),
    }
}

fn of_member(scope: &Scope<'_>) -> Uptake {
    let Some(region) = scope.region else { return Uptake::None };
    let here = scope.trends(&[], Facet::Region).answer.series;
    let here = here.into_iter().filter(|series| series.place.region == Some(region));
    let unused: Vec<Series> = here.filter(|series| !scope.used.contains(series.area.id.as_str())).collect();
    areas(scope, Who::Region(region, scope.level), &unused)
}

fn of_region(scope: &Scope<'_>, region: app::model::place::Region) -> Uptake {
    let everywhere = scope.trends(&[], Facet::None).answer.series;
    let ids: Vec<String> = everywhere.iter().map(|series| series.area.id.clone()).collect();
    let in_region = scope.counts(&Who::Region(region, None), &ids, Measure::Inforce);
    let unused = everywhere.into_iter().zip(in_region).filter(|(_, count)| count.k == 0);
    areas(scope, Who::World(None), &unused.map(|(series, _)| series).collect::<Vec<_>>())
}

/// Of some areas those that rise in a place; where none does, those that most members there have in force.
fn areas(scope: &Scope<'_>, place: Who, unused: &[Series]) -> Uptake {
    let rises = |series: &&Series| matches!(series.verdict.badge, Badge::Rising | Badge::Emerging);
    let mut chosen: Vec<&Series> = unused.iter().filter(rises).collect();
    let rising = !chosen.is_empty();
    if !rising {
        chosen = unused.iter().collect();
    }
    let ids: Vec<String> = chosen.iter().map(|series| series.area.id.clone()).collect();
    let mut others = scope.beside();
    others.retain(|who| *who != place);
    if let Subject::Region(region) = scope.query.subject {
        others = vec![Who::Region(region, None)];
    }
    let columns: Vec<Who> = std::iter::once(place.clone()).chain(others).collect();
    let mut rows: Vec<UptakeRow> = chosen
        .iter()
        .map(|series| UptakeRow {
            area: series.area.clone(),
            view: scope.page_of_area(&series.area.id),
            cells: Vec::new(),
            badge: series.verdict.badge,
        })
        .collect();
    for who in columns {
        let counts = scope.counts(&who, &ids, Measure::Inforce);
        rows.iter_mut().zip(counts).for_each(|(row, count)| row.cells.push((who.clone(), count)));
    }
    // What nobody there has in force is no example for anybody.
    rows.retain(|row| row.cells.first().is_some_and(|(_, count)| count.k > 0));
    rows.sort_by_key(|row| Reverse(row.cells.first().map_or(0, |(_, count)| count.k)));
    rows.truncate(ROWS);
    if rows.is_empty() { Uptake::None } else { Uptake::Areas { rising, place, rows } }
}

fn members(scope: &Scope<'_>, id: &str) -> Uptake {
    let own: std::collections::BTreeSet<&str> = scope.plans.iter().map(|plan| plan.id.as_str()).collect();
    let counted = scope.counted(|plan| {
        own.contains(plan.id.as_str()) || scope.query.years == app::model::query::Years::default()
    });
    let mut rows = top(scope.analysis, &counted, id, scope.lang);
    rows.truncate(ROWS);
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let view = View::of(format!("/members/{}", row.member.id));
            (row, view)
        })
        .collect();
    if rows.is_empty() { Uptake::None } else { Uptake::Members(rows) }
}
