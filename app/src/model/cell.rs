//! From a number of the trends to the commitments behind it.

use super::answer::{Answer, Series};
use super::place::{Place, PlaceKind};
use super::query::{Counting, Grouping, Measure, Selection, Years};
use super::search::Search;

impl Search {
    /// The commitments behind the k of a series, counted from a first year to its last, of which `plans` counts the plans, `inforce` the members, and
    /// every other measure each commitment.
    ///
    /// `None` where no search selects just these: stars by a formula, what is verifiable or relevant, parts of
    /// commitments, members without one of them.
    #[must_use]
    pub fn of_cell(answer: &Answer, series: &Series, first: i32, last: i32) -> Option<Self> {
        let query = &answer.query;
        if matches!(series.place.kind, PlaceKind::Peers(_)) {
            return None;
        }
        let coding = Some(answer.coding.id.clone()).filter(|id| !id.is_empty());
        let mut search = Self { codings: coding.into_iter().collect(), ..Self::default() };
        search.selection = place(&series.place);
        search.selection.level = query.selection.level;
        match query.by {
            Grouping::Area => search.selection.areas = vec![series.area.id.clone()],
            Grouping::Challenge => search.challenges = vec![series.area.id.clone()],
        }
        if query.measure == Measure::Inforce {
            search.in_force = Some(last);
        } else {
            search.selection.years = Years { from: Some(first), to: Some(last) };
        }
        let steps = |steps: &[&str]| steps.iter().map(|step| (*step).to_owned()).collect();
        match query.measure {
            Measure::Completion => search.completion = steps(&["complete", "substantial"]),
            Measure::Ambition => search.ambition = steps(&["high", "transformative", "moderate"]),
            Measure::EarlyResults => search.early_results = steps(&["outstanding", "major"]),
            Measure::Starred | Measure::Verifiable | Measure::Relevant => return None,
            Measure::Inforce | Measure::Plans | Measure::Share | Measure::Count => {}
        }
        (query.counting == Counting::Full).then_some(search)
    }
}

fn place(place: &Place) -> Selection {
    let mut selection = Selection::default();
    match place.kind {
        PlaceKind::World | PlaceKind::Peers(_) => {}
        PlaceKind::Region => selection.regions = place.region.into_iter().collect(),
        PlaceKind::Country => selection.countries = vec![place.id.clone()],
        PlaceKind::Member => selection.members = vec![place.id.clone()],
    }
    selection
}
