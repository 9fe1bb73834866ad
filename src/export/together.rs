//! Which areas commitments carry together: the pairs of an answer to the trends as a table, and what its columns are.

use app::model::answer::Answer;
use app::model::detail::Pair;
use app::model::form::Form;
use app::model::query::{Parsed, Query};
use app::model::view::{Question, View};
use app::text::phrase::{Phrase, phrase};

use super::columns::number;
use super::csv::Writer;
use super::dataset::Dataset;
use super::options::Options;
use super::view::{described, linked};
use super::{CSV, ExportError, Rendered, Site, name};
use crate::analysis::Analysis;

/// The forms that it has.
pub(super) const FORMS: [Form; 3] = [Form::Csv, Form::Metadata, Form::Csvw];

/// A column: its short name, its name for people, and its cell.
pub(super) type Column = (&'static str, Phrase, fn(&Row<'_>) -> String);

/// What a row is made from.
pub(super) struct Row<'a> {
    answer: &'a Answer,
    pair: &'a Pair,
}

/// The columns in their order.
pub(super) const COLUMNS: [Column; 14] = [
    (
        "area_id",
        phrase("Policy area id", "Id del área de política", "Id du domaine d’action publique"),
        |row| row.pair.area.id.clone(),
    ),
    ("area", phrase("Policy area", "Área de política", "Domaine d’action publique"), |row| {
        row.pair.area.name.clone()
    }),
    ("other_id", phrase("Id of the other area", "Id de la otra área", "Id de l’autre domaine"), |row| {
        row.pair.other.id.clone()
    }),
    ("other", phrase("The other area", "La otra área", "L’autre domaine"), |row| {
        row.pair.other.name.clone()
    }),
    ("place", phrase("Place", "Lugar", "Lieu"), |row| {
        row.answer.series.first().map_or("world", |series| series.place.id.as_str()).into()
    }),
    (
        "both",
        phrase("Commitments that carry both", "Compromisos que llevan ambas", "Engagements portant les deux"),
        |row| row.pair.both.to_string(),
    ),
    (
        "k_area",
        phrase(
            "Commitments that carry the area",
            "Compromisos que llevan el área",
            "Engagements portant le domaine",
        ),
        |row| row.pair.k_area.to_string(),
    ),
    (
        "k_other",
        phrase(
            "Commitments that carry the other area",
            "Compromisos que llevan la otra área",
            "Engagements portant l’autre domaine",
        ),
        |row| row.pair.k_other.to_string(),
    ),
    ("n", phrase("n (of how many)", "n (de cuántos)", "n (sur combien)"), |row| row.pair.n.to_string()),
    (
        "expected",
        phrase(
            "Commitments expected to carry both",
            "Compromisos que llevarían ambas por azar",
            "Engagements attendus portant les deux",
        ),
        |row| number(Some(row.pair.expected)),
    ),
    (
        "lift",
        phrase(
            "Lift (both over expected)",
            "Lift (ambas entre lo esperado)",
            "Lift (les deux sur l’attendu)",
        ),
        |row| number(Some(row.pair.lift)),
    ),
    (
        "lo",
        phrase(
            "Lower end of the interval (about 95 %)",
            "Extremo inferior del intervalo (alrededor del 95 %)",
            "Borne inférieure de l’intervalle (environ 95 %)",
        ),
        |row| number(Some(row.pair.interval.0)),
    ),
    (
        "hi",
        phrase(
            "Upper end of the interval (about 95 %)",
            "Extremo superior del intervalo (alrededor del 95 %)",
            "Borne supérieure de l’intervalle (environ 95 %)",
        ),
        |row| number(Some(row.pair.interval.1)),
    ),
    ("data_release", phrase("Data release", "Versión de los datos", "Version des données"), |row| {
        row.answer.release.id.clone()
    }),
];

/// One of its forms.
pub(super) fn render(
    analysis: &Analysis,
    site: &Site<'_>,
    (form, query): (Form, &Query),
    options: &Options,
) -> Result<Rendered, ExportError> {
    let answered = analysis.trends(Parsed { value: query.clone(), problems: Vec::new() });
    if !answered.problems.is_empty() {
        return Err(ExportError::Query(answered.problems, query.lang));
    }
    let (answer, question) = (answered.answer, Question::Trends(Box::new(query.clone())));
    let dataset = Dataset::of_together(site, &question, &answer);
    let (bytes, content_type) = match form {
        Form::Csv => (csv(&answer, options)?, CSV),
        _ => described(&dataset, form, &question, options)?,
    };
    let file_name = name::of_view("together", &answer, form.suffix());
    Ok(linked(Rendered::new(bytes, content_type, file_name), &dataset, &View::Trends, form))
}

/// One row per pair.
fn csv(answer: &Answer, options: &Options) -> Result<Vec<u8>, ExportError> {
    let lang = answer.query.lang;
    let mut writer = Writer::new(options.excel);
    writer.record(COLUMNS.map(|(short, long, _)| if options.short_names { short } else { long.of(lang) }))?;
    for pair in &answer.together {
        let row = Row { answer, pair };
        writer.record(COLUMNS.map(|(.., cell)| cell(&row)))?;
    }
    writer.finish()
}
