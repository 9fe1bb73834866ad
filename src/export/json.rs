//! The numbers of the trends as JSON: what was asked, of which data, and the series.

use app::model::answer::{Answer, Point, Unrated};
use app::model::badge::Verdict;
use app::model::detail::{Change, Divergence, Moment, Pair, Ranked, Specialisation};
use app::model::place::{Level, Named, Place};
use app::model::query::Word;
use app::model::rating::StarFormula;
use serde::Serialize;
use utoipa::ToSchema;

use super::ExportError;

/// The document. Its shape is a promise to readers, so it is not simply the inner [`Answer`].
#[derive(Serialize, ToSchema)]
#[schema(as = Trends)]
pub(super) struct Document<'a> {
    /// Canonical query string of the answer.
    query: String,
    measure: &'static str,
    counting: &'static str,
    /// The star formula; only for `measure=starred`.
    #[serde(skip_serializing_if = "Option::is_none")]
    formula: Option<&'static str>,
    level: &'static str,
    coding_version: &'a str,
    data_release: &'a str,
    /// `loaded`, the incomplete `sample`, or `simulated`.
    data_kind: &'static str,
    /// Commitments in scope that this coding does not cover.
    left_out: u32,
    years: &'a [i32],
    series: Vec<Line<'a>>,
    /// Areas that commitments of the first place carry together, greatest lift first.
    together: Vec<Pair>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Series)]
struct Line<'a> {
    area: &'a Named,
    place: &'a Place,
    /// The trend badge with everything it rests on; null for ratings, of which no trend is claimed.
    trend: Option<&'a Verdict>,
    points: Vec<Value>,
    /// Rank among all areas of the coding, year by year; areas of one band cannot be told apart.
    ranks: &'a [Ranked],
    /// Location quotient over all years of the answer; null for the world and for ratings.
    specialisation: Option<Specialisation>,
    /// Where a change came from; its parts add up to the total.
    change: Option<Change>,
    /// Years between which the number and the share of commitments moved apart.
    count_vs_share: &'a [Divergence],
}

#[derive(Serialize, ToSchema)]
#[schema(as = Point)]
struct Value {
    year: i32,
    /// With `counting=fractional` commitments count in parts.
    #[schema(value_type = f64)]
    k: Number,
    n: u32,
    plans: u32,
    /// Commitments of the area without a rating, by the reason; only for rated measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    unrated: Option<Unrated>,
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

/// A count, whole or in parts.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(u32),
    Parts(f64),
}

pub(super) fn trends(answer: &Answer) -> Result<Vec<u8>, ExportError> {
    let document = Document {
        query: answer.query.canonical(),
        measure: answer.query.measure.word(),
        counting: answer.query.counting.word(),
        formula: answer.query.formula.map(StarFormula::slug),
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
                trend: (!answer.query.measure.is_rated()).then_some(&series.verdict),
                points: series.points.iter().map(value).collect(),
                ranks: &series.details.ranks,
                specialisation: series.details.specialisation.map(quotient),
                change: series.details.change.map(change),
                count_vs_share: &series.details.divergences,
            })
            .collect(),
        together: answer.together.iter().cloned().map(pair).collect(),
    };
    write(&document)
}

fn quotient(of: Specialisation) -> Specialisation {
    Specialisation {
        expected: rounded(of.expected),
        quotient: of.quotient.map(rounded),
        interval: of.interval.map(ends),
        ..of
    }
}

fn pair(pair: Pair) -> Pair {
    let (expected, lift) = (rounded(pair.expected), rounded(pair.lift));
    Pair { expected, lift, interval: ends(pair.interval), ..pair }
}

/// Rounded so that the parts still add up.
fn change(change: Change) -> Change {
    let (total, [same_members, plan_size, joining_leaving]) = change.rounded(1e6);
    let part = |millionths: i64| millionths as f64 / 1e6;
    let moment = |moment: Moment| Moment { k: rounded(moment.k), ..moment };
    Change {
        before: moment(change.before),
        after: moment(change.after),
        total: part(total),
        same_members: part(same_members),
        plan_size: part(plan_size),
        joining_leaving: part(joining_leaving),
        ..change
    }
}

fn ends((low, high): (f64, f64)) -> (f64, f64) {
    (rounded(low), rounded(high))
}

fn value(point: &Point) -> Value {
    let interval = point.interval;
    Value {
        year: point.year,
        k: point.fraction.map_or(Number::Whole(point.k), |fraction| Number::Parts(rounded(fraction))),
        n: point.n,
        plans: point.plans,
        unrated: point.unrated,
        share: point.share().map(rounded),
        lo: interval.map(|interval| rounded(interval.low)),
        hi: interval.map(|interval| rounded(interval.high)),
        deff: interval.map(|interval| rounded(interval.design_effect)),
        shown: point.is_shown(),
        incomplete: point.incomplete,
    }
}

/// Six decimals, as in the CSV: two readers of the two forms see the same number.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

/// Pretty JSON with a line end, as people and `diff` like it.
pub(super) fn write<T: Serialize>(document: &T) -> Result<Vec<u8>, ExportError> {
    let mut bytes =
        serde_json::to_vec_pretty(document).map_err(|error| ExportError::Write(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
