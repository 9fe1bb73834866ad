//! What a mark says of itself: its numbers as data, its sentence, and where its commitments are listed.

use app::model::answer::{Answer, Point, Series};
use app::model::place::PlaceKind;
use app::model::query::{Measure, Query, Selection, Years};
use app::text::explorer::mark;

/// A mark that can be asked.
pub(super) struct Hit {
    /// Attributes that are already escaped.
    pub(super) data: String,
    pub(super) words: String,
    /// Where its commitments are; `None` where there are none.
    pub(super) address: Option<String>,
}

impl Hit {
    /// The mark of a point, counted from a first year to its own.
    pub(super) fn new(answer: &Answer, series: &Series, (first, point): (i32, &Point), data: &str) -> Self {
        Self {
            data: data.into(),
            words: mark(answer, series, first, point),
            address: (point.k > 0).then(|| address(answer, series, first, point.year)),
        }
    }
}

/// The commitments of an area in a place and some years; for plans in force those of the plans in force in the last.
fn address(answer: &Answer, series: &Series, first: i32, last: i32) -> String {
    let in_force = answer.query.measure == Measure::Inforce;
    let mut selection = Selection {
        areas: vec![series.area.id.clone()],
        level: answer.query.selection.level,
        years: if in_force { Years::default() } else { Years { from: Some(first), to: Some(last) } },
        ..Selection::default()
    };
    let place = &series.place;
    match place.kind {
        PlaceKind::World => {}
        PlaceKind::Region => selection.regions.extend(place.region),
        PlaceKind::Country => selection.countries.push(place.id.clone()),
        PlaceKind::Member => selection.members.push(place.id.clone()),
    }
    let coding = Some(answer.coding.id.clone()).filter(|id| !id.is_empty());
    let query = Query { selection, by: answer.query.by, coding, ..Query::default() };
    let mut keys: Vec<String> = query.canonical().split('&').map(Into::into).collect();
    if in_force {
        keys.push(format!("inforce={last}"));
    }
    keys.sort();
    format!("{}?{}", answer.query.lang.path("/commitments"), keys.join("&"))
}
