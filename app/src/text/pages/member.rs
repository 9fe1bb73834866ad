//! Wording of the page of one member.

use crate::model::lang::Lang;
use crate::model::place::Level;
use crate::model::profile::{MemberProfile, PlanLine, Status};
use crate::text::names::coding_name;
use crate::text::number::{count, years};
use crate::text::phrase::{Phrase, phrase};

use super::month;
use super::places::{self, commitments, plans};

/// Heading of what the reference says.
pub const ABOUT: Phrase = phrase("About it", "Sobre el miembro", "À propos");
/// Heading of the plans.
pub const PLANS: Phrase = phrase("Action plans", "Planes de acción", "Plans d’action");
/// Heading of the areas.
pub const AREAS: Phrase = phrase("Areas, plan by plan", "Áreas, plan por plan", "Domaines, plan par plan");
/// Heading of the comparison.
pub const BESIDE: Phrase = phrase(
    "Beside its region and all members",
    "Junto a su región y a todos los miembros",
    "À côté de sa région et de tous les membres",
);
/// Heading of the commitments of the latest plan.
pub const LATEST: Phrase =
    phrase("Commitments of the latest plan", "Compromisos del último plan", "Engagements du dernier plan");
/// Link to all of them.
pub const ALL_COMMITMENTS: Phrase =
    phrase("All its commitments", "Todos sus compromisos", "Tous ses engagements");
/// Link to the trends of the member.
pub const TRENDS: Phrase =
    phrase("Its areas over the years", "Sus áreas a lo largo de los años", "Ses domaines au fil des ans");
/// Region.
pub const REGION: Phrase = phrase("Region", "Región", "Région");
/// Level.
pub const LEVEL: Phrase = phrase("Level", "Nivel", "Niveau");
/// Year of joining.
pub const JOINED: Phrase = phrase("Joined OGP", "Ingresó en OGP", "A rejoint l’OGP");
/// Status.
pub const STATUS: Phrase = phrase("Status", "Situación", "Statut");
/// What else is known.
pub const NOTE: Phrase = phrase("Note", "Nota", "Remarque");
/// Other members of the same country.
pub const RELATIVES: Phrase =
    phrase("Other members of the country", "Otros miembros del país", "Autres membres du pays");
/// Not known.
pub const NOT_KNOWN: Phrase = phrase("Not known", "No se sabe", "Inconnu");
/// Link to where a fact comes from.
pub const SOURCE: Phrase = phrase("source", "fuente", "source");
/// A fact that nobody checked.
pub const UNVERIFIED: Phrase =
    phrase("unverified, no source", "sin verificar, sin fuente", "non vérifié, sans source");
/// A fact concluded from others.
pub const INFERRED: Phrase = phrase("unverified, inferred", "sin verificar, deducido", "non vérifié, déduit");
/// No plan in the release.
pub const EMPTY: Phrase = phrase(
    "This release has no plan of this member",
    "Esta versión de los datos no tiene ningún plan de este miembro",
    "Cette version des données n’a aucun plan de ce membre",
);
/// Then.
pub const EMPTY_HINT: Phrase = phrase(
    "That says nothing about the member: the files of this release do not cover it. The data page shows what is covered.",
    "Eso no dice nada del miembro: los archivos de esta versión de los datos no lo cubren. La página de datos muestra qué se cubre.",
    "Cela ne dit rien du membre\u{a0}: les fichiers de cette version des données ne le couvrent pas. La page des données montre ce qui est couvert.",
);
/// Link to the coverage.
pub const COVERAGE: Phrase = phrase("What is covered", "Lo que se cubre", "Ce qui est couvert");
/// No area.
pub const NO_AREAS: Phrase = phrase(
    "No commitment of this member carries a policy area.",
    "Ningún compromiso de este miembro tiene un área de política.",
    "Aucun engagement de ce membre ne porte de domaine d’action publique.",
);
/// In force.
pub const IN_FORCE: Phrase = phrase("in force", "vigente", "en vigueur");
/// Under the areas.
pub const AREAS_SUB: Phrase = phrase(
    "Commitments that carry the area, of the commitments of the plan. A commitment may carry several areas. A member’s few \
     plans are described, not tested for a trend.",
    "Compromisos que tienen el área, de los compromisos del plan. Un compromiso puede tener varias áreas. Los pocos planes \
     de un miembro se describen; no se busca en ellos una tendencia.",
    "Engagements portant le domaine, sur les engagements du plan. Un engagement peut porter plusieurs domaines. Les quelques \
     plans d’un membre sont décrits\u{a0}; on n’y cherche pas de tendance.",
);
/// Heading of the areas that the region has and the member lacks.
pub const ABSENT: Phrase = phrase(
    "Frequent in the region, in none of its plans",
    "Frecuentes en la región, en ninguno de sus planes",
    "Fréquents dans la région, dans aucun de ses plans",
);
/// Column: all plans.
pub const ALL_PLANS: Phrase = phrase("All plans", "Todos los planes", "Tous les plans");
/// Heading of the ratings.
pub const RATINGS: Phrase =
    phrase("What assessors found", "Lo que encontró la evaluación", "Ce que l’évaluation a trouvé");
/// No plan.
pub const NONE: Phrase = phrase("None here", "Ninguno aquí", "Aucun ici");
/// Nothing of a plan is coded.
pub const UNCODED: Phrase = phrase("not coded", "sin codificar", "non codé");

/// The sentence under the heading.
#[must_use]
pub fn lede(profile: &MemberProfile, lang: Lang) -> String {
    let (all, plans) = (commitments(profile.commitments, lang), plans(profile.plans.len() as u32, lang));
    let of: Vec<i32> = profile.plans.iter().filter_map(|plan| plan.year).collect();
    let span = of.first().zip(of.last()).map(|(first, last)| format!(" ({})", years(*first, *last)));
    let years = span.unwrap_or_default();
    match lang {
        Lang::En => format!("{all} in {plans}{years} in this release."),
        Lang::Es => format!("{all} en {plans}{years} en esta versión de los datos."),
        Lang::Fr => format!("{all} dans {plans}{years} dans cette version des données."),
    }
}

/// Description for search engines.
#[must_use]
pub fn description(profile: &MemberProfile, lang: Lang) -> String {
    let name = &profile.member.name;
    if profile.plans.is_empty() {
        return format!("{name}{} {}.", places::colon(lang), EMPTY.of(lang));
    }
    let said = lede(profile, lang);
    match lang {
        Lang::En => format!("{name} in the Open Government Partnership: {said}"),
        Lang::Es => format!("{name} en la Alianza para el Gobierno Abierto: {said}"),
        Lang::Fr => format!("{name} dans le Partenariat pour un gouvernement ouvert\u{a0}: {said}"),
    }
}

/// A plan by its number, or without one.
#[must_use]
pub fn plan(plan: &PlanLine, lang: Lang) -> String {
    match (plan.number, lang) {
        (Some(number), Lang::En) => format!("Plan no. {number}"),
        (Some(number), Lang::Es) => format!("Plan n.º {number}"),
        (Some(number), Lang::Fr) => format!("Plan n° {number}"),
        (None, _) => "Plan".into(),
    }
}

/// A plan at the head of a column: “Plan of 2014”.
#[must_use]
pub fn plan_of(plan: &PlanLine, lang: Lang) -> String {
    match (plan.year, lang) {
        (Some(year), Lang::En) => format!("Plan of {year}"),
        (Some(year), Lang::Es | Lang::Fr) => format!("Plan de {year}"),
        (None, _) => format!("{}, {}", self::plan(plan, lang), places::NO_YEAR.of(lang)),
    }
}

/// When it was submitted.
#[must_use]
pub fn submitted(plan: &PlanLine, lang: Lang) -> String {
    match (plan.year, lang) {
        (Some(year), Lang::En) => format!("Submitted in {year}"),
        (Some(year), Lang::Es) => format!("Presentado en {year}"),
        (Some(year), Lang::Fr) => format!("Soumis en {year}"),
        (None, Lang::En) => "No row says when it was submitted".into(),
        (None, Lang::Es) => "Ninguna fila dice cuándo se presentó".into(),
        (None, Lang::Fr) => "Aucune ligne ne dit quand il a été soumis".into(),
    }
}

/// The term, and whether it is published.
#[must_use]
pub fn term(plan: &PlanLine, lang: Lang) -> Option<String> {
    let (from, to) = plan.term?;
    let (from, to) = (month(from, lang), month(to, lang));
    Some(match (plan.dated, lang) {
        (true, Lang::En) => format!("In force {from} to {to}"),
        (true, Lang::Es) => format!("Vigente de {from} a {to}"),
        (true, Lang::Fr) => format!("En vigueur de {from} à {to}"),
        (false, Lang::En) => format!(
            "Taken to be in force {from} to {to}: no dates are published, so 24 months from 1 July of its year"
        ),
        (false, Lang::Es) => format!(
            "Se toma como vigente de {from} a {to}: no hay fechas publicadas; 24 meses desde el 1 de julio de su año"
        ),
        (false, Lang::Fr) => format!(
            "Tenu pour en vigueur de {from} à {to}\u{a0}: aucune date n’est publiée\u{a0}; 24 mois à partir du 1er juillet de son année"
        ),
    })
}

/// Commitments of a plan, and how many of them are coded.
#[must_use]
pub fn size(plan: &PlanLine, lang: Lang) -> String {
    let all = commitments(plan.commitments, lang);
    let Some((coding, coded)) = &plan.coding else { return format!("{all}; {}", UNCODED.of(lang)) };
    let name = coding_name(coding, lang);
    let colon = places::colon(lang);
    if *coded == plan.commitments {
        return format!("{all}; {}{colon} {name}", CODING.of(lang));
    }
    let coded = count(lang, *coded);
    match lang {
        Lang::En => format!("{all}, {coded} of them coded; coding: {name}"),
        Lang::Es => format!("{all}, {coded} de ellos codificados; codificación: {name}"),
        Lang::Fr => format!("{all}, dont {coded} codés\u{a0}; codage\u{a0}: {name}"),
    }
}

const CODING: Phrase = phrase("coding", "codificación", "codage");

/// The plan that is in force, with the date that counts.
#[must_use]
pub fn in_force_on(year: i32, lang: Lang) -> String {
    match lang {
        Lang::En => format!("In force on 1 July {year}"),
        Lang::Es => format!("Vigente el 1 de julio de {year}"),
        Lang::Fr => format!("En vigueur au 1er juillet {year}"),
    }
}

/// That no plan is.
#[must_use]
pub fn none_in_force(year: i32, lang: Lang) -> String {
    match lang {
        Lang::En => format!("No plan here is in force on 1 July {year}, the last year of this release."),
        Lang::Es => {
            format!(
                "Ningún plan está vigente aquí el 1 de julio de {year}, el último año de esta versión de los datos."
            )
        }
        Lang::Fr => format!(
            "Aucun plan n’est en vigueur ici au 1er juillet {year}, la dernière année de cette version des données."
        ),
    }
}

/// Column: the region’s members of the same level.
#[must_use]
pub fn in_region(profile: &MemberProfile, lang: Lang) -> String {
    let region = profile.region.label(lang);
    let members = level_members(profile.level, lang);
    format!("{region}, {members}")
}

/// Column: all members of the same level.
#[must_use]
pub fn everywhere(level: Level, lang: Lang) -> String {
    let words = match level {
        Level::National => {
            phrase("All national members", "Todos los miembros nacionales", "Tous les membres nationaux")
        }
        Level::Local => phrase("All local members", "Todos los miembros locales", "Tous les membres locaux"),
    };
    words.of(lang).into()
}

fn level_members(level: Level, lang: Lang) -> &'static str {
    let words = match level {
        Level::National => phrase("national members", "miembros nacionales", "membres nationaux"),
        Level::Local => phrase("local members", "miembros locales", "membres locaux"),
    };
    words.of(lang)
}

/// What the comparison shows.
#[must_use]
pub fn beside_sub(profile: &MemberProfile, lang: Lang) -> String {
    let coding = profile.coding.as_ref().map(|coding| places::coding(coding, lang)).unwrap_or_default();
    let members = level_members(profile.level, lang);
    match lang {
        Lang::En => format!(
            "The most frequent areas: commitments of all years that carry the area, of all commitments; {members} only, this one included. A share stands where it is certain enough. {coding}."
        ),
        Lang::Es => format!(
            "Las áreas más frecuentes: compromisos de todos los años que tienen el área, de todos los compromisos; solo {members}, este incluido. El porcentaje aparece donde es bastante seguro. {coding}."
        ),
        Lang::Fr => format!(
            "Les domaines les plus fréquents\u{a0}: engagements de toutes les années portant le domaine, sur tous les engagements\u{a0}; {members} seulement, celui-ci compris. La part figure là où elle est assez sûre. {coding}."
        ),
    }
}

/// What the table of ratings shows.
#[must_use]
pub fn ratings_sub(profile: &MemberProfile, lang: Lang) -> String {
    let members = level_members(profile.level, lang);
    match lang {
        Lang::En => format!(
            "Commitments of all plans in the good group of each indicator, of those that were rated; {members} only. Those without a rating are counted by the reason and are never a zero."
        ),
        Lang::Es => format!(
            "Compromisos de todos los planes en el grupo bueno de cada indicador, de los calificados; solo {members}. Los que no tienen calificación se cuentan por motivo y nunca son un cero."
        ),
        Lang::Fr => format!(
            "Engagements de tous les plans dans le bon groupe de chaque indicateur, sur ceux qui ont été notés\u{a0}; {members} seulement. Ceux sans note sont comptés par motif et ne valent jamais zéro."
        ),
    }
}

/// Where a member stands.
#[must_use]
pub fn status(status: Status, lang: Lang) -> &'static str {
    let words = match status {
        Status::Active => phrase("Active", "Activo", "Actif"),
        Status::Inactive => phrase("Inactive", "Inactivo", "Inactif"),
        Status::Suspended => phrase("Suspended", "Suspendido", "Suspendu"),
        Status::Withdrawing => {
            phrase("Has announced its withdrawal", "Ha anunciado su retirada", "A annoncé son retrait")
        }
        Status::Withdrawn => phrase("Withdrawn", "Retirado", "Retiré"),
        Status::ToVerify => NOT_KNOWN,
    };
    words.of(lang)
}

/// The date of a status.
#[must_use]
pub fn as_of(date: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("as of {date}"),
        Lang::Es => format!("a fecha de {date}"),
        Lang::Fr => format!("en date de {date}"),
    }
}
