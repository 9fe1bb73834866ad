//! One commitment in its forms: its row as a table, and as JSON everything that its page says of it.

use app::model::commitment::Plan;
use app::model::fingerprint::fingerprint;
use app::model::lang::Lang;
use app::model::original::RawRow;
use app::model::place::Named;
use app::model::view::{Question, View};
use app::text::pages::commitment::MISSING;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use super::bundle::bundle;
use super::commitments::{self, Row};
use super::dataset::Dataset;
use super::options::Options;
use super::view::{described, linked};
use super::{CSV, ExportError, Form, JSON, Rendered, Site, ZIP, json, name, tables};
use crate::analysis::Analysis;

/// A form of the page of the commitment with an id.
pub(super) fn render(
    analysis: &Analysis,
    site: &Site<'_>,
    (id, form, question): (&str, Form, &Question),
    options: &Options,
) -> Result<Rendered, ExportError> {
    let (release, lang) = (&analysis.data().release, Lang::default());
    let Some((commitment, plan, areas)) = analysis.commitment(id, lang) else {
        return Err(ExportError::Missing(format!("{}: {id}", MISSING.of(lang)), lang));
    };
    let view = View::Commitment(commitment.id.to_string());
    let data = |excel: bool| commitments::csv(std::iter::once(commitment), excel);
    let check = fingerprint([String::from_utf8_lossy(&data(false)?).into_owned()]);
    let dataset = Dataset::of_commitment(site, (&view, question), (commitment, plan), release, check);
    let (bytes, content_type) = match form {
        Form::Csv => (data(options.excel)?, CSV),
        Form::Json => {
            let origins = commitment.origins.iter().map(|origin| Origin {
                field: &origin.field,
                source: &origin.source,
                row: origin.row,
            });
            let document = Document {
                data_release: &release.id,
                data_kind: release.kind.slug(),
                commitment: Row(commitment),
                plan: InPlan::of(plan),
                areas,
                origins: origins.collect(),
                raw: commitment.raw.iter().map(Raw::of).collect(),
            };
            (json::write(&document)?, JSON)
        }
        Form::Zip => (bundle(&dataset, data(false)?, None, None)?, ZIP),
        _ => described(&dataset, form, question, options)?,
    };
    let file_name = name::plain(&format!("commitment_{id}"), &release.id, form.suffix());
    Ok(linked(Rendered::new(bytes, content_type, file_name), &dataset, &view, form))
}

/// The document. Its shape is a promise to readers.
#[derive(Serialize)]
struct Document<'a> {
    data_release: &'a str,
    /// `loaded`, the incomplete `sample`, or `simulated`.
    data_kind: &'static str,
    commitment: Row<'a>,
    plan: InPlan<'a>,
    areas: Vec<Named>,
    origins: Vec<Origin<'a>>,
    raw: Vec<Raw<'a>>,
}

/// The plan of a commitment.
#[derive(Serialize, ToSchema)]
pub(super) struct InPlan<'a> {
    plan_id: &'a str,
    plan_number: Option<u32>,
    title: Option<&'a str>,
    /// Year of submission.
    year: Option<i32>,
    /// First month in force.
    plan_start: Option<String>,
    /// First month no longer in force.
    plan_end: Option<String>,
    /// Whether these months are published, or follow from the year.
    dated: bool,
    commitments: u32,
}

impl<'a> InPlan<'a> {
    fn of(plan: &'a Plan) -> Self {
        let month = |month| Some(tables::month(month)).filter(|text| !text.is_empty());
        Self {
            plan_id: &plan.id,
            plan_number: plan.number,
            title: plan.title.as_deref(),
            year: plan.year,
            plan_start: month(plan.start),
            plan_end: month(plan.end),
            dated: plan.dated,
            commitments: plan.commitments,
        }
    }
}

/// A field that comes from another row than the others.
#[derive(Serialize, ToSchema)]
pub(super) struct Origin<'a> {
    field: &'a str,
    source: &'a str,
    row: u32,
}

/// The original cells of a row.
#[derive(Serialize, ToSchema)]
#[schema(as = RawRow)]
pub(super) struct Raw<'a> {
    source: &'a str,
    row: u32,
    /// Each cell under its header, in the order of the file; empty ones are left out.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    cells: Cells<'a>,
}

impl<'a> Raw<'a> {
    fn of(row: &'a RawRow) -> Self {
        Self { source: &row.source, row: row.row, cells: Cells(row) }
    }
}

struct Cells<'a>(&'a RawRow);

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, cell) in self.0.cells.iter() {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}
