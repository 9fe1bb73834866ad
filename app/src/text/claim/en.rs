//! The quotable sentence in English. Only words: nothing here decides what is said.

use super::{Direction, Facts, Lang, Moved, Trend, estimate};
use crate::model::answer::{LEAST_CASES, Point};
use crate::model::badge::Block;
use crate::model::place::Level;
use crate::model::query::Measure;
use crate::model::release::Kind;
use crate::text::explorer;
use crate::text::number::{self, count, percent};

const EN: Lang = Lang::En;

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
        Measure::Inforce => format!("{} with a plan in force on 1 July {}", members(facts.level), last.year),
        Measure::Plans => format!("plans submitted in {}", last.year),
        _ => format!("commitments of {}", last.year),
    };
    let trend = match facts.trend {
        Trend::Moved(Moved { direction: Direction::Rose, .. }) => "rising",
        Trend::Moved(Moved { direction: Direction::Emerged, .. }) => "emerging",
        Trend::Moved(Moved { direction: Direction::Fell, .. }) => "falling",
        Trend::Moved(Moved { direction: Direction::Faded, .. }) => "fading",
        Trend::Unclear => "no clear change",
        Trend::TooLittle => "not enough data",
        Trend::CodingChanged => "coding changed",
    };
    format!("{area}{place}, {what}: {}. Trend: {trend}.", k_of_n(facts.measure, last, ""))
}

fn finding(facts: &Facts) -> String {
    let Facts { area, last, .. } = facts;
    let place = facts.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
    let of_members = match facts.level {
        None => String::new(),
        level => format!(" of {}", members(level)),
    };
    let year = last.year;
    let label = "about 95% interval ";
    match facts.measure {
        Measure::Inforce => {
            let of = format!("{} of {} {}", count(EN, last.k), count(EN, last.n), members(facts.level));
            let share = estimate(EN, last, label).map(|share| format!(" ({share})")).unwrap_or_default();
            format!(
                "{place}On 1 July {year}, the plans of {of}{share} had at least one {area} commitment{}.",
                few(last)
            )
        }
        Measure::Plans => format!(
            "{place}Of the plans{of_members} submitted in {year}, {} had at least one {area} commitment{}.",
            k_of_n(facts.measure, last, label),
            few(last)
        ),
        Measure::Share => format!(
            "{place}Of the commitments in plans{of_members} submitted in {year}, {} carried the area {area}{}.",
            k_of_n(facts.measure, last, label),
            few(last)
        ),
        // Ratings have sentences of their own.
        _ => format!(
            "{place}Of the commitments in the {} plans{of_members} submitted in {year}, {} carried the area {area}.",
            count(EN, last.plans),
            k_of_n(facts.measure, last, label),
        ),
    }
}

fn few(point: &Point) -> &'static str {
    match point {
        point if point.is_shown() => "",
        Point { n: ..LEAST_CASES, .. } => "; these are too few for a percentage",
        _ => "; this is too uncertain for a percentage",
    }
}

fn before(measure: Measure, first: &Point) -> String {
    let date = if measure == Measure::Inforce { "On 1 July" } else { "In" };
    format!("{date} {} it was {}.", first.year, k_of_n(measure, first, ""))
}

/// `45 of 52 (87%; about 95% interval 75–93%)`; a count comes without a share.
fn k_of_n(measure: Measure, point: &Point, label: &str) -> String {
    let of = explorer::k_of_n(EN, point);
    match estimate(EN, point, label).filter(|_| measure != Measure::Count) {
        Some(estimate) => format!("{of} ({estimate})"),
        None => of,
    }
}

const fn members(level: Option<Level>) -> &'static str {
    match level {
        None => "members",
        Some(Level::National) => "national members",
        Some(Level::Local) => "local members",
    }
}

fn trend(facts: &Facts) -> String {
    match facts.trend {
        Trend::Moved(moved) => direction(&moved),
        Trend::Unclear => match facts.years {
            Some((from, to)) => format!(
                "No clear change in the area’s share of commitments was found over {}.",
                number::years(from, to)
            ),
            None => "No clear change in the area’s share of commitments was found.".into(),
        },
        Trend::TooLittle => "There is not enough data to say whether this is a trend.".into(),
        Trend::CodingChanged => {
            "The coding of areas changed, so that nothing can be said about a trend.".into()
        }
    }
}

/// The only words of direction.
fn direction(moved: &Moved) -> String {
    let verb = match moved.direction {
        Direction::Rose => "rose",
        Direction::Emerged => "rose from almost nothing,",
        Direction::Fell => "fell",
        Direction::Faded => "fell to almost nothing,",
    };
    let of = |block: &Block| {
        format!(
            "{} ({} of {})",
            percent(EN, block.k, block.n).unwrap_or_default(),
            count(EN, block.k),
            count(EN, block.n)
        )
    };
    let Moved { first, last, .. } = moved;
    format!(
        "Between {} and {} the area’s share of commitments {verb} from {} to {}; the test allows for chance and for the \
         {} series compared.",
        number::years(first.from, first.to),
        number::years(last.from, last.to),
        of(first),
        of(last),
        count(EN, moved.compared),
    )
}

pub(super) fn size(facts: &Facts) -> String {
    let years = facts.years.map(|(from, to)| format!(" of {}", number::years(from, to))).unwrap_or_default();
    format!(
        "Read from {} commitments in {} plans{years} (coding: {}; data release {}).",
        count(EN, facts.commitments),
        count(EN, facts.plans),
        facts.coding,
        facts.release,
    )
}

pub(super) fn caveat(facts: &Facts) -> &'static str {
    if facts.kind == Kind::Simulated {
        "The data are simulated; no member is real."
    } else if facts.kind == Kind::Sample {
        "The data are an incomplete sample."
    } else if !facts.complete {
        "The source does not have all plans of these years."
    } else if facts.last.incomplete {
        "The last year is incomplete."
    } else if facts.measure == Measure::Count {
        "Counts depend on how many plans were submitted."
    } else {
        "Areas overlap: a commitment may carry several."
    }
}
