//! OGP Local in its forms: what local plans work on beside national ones as a table, and as JSON all that the page says.

mod document;

use app::model::lang::Lang;
use app::model::local::{Themes, Volume};
use app::model::place::{Level, Named};
use app::model::portion::Portion;
use app::model::release::Release;
use app::model::view::{Question, View};
use app::text::phrase::{Phrase, phrase};

use super::bundle::{Again, bundle};
use super::columns::number;
use super::csv::Writer;
use super::dataset::Dataset;
use super::options::Options;
use super::view::{described, linked};
use super::{CSV, ExportError, Form, JSON, Rendered, Site, ZIP, json, name};
use crate::analysis::Analysis;
pub(super) use document::Document;

/// A column: its short name, its name for people, and its cell.
pub(super) type Column = (&'static str, Phrase, fn(&Row<'_>) -> String);

/// What a row is made from: an area on one level.
pub(super) struct Row<'a> {
    themes: &'a Themes,
    area: &'a Named,
    level: Level,
    volume: Volume,
    portion: Portion,
    release: &'a Release,
}

/// The columns in their order.
pub(super) const COLUMNS: [Column; 14] = [
    (
        "area_id",
        phrase("Policy area id", "Id del área de política", "Id du domaine d’action publique"),
        |row| row.area.id.clone(),
    ),
    ("area", phrase("Policy area", "Área de política", "Domaine d’action publique"), |row| {
        row.area.name.clone()
    }),
    ("level", phrase("Level of government", "Nivel de gobierno", "Niveau de gouvernement"), |row| {
        row.level.slug().into()
    }),
    (
        "year_from",
        phrase("First year of submission", "Primer año de presentación", "Première année de soumission"),
        |row| row.themes.years.0.to_string(),
    ),
    (
        "year_to",
        phrase("Last year of submission", "Último año de presentación", "Dernière année de soumission"),
        |row| row.themes.years.1.to_string(),
    ),
    ("members", phrase("Members counted", "Miembros contados", "Membres comptés"), |row| {
        row.volume.members.to_string()
    }),
    ("plans", phrase("Plans behind n", "Planes detrás de n", "Plans derrière n"), |row| {
        row.volume.plans.to_string()
    }),
    (
        "k",
        phrase(
            "k (commitments that carry the area)",
            "k (compromisos que llevan el área)",
            "k (engagements portant le domaine)",
        ),
        |row| row.portion.k.to_string(),
    ),
    ("n", phrase("n (of how many)", "n (de cuántos)", "n (sur combien)"), |row| row.portion.n.to_string()),
    ("share", phrase("Share (k/n)", "Proporción (k/n)", "Part (k/n)"), |row| number(share(row.portion))),
    (
        "lo",
        phrase(
            "Lower end of the interval (about 95 %)",
            "Extremo inferior del intervalo (alrededor del 95 %)",
            "Borne inférieure de l’intervalle (environ 95 %)",
        ),
        |row| number(row.portion.interval.map(|of| of.low)),
    ),
    (
        "hi",
        phrase(
            "Upper end of the interval (about 95 %)",
            "Extremo superior del intervalo (alrededor del 95 %)",
            "Borne supérieure de l’intervalle (environ 95 %)",
        ),
        |row| number(row.portion.interval.map(|of| of.high)),
    ),
    (
        "coding_version",
        phrase(
            "Coding of the policy areas",
            "Codificación de las áreas de política",
            "Codage des domaines d’action publique",
        ),
        |row| row.themes.coding.id.clone(),
    ),
    ("data_release", phrase("Data release", "Versión de los datos", "Version des données"), |row| {
        row.release.id.clone()
    }),
];

/// A form of the page.
pub(super) fn render(
    analysis: &Analysis,
    site: &Site<'_>,
    (form, question): (Form, &Question),
    options: &Options,
) -> Result<Rendered, ExportError> {
    let (release, lang) = (&analysis.data().release, question.lang());
    let local = analysis.local(lang);
    let themes = local.themes.as_ref();
    let dataset = Dataset::of_local(site, question, &local, release);
    let data = |options: &Options| csv(themes, release, options, lang);
    let (bytes, content_type) = match form {
        Form::Csv => (data(options)?, CSV),
        Form::Json => (json::write(&document::document(&local, release))?, JSON),
        Form::Zip => {
            let again = themes.map(|themes| Again::of_local(analysis, themes));
            (bundle(&dataset, data(&Options::default())?, None, again.as_ref())?, ZIP)
        }
        _ => described(&dataset, form, question, options)?,
    };
    let file_name = name::plain("local", &release.id, form.suffix());
    Ok(linked(Rendered::new(bytes, content_type, file_name), &dataset, &View::Local, form))
}

/// A row for each area and level, in the order of the page; none where no local plan carries an area.
fn csv(
    themes: Option<&Themes>,
    release: &Release,
    options: &Options,
    lang: Lang,
) -> Result<Vec<u8>, ExportError> {
    let mut writer = Writer::new(options.excel);
    writer.record(COLUMNS.map(|(short, long, _)| if options.short_names { short } else { long.of(lang) }))?;
    let Some(themes) = themes else { return writer.finish() };
    for theme in &themes.areas {
        let levels =
            [(Level::Local, themes.local, theme.local), (Level::National, themes.national, theme.national)];
        for (level, volume, portion) in levels {
            let row = Row { themes, area: &theme.area, level, volume, portion, release };
            writer.record(COLUMNS.map(|(.., cell)| cell(&row)))?;
        }
    }
    writer.finish()
}

fn share(portion: Portion) -> Option<f64> {
    (portion.n > 0).then(|| f64::from(portion.k) / f64::from(portion.n))
}
