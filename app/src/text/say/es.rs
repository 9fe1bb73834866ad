//! Phrases of figures in Spanish.

use super::{Say, TOO_FEW_FOR_A_SHARE, capitalized, uncapitalized};
use crate::model::lang::Lang;
use crate::model::place::{Level, PlaceKind};
use crate::model::query::{Grouping, Measure};
use crate::text::number::{self, count, k_of_n, percent};
use crate::text::ratings;

const ES: Lang = Lang::Es;

/// Spanish.
pub(super) struct Es;

impl Say for Es {
    fn subject(&self, names: &[&str], by: Grouping) -> String {
        match names {
            [] => match by {
                Grouping::Area => "Ningún área".into(),
                Grouping::Challenge => "Ningún área del Desafío".into(),
            },
            [one] => (*one).into(),
            [one, two] => format!("{one} – {two}"),
            [one, rest @ ..] => {
                let things = match by {
                    Grouping::Area => "áreas",
                    Grouping::Challenge => "áreas del Desafío",
                };
                format!("{one} y otras {} {things}", number::word(ES, rest.len()))
            }
        }
    }

    fn thing(&self, by: Grouping) -> &'static str {
        match by {
            Grouping::Area => "área",
            Grouping::Challenge => "área del Desafío",
        }
    }

    fn title(&self, subject: &str, measure: Measure, place: &str) -> String {
        let place = if place.is_empty() { String::new() } else { format!(", {place}") };
        match measure {
            Measure::Inforce => format!("{subject} en los planes vigentes{place}"),
            Measure::Plans => format!("{subject} en los planes presentados{place}"),
            Measure::Share => format!("{subject}, proporción de compromisos{place}"),
            Measure::Count => format!("{subject}, número de compromisos{place}"),
            rated => format!("{subject}, {}{place}", ratings::noun(rated, None, ES)),
        }
    }

    fn measure(&self, measure: Measure, by: Grouping) -> String {
        let thing = self.thing(by);
        match measure {
            Measure::Inforce => {
                format!("Miembros cuyo plan vigente el 1 de julio tiene al menos un compromiso en el {thing}")
            }
            Measure::Plans => format!("Planes presentados con al menos un compromiso en el {thing}"),
            Measure::Share => format!("Compromisos en el {thing}, de todos los compromisos"),
            Measure::Count => format!("Compromisos en el {thing}"),
            rated => ratings::measure(rated, by, ES),
        }
    }

    fn measure_and_unit(&self, measure: Measure, by: Grouping) -> String {
        let (measure, unit) = match measure {
            Measure::Inforce => (measure, "% de los miembros con un plan vigente"),
            Measure::Plans => (measure, "% de los planes presentados"),
            Measure::Share => (Measure::Count, "% de todos los compromisos"),
            Measure::Count => (measure, "número por año"),
            rated => (rated, ratings::UNIT.of(ES)),
        };
        format!("{}, {unit}", self.measure(measure, by))
    }

    fn n_row(&self, measure: Measure, short: bool) -> &'static str {
        match (measure, short) {
            (Measure::Inforce, false) => "Miembros con un plan vigente el 1 de julio",
            (Measure::Inforce, true) => "Miembros con un plan",
            (Measure::Plans | Measure::Count, _) => "Planes presentados",
            (Measure::Share, false) => "Todos los compromisos del año",
            (Measure::Share, true) => "Todos los compromisos",
            _ => ratings::RATED.of(ES),
        }
    }

    fn places(&self, names: &[&str], world: bool, level: Option<Level>, within_sentence: bool) -> String {
        let members = match level {
            None => "Todos los miembros",
            Some(Level::National) => "Miembros nacionales",
            Some(Level::Local) => "Miembros locales",
        };
        if world {
            return if within_sentence { uncapitalized(members) } else { members.into() };
        }
        let names = match names {
            [one] => (*one).to_string(),
            [..] if names.len() <= 4 => names.join(" – "),
            _ => format!("{} lugares", number::word(ES, names.len())),
        };
        capitalized(&match level {
            None => names,
            Some(_) => format!("{names}, {}", uncapitalized(members)),
        })
    }

    fn by_places(&self, kind: Option<PlaceKind>) -> &'static str {
        match kind {
            Some(PlaceKind::Region) => "por región",
            Some(PlaceKind::Country) => "por país",
            Some(PlaceKind::Member) => "por miembro",
            Some(PlaceKind::World | PlaceKind::Peers(_)) | None => "por lugar",
        }
    }

    fn area_in_place(&self, area: &str, place: &str) -> String {
        format!("{area}, {place}")
    }

    fn alt(&self, several: bool, title: &str, places: &str, years: &str) -> String {
        let kind = if several { "Gráficos de líneas" } else { "Gráfico de líneas" };
        format!("{kind}: {title}, {places}, {years}.")
    }

    fn facts(&self, name: &str, first: Option<(&str, i32)>, last: (&str, i32)) -> String {
        let (now, year) = last;
        match first {
            Some((then, before)) => format!("{name}: {then} en {before}, {now} en {year}."),
            None => format!("{name}: {now} en {year}."),
        }
    }

    fn no_facts(&self, name: &str) -> String {
        format!("{name}: ningún año completo.")
    }

    fn and_more(&self, series: usize) -> String {
        match series {
            1 => "Y una más.".into(),
            _ => format!("Y {} más.", number::word(ES, series)),
        }
    }

    fn size(&self, k: u32, n: u32) -> String {
        let of = k_of_n(ES, k, n);
        percent(ES, k, n).map_or_else(|| of.clone(), |percent| format!("{of} ({percent})"))
    }

    fn label(&self, year: i32, percent: Option<&str>, k: u32, n: u32) -> String {
        let of = k_of_n(ES, k, n);
        percent.map_or_else(|| format!("{year}: {of}"), |percent| format!("{year}: {percent}, {of}"))
    }

    fn of(&self, n: u32) -> String {
        format!("de {}", count(ES, n))
    }

    fn in_year(&self, year: i32) -> String {
        format!("en {year}")
    }

    fn mark(&self, name: &str, year: i32, k: u32, n: u32, incomplete: bool) -> String {
        let note = if incomplete { ", incompleto" } else { "" };
        format!("{name}, {year}: {}{note}", self.size(k, n))
    }

    fn incomplete(&self, years: &str) -> String {
        let (verb, number) = if years.contains([',', '–']) {
            ("están incompletos", "los números")
        } else {
            ("está incompleto", "el número")
        };
        format!("{years} {verb}: planes posteriores aún pueden cambiar {number}.")
    }

    fn no_plans(&self, measure: Measure, years: &str) -> String {
        match measure {
            Measure::Inforce => format!("Ningún plan estaba vigente en {years}."),
            _ => format!("No se presentaron planes en {years}."),
        }
    }

    fn no_plans_then(&self, measure: Measure) -> String {
        match measure {
            Measure::Inforce => "Ningún plan vigente.".into(),
            _ => "Ningún plan presentado.".into(),
        }
    }

    fn too_few_of(&self, group: &str) -> String {
        format!("{group}: muy pocos")
    }

    fn group(&self, measure: Measure, number: &str, is_one: bool) -> String {
        let one = match measure {
            Measure::Inforce => "miembro",
            Measure::Plans | Measure::Share | Measure::Count => "plan",
            _ => "compromiso",
        };
        let word = if is_one { one } else { groups(measure) };
        format!("{number} {word}")
    }

    fn too_few_in(&self, year: i32, group: &str) -> String {
        format!("{year} tiene {group}, muy pocos para una proporción.")
    }

    fn too_few(&self, measure: Measure, years: &str) -> String {
        format!("Muy pocos {} para una proporción en {years}.", groups(measure))
    }

    fn too_few_then(&self, measure: Measure) -> String {
        format!("Muy pocos {} para una proporción.", groups(measure))
    }

    fn too_few_label(&self, k: u32, n: u32, year: i32) -> String {
        format!("{}: {} en {year}", TOO_FEW_FOR_A_SHARE.es, k_of_n(ES, k, n))
    }

    fn too_few_facts(&self, name: &str, k: u32, n: u32, year: i32) -> String {
        format!("{name}: {}.", self.too_few_label(k, n, year))
    }

    fn band(&self, name: &str) -> String {
        format!("Banda: intervalo de alrededor del 95\u{a0}% de {name}.")
    }

    fn hatched(&self, no_plans: Option<&str>, too_few: Option<&str>) -> Option<String> {
        match (no_plans.map(uncapitalized), too_few.map(uncapitalized)) {
            (Some(one), Some(other)) => Some(format!("Rayado: {}; {other}", one.trim_end_matches('.'))),
            (one, other) => one.or(other).map(|text| format!("Rayado: {text}")),
        }
    }

    fn tinted(&self, incomplete: &str) -> String {
        format!("Sombreado: {incomplete}")
    }

    fn behind_break(&self, first: i32, last: i32) -> [String; 2] {
        let years = if first == last { first.to_string() } else { format!("{first} a {last}") };
        [
            format!("Los planes de {years} usan otra codificación de las áreas."),
            "Ninguna línea la cruza.".into(),
        ]
    }

    fn other_coding(&self, years: &str) -> String {
        format!("Los planes de {years} llevan otra codificación y no están en este gráfico.")
    }

    fn source(&self, sources: &str, years: Option<&str>, commitments: u32, release: &str) -> String {
        let plans = years.map_or_else(String::new, |years| format!(", planes de {years}"));
        let commitments = count(ES, commitments);
        format!("Fuente: {sources}{plans} ({commitments} compromisos). Versión de los datos: {release}.")
    }

    fn more_files(&self, named: &str, more: usize) -> String {
        match more {
            1 => format!("{named} y otro archivo"),
            _ => format!("{named} y otros {} archivos", number::word(ES, more)),
        }
    }

    fn overlap(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Count => {
                "Un compromiso puede tener varias áreas; por eso las áreas suman más que todos los compromisos."
            }
            _ => "Un compromiso puede tener varias áreas; por eso las proporciones suman más del 100\u{a0}%.",
        }
    }

    fn left_out(&self, commitments: u32) -> String {
        match commitments {
            1 => "No se cuenta 1 compromiso etiquetado con otra codificación o sin etiqueta.".into(),
            more => format!(
                "No se cuentan {} compromisos etiquetados con otra codificación o sin etiqueta.",
                count(ES, more)
            ),
        }
    }
}

const fn groups(measure: Measure) -> &'static str {
    match measure {
        Measure::Inforce => "miembros",
        Measure::Plans | Measure::Share | Measure::Count => "planes",
        _ => "compromisos",
    }
}
