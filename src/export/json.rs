//! The numbers of the trends as JSON: what was asked, of which data, and the series.

use app::model::answer::{Answer, Point};
use app::model::place::{Level, Named, Place};
use app::model::query::Word;
use serde::Serialize;

use super::ExportError;

/// The document. Its shape is a promise to readers, so it is not simply the inner [`Answer`].
#[derive(Serialize)]
struct Document<'a> {
    /// Canonical query string of the answer.
    query: String,
    measure: &'static str,
    level: &'static str,
    coding_version: &'a str,
    data_release: &'a str,
    /// Whether the data are the incomplete sample.
    sample: bool,
    /// Commitments in scope that this coding does not cover.
    left_out: u32,
    years: &'a [i32],
    series: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    area: &'a Named,
    place: &'a Place,
    points: Vec<Value>,
}

#[derive(Serialize)]
struct Value {
    year: i32,
    k: u32,
    n: u32,
    plans: u32,
    /// k/n; null where n is zero.
    share: Option<f64>,
    incomplete: bool,
}

pub(super) fn trends(answer: &Answer) -> Result<Vec<u8>, ExportError> {
    let document = Document {
        query: answer.query.canonical(),
        measure: answer.query.measure.word(),
        level: answer.query.selection.level.map_or("all", Level::slug),
        coding_version: &answer.coding.id,
        data_release: &answer.release.id,
        sample: answer.release.sample,
        left_out: answer.left_out,
        years: &answer.years,
        series: answer
            .series
            .iter()
            .map(|series| Line {
                area: &series.area,
                place: &series.place,
                points: series.points.iter().map(value).collect(),
            })
            .collect(),
    };
    write(&document)
}

fn value(point: &Point) -> Value {
    let Point { year, k, n, plans, incomplete } = *point;
    // Six decimals, as in the CSV: two readers of the two forms see the same number.
    let share = point.share().map(|share| (share * 1e6).round() / 1e6);
    Value { year, k, n, plans, share, incomplete }
}

/// Pretty JSON with a line end, as people and `diff` like it.
pub(super) fn write<T: Serialize>(document: &T) -> Result<Vec<u8>, ExportError> {
    let mut bytes =
        serde_json::to_vec_pretty(document).map_err(|error| ExportError::Write(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
