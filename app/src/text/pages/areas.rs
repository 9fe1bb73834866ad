//! Wording of the list of areas.

use crate::model::lang::Lang;
use crate::model::profile::{AreaList, AreaRow, Part};
use crate::model::release::Coding;
use crate::text::names::coding_name;
use crate::text::number::count;
use crate::text::phrase::{Phrase, phrase};

use super::places::{self, k_of_n};

/// Heading.
pub const TITLE: Phrase = phrase("Areas", "Áreas", "Domaines");
/// Description for search engines.
pub const DESCRIPTION: Phrase = phrase(
    "What Open Government Partnership commitments are about: policy areas and the areas of the Open Gov Challenge, \
     with how many commitments and members each has.",
    "De qué tratan los compromisos de la Alianza para el Gobierno Abierto: áreas de política y áreas del Open Gov \
     Challenge, con los compromisos y miembros de cada una.",
    "De quoi parlent les engagements du Partenariat pour un gouvernement ouvert\u{a0}: domaines d’action publique et domaines \
     de l’Open Gov Challenge, avec les engagements et les membres de chacun.",
);
/// Heading of the challenge areas.
pub const CHALLENGES: Phrase =
    phrase("Open Gov Challenge areas", "Áreas del Open Gov Challenge", "Domaines de l’Open Gov Challenge");
/// Under it.
pub const CHALLENGES_SUB: Phrase = phrase(
    "What OGP asks of all members in ten areas, in our words. Which policy area belongs to which challenge area is a \
     mapping of this project; a commitment counts once per challenge area.",
    "Lo que OGP pide a todos los miembros en diez áreas, en nuestras palabras. La relación entre áreas de política y áreas \
     del Challenge es de este proyecto; un compromiso cuenta una vez por área.",
    "Ce que l’OGP demande à tous les membres dans dix domaines, avec nos mots. Le rattachement des domaines d’action \
     publique aux domaines du Challenge est celui de ce projet\u{a0}; un engagement compte une fois par domaine.",
);
/// Heading of the policy areas.
pub const POLICY_AREAS: Phrase = phrase("Policy areas", "Áreas de política", "Domaines d’action publique");
/// What the small charts show.
pub const SPARKS: Phrase = phrase(
    "The small charts show members whose plan in force on 1 July has at least one commitment in the area, % of members with \
     a plan in force, from none to all.",
    "Los gráficos pequeños muestran los miembros cuyo plan vigente el 1 de julio tiene al menos un compromiso en el área, % \
     de los miembros con un plan vigente, de ninguno a todos.",
    "Les petits graphiques montrent les membres dont le plan en vigueur au 1er juillet a au moins un engagement dans le \
     domaine, en % des membres ayant un plan en vigueur, d’aucun à tous.",
);
/// Before the ways to sort.
pub const SORT: Phrase = phrase("Sort by", "Ordenar por", "Trier par");
/// By name.
pub const BY_NAME: Phrase = phrase("name", "nombre", "nom");
/// By commitments.
pub const BY_COMMITMENTS: Phrase = phrase("commitments", "compromisos", "engagements");
/// Column of the small charts.
pub const SPARK: Phrase = phrase("Plans in force", "Planes vigentes", "Plans en vigueur");
/// Summary of the areas without commitments.
pub const UNUSED: Phrase = phrase(
    "Policy areas that no commitment here carries",
    "Áreas de política que ningún compromiso tiene aquí",
    "Domaines d’action publique qu’aucun engagement ne porte ici",
);
/// A challenge area without commitments.
pub const NONE: Phrase = phrase(
    "No commitment here carries it.",
    "Ningún compromiso la tiene aquí.",
    "Aucun engagement ne le porte ici.",
);
/// A release without areas.
pub const NO_AREAS: Phrase = phrase(
    "No commitment of this release carries a policy area.",
    "Ningún compromiso de esta versión de los datos tiene un área de política.",
    "Aucun engagement de cette version des données ne porte de domaine d’action publique.",
);

/// The sentence under the heading.
#[must_use]
pub fn lede(list: &AreaList, lang: Lang) -> String {
    let areas = list.groups.iter().map(|group| group.rows.len()).sum::<usize>() as u32;
    let groups = list.groups.len() as u32;
    let (areas, groups) = (count(lang, areas), count(lang, groups));
    match lang {
        Lang::En => format!(
            "{areas} policy areas in {groups} groups, and the ten areas of the Open Gov Challenge. A commitment may carry several areas."
        ),
        Lang::Es => format!(
            "{areas} áreas de política en {groups} grupos y las diez áreas del Open Gov Challenge. Un compromiso puede tener varias áreas."
        ),
        Lang::Fr => format!(
            "{areas} domaines d’action publique en {groups} groupes, et les dix domaines de l’Open Gov Challenge. Un engagement peut porter plusieurs domaines."
        ),
    }
}

/// “27 of 52 members”.
#[must_use]
pub fn members(part: Part, lang: Lang) -> String {
    let members = phrase("members", "miembros", "membres").of(lang);
    format!("{} {members}", k_of_n(part, lang))
}

/// “396 of 1,927 commitments · 45 of 61 members”.
#[must_use]
pub fn numbers(row: &AreaRow, lang: Lang) -> String {
    let commitments = places::with_share(&row.tally, lang);
    let word = places::COMMITMENTS.of(lang).to_lowercase();
    format!("{commitments} {word} · {}", members(row.members, lang))
}

/// Where an area comes from another coding than the rest of the list.
#[must_use]
pub fn other_coding(other: &Coding, lang: Lang) -> String {
    let coding = phrase("coding", "codificación", "codage").of(lang);
    format!("{coding}{} {}", places::colon(lang), coding_name(other, lang))
}
