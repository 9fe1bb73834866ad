//! Wording of the comparison.

use crate::model::compare::{CompareKind, Comparison, Rated, Subject};
use crate::model::lang::Lang;
use crate::model::portion::Portion;
use crate::text::names::coding_name;
use crate::text::number::{count, years};
use crate::text::phrase::{Phrase, phrase};
use crate::text::ratings;

use super::map::portion;

/// Heading.
pub const TITLE: Phrase = phrase("Compare", "Comparar", "Comparer");
/// Description for search engines and link previews.
pub const DESCRIPTION: Phrase = phrase(
    "Two to four members, regions or policy areas of the Open Government Partnership side by side, with k and n beside every share.",
    "De dos a cuatro miembros, regiones o áreas de política de la Alianza para el Gobierno Abierto lado a lado, con las cifras detrás de cada proporción.",
    "De deux à quatre membres, régions ou domaines d’action publique du Partenariat pour un gouvernement ouvert côte à côte, avec les chiffres derrière chaque part.",
);
/// Where nothing is chosen.
pub const LEDE: Phrase = phrase(
    "Choose two to four members, regions or policy areas. They then stand side by side: how much there is of each, what they have in common, and their course over the years on one scale.",
    "Elija de dos a cuatro miembros, regiones o áreas de política. Aparecerán lado a lado: cuánto hay de cada uno, qué tienen en común y su evolución a lo largo de los años en una misma escala.",
    "Choisissez de deux à quatre membres, régions ou domaines d’action publique. Ils s’affichent côte à côte\u{a0}: ce qu’il y a de chacun, ce qu’ils ont en commun et leur évolution sur une même échelle.",
);
/// Where one is chosen.
pub const ONE_MORE: Phrase = phrase(
    "One is chosen; a comparison needs at least two. Choose another beside it.",
    "Hay una sola selección; una comparación necesita al menos dos. Elija otra.",
    "Un seul choix est fait\u{a0}; une comparaison en demande au moins deux. Choisissez-en un autre.",
);
/// Sends a form.
pub const GO: Phrase = phrase("Compare", "Comparar", "Comparer");
/// A choice that is left open.
pub const NONE: Phrase = phrase("None", "Ninguno", "Aucun");
/// Heading of the forms where a comparison is shown.
pub const CHANGE: Phrase = phrase("Compare something else", "Comparar otra cosa", "Comparer autre chose");
/// Heading of the headline numbers.
pub const NUMBERS: Phrase = phrase("Side by side", "Lado a lado", "Côte à côte");
/// First column of the headline numbers.
pub const WHAT: Phrase = phrase("What is counted", "Qué se cuenta", "Ce qui est compté");
/// Heading of the charts.
pub const OVER_YEARS: Phrase = phrase("Over the years", "A lo largo de los años", "Au fil des ans");
/// Heading of the rows.
pub const COMMON: Phrase =
    phrase("Areas they have in common", "Áreas que tienen en común", "Domaines qu’ils ont en commun");
/// Heading of the rows of areas.
pub const REGIONS: Phrase = phrase("Where", "Dónde", "Où");
/// Under the rows of areas.
pub const REGIONS_SUB: Phrase = phrase(
    "Members with at least one commitment in the area, of members with plans in this coding.",
    "Miembros con al menos un compromiso en el área, de los miembros con planes en esta codificación.",
    "Membres avec au moins un engagement dans le domaine, parmi les membres ayant des plans dans ce codage.",
);
/// Column of areas.
pub const AREA: Phrase = phrase("Area", "Área", "Domaine");
/// Column of regions.
pub const REGION: Phrase = phrase("Region", "Región", "Région");
/// Nothing in common.
pub const NOTHING: Phrase = phrase(
    "They have no area in common in these data.",
    "No tienen ningún área en común en estos datos.",
    "Ils n’ont aucun domaine en commun dans ces données.",
);
/// In place of the number of plans of a member that the data do not have.
pub const NO_PLAN: Phrase = phrase(
    "no plan in this release",
    "ningún plan en esta versión de los datos",
    "aucun plan dans cette version des données",
);
/// Nothing to draw.
pub const NO_CHART: Phrase = phrase(
    "There is nothing to draw over the years.",
    "No hay nada que dibujar a lo largo de los años.",
    "Il n’y a rien à tracer au fil des ans.",
);
/// Heading of the members that have all areas.
pub const ALL_AREAS: Phrase =
    phrase("Members with all of them", "Miembros con todas", "Membres qui les ont tous");
/// Link to the trends.
pub const TO_TRENDS: Phrase = phrase(
    "The same in the trend explorer",
    "Lo mismo en el explorador de tendencias",
    "La même sélection dans l’explorateur de tendances",
);
/// Link to the commitments.
pub const TO_COMMITMENTS: Phrase = phrase("Their commitments", "Sus compromisos", "Leurs engagements");
/// Under the ratings.
pub const RATING_NOTE: Phrase = phrase(
    "Ratings: of the national commitments that the IRM rated, all years. Scales and dates of the ratings changed with the years. Local plans are monitored by bodies of their own and are not counted here.",
    "Calificaciones: de los compromisos nacionales que calificó el MRI, todos los años. Las escalas y fechas cambiaron con los años. Los planes locales los supervisan sus propios organismos y no se cuentan aquí.",
    "Notes\u{a0}: parmi les engagements nationaux que le MEI a notés, toutes années confondues. Les échelles et les dates ont changé avec les années. Les plans locaux sont suivis par leurs propres organismes et ne sont pas comptés ici.",
);

/// A kind of things to compare, as heading of its form.
#[must_use]
pub const fn kind(kind: CompareKind) -> Phrase {
    match kind {
        CompareKind::Member => phrase("Members", "Miembros", "Membres"),
        CompareKind::Region => phrase("Regions", "Regiones", "Régions"),
        CompareKind::Area => phrase("Policy areas", "Áreas de política", "Domaines d’action publique"),
    }
}

/// Name of a list of a form: `Member 2`.
#[must_use]
pub fn nth(kind: CompareKind, index: usize, lang: Lang) -> String {
    let one = match kind {
        CompareKind::Member => phrase("Member", "Miembro", "Membre"),
        CompareKind::Region => phrase("Region", "Región", "Région"),
        CompareKind::Area => phrase("Area", "Área", "Domaine"),
    };
    format!("{} {}", one.of(lang), index + 1)
}

/// `Kenya and Ghana`.
#[must_use]
pub fn title(comparison: &Comparison, lang: Lang) -> String {
    let names: Vec<&str> = comparison.subjects.iter().map(|subject| subject.name.name.as_str()).collect();
    let and = match lang {
        Lang::En => "and",
        Lang::Es => "y",
        Lang::Fr => "et",
    };
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} {and} {last}", first.join(", ")),
        _ => TITLE.of(lang).into(),
    }
}

/// Where areas come from.
#[must_use]
pub fn coding(comparison: &Comparison, lang: Lang) -> String {
    let coding = coding_name(&comparison.coding, lang);
    match lang {
        Lang::En => format!("Commitments that carry the area, of all in the coding ({coding}), all years."),
        Lang::Es => format!(
            "Compromisos que llevan el área, de todos los de la codificación ({coding}), todos los años."
        ),
        Lang::Fr => format!(
            "Engagements qui portent le domaine, parmi tous ceux du codage ({coding}), toutes années confondues."
        ),
    }
}

/// Areas that only some have.
#[must_use]
pub fn partly(areas: u32, lang: Lang) -> Option<String> {
    (areas > 0).then(|| match (lang, areas) {
        (Lang::En, 1) => "1 more area is in the plans of some of them only.".into(),
        (Lang::En, n) => format!("{n} more areas are in the plans of some of them only."),
        (Lang::Es, 1) => "1 área más está solo en los planes de algunos.".into(),
        (Lang::Es, n) => format!("{n} áreas más están solo en los planes de algunos."),
        (Lang::Fr, 1) => "1 autre domaine ne figure que dans les plans de certains.".into(),
        (Lang::Fr, n) => format!("{n} autres domaines ne figurent que dans les plans de certains."),
    })
}

/// The headline numbers: what is counted, and each subject's number.
#[must_use]
pub fn headlines(comparison: &Comparison, lang: Lang) -> Vec<(&'static str, Vec<String>)> {
    let row = |name: Phrase, of: &dyn Fn(&Subject) -> String| {
        let of = |subject: &Subject| if subject.is_unknown() { "–".to_owned() } else { of(subject) };
        (name.of(lang), comparison.subjects.iter().map(of).collect::<Vec<_>>())
    };
    let shown = |of: Portion| if of.interval.is_some() { portion(of, lang) } else { count(lang, of.k) };
    let mut rows = Vec::new();
    if comparison.kind != CompareKind::Member {
        rows.push(row(phrase("Members", "Miembros", "Membres"), &|subject| shown(subject.members)));
    }
    let (name, mut plans) = row(phrase("Plans", "Planes", "Plans"), &|subject| shown(subject.plans));
    for (cell, subject) in plans.iter_mut().zip(&comparison.subjects) {
        if subject.is_unknown() {
            *cell = NO_PLAN.of(lang).into();
        }
    }
    rows.push((name, plans));
    rows.push(row(phrase("Commitments", "Compromisos", "Engagements"), &|subject| {
        shown(subject.commitments)
    }));
    if comparison.kind != CompareKind::Area {
        rows.push(row(phrase("Policy areas", "Áreas de política", "Domaines"), &|subject| {
            count(lang, subject.areas)
        }));
    }
    rows.push(row(phrase("Plans of", "Planes de", "Plans de"), &|subject| {
        subject.years.map_or_else(|| "–".into(), |(from, to)| years(from, to))
    }));
    let measures =
        comparison.subjects.first().map(|subject| subject.ratings.iter().map(|rated| rated.measure));
    for (index, measure) in measures.into_iter().flatten().enumerate() {
        let cell = |subject: &Subject| {
            subject.ratings.get(index).map_or_else(String::new, |rated| self::rated(rated, lang))
        };
        rows.push(row(ratings::choice(measure), &cell));
    }
    rows
}

/// How many commitments carry an area, of all; nothing where there is none at all.
#[must_use]
pub fn share(of: Portion, lang: Lang) -> String {
    if of.n == 0 { "–".into() } else { portion(of, lang) }
}

fn rated(rated: &Rated, lang: Lang) -> String {
    let left = count(lang, rated.unrated);
    let text = if rated.portion.n == 0 {
        phrase("none rated", "ninguno calificado", "aucun noté").of(lang).to_owned()
    } else {
        portion(rated.portion, lang)
    };
    match lang {
        Lang::En => format!("{text}; {left} not rated"),
        Lang::Es => format!("{text}; {left} sin calificar"),
        Lang::Fr => format!("{text}\u{a0}; {left} sans note"),
    }
}
