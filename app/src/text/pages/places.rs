//! Wording that the pages about areas, regions and members share.

use crate::model::lang::Lang;
use crate::model::place::{Level, Named};
use crate::model::profile::{Part, Tally};
use crate::model::release::Coding;
use crate::text::names::coding_name;
use crate::text::number::{self, percent};
use crate::text::phrase::{Phrase, phrase};

pub use super::commitments;
use super::{MEMBERS as MEMBER_NOUN, PLAN as PLAN_NOUN, some};

/// Name of the list of areas.
pub const AREAS: Phrase = phrase("Areas", "Áreas", "Domaines");
/// Name of the list of members.
pub const MEMBERS: Phrase = phrase("Members", "Miembros", "Membres");
/// Name of the path from the start to a page.
pub const CRUMBS: Phrase = phrase("Where you are", "Dónde está", "Où vous êtes");
/// First step of that path.
pub const START: Phrase = phrase("Start", "Inicio", "Accueil");
/// A policy area.
pub const POLICY_AREA: Phrase = phrase("Policy area", "Área de política", "Domaine d’action publique");
/// An area of the Open Gov Challenge.
pub const CHALLENGE_AREA: Phrase =
    phrase("Open Gov Challenge area", "Área del Open Gov Challenge", "Domaine de l’Open Gov Challenge");
/// Column: area.
pub const AREA: Phrase = phrase("Area", "Área", "Domaine");
/// Column: region.
pub const REGION: Phrase = phrase("Region", "Región", "Région");
/// Column: member.
pub const MEMBER: Phrase = phrase("Member", "Miembro", "Membre");
/// Column: commitments.
pub const COMMITMENTS: Phrase = phrase("Commitments", "Compromisos", "Engagements");
/// Column: plans.
pub const PLANS: Phrase = phrase("Plans", "Planes", "Plans");
/// Column: plan.
pub const PLAN: Phrase = phrase("Plan of", "Plan de", "Plan de");
/// Column: latest plan.
pub const LATEST: Phrase = phrase("Latest plan", "Último plan", "Dernier plan");
/// Column: completion.
pub const COMPLETION: Phrase = phrase("Completion", "Cumplimiento", "Réalisation");
/// Column: badge.
pub const TREND: Phrase = phrase("Trend", "Tendencia", "Tendance");
/// Column: years.
pub const YEAR: Phrase = phrase("Year", "Año", "Année");
/// Column: commitment.
pub const COMMITMENT: Phrase = phrase("Commitment", "Compromiso", "Engagement");
/// Column: members whose plan in force has the area.
pub const IN_FORCE: Phrase =
    phrase("Members, plan in force", "Miembros, plan vigente", "Membres, plan en vigueur");
/// A starred commitment.
pub const STARRED: Phrase = phrase("Starred", "Estelar", "Étoilé");
/// A plan of which no row says when it was submitted.
pub const NO_YEAR: Phrase = phrase("year not given", "año no indicado", "année non indiquée");
/// Where there is nothing to count.
pub const NOTHING: Phrase = phrase("nothing to count", "nada que contar", "rien à compter");
/// A member of which the release has no plan.
pub const NO_DATA: Phrase = phrase(
    "No plan in this release",
    "Ningún plan en esta versión de los datos",
    "Aucun plan dans cette version des données",
);
/// Column: indicators of the assessment.
pub const RATED: Phrase = phrase("Indicator", "Indicador", "Indicateur");
/// Where no commitment is rated.
pub const NOBODY_RATED: Phrase = phrase("none rated", "ninguno calificado", "aucun noté");
/// The group of areas that belong to none.
pub const NO_GROUP: Phrase = phrase("Other areas", "Otras áreas", "Autres domaines");
/// Actions on a page.
pub const GO_ON: Phrase = phrase("Go on from here", "Siga desde aquí", "Continuer à partir d’ici");
/// Link to the trends.
pub const IN_TRENDS: Phrase =
    phrase("Explore in the trends", "Explorar en las tendencias", "Explorer dans les tendances");
/// Link to the commitments.
pub const ALL_COMMITMENTS: Phrase =
    phrase("Read the commitments", "Leer los compromisos", "Lire les engagements");
/// Link to the drawing by region.
pub const BY_REGION: Phrase =
    phrase("One chart per region", "Un gráfico por región", "Un graphique par région");
/// Name of a table that scrolls sideways.
pub const SCROLLS: Phrase =
    phrase("table, scrolls sideways", "tabla, se desplaza de lado", "tableau, défile sur le côté");
/// Link to the whole list.
pub const ALL: Phrase = phrase("All of them", "Todos", "Tous");
/// National members, as a heading.
pub const NATIONAL: Phrase = phrase("National members", "Miembros nacionales", "Membres nationaux");
/// Local members, as a heading.
pub const LOCAL: Phrase = phrase("Local members", "Miembros locales", "Membres locaux");

/// The group of a policy area. Most are called like one of their areas, whose name is translated already.
#[must_use]
pub fn group(group: &Named, lang: Lang) -> String {
    match (group.id.as_str(), group.name.as_str()) {
        ("cross-cutting", _) => {
            lang.choose("Cross-cutting", "Temas transversales", "Thèmes transversaux").into()
        }
        (_, "") => NO_GROUP.of(lang).into(),
        (_, name) => name.into(),
    }
}

/// National members or local members.
#[must_use]
pub const fn members_of(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::National => NATIONAL.of(lang),
        Level::Local => LOCAL.of(lang),
    }
}

/// What one member is: “national member”.
#[must_use]
pub const fn level(level: Level, lang: Lang) -> &'static str {
    let words = match level {
        Level::National => phrase("national member", "miembro nacional", "membre national"),
        Level::Local => {
            phrase("local member (OGP Local)", "miembro local (OGP Local)", "membre local (OGP Local)")
        }
    };
    words.of(lang)
}

/// “45 of 52”.
#[must_use]
pub fn k_of_n(part: Part, lang: Lang) -> String {
    number::k_of_n(lang, part.k, part.n)
}

/// The share of a tally, where it may be shown.
#[must_use]
pub fn share(tally: &Tally, lang: Lang) -> Option<String> {
    percent(lang, tally.k, tally.n).filter(|_| tally.is_shown())
}

/// “87% (45 of 52)”, or “6 of 7” where it is too uncertain for a share.
#[must_use]
pub fn with_share(tally: &Tally, lang: Lang) -> String {
    let of = k_of_n(Part { k: tally.k, n: tally.n }, lang);
    share(tally, lang).map_or(of.clone(), |share| format!("{share} ({of})"))
}

/// “3 plans”.
#[must_use]
pub fn plans(n: u32, lang: Lang) -> String {
    some(n, PLAN_NOUN, lang)
}

/// “3 members”.
#[must_use]
pub fn members(n: u32, lang: Lang) -> String {
    some(n, MEMBER_NOUN, lang)
}

/// “Coding: Explorer tags of 2014, plans of 2011–2015”.
#[must_use]
pub fn coding(coding: &Coding, lang: Lang) -> String {
    let name = phrase("Coding", "Codificación", "Codage").of(lang);
    let plans = phrase("plans of", "planes de", "plans de").of(lang);
    let colon = colon(lang);
    let years = coding.years.map(|(from, to)| format!(", {plans} {}", number::years(from, to)));
    format!("{name}{colon} {}{}", coding_name(coding, lang), years.unwrap_or_default())
}

/// A colon, which French sets apart.
#[must_use]
pub const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::En | Lang::Es => ":",
        Lang::Fr => "\u{a0}:",
    }
}

/// The page of something that nobody knows.
pub mod unknown {
    use super::{Lang, Phrase, phrase};

    /// No such area.
    pub const AREA: Phrase = phrase("No such area", "No existe esa área", "Ce domaine n’existe pas");
    /// No such region.
    pub const REGION: Phrase = phrase("No such region", "No existe esa región", "Cette région n’existe pas");
    /// No such member.
    pub const MEMBER: Phrase = phrase("No such member", "No existe ese miembro", "Ce membre n’existe pas");

    /// What was asked for.
    #[must_use]
    pub fn hint(slug: &str, lang: Lang) -> String {
        match lang {
            Lang::En => format!("Neither OGP’s lists nor this release know “{slug}”."),
            Lang::Es => format!("Ni las listas de OGP ni esta versión de los datos conocen «{slug}»."),
            Lang::Fr => {
                format!(
                    "Ni les listes de l’OGP ni cette version des données ne connaissent «\u{a0}{slug}\u{a0}»."
                )
            }
        }
    }
}
