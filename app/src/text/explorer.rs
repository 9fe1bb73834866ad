//! Wording of the explorer's charts and of what chooses among them, in every language.

use super::figure::{Words, scope};
use super::number::{self, count, decimal, interval, local, percent};
use super::phrase::{Phrase, phrase};
use super::ratings;
use crate::model::answer::{Answer, Point, Series};
use crate::model::detail::Ranked;
use crate::model::lang::Lang;
use crate::model::place::{Level, PlaceKind};
use crate::model::query::Measure;
use crate::model::show::{Compare, Split, Tab, YScale, focused};

/// How commitments of several areas count, where they count in parts.
pub const FRACTIONAL: Phrase = phrase(
    "A commitment of several areas counts in equal parts for each.",
    "Un compromiso de varias áreas cuenta en partes iguales para cada una.",
    "Un engagement de plusieurs domaines compte à parts égales pour chacun.",
);
/// Heading of the kinds of chart.
pub const SHOW: Phrase = phrase("Show as", "Mostrar como", "Afficher en");
/// Summary of what else there is to choose.
pub const MORE: Phrase =
    phrase("Compare and highlight", "Comparar y resaltar", "Comparer et mettre en évidence");
/// Heading of the splits.
pub const SPLIT: Phrase = phrase("Split", "Dividir", "Diviser");
/// Heading of what chosen places are seen beside.
pub const COMPARE: Phrase =
    phrase("Beside chosen places", "Junto a los lugares elegidos", "À côté des lieux choisis");
/// Heading of what stands out.
pub const FOCUS: Phrase = phrase("Highlight", "Resaltar", "Mettre en évidence");
/// Under a chart: the name of the list of points.
pub const POINTS: Phrase = phrase(
    "Points of the chart. Arrow keys move, Enter opens the commitments, Escape leaves.",
    "Puntos del gráfico. Las flechas mueven, Intro abre los compromisos, Escape sale.",
    "Points du graphique. Les flèches déplacent, Entrée ouvre les engagements, Échap quitte.",
);
/// Link of a tooltip.
pub const OPEN: Phrase = phrase("See these commitments", "Ver estos compromisos", "Voir ces engagements");
/// A row or cell without a plan.
pub const NO_PLANS: Phrase = phrase("No plans", "Sin planes", "Aucun plan");
/// A row or cell without a rating.
pub const NONE_RATED: Phrase = phrase("None rated", "Ninguno evaluado", "Aucun évalué");
/// A bar whose share is too uncertain to be drawn.
pub const TOO_FEW: Phrase =
    phrase("too few for a share", "muy pocos para un porcentaje", "trop peu pour un pourcentage");
/// In the table, where a badge stands in other rows.
pub const BESIDE: Phrase = phrase("for comparison", "para comparar", "pour comparaison");
/// Above the key of a heat table.
pub const SHADES: Phrase = phrase("Shades:", "Tonos:", "Teintes :");
/// Beneath the axis of ranks.
pub const RANK: Phrase = phrase("Rank", "Puesto", "Rang");
/// Why there are no ranks to draw.
pub const NO_RANKS: Phrase = phrase(
    "There are no ranks for this choice.",
    "No hay puestos para esta selección.",
    "Il n’y a pas de rangs pour ce choix.",
);

/// A kind of chart as a choice.
#[must_use]
pub const fn tab(tab: Tab) -> Phrase {
    match tab {
        Tab::Line => phrase("Lines over the years", "Líneas por año", "Lignes par année"),
        Tab::Bar => phrase("Bars", "Barras", "Barres"),
        Tab::Heat => phrase(
            "Heat table, areas by place",
            "Tabla de calor, áreas por lugar",
            "Tableau thermique, domaines par lieu",
        ),
        Tab::Bump => phrase("Ranks over the years", "Puestos por año", "Rangs par année"),
        Tab::Table => phrase("Table only", "Solo la tabla", "Tableau seul"),
    }
}

/// What chosen places are seen beside, as a choice.
#[must_use]
pub const fn compare(compare: Compare) -> Phrase {
    match compare {
        Compare::Region => phrase("Their regions", "Sus regiones", "Leurs régions"),
        Compare::World => phrase("All members", "Todos los miembros", "Tous les membres"),
        Compare::Peers => phrase("Their peers", "Sus pares", "Leurs pairs"),
        Compare::None => phrase("Nothing else", "Nada más", "Rien d’autre"),
    }
}

/// Heading of the choice of an axis.
pub const SCALE: Phrase = phrase("Axis of lines", "Eje de las líneas", "Axe des lignes");

/// An axis as a choice.
#[must_use]
pub const fn scale(scale: YScale) -> Phrase {
    match scale {
        YScale::Linear => phrase("From zero, equal steps", "Desde cero, pasos iguales", "De zéro, pas égaux"),
        YScale::Log => phrase(
            "Logarithmic, equal factors",
            "Logarítmico, factores iguales",
            "Logarithmique, facteurs égaux",
        ),
    }
}

/// `45 of 52`; with fractional counting `44.5 of 52`.
#[must_use]
pub fn k_of_n(lang: Lang, point: &Point) -> String {
    let (k, n) = (counted(lang, point), count(lang, point.n));
    match lang {
        Lang::En => format!("{k} of {n}"),
        Lang::Es => format!("{k} de {n}"),
        Lang::Fr => format!("{k} sur {n}"),
    }
}

/// What is counted: `45`, with fractional counting `44.5`.
#[must_use]
pub fn counted(lang: Lang, point: &Point) -> String {
    point.fraction.map_or_else(|| count(lang, point.k), |fraction| decimal(lang, fraction, 1))
}

/// k of n with the share that may be shown: `44.5 of 320 (14%)`.
#[must_use]
pub fn sized(lang: Lang, point: &Point) -> String {
    let of = k_of_n(lang, point);
    share(lang, point).map_or_else(|| of.clone(), |share| format!("{of} ({share})"))
}

/// Second line of a label where commitments count in parts: `2014: 14%, 44.5 of 320`.
#[must_use]
pub fn label(lang: Lang, point: &Point, share: Option<&str>) -> String {
    let of = k_of_n(lang, point);
    let numbers = share.map_or_else(|| of.clone(), |share| format!("{share}, {of}"));
    format!("{}{} {numbers}", point.year, lang.choose(":", ":", "\u{a0}:"))
}

/// Why there is nothing to count.
#[must_use]
pub fn nothing(answer: &Answer, point: &Point) -> String {
    let lang = answer.query.lang;
    let unrated = point.unrated.and_then(|unrated| ratings::unrated(&unrated, lang));
    let nothing = if answer.query.measure.is_rated() { NONE_RATED } else { NO_PLANS };
    unrated.unwrap_or_else(|| nothing.of(lang).into())
}

/// The share of a point that may be shown, in percent.
#[must_use]
pub fn share(lang: Lang, point: &Point) -> Option<String> {
    let fraction = point.fraction.zip(point.share()).map(|(_, share)| {
        let decimals = usize::from(share < 0.0995);
        local(lang, format!("{:.decimals$}%", 100.0 * share))
    });
    fraction.or_else(|| percent(lang, point.k, point.n)).filter(|_| point.is_shown())
}

/// A mark for those who ask it: area, place, years, k of n, share and interval.
#[must_use]
pub fn mark(answer: &Answer, series: &Series, first: i32, point: &Point) -> String {
    let lang = answer.query.lang;
    let mut text = format!(
        "{}, {}, {}: {}",
        series.area.name,
        series.place.name,
        number::years(first, point.year),
        k_of_n(lang, point)
    );
    match (share(lang, point), point.interval) {
        _ if answer.query.measure == Measure::Count => {}
        (Some(share), Some(known)) => {
            let about = match lang {
                Lang::En => "about 95% interval",
                Lang::Es => "intervalo de alrededor del 95\u{a0}%:",
                Lang::Fr => "intervalle à environ 95\u{a0}%\u{a0}:",
            };
            text.push_str(&format!(" ({share}; {about} {})", interval(lang, known)));
        }
        (_, Some(_)) => text.push_str(&format!(" ({})", TOO_FEW.of(lang))),
        (_, None) => text.push_str(&format!(" ({})", nothing(answer, point))),
    }
    if point.incomplete {
        text.push_str(phrase("; incomplete", "; incompleto", "\u{a0}; incomplet").of(lang));
    }
    text
}

/// A rank with the ranks that the data allow: `4 (2–7)`.
#[must_use]
pub fn rank(lang: Lang, ranked: &Ranked) -> String {
    let Ranked { rank, low, high, .. } = ranked;
    if low == high { rank.to_string() } else { format!("{rank} ({})", number::range(lang, *low, *high)) }
}

/// The same in words: `Rank 4 (2–7)`.
#[must_use]
pub fn ranked(lang: Lang, ranked: &Ranked) -> String {
    format!("{} {}", RANK.of(lang), rank(lang, ranked))
}

/// The sentence of a mark with its rank before it.
#[must_use]
pub fn ranked_mark(lang: Lang, words: &str, ranked: &Ranked) -> String {
    format!("{words}. {}", self::ranked(lang, ranked))
}

/// Fits the words of a figure to its kind of chart, and says what stands beside and what stands out.
pub(super) fn adapt(answer: &Answer, words: &mut Words) {
    let lang = answer.query.lang;
    match answer.query.show.tab {
        Tab::Line if answer.query.show.is_log() => {
            words.subtitle = format!("{} {}", words.subtitle, LOG.of(lang));
        }
        Tab::Line => {}
        Tab::Table => words.subtitle = scope(answer),
        Tab::Bump => words.subtitle = format!("{} {}", scope(answer), ranks(lang)),
        Tab::Bar => words.subtitle = of_one_time(answer, whiskers(answer)),
        Tab::Heat => words.subtitle = of_one_time(answer, cells(lang)),
    }
    if answer.query.show.tab != Tab::Line {
        words.narrow_key = None;
        words.alt = alt(answer, &words.title);
    }
    if let Some(text) = beside(answer) {
        words.subtitle = format!("{} {text}", words.subtitle);
    }
    for text in peers(answer) {
        words.subtitle = format!("{} {text}", words.subtitle);
    }
    if let Some(text) = highlighted(answer) {
        words.subtitle = format!("{} {text}", words.subtitle);
    }
}

/// What a logarithmic axis means, and what it cannot show.
const LOG: Phrase = phrase(
    "Logarithmic axis: equal distances are equal factors; what is zero has no place on it and is only in the table.",
    "Eje logarítmico: distancias iguales son factores iguales; lo que vale cero no cabe en él y solo está en la tabla.",
    "Axe logarithmique : des distances égales sont des facteurs égaux ; ce qui vaut zéro n’y a pas de place et n’est que dans le tableau.",
);

/// Measure, unit and places, with the years of the totals in place of all years.
fn of_one_time(answer: &Answer, note: Option<&str>) -> String {
    let mut scoped = answer.clone();
    if let Some(total) = answer.series.iter().find_map(|series| series.total) {
        scoped.years = (total.first..=total.point.year).collect();
    }
    let incomplete =
        answer.series.iter().any(|series| series.total.is_some_and(|total| total.point.incomplete));
    let lang = answer.query.lang;
    let incomplete = incomplete.then(|| {
        phrase(
            "Incomplete: later plans may still change the numbers.",
            "Incompleto: planes posteriores aún pueden cambiar las cifras.",
            "Incomplet : des plans ultérieurs peuvent encore changer les chiffres.",
        )
        .of(lang)
    });
    [Some(scope(&scoped).as_str()), note, incomplete].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn whiskers(answer: &Answer) -> Option<&'static str> {
    let some = answer.series.iter().any(|series| series.total.is_some_and(|total| total.point.is_shown()));
    (some && answer.query.measure != Measure::Count).then(|| {
        phrase(
            "Whiskers: about 95% intervals.",
            "Bigotes: intervalos de alrededor del 95\u{a0}%.",
            "Moustaches : intervalles à environ 95\u{a0}%.",
        )
        .of(answer.query.lang)
    })
}

fn cells(lang: Lang) -> Option<&'static str> {
    Some(
        phrase(
            "Hatched: no plans. Without a percentage: too few for a share.",
            "Rayado: sin planes. Sin porcentaje: muy pocos para un porcentaje.",
            "Hachuré : aucun plan. Sans pourcentage : trop peu pour un pourcentage.",
        )
        .of(lang),
    )
}

fn ranks(lang: Lang) -> &'static str {
    phrase(
        "Ranks among all areas, 1 for the highest. Bands: the ranks that the data allow; areas that the data do not tell apart share a bar.",
        "Puestos entre todas las áreas, 1 para la más alta. Bandas: los puestos que los datos permiten; las áreas que los datos no distinguen comparten una barra.",
        "Rangs parmi tous les domaines, 1 pour le plus élevé. Bandes : les rangs que les données permettent ; les domaines que les données ne distinguent pas partagent une barre.",
    )
    .of(lang)
}

/// One sentence in place of a drawing.
fn alt(answer: &Answer, title: &str) -> String {
    let lang = answer.query.lang;
    let kind = match answer.query.show.tab {
        Tab::Bar => phrase("Bar chart", "Gráfico de barras", "Diagramme en barres"),
        Tab::Heat => phrase("Heat table", "Tabla de calor", "Tableau thermique"),
        Tab::Bump => phrase("Chart of ranks", "Gráfico de puestos", "Graphique de rangs"),
        Tab::Line | Tab::Table => phrase("Table", "Tabla", "Tableau"),
    };
    let years = match answer.series.iter().find_map(|series| series.total) {
        Some(total) if answer.query.show.tab.is_of_one_time() => number::years(total.first, total.point.year),
        _ => answer
            .years
            .first()
            .zip(answer.years.last())
            .map_or_else(String::new, |(a, b)| number::years(*a, *b)),
    };
    let colon = if lang == Lang::Fr { "\u{a0}:" } else { ":" };
    let mut text = format!("{}{colon} {title}, {years}.", kind.of(lang));
    if text.chars().count() > super::figure::MAX_ALT {
        text = format!("{}.", kind.of(lang));
    }
    text
}

/// What the dashed grey lines or bars are.
fn beside(answer: &Answer) -> Option<String> {
    let (tab, split) = (answer.query.show.tab, Split::of(answer));
    let drawn = |beside: &&Series| match tab {
        Tab::Line => answer.series.iter().any(|series| split.is_beside(answer, series, beside)),
        Tab::Bar | Tab::Heat | Tab::Table => true,
        Tab::Bump => false,
    };
    let mut names: Vec<&str> = Vec::new();
    for series in answer.context.iter().filter(drawn) {
        if !names.contains(&series.place.name.as_str()) {
            names.push(&series.place.name);
        }
    }
    let names = (!names.is_empty()).then(|| names.join(", "))?;
    let lang = answer.query.lang;
    let grey = tab == Tab::Line || tab == Tab::Bar;
    Some(match lang {
        Lang::En if grey => format!("Grey, for comparison: {names}."),
        Lang::En => format!("For comparison: {names}."),
        Lang::Es if grey => format!("En gris, para comparar: {names}."),
        Lang::Es => format!("Para comparar: {names}."),
        Lang::Fr if grey => format!("En gris, pour comparaison\u{a0}: {names}."),
        Lang::Fr => format!("Pour comparaison\u{a0}: {names}."),
    })
}

/// Who the peers are, a sentence for each level.
fn peers(answer: &Answer) -> Vec<&'static str> {
    let are = |level| answer.context.iter().any(|series| series.place.kind == PlaceKind::Peers(level));
    let levels = [Level::National, Level::Local].into_iter().filter(|level| are(*level));
    levels.map(|level| of_level(level).of(answer.query.lang)).collect()
}

const fn of_level(level: Level) -> Phrase {
    match level {
        Level::National => phrase(
            "Peers: the other national members of the same region with plans in these years, together.",
            "Pares: los demás miembros nacionales de la misma región con planes en estos años, juntos.",
            "Pairs\u{a0}: les autres membres nationaux de la même région qui ont des plans dans ces années, ensemble.",
        ),
        Level::Local => phrase(
            "Peers: the other local members of the same region with plans in these years, together.",
            "Pares: los demás miembros locales de la misma región con planes en estos años, juntos.",
            "Pairs\u{a0}: les autres membres locaux de la même région qui ont des plans dans ces années, ensemble.",
        ),
    }
}

/// What stands out.
fn highlighted(answer: &Answer) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    let show = &answer.query.show;
    for series in focused(answer) {
        let by_area = show.focus.contains(&series.area.id);
        let name = if by_area { &series.area.name } else { &series.place.name };
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let names = (!names.is_empty() && show.tab != Tab::Table).then(|| names.join(", "))?;
    Some(match answer.query.lang {
        Lang::En => format!("Highlighted: {names}."),
        Lang::Es => format!("Resaltado: {names}."),
        Lang::Fr => format!("En évidence\u{a0}: {names}."),
    })
}
