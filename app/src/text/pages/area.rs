//! Wording of the page of one policy area or challenge area.

use crate::model::lang::Lang;
use crate::model::profile::{AreaNumbers, AreaProfile, Part};
use crate::model::query::Grouping;
use crate::text::number::count;
use crate::text::phrase::{Phrase, phrase};

use super::places::{commitments, with_share};

/// Heading of the table of regions.
pub const REGIONS: Phrase = phrase("By region", "Por región", "Par région");
/// Under it.
pub const REGIONS_SUB: Phrase = phrase(
    "A share stands where it is certain enough, else k of n alone. The badges compare all areas in all regions.",
    "El porcentaje aparece donde es bastante seguro; si no, solo k de n. Las etiquetas comparan todas las áreas en todas las regiones.",
    "La part figure là où elle est assez sûre, sinon k sur n seulement. Les mentions comparent tous les domaines dans toutes les régions.",
);
/// Heading of the members.
pub const TOP: Phrase =
    phrase("Who works on it most", "Quién trabaja más en ella", "Qui y travaille le plus");
/// Under it.
pub const TOP_SUB: Phrase = phrase(
    "Members with most commitments in the area, of all their commitments in this coding. Members with more plans have more to \
     count.",
    "Miembros con más compromisos en el área, de todos sus compromisos en esta codificación. Quien tiene más planes tiene más \
     que contar.",
    "Membres ayant le plus d’engagements dans le domaine, sur tous leurs engagements de ce codage. Qui a plus de plans a plus \
     à compter.",
);
/// Column: in the latest plan.
pub const IN_LATEST: Phrase = phrase("In it", "En él", "Dans celui-ci");
/// Column: commitments about the area.
pub const OF_ALL: Phrase =
    phrase("Commitments, all plans", "Compromisos, todos los planes", "Engagements, tous les plans");
/// Heading of the ratings.
pub const WORKED: Phrase = phrase("What became of them", "Qué fue de ellos", "Ce qu’ils sont devenus");
/// Under it.
pub const WORKED_SUB: Phrase = phrase(
    "Commitments in the area that the Independent Reporting Mechanism (IRM) or another reviewer rated well, of those that were \
     rated. National and local members are never put together.",
    "Compromisos del área que el Mecanismo de Revisión Independiente (MRI) u otra evaluación calificó bien, de los calificados. \
     Los miembros nacionales y los locales nunca se juntan.",
    "Engagements du domaine bien notés par le Mécanisme d’évaluation indépendant (MEI) ou une autre évaluation, sur ceux qui \
     ont été notés. Membres nationaux et locaux ne sont jamais réunis.",
);
/// Link to those that did well.
pub const WORKED_LINK: Phrase =
    phrase("Read those that did well", "Leer los que salieron bien", "Lire ceux qui ont abouti");
/// Heading of the newest commitments.
pub const NEWEST: Phrase =
    phrase("Newest commitments", "Compromisos más recientes", "Engagements les plus récents");
/// Link to the commitments of all codings, of which the newest are listed.
pub const OF_EVERY_CODING: Phrase = phrase(
    "Read the commitments of every coding",
    "Leer los compromisos de todas las codificaciones",
    "Lire les engagements de tous les codages",
);
/// Heading of the policy areas of a challenge.
pub const PARTS: Phrase = phrase(
    "Policy areas that count as it",
    "Áreas de política que cuentan",
    "Domaines d’action publique comptés",
);
/// Heading of the other areas of a group.
pub const SIBLINGS: Phrase = phrase("In the same group", "En el mismo grupo", "Dans le même groupe");
/// Group of a policy area.
pub const GROUP: Phrase = phrase("Group", "Grupo", "Groupe");
/// Challenge area of a policy area.
pub const BELONGS: Phrase = phrase("Counts towards", "Cuenta para", "Compte pour");
/// Whose mapping that is.
pub const MAPPING: Phrase =
    phrase("mapping of this project", "relación de este proyecto", "rattachement de ce projet");
/// Where nothing carries it.
pub const EMPTY: Phrase = phrase(
    "No commitment of this release carries this area",
    "Ningún compromiso de esta versión de los datos tiene esta área",
    "Aucun engagement de cette version des données ne porte ce domaine",
);
/// Then.
pub const EMPTY_HINT: Phrase = phrase(
    "OGP’s list of areas knows it. That nothing is found here may be due to what this release covers, or to its coding.",
    "La lista de áreas de OGP la conoce. Que aquí no haya nada puede deberse a lo que cubre esta versión de los datos o a su codificación.",
    "La liste des domaines de l’OGP le connaît. S’il n’y a rien ici, cela peut tenir à ce que couvre cette version des données ou à son codage.",
);
/// Link to all members.
pub const ALL_MEMBERS: Phrase = phrase("All members", "Todos los miembros", "Tous les membres");

/// The sentence under the heading.
#[must_use]
pub fn lede(numbers: &AreaNumbers, lang: Lang) -> String {
    let share = with_share(&numbers.tally, lang);
    let Part { k, n } = numbers.members;
    let (k, n) = (count(lang, k), count(lang, n));
    match lang {
        Lang::En => format!(
            "Of the commitments that are coded here, {share} carry the area; {k} of {n} members have at least one."
        ),
        Lang::Es => format!(
            "De los compromisos codificados aquí, {share} tienen el área; {k} de {n} miembros tienen al menos uno."
        ),
        Lang::Fr => format!(
            "Parmi les engagements codés ici, {share} portent le domaine\u{a0}; {k} membres sur {n} en ont au moins un."
        ),
    }
}

/// Description for search engines.
#[must_use]
pub fn description(profile: &AreaProfile, lang: Lang) -> String {
    let name = &profile.area.name;
    let size = profile
        .numbers
        .as_ref()
        .map_or_else(|| EMPTY.of(lang).to_owned(), |numbers| commitments(numbers.tally.k, lang));
    match (profile.by, lang) {
        (Grouping::Area, Lang::En) => {
            format!("{name} in Open Government Partnership action plans: {size}; by year, region and member.")
        }
        (Grouping::Challenge, Lang::En) => {
            format!("{name}, an area of the Open Gov Challenge: {size}; by year, region and member.")
        }
        (Grouping::Area, Lang::Es) => format!(
            "{name} en los planes de acción de la Alianza para el Gobierno Abierto: {size}; por año, región y miembro."
        ),
        (Grouping::Challenge, Lang::Es) => {
            format!("{name}, un área del Open Gov Challenge: {size}; por año, región y miembro.")
        }
        (Grouping::Area, Lang::Fr) => format!(
            "{name} dans les plans d’action du Partenariat pour un gouvernement ouvert\u{a0}: {size}\u{a0}; par année, région et membre."
        ),
        (Grouping::Challenge, Lang::Fr) => {
            format!(
                "{name}, un domaine de l’Open Gov Challenge\u{a0}: {size}\u{a0}; par année, région et membre."
            )
        }
    }
}

/// “in 2014”.
#[must_use]
pub fn in_year(year: i32, lang: Lang) -> String {
    match lang {
        Lang::En => format!("in {year}"),
        Lang::Es | Lang::Fr => format!("en {year}"),
    }
}
