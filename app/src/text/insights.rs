//! Words for what is said of series beyond their points: ranks, specialisation, pairs, and where a change came from.
//!
//! Numbers are put side by side; no sentence here says that anything rose or fell, which only a badge may.

use super::number::{count, decimal, k_of_n, local, percent, years};
use super::phrase::{Phrase, phrase};
use crate::model::detail::{Change, Divergence, Moment, Pair, Ranked, Specialisation};
use crate::model::lang::Lang;
use crate::model::query::Measure;

/// Heading of the section.
pub const TITLE: Phrase = phrase("A closer look", "Una mirada más detallada", "Un regard plus précis");
/// Heading of the split of a change.
pub const CHANGE: Phrase =
    phrase("Where did the change come from?", "¿De dónde vino el cambio?", "D’où vient le changement ?");
/// What the parts are.
pub const CHANGE_HINT: Phrase = phrase(
    "The three parts add up to the change. They describe; they are not tested.",
    "Las tres partes suman el cambio. Describen; no son una prueba.",
    "Les trois parties s’ajoutent pour donner le changement. Elles décrivent ; elles ne sont pas un test.",
);
/// Columns of the split; that of sizes has the name that [`size`] gives.
pub const CHANGE_COLUMNS: [Phrase; 7] = [
    phrase("Area", "Área", "Domaine"),
    phrase("Before", "Antes", "Avant"),
    phrase("After", "Después", "Après"),
    phrase("Change", "Cambio", "Changement"),
    phrase("Same members", "Los mismos miembros", "Mêmes membres"),
    phrase("", "", ""),
    phrase("Members joining or leaving", "Miembros que entran o salen", "Membres qui arrivent ou partent"),
];
/// What makes a member that stays weigh more or less: what n counts.
#[must_use]
pub const fn size(measure: Measure) -> Phrase {
    match measure {
        Measure::Share | Measure::Count => {
            phrase("Size of their plans", "Tamaño de sus planes", "Taille de leurs plans")
        }
        Measure::Plans => phrase("Number of their plans", "Número de sus planes", "Nombre de leurs plans"),
        Measure::Inforce => {
            phrase("Years with a plan in force", "Años con un plan vigente", "Années avec un plan en vigueur")
        }
        _ => phrase("How many were rated", "Cuántos se calificaron", "Combien ont été notés"),
    }
}

/// Heading of the quotients.
pub const SPECIALISATION: Phrase =
    phrase("More or less than elsewhere", "Más o menos que en otros lugares", "Plus ou moins qu’ailleurs");
/// What a quotient is.
pub const SPECIALISATION_HINT: Phrase = phrase(
    "Share of commitments in the place over the share everywhere, all years together: 1 is as elsewhere, 2 twice as much. \
     Not given where fewer than 5 commitments are expected; never compared between years.",
    "Proporción de compromisos en el lugar sobre la proporción en todas partes, todos los años juntos: 1 es como en otros \
     lugares, 2 el doble. No se da donde se esperan menos de 5 compromisos; nunca se compara entre años.",
    "Part des engagements dans le lieu sur la part partout, toutes années confondues : 1 comme ailleurs, 2 deux fois plus. \
     Non donné si moins de 5 engagements sont attendus ; jamais comparé entre années.",
);
/// Columns of the quotients.
pub const SPECIALISATION_COLUMNS: [Phrase; 6] = [
    phrase("Area", "Área", "Domaine"),
    phrase("Place", "Lugar", "Lieu"),
    phrase("Here", "Aquí", "Ici"),
    phrase("Everywhere", "En todas partes", "Partout"),
    phrase("Quotient", "Cociente", "Quotient"),
    phrase("About 95% interval", "Intervalo de alrededor del 95\u{a0}%", "Intervalle d’environ 95\u{a0}%"),
];
/// In place of a quotient.
pub const TOO_FEW_EXPECTED: Phrase = phrase("too few expected", "muy pocos esperados", "trop peu attendus");
/// Heading of the ranks.
pub const RANKS: Phrase =
    phrase("Ranks and their ranges", "Puestos y sus rangos", "Rangs et leurs intervalles");
/// What a range is.
pub const RANKS_HINT: Phrase = phrase(
    "Rank among all areas of the year, with the range that 500 draws of the plans leave open. Areas of one band cannot be told apart.",
    "Puesto entre todas las áreas del año, con el rango que dejan abierto 500 sorteos de los planes. Las áreas de una banda no se distinguen.",
    "Rang parmi tous les domaines de l’année, avec l’intervalle que laissent 500 tirages des plans. Les domaines d’une même bande ne se distinguent pas.",
);
/// First column of the ranks.
pub const AREA: Phrase = phrase("Area", "Área", "Domaine");
/// Heading of the pairs.
pub const TOGETHER: Phrase =
    phrase("What commitments carry together", "Qué áreas van juntas", "Ce que les engagements réunissent");
/// What a lift is.
pub const TOGETHER_HINT: Phrase = phrase(
    "Commitments that carry both areas, over the number expected if the areas had nothing to do with each other. Pairs with \
     fewer than 5 expected are left out; with many pairs some look odd by chance.",
    "Compromisos que tienen ambas áreas, sobre el número esperado si las áreas no tuvieran relación. Se omiten los pares con \
     menos de 5 esperados; entre muchos pares, algunos llaman la atención por azar.",
    "Engagements relevant des deux domaines, sur le nombre attendu si les domaines étaient sans rapport. Les paires avec moins \
     de 5 attendus sont omises ; parmi beaucoup de paires, certaines surprennent par hasard.",
);
/// Columns of the pairs.
pub const TOGETHER_COLUMNS: [Phrase; 5] = [
    phrase("Areas", "Áreas", "Domaines"),
    phrase("Carry both", "Tienen ambas", "Relèvent des deux"),
    phrase("Expected", "Esperados", "Attendus"),
    phrase("Lift", "Razón", "Rapport"),
    phrase("About 95% interval", "Intervalo de alrededor del 95\u{a0}%", "Intervalle d’environ 95\u{a0}%"),
];
/// Link to the file of all pairs.
pub const TOGETHER_CSV: Phrase =
    phrase("All pairs as CSV", "Todos los pares en CSV", "Toutes les paires en CSV");
/// Heading of the notice on count and share.
pub const APART: Phrase = phrase(
    "Number and share tell different stories",
    "El número y la proporción cuentan historias distintas",
    "Le nombre et la part ne disent pas la même chose",
);
/// Under the notice.
pub const APART_HINT: Phrase = phrase(
    "The number follows how many commitments the plans hold. Quote both.",
    "El número depende de cuántos compromisos tienen los planes. Cite ambos.",
    "Le nombre dépend du nombre d’engagements des plans. Citez les deux.",
);
/// Link to the methods.
pub const METHOD: Phrase = phrase("How this is computed", "Cómo se calcula", "Comment c’est calculé");

/// Two years between which number and share moved apart.
#[must_use]
pub fn apart(area: &str, divergence: &Divergence, lang: Lang) -> String {
    let Divergence { before, after } = divergence;
    // One decimal, whatever the size: the two are read against each other.
    let share = |(_, k, n): (i32, u32, u32)| {
        local(lang, format!("{:.1}%", 100.0 * f64::from(k) / f64::from(n.max(1))))
    };
    let (from, to) = (before.0, after.0);
    let numbers = format!("{} → {}", count(lang, before.1), count(lang, after.1));
    let shares = format!("{} → {}", share(*before), share(*after));
    let all = format!("{} → {}", count(lang, before.2), count(lang, after.2));
    match lang {
        Lang::En => format!(
            "{area}, {from} to {to}: {numbers} commitments, but {shares} of all commitments, of which there were {all}."
        ),
        Lang::Es => format!(
            "{area}, de {from} a {to}: {numbers} compromisos, pero {shares} del total de compromisos, que eran {all}."
        ),
        Lang::Fr => format!(
            "{area}, de {from} à {to} : {numbers} engagements, mais {shares} de tous les engagements, au nombre de {all}."
        ),
    }
}

/// Summary of the notices that are folded away.
#[must_use]
pub fn more_apart(more: usize, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{more} more"),
        Lang::Es => format!("{more} más"),
        Lang::Fr => format!("{more} de plus"),
    }
}

/// One of two times: `2011–2014: 120 of 1,000`.
#[must_use]
pub fn moment(moment: &Moment, lang: Lang) -> String {
    let number = |number: f64| {
        let decimals = usize::from(number.fract() != 0.0);
        decimal(lang, number, decimals)
    };
    let of = lang.choose("of", "de", "sur");
    format!("{}: {} {of} {}", years(moment.from, moment.to), number(moment.k), number(moment.n))
}

/// Total and parts of a change, in percentage points with one decimal or in commitments; they add up as they are written.
#[must_use]
pub fn change(change: &Change, lang: Lang) -> [String; 4] {
    let (decimals, unit, name) = match change.counts {
        true => (1, 10.0, ""),
        false => (1, 1000.0, lang.choose("\u{a0}pp", "\u{a0}pp", "\u{a0}pts")),
    };
    let (total, [same, size, joining]) = change.rounded(unit);
    [total, same, size, joining].map(|tenths| {
        let sign = if tenths > 0 { "+" } else { "" };
        format!("{sign}{}{name}", decimal(lang, tenths as f64 / 10.0, decimals))
    })
}

/// How many members stayed, joined and left.
#[must_use]
pub fn members(change: &Change, lang: Lang) -> String {
    let [staying, joined, left] = [change.staying, change.joined, change.left].map(|many| count(lang, many));
    match lang {
        Lang::En => format!("{staying} members both times, {joined} only after, {left} only before"),
        Lang::Es => format!("{staying} miembros ambas veces, {joined} solo después, {left} solo antes"),
        Lang::Fr => {
            format!("{staying} membres les deux fois, {joined} seulement après, {left} seulement avant")
        }
    }
}

/// k of n with the share: `45 of 520 (8.7%)`.
#[must_use]
pub fn share(k: u32, n: u32, lang: Lang) -> String {
    let of = k_of_n(lang, k, n);
    percent(lang, k, n).map_or_else(|| of.clone(), |percent| format!("{of} ({percent})"))
}

/// The quotient, or why there is none.
#[must_use]
pub fn quotient(of: &Specialisation, lang: Lang) -> String {
    of.quotient.map_or_else(|| TOO_FEW_EXPECTED.of(lang).into(), |quotient| decimal(lang, quotient, 2))
}

/// Two ends: `0.8–1.4`.
#[must_use]
pub fn ends((low, high): (f64, f64), lang: Lang) -> String {
    format!("{}–\u{2060}{}", decimal(lang, low, 2), decimal(lang, high, 2))
}

/// A rank with its range: `3 (2–5)`.
#[must_use]
pub fn rank(ranked: &Ranked, lang: Lang) -> String {
    format!("{} ({})", ranked.rank, super::number::range(lang, ranked.low, ranked.high))
}

/// The band of a rank.
#[must_use]
pub fn band(ranked: &Ranked, lang: Lang) -> String {
    format!("{} {}", lang.choose("band", "banda", "bande"), ranked.band)
}

/// How many areas are ranked.
#[must_use]
pub fn ranked_areas(ranked: &Ranked, lang: Lang) -> String {
    let of = count(lang, ranked.of);
    match lang {
        Lang::En => format!("of {of} areas"),
        Lang::Es => format!("de {of} áreas"),
        Lang::Fr => format!("sur {of} domaines"),
    }
}

/// The two areas of a pair.
#[must_use]
pub fn pair(pair: &Pair, lang: Lang) -> String {
    format!("{} {} {}", pair.area.name, lang.choose("and", "y", "et"), pair.other.name)
}

/// How many commitments the pairs are counted among.
#[must_use]
pub fn counted_among(n: u32, place: &str, lang: Lang) -> String {
    let n = count(lang, n);
    match lang {
        Lang::En => format!("{place}: counted among {n} commitments."),
        Lang::Es => format!("{place}: se cuentan entre {n} compromisos."),
        Lang::Fr => format!("{place} : comptés parmi {n} engagements."),
    }
}
