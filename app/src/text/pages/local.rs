//! Wording of the page on OGP Local.

use crate::model::lang::Lang;
use crate::model::local::{
    Circle, Cohort, LOCAL_LIMIT, LOCAL_PROGRAMME, Limit, LocalView, Story, Themes, Volume,
};
use crate::model::place::Level;
use crate::text::names::coding_name;
use crate::text::number::{count, years};
use crate::text::phrase::{Phrase, phrase};

/// Heading.
pub const TITLE: Phrase = phrase("OGP Local", "OGP Local", "OGP Local");
/// Description for search engines and link previews.
pub const DESCRIPTION: Phrase = phrase(
    "Cities, states and regions in OGP Local: who joined when, what their plans work on beside national plans, how many commitments a plan may have, and what was reported.",
    "Ciudades, estados y regiones de OGP Local: quién se sumó y cuándo, en qué trabajan sus planes junto a los nacionales, cuántos compromisos puede tener un plan y qué resultados se comunicaron.",
    "Villes, États et régions d’OGP Local\u{a0}: qui a adhéré et quand, ce que visent leurs plans à côté des plans nationaux, combien d’engagements un plan peut contenir et quels résultats ont été rapportés.",
);
/// Heading of the cohorts.
pub const JOINED: Phrase =
    phrase("Members by year of joining", "Miembros por año de ingreso", "Membres par année d’adhésion");
/// Heading of the areas.
pub const THEMES: Phrase = phrase(
    "What local plans work on",
    "En qué trabajan los planes locales",
    "Ce que visent les plans locaux",
);
/// The same, where it stands alone.
#[must_use]
pub fn themes_title(lang: Lang) -> String {
    format!("{}{} {}", TITLE.of(lang), lang.choose(":", ":", "\u{a0}:"), THEMES.of(lang))
}
/// Heading of the rule.
pub const LIMIT: Phrase =
    phrase("At most five commitments", "Cinco compromisos como máximo", "Cinq engagements au plus");
/// Heading of the stories.
pub const STORIES: Phrase = phrase("Four stories", "Cuatro historias", "Quatre histoires");
/// Heading of the circles.
pub const CIRCLES: Phrase = phrase("OGP Local Circles", "Círculos de OGP Local", "Cercles d’OGP Local");
/// Under the circles.
pub const CIRCLES_SUB: Phrase = phrase(
    "Members that work on one subject together.",
    "Miembros que trabajan juntos en un tema.",
    "Des membres qui travaillent ensemble sur un sujet.",
);
/// Column of years.
pub const YEAR: Phrase = phrase("Joined", "Ingreso", "Adhésion");
/// Column of members.
pub const MEMBERS: Phrase = phrase("Members", "Miembros", "Membres");
/// Column of members with plans.
pub const WITH_PLANS: Phrase =
    phrase("With plans in these data", "Con planes en estos datos", "Avec des plans dans ces données");
/// Column that says whether a page gives the year.
pub const VERIFIED: Phrase = phrase("Year verified for", "Año verificado para", "Année vérifiée pour");
/// Column of names.
pub const WHO: Phrase = phrase("Who", "Quiénes", "Qui");
/// A cohort without a year.
pub const NO_YEAR: Phrase = phrase("Year not known", "Año desconocido", "Année inconnue");
/// Marks a year that no page gives.
pub const UNVERIFIED: Phrase = phrase("year not verified", "año sin verificar", "année non vérifiée");
/// Marks a member that has left.
pub const WITHDRAWN: Phrase = phrase("has left", "se retiró", "s’est retiré");
/// Column of areas.
pub const AREA: Phrase = phrase("Area", "Área", "Domaine");
/// Column of local commitments.
pub const LOCAL: Phrase = phrase("Local commitments", "Compromisos locales", "Engagements locaux");
/// Column of national commitments.
pub const NATIONAL: Phrase =
    phrase("National commitments", "Compromisos nacionales", "Engagements nationaux");
/// The commitments of a level.
#[must_use]
pub const fn level(level: Level) -> Phrase {
    match level {
        Level::Local => LOCAL,
        Level::National => NATIONAL,
    }
}
/// No local plan carries an area.
pub const NO_THEMES: Phrase = phrase(
    "No commitment of a local member in these data carries a policy area, so there is nothing to compare.",
    "Ningún compromiso de un miembro local en estos datos lleva un área de política, así que no hay nada que comparar.",
    "Aucun engagement d’un membre local dans ces données ne porte de domaine d’action publique\u{a0}: il n’y a rien à comparer.",
);
/// What the release says of local ratings.
pub const RATINGS: Phrase = phrase(
    "Local plans are monitored by bodies chosen locally, not by the IRM. Their ratings are not comparable with national ones, and this page shows none.",
    "Los planes locales los supervisan organismos elegidos localmente, no el MRI. Sus calificaciones no son comparables con las nacionales, y esta página no muestra ninguna.",
    "Les plans locaux sont suivis par des organismes choisis localement, et non par le MEI. Leurs notes ne sont pas comparables aux notes nationales\u{a0}; cette page n’en montre aucune.",
);
/// Link to the areas of local plans over the years.
pub const TO_TRENDS: Phrase = phrase(
    "Local plans over the years",
    "Planes locales a lo largo de los años",
    "Plans locaux au fil des ans",
);
/// Link to the commitments of local members.
pub const TO_COMMITMENTS: Phrase = phrase("Their commitments", "Sus compromisos", "Leurs engagements");
/// Link to the map of local members.
pub const TO_MAP: Phrase =
    phrase("Local members by country", "Miembros locales por país", "Membres locaux par pays");
/// Column of plans.
pub const PLAN: Phrase = phrase("Plan", "Plan", "Plan");
/// Column of the year of a plan.
pub const PLAN_YEAR: Phrase = phrase("Year", "Año", "Année");
/// Column of the commitments of a plan.
pub const COMMITMENTS: Phrase = phrase("Commitments", "Compromisos", "Engagements");
/// Link from a story to its commitment.
pub const READ: Phrase = phrase("Read the commitment", "Leer el compromiso", "Lire l’engagement");
/// The release lacks the commitment of a story.
pub const NOT_HERE: Phrase = phrase(
    "This commitment is not in these data.",
    "Este compromiso no está en estos datos.",
    "Cet engagement n’est pas dans ces données.",
);
/// Before a source.
pub const SOURCE: Phrase = phrase("Source", "Fuente", "Source");
/// Dates of the reference table.
pub const AS_OF: Phrase = phrase(
    "From OGP’s announcements and pages, as far as they could be read; members come and go, and counts on OGP’s pages differ. A year without a page behind it is marked: likely, not proven.",
    "Según los anuncios y páginas de OGP que se pudieron leer; hay miembros que entran y salen, y las cifras de las páginas de OGP difieren. Un año sin página que lo respalde está marcado: probable, no probado.",
    "D’après les annonces et pages de l’OGP qui ont pu être lues\u{a0}; des membres arrivent et partent, et les chiffres des pages de l’OGP diffèrent. Une année sans page à l’appui est signalée\u{a0}: probable, non prouvée.",
);

/// The sentence under the heading.
#[must_use]
pub fn lede(view: &LocalView, lang: Lang) -> String {
    let Volume { members, plans, commitments, years: span } = view.local;
    if plans == 0 {
        return phrase(
            "These data hold no plan of a local member. What follows is what OGP’s own pages say of its local members.",
            "Estos datos no contienen ningún plan de un miembro local. Lo que sigue es lo que dicen las páginas de OGP sobre sus miembros locales.",
            "Ces données ne contiennent aucun plan d’un membre local. Ce qui suit est ce que les pages de l’OGP disent de ses membres locaux.",
        )
        .of(lang)
        .into();
    }
    let (members, plans, commitments) = (count(lang, members), count(lang, plans), count(lang, commitments));
    let of = span.map(|(from, to)| years(from, to));
    match (lang, of) {
        (Lang::En, Some(of)) => format!(
            "{commitments} commitments from {plans} plans of {members} cities, states and regions, submitted in {of}."
        ),
        (Lang::Es, Some(of)) => format!(
            "{commitments} compromisos de {plans} planes de {members} ciudades, estados y regiones, presentados en {of}."
        ),
        (Lang::Fr, Some(of)) => format!(
            "{commitments} engagements issus de {plans} plans de {members} villes, États et régions, soumis en {of}."
        ),
        (Lang::En, None) => {
            format!("{commitments} commitments from {plans} plans of {members} cities, states and regions.")
        }
        (Lang::Es, None) => {
            format!("{commitments} compromisos de {plans} planes de {members} ciudades, estados y regiones.")
        }
        (Lang::Fr, None) => {
            format!("{commitments} engagements issus de {plans} plans de {members} villes, États et régions.")
        }
    }
}

/// Name of a cohort.
#[must_use]
pub fn cohort(cohort: &Cohort, lang: Lang) -> String {
    cohort.year.map_or_else(|| NO_YEAR.of(lang).into(), |year| year.to_string())
}

/// Summary of the list of names.
#[must_use]
pub fn names(members: usize, lang: Lang) -> String {
    match (lang, members) {
        (Lang::En, 1) => "1 name".into(),
        (Lang::En, n) => format!("{n} names"),
        (Lang::Es, 1) => "1 nombre".into(),
        (Lang::Es, n) => format!("{n} nombres"),
        (Lang::Fr, 1) => "1 nom".into(),
        (Lang::Fr, n) => format!("{n} noms"),
    }
}

/// Members of the release that no reference table knows.
#[must_use]
pub fn unlisted(members: usize, lang: Lang) -> Option<String> {
    (members > 0).then(|| match lang {
        Lang::En => {
            format!("These data also have plans of {members} local members that are not in the list above.")
        }
        Lang::Es => format!(
            "Estos datos tienen además planes de {members} miembros locales que no están en la lista."
        ),
        Lang::Fr => format!(
            "Ces données comptent en outre des plans de {members} membres locaux absents de la liste."
        ),
    })
}

/// What the comparison covers.
#[must_use]
pub fn themes(themes: &Themes, lang: Lang) -> String {
    let (from, to) = themes.years;
    let (span, coding) = (years(from, to), coding_name(&themes.coding, lang));
    let [local, local_plans, national, national_plans] =
        [themes.local.commitments, themes.local.plans, themes.national.commitments, themes.national.plans]
            .map(|number| count(lang, number));
    match lang {
        Lang::En => format!(
            "{local} commitments of {local_plans} local plans beside {national} commitments of {national_plans} national plans, all submitted in {span} and with areas as in {coding}. A share is given only where enough commitments stand behind it or its interval (about 95%) is at most 30 points wide; the interval stands beside it."
        ),
        Lang::Es => format!(
            "{local} compromisos de {local_plans} planes locales junto a {national} compromisos de {national_plans} planes nacionales, todos presentados en {span} y con áreas según {coding}. Solo se da una proporción si hay suficientes compromisos detrás o si su intervalo (cerca del 95\u{a0}%) mide como máximo 30 puntos; el intervalo está al lado."
        ),
        Lang::Fr => format!(
            "{local} engagements de {local_plans} plans locaux à côté de {national} engagements de {national_plans} plans nationaux, tous soumis en {span} et avec les domaines selon {coding}. Une part n’est donnée que si assez d’engagements la soutiennent ou si son intervalle (environ 95\u{a0}%) mesure au plus 30 points\u{a0}; l’intervalle figure à côté."
        ),
    }
}

/// What the comparison leaves out, and that the data are no census.
#[must_use]
pub fn left_out(themes: &Themes, lang: Lang) -> String {
    let left_out = count(lang, themes.left_out);
    let mut text = match lang {
        Lang::En => format!(
            "Not counted: {left_out} local commitments that carry no area of this coding or whose plan has no year."
        ),
        Lang::Es => format!(
            "No se cuentan {left_out} compromisos locales sin área en esta codificación o cuyo plan no tiene año."
        ),
        Lang::Fr => format!(
            "Non comptés\u{a0}: {left_out} engagements locaux sans domaine dans ce codage ou dont le plan n’a pas d’année."
        ),
    };
    if !themes.coding.complete {
        text.push(' ');
        text.push_str(
            phrase(
                "The source does not have all plans of these years: read the numbers as what was found, not as what all local members do.",
                "La fuente no tiene todos los planes de estos años: las cifras son lo que se encontró, no lo que hacen todos los miembros locales.",
                "La source n’a pas tous les plans de ces années\u{a0}: ces chiffres disent ce qui a été trouvé, non ce que font tous les membres locaux.",
            )
            .of(lang),
        );
    }
    text
}

/// How many areas are not listed.
#[must_use]
pub fn more_areas(more: usize, lang: Lang) -> Option<String> {
    (more > 0).then(|| match lang {
        Lang::En => format!("{more} more areas are in the trend explorer."),
        Lang::Es => format!("Hay {more} áreas más en el explorador de tendencias."),
        Lang::Fr => format!("{more} autres domaines se trouvent dans l’explorateur de tendances."),
    })
}

/// The rule, and which plans it is held against.
#[must_use]
pub fn rule(lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "A plan of a local member may have at most {LOCAL_LIMIT} commitments. The rule is known from OGP’s practice; no page could be found that prints it or says since when it holds. The present programme follows the local strategy of May 2019, so this page holds the rule against plans submitted in {LOCAL_PROGRAMME} or later, and counts the plans of the pilot groups of 2016 and 2018 apart. It does not apply to national plans."
        ),
        Lang::Es => format!(
            "El plan de un miembro local puede tener como máximo {LOCAL_LIMIT} compromisos. La regla se conoce por la práctica de OGP; no se encontró ninguna página que la publique ni que diga desde cuándo rige. El programa actual sigue la estrategia local de mayo de 2019, por lo que esta página aplica la regla a los planes presentados desde {LOCAL_PROGRAMME} y cuenta aparte los de los grupos piloto de 2016 y 2018. No rige para los planes nacionales."
        ),
        Lang::Fr => format!(
            "Le plan d’un membre local peut contenir au plus {LOCAL_LIMIT} engagements. La règle est connue par la pratique de l’OGP\u{a0}; aucune page trouvée ne l’énonce ni ne dit depuis quand elle vaut. Le programme actuel suit la stratégie locale de mai 2019\u{a0}: cette page applique donc la règle aux plans soumis à partir de {LOCAL_PROGRAMME} et compte à part ceux des groupes pilotes de 2016 et 2018. Elle ne vaut pas pour les plans nationaux."
        ),
    }
}

/// How the plans stand to the rule: name of the group, k of n.
#[must_use]
pub fn groups(limit: &Limit, lang: Lang) -> [(String, (u32, u32)); 3] {
    let present = match lang {
        Lang::En => format!("Plans of {LOCAL_PROGRAMME} or later"),
        Lang::Es => format!("Planes desde {LOCAL_PROGRAMME}"),
        Lang::Fr => format!("Plans à partir de {LOCAL_PROGRAMME}"),
    };
    let pilot = match lang {
        Lang::En => format!("Plans before {LOCAL_PROGRAMME} (pilot)"),
        Lang::Es => format!("Planes anteriores a {LOCAL_PROGRAMME} (piloto)"),
        Lang::Fr => format!("Plans avant {LOCAL_PROGRAMME} (pilote)"),
    };
    let undated = phrase("Plans without a year", "Planes sin año", "Plans sans année").of(lang);
    [(present, limit.present), (pilot, limit.pilot), (undated.into(), limit.undated)]
}

/// What k of n is of.
pub const OVER: Phrase =
    phrase("plans have more than five", "planes tienen más de cinco", "plans en ont plus de cinq");

/// No plan at all.
pub const NO_PLANS: Phrase = phrase(
    "These data hold no local plan that could be held against the rule.",
    "Estos datos no contienen ningún plan local al que aplicar la regla.",
    "Ces données ne contiennent aucun plan local auquel appliquer la règle.",
);

/// No plan is longer.
pub const NONE_OVER: Phrase = phrase(
    "No local plan in these data has more.",
    "Ningún plan local en estos datos tiene más.",
    "Aucun plan local dans ces données n’en a davantage.",
);

/// What an incomplete release says of the length of plans.
pub const AT_LEAST: Phrase = phrase(
    "The data need not hold every commitment of a plan: a plan listed here has at least as many, and one that is not listed may have more than were found.",
    "Los datos no contienen necesariamente todos los compromisos de un plan: uno que figura aquí tiene al menos esa cantidad, y uno que no figura puede tener más de los encontrados.",
    "Les données ne contiennent pas forcément tous les engagements d’un plan\u{a0}: un plan listé ici en a au moins autant, et un plan absent peut en avoir plus que ce qui a été trouvé.",
);

/// A plan without a title.
pub const UNTITLED: Phrase = phrase("untitled plan", "plan sin título", "plan sans titre");

/// A year, or that there is none.
#[must_use]
pub fn year(year: Option<i32>) -> String {
    year.map_or_else(|| "–".into(), |year| year.to_string())
}

/// Link to what the member of a story commits to.
#[must_use]
pub fn all_of(story: &Story, lang: Lang) -> String {
    let n = count(lang, story.commitments);
    match (lang, story.commitments) {
        (Lang::En, 1) => format!("The commitment of {} in these data", story.place),
        (Lang::En, _) => format!("All {n} commitments of {}", story.place),
        (Lang::Es, 1) => format!("El compromiso de {} en estos datos", story.place),
        (Lang::Es, _) => format!("Los {n} compromisos de {}", story.place),
        (Lang::Fr, 1) => format!("L’engagement de {} dans ces données", story.place),
        (Lang::Fr, _) => format!("Les {n} engagements de {}", story.place),
    }
}

/// A member of a circle as a link: `Aragón, Spain: 3 commitments`.
#[must_use]
pub fn of_member(name: &str, commitments: u32, lang: Lang) -> String {
    let n = count(lang, commitments);
    match (lang, commitments) {
        (Lang::En, 0) => format!("{name}: no commitment in these data"),
        (Lang::En, 1) => format!("{name}: 1 commitment"),
        (Lang::En, _) => format!("{name}: {n} commitments"),
        (Lang::Es, 0) => format!("{name}: ningún compromiso en estos datos"),
        (Lang::Es, 1) => format!("{name}: 1 compromiso"),
        (Lang::Es, _) => format!("{name}: {n} compromisos"),
        (Lang::Fr, 0) => format!("{name}\u{a0}: aucun engagement dans ces données"),
        (Lang::Fr, 1) => format!("{name}\u{a0}: 1 engagement"),
        (Lang::Fr, _) => format!("{name}\u{a0}: {n} engagements"),
    }
}

/// Link to both members of a circle side by side.
#[must_use]
pub fn side_by_side(circle: &Circle, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{} side by side", circle.place),
        Lang::Es => format!("{}: comparación", circle.place),
        Lang::Fr => format!("{}\u{a0}: comparaison", circle.place),
    }
}
