//! Commitments as a file: all of a release, or those of a search. One list of columns serves CSV and JSON.

use app::model::commitment::Commitment;
use app::model::month::Month;
use app::model::query::Parsed;
use app::model::rating::{Rating, Scale, StarFormula};
use app::model::search::Search;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::csv::Writer;
use super::options::Options;
use super::{CSV, ExportError, JSON, Rendered, json};
use crate::analysis::{Analysis, star};

/// What stands in one column of a commitment.
#[derive(Serialize)]
#[serde(untagged)]
enum Cell {
    Text(String),
    /// Empty in a CSV, null in JSON.
    Missing,
    Number(u32),
    /// Joined by `;` in a CSV.
    List(Vec<String>),
}

type Column = (&'static str, fn(&Commitment) -> Cell);

/// The columns of the canonical table. `starred` is as published, by `starred_formula`; `star_f1` and so on are recomputed
/// from the ratings.
const COLUMNS: [Column; 35] = [
    ("commitment_id", |c| Cell::Text(c.id.clone())),
    ("member", |c| Cell::Text(c.member.clone())),
    ("country", |c| Cell::Text(c.country.clone())),
    ("region", |c| Cell::Text(c.region.slug().into())),
    ("level", |c| Cell::Text(c.level.slug().into())),
    ("plan_id", |c| Cell::Text(c.plan.clone())),
    ("number", |c| text(c.number.as_ref())),
    ("title", |c| Cell::Text(c.title.clone())),
    ("text", |c| text(c.text.as_ref())),
    ("lead", |c| text(c.lead.as_ref())),
    ("support", |c| text(c.support.as_ref())),
    ("lang", |c| text(c.lang.as_ref())),
    ("start", |c| month(c.start)),
    ("end", |c| month(c.end)),
    ("areas", |c| Cell::List(c.areas.clone())),
    ("coding", |c| text(c.coding.as_ref())),
    ("values", |c| Cell::List(c.values.iter().map(|value| value.slug().into()).collect())),
    ("specificity", |c| word(c.ratings.specificity)),
    ("verifiable", |c| word(c.ratings.verifiable)),
    ("relevant", |c| word(c.ratings.relevant)),
    ("potential_impact", |c| word(c.ratings.potential_impact)),
    ("ambition", |c| word(c.ratings.ambition)),
    ("completion", |c| word(c.ratings.completion)),
    ("completion_mid_term", |c| word(c.ratings.completion_mid_term)),
    ("completion_stage", |c| slug(c.ratings.completion_stage.map(|stage| stage.slug()))),
    ("early_results", |c| word(c.ratings.early_results)),
    ("starred", |c| word(c.ratings.starred)),
    ("starred_formula", |c| slug(c.ratings.starred_formula.map(|formula| formula.slug()))),
    ("star_f1", |c| word(star(StarFormula::F1, &c.ratings))),
    ("star_f2", |c| word(star(StarFormula::F2, &c.ratings))),
    ("star_f3", |c| word(star(StarFormula::F3, &c.ratings))),
    ("star_f3e", |c| word(star(StarFormula::F3e, &c.ratings))),
    ("source", |c| Cell::Text(c.source.clone())),
    ("source_row", |c| Cell::Number(c.source_row)),
    ("source_url", |c| text(c.source_url.as_ref())),
];

/// All commitments of the release as CSV.
pub(super) fn all(analysis: &Analysis) -> Result<Rendered, ExportError> {
    let bytes = csv(analysis.data().commitments.iter(), false)?;
    Ok(Rendered { bytes, content_type: CSV, file_name: name(analysis, "commitments", "csv") })
}

/// The commitments of a search, all pages, in the order of the list. `path` ends with the form.
pub(super) fn found(analysis: &Analysis, path: &str, query: &str) -> Result<Rendered, ExportError> {
    let options = Options::parse(query);
    let parsed = Search::parse(query);
    let problems = [parsed.problems, options.problems].concat();
    let (commitments, search, problems) = analysis.selection(Parsed { value: parsed.value, problems })?;
    if !problems.is_empty() {
        return Err(ExportError::Query(problems));
    }
    let rendered = |bytes, content_type, suffix| Rendered {
        bytes,
        content_type,
        file_name: name(analysis, "commitments_selection", suffix),
    };
    if path.ends_with(".csv") {
        let bytes = csv(commitments.into_iter(), options.value.excel)?;
        return Ok(rendered(bytes, CSV, "csv"));
    }
    let release = &analysis.data().release;
    let bytes = json::write(&Document {
        query: search.canonical(),
        data_release: &release.id,
        data_kind: release.kind.slug(),
        total: commitments.len(),
        commitments: commitments.into_iter().map(Row).collect(),
    })?;
    Ok(rendered(bytes, JSON, "json"))
}

/// The document. Its shape is a promise to readers.
#[derive(Serialize)]
struct Document<'a> {
    /// Canonical query string of the search.
    query: String,
    data_release: &'a str,
    /// `loaded`, the incomplete `sample`, or `simulated`.
    data_kind: &'static str,
    total: usize,
    commitments: Vec<Row<'a>>,
}

/// A commitment as an object with the columns as keys, in their order.
struct Row<'a>(&'a Commitment);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(COLUMNS.len()))?;
        for (name, cell) in COLUMNS {
            map.serialize_entry(name, &cell(self.0))?;
        }
        map.end()
    }
}

fn csv<'a>(commitments: impl Iterator<Item = &'a Commitment>, excel: bool) -> Result<Vec<u8>, ExportError> {
    let mut writer = Writer::new(excel);
    writer.record(COLUMNS.map(|(name, _)| name))?;
    for commitment in commitments {
        writer.record(COLUMNS.map(|(_, cell)| match cell(commitment) {
            Cell::Text(text) => text,
            Cell::Missing => String::new(),
            Cell::Number(number) => number.to_string(),
            Cell::List(list) => list.join(";"),
        }))?;
    }
    writer.finish()
}

fn name(analysis: &Analysis, name: &str, suffix: &str) -> String {
    format!("ogp-{name}_data-{}.{suffix}", analysis.data().release.id)
}

fn text(text: Option<&String>) -> Cell {
    text.map_or(Cell::Missing, |text| Cell::Text(text.clone()))
}

fn slug(slug: Option<&'static str>) -> Cell {
    slug.map_or(Cell::Missing, |slug| Cell::Text(slug.into()))
}

fn month(month: Option<Month>) -> Cell {
    month.map_or(Cell::Missing, |month| Cell::Text(month.into()))
}

fn word<S: Scale>(rating: Rating<S>) -> Cell {
    Cell::Text(rating.slug().into())
}
