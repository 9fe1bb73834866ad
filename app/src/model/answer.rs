//! What the trends answer: series of points, each with k, n and what they were counted from.

use serde::{Deserialize, Serialize};

use super::badge::Verdict;
use super::detail::{Details, Pair};
use super::lang::Lang;
use super::place::{Named, Place};
use super::query::Query;
use super::release::{Coding, Release};

/// The answer to a [`Query`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The question, with areas and coding filled in where they were left to the default.
    pub query: Query,
    /// The data it was computed from.
    pub release: Release,
    /// The coding of all series of this answer.
    pub coding: Coding,
    /// Commitments in the places, level and years of the answer that other codings tagged, or nobody: they are not counted.
    pub left_out: u32,
    /// Years, ascending, without gaps.
    pub years: Vec<i32>,
    /// One series per area and place: areas in the order of the query, places in theirs.
    pub series: Vec<Series>,
    /// The same areas in places that the series are seen beside. They are shown, never compared by badges.
    #[serde(default)]
    pub context: Vec<Series>,
    /// Areas that commitments of the first place carry together with those of the answer; greatest lift first.
    pub together: Vec<Pair>,
}

/// One area in one place over the years of the answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Policy area or challenge area.
    pub area: Named,
    /// Where.
    pub place: Place,
    /// One point per year of [`Answer::years`].
    pub points: Vec<Point>,
    /// Whether a trend may be claimed, over all years of the coding. Of the area's share of commitments, whatever the measure
    /// is; of ratings no trend is claimed.
    pub verdict: Verdict,
    /// The one number of charts that show one, see [`Total`]; `None` where there is no year.
    #[serde(default)]
    pub total: Option<Total>,
    /// Ranks, specialisation, and where a change came from.
    pub details: Details,
}

/// What a series comes to: plans in force, and where no years were chosen, at the last complete year with anything to
/// count; else all chosen years together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Total {
    /// The first of the years.
    pub first: i32,
    /// k and n of these years; its year is the last of them.
    pub point: Point,
}

/// One area, place and year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The year of submission, or for plans in force the year on whose 1 July they are counted.
    pub year: i32,
    /// How many carry the area; with a rated measure how many of those are rated well.
    pub k: u32,
    /// Of how many. Zero means that there is nothing to count, which is not the same as a k of zero.
    pub n: u32,
    /// Plans behind n: submitted in the year, or in force on 1 July.
    pub plans: u32,
    /// Whether later submissions may still change the point: plans in force after the last year of submission.
    pub incomplete: bool,
    /// With fractional counting k divided among the areas of each commitment.
    pub fraction: Option<f64>,
    /// With a rated measure the commitments of the area that are not among n, by the reason.
    pub unrated: Option<Unrated>,
    /// How certain the share is; `None` where n is zero.
    pub interval: Option<Interval>,
}

/// Commitments without a rating on an indicator, by the reason. None of them is a zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Unrated {
    /// The source leaves the rating empty, or does not have it.
    pub missing: u32,
    /// The commitment was not assessed.
    pub not_assessed: u32,
    /// The assessment is still to come.
    pub pending: u32,
    /// Assessed, but the report had no such indicator.
    pub no_such_indicator: u32,
    /// Assessed, and the assessor could not tell.
    pub unclear: u32,
}

impl Unrated {
    /// These and others together.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self {
            missing: self.missing + others.missing,
            not_assessed: self.not_assessed + others.not_assessed,
            pending: self.pending + others.pending,
            no_such_indicator: self.no_such_indicator + others.no_such_indicator,
            unclear: self.unclear + others.unclear,
        }
    }

    /// All of them.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.missing + self.not_assessed + self.pending + self.no_such_indicator + self.unclear
    }
}

/// The interval of a share, about 95 %.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end, between 0 and 1.
    pub low: f64,
    /// Upper end, between 0 and 1.
    pub high: f64,
    /// By how much less the commitments tell than as many independent ones would; at least 1, and 1 for plans.
    pub design_effect: f64,
    /// Whether the share may be shown; else it is too uncertain, and only k of n is.
    pub shown: bool,
}

/// A share from fewer effective cases than this …
pub const FEW_CASES: f64 = 30.0;
/// … whose interval is wider than this is not shown as a share.
pub const WIDE_INTERVAL: f64 = 0.30;

/// Of fewer cases than this no share is shown, whatever k is: even none or all of them leave an interval that is wider.
pub const LEAST_CASES: u32 = 9;

impl Point {
    /// Whether the share may be shown as a percentage: there is one, and it is certain enough.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.interval.is_some_and(|interval| interval.shown)
    }

    /// What is counted: k, or its fraction with fractional counting.
    #[must_use]
    pub fn counted(&self) -> f64 {
        self.fraction.unwrap_or(f64::from(self.k))
    }

    /// What is counted, of n, as a share between 0 and 1; `None` where n is zero.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.n > 0).then(|| self.counted() / f64::from(self.n))
    }
}

/// What can be chosen on the trends page: areas of the coding with their frequency, most frequent first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Area, challenge or member.
    pub item: Named,
    /// Commitments that carry it.
    pub commitments: u32,
}

/// What can be chosen on the pages, given the release and the coding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Areas (or challenges), most frequent first.
    pub areas: Vec<Choice>,
    /// Members, by name.
    pub members: Vec<Choice>,
    /// First and last year.
    pub years: Option<(i32, i32)>,
}

/// A figure ready for a page: its words and its drawings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Subject and measure in plain words.
    pub title: String,
    /// Measure, unit, denominator, place, years.
    pub subtitle: String,
    /// Source, years, rows, data release, and the assumption that matters most.
    pub source: String,
    /// The wide drawing, SVG.
    pub wide: String,
    /// The narrow drawing for phones, SVG.
    pub narrow: String,
    /// How high its page for other sites is in a column of text, in px.
    #[serde(default)]
    pub embed_height: u32,
}

/// Everything the trends page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trends {
    /// The numbers.
    pub answer: Answer,
    /// The chart.
    pub figure: Figure,
    /// What else can be chosen.
    pub choices: Choices,
    /// Area and place of the first series in the other languages, for the sentences that may be quoted.
    pub names: Vec<(Lang, Named, Place)>,
}
