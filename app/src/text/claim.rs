//! The sentence that may be quoted: what, where, when, the main finding with k of n and its interval, the size of the data
//! and the caveat, in three languages.
//!
//! This module decides what is said, the modules of the languages only put it into words. A direction can be said in one
//! place only, for a [`Trend::Moved`], and that is made only where the badge allows it and the blocks agree with it.
//!
//! Names of areas and places are those of the series, in whatever language they are. Sentences are built so that no article
//! or ending has to agree with them.

mod en;
mod es;
mod fr;
mod rated;

use super::names::coding_name;
use super::{explorer, number};
use crate::model::answer::{Answer, Point, Series};
use crate::model::badge::{Badge, Block, Verdict};
use crate::model::lang::Lang;
use crate::model::place::{Level, PlaceKind};
use crate::model::query::Measure;
use crate::model::release::Kind;

/// The longest short form, in characters.
pub const MAX_SHORT: usize = 250;
/// The longest name within a short form.
const MAX_NAME: usize = 48;

/// The paragraph to quote; nothing where there is nothing to count.
#[must_use]
pub fn claim(answer: &Answer, series: &Series, lang: Lang) -> Option<String> {
    let facts = Facts::of(answer, series, lang)?;
    let sentences = match lang {
        _ if facts.measure.is_rated() => rated::sentences(&facts, answer.query.formula, lang),
        Lang::En => en::sentences(&facts),
        Lang::Es => es::sentences(&facts),
        Lang::Fr => fr::sentences(&facts),
    };
    let parts = facts.last.fraction.map(|_| explorer::FRACTIONAL.of(lang).to_owned());
    Some(sentences.into_iter().chain(parts).collect::<Vec<_>>().join(" "))
}

/// The first sentence of [`claim`]: the last number with its interval.
#[must_use]
pub fn finding(answer: &Answer, series: &Series, lang: Lang) -> Option<String> {
    let facts = Facts::of(answer, series, lang)?;
    let sentences = match lang {
        _ if facts.measure.is_rated() => rated::sentences(&facts, answer.query.formula, lang),
        Lang::En => en::sentences(&facts),
        Lang::Es => es::sentences(&facts),
        Lang::Fr => fr::sentences(&facts),
    };
    sentences.into_iter().next()
}

/// The main finding and the badge in at most [`MAX_SHORT`] characters, as in place of a picture.
#[must_use]
pub fn short(answer: &Answer, series: &Series, lang: Lang) -> Option<String> {
    let mut facts = Facts::of(answer, series, lang)?;
    facts.area = cut(facts.area);
    facts.place = facts.place.map(cut);
    Some(match lang {
        _ if facts.measure.is_rated() => rated::short(&facts, answer.query.formula, lang),
        Lang::En => en::short(&facts),
        Lang::Es => es::short(&facts),
        Lang::Fr => fr::short(&facts),
    })
}

fn cut(name: String) -> String {
    if name.chars().count() <= MAX_NAME {
        return name;
    }
    let kept: String = name.chars().take(MAX_NAME - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Share and interval of a point that may be shown, the interval behind `label`: `87%; about 95% interval 75–93%`.
fn estimate(lang: Lang, point: &Point, label: &str) -> Option<String> {
    let shown = point.interval.filter(|interval| interval.shown)?;
    let share = explorer::share(lang, point)?;
    let separator = lang.choose(";", ";", "\u{a0};");
    Some(format!("{share}{separator} {label}{}", number::interval(lang, shown)))
}

/// What is said, in no language.
struct Facts {
    area: String,
    /// Nothing where all members are meant.
    place: Option<String>,
    level: Option<Level>,
    measure: Measure,
    /// The last point that later plans can no longer change, or else the last one.
    last: Point,
    /// The first point before it whose share may be shown.
    first: Option<Point>,
    trend: Trend,
    /// Commitments that the badge rests on.
    commitments: u32,
    /// Plans that it rests on.
    plans: u32,
    /// Their years.
    years: Option<(i32, i32)>,
    coding: String,
    /// Whether the source has all plans of the coding.
    complete: bool,
    kind: Kind,
    release: String,
}

/// What may be said of the area's share of commitments over the years.
#[derive(Clone, Copy)]
enum Trend {
    Moved(Moved),
    /// Tested; no direction can be claimed.
    Unclear,
    /// Not tested.
    TooLittle,
    CodingChanged,
}

/// A change that may be called one.
#[derive(Clone, Copy)]
struct Moved {
    direction: Direction,
    first: Block,
    last: Block,
    /// Series compared with each other.
    compared: u32,
}

#[derive(Clone, Copy)]
enum Direction {
    Rose,
    Emerged,
    Fell,
    Faded,
}

impl Facts {
    fn of(answer: &Answer, series: &Series, lang: Lang) -> Option<Self> {
        let counted = || series.points.iter().filter(|point| point.n > 0);
        let last = *counted().rfind(|point| !point.incomplete).or_else(|| counted().next_back())?;
        let first = counted().find(|point| point.year < last.year && !point.incomplete && point.is_shown());
        let verdict = &series.verdict;
        Some(Self {
            area: series.area.name.clone(),
            place: (series.place.kind != PlaceKind::World).then(|| series.place.name.clone()),
            level: answer.query.selection.level,
            measure: answer.query.measure,
            last,
            // Beside a number without a share, a share invites a comparison that the first number cannot bear.
            first: first.copied().filter(|_| last.is_shown()),
            trend: Trend::of(verdict),
            commitments: verdict.n,
            plans: verdict.plans,
            years: verdict.first.zip(verdict.last).map(|(first, last)| (first.from, last.to)),
            coding: coding_name(&answer.coding, lang),
            complete: answer.coding.complete,
            kind: answer.release.kind,
            release: answer.release.id.clone(),
        })
    }
}

impl Trend {
    fn of(verdict: &Verdict) -> Self {
        let direction = match verdict.badge {
            Badge::Rising => Direction::Rose,
            Badge::Emerging => Direction::Emerged,
            Badge::Falling => Direction::Fell,
            Badge::Fading => Direction::Faded,
            Badge::NoClearChange => return Self::Unclear,
            Badge::NotEnoughData => return Self::TooLittle,
            Badge::CodingChanged => return Self::CodingChanged,
        };
        let (Some(first), Some(last), Some(test)) = (verdict.first, verdict.last, verdict.test) else {
            return Self::TooLittle;
        };
        let agrees = match direction {
            Direction::Rose | Direction::Emerged => last.share() > first.share(),
            Direction::Fell | Direction::Faded => last.share() < first.share(),
        };
        if agrees {
            Self::Moved(Moved { direction, first, last, compared: test.compared })
        } else {
            Self::Unclear
        }
    }
}
