//! Phrases of figures, in each language. Only words: nothing here decides what is said.
//!
//! A language is a type with the functions of [`Say`], one file each; phrases without numbers are constants.

mod en;
mod es;
mod fr;

use super::phrase::{Phrase, phrase};
use crate::model::answer::LEAST_CASES;
use crate::model::lang::Lang;
use crate::model::place::{Level, PlaceKind};
use crate::model::query::{Grouping, Measure};

/// The phrases of a language.
#[must_use]
pub fn say(lang: Lang) -> &'static dyn Say {
    match lang {
        Lang::En => &en::En,
        Lang::Es => &es::Es,
        Lang::Fr => &fr::Fr,
    }
}

/// Above a tinted column.
pub const INCOMPLETE: Phrase = phrase("Incomplete", "Incompleto", "Incomplet");
/// Above a hatched column.
pub const NO_PLANS: Phrase = phrase("No plans", "Sin planes", "Aucun plan");
/// In an empty drawing.
pub const NOTHING: Phrase = phrase(
    "Nothing to show for this choice.",
    "No hay nada que mostrar para esta selección.",
    "Rien à montrer pour ce choix.",
);
/// Above a hatched column, where the number of members or plans is not the same for all.
pub const TOO_FEW: Phrase = phrase("Too few", "Muy pocos", "Trop peu");
/// The same where there would be enough, were k near none or all of them.
pub const TOO_UNCERTAIN: Phrase = phrase("Too uncertain", "Muy incierto", "Trop incertain");
/// Key to what has k of n and no share.
pub const TOO_UNCERTAIN_SHARE: Phrase = phrase(
    "No percentage: too uncertain for a share",
    "Sin porcentaje: demasiado incierto para una proporción",
    "Sans pourcentage\u{a0}: trop incertain pour une part",
);
/// Beneath a k of n without a share: `too uncertain for a share`, or `too few` of so few that no share could be certain.
#[must_use]
pub const fn no_share(n: u32) -> Phrase {
    if n < LEAST_CASES {
        phrase("too few for a share", "muy pocos para una proporción", "trop peu pour une part")
    } else {
        phrase(
            "too uncertain for a share",
            "demasiado incierto para una proporción",
            "trop incertain pour une part",
        )
    }
}
/// What the bands are where every line has one.
pub const BANDS: Phrase = phrase(
    "Bands: about 95% intervals.",
    "Bandas: intervalos de alrededor del 95\u{a0}%.",
    "Bandes\u{a0}: intervalles d’environ 95\u{a0}%.",
);
/// What the bands are where there are several lines in each panel.
pub const BANDS_OF_FIRST: Phrase = phrase(
    "Bands: about 95% intervals of the first line of each panel.",
    "Bandas: intervalos de alrededor del 95\u{a0}% de la primera línea de cada panel.",
    "Bandes\u{a0}: intervalles d’environ 95\u{a0}% de la première ligne de chaque panneau.",
);
/// Above the double line behind which another coding begins.
pub const CODING_BREAK: Phrase = phrase("Coding break", "Cambio de codificación", "Changement de codage");
/// What stands for the files of the sample.
pub const SAMPLE: Phrase =
    phrase("OGP pages, sample", "páginas de OGP, muestra", "pages de l’OGP, échantillon");
/// What stands for the files of a simulation.
pub const SIMULATED: Phrase = phrase(
    "simulated data of fictional members, for training",
    "datos simulados de miembros ficticios, para formación",
    "données simulées de membres fictifs, pour la formation",
);
/// The assumption behind plans in force.
pub const TERM: Phrase = phrase(
    "Plans without dates run 24 months from 1 July of their year.",
    "Los planes sin fechas duran 24 meses desde el 1 de julio de su año.",
    "Les plans sans dates durent 24 mois à partir du 1er juillet de leur année.",
);

/// What a figure says, in one language.
pub trait Say: Sync {
    /// `Open Data and four other areas`.
    fn subject(&self, names: &[&str], by: Grouping) -> String;

    /// What is counted by: `area` or `challenge area`.
    fn thing(&self, by: Grouping) -> &'static str;

    /// Subject and measure in plain words, without a claim.
    fn title(&self, subject: &str, measure: Measure, place: &str) -> String;

    /// What the measure is, in one line.
    fn measure(&self, measure: Measure, by: Grouping) -> String;

    /// The measure with its unit and denominator.
    fn measure_and_unit(&self, measure: Measure, by: Grouping) -> String;

    /// What the row of numbers beneath the axis counts; the short form is for small panels.
    fn n_row(&self, measure: Measure, short: bool) -> &'static str;

    /// Who is meant: `All members`, `Europe, national members`; within a sentence `all members`.
    fn places(&self, names: &[&str], world: bool, level: Option<Level>, within_sentence: bool) -> String;

    /// Several places in a title: `by region`.
    fn by_places(&self, kind: Option<PlaceKind>) -> &'static str;

    /// Where a drawing of one series holds, when a figure has several areas and places.
    fn area_in_place(&self, area: &str, place: &str) -> String;

    /// One sentence naming a drawing.
    fn alt(&self, several: bool, title: &str, places: &str, years: &str) -> String;

    /// The numbers of one series at its first and last complete year.
    fn facts(&self, name: &str, first: Option<(&str, i32)>, last: (&str, i32)) -> String;

    /// A series without any complete year.
    fn no_facts(&self, name: &str) -> String;

    /// Series that a description does not go through.
    fn and_more(&self, series: usize) -> String;

    /// `45 of 52 (87%)`.
    fn size(&self, k: u32, n: u32) -> String;

    /// Second line of a label: `2014: 87%, 45 of 52`.
    fn label(&self, year: i32, percent: Option<&str>, k: u32, n: u32) -> String;

    /// The n of a count in a narrow label: `of 820`.
    fn of(&self, n: u32) -> String;

    /// The year of a narrow label that is not the last: `in 2014`.
    fn in_year(&self, year: i32) -> String;

    /// One mark, as a tooltip.
    fn mark(&self, name: &str, year: i32, k: u32, n: u32, incomplete: bool) -> String;

    /// What the tinted column means.
    fn incomplete(&self, years: &str) -> String;

    /// What the hatched columns mean.
    fn no_plans(&self, measure: Measure, years: &str) -> String;

    /// What hatched columns mean where each panel has its own.
    fn no_plans_then(&self, measure: Measure) -> String;

    /// Above a hatched column: `7 members: too few`, or `too uncertain`.
    fn too_few_of(&self, group: &str, few: bool) -> String;

    /// Members or plans: `7 members`.
    fn group(&self, measure: Measure, number: &str, is_one: bool) -> String;

    /// Why one year has no point.
    fn too_few_in(&self, year: i32, group: &str, few: bool) -> String;

    /// Why years have no point.
    fn too_few(&self, measure: Measure, years: &str, few: bool) -> String;

    /// Why years have no point, where each panel has its own.
    fn too_few_then(&self, measure: Measure, few: bool) -> String;

    /// Beneath the name of a series without any share.
    fn too_few_label(&self, k: u32, n: u32, year: i32) -> String;

    /// A series without any share.
    fn too_few_facts(&self, name: &str, k: u32, n: u32, year: i32) -> String;

    /// Around which line the band is.
    fn band(&self, name: &str) -> String;

    /// The key to hatched columns, where a drawing has no room for words.
    fn hatched(&self, no_plans: Option<&str>, too_few: Option<&str>) -> Option<String>;

    /// The key to tinted columns, where a drawing has no room for words.
    fn tinted(&self, incomplete: &str) -> String;

    /// What stands behind the double line, in paragraphs.
    fn behind_break(&self, first: i32, last: i32) -> [String; 2];

    /// Plans that a chart cannot show.
    fn other_coding(&self, years: &str) -> String;

    /// Source, years, rows, data release.
    fn source(&self, sources: &str, years: Option<&str>, commitments: u32, release: &str) -> String;

    /// A long list of files.
    fn more_files(&self, named: &str, more: usize) -> String;

    /// Why areas do not add up to the whole.
    fn overlap(&self, measure: Measure) -> &'static str;

    /// Commitments that the figure does not count.
    fn left_out(&self, commitments: u32) -> String;
}

/// With a small first letter, as within a sentence.
pub(super) fn uncapitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// With a capital first letter.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
