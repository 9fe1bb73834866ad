//! Which release a page shows.

use crate::model::lang::Lang;
use crate::text::phrase::{Phrase, phrase};

/// Name of the strip.
pub const FROZEN: Phrase = phrase("Frozen view.", "Vista congelada.", "Vue figée.");
/// Link to the same view of the newest data.
pub const SEE_NEWEST: Phrase = phrase(
    "See it with the newest data",
    "Verla con los datos más recientes",
    "La voir avec les données les plus récentes",
);

/// What a frozen view is.
#[must_use]
pub fn frozen(id: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("This address always shows data release {id}."),
        Lang::Es => format!("Esta dirección muestra siempre la versión de los datos {id}."),
        Lang::Fr => format!("Cette adresse montre toujours la version des données {id}."),
    }
}

/// That there are newer data.
#[must_use]
pub fn newer(id: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Newer data exist: {id}."),
        Lang::Es => format!("Hay datos más recientes: {id}."),
        Lang::Fr => format!("Il existe des données plus récentes\u{a0}: {id}."),
    }
}

/// What is shown in place of a release that is not kept here.
pub const INSTEAD: Phrase = phrase(
    "The newest data are shown.",
    "Se muestran los datos más recientes.",
    "Les données les plus récentes sont montrées.",
);

/// That a release is not kept here, and which are.
#[must_use]
pub fn not_kept(asked: &str, known: &[String], lang: Lang) -> String {
    let known = known.join(", ");
    match lang {
        Lang::En => format!("There is no data release “{asked}” here; known are: {known}."),
        Lang::Es => format!("Aquí no hay ninguna versión de los datos «{asked}»; se conocen: {known}."),
        Lang::Fr => format!(
            "Il n’y a pas ici de version des données «\u{a0}{asked}\u{a0}»\u{a0}; on connaît\u{a0}: {known}."
        ),
    }
}

/// The same on a page that shows the newest data instead.
#[must_use]
pub fn unknown(asked: &str, known: &[String], lang: Lang) -> String {
    format!("{} {}", not_kept(asked, known, lang), INSTEAD.of(lang))
}
