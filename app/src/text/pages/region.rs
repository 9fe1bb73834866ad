//! Wording of the page of one region.

use crate::model::lang::Lang;
use crate::model::place::{Level, Region};
use crate::model::profile::RegionProfile;
use crate::text::number::count;
use crate::text::phrase::{Phrase, phrase};

use super::places::{self, commitments, plans};

/// Heading of the areas.
pub const AREAS: Phrase = phrase(
    "What its plans are about, beside all members",
    "De qué tratan sus planes, junto a todos los miembros",
    "De quoi parlent ses plans, à côté de tous les membres",
);
/// Column: in the region.
pub const HERE: Phrase = phrase("Commitments here", "Compromisos aquí", "Engagements ici");
/// Column: everywhere.
pub const WORLD: Phrase = phrase("All members", "Todos los miembros", "Tous les membres");
/// Under the ratings.
pub const RATINGS_SUB: Phrase = phrase(
    "Commitments of all plans in the good group of each indicator, of those that were rated. National and local members are \
     never put together. Those without a rating are counted by the reason and are never a zero.",
    "Compromisos de todos los planes en el grupo bueno de cada indicador, de los calificados. Los miembros nacionales y los \
     locales nunca se juntan. Los que no tienen calificación se cuentan por motivo y nunca son un cero.",
    "Engagements de tous les plans dans le bon groupe de chaque indicateur, sur ceux qui ont été notés. Membres nationaux et \
     locaux ne sont jamais réunis. Ceux sans note sont comptés par motif et ne valent jamais zéro.",
);
/// Instead of the ratings.
pub const NO_RATINGS: Phrase = phrase(
    "No commitment of this region is in these data.",
    "Ningún compromiso de esta región está en estos datos.",
    "Aucun engagement de cette région n’est dans ces données.",
);
/// Heading of the members.
pub const MEMBERS: Phrase = phrase("Members", "Miembros", "Membres");
/// Heading of the years.
pub const COVERED: Phrase = phrase(
    "What is covered, year by year",
    "Lo que se cubre, año por año",
    "Ce qui est couvert, année par année",
);
/// Caption of the years.
pub const COVERED_SUB: Phrase = phrase(
    "By year of submission. A year without plans may be one that this release does not cover.",
    "Por año de presentación. Un año sin planes puede ser uno que esta versión de los datos no cubre.",
    "Par année de soumission. Une année sans plan peut être une année que cette version des données ne couvre pas.",
);
/// Column: members that submitted.
pub const SUBMITTED: Phrase =
    phrase("Members that submitted", "Miembros que presentaron", "Membres ayant soumis");
/// No area at all.
pub const NO_AREAS: Phrase = phrase(
    "No commitment of this region carries a policy area.",
    "Ningún compromiso de esta región tiene un área de política.",
    "Aucun engagement de cette région ne porte de domaine d’action publique.",
);
/// Under the numbers of members.
pub const WITH_A_PLAN: Phrase = phrase(
    "with a plan in this release",
    "con un plan en esta versión de los datos",
    "avec un plan dans cette version des données",
);

/// What the table of areas shows.
#[must_use]
pub fn areas_sub(profile: &RegionProfile, lang: Lang) -> String {
    let (shown, all) = (count(lang, profile.areas.len() as u32), count(lang, profile.areas_in_all));
    let coding = profile.coding.as_ref().map(|coding| places::coding(coding, lang)).unwrap_or_default();
    match lang {
        Lang::En => format!(
            "The {shown} most frequent of {all} areas: commitments of all years that carry the area. A share stands where it is certain enough. {coding}."
        ),
        Lang::Es => format!(
            "Las {shown} áreas más frecuentes de {all}: compromisos de todos los años que tienen el área. El porcentaje aparece donde es bastante seguro. {coding}."
        ),
        Lang::Fr => format!(
            "Les {shown} domaines les plus fréquents sur {all}\u{a0}: engagements de toutes les années portant le domaine. La part figure là où elle est assez sûre. {coding}."
        ),
    }
}

/// The sentence under the heading.
#[must_use]
pub fn lede(profile: &RegionProfile, lang: Lang) -> String {
    let (commitments, plans) = (commitments(profile.commitments, lang), plans(profile.plans, lang));
    match lang {
        Lang::En => format!("{commitments} in {plans} of members in this region."),
        Lang::Es => format!("{commitments} en {plans} de miembros de esta región."),
        Lang::Fr => format!("{commitments} dans {plans} de membres de cette région."),
    }
}

/// Description for search engines.
#[must_use]
pub fn description(profile: &RegionProfile, lang: Lang) -> String {
    let name = profile.region.label(lang);
    let size = commitments(profile.commitments, lang);
    match lang {
        Lang::En => format!(
            "{name} in the Open Government Partnership: {size}, its most frequent areas beside all members, and its members."
        ),
        Lang::Es => format!(
            "{name} en la Alianza para el Gobierno Abierto: {size}, sus áreas más frecuentes junto a todos los miembros, y sus miembros."
        ),
        Lang::Fr => format!(
            "{name} dans le Partenariat pour un gouvernement ouvert\u{a0}: {size}, ses domaines les plus fréquents à côté de tous les membres, et ses membres."
        ),
    }
}

/// Plans that are in no year.
#[must_use]
pub fn without_year(n: u32, lang: Lang) -> String {
    let plans = plans(n, lang);
    match lang {
        Lang::En => format!("{plans} in no year, because no row says when it was submitted."),
        Lang::Es => format!("{plans} sin año, porque ninguna fila dice cuándo se presentó."),
        Lang::Fr => format!("{plans} sans année, parce qu’aucune ligne ne dit quand il a été soumis."),
    }
}

/// Link to the commitments of the region.
#[must_use]
pub fn commitments_of(region: Region, lang: Lang) -> String {
    let name = region.label(lang);
    match lang {
        Lang::En => format!("Commitments: {name}"),
        Lang::Es => format!("Compromisos: {name}"),
        Lang::Fr => format!("Engagements\u{a0}: {name}"),
    }
}

/// Heading of the ratings of a level.
#[must_use]
pub const fn ratings_of(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::National => lang.choose(
            "Commitments of national members",
            "Compromisos de los miembros nacionales",
            "Engagements des membres nationaux",
        ),
        Level::Local => lang.choose(
            "Commitments of local members",
            "Compromisos de los miembros locales",
            "Engagements des membres locaux",
        ),
    }
}
