//! The quotable sentence in Spanish. Only words: nothing here decides what is said.

use super::{Direction, Facts, Lang, Moved, Trend, estimate};
use crate::model::answer::{LEAST_CASES, Point};
use crate::model::badge::Block;
use crate::model::place::Level;
use crate::model::query::Measure;
use crate::model::release::Kind;
use crate::text::explorer;
use crate::text::number::{self, count, percent};

const ES: Lang = Lang::Es;

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
            format!("{} con un plan vigente el 1 de julio de {}", members(facts.level), last.year)
        }
        Measure::Plans => format!("planes presentados en {}", last.year),
        _ => format!("compromisos de {}", last.year),
    };
    let trend = match facts.trend {
        Trend::Moved(Moved { direction: Direction::Rose, .. }) => "en aumento",
        Trend::Moved(Moved { direction: Direction::Emerged, .. }) => "emergente",
        Trend::Moved(Moved { direction: Direction::Fell, .. }) => "en descenso",
        Trend::Moved(Moved { direction: Direction::Faded, .. }) => "en descenso hasta casi cero",
        Trend::Unclear => "sin cambio claro",
        Trend::TooLittle => "datos insuficientes",
        Trend::CodingChanged => "cambió la codificación",
    };
    format!("{area}{place}, {what}: {}. Tendencia: {trend}.", k_of_n(facts.measure, last, ""))
}

fn finding(facts: &Facts) -> String {
    let Facts { area, last, .. } = facts;
    let place = facts.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
    let of_members = match facts.level {
        None => String::new(),
        level => format!(" de {}", members(level)),
    };
    let year = last.year;
    let label = "intervalo de alrededor del 95\u{a0}%: ";
    match facts.measure {
        Measure::Inforce => {
            let of = format!("{} de {} {}", count(ES, last.k), count(ES, last.n), members(facts.level));
            let share = estimate(ES, last, label).map(|share| format!(" ({share})")).unwrap_or_default();
            format!(
                "{place}El 1 de julio de {year}, los planes de {of}{share} incluían al menos un compromiso de {area}{}.",
                few(last)
            )
        }
        Measure::Plans => format!(
            "{place}De los planes{of_members} presentados en {year}, {} incluían al menos un compromiso de {area}{}.",
            k_of_n(facts.measure, last, label),
            few(last)
        ),
        Measure::Share => format!(
            "{place}De los compromisos de los planes{of_members} presentados en {year}, {} correspondían al área {area}{}.",
            k_of_n(facts.measure, last, label),
            few(last)
        ),
        // Ratings have sentences of their own.
        _ => format!(
            "{place}De los compromisos de los {} planes{of_members} presentados en {year}, {} correspondían al área {area}.",
            count(ES, last.plans),
            k_of_n(facts.measure, last, label),
        ),
    }
}

fn few(point: &Point) -> &'static str {
    match point {
        point if point.is_shown() => "",
        Point { n: ..LEAST_CASES, .. } => "; son muy pocos para un porcentaje",
        _ => "; es demasiado incierto para un porcentaje",
    }
}

fn before(measure: Measure, first: &Point) -> String {
    let date = if measure == Measure::Inforce { "El 1 de julio de" } else { "En" };
    format!("{date} {} eran {}.", first.year, k_of_n(measure, first, ""))
}

/// `45 de 52 (87 %; …)`; a count comes without a share.
fn k_of_n(measure: Measure, point: &Point, label: &str) -> String {
    let of = explorer::k_of_n(ES, point);
    match estimate(ES, point, label).filter(|_| measure != Measure::Count) {
        Some(estimate) => format!("{of} ({estimate})"),
        None => of,
    }
}

const fn members(level: Option<Level>) -> &'static str {
    match level {
        None => "miembros",
        Some(Level::National) => "miembros nacionales",
        Some(Level::Local) => "miembros locales",
    }
}

fn trend(facts: &Facts) -> String {
    match facts.trend {
        Trend::Moved(moved) => direction(&moved),
        Trend::Unclear => match facts.years {
            Some((from, to)) => format!(
                "No se encontró un cambio claro en la proporción de compromisos del área en {}.",
                number::years(from, to)
            ),
            None => "No se encontró un cambio claro en la proporción de compromisos del área.".into(),
        },
        Trend::TooLittle => "No hay datos suficientes para decir si se trata de una tendencia.".into(),
        Trend::CodingChanged => {
            "La codificación de las áreas cambió, por lo que nada puede decirse de una tendencia.".into()
        }
    }
}

/// The only words of direction.
fn direction(moved: &Moved) -> String {
    let verb = match moved.direction {
        Direction::Rose => "aumentó",
        Direction::Emerged => "aumentó, casi desde cero,",
        Direction::Fell => "disminuyó",
        Direction::Faded => "disminuyó, hasta casi cero,",
    };
    let of = |block: &Block| {
        format!(
            "{} ({} de {})",
            percent(ES, block.k, block.n).unwrap_or_default(),
            count(ES, block.k),
            count(ES, block.n)
        )
    };
    let Moved { first, last, .. } = moved;
    format!(
        "Entre {} y {}, la proporción de compromisos del área {verb} de {} a {}; la prueba tiene en cuenta el azar y las \
         {} series comparadas.",
        number::years(first.from, first.to),
        number::years(last.from, last.to),
        of(first),
        of(last),
        count(ES, moved.compared),
    )
}

pub(super) fn size(facts: &Facts) -> String {
    let years = facts.years.map(|(from, to)| format!(" de {}", number::years(from, to))).unwrap_or_default();
    format!(
        "Cálculo con {} compromisos de {} planes{years} (codificación: {}; versión de los datos {}).",
        count(ES, facts.commitments),
        count(ES, facts.plans),
        facts.coding,
        facts.release,
    )
}

pub(super) fn caveat(facts: &Facts) -> &'static str {
    if facts.kind == Kind::Simulated {
        "Los datos son simulados; ningún miembro es real."
    } else if facts.kind == Kind::Sample {
        "Los datos son una muestra incompleta."
    } else if !facts.complete {
        "La fuente no contiene todos los planes de estos años."
    } else if facts.last.incomplete {
        "El último año está incompleto."
    } else if facts.measure == Measure::Count {
        "Los recuentos dependen de cuántos planes se presentaron."
    } else {
        "Las áreas se solapan: un compromiso puede tener varias."
    }
}
