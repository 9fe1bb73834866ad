//! The numbers of the trends as CSV: UTF-8, comma, CRLF, one header row, empty for missing.

use app::model::answer::{Answer, Point, Series, Unrated};
use app::model::place::{Level, PlaceKind};
use app::model::query::Word;
use app::model::rating::StarFormula;

use super::ExportError;
use super::options::Options;

/// The columns, with their short and their long names.
const COLUMNS: [(&str, &str); 25] = [
    ("area_id", "Policy area id"),
    ("area", "Policy area"),
    ("region", "OGP region"),
    ("iso3", "Country (ISO 3166-1 alpha-3)"),
    ("member", "Member"),
    ("level", "Level of government"),
    ("year", "Year"),
    ("measure", "Measure"),
    ("k", "k (carry the area)"),
    ("n", "n (of how many)"),
    ("plans", "Plans behind n"),
    ("share", "Share (k/n)"),
    ("lo", "Lower end of the interval (about 95 %)"),
    ("hi", "Upper end of the interval (about 95 %)"),
    ("deff", "Design effect"),
    ("badge", "Trend badge"),
    ("coding_version", "Coding of the policy areas"),
    ("data_release", "Data release"),
    ("counting", "Counting of commitments with several areas"),
    ("formula", "Star formula"),
    ("not_assessed", "Commitments not assessed"),
    ("pending", "Commitments whose assessment is pending"),
    ("no_such_indicator", "Commitments whose report has no such rating"),
    ("unclear", "Commitments rated unclear"),
    ("missing", "Commitments whose rating is not given"),
];

/// One row per area, place and year.
pub(super) fn trends(answer: &Answer, options: &Options) -> Result<Vec<u8>, ExportError> {
    let header = COLUMNS.map(|(short, long)| if options.short_names { short } else { long });
    let mut writer = Writer::new(options.excel);
    writer.record(header)?;
    for series in &answer.series {
        for point in &series.points {
            writer.record(record(answer, series, point))?;
        }
    }
    writer.finish()
}

fn record(answer: &Answer, series: &Series, point: &Point) -> [String; 25] {
    let place = &series.place;
    let query = &answer.query;
    let unrated =
        |count: fn(&Unrated) -> u32| point.unrated.map(|all| count(&all).to_string()).unwrap_or_default();
    [
        series.area.id.clone(),
        series.area.name.clone(),
        place.region.map_or("world", |region| region.slug()).into(),
        place.iso3.clone().unwrap_or_default(),
        if place.kind == PlaceKind::Member { place.id.clone() } else { String::new() },
        query.selection.level.map_or("all", Level::slug).into(),
        point.year.to_string(),
        query.measure.word().into(),
        point.fraction.map_or_else(|| point.k.to_string(), |fraction| number(Some(fraction))),
        point.n.to_string(),
        point.plans.to_string(),
        number(point.share()),
        number(point.interval.map(|interval| interval.low)),
        number(point.interval.map(|interval| interval.high)),
        number(point.interval.map(|interval| interval.design_effect)),
        if query.measure.is_rated() { "" } else { series.verdict.badge.slug() }.into(),
        answer.coding.id.clone(),
        answer.release.id.clone(),
        query.counting.word().into(),
        query.formula.map(StarFormula::slug).unwrap_or_default().into(),
        unrated(|unrated| unrated.not_assessed),
        unrated(|unrated| unrated.pending),
        unrated(|unrated| unrated.no_such_indicator),
        unrated(|unrated| unrated.unclear),
        unrated(|unrated| unrated.missing),
    ]
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
