//! What a mark says of itself: its numbers as data, its sentence, and where its commitments are listed.

use app::model::answer::{Answer, Point, Series};
use app::model::search::Search;
use app::text::explorer::mark;

/// A mark that can be asked.
pub(super) struct Hit {
    /// Attributes that are already escaped.
    pub(super) data: String,
    pub(super) words: String,
    /// Where its commitments are; `None` where there are none, or no search selects just these.
    pub(super) address: Option<String>,
}

impl Hit {
    /// The mark of a point, counted from a first year to its own.
    pub(super) fn new(answer: &Answer, series: &Series, (first, point): (i32, &Point), data: &str) -> Self {
        Self {
            data: data.into(),
            words: mark(answer, series, first, point),
            address: (point.k > 0).then(|| address(answer, series, first, point.year)).flatten(),
        }
    }
}

fn address(answer: &Answer, series: &Series, first: i32, last: i32) -> Option<String> {
    let search = Search::of_cell(answer, series, first, last)?;
    Some(format!("{}?{}", answer.query.lang.path("/commitments"), search.canonical()))
}
