//! Wording of badges and of the reasons behind them.

use crate::model::badge::{
    Badge, Block, FALL, FALSE_DISCOVERY_RATE, NEEDED_COMMITMENTS, NEEDED_PLANS, NEEDED_YEARS, Need, RISE,
    Test, Verdict,
};
use crate::model::release::Coding;
use crate::text::number::{count, k_of_n, percent, years};

use super::some;

/// Heading of the sentence.
pub const QUOTE: &str = "A sentence you can quote";
/// Summary of the sentence in other languages.
pub const OTHER_LANGUAGES: &str = "In Spanish and French";
/// Under them.
pub const OTHER_HINT: &str = "Names of areas and places are in English.";
/// Link under the figure.
pub const TO_WHY: &str = "Why this badge?";
/// Link to the rule.
pub const RULE: &str = "How badges are given";

/// The word of a badge.
#[must_use]
pub const fn name(badge: Badge) -> &'static str {
    match badge {
        Badge::Rising => "Rising",
        Badge::Emerging => "Emerging",
        Badge::NoClearChange => "No clear change",
        Badge::Falling => "Falling",
        Badge::Fading => "Fading",
        Badge::NotEnoughData => "Not enough data",
        Badge::CodingChanged => "Coding changed",
    }
}

/// “Why “not enough data”?”
#[must_use]
pub fn why(badge: Badge) -> String {
    format!("Why “{}”?", name(badge).to_lowercase())
}

/// Name of the meter of years for those who do not see it.
#[must_use]
pub fn meter(years: u32) -> String {
    if years < NEEDED_YEARS {
        format!("{years} of the {NEEDED_YEARS} years needed")
    } else {
        format!("{}, {NEEDED_YEARS} needed", some(years, "year", "years"))
    }
}

/// A cell of the meter for a year that is missing.
pub const ONE_MORE: &str = "1 more";

/// Under the meter.
#[must_use]
pub fn under_meter(years: u32) -> String {
    let needed = if years < NEEDED_YEARS {
        format!("{years} of the {NEEDED_YEARS} needed")
    } else {
        format!("{years}, at least {NEEDED_YEARS} are needed")
    };
    format!("Years of plans under one coding: {needed}.")
}

/// What led to the badge: what is missing, or what the test and the sizes of the change said.
#[must_use]
pub fn reasons(verdict: &Verdict) -> Vec<String> {
    let mut reasons: Vec<String> = verdict.missing.iter().map(|need| missing(*need, verdict)).collect();
    if verdict.badge == Badge::CodingChanged {
        reasons.push(
            "With the years of other codings there would be enough, but codings are never joined.".into(),
        );
    }
    match (verdict.test, reasons.is_empty()) {
        (Some(test), _) => reasons.extend([chance(test), effect(verdict)]),
        (None, true) if verdict.plans == 0 => {
            reasons.push("There is no plan of this place and coding.".into())
        }
        (None, true) => {
            reasons.push("No commitment, or every one, carries the area: there is nothing to test.".into())
        }
        (None, false) => {}
    }
    match verdict.badge {
        Badge::Emerging => reasons.push(
            "The first years had almost none, the last ones several members in several regions.".into(),
        ),
        Badge::Fading => reasons.push(
            "The last years have almost none, the first ones had several members in several regions.".into(),
        ),
        _ => {}
    }
    reasons
}

fn missing(need: Need, verdict: &Verdict) -> String {
    let block = |block: Option<Block>, name: &str| {
        let block = block.map_or_else(
            || "no plans".into(),
            |block| format!("{} ({})", some(block.plans, "plan", "plans"), years(block.from, block.to)),
        );
        format!("Too few plans in the {name} years: {block}, at least {NEEDED_PLANS} are needed.")
    };
    match need {
        Need::CompleteSource => {
            "The source does not have all plans of these years, so no direction can be claimed.".into()
        }
        Need::Years => format!("Too few years: {} of the {NEEDED_YEARS} needed.", verdict.years),
        Need::Commitments => {
            format!("Too few commitments in the area: {} of the {NEEDED_COMMITMENTS} needed.", verdict.k)
        }
        Need::FirstPlans => block(verdict.first, "first"),
        Need::LastPlans => block(verdict.last, "last"),
    }
}

fn chance(test: Test) -> String {
    let verdict = if test.adjusted_p <= FALSE_DISCOVERY_RATE { "at most" } else { "more than" };
    format!("The adjusted p is {verdict} {FALSE_DISCOVERY_RATE:.2}.")
}

fn effect(verdict: &Verdict) -> String {
    match verdict.ratio {
        None => "The share of the first years is zero, so that no ratio can be given.".into(),
        Some(ratio) if ratio >= RISE => format!("The ratio of shares is at least {RISE}."),
        Some(ratio) if ratio <= FALL => format!("The ratio of shares is at most {FALL:.2}."),
        Some(_) => {
            format!("The ratio of shares lies between {FALL:.2} and {RISE}: too small to be called a change.")
        }
    }
}

/// The numbers behind a badge: name, value, and what the rule asks for.
#[must_use]
pub fn facts(area: &str, verdict: &Verdict, coding: &Coding) -> Vec<(String, String, String)> {
    let entry = |name: &str, value: String, asked: &str| (name.to_owned(), value, asked.to_owned());
    let mut facts = vec![
        (
            format!("Commitments in {area}"),
            k_of_n(verdict.k, verdict.n),
            format!("at least {NEEDED_COMMITMENTS}"),
        ),
        entry("Plans submitted", count(verdict.plans), ""),
    ];
    facts.extend(verdict.first.map(|block| share("First years", &block)));
    facts.extend(verdict.last.map(|block| share("Last years", &block)));
    facts.extend(verdict.ratio.map(|ratio| {
        entry("Last share over first", format!("{ratio:.2}"), &format!("from {RISE} or to {FALL:.2}"))
    }));
    match verdict.test {
        None => facts.push(entry("Trend test", "not run".into(), "")),
        Some(test) => facts.extend([
            entry("Trend test, statistic", format!("{:.2}", test.statistic).replace('-', "−"), ""),
            entry("p", p(test.p), "two-sided"),
            entry("Adjusted p", p(test.adjusted_p), &format!("at most {FALSE_DISCOVERY_RATE:.2}")),
            entry("Series compared", count(test.compared), ""),
        ]),
    }
    let name = if verdict.coding == coding.id { &coding.name } else { &verdict.coding };
    let complete = if coding.complete { "complete" } else { "not complete" };
    facts.push(entry("Coding", name.clone(), complete));
    facts
}

fn share(name: &str, block: &Block) -> (String, String, String) {
    let share = percent(block.k, block.n).map(|share| format!("{share}, ")).unwrap_or_default();
    (
        format!("{name}, {}", years(block.from, block.to)),
        format!("{share}{}", k_of_n(block.k, block.n)),
        some(block.plans, "plan", "plans"),
    )
}

/// A probability: `0.032`, `<0.001`.
fn p(p: f64) -> String {
    if p < 0.001 { "<0.001".into() } else { format!("{p:.3}") }
}
