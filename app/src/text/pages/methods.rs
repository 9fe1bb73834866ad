//! Wording of the page on methods: every measure, rule and threshold in plain words.

mod beyond;
mod rules;

use crate::model::lang::Lang;
use crate::model::release::{Coding, Release};
use crate::text::number::{count, length, local};
use crate::text::phrase::{Phrase, phrase};

use super::{PLAN, commitments, of_years, some};

pub use beyond::{
    BADGES_NOW, BEYOND, BEYOND_RULES, GROUP_COLUMNS, LIKENESS, LIKENESS_COLUMNS, LIKENESS_NOTE, RATINGS,
    RATINGS_NOTES, STAR_COLUMNS, STAR_RULES, STARS, STARS_NOTE, badges_now, spread,
};
pub use rules::{
    BADGE_COLUMNS, BADGES, BADGES_LEDE, INTERVALS, NOT_TESTED, STEPS, interval_notes, meaning, steps,
};

/// Heading.
pub const TITLE: Phrase = phrase("Methods and rules", "Métodos y reglas", "Méthodes et règles");
/// Description for search engines and link previews.
pub const DESCRIPTION: Phrase = phrase(
    "How commitments of the Open Government Partnership are counted here, how certain a share is, and when a trend may be claimed.",
    "Cómo se cuentan aquí los compromisos de la Alianza para el Gobierno Abierto, qué tan segura es una proporción y cuándo puede \
     afirmarse una tendencia.",
    "Comment les engagements du Partenariat pour un gouvernement ouvert sont comptés ici, quelle est la certitude d’une part, et quand \
     une tendance peut être affirmée.",
);

/// The sentence under the heading, with what is loaded.
#[must_use]
pub fn lede(release: &Release, lang: Lang) -> String {
    let commitments = commitments(release.commitments, lang);
    let plans = some(release.plans, PLAN, lang);
    let (years, id) = (of_years(release.years, lang), &release.id);
    match lang {
        Lang::En => format!(
            "How {commitments} in {plans} ({years}) become the numbers shown here: what is counted, how certain it is, and when a \
             direction may be claimed. Data release: {id}."
        ),
        Lang::Es => format!(
            "Cómo {commitments} en {plans} ({years}) se convierten en los números de este sitio: qué se cuenta, qué tan seguro es y \
             cuándo puede afirmarse una dirección. Versión de los datos: {id}."
        ),
        Lang::Fr => format!(
            "Comment {commitments} dans {plans} ({years}) deviennent les nombres de ce site\u{a0}: ce qui est compté, avec quelle \
             certitude, et quand une direction peut être affirmée. Version des données\u{a0}: {id}."
        ),
    }
}

/// Heading of the measures.
pub const MEASURES: Phrase = phrase("What is counted", "Qué se cuenta", "Ce qui est compté");
/// Columns of their table.
pub const MEASURE_COLUMNS: [Phrase; 4] = [
    phrase("Measure", "Medida", "Mesure"),
    phrase("k", "k", "k"),
    phrase("n", "n", "n"),
    phrase("Good for", "Sirve para", "Utile pour"),
];
/// The measures: name, k, n, what for.
pub const MEASURE_ROWS: [[Phrase; 4]; 4] = [
    [
        phrase(
            "Plans in force with at least one (default)",
            "Planes vigentes con al menos uno (por defecto)",
            "Plans en vigueur en comptant au moins un (par défaut)",
        ),
        phrase(
            "Members whose plan in force on 1 July has at least one commitment in the area",
            "Miembros cuyo plan vigente el 1 de julio tiene al menos un compromiso en el área",
            "Membres dont le plan en vigueur au 1er juillet comporte au moins un engagement du domaine",
        ),
        phrase(
            "Members with a plan in force on 1 July",
            "Miembros con un plan vigente el 1 de julio",
            "Membres ayant un plan en vigueur au 1er juillet",
        ),
        phrase(
            "How far an area has spread. It does not swing with the two-year cycle of plans.",
            "Hasta dónde se ha extendido un área. No oscila con el ciclo bienal de los planes.",
            "L’étendue d’un domaine. Elle n’oscille pas avec le cycle de deux ans des plans.",
        ),
    ],
    [
        phrase(
            "Share of plans submitted",
            "Proporción de los planes presentados",
            "Part des plans présentés",
        ),
        phrase(
            "Plans submitted in the year with at least one commitment in the area",
            "Planes presentados en el año con al menos un compromiso en el área",
            "Plans présentés dans l’année comportant au moins un engagement du domaine",
        ),
        phrase("Plans submitted in the year", "Planes presentados en el año", "Plans présentés dans l’année"),
        phrase(
            "What new plans take up.",
            "Lo que recogen los planes nuevos.",
            "Ce que reprennent les nouveaux plans.",
        ),
    ],
    [
        phrase("Share of commitments", "Proporción de los compromisos", "Part des engagements"),
        IN_AREA,
        phrase(
            "All commitments in these plans",
            "Todos los compromisos de esos planes",
            "Tous les engagements de ces plans",
        ),
        phrase(
            "How much of the plans an area takes. Trend badges rest on it.",
            "Cuánto de los planes ocupa un área. En ella se apoyan las etiquetas de tendencia.",
            "La place d’un domaine dans les plans. Les mentions de tendance reposent sur elle.",
        ),
    ],
    [
        phrase("Count", "Recuento", "Nombre"),
        IN_AREA,
        phrase(
            "Shown with the number of plans",
            "Se muestra con el número de planes",
            "Affiché avec le nombre de plans",
        ),
        phrase(
            "The size of the work. Alone it mostly follows how many plans were submitted.",
            "El volumen del trabajo. Por sí solo sigue sobre todo cuántos planes se presentaron.",
            "L’ampleur du travail. Seul, il suit surtout le nombre de plans présentés.",
        ),
    ],
];
const IN_AREA: Phrase = phrase(
    "Commitments in the area, in plans submitted in the year",
    "Compromisos en el área, en planes presentados en el año",
    "Engagements du domaine, dans les plans présentés dans l’année",
);
/// Under the measures.
pub const MEASURE_NOTES: [Phrase; 4] = [
    phrase(
        "k and n stand beside every share, because 6 of 7 and 600 of 700 are not the same news.",
        "k y n acompañan a cada proporción, porque 6 de 7 y 600 de 700 no son la misma noticia.",
        "k et n accompagnent chaque part, car 6 sur 7 et 600 sur 700 ne sont pas la même nouvelle.",
    ),
    phrase(
        "A commitment that carries several areas counts once in each of them, and never twice in one. The areas therefore add up to \
         more than 100%.",
        "Un compromiso con varias áreas cuenta una vez en cada una, y nunca dos veces en la misma. Por eso las áreas suman más del \
         100\u{a0}%.",
        "Un engagement portant plusieurs domaines compte une fois dans chacun, jamais deux fois dans le même. La somme des domaines \
         dépasse donc 100\u{a0}%.",
    ),
    phrase(
        "A local member counts where its country and its region are meant, unless only national members are chosen.",
        "Un miembro local cuenta donde se trata de su país y de su región, salvo que solo se elijan miembros nacionales.",
        "Un membre local compte là où il s’agit de son pays et de sa région, sauf si seuls les membres nationaux sont choisis.",
    ),
    phrase(
        "The peers of a member are the other members of its level in its region with plans in the same years, counted together; \
         the peers of a region are the other regions.",
        "Los pares de un miembro son los demás miembros de su nivel en su región con planes en los mismos años, contados juntos; \
         los pares de una región son las demás regiones.",
        "Les pairs d’un membre sont les autres membres de son niveau dans sa région qui ont des plans dans les mêmes années, comptés \
         ensemble\u{a0}; les pairs d’une région sont les autres régions.",
    ),
];

/// Heading of the plans.
pub const PLANS: Phrase = phrase("Plans, years and dates", "Planes, años y fechas", "Plans, années et dates");
/// The rules of plans and years.
pub const PLAN_NOTES: [Phrase; 5] = [
    phrase(
        "The year of a plan is the year in which it was submitted. Commitments have the year of their plan.",
        "El año de un plan es el año en que se presentó. Los compromisos tienen el año de su plan.",
        "L’année d’un plan est celle où il a été présenté. Les engagements ont l’année de leur plan.",
    ),
    phrase(
        "A plan is in force on a date if it has started and not yet ended. Of several plans of one member only the latest counts, so \
         that each member counts once.",
        "Un plan está vigente en una fecha si ha empezado y aún no ha terminado. De varios planes de un miembro solo cuenta el último, de \
         modo que cada miembro cuenta una vez.",
        "Un plan est en vigueur à une date s’il a commencé et n’est pas encore terminé. De plusieurs plans d’un membre, seul le dernier \
         compte, si bien que chaque membre compte une fois.",
    ),
    phrase(
        "Where the end is not known, a plan runs for 24 months from its start; where the start is not known, from 1 July of its year. \
         Plans of four years count for all of them.",
        "Si no se conoce el final, un plan dura 24 meses desde su inicio; si no se conoce el inicio, desde el 1 de julio de su año. \
         Los planes de cuatro años cuentan en todos ellos.",
        "Si la fin est inconnue, un plan dure 24 mois à partir de son début\u{a0}; si le début est inconnu, à partir du 1er juillet de son \
         année. Les plans de quatre ans comptent pour chacune d’elles.",
    ),
    phrase(
        "The year after the last submission is marked as incomplete: plans submitted in it are not known yet.",
        "El año posterior a la última presentación se marca como incompleto: los planes presentados en él aún no se conocen.",
        "L’année qui suit la dernière présentation est marquée comme incomplète\u{a0}: les plans qui y sont présentés ne sont pas encore \
         connus.",
    ),
    phrase(
        "A year without any plan is a gap, never a zero.",
        "Un año sin ningún plan es un hueco, nunca un cero.",
        "Une année sans aucun plan est un vide, jamais un zéro.",
    ),
];

/// Heading of the codings.
pub const CODING: Phrase = super::data::CODINGS;
/// What a coding is.
pub const CODING_NOTES: [Phrase; 3] = [
    phrase(
        "Areas were assigned by different people with different lists. Each such list and its use is a coding.",
        "Las áreas fueron asignadas por distintas personas con distintas listas. Cada una de esas listas y su uso es una codificación.",
        "Les domaines ont été attribués par différentes personnes avec différentes listes. Chaque liste et son emploi forment un codage.",
    ),
    phrase(
        "Series of two codings are never joined: no line, test or sentence crosses from one to another. A view shows one coding, at \
         first the one with most commitments, and says how many commitments carry no area of it.",
        "Las series de dos codificaciones nunca se unen: ninguna línea, prueba o frase pasa de una a otra. Una vista muestra una \
         codificación, al principio la que tiene más compromisos, y dice cuántos compromisos no tienen ninguna área de ella.",
        "Les séries de deux codages ne sont jamais réunies\u{a0}: aucune ligne, aucun test, aucune phrase ne passe de l’un à l’autre. Une \
         vue montre un codage, d’abord celui qui a le plus d’engagements, et dit combien d’engagements n’en portent aucun domaine.",
    ),
    phrase(
        "Only where the source has all plans of the years may a direction be claimed.",
        "Solo puede afirmarse una dirección donde la fuente tiene todos los planes de los años.",
        "Une direction ne peut être affirmée que là où la source a tous les plans des années.",
    ),
];
/// Columns of the table of codings.
pub const CODING_COLUMNS: [Phrase; 4] = [
    phrase("Coding", "Codificación", "Codage"),
    phrase("Years", "Años", "Années"),
    phrase("Commitments", "Compromisos", "Engagements"),
    phrase("All plans of these years", "Todos los planes de estos años", "Tous les plans de ces années"),
];

/// Whether a coding is complete.
#[must_use]
pub const fn complete(coding: &Coding) -> Phrase {
    if coding.complete {
        phrase("yes", "sí", "oui")
    } else {
        phrase(
            "no: no direction is claimed",
            "no: no se afirma ninguna dirección",
            "non\u{a0}: aucune direction n’est affirmée",
        )
    }
}

/// Heading of the simulation.
pub const TESTED: Phrase = phrase(
    "What the rule was tested on",
    "Con qué se puso a prueba la regla",
    "Sur quoi la règle a été éprouvée",
);
/// Before its table.
pub const TESTED_TEXT: Phrase = phrase(
    "Eight rules were tried on simulated data: 60 areas, 13 years, 400 runs. A good rule seldom flags what did not change, and finds \
     what did.",
    "Ocho reglas se ensayaron con datos simulados: 60 áreas, 13 años, 400 repeticiones. Una buena regla rara vez señala lo que no cambió, \
     y encuentra lo que sí.",
    "Huit règles ont été essayées sur des données simulées\u{a0}: 60 domaines, 13 ans, 400 répétitions. Une bonne règle signale rarement \
     ce qui n’a pas changé, et trouve ce qui a changé.",
);
/// Columns of the table.
pub const TESTED_COLUMNS: [Phrase; 4] = [
    phrase("Rule", "Regla", "Règle"),
    phrase("Flags when nothing changes", "Señales cuando nada cambia", "Signalements quand rien ne change"),
    phrase(
        "Finds areas that double in 8 years",
        "Encuentra áreas que se duplican en 8 años",
        "Trouve les domaines qui doublent en 8 ans",
    ),
    phrase("False among its flags", "Falsas entre sus señales", "Faux parmi ses signalements"),
];
const RULES: [(Phrase, [&str; 3]); 8] = [
    (
        phrase(
            "Count ±20% on last year",
            "Recuento ±20\u{a0}% frente al año anterior",
            "Nombre ±20\u{a0}% par rapport à l’année précédente",
        ),
        ["90.9%", "95.0%", "82.7%"],
    ),
    (
        phrase(
            "Share ±20% on last year",
            "Proporción ±20\u{a0}% frente al año anterior",
            "Part ±20\u{a0}% par rapport à l’année précédente",
        ),
        ["53.7%", "44.1%", "85.7%"],
    ),
    (
        phrase("Mann–Kendall on counts", "Mann–Kendall con recuentos", "Mann–Kendall sur les nombres"),
        ["0.5%", "36.9%", "4.5%"],
    ),
    (
        phrase("Mann–Kendall on shares", "Mann–Kendall con proporciones", "Mann–Kendall sur les parts"),
        ["4.1%", "77.9%", "17.7%"],
    ),
    (
        phrase(
            "Binomial trend, clustering ignored",
            "Tendencia binomial, sin tener en cuenta los conglomerados",
            "Tendance binomiale, sans tenir compte des grappes",
        ),
        ["14.1%", "92.3%", "42.0%"],
    ),
    (
        phrase(
            "Clustered trend, p < .05",
            "Tendencia con conglomerados, p < 0,05",
            "Tendance avec grappes, p < 0,05",
        ),
        ["5.2%", "86.9%", "20.2%"],
    ),
    (
        phrase(
            "Clustered trend, adjusted p, size of the change (in use)",
            "Tendencia con conglomerados, p ajustado, tamaño del cambio (en uso)",
            "Tendance avec grappes, p ajusté, ampleur du changement (en usage)",
        ),
        ["0.2%", "81.1%", "6.5%"],
    ),
    (
        phrase(
            "Last 4 against the 4 years before, adjusted p, size of the change",
            "Últimos 4 años frente a los 4 anteriores, p ajustado, tamaño del cambio",
            "4 dernières années contre les 4 précédentes, p ajusté, ampleur du changement",
        ),
        ["0.2%", "47.1%", "8.6%"],
    ),
];

/// The rules tried, with their rates; the one in use is the seventh.
#[must_use]
pub fn tested_rows(lang: Lang) -> Vec<Vec<String>> {
    let row = |(name, rates): (Phrase, [&str; 3])| {
        let rates = rates.map(|rate| local(lang, rate.to_owned()));
        [vec![name.of(lang).to_owned()], rates.to_vec()].concat()
    };
    RULES.map(row).to_vec()
}

/// What the simulation assumes.
pub const TESTED_NOTE: Phrase = phrase(
    "Assumed: plans of about 13 commitments (Poisson, at least 3), an intraclass correlation of 0.06, areas that \
     1% to 35% of commitments carry, 45 plans in even and 25 in odd years. Coding changes and new members are \
     not modelled: take the figures as the best case.",
    "Se supone: planes de unos 13 compromisos (Poisson, al menos 3), una correlación intraclase de 0,06, áreas que tiene entre el \
     1\u{a0}% y el 35\u{a0}% de los compromisos, 45 planes en los años pares y 25 en los impares. No se modelan cambios de codificación ni \
     miembros nuevos: tome las cifras como el mejor caso.",
    "Hypothèses\u{a0}: plans d’environ 13 engagements (Poisson, au moins 3), corrélation intraclasse de 0,06, domaines portés par \
     1\u{a0}% à 35\u{a0}% des engagements, 45 plans les années paires et 25 les années impaires. Les changements de codage et les nouveaux \
     membres ne sont pas modélisés\u{a0}: prenez ces chiffres comme le meilleur cas.",
);

/// Heading of the sources.
pub const SOURCES: Phrase = phrase("Sources", "Fuentes", "Sources");
/// The publications that the rules come from, as they are cited.
pub const SOURCE_LIST: [&str; 9] = [
    "Armitage, P. (1955). Tests for linear trends in proportions and frequencies. Biometrics 11.",
    "Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical Society B 57.",
    "Cochran, W. G. (1954). Some methods for strengthening the common χ² tests. Biometrics 10.",
    "Dean, N. and Pagano, M. (2015). Evaluating confidence interval methods for binomial proportions in clustered surveys. Journal of \
     Survey Statistics and Methodology 3.",
    "Kish, L. (1965). Survey Sampling. Wiley.",
    "National Center for Health Statistics (2017). Data presentation standards for proportions. Vital and Health Statistics 2 (175).",
    "Ridout, M. S., Demétrio, C. G. B. and Firth, D. (1999). Estimating intraclass correlation for binary data. Biometrics 55.",
    "Rotnitzky, A. and Jewell, N. P. (1990). Hypothesis testing of regression parameters in semiparametric generalized linear models \
     for cluster correlated data. Biometrika 77.",
    "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical \
     Association 22.",
];

/// What is loaded: name and number.
#[must_use]
pub fn loaded(release: &Release, lang: Lang) -> [(&'static str, String); 4] {
    [
        (super::COMMITMENTS.of(lang), count(lang, release.commitments)),
        (lang.choose("Plans", "Planes", "Plans"), count(lang, release.plans)),
        (super::coverage::MEMBERS.of(lang), count(lang, release.national_members + release.local_members)),
        (CODING.of(lang), length(lang, release.codings.len())),
    ]
}
/// Name of the list of what is loaded.
pub const LOADED: Phrase = phrase("Loaded now", "Cargado ahora", "Chargé actuellement");
