//! Answers as files: the same view in other forms, chosen by the suffix of its address.
//!
//! [`render`] takes what stands behind the host of an address, such as `trends.csv?area=open-data`, and gives bytes. The
//! server and the command line both call it, so a file is the same wherever it was asked for.

pub mod brief;
mod columns;
mod commitments;
mod csv;
mod json;
mod name;
mod options;
mod tables;

use app::model::answer::Answer;
use app::model::map::MapQuery;
use app::model::query::{Extent, Parsed, Problem, Query};
use app::text::pages::source_line;
use app::text::problem::plain;

use crate::analysis::{Analysis, AnalysisError};
use crate::chart::{self, ChartError};
use options::Options;

/// A file made from the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The media type, with its parameters.
    pub content_type: &'static str,
    /// A name to save it under.
    pub file_name: String,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// No view, or no form of the view, has this address.
    #[error("there is no “{0}”; known are: {known}", known = KNOWN.join(", "))]
    Unknown(String),
    /// Values of the query that cannot be used.
    #[error("{}", .0.iter().map(plain).collect::<Vec<_>>().join("\n"))]
    Query(Vec<Problem>),
    /// The answer could not be computed.
    #[error(transparent)]
    Analysis(#[from] AnalysisError),
    /// The picture could not be made.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// A table could not be written.
    #[error("the table could not be written: {0}")]
    Write(String),
}

/// Every address that [`render`] knows.
pub const KNOWN: [&str; 12] = [
    "trends.csv",
    "trends.json",
    "trends.svg",
    "trends.png",
    "together.csv",
    "map.svg",
    "commitments.csv",
    "commitments.json",
    "data/commitments.csv",
    "data/plans.csv",
    "data/rejects.csv",
    "data/report.json",
];

const CSV: &str = "text/csv; charset=utf-8; header=present";
const JSON: &str = "application/json";

/// Renders an address such as `trends.csv?area=open-data`.
///
/// # Errors
/// If there is no such address, a value of its query cannot be used, or a defect keeps the file from being made.
pub fn render(analysis: &Analysis, address: &str) -> Result<Rendered, ExportError> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = path.trim_start_matches('/');
    match path {
        "trends.csv" | "trends.json" | "trends.svg" | "trends.png" | "together.csv" => {
            trends(analysis, path, query)
        }
        "map.svg" => map(analysis, query),
        "commitments.csv" | "commitments.json" => commitments::found(analysis, path, query),
        "data/commitments.csv" => commitments::all(analysis),
        "data/plans.csv" => tables::plans(analysis),
        "data/rejects.csv" => tables::rejects(analysis),
        "data/report.json" => tables::report(analysis),
        _ if path.starts_with(brief::FOLDER) => brief::render(analysis, path, query),
        _ => Err(ExportError::Unknown(path.into())),
    }
}

fn trends(analysis: &Analysis, path: &str, query: &str) -> Result<Rendered, ExportError> {
    let options = Options::parse(query);
    let mut parsed = Query::parse(query);
    let (view, suffix) = path.split_once('.').unwrap_or((path, ""));
    if matches!(suffix, "svg" | "png") {
        parsed.value.extent = Extent::Filtered;
    }
    let problems = [parsed.problems, options.problems].concat();
    let answered = analysis.trends(Parsed { value: parsed.value, problems })?;
    if !answered.problems.is_empty() {
        return Err(ExportError::Query(answered.problems));
    }
    let answer = answered.answer;
    let options = options.value;
    let (bytes, content_type) = match suffix {
        "csv" if path == "together.csv" => (csv::together(&answer, &options)?, CSV),
        "csv" => (csv::trends(&answer, &options)?, CSV),
        "json" => (json::trends(&answer)?, JSON),
        "svg" => (picture(&answer, &options).into_bytes(), "image/svg+xml"),
        _ => (chart::png(&picture(&answer, &options), options.width)?, "image/png"),
    };
    Ok(Rendered { bytes, content_type, file_name: name::of_view(view, &answer, suffix) })
}

fn map(analysis: &Analysis, query: &str) -> Result<Rendered, ExportError> {
    let options = Options::parse(query);
    let parsed = MapQuery::parse(query);
    let problems = [parsed.problems, options.problems].concat();
    let (answer, _, problems) = analysis.map(Parsed { value: parsed.value, problems })?;
    if !problems.is_empty() {
        return Err(ExportError::Query(problems));
    }
    let source = source_line(&analysis.data().release, answer.query.lang);
    let svg = chart::map::picture(&answer, analysis.outlines(), options.value.theme, &source);
    let file_name = name::map(&answer, &analysis.data().release.id);
    Ok(Rendered { bytes: svg.into_bytes(), content_type: "image/svg+xml", file_name })
}

fn picture(answer: &Answer, options: &Options) -> String {
    chart::picture(answer, options.theme, options.shape())
}
