//! The quotable sentence in French. Only words: nothing here decides what is said.

use super::{Direction, Facts, Lang, Moved, Trend, estimate};
use crate::model::answer::{LEAST_CASES, Point};
use crate::model::badge::Block;
use crate::model::place::Level;
use crate::model::query::Measure;
use crate::model::release::Kind;
use crate::text::explorer;
use crate::text::number::{self, count, percent};

const FR: Lang = Lang::Fr;

/// All sentences in their order.
pub(super) fn sentences(facts: &Facts) -> Vec<String> {
    let mut said = vec![finding(facts)];
    said.extend(facts.first.map(|first| before(facts.measure, &first)));
    said.push(trend(facts));
    said.push(size(facts));
    said.push(caveat(facts).into());
    said
}

/// One sentence with the number and the badge.
pub(super) fn short(facts: &Facts) -> String {
    let Facts { area, last, .. } = facts;
    let place = facts.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    let what = match facts.measure {
        Measure::Inforce => {
            format!("{} ayant un plan en vigueur au 1er juillet {}", members(facts.level), last.year)
        }
        Measure::Plans => format!("plans présentés en {}", last.year),
        _ => format!("engagements de {}", last.year),
    };
    let trend = match facts.trend {
        Trend::Moved(Moved { direction: Direction::Rose, .. }) => "en hausse",
        Trend::Moved(Moved { direction: Direction::Emerged, .. }) => "émergent",
        Trend::Moved(Moved { direction: Direction::Fell, .. }) => "en baisse",
        Trend::Moved(Moved { direction: Direction::Faded, .. }) => "en baisse jusqu’à presque zéro",
        Trend::Unclear => "pas de changement net",
        Trend::TooLittle => "données insuffisantes",
        Trend::CodingChanged => "codage modifié",
    };
    format!("{area}{place}, {what}\u{a0}: {}. Tendance\u{a0}: {trend}.", k_of_n(facts.measure, last, ""))
}

fn finding(facts: &Facts) -> String {
    let Facts { area, last, .. } = facts;
    let place = facts.place.as_ref().map(|place| format!("{place}\u{a0}: ")).unwrap_or_default();
    let of_members = match facts.level {
        None => String::new(),
        level => format!(" de {}", members(level)),
    };
    let year = last.year;
    let label = "intervalle d’environ 95\u{a0}%\u{a0}: ";
    match facts.measure {
        Measure::Inforce => {
            let of = format!("{} {} sur {}", count(FR, last.k), members(facts.level), count(FR, last.n));
            let share = estimate(FR, last, label).map(|share| format!(" ({share})")).unwrap_or_default();
            format!(
                "{place}Au 1er juillet {year}, les plans de {of}{share} comportaient au moins un engagement {area}{}.",
                few(last)
            )
        }
        Measure::Plans => format!(
            "{place}Parmi les plans{of_members} présentés en {year}, {} comportaient au moins un engagement {area}{}.",
            k_of_n(facts.measure, last, label),
            few(last)
        ),
        Measure::Share => format!(
            "{place}Parmi les engagements des plans{of_members} présentés en {year}, {} relevaient du domaine {area}{}.",
            k_of_n(facts.measure, last, label),
            few(last)
        ),
        // Ratings have sentences of their own.
        _ => format!(
            "{place}Parmi les engagements des {} plans{of_members} présentés en {year}, {} relevaient du domaine {area}.",
            count(FR, last.plans),
            k_of_n(facts.measure, last, label),
        ),
    }
}

fn few(point: &Point) -> &'static str {
    match point {
        point if point.is_shown() => "",
        Point { n: ..LEAST_CASES, .. } => "\u{a0}; c’est trop peu pour un pourcentage",
        _ => "\u{a0}; c’est trop incertain pour un pourcentage",
    }
}

fn before(measure: Measure, first: &Point) -> String {
    let date = if measure == Measure::Inforce { "Au 1er juillet" } else { "En" };
    format!("{date} {}, c’était {}.", first.year, k_of_n(measure, first, ""))
}

/// `45 sur 52 (87 % ; …)`; a count comes without a share.
fn k_of_n(measure: Measure, point: &Point, label: &str) -> String {
    let of = explorer::k_of_n(FR, point);
    match estimate(FR, point, label).filter(|_| measure != Measure::Count) {
        Some(estimate) => format!("{of} ({estimate})"),
        None => of,
    }
}

const fn members(level: Option<Level>) -> &'static str {
    match level {
        None => "membres",
        Some(Level::National) => "membres nationaux",
        Some(Level::Local) => "membres locaux",
    }
}

fn trend(facts: &Facts) -> String {
    match facts.trend {
        Trend::Moved(moved) => direction(&moved),
        Trend::Unclear => match facts.years {
            Some((from, to)) => format!(
                "Aucun changement net de la part des engagements du domaine n’a été constaté sur {}.",
                number::years(from, to)
            ),
            None => "Aucun changement net de la part des engagements du domaine n’a été constaté.".into(),
        },
        Trend::TooLittle => "Les données ne suffisent pas pour dire s’il s’agit d’une tendance.".into(),
        Trend::CodingChanged => {
            "Le codage des domaines a changé, si bien que rien ne peut être dit d’une tendance.".into()
        }
    }
}

/// The only words of direction.
fn direction(moved: &Moved) -> String {
    let verb = match moved.direction {
        // Without “passant”, “a augmenté de 12 %” reads as a rise by 12 %.
        Direction::Rose => "a augmenté, passant",
        Direction::Emerged => "a augmenté à partir de presque zéro, passant",
        Direction::Fell => "a diminué, passant",
        Direction::Faded => "a diminué jusqu’à presque zéro, passant",
    };
    let of = |block: &Block| {
        format!(
            "{} ({} sur {})",
            percent(FR, block.k, block.n).unwrap_or_default(),
            count(FR, block.k),
            count(FR, block.n)
        )
    };
    let Moved { first, last, .. } = moved;
    format!(
        "Entre {} et {}, la part des engagements du domaine {verb} de {} à {}\u{a0}; le test tient compte du hasard et des \
         {} séries comparées.",
        number::years(first.from, first.to),
        number::years(last.from, last.to),
        of(first),
        of(last),
        count(FR, moved.compared),
    )
}

pub(super) fn size(facts: &Facts) -> String {
    let years = facts.years.map(|(from, to)| format!(" de {}", number::years(from, to))).unwrap_or_default();
    format!(
        "Calcul sur {} engagements de {} plans{years} (codage\u{a0}: {}\u{a0}; version des données {}).",
        count(FR, facts.commitments),
        count(FR, facts.plans),
        facts.coding,
        facts.release,
    )
}

pub(super) fn caveat(facts: &Facts) -> &'static str {
    if facts.kind == Kind::Simulated {
        "Les données sont simulées ; aucun membre n’est réel."
    } else if facts.kind == Kind::Sample {
        "Les données sont un échantillon incomplet."
    } else if !facts.complete {
        "La source ne contient pas tous les plans de ces années."
    } else if facts.last.incomplete {
        "La dernière année est incomplète."
    } else if facts.measure == Measure::Count {
        "Les nombres dépendent de la quantité de plans présentés."
    } else {
        "Les domaines se recoupent\u{a0}: un engagement peut en porter plusieurs."
    }
}
