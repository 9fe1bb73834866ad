//! Wording of the list of members.

use crate::model::lang::Lang;
use crate::model::profile::MemberList;
use crate::text::number::count;
use crate::text::phrase::{Phrase, phrase};

use super::places::members;

/// Heading.
pub const TITLE: Phrase = phrase("Members", "Miembros", "Membres");
/// Description for search engines.
pub const DESCRIPTION: Phrase = phrase(
    "National and local members of the Open Government Partnership, with the plans and commitments that this release has \
     of each.",
    "Miembros nacionales y locales de la Alianza para el Gobierno Abierto, con los planes y compromisos que esta versión de los datos \
     tiene de cada uno.",
    "Membres nationaux et locaux du Partenariat pour un gouvernement ouvert, avec les plans et engagements que cette \
     édition a de chacun.",
);
/// Label of the search field.
pub const FIND: Phrase = phrase("Find a member", "Buscar un miembro", "Chercher un membre");
/// Legend of the regions.
pub const REGION: Phrase = phrase("Region", "Región", "Région");
/// Legend of the levels.
pub const LEVEL: Phrase = phrase("Level", "Nivel", "Niveau");
/// All regions.
pub const ALL_REGIONS: Phrase = phrase("All regions", "Todas las regiones", "Toutes les régions");
/// Both levels.
pub const BOTH: Phrase = phrase("National and local", "Nacionales y locales", "Nationaux et locaux");
/// Sends the form.
pub const APPLY: Phrase = phrase("Show", "Mostrar", "Afficher");
/// Takes all filters away.
pub const RESET: Phrase =
    phrase("Show all members", "Mostrar todos los miembros", "Afficher tous les membres");
/// Nobody was found.
pub const EMPTY: Phrase =
    phrase("No member matches", "Ningún miembro coincide", "Aucun membre ne correspond");

/// “123 of 203 members shown; 95 of them with a plan in this release”.
#[must_use]
pub fn shown(list: &MemberList, lang: Lang) -> String {
    let (shown, all) = (count(lang, list.shown), members(list.all, lang));
    let with = count(lang, list.with_data);
    match lang {
        Lang::En => format!("{shown} of {all}; {with} of them with a plan in this release"),
        Lang::Es => format!("{shown} de {all}; {with} de ellos con un plan en esta versión de los datos"),
        Lang::Fr => {
            format!("{shown} sur {all}\u{a0}; {with} d’entre eux avec un plan dans cette version des données")
        }
    }
}
