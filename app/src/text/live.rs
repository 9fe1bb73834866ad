//! Wording of the islands: kept short, because it travels to the browser.

use super::phrase::{Phrase, phrase};
use crate::model::lang::Lang;

/// Title of the message when new numbers could not be fetched.
pub const FAILED: Phrase = phrase(
    "The new numbers could not be fetched",
    "No se pudieron obtener los nuevos números",
    "Les nouveaux nombres n’ont pas pu être obtenus",
);
/// What to do about it.
pub const FAILED_HINT: Phrase = phrase(
    "The figure still shows the last answer. Your choice was kept.",
    "El gráfico aún muestra la última respuesta. Su selección se conservó.",
    "Le graphique montre encore la dernière réponse. Votre choix a été conservé.",
);
/// Button that asks again.
pub const RETRY: Phrase = phrase("Try again", "Reintentar", "Réessayer");

/// Shown while an answer takes long.
pub const WAITING: Phrase =
    phrase("Fetching the new numbers …", "Obteniendo los nuevos números…", "Obtention des nouveaux nombres…");

/// What is announced when new numbers have arrived.
#[must_use]
pub fn shown(lang: Lang, title: &str) -> String {
    let start = phrase("Now shown: ", "Ahora se muestra: ", "Affiché maintenant\u{a0}: ").of(lang);
    [start, title].concat()
}
