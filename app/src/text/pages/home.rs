//! Wording of the home page.

use crate::model::badge::Badge;
use crate::model::lang::Lang;
use crate::model::release::Release;
use crate::text::number::{count, years};
use crate::text::phrase::{Phrase, phrase};

use super::{Noun, PLAN, commitments, some};

/// Heading.
pub const TITLE: Phrase = phrase(
    "What governments promise, and what becomes of it",
    "Qué prometen los gobiernos y qué resulta de ello",
    "Ce que promettent les gouvernements, et ce qu’il en advient",
);
/// Label of the search field.
pub const FIND: Phrase = phrase("Find a commitment", "Buscar un compromiso", "Trouver un engagement");
/// Before the examples.
pub const TRY: Phrase = phrase("Try", "Pruebe", "Essayez");
/// Searches to try; texts are in many languages.
pub const EXAMPLES: [Phrase; 3] = [
    phrase("procurement", "presupuesto", "budget"),
    phrase("open data", "datos abiertos", "open data"),
    phrase("budget", "open data", "transparence"),
];
/// Heading of the most frequent areas.
pub const AREAS: Phrase = phrase("What is trending", "Qué está en tendencia", "Les tendances");
/// Under it.
pub const AREAS_SUB: Phrase = phrase(
    "Areas by what may be said of their share of commitments, tested over all years of the coding. Each chart: members whose plan in force on 1 July has at least one commitment in the area, \
     % of members with a plan in force.",
    "Las áreas según lo que puede afirmarse de su proporción de compromisos, con una prueba sobre todos los años de la codificación. Cada gráfico: miembros cuyo plan vigente el 1 de julio tiene al menos un compromiso en el área, \
     % de los miembros con un plan vigente.",
    "Les domaines selon ce qui peut être affirmé de leur part des engagements, testé sur toutes les années du codage. Chaque graphique\u{a0}: membres dont le plan en vigueur au 1er juillet comporte au \
     moins un engagement du domaine, % des membres ayant un plan en vigueur.",
);
/// Link to the trends.
pub const OPEN_TRENDS: Phrase = phrase(
    "Open the trend explorer",
    "Abrir el explorador de tendencias",
    "Ouvrir l’explorateur de tendances",
);
/// Link to the data page.
pub const MORE_DATA: Phrase = phrase(
    "Sources, repairs, downloads",
    "Fuentes, reparaciones, descargas",
    "Sources, réparations, téléchargements",
);
/// Heading of the doors.
pub const DOORS: Phrase =
    phrase("Start from your question", "Empiece por su pregunta", "Partez de votre question");
/// No area to show.
pub const NO_AREAS: Phrase = phrase(
    "No commitment of this release carries a policy area.",
    "Ningún compromiso de esta versión de los datos tiene un área de política.",
    "Aucun engagement de cette version des données ne porte de domaine d’action publique.",
);

/// Where a door leads: a page with a query or a place on it, or a file.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// A page: path and query.
    Page(&'static str, &'static str),
    /// A file, the same in all languages.
    File(&'static str),
}

/// The query of commitments of local members, to which a door leads where there are any.
pub const LOCAL_ONLY: &str = "level=local";

/// A door: heading, text, and links with their words.
pub type Door = (Phrase, Phrase, &'static [(Target, Phrase)]);

/// The doors.
pub const ALL_DOORS: [Door; 3] = [
    (
        phrase("I study it", "Lo investigo", "Je fais de la recherche"),
        phrase(
            "Compare areas, places and years with k and n beside every share. Take the rows behind the charts.",
            "Compare áreas, lugares y años con k y n junto a cada proporción. Llévese las filas que hay detrás de los gráficos.",
            "Comparez domaines, lieux et années, avec k et n à côté de chaque part. Emportez les lignes derrière les graphiques.",
        ),
        &[
            (Target::Page("/trends", ""), super::trends::TITLE),
            (Target::File("/data/commitments.csv"), super::ALL_COMMITMENTS),
            (Target::Page("/data", ""), super::SOURCES),
            (Target::Page("/compare", ""), super::COMPARE_LINK),
        ],
    ),
    (
        phrase("I support members", "Apoyo a los miembros", "J’accompagne des membres"),
        phrase(
            "Read what others promised in an area, in their own words, and what was completed.",
            "Lea lo que otros prometieron en un área, con sus propias palabras, y lo que se cumplió.",
            "Lisez ce que d’autres ont promis dans un domaine, dans leurs propres mots, et ce qui a été achevé.",
        ),
        &[
            (Target::Page("/commitments", ""), super::commitment::SEARCH),
            (
                Target::Page("/commitments", LOCAL_ONLY),
                phrase(
                    "Commitments of local members",
                    "Compromisos de miembros locales",
                    "Engagements des membres locaux",
                ),
            ),
            (
                Target::Page("/trends", "facet=region"),
                phrase("Areas by region", "Áreas por región", "Domaines par région"),
            ),
            (Target::Page("/members", ""), crate::text::brief::DOOR),
            (
                Target::Page("/local", ""),
                phrase(
                    "OGP Local: cities, states, regions",
                    "OGP Local: ciudades, estados, regiones",
                    "OGP Local\u{a0}: villes, États, régions",
                ),
            ),
        ],
    ),
    (
        phrase("I write about it", "Escribo sobre ello", "J’écris à ce sujet"),
        phrase(
            "Every chart can be taken as a picture, with the numbers it was drawn from and their source.",
            "Cada gráfico puede descargarse como imagen, con los números de los que sale y su fuente.",
            "Chaque graphique se télécharge en image, avec les nombres dont il est tiré et leur source.",
        ),
        &[
            (
                Target::Page("/trends", ""),
                phrase("Charts to download", "Gráficos para descargar", "Graphiques à télécharger"),
            ),
            (
                Target::Page("/trends", "measure=count"),
                phrase(
                    "How many commitments a year",
                    "Cuántos compromisos por año",
                    "Combien d’engagements par an",
                ),
            ),
            (
                Target::Page("/data#coverage", ""),
                phrase(
                    "What is covered, what is not",
                    "Qué se abarca y qué no",
                    "Ce qui est couvert, ce qui ne l’est pas",
                ),
            ),
            (
                Target::Page("/map", ""),
                phrase("Members on a map", "Los miembros en un mapa", "Les membres sur une carte"),
            ),
        ],
    ),
];

const ACTION_PLANS: Noun = [
    phrase("action plan", "plan de acción", "plan d’action"),
    phrase("action plans", "planes de acción", "plans d’action"),
];

/// The sentence under the heading.
#[must_use]
pub fn lede(release: &Release, lang: Lang) -> String {
    let commitments = commitments(release.commitments, lang);
    let plans = some(release.plans, ACTION_PLANS, lang);
    match lang {
        Lang::En => format!(
            "{commitments} from {plans} of the Open Government Partnership, read the same way, with the size of the data beside \
             every number."
        ),
        Lang::Es => format!(
            "{commitments} de {plans} de la Alianza para el Gobierno Abierto (OGP), leídos de la misma manera, con el tamaño de los \
             datos junto a cada número."
        ),
        Lang::Fr => format!(
            "{commitments} issus de {plans} du Partenariat pour un gouvernement ouvert (OGP), lus de la même façon, avec la taille \
             des données à côté de chaque nombre."
        ),
    }
}

/// The headline numbers: name, number, what it is of.
#[must_use]
pub fn stats(release: &Release, lang: Lang) -> Vec<(String, String, String)> {
    const YEARS_OF: Noun = [
        phrase("year of submission", "año de presentación", "année de présentation"),
        phrase("years of submission", "años de presentación", "années de présentation"),
    ];
    let span = release.years.map_or_else(|| "–".into(), |(from, to)| years(from, to));
    let covered = release.years.map_or(0, |(from, to)| u32::try_from(to - from + 1).unwrap_or(0));
    let plans = some(release.plans, PLAN, lang);
    vec![
        (
            super::COMMITMENTS.of(lang).into(),
            count(lang, release.commitments),
            format!("{} {plans}", lang.choose("in", "en", "dans")),
        ),
        (
            lang.choose("Action plans", "Planes de acción", "Plans d’action").into(),
            count(lang, release.plans),
            lang.choose("by year of submission", "por año de presentación", "par année de présentation")
                .into(),
        ),
        (
            super::NATIONAL.of(lang).into(),
            count(lang, release.national_members),
            lang.choose(
                "with at least one commitment here",
                "con al menos un compromiso aquí",
                "ayant ici au moins un engagement",
            )
            .into(),
        ),
        (
            super::LOCAL.of(lang).into(),
            count(lang, release.local_members),
            lang.choose(
                "cities, states and regions of OGP Local",
                "ciudades, estados y regiones de OGP Local",
                "villes, États et régions d’OGP Local",
            )
            .into(),
        ),
        (super::YEARS.of(lang).into(), span, some(covered, YEARS_OF, lang)),
    ]
}

/// What the badge of a group means, in a few words.
#[must_use]
pub fn group(badge: Badge, lang: Lang) -> &'static str {
    let words = match badge {
        Badge::Rising => phrase(
            "a greater share of commitments, tested",
            "una mayor proporción de compromisos, con prueba",
            "une plus grande part des engagements, testé",
        ),
        Badge::Emerging => phrase(
            "from almost nothing, tested",
            "desde casi nada, con prueba",
            "à partir de presque rien, testé",
        ),
        Badge::NoClearChange => phrase(
            "the test allows no direction",
            "la prueba no permite afirmar una dirección",
            "le test ne permet aucune direction",
        ),
        Badge::Falling => phrase(
            "a smaller share of commitments, tested",
            "una menor proporción de compromisos, con prueba",
            "une plus petite part des engagements, testé",
        ),
        Badge::Fading => {
            phrase("to almost nothing, tested", "hasta casi nada, con prueba", "jusqu’à presque rien, testé")
        }
        Badge::NotEnoughData => phrase(
            "too few years, commitments or plans, or a source that is not complete",
            "muy pocos años, compromisos o planes, o una fuente incompleta",
            "trop peu d’années, d’engagements ou de plans, ou une source incomplète",
        ),
        Badge::CodingChanged => phrase(
            "the years belong to several codings",
            "los años pertenecen a varias codificaciones",
            "les années relèvent de plusieurs codages",
        ),
    };
    words.of(lang)
}

/// Link to all areas of a group.
#[must_use]
pub fn all_areas(all: u32, lang: Lang) -> String {
    let all = count(lang, all);
    match lang {
        Lang::En => format!("All {all} areas"),
        Lang::Es => format!("Las {all} áreas"),
        Lang::Fr => format!("Les {all} domaines"),
    }
}
