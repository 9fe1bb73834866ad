//! The other tables of a release: plans, rejected rows, and the report.

use app::model::month::Month;

use super::csv::Writer;
use super::{CSV, ExportError, JSON, Rendered, json};
use crate::analysis::Analysis;
use crate::store::{REJECT_COLUMNS, reject_cells};

/// The columns of plans.
pub(super) const PLANS: [&str; 12] = [
    "plan_id",
    "member",
    "country",
    "region",
    "level",
    "plan_number",
    "title",
    "year",
    "plan_start",
    "plan_end",
    "dated",
    "commitments",
];

/// One row per plan.
pub(super) fn plans(analysis: &Analysis, excel: bool) -> Result<Rendered, ExportError> {
    let rows = analysis.data().plans.iter().map(|plan| {
        vec![
            plan.id.clone(),
            plan.member.clone(),
            plan.country.clone(),
            plan.region.slug().into(),
            plan.level.slug().into(),
            plan.number.map(|number| number.to_string()).unwrap_or_default(),
            text(plan.title.as_ref()),
            plan.year.map(|year| year.to_string()).unwrap_or_default(),
            month(plan.start),
            month(plan.end),
            plan.dated.to_string(),
            plan.commitments.to_string(),
        ]
    });
    table(analysis, ("plans", excel), &PLANS, rows)
}

/// One row per input row that could not be used.
pub(super) fn rejects(analysis: &Analysis, excel: bool) -> Result<Rendered, ExportError> {
    let rows = analysis.data().report.rejects.iter().map(|reject| reject_cells(reject).into());
    table(analysis, ("rejects", excel), &REJECT_COLUMNS, rows)
}

/// Everything that was read, repaired, joined and rejected.
pub(super) fn report(analysis: &Analysis) -> Result<Rendered, ExportError> {
    let bytes = json::write(&analysis.data().report)?;
    Ok(Rendered::new(bytes, JSON, file_name(analysis, "report", "json")))
}

fn table(
    analysis: &Analysis,
    (name, excel): (&str, bool),
    header: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<Rendered, ExportError> {
    let mut writer = Writer::new(excel);
    writer.record(header)?;
    for row in rows {
        writer.record(&row)?;
    }
    Ok(Rendered::new(writer.finish()?, CSV, file_name(analysis, name, "csv")))
}

pub(super) fn file_name(analysis: &Analysis, name: &str, suffix: &str) -> String {
    format!("ogp-{name}_data-{}.{suffix}", analysis.data().release.id)
}

fn text(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

pub(super) fn month(month: Option<Month>) -> String {
    month.map(String::from).unwrap_or_default()
}
