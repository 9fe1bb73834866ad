//! English phrases for figures. Only words: nothing here decides what is said.

use super::{number, ratings};
use crate::model::lang::Lang;
use crate::model::place::{Level, PlaceKind};
use crate::model::query::{Grouping, Measure};

/// `Open Data and four other areas`.
#[must_use]
pub fn subject(names: &[&str], by: Grouping) -> String {
    match names {
        [] => format!("No {}", thing(by)),
        [one] => (*one).into(),
        [one, two] => format!("{one} and {two}"),
        [one, rest @ ..] => format!("{one} and {} other {}s", number::word(rest.len()), thing(by)),
    }
}

/// What is counted by: `area` or `challenge area`.
#[must_use]
pub const fn thing(by: Grouping) -> &'static str {
    match by {
        Grouping::Area => "area",
        Grouping::Challenge => "challenge area",
    }
}

/// Subject and measure in plain words, without a claim.
#[must_use]
pub fn title(subject: &str, measure: Measure, place: &str) -> String {
    let place = if place.is_empty() { String::new() } else { format!(", {place}") };
    match measure {
        Measure::Inforce => format!("{subject} in plans in force{place}"),
        Measure::Plans => format!("{subject} in plans submitted{place}"),
        Measure::Share => format!("{subject}, share of commitments{place}"),
        Measure::Count => format!("{subject}, number of commitments{place}"),
        rated => format!("{subject}, {}{place}", ratings::noun(rated, None, Lang::En)),
    }
}

/// What the measure is, in one line.
#[must_use]
pub fn measure(measure: Measure, by: Grouping) -> String {
    let thing = thing(by);
    match measure {
        Measure::Inforce => {
            format!("Members whose plan in force on 1 July has at least one commitment in the {thing}")
        }
        Measure::Plans => format!("Plans submitted with at least one commitment in the {thing}"),
        Measure::Share => format!("Commitments in the {thing}, of all commitments"),
        Measure::Count => format!("Commitments in the {thing}"),
        rated => ratings::measure(rated, by, Lang::En),
    }
}

/// The measure with its unit and denominator.
#[must_use]
pub fn measure_and_unit(measure: Measure, by: Grouping) -> String {
    let (measure, unit) = match measure {
        Measure::Inforce => (measure, "% of members with a plan in force"),
        Measure::Plans => (measure, "% of plans submitted"),
        Measure::Share => (Measure::Count, "% of all commitments"),
        Measure::Count => (measure, "number per year"),
        rated => (rated, ratings::UNIT.of(Lang::En)),
    };
    format!("{}, {unit}", self::measure(measure, by))
}

/// What the row of numbers beneath the axis counts; the short form is for small panels.
#[must_use]
pub const fn n_row(measure: Measure, short: bool) -> &'static str {
    match (measure, short) {
        (Measure::Inforce, false) => "Members with a plan in force on 1 July",
        (Measure::Inforce, true) => "Members with a plan",
        (Measure::Plans | Measure::Count, _) => "Plans submitted",
        (Measure::Share, false) => "All commitments of the year",
        (Measure::Share, true) => "All commitments",
        _ => ratings::RATED.of(Lang::En),
    }
}

/// Who is meant: `All members`, `Europe, national members`; within a sentence `all members`.
#[must_use]
pub fn places(names: &[&str], world: bool, level: Option<Level>, within_sentence: bool) -> String {
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
        _ => format!("{} places", number::word(names.len())),
    };
    let mut text = match level {
        None => names,
        Some(_) => format!("{names}, {}", members.to_lowercase()),
    };
    capitalize(&mut text);
    text
}

/// Several places in a title: `by region`.
#[must_use]
pub const fn by_places(kind: Option<PlaceKind>) -> &'static str {
    match kind {
        Some(PlaceKind::Region) => "by region",
        Some(PlaceKind::Country) => "by country",
        Some(PlaceKind::Member) => "by member",
        Some(PlaceKind::World) | None => "by place",
    }
}

/// Where a drawing of one series holds, when a figure has several areas and places.
#[must_use]
pub fn area_in_place(area: &str, place: &str) -> String {
    format!("{area}, {place}")
}

/// One sentence naming a drawing.
#[must_use]
pub fn alt(several: bool, title: &str, places: &str, years: &str) -> String {
    let kind = if several { "Line charts" } else { "Line chart" };
    format!("{kind}: {title}, {places}, {years}.")
}

/// The numbers of one series at its first and last complete year.
#[must_use]
pub fn facts(name: &str, first: Option<(&str, i32)>, last: (&str, i32)) -> String {
    let (now, year) = last;
    match first {
        Some((then, before)) => format!("{name}: {then} in {before}, {now} in {year}."),
        None => format!("{name}: {now} in {year}."),
    }
}

/// A series without any complete year.
#[must_use]
pub fn no_facts(name: &str) -> String {
    format!("{name}: no complete year.")
}

/// Series that a description does not go through.
#[must_use]
pub fn and_more(series: usize) -> String {
    format!("And {} more.", number::word(series))
}

/// `45 of 52 (87%)`.
#[must_use]
pub fn size(k: u32, n: u32) -> String {
    let of = number::k_of_n(k, n);
    number::percent(k, n).map_or_else(|| of.clone(), |percent| format!("{of} ({percent})"))
}

/// Second line of a label: `2014: 87%, 45 of 52`.
#[must_use]
pub fn label(year: i32, percent: Option<&str>, k: u32, n: u32) -> String {
    let of = number::k_of_n(k, n);
    percent.map_or_else(|| format!("{year}: {of}"), |percent| format!("{year}: {percent}, {of}"))
}

/// The n of a count in a narrow label: `of 820`.
#[must_use]
pub fn of(n: u32) -> String {
    format!("of {}", number::count(n))
}

/// The year of a narrow label that is not the last: `in 2014`.
#[must_use]
pub fn in_year(year: i32) -> String {
    format!("in {year}")
}

/// One mark, as a tooltip.
#[must_use]
pub fn mark(name: &str, year: i32, k: u32, n: u32, incomplete: bool) -> String {
    let note = if incomplete { ", incomplete" } else { "" };
    format!("{name}, {year}: {}{note}", size(k, n))
}

/// Above a tinted column.
pub const INCOMPLETE: &str = "Incomplete";

/// Above a hatched column.
pub const NO_PLANS: &str = "No plans";

/// In an empty drawing.
pub const NOTHING: &str = "Nothing to show for this choice.";

/// What the tinted column means.
#[must_use]
pub fn incomplete(years: &str) -> String {
    let verb = if years.contains([',', '–']) { "are" } else { "is" };
    format!("{years} {verb} incomplete: later plans may still change the number.")
}

/// What the hatched columns mean.
#[must_use]
pub fn no_plans(measure: Measure, years: &str) -> String {
    match measure {
        Measure::Inforce => format!("No plan was in force in {years}."),
        _ => format!("No plans were submitted in {years}."),
    }
}

/// What hatched columns mean where each panel has its own.
#[must_use]
pub fn no_plans_then(measure: Measure) -> String {
    match measure {
        Measure::Inforce => "No plan in force.".into(),
        _ => "No plans submitted.".into(),
    }
}

/// Above a hatched column, where the number of members or plans is not the same for all.
pub const TOO_FEW: &str = "Too few";

/// Above a hatched column: `7 members: too few`.
#[must_use]
pub fn too_few_of(group: &str) -> String {
    format!("{group}: too few")
}

/// Members or plans: `7 members`.
#[must_use]
pub fn group(measure: Measure, number: &str, is_one: bool) -> String {
    let many = groups(measure);
    let word = if is_one { many.trim_end_matches('s') } else { many };
    format!("{number} {word}")
}

const fn groups(measure: Measure) -> &'static str {
    match measure {
        Measure::Inforce => "members",
        Measure::Plans | Measure::Share | Measure::Count => "plans",
        _ => "commitments",
    }
}

/// Why one year has no point.
#[must_use]
pub fn too_few_in(year: i32, group: &str) -> String {
    format!("{year} has {group}, too few for a share.")
}

/// Why years have no point.
#[must_use]
pub fn too_few(measure: Measure, years: &str) -> String {
    format!("Too few {} for a share in {years}.", groups(measure))
}

/// Why years have no point, where each panel has its own.
#[must_use]
pub fn too_few_then(measure: Measure) -> String {
    format!("Too few {} for a share.", groups(measure))
}

/// Beneath the name of a series without any share.
#[must_use]
pub fn too_few_label(k: u32, n: u32, year: i32) -> String {
    format!("{TOO_FEW_FOR_A_SHARE}: {} in {year}", number::k_of_n(k, n))
}

/// Beneath the k of n of a series without any share.
pub const TOO_FEW_FOR_A_SHARE: &str = "too few for a share";

/// A series without any share.
#[must_use]
pub fn too_few_facts(name: &str, k: u32, n: u32, year: i32) -> String {
    format!("{name}: {}.", too_few_label(k, n, year))
}

/// Around which line the band is.
#[must_use]
pub fn band(name: &str) -> String {
    format!("Band: about 95% interval of {name}.")
}

/// What the bands are where every line has one.
pub const BANDS: &str = "Bands: about 95% intervals.";

/// What the bands are where there are several lines in each panel.
pub const BANDS_OF_FIRST: &str = "Bands: about 95% intervals of the first line of each panel.";

/// The key to hatched columns, where a drawing has no room for words.
#[must_use]
pub fn hatched(no_plans: Option<&str>, too_few: Option<&str>) -> Option<String> {
    match (no_plans.map(uncapitalized), too_few.map(uncapitalized)) {
        (Some(one), Some(other)) => Some(format!("Hatched: {}; {other}", one.trim_end_matches('.'))),
        (one, other) => one.or(other).map(|text| format!("Hatched: {text}")),
    }
}

/// The key to tinted columns, where a drawing has no room for words.
#[must_use]
pub fn tinted(incomplete: &str) -> String {
    format!("Tinted: {incomplete}")
}

/// Above the double line behind which another coding begins.
pub const CODING_BREAK: &str = "Coding break";

/// What stands behind the double line, in paragraphs.
#[must_use]
pub fn behind_break(first: i32, last: i32) -> [String; 2] {
    let years = if first == last { first.to_string() } else { format!("{first} to {last}") };
    [format!("Plans of {years} use another coding of areas."), "No line crosses.".into()]
}

/// Plans that a chart cannot show.
#[must_use]
pub fn other_coding(years: &str) -> String {
    format!("Plans of {years} carry another coding and are not in this chart.")
}

/// Source, years, rows, data release.
#[must_use]
pub fn source(sources: &str, years: Option<&str>, commitments: u32, release: &str) -> String {
    let plans = years.map_or_else(String::new, |years| format!(", plans of {years}"));
    let commitments = number::count(commitments);
    format!("Source: {sources}{plans} ({commitments} commitments). Data release: {release}.")
}

/// What stands for the files of the sample.
pub const SAMPLE: &str = "OGP pages, sample";
/// What stands for the files of a simulation.
pub const SIMULATED: &str = "simulated data of fictional members, for training";

/// A long list of files.
#[must_use]
pub fn more_files(named: &str, more: usize) -> String {
    format!("{named} and {} more files", number::word(more))
}

/// The assumption behind plans in force.
pub const TERM: &str = "Plans without dates run 24 months from 1 July of their year.";

/// Why areas do not add up to the whole.
#[must_use]
pub const fn overlap(measure: Measure) -> &'static str {
    match measure {
        Measure::Count => {
            "A commitment may carry several areas, so the areas add up to more than all commitments."
        }
        _ => "A commitment may carry several areas, so shares add up to more than 100%.",
    }
}

/// Commitments that the figure does not count.
#[must_use]
pub fn left_out(commitments: u32) -> String {
    match commitments {
        1 => "1 commitment tagged by another coding, or not tagged, is not counted.".into(),
        more => {
            format!(
                "{} commitments tagged by another coding, or not tagged, are not counted.",
                number::count(more)
            )
        }
    }
}

fn uncapitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn capitalize(text: &mut String) {
    if let Some(first) = text.chars().next() {
        let upper: String = first.to_uppercase().collect();
        text.replace_range(..first.len_utf8(), &upper);
    }
}
