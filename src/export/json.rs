//! The numbers of the trends as JSON: what was asked, of which data, and the series.

use app::model::answer::{Answer, Point};
use app::model::badge::Verdict;
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
    /// `loaded`, the incomplete `sample`, or `simulated`.
    data_kind: &'static str,
    /// Commitments in scope that this coding does not cover.
    left_out: u32,
    years: &'a [i32],
    series: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    area: &'a Named,
    place: &'a Place,
    /// The trend badge with everything it rests on.
    trend: &'a Verdict,
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
    /// Interval of the share, about 95 %; null where n is zero.
    lo: Option<f64>,
    hi: Option<f64>,
    /// Design effect behind the interval; 1 for plans.
    deff: Option<f64>,
    /// Whether the share is certain enough to be shown as a percentage.
    shown: bool,
    incomplete: bool,
}

pub(super) fn trends(answer: &Answer) -> Result<Vec<u8>, ExportError> {
    let document = Document {
        query: answer.query.canonical(),
        measure: answer.query.measure.word(),
        level: answer.query.selection.level.map_or("all", Level::slug),
        coding_version: &answer.coding.id,
        data_release: &answer.release.id,
        data_kind: answer.release.kind.slug(),
        left_out: answer.left_out,
        years: &answer.years,
        series: answer
            .series
            .iter()
            .map(|series| Line {
                area: &series.area,
                place: &series.place,
                trend: &series.verdict,
                points: series.points.iter().map(value).collect(),
            })
            .collect(),
    };
    write(&document)
}

fn value(point: &Point) -> Value {
    let interval = point.interval;
    Value {
        year: point.year,
        k: point.k,
        n: point.n,
        plans: point.plans,
        share: point.share().map(rounded),
        lo: interval.map(|interval| rounded(interval.low)),
        hi: interval.map(|interval| rounded(interval.high)),
        deff: interval.map(|interval| rounded(interval.design_effect)),
        shown: point.is_shown(),
        incomplete: point.incomplete,
    }
}

/// Six decimals, as in the CSV: two readers of the two forms see the same number.
fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

/// Pretty JSON with a line end, as people and `diff` like it.
pub(super) fn write<T: Serialize>(document: &T) -> Result<Vec<u8>, ExportError> {
    let mut bytes =
        serde_json::to_vec_pretty(document).map_err(|error| ExportError::Write(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
