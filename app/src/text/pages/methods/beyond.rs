//! Wording of the methods on ratings and on what is said beyond the points, with the live figures of the data.

use crate::model::badge::Badge;
use crate::model::certainty::{Certainty, Spread};
use crate::model::lang::Lang;
use crate::model::rating::StarFormula;
use crate::text::names::coding_name;
use crate::text::number::{count, decimal};
use crate::text::pages::verdict::name;
use crate::text::phrase::{Phrase, phrase};

/// Heading of the live figures under the intervals.
pub const LIKENESS: Phrase = phrase(
    "How alike the commitments of a plan are, in the data loaded now",
    "Cuánto se parecen los compromisos de un plan en los datos cargados ahora",
    "À quel point les engagements d’un plan se ressemblent dans les données chargées",
);
/// Columns of the live figures.
pub const LIKENESS_COLUMNS: [Phrase; 6] = [
    phrase("Coding", "Codificación", "Codage"),
    phrase("Plans", "Planes", "Plans"),
    phrase("Commitments", "Compromisos", "Engagements"),
    phrase("Areas with 10 or more", "Áreas con 10 o más", "Domaines avec 10 ou plus"),
    phrase("Intraclass correlation", "Correlación intraclase", "Corrélation intraclasse"),
    phrase("Design effect", "Efecto de diseño", "Effet de plan"),
];
/// How to read them.
pub const LIKENESS_NOTE: Phrase = phrase(
    "Least, median and greatest of the areas, over all years. A design effect of 2 means that the commitments tell as much as \
     half as many independent ones.",
    "Menor, mediana y mayor de las áreas, en todos los años. Un efecto de diseño de 2 significa que los compromisos dicen lo \
     mismo que la mitad de compromisos independientes.",
    "Le plus petit, la médiane et le plus grand des domaines, sur toutes les années. Un effet de plan de 2 signifie que les \
     engagements en disent autant que deux fois moins d’engagements indépendants.",
);

/// Least, median and greatest: `0.00 · 0.06 · 0.21`.
#[must_use]
pub fn spread(spread: Option<Spread>, lang: Lang) -> String {
    spread.map_or_else(
        || "–".into(),
        |of| [of.least, of.median, of.greatest].map(|number| decimal(lang, number, 2)).join(" · "),
    )
}

/// Heading of the badges given now.
pub const BADGES_NOW: Phrase = phrase(
    "Badges of all areas in the data loaded now",
    "Etiquetas de todas las áreas en los datos cargados ahora",
    "Mentions de tous les domaines dans les données chargées",
);

/// How many areas of a coding have each badge.
#[must_use]
pub fn badges_now(of: &Certainty, lang: Lang) -> String {
    let said: Vec<String> = of
        .badges
        .iter()
        .filter(|(_, areas)| *areas > 0)
        .map(|(badge, areas): &(Badge, u32)| format!("{} {}", name(*badge).of(lang), count(lang, *areas)))
        .collect();
    let colon = lang.choose(":", ":", "\u{a0}:");
    format!("{}{colon} {}.", coding_name(&of.coding, lang), said.join(", "))
}

/// Heading of the ratings.
pub const RATINGS: Phrase = phrase(
    "Ratings: completion, ambition, early results, stars",
    "Calificaciones: cumplimiento, ambición, primeros resultados, estrellas",
    "Notes : réalisation, ambition, premiers résultats, étoiles",
);
/// The rules of rated measures.
pub const RATINGS_NOTES: [Phrase; 4] = [
    phrase(
        "k is the number of commitments in the good group, n the number that was rated at all. Commitments that were not assessed, \
         are still to be assessed, had no such indicator in their report, were unclear to the assessor, or have an empty cell are \
         counted apart, each for itself. None of them is a zero.",
        "k es el número de compromisos en el grupo bueno; n, el número de los que fueron calificados. Los compromisos sin evaluar, \
         pendientes, sin ese indicador en su informe, poco claros para el evaluador o con la celda vacía se cuentan aparte, cada \
         caso por sí mismo. Ninguno es un cero.",
        "k est le nombre d’engagements du bon groupe, n le nombre de ceux qui ont été notés. Les engagements non évalués, en attente, \
         sans cet indicateur dans leur rapport, peu clairs pour l’évaluateur ou dont la cellule est vide sont comptés à part, chaque \
         cas séparément. Aucun n’est un zéro.",
    ),
    phrase(
        "Ratings of national and local plans are never added up: the IRM rates national plans, a body chosen by the member looks at \
         local ones. Without a level the national plans are meant.",
        "Las calificaciones de planes nacionales y locales nunca se suman: el MRI califica los nacionales; los locales los revisa un \
         órgano elegido por el miembro. Sin nivel se entiende el nacional.",
        "Les notes des plans nationaux et locaux ne sont jamais additionnées : le MEI note les plans nationaux, un organe choisi par \
         le membre suit les plans locaux. Sans niveau, il s’agit des plans nationaux.",
    ),
    phrase(
        "No badge and no direction is given for ratings. Scales, and when completion was rated, changed from one generation of plans \
         to the next, so that a line of ratings is a description only.",
        "Para las calificaciones no se da etiqueta ni dirección. Las escalas y el momento en que se calificó el cumplimiento cambiaron \
         de una generación de planes a otra; una línea de calificaciones solo describe.",
        "Aucune mention ni direction n’est donnée pour les notes. Les échelles, et le moment où la réalisation a été notée, ont changé \
         d’une génération de plans à l’autre : une courbe de notes ne fait que décrire.",
    ),
    phrase(
        "Where a report rates specificity instead of verifiability, medium or high counts as verifiable; where it rates potential \
         impact instead of potential for results, moderate or transformative counts as ambitious. Completion is that of the end of \
         the term where it was rated then, else that of mid-term.",
        "Donde un informe califica la especificidad en lugar de la verificabilidad, media o alta cuenta como verificable; donde \
         califica el impacto potencial en lugar del potencial de resultados, moderado o transformador cuenta como ambicioso. El \
         cumplimiento es el del final del período si se calificó entonces; si no, el de mitad de período.",
        "Quand un rapport note la précision au lieu de la vérifiabilité, moyenne ou haute compte comme vérifiable ; quand il note \
         l’impact potentiel au lieu du potentiel de résultats, modéré ou transformateur compte comme ambitieux. La réalisation est \
         celle de la fin de période si elle a été notée alors, sinon celle de mi-parcours.",
    ),
];
/// Columns of the good groups.
pub const GROUP_COLUMNS: [Phrase; 2] =
    [phrase("Measure", "Medida", "Mesure"), phrase("Good group", "Grupo bueno", "Bon groupe")];
/// Heading of the stars.
pub const STARS: Phrase =
    phrase("The star formulas", "Las fórmulas de las estrellas", "Les formules des étoiles");
/// What is done with them.
pub const STARS_NOTE: Phrase = phrase(
    "OGP starred model commitments until the plans of 2019 and changed the rule on the way. Each rule is computed by itself from the \
     ratings, under its own name (key “formula” in the address); they are never joined into one line. On the Explorer edition of 2016 \
     the recomputed stars agree with the published ones but for five rows under F2: three of El Salvador’s second plan, and two of Moldova’s, where \
     label and code of the source disagree.",
    "La AGA marcó compromisos modelo con estrellas hasta los planes de 2019 y cambió la regla por el camino. Cada regla se calcula por \
     sí sola a partir de las calificaciones, con su propio nombre (clave «formula» en la dirección); nunca se unen en una línea. En la \
     edición de 2016 del Explorer las estrellas calculadas coinciden con las publicadas salvo en cinco filas con F2: tres del segundo plan de El \
     Salvador y dos del de Moldova, donde la etiqueta y el código de la fuente no concuerdan.",
    "Le PGO a étoilé des engagements modèles jusqu’aux plans de 2019 et a changé la règle en chemin. Chaque règle est calculée seule à \
     partir des notes, sous son propre nom (clé « formula » dans l’adresse) ; elles ne sont jamais réunies en une courbe. Sur l’édition \
     2016 de l’Explorer, les étoiles recalculées concordent avec celles publiées, sauf cinq lignes avec F2 : trois du deuxième plan du Salvador et deux de \
     celui de la Moldova, où l’étiquette et le code de la source se contredisent.",
);
/// Columns of the formulas.
pub const STAR_COLUMNS: [Phrase; 2] =
    [phrase("Formula", "Fórmula", "Formule"), phrase("Rule", "Regla", "Règle")];
/// The formulas that are recomputed, and what is taken as published.
pub const STAR_RULES: [(StarFormula, Phrase); 5] = [
    (
        StarFormula::F1,
        phrase(
            "Relevant; potential impact moderate or transformative; completion substantial or complete in the progress report",
            "Relevante; impacto potencial moderado o transformador; cumplimiento sustancial o completo en el informe de avance",
            "Pertinent ; impact potentiel modéré ou transformateur ; réalisation substantielle ou complète dans le rapport d’étape",
        ),
    ),
    (
        StarFormula::F2,
        phrase(
            "F1, and specificity medium or high",
            "F1, y especificidad media o alta",
            "F1, et précision moyenne ou haute",
        ),
    ),
    (
        StarFormula::F3,
        phrase(
            "F2 with transformative impact only",
            "F2, solo con impacto transformador",
            "F2, avec impact transformateur seulement",
        ),
    ),
    (
        StarFormula::F3e,
        phrase(
            "F3 with completion at the end of the term",
            "F3, con el cumplimiento al final del período",
            "F3, avec la réalisation en fin de période",
        ),
    ),
    (
        StarFormula::Page,
        phrase(
            "Taken as published; the formula is not named",
            "Tal como se publica; la fórmula no se nombra",
            "Telle que publiée ; la formule n’est pas nommée",
        ),
    ),
];

/// Heading of what is said beyond the points.
pub const BEYOND: Phrase = phrase(
    "Ranks, specialisation, pairs, changes",
    "Puestos, especialización, pares, cambios",
    "Rangs, spécialisation, paires, changements",
);
/// Each rule with its name.
pub const BEYOND_RULES: [(Phrase, Phrase); 6] = [
    (
        phrase("Resampling plans", "Remuestreo de planes", "Rééchantillonnage des plans"),
        phrase(
            "Where no formula gives an interval, plans are drawn anew with replacement, as many as there are in each year, 500 times with \
             a fixed seed; the middle 95% of the results is the interval. Whole plans are drawn because commitments of one plan resemble \
             each other (Efron and Tibshirani 1993; Davison and Hinkley 1997).",
            "Donde ninguna fórmula da un intervalo, los planes se sortean de nuevo con reposición, tantos como hay en cada año, 500 veces \
             con una semilla fija; el 95\u{a0}% central de los resultados es el intervalo. Se sortean planes enteros porque los \
             compromisos de un plan se parecen entre sí (Efron y Tibshirani 1993; Davison y Hinkley 1997).",
            "Quand aucune formule ne donne d’intervalle, les plans sont tirés à nouveau avec remise, autant qu’il y en a chaque année, 500 \
             fois avec une graine fixe ; les 95\u{a0}% centraux des résultats forment l’intervalle. Des plans entiers sont tirés parce que \
             les engagements d’un plan se ressemblent (Efron et Tibshirani 1993 ; Davison et Hinkley 1997).",
        ),
    ),
    (
        phrase("Rank ranges", "Rangos de puestos", "Intervalles de rangs"),
        phrase(
            "Areas are ranked by k among all areas of the coding, place by place and year by year. Where the ranges of neighbours \
             overlap, they share a band: which of them is ahead cannot be said.",
            "Las áreas se ordenan por k entre todas las áreas de la codificación, por lugar y año. Donde los rangos de vecinas se \
             solapan, comparten una banda: no puede decirse cuál va delante.",
            "Les domaines sont classés par k parmi tous ceux du codage, par lieu et par année. Quand les intervalles de voisins se \
             recouvrent, ils partagent une bande : on ne peut dire lequel est devant.",
        ),
    ),
    (
        phrase("Specialisation", "Especialización", "Spécialisation"),
        phrase(
            "The location quotient is the area’s share of commitments in the place over its share everywhere, for all years asked about \
             together. For its interval the plans of the place are drawn by themselves and all others within their regions. It is hidden \
             where fewer than 5 commitments are expected, belongs on a logarithmic axis, and is never compared \
             across years, because the whole changes too.",
            "El cociente de localización es la proporción de compromisos del área en el lugar sobre su proporción en todas partes, para \
             todos los años pedidos juntos. Para su intervalo los planes del lugar se sortean aparte y los demás dentro de sus \
             regiones. Se oculta donde se esperan menos de 5 compromisos, va en un eje logarítmico y nunca se \
             compara entre años, porque también cambia el conjunto.",
            "Le quotient de localisation est la part du domaine dans les engagements du lieu sur sa part partout, pour toutes les années \
             demandées ensemble. Pour son intervalle, les plans du lieu sont tirés à part et tous les autres au sein de leur région. Il \
             est masqué si moins de 5 engagements sont attendus, se lit sur un axe logarithmique et n’est jamais \
             comparé entre années, car l’ensemble change aussi.",
        ),
    ),
    (
        phrase("What moves together", "Qué va junto", "Ce qui va ensemble"),
        phrase(
            "The lift of two areas is the number of commitments that carry both over the number expected if the areas had nothing to do \
             with each other. 1 is chance. Pairs with fewer than 5 expected are left out.",
            "La razón de dos áreas es el número de compromisos que tienen ambas sobre el número esperado si las áreas no tuvieran \
             relación. 1 es azar. Se omiten los pares con menos de 5 esperados.",
            "Le rapport de deux domaines est le nombre d’engagements relevant des deux sur le nombre attendu si les domaines étaient sans \
             rapport. 1 correspond au hasard. Les paires avec moins de 5 attendus sont omises.",
        ),
    ),
    (
        phrase("Where a change came from", "De dónde vino un cambio", "D’où vient un changement"),
        phrase(
            "Between two years or stretches of years (key “between” in the address) the change of a share is split after Kitagawa (1955): \
             members that have plans both times and do more or less of the area; the size of their plans (of plans in force, how many of the years they have one; of ratings, how many were rated); and members \
             that are there at one time only. The parts add up to the change exactly, also as they are printed. They describe; nothing is tested.",
            "Entre dos años o períodos (clave «between» en la dirección) el cambio de una proporción se divide según Kitagawa (1955): \
             miembros con planes ambas veces que hacen más o menos del área; el tamaño de sus planes (en planes vigentes, en cuántos años tienen uno; en calificaciones, cuántos se calificaron); y miembros presentes solo una vez. \
             Las partes suman exactamente el cambio, también como se imprimen. Describen; no se prueba nada.",
            "Entre deux années ou périodes (clé « between » dans l’adresse), le changement d’une part est décomposé selon Kitagawa (1955) : \
             les membres ayant des plans les deux fois et faisant plus ou moins du domaine ; la taille de leurs plans (pour les plans en vigueur, le nombre d’années qui en ont un ; pour les notes, combien ont été notés) ; et les membres \
             présents une seule fois. Les parties s’additionnent exactement, aussi telles qu’imprimées. Elles décrivent ; rien n’est testé.",
        ),
    ),
    (
        phrase(
            "Number against share; fractional counting",
            "Número y proporción; recuento fraccionado",
            "Nombre et part ; comptage fractionnaire",
        ),
        phrase(
            "Where number and share of an area move apart between two years with plans, each by at least a tenth, a notice says so: \
             numbers follow how many commitments the plans hold. With “counting=fractional” a commitment of several areas counts in equal parts \
             for each, so that areas add up to the commitments that carry any; badges always count fully.",
            "Donde el número y la proporción de un área se mueven en sentido contrario entre dos años con planes, cada uno al menos una \
             décima parte, un aviso lo dice: los números dependen de cuántos compromisos tienen los planes. Con «counting=fractional» un \
             compromiso de varias áreas cuenta en partes iguales para cada una; las etiquetas siempre cuentan por entero.",
            "Quand le nombre et la part d’un domaine évoluent en sens contraire entre deux années avec des plans, chacun d’au moins un \
             dixième, un avis le dit : les nombres dépendent du nombre d’engagements des plans. Avec « counting=fractional », un engagement de \
             plusieurs domaines compte à parts égales pour chacun ; les mentions comptent toujours en entier.",
        ),
    ),
];
