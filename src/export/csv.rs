//! The numbers of the trends as CSV: UTF-8, comma, CRLF, one header row, empty for missing.

use app::model::answer::{Answer, Point, Series, Unrated};
use app::model::detail::{Change, Moment, Ranked, Specialisation};
use app::model::place::{Level, PlaceKind};
use app::model::query::{Query, Word, Years};
use app::model::rating::StarFormula;

use super::ExportError;
use super::options::Options;

/// A column: its short name, its long name, and its cell.
type Column = (&'static str, &'static str, fn(&Row<'_>) -> String);

/// What a row is made from.
struct Row<'a> {
    answer: &'a Answer,
    series: &'a Series,
    point: &'a Point,
}

/// The columns in their order.
const COLUMNS: [Column; 41] = [
    ("area_id", "Policy area id", |row| row.series.area.id.clone()),
    ("area", "Policy area", |row| row.series.area.name.clone()),
    ("region", "OGP region", |row| row.series.place.region.map_or("world", |region| region.slug()).into()),
    ("iso3", "Country (ISO 3166-1 alpha-3)", |row| row.series.place.iso3.clone().unwrap_or_default()),
    ("member", "Member", |row| row.member()),
    ("level", "Level of government", |row| row.query().selection.level.map_or("all", Level::slug).into()),
    ("year", "Year", |row| row.point.year.to_string()),
    ("measure", "Measure", |row| row.query().measure.word().into()),
    ("k", "k (carry the area)", |row| row.k()),
    ("n", "n (of how many)", |row| row.point.n.to_string()),
    ("plans", "Plans behind n", |row| row.point.plans.to_string()),
    ("share", "Share (k/n)", |row| number(row.point.share())),
    ("lo", "Lower end of the interval (about 95 %)", |row| number(row.point.interval.map(|of| of.low))),
    ("hi", "Upper end of the interval (about 95 %)", |row| number(row.point.interval.map(|of| of.high))),
    ("deff", "Design effect", |row| number(row.point.interval.map(|of| of.design_effect))),
    ("badge", "Trend badge", |row| row.badge()),
    ("coding_version", "Coding of the policy areas", |row| row.answer.coding.id.clone()),
    ("data_release", "Data release", |row| row.answer.release.id.clone()),
    ("counting", "Counting of commitments with several areas", |row| row.query().counting.word().into()),
    ("formula", "Star formula", |row| row.query().formula.map(StarFormula::slug).unwrap_or_default().into()),
    ("not_assessed", "Commitments not assessed", |row| row.unrated(|unrated| unrated.not_assessed)),
    ("pending", "Commitments whose assessment is pending", |row| row.unrated(|unrated| unrated.pending)),
    ("no_such_indicator", "Commitments whose report has no such rating", |row| {
        row.unrated(|unrated| unrated.no_such_indicator)
    }),
    ("unclear", "Commitments rated unclear", |row| row.unrated(|unrated| unrated.unclear)),
    ("missing", "Commitments whose rating is not given", |row| row.unrated(|unrated| unrated.missing)),
    ("rank", "Rank among all areas of the year", |row| row.ranked(|ranked| ranked.rank)),
    ("rank_lo", "Best rank of the range", |row| row.ranked(|ranked| ranked.low)),
    ("rank_hi", "Worst rank of the range", |row| row.ranked(|ranked| ranked.high)),
    ("rank_of", "Areas ranked", |row| row.ranked(|ranked| ranked.of)),
    ("rank_band", "Areas of one band cannot be told apart", |row| row.ranked(|ranked| ranked.band)),
    ("diverges_from", "Year since which count and share moved apart", |row| row.diverges_from()),
    ("lq", "Location quotient over all years of the file", |row| number(row.quotient(|of| of.quotient))),
    ("lq_lo", "Lower end of its interval", |row| number(row.quotient(|of| of.interval.map(|ends| ends.0)))),
    ("lq_hi", "Upper end of its interval", |row| number(row.quotient(|of| of.interval.map(|ends| ends.1)))),
    ("lq_expected", "Commitments expected", |row| number(row.quotient(|of| Some(of.expected)))),
    ("change_from", "Years before the change", |row| row.change(|change| years(change.before))),
    ("change_to", "Years after the change", |row| row.change(|change| years(change.after))),
    ("change", "Change between them", |row| row.change(|change| millionths(change.rounded(1e6).0))),
    ("change_same_members", "Part of the same members", |row| row.change_part(0)),
    ("change_plan_size", "Part of the plan sizes", |row| row.change_part(1)),
    ("change_joining_leaving", "Part of members joining or leaving", |row| row.change_part(2)),
];

/// One row per area, place and year.
pub(super) fn trends(answer: &Answer, options: &Options) -> Result<Vec<u8>, ExportError> {
    let header = COLUMNS.map(|(short, long, _)| if options.short_names { short } else { long });
    let mut writer = Writer::new(options.excel);
    writer.record(header)?;
    for series in &answer.series {
        for point in &series.points {
            let row = Row { answer, series, point };
            writer.record(COLUMNS.map(|(.., cell)| cell(&row)))?;
        }
    }
    writer.finish()
}

impl Row<'_> {
    fn query(&self) -> &Query {
        &self.answer.query
    }

    fn member(&self) -> String {
        let place = &self.series.place;
        if place.kind == PlaceKind::Member { place.id.clone() } else { String::new() }
    }

    fn k(&self) -> String {
        self.point.fraction.map_or_else(|| self.point.k.to_string(), |fraction| number(Some(fraction)))
    }

    /// Of ratings no trend is claimed.
    fn badge(&self) -> String {
        if self.query().measure.is_rated() { "" } else { self.series.verdict.badge.slug() }.into()
    }

    fn unrated(&self, count: impl Fn(&Unrated) -> u32) -> String {
        self.point.unrated.map(|unrated| count(&unrated).to_string()).unwrap_or_default()
    }

    fn ranked(&self, number: impl Fn(&Ranked) -> u32) -> String {
        let mut ranks = self.series.details.ranks.iter();
        let ranked = ranks.find(|ranked| ranked.year == self.point.year);
        ranked.map(|ranked| number(ranked).to_string()).unwrap_or_default()
    }

    fn diverges_from(&self) -> String {
        let mut divergences = self.series.details.divergences.iter();
        let here = divergences.find(|divergence| divergence.after.0 == self.point.year);
        here.map(|divergence| divergence.before.0.to_string()).unwrap_or_default()
    }

    fn quotient(&self, of: impl Fn(&Specialisation) -> Option<f64>) -> Option<f64> {
        self.series.details.specialisation.as_ref().and_then(of)
    }

    fn change(&self, cell: impl Fn(&Change) -> String) -> String {
        self.series.details.change.as_ref().map(cell).unwrap_or_default()
    }

    fn change_part(&self, part: usize) -> String {
        self.change(|change| millionths(change.rounded(1e6).1[part]))
    }
}

/// The years of one side of a change, as the key `between` has them.
fn years(moment: Moment) -> String {
    Years { from: Some(moment.from), to: Some(moment.to) }.to_string()
}

/// A whole number of millionths: the parts of a change add up to the digit.
fn millionths(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let (whole, rest) = (number.unsigned_abs() / 1_000_000, number.unsigned_abs() % 1_000_000);
    format!("{sign}{whole}.{rest:06}")
}

/// One row per pair of areas that commitments carry together.
pub(super) fn together(answer: &Answer, options: &Options) -> Result<Vec<u8>, ExportError> {
    const SHORT: [&str; 14] = [
        "area_id",
        "area",
        "other_id",
        "other",
        "place",
        "both",
        "k_area",
        "k_other",
        "n",
        "expected",
        "lift",
        "lo",
        "hi",
        "data_release",
    ];
    let place = answer.series.first().map_or("world", |series| series.place.id.as_str());
    let mut writer = Writer::new(options.excel);
    writer.record(SHORT)?;
    for pair in &answer.together {
        writer.record([
            pair.area.id.clone(),
            pair.area.name.clone(),
            pair.other.id.clone(),
            pair.other.name.clone(),
            place.into(),
            pair.both.to_string(),
            pair.k_area.to_string(),
            pair.k_other.to_string(),
            pair.n.to_string(),
            number(Some(pair.expected)),
            number(Some(pair.lift)),
            number(Some(pair.interval.0)),
            number(Some(pair.interval.1)),
            answer.release.id.clone(),
        ])?;
    }
    writer.finish()
}

/// Six decimals: enough for every k and n, and the same bytes everywhere.
fn number(number: Option<f64>) -> String {
    number.map(|number| format!("{number:.6}")).unwrap_or_default()
}

/// Writes records with CRLF; the variant for Excel starts with a byte order mark and defuses formulas.
pub(super) struct Writer {
    csv: ::csv::Writer<Vec<u8>>,
    excel: bool,
}

impl Writer {
    pub(super) fn new(excel: bool) -> Self {
        let start = if excel { "\u{feff}".into() } else { Vec::new() };
        let csv = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(start);
        Self { csv, excel }
    }

    pub(super) fn record<T: AsRef<str>>(
        &mut self,
        cells: impl IntoIterator<Item = T>,
    ) -> Result<(), ExportError> {
        for cell in cells {
            let cell = cell.as_ref();
            let defused = if self.excel && cell.starts_with(['=', '+', '-', '@']) {
                self.csv.write_field(format!("'{cell}"))
            } else {
                self.csv.write_field(cell)
            };
            defused.map_err(write_error)?;
        }
        self.csv.write_record(None::<&[u8]>).map_err(write_error)
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, ExportError> {
        self.csv.into_inner().map_err(write_error)
    }
}

fn write_error(error: impl std::fmt::Display) -> ExportError {
    ExportError::Write(error.to_string())
}
