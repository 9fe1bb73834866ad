//! Where a subject stands: its areas beside those of its region and of all members, or an area region by region.

use app::model::brief::{Standing, StandingColumn, StandingRow, Subject, Who};
use app::model::paper::View;
use app::model::place::{Named, Region};
use app::model::query::{Facet, Measure};

use super::scope::Scope;

/// Areas in the picture.
const AREAS: usize = 8;

pub(super) fn standing(scope: &Scope<'_>) -> Option<Standing> {
    match &scope.query.subject {
        Subject::Member(_) | Subject::Region(_) => of_areas(scope),
        Subject::Area(id) | Subject::Challenge(id) => of_regions(scope, id),
    }
}

/// The subject's areas: its commitments, then the members beside it.
fn of_areas(scope: &Scope<'_>) -> Option<Standing> {
    let areas = scope.own_areas(AREAS);
    if areas.is_empty() {
        return None;
    }
    let mut asked = Vec::new();
    match scope.query.subject {
        Subject::Region(region) => asked.push((Who::Region(region, None), Measure::Inforce)),
        _ => asked.push((Who::Own, Measure::Share)),
    }
    asked.extend(scope.beside().into_iter().map(|who| (who, Measure::Inforce)));
    let (mut columns, mut cells) = (Vec::new(), vec![Vec::new(); areas.len()]);
    for (who, measure) in asked {
        let counts = scope.counts(&who, &areas, measure);
        let years = counts.iter().find_map(|count| count.years);
        let view = scope.view(&who, &areas, measure);
        columns.push(StandingColumn { who, of_commitments: measure == Measure::Share, years, view });
        for (cells, count) in cells.iter_mut().zip(counts) {
            cells.push(count);
        }
    }
    let row = |(id, cells): (&String, Vec<_>)| StandingRow {
        label: scope.area(id),
        view: scope.page_of_area(id),
        cells,
        badge: None,
    };
    let mut rows: Vec<StandingRow> = areas.iter().zip(cells).map(row).collect();
    // The sort keeps the order of the areas among equals.
    rows.sort_by_key(|row| std::cmp::Reverse(row.cells.first().map_or(0, |cell| cell.k)));
    Some(Standing { of_regions: false, columns, rows })
}

/// One area, region by region, and everywhere.
fn of_regions(scope: &Scope<'_>, id: &str) -> Option<Standing> {
    // Without a coding nothing is counted.
    scope.coding.as_ref()?;
    let areas = [id.to_owned()];
    let badges = scope.trends(&areas, Facet::Region).answer.series;
    let badge_of = |region: Region| {
        badges.iter().find(|series| series.place.region == Some(region)).map(|series| series.verdict.badge)
    };
    let mut rows = Vec::new();
    let regions = Region::ALL.map(|region| {
        let label = Named { id: region.slug().into(), name: region.label(scope.lang).into() };
        (Who::Region(region, None), label, View::of(format!("/regions/{}", region.slug())), badge_of(region))
    });
    for (who, label, view, badge) in regions {
        rows.push(StandingRow { cells: cells(scope, &who, &areas), label, view, badge });
    }
    if scope.query.beside.has_world() {
        let badge = scope.trends(&areas, Facet::None).answer.series.first().map(|one| one.verdict.badge);
        let label = app::model::place::Place::world().in_language(scope.lang);
        rows.push(StandingRow {
            label: Named { id: label.id, name: label.name },
            view: View::of("/members"),
            cells: cells(scope, &Who::World(None), &areas),
            badge,
        });
    }
    let column = |index: usize, of_commitments| StandingColumn {
        who: Who::Own,
        of_commitments,
        years: rows.iter().find_map(|row| row.cells.get(index)?.years),
        view: scope.view(
            &Who::World(None),
            &areas,
            if of_commitments { Measure::Share } else { Measure::Inforce },
        ),
    };
    let columns = vec![column(0, false), column(1, true)];
    Some(Standing { of_regions: true, columns, rows })
}

/// Members whose plan in force has the area, and the commitments of the same year that carry it.
fn cells(scope: &Scope<'_>, who: &Who, areas: &[String]) -> Vec<app::model::brief::Count> {
    let mut cells = scope.counts(who, areas, Measure::Inforce);
    cells.extend(scope.counts(who, areas, Measure::Share));
    cells
}
