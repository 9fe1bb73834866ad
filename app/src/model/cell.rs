//! From a number of the trends to the commitments behind it.

use super::answer::{Answer, Series};
use super::place::{Place, PlaceKind};
use super::query::{Grouping, Measure, Query, Selection, Years};
use super::search::Search;

impl Search {
    /// The commitments behind the k of one year of a series, of which `count` and `share` count each, `plans` the plans, and
    /// `inforce` the members.
    #[must_use]
    pub fn of_cell(answer: &Answer, series: &Series, year: i32) -> Self {
        Self::of_point(&answer.query, &answer.coding.id, &series.area.id, &series.place, year)
    }

    fn of_point(query: &Query, coding: &str, area: &str, place: &Place, year: i32) -> Self {
        let mut selection = Selection { level: query.selection.level, ..Selection::default() };
        match place.kind {
            PlaceKind::World => {}
            PlaceKind::Region => selection.regions = place.region.into_iter().collect(),
            PlaceKind::Country => selection.countries = vec![place.id.clone()],
            PlaceKind::Member => selection.members = vec![place.id.clone()],
        }
        let mut search = Self { codings: vec![coding.into()], ..Self::default() };
        match query.by {
            Grouping::Area => selection.areas = vec![area.into()],
            Grouping::Challenge => search.challenges = vec![area.into()],
        }
        match query.measure {
            Measure::Inforce => search.in_force = Some(year),
            Measure::Plans | Measure::Share | Measure::Count => {
                selection.years = Years { from: Some(year), to: Some(year) };
            }
        }
        search.selection = selection;
        search
    }
}
