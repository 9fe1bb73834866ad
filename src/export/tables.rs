//! The whole tables of a release: commitments, plans, rejected rows, and the report.

use app::model::month::Month;
use app::model::rating::{Rating, Scale, StarFormula};

use super::csv::Writer;
use super::{CSV, ExportError, JSON, Rendered, json};
use crate::analysis::{Analysis, star};

/// One row per commitment. Lists are joined by `;`. `starred` is as published, by `starred_formula`; `star_f1` and so on are
/// recomputed from the ratings.
pub(super) fn commitments(analysis: &Analysis) -> Result<Rendered, ExportError> {
    let header = [
        "commitment_id",
        "member",
        "country",
        "region",
        "level",
        "plan_id",
        "number",
        "title",
        "text",
        "lead",
        "support",
        "lang",
        "start",
        "end",
        "areas",
        "coding",
        "values",
        "specificity",
        "verifiable",
        "relevant",
        "potential_impact",
        "ambition",
        "completion",
        "completion_mid_term",
        "completion_stage",
        "early_results",
        "starred",
        "starred_formula",
        "star_f1",
        "star_f2",
        "star_f3",
        "star_f3e",
        "source",
        "source_row",
        "source_url",
    ];
    let rows = analysis.data().commitments.iter().map(|c| {
        let values: Vec<_> = c.values.iter().map(|value| value.slug()).collect();
        let ratings = &c.ratings;
        vec![
            c.id.clone(),
            c.member.clone(),
            c.country.clone(),
            c.region.slug().into(),
            c.level.slug().into(),
            c.plan.clone(),
            text(c.number.as_ref()),
            c.title.clone(),
            text(c.text.as_ref()),
            text(c.lead.as_ref()),
            text(c.support.as_ref()),
            text(c.lang.as_ref()),
            month(c.start),
            month(c.end),
            c.areas.join(";"),
            text(c.coding.as_ref()),
            values.join(";"),
            word(ratings.specificity),
            word(ratings.verifiable),
            word(ratings.relevant),
            word(ratings.potential_impact),
            word(ratings.ambition),
            word(ratings.completion),
            word(ratings.completion_mid_term),
            ratings.completion_stage.map(|stage| stage.slug()).unwrap_or_default().into(),
            word(ratings.early_results),
            word(ratings.starred),
            ratings.starred_formula.map(|formula| formula.slug()).unwrap_or_default().into(),
            word(star(StarFormula::F1, ratings)),
            word(star(StarFormula::F2, ratings)),
            word(star(StarFormula::F3, ratings)),
            word(star(StarFormula::F3e, ratings)),
            c.source.clone(),
            c.source_row.to_string(),
            text(c.source_url.as_ref()),
        ]
    });
    table(analysis, "commitments", &header, rows)
}

/// One row per plan.
pub(super) fn plans(analysis: &Analysis) -> Result<Rendered, ExportError> {
    let header = [
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
    table(analysis, "plans", &header, rows)
}

/// One row per input row that could not be used.
pub(super) fn rejects(analysis: &Analysis) -> Result<Rendered, ExportError> {
    let header = ["source", "line", "column", "value", "reason", "record"];
    let rows = analysis.data().report.rejects.iter().map(|reject| {
        vec![
            reject.source.clone(),
            reject.line.to_string(),
            reject.column.clone(),
            reject.value.clone(),
            reject.reason.clone(),
            reject.record.clone(),
        ]
    });
    table(analysis, "rejects", &header, rows)
}

/// Everything that was read, repaired, joined and rejected.
pub(super) fn report(analysis: &Analysis) -> Result<Rendered, ExportError> {
    let bytes = json::write(&analysis.data().report)?;
    Ok(Rendered { bytes, content_type: JSON, file_name: file_name(analysis, "report", "json") })
}

fn table(
    analysis: &Analysis,
    name: &str,
    header: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<Rendered, ExportError> {
    let mut writer = Writer::new(false);
    writer.record(header)?;
    for row in rows {
        writer.record(&row)?;
    }
    Ok(Rendered { bytes: writer.finish()?, content_type: CSV, file_name: file_name(analysis, name, "csv") })
}

fn file_name(analysis: &Analysis, name: &str, suffix: &str) -> String {
    format!("ogp-{name}_data-{}.{suffix}", analysis.data().release.id)
}

fn text(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

fn month(month: Option<Month>) -> String {
    month.map(String::from).unwrap_or_default()
}

fn word<S: Scale>(rating: Rating<S>) -> String {
    rating.slug().into()
}
