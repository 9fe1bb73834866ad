//! What the chosen places of an answer are seen beside: the same areas in their regions, or in the world.

use app::model::answer::{Answer, Series};
use app::model::place::{PlaceKind, Region};
use app::model::query::{Extent, Facet, Parsed, Query};
use app::model::show::{Compare, Tab};

use super::{Analysis, AnalysisError, trends};

/// The series of the places beside; none where there is nothing to compare with, or it is among the series already.
pub(super) fn series(analysis: &Analysis, answer: &Answer) -> Result<Vec<Series>, AnalysisError> {
    let query = &answer.query;
    let regions = match query.show.compare {
        _ if query.extent == Extent::Full || answer.series.is_empty() => return Ok(Vec::new()),
        Compare::Region => regions(answer),
        Compare::World if holds(answer, |series| series.place.kind == PlaceKind::World) => {
            return Ok(Vec::new());
        }
        Compare::World => Vec::new(),
        Compare::None => return Ok(Vec::new()),
    };
    if regions.is_empty() && query.show.compare == Compare::Region {
        return Ok(Vec::new());
    }
    let mut beside = Query { coding: Some(answer.coding.id.clone()), facet: Facet::None, ..query.clone() };
    beside.selection.regions = regions;
    beside.selection.countries = Vec::new();
    beside.selection.members = Vec::new();
    if beside.show.tab == Tab::Heat {
        // Which would ask for all regions.
        beside.show.tab = Tab::Bar;
    }
    if beside.show.tab == Tab::Bump {
        return Ok(trends::answer(analysis, Parsed { value: beside, problems: Vec::new() })?.answer.series);
    }
    trends::plain_series(analysis, beside)
}

/// The regions of the chosen countries and members that are not themselves shown, in their usual order.
fn regions(answer: &Answer) -> Vec<Region> {
    let is_meant = |region: &Region| {
        let within = |series: &Series| {
            matches!(series.place.kind, PlaceKind::Country | PlaceKind::Member)
                && series.place.region == Some(*region)
        };
        holds(answer, within) && !holds(answer, |series| series.place.id == region.slug())
    };
    Region::ALL.into_iter().filter(is_meant).collect()
}

fn holds(answer: &Answer, meant: impl Fn(&Series) -> bool) -> bool {
    answer.series.iter().any(meant)
}
