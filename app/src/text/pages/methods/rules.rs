//! Wording of the rules: intervals, badges, steps. Thresholds come from the constants that the computation uses.

use crate::model::answer::{FEW_CASES, WIDE_INTERVAL};
use crate::model::badge::{
    BLOCK_YEARS, Badge, FALL, FALSE_DISCOVERY_RATE, NEEDED_COMMITMENTS, NEEDED_PLANS, NEEDED_YEARS,
    RARE_COMMITMENTS, RARE_PLANS, RISE, SEVERAL_MEMBERS, SEVERAL_REGIONS,
};
use crate::model::lang::Lang;
use crate::text::number::{decimal, whole_percent, word};
use crate::text::phrase::{Phrase, phrase};

/// Heading of the intervals.
pub const INTERVALS: Phrase = phrase(
    "How certain a share is",
    "Qué tan segura es una proporción",
    "Quelle est la certitude d’une part",
);

const WILSON: Phrase = phrase(
    "Every share has an interval of about 95%: if the same process had brought other plans, about 95 of 100 such intervals would hold \
     the share behind them. Shares of plans and of members have Wilson’s score interval (1927) of k and n.",
    "Cada proporción tiene un intervalo de alrededor del 95\u{a0}%: si el mismo proceso hubiera dado otros planes, unos 95 de cada 100 \
     de esos intervalos contendrían la proporción que hay detrás. Las proporciones de planes y de miembros tienen el intervalo de \
     puntuación de Wilson (1927) de k y n.",
    "Chaque part a un intervalle d’environ 95\u{a0}%\u{a0}: si le même processus avait donné d’autres plans, environ 95 de ces intervalles \
     sur 100 contiendraient la part sous-jacente. Les parts de plans et de membres ont l’intervalle de score de Wilson (1927) de k et n.",
);
const CLUSTERS: Phrase = phrase(
    "Commitments of one plan resemble each other: a government that writes one commitment on open data tends to write several. \
     A hundred commitments of ten plans tell less than a hundred of a hundred plans. The design effect says how much less: 1 + \
     (m − 1) × the intraclass correlation, with m the mean size of the year’s plans, weighted by size (Kish 1965). The correlation \
     is estimated from all plans of the place and coding (analysis of variance; Ridout, Demétrio and Firth 1999).",
    "Los compromisos de un mismo plan se parecen: un gobierno que escribe un compromiso sobre datos abiertos suele escribir varios. \
     Cien compromisos de diez planes dicen menos que cien de cien planes. El efecto de diseño dice cuánto menos: 1 + (m − 1) × la \
     correlación intraclase, donde m es el tamaño medio de los planes del año, ponderado por tamaño (Kish 1965). La correlación se \
     estima con todos los planes del lugar y de la codificación (análisis de varianza; Ridout, Demétrio y Firth 1999).",
    "Les engagements d’un même plan se ressemblent\u{a0}: un gouvernement qui écrit un engagement sur les données ouvertes en écrit souvent \
     plusieurs. Cent engagements de dix plans en disent moins que cent de cent plans. L’effet de plan dit combien\u{a0}: 1 + (m − 1) × la \
     corrélation intraclasse, m étant la taille moyenne des plans de l’année, pondérée par la taille (Kish 1965). La corrélation est \
     estimée sur tous les plans du lieu et du codage (analyse de la variance\u{a0}; Ridout, Demétrio et Firth 1999).",
);
const DIVIDED: Phrase = phrase(
    "For shares of commitments, Wilson’s interval is computed with k and n divided by the design effect, which is never below \
     1 (Dean and Pagano 2015). All such methods cover somewhat less than they say where few plans are behind the estimate; \
     therefore “about”.",
    "Para las proporciones de compromisos, el intervalo de Wilson se calcula con k y n divididos por el efecto de diseño, que nunca es \
     menor que 1 (Dean y Pagano 2015). Todos estos métodos cubren algo menos de lo que dicen cuando hay pocos planes detrás de la \
     estimación; por eso «alrededor».",
    "Pour les parts d’engagements, l’intervalle de Wilson est calculé avec k et n divisés par l’effet de plan, jamais inférieur à 1 \
     (Dean et Pagano 2015). Toutes ces méthodes couvrent un peu moins qu’annoncé quand peu de plans sont derrière l’estimation\u{a0}; \
     d’où «\u{a0}environ\u{a0}».",
);
const COUNTS: Phrase = phrase(
    "Counts come without an interval: they are what the plans say.",
    "Los recuentos no llevan intervalo: son lo que dicen los planes.",
    "Les nombres sont donnés sans intervalle\u{a0}: ils sont ce que disent les plans.",
);

/// The rules of intervals and of presentation.
#[must_use]
pub fn interval_notes(lang: Lang) -> [String; 5] {
    let (cases, points) = (format!("{FEW_CASES:.0}"), format!("{:.0}", 100.0 * WIDE_INTERVAL));
    let shown = match lang {
        Lang::En => format!(
            "A share is not shown if it rests on fewer than {cases} cases (after division by the design effect) and its \
             interval is wider than {points} points. Then only k of n is given, with the words “no share”. The idea is that of the \
             standards of the US National Center for Health Statistics (2017)."
        ),
        Lang::Es => format!(
            "Una proporción no se muestra si se apoya en menos de {cases} casos (tras dividir por el efecto de diseño) y su intervalo \
             mide más de {points} puntos. Entonces solo se da k de n, con las palabras «sin proporción». La idea es la de las normas \
             del National Center for Health Statistics de los Estados Unidos (2017)."
        ),
        Lang::Fr => format!(
            "Une part n’est pas montrée si elle repose sur moins de {cases} cas (après division par l’effet de plan) et si son \
             intervalle dépasse {points} points. Alors seul k sur n est donné, avec les mots «\u{a0}sans part\u{a0}». L’idée est celle des \
             normes du National Center for Health Statistics des États-Unis (2017)."
        ),
    };
    [WILSON.of(lang).into(), CLUSTERS.of(lang).into(), DIVIDED.of(lang).into(), shown, COUNTS.of(lang).into()]
}

/// Heading of the badges.
pub const BADGES: Phrase = phrase(
    "When a trend may be claimed",
    "Cuándo puede afirmarse una tendencia",
    "Quand une tendance peut être affirmée",
);
/// Before the badges.
pub const BADGES_LEDE: Phrase = phrase(
    "Each series, an area in a place, has a badge. It is about the share of commitments in plans submitted, whatever \
     measure is shown, and about all years of the coding, whatever years are shown: nobody can find a trend \
     by trying windows.",
    "Cada serie, un área en un lugar, tiene una etiqueta. Se refiere a la proporción de compromisos en los planes presentados, sea cual \
     sea la medida mostrada, y a todos los años de la codificación, sean cuales sean los años mostrados: nadie puede hallar una tendencia \
     probando ventanas.",
    "Chaque série, un domaine dans un lieu, porte une mention. Elle concerne la part des engagements dans les plans présentés, quelle que \
     soit la mesure affichée, et toutes les années du codage, quelles que soient les années affichées\u{a0}: nul ne peut trouver une \
     tendance en essayant des fenêtres.",
);
/// Columns of the list of badges.
pub const BADGE_COLUMNS: [Phrase; 2] =
    [phrase("Badge", "Etiqueta", "Mention"), phrase("Meaning", "Significado", "Sens")];

/// What a badge means.
#[must_use]
pub fn meaning(badge: Badge, lang: Lang) -> String {
    let (few, fewer) = (whole_percent(lang, RARE_COMMITMENTS), whole_percent(lang, RARE_PLANS));
    let rare = match lang {
        Lang::En => format!("under {few} of commitments and under {fewer} of plans"),
        Lang::Es => format!("menos del {few} de los compromisos y menos del {fewer} de los planes"),
        Lang::Fr => format!("moins de {few} des engagements et moins de {fewer} des plans"),
    };
    let several = match lang {
        Lang::En => format!("{SEVERAL_MEMBERS} or more members in {SEVERAL_REGIONS} or more regions"),
        Lang::Es => format!("{SEVERAL_MEMBERS} o más miembros en {SEVERAL_REGIONS} o más regiones"),
        Lang::Fr => format!("au moins {SEVERAL_MEMBERS} membres dans au moins {SEVERAL_REGIONS} régions"),
    };
    match (badge, lang) {
        (Badge::Emerging, Lang::En) => {
            format!("Rising, from {rare} in the first years, with {several} in the last.")
        }
        (Badge::Emerging, Lang::Es) => {
            format!("En aumento, desde {rare} en los primeros años, con {several} en los últimos.")
        }
        (Badge::Emerging, Lang::Fr) => {
            format!(
                "En hausse, à partir de {rare} dans les premières années, avec {several} dans les dernières."
            )
        }
        (Badge::Fading, Lang::En) => {
            format!("Falling, to {rare} in the last years, with {several} in the first.")
        }
        (Badge::Fading, Lang::Es) => {
            format!("En descenso, hasta {rare} en los últimos años, con {several} en los primeros.")
        }
        (Badge::Fading, Lang::Fr) => {
            format!("En baisse, jusqu’à {rare} dans les dernières années, avec {several} dans les premières.")
        }
        (Badge::Rising, _) => RISING.of(lang).into(),
        (Badge::NoClearChange, _) => UNCLEAR.of(lang).into(),
        (Badge::Falling, _) => FALLING.of(lang).into(),
        (Badge::NotEnoughData, _) => TOO_LITTLE.of(lang).into(),
        (Badge::CodingChanged, _) => CHANGED.of(lang).into(),
    }
}

const RISING: Phrase = phrase(
    "All four steps are passed, and the share rose.",
    "Se superan los cuatro pasos, y la proporción aumentó.",
    "Les quatre étapes sont franchies, et la part a augmenté.",
);
const FALLING: Phrase = phrase(
    "All four steps are passed, and the share fell.",
    "Se superan los cuatro pasos, y la proporción disminuyó.",
    "Les quatre étapes sont franchies, et la part a diminué.",
);
const UNCLEAR: Phrase = phrase(
    "The test was made; the change is too small, or chance and the number of comparisons may explain it. This does not \
     say that nothing changed.",
    "La prueba se hizo; el cambio es demasiado pequeño, o el azar y el número de comparaciones pueden explicarlo. Esto no dice que nada \
     haya cambiado.",
    "Le test a été fait\u{a0}; le changement est trop petit, ou le hasard et le nombre de comparaisons peuvent l’expliquer. Cela ne dit \
     pas que rien n’a changé.",
);
const TOO_LITTLE: Phrase = phrase(
    "The first step is not passed: no test was made, and no direction is claimed.",
    "No se supera el primer paso: no se hizo ninguna prueba ni se afirma ninguna dirección.",
    "La première étape n’est pas franchie\u{a0}: aucun test n’a été fait et aucune direction n’est affirmée.",
);
const CHANGED: Phrase = phrase(
    "Years are missing only because the coding changed among them; together with other codings there would be enough.",
    "Faltan años solo porque la codificación cambió entre ellos; junto con otras codificaciones habría suficientes.",
    "Il manque des années seulement parce que le codage a changé entre-temps\u{a0}; avec d’autres codages, il y en aurait assez.",
);

/// Heading of the steps.
pub const STEPS: Phrase = phrase("The four steps", "Los cuatro pasos", "Les quatre étapes");

const TEST: Phrase = phrase(
    "A score test for a linear trend in the share (Cochran 1954, Armitage 1955), with the variance taken from the plans, so that \
     commitments of one plan may resemble each other (Rotnitzky and Jewell 1990).",
    "Una prueba de puntuación de una tendencia lineal de la proporción (Cochran 1954, Armitage 1955), con la varianza tomada de los \
     planes, de modo que los compromisos de un plan puedan parecerse (Rotnitzky y Jewell 1990).",
    "Un test du score pour une tendance linéaire de la part (Cochran 1954, Armitage 1955), la variance étant tirée des plans, si bien que \
     les engagements d’un plan peuvent se ressembler (Rotnitzky et Jewell 1990).",
);

/// The steps of the rule.
#[must_use]
pub fn steps(lang: Lang) -> [String; 4] {
    let block = word(lang, usize::try_from(BLOCK_YEARS).unwrap_or_default());
    let rate = decimal(lang, FALSE_DISCOVERY_RATE, 2);
    let (rise, fall) = (decimal(lang, RISE, 2), decimal(lang, FALL, 2));
    let (enough, adjusted, matters) = match lang {
        Lang::En => (
            format!(
                "Enough data: the source has all plans of the years; at least {NEEDED_YEARS} years with plans under one coding, at least \
                 {NEEDED_COMMITMENTS} commitments in the area, and at least {NEEDED_PLANS} plans in the first {block} and in the last \
                 {block} years. {} years hold two full cycles of plans, so that each member counts about equally.",
                capital(&block)
            ),
            format!(
                "Of twenty areas that do not change, one looks as if it did. p is therefore adjusted over all areas of the coding \
                 in the places asked about, shown or not (Benjamini and Hochberg 1995), and the adjusted p must be at most \
                 {rate}. The panel “Why” says how many were compared."
            ),
            format!(
                "A change that matters: the share of the last {block} years is at least {rise} times, or at most {fall} times, that of \
                 the first {block}."
            ),
        ),
        Lang::Es => (
            format!(
                "Datos suficientes: la fuente tiene todos los planes de los años; al menos {NEEDED_YEARS} años con planes bajo una misma \
                 codificación, al menos {NEEDED_COMMITMENTS} compromisos en el área y al menos {NEEDED_PLANS} planes en los primeros {block} \
                 años y en los últimos {block}. {} años contienen dos ciclos completos de planes, de modo que cada miembro cuenta más o menos \
                 igual.",
                capital(&block)
            ),
            format!(
                "De veinte áreas que no cambian, una parece que sí. Por eso p se ajusta sobre todas las áreas de la codificación en los \
                 lugares consultados, mostradas o no (Benjamini y Hochberg 1995), y el p ajustado debe ser como máximo {rate}. El panel \
                 «Por qué» dice cuántas se compararon."
            ),
            format!(
                "Un cambio que importa: la proporción de los últimos {block} años es al menos {rise} veces, o como máximo {fall} veces, la \
                 de los primeros {block}."
            ),
        ),
        Lang::Fr => (
            format!(
                "Assez de données\u{a0}: la source a tous les plans des années\u{a0}; au moins {NEEDED_YEARS} années avec des plans sous un même \
                 codage, au moins {NEEDED_COMMITMENTS} engagements du domaine, et au moins {NEEDED_PLANS} plans dans les {block} premières \
                 années et dans les {block} dernières. {} années contiennent deux cycles complets de plans, si bien que chaque membre compte à \
                 peu près autant.",
                capital(&block)
            ),
            format!(
                "Sur vingt domaines qui ne changent pas, un semble changer. p est donc ajusté sur tous les domaines du codage dans les lieux \
                 demandés, affichés ou non (Benjamini et Hochberg 1995), et le p ajusté doit être d’au plus {rate}. Le panneau \
                 «\u{a0}Pourquoi\u{a0}» dit combien ont été comparés."
            ),
            format!(
                "Un changement qui compte\u{a0}: la part des {block} dernières années est d’au moins {rise} fois, ou d’au plus {fall} fois, \
                 celle des {block} premières."
            ),
        ),
    };
    [enough, TEST.of(lang).into(), adjusted, matters]
}

/// Why the line in force is not tested.
pub const NOT_TESTED: Phrase = phrase(
    "The line of plans in force is drawn but not tested: one plan appears at several dates, so its points are not independent of each \
     other.",
    "La línea de los planes vigentes se dibuja pero no se prueba: un plan aparece en varias fechas, de modo que sus puntos no son \
     independientes entre sí.",
    "La courbe des plans en vigueur est tracée mais non testée\u{a0}: un plan figure à plusieurs dates, si bien que ses points ne sont pas \
     indépendants.",
);

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
