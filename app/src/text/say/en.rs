//! Phrases of figures in English.

use super::{Say, TOO_FEW_FOR_A_SHARE, capitalized, uncapitalized};
use crate::model::lang::Lang;
use crate::model::place::{Level, PlaceKind};
use crate::model::query::{Grouping, Measure};
use crate::text::number::{self, count, k_of_n, percent};
use crate::text::ratings;

const EN: Lang = Lang::En;

/// English.
pub(super) struct En;

impl Say for En {
    fn subject(&self, names: &[&str], by: Grouping) -> String {
        match names {
            [] => format!("No {}", self.thing(by)),
            [one] => (*one).into(),
            [one, two] => format!("{one} and {two}"),
            [one, rest @ ..] => {
                format!("{one} and {} other {}s", number::word(EN, rest.len()), self.thing(by))
            }
        }
    }

    fn thing(&self, by: Grouping) -> &'static str {
        match by {
            Grouping::Area => "area",
            Grouping::Challenge => "challenge area",
        }
    }

    fn title(&self, subject: &str, measure: Measure, place: &str) -> String {
        let place = if place.is_empty() { String::new() } else { format!(", {place}") };
        match measure {
            Measure::Inforce => format!("{subject} in plans in force{place}"),
            Measure::Plans => format!("{subject} in plans submitted{place}"),
            Measure::Share => format!("{subject}, share of commitments{place}"),
            Measure::Count => format!("{subject}, number of commitments{place}"),
            rated => format!("{subject}, {}{place}", ratings::noun(rated, None, EN)),
        }
    }

    fn measure(&self, measure: Measure, by: Grouping) -> String {
        let thing = self.thing(by);
        match measure {
            Measure::Inforce => {
                format!("Members whose plan in force on 1 July has at least one commitment in the {thing}")
            }
            Measure::Plans => format!("Plans submitted with at least one commitment in the {thing}"),
            Measure::Share => format!("Commitments in the {thing}, of all commitments"),
            Measure::Count => format!("Commitments in the {thing}"),
            rated => ratings::measure(rated, by, EN),
        }
    }

    fn measure_and_unit(&self, measure: Measure, by: Grouping) -> String {
        let (measure, unit) = match measure {
            Measure::Inforce => (measure, "% of members with a plan in force"),
            Measure::Plans => (measure, "% of plans submitted"),
            Measure::Share => (Measure::Count, "% of all commitments"),
            Measure::Count => (measure, "number per year"),
            rated => (rated, ratings::UNIT.of(EN)),
        };
        format!("{}, {unit}", self.measure(measure, by))
    }

    fn n_row(&self, measure: Measure, short: bool) -> &'static str {
        match (measure, short) {
            (Measure::Inforce, false) => "Members with a plan in force on 1 July",
            (Measure::Inforce, true) => "Members with a plan",
            (Measure::Plans | Measure::Count, _) => "Plans submitted",
            (Measure::Share, false) => "All commitments of the year",
            (Measure::Share, true) => "All commitments",
            _ => ratings::RATED.of(EN),
        }
    }

    fn places(&self, names: &[&str], world: bool, level: Option<Level>, within_sentence: bool) -> String {
        let members = match level {
            None => "All members",
            Some(Level::National) => "National members",
            Some(Level::Local) => "Local members",
        };
        if world {
            return if within_sentence { members.to_lowercase() } else { members.into() };
        }
        let names = match names {
            [one] => (*one).to_string(),
            [first @ .., last] if names.len() <= 4 => format!("{} and {last}", first.join(", ")),
            _ => format!("{} places", number::word(EN, names.len())),
        };
        capitalized(&match level {
            None => names,
            Some(_) => format!("{names}, {}", members.to_lowercase()),
        })
    }

    fn by_places(&self, kind: Option<PlaceKind>) -> &'static str {
        match kind {
            Some(PlaceKind::Region) => "by region",
            Some(PlaceKind::Country) => "by country",
            Some(PlaceKind::Member) => "by member",
            Some(PlaceKind::World | PlaceKind::Peers(_)) | None => "by place",
        }
    }

    fn area_in_place(&self, area: &str, place: &str) -> String {
        format!("{area}, {place}")
    }

    fn alt(&self, several: bool, title: &str, places: &str, years: &str) -> String {
        let kind = if several { "Line charts" } else { "Line chart" };
        format!("{kind}: {title}, {places}, {years}.")
    }

    fn facts(&self, name: &str, first: Option<(&str, i32)>, last: (&str, i32)) -> String {
        let (now, year) = last;
        match first {
            Some((then, before)) => format!("{name}: {then} in {before}, {now} in {year}."),
            None => format!("{name}: {now} in {year}."),
        }
    }

    fn no_facts(&self, name: &str) -> String {
        format!("{name}: no complete year.")
    }

    fn and_more(&self, series: usize) -> String {
        format!("And {} more.", number::word(EN, series))
    }

    fn size(&self, k: u32, n: u32) -> String {
        let of = k_of_n(EN, k, n);
        percent(EN, k, n).map_or_else(|| of.clone(), |percent| format!("{of} ({percent})"))
    }

    fn label(&self, year: i32, percent: Option<&str>, k: u32, n: u32) -> String {
        let of = k_of_n(EN, k, n);
        percent.map_or_else(|| format!("{year}: {of}"), |percent| format!("{year}: {percent}, {of}"))
    }

    fn of(&self, n: u32) -> String {
        format!("of {}", count(EN, n))
    }

    fn in_year(&self, year: i32) -> String {
        format!("in {year}")
    }

    fn mark(&self, name: &str, year: i32, k: u32, n: u32, incomplete: bool) -> String {
        let note = if incomplete { ", incomplete" } else { "" };
        format!("{name}, {year}: {}{note}", self.size(k, n))
    }

    fn incomplete(&self, years: &str) -> String {
        let verb = if years.contains([',', '–']) { "are" } else { "is" };
        format!("{years} {verb} incomplete: later plans may still change the number.")
    }

    fn no_plans(&self, measure: Measure, years: &str) -> String {
        match measure {
            Measure::Inforce => format!("No plan was in force in {years}."),
            _ => format!("No plans were submitted in {years}."),
        }
    }

    fn no_plans_then(&self, measure: Measure) -> String {
        match measure {
            Measure::Inforce => "No plan in force.".into(),
            _ => "No plans submitted.".into(),
        }
    }

    fn too_few_of(&self, group: &str) -> String {
        format!("{group}: too few")
    }

    fn group(&self, measure: Measure, number: &str, is_one: bool) -> String {
        let many = groups(measure);
        let word = if is_one { many.trim_end_matches('s') } else { many };
        format!("{number} {word}")
    }

    fn too_few_in(&self, year: i32, group: &str) -> String {
        format!("{year} has {group}, too few for a share.")
    }

    fn too_few(&self, measure: Measure, years: &str) -> String {
        format!("Too few {} for a share in {years}.", groups(measure))
    }

    fn too_few_then(&self, measure: Measure) -> String {
        format!("Too few {} for a share.", groups(measure))
    }

    fn too_few_label(&self, k: u32, n: u32, year: i32) -> String {
        format!("{}: {} in {year}", TOO_FEW_FOR_A_SHARE.en, k_of_n(EN, k, n))
    }

    fn too_few_facts(&self, name: &str, k: u32, n: u32, year: i32) -> String {
        format!("{name}: {}.", self.too_few_label(k, n, year))
    }

    fn band(&self, name: &str) -> String {
        format!("Band: about 95% interval of {name}.")
    }

    fn hatched(&self, no_plans: Option<&str>, too_few: Option<&str>) -> Option<String> {
        match (no_plans.map(uncapitalized), too_few.map(uncapitalized)) {
            (Some(one), Some(other)) => Some(format!("Hatched: {}; {other}", one.trim_end_matches('.'))),
            (one, other) => one.or(other).map(|text| format!("Hatched: {text}")),
        }
    }

    fn tinted(&self, incomplete: &str) -> String {
        format!("Tinted: {incomplete}")
    }

    fn behind_break(&self, first: i32, last: i32) -> [String; 2] {
        let years = if first == last { first.to_string() } else { format!("{first} to {last}") };
        [format!("Plans of {years} use another coding of areas."), "No line crosses.".into()]
    }

    fn other_coding(&self, years: &str) -> String {
        format!("Plans of {years} carry another coding and are not in this chart.")
    }

    fn source(&self, sources: &str, years: Option<&str>, commitments: u32, release: &str) -> String {
        let plans = years.map_or_else(String::new, |years| format!(", plans of {years}"));
        let commitments = count(EN, commitments);
        format!("Source: {sources}{plans} ({commitments} commitments). Data release: {release}.")
    }

    fn more_files(&self, named: &str, more: usize) -> String {
        format!("{named} and {} more files", number::word(EN, more))
    }

    fn overlap(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Count => {
                "A commitment may carry several areas, so the areas add up to more than all commitments."
            }
            _ => "A commitment may carry several areas, so shares add up to more than 100%.",
        }
    }

    fn left_out(&self, commitments: u32) -> String {
        match commitments {
            1 => "1 commitment tagged by another coding, or not tagged, is not counted.".into(),
            more => {
                format!(
                    "{} commitments tagged by another coding, or not tagged, are not counted.",
                    count(EN, more)
                )
            }
        }
    }
}

const fn groups(measure: Measure) -> &'static str {
    match measure {
        Measure::Inforce => "members",
        Measure::Plans | Measure::Share | Measure::Count => "plans",
        _ => "commitments",
    }
}
