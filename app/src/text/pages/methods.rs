//! Wording of the page on methods: every measure, rule and threshold in plain words. Thresholds come from the constants
//! that the computation uses.

use crate::model::answer::{FEW_CASES, WIDE_INTERVAL};
use crate::model::badge::{
    BLOCK_YEARS, Badge, FALL, FALSE_DISCOVERY_RATE, NEEDED_COMMITMENTS, NEEDED_PLANS, NEEDED_YEARS,
    RARE_COMMITMENTS, RARE_PLANS, RISE, SEVERAL_MEMBERS, SEVERAL_REGIONS,
};
use crate::model::release::{Coding, Release};
use crate::text::number::{count, word};

use super::{commitments, of_years, some};

/// Heading.
pub const TITLE: &str = "Methods and rules";
/// Description for search engines and link previews.
pub const DESCRIPTION: &str = "How commitments of the Open Government Partnership are counted here, how certain a share is, and when a \
                               trend may be claimed.";

/// The sentence under the heading, with what is loaded.
#[must_use]
pub fn lede(release: &Release) -> String {
    format!(
        "How {} in {} ({}) become the numbers shown here: what is counted, how certain it is, and when a direction may be \
         claimed. Data release: {}.",
        commitments(release.commitments),
        some(release.plans, "plan", "plans"),
        of_years(release.years),
        release.id,
    )
}

/// Heading of the measures.
pub const MEASURES: &str = "What is counted";
/// Columns of their table.
pub const MEASURE_COLUMNS: [&str; 4] = ["Measure", "k", "n", "Good for"];
/// The measures: name, k, n, what for.
pub const MEASURE_ROWS: [[&str; 4]; 4] = [
    [
        "Plans in force with at least one (default)",
        "Members whose plan in force on 1 July has at least one commitment in the area",
        "Members with a plan in force on 1 July",
        "How far an area has spread. It does not swing with the two-year cycle of plans.",
    ],
    [
        "Share of plans submitted",
        "Plans submitted in the year with at least one commitment in the area",
        "Plans submitted in the year",
        "What new plans take up.",
    ],
    [
        "Share of commitments",
        "Commitments in the area, in plans submitted in the year",
        "All commitments in these plans",
        "How much of the plans an area takes. Trend badges rest on it.",
    ],
    [
        "Count",
        "Commitments in the area, in plans submitted in the year",
        "Shown with the number of plans",
        "The size of the work. Alone it mostly follows how many plans were submitted.",
    ],
];
/// Under the measures.
pub const MEASURE_NOTES: [&str; 3] = [
    "k and n stand beside every share, because 6 of 7 and 600 of 700 are not the same news.",
    "A commitment that carries several areas counts once in each of them, and never twice in one. The areas therefore add up to \
     more than 100%.",
    "A local member counts where its country and its region are meant, unless only national members are chosen.",
];

/// Heading of the plans.
pub const PLANS: &str = "Plans, years and dates";
/// The rules of plans and years.
pub const PLAN_NOTES: [&str; 5] = [
    "The year of a plan is the year in which it was submitted. Commitments have the year of their plan.",
    "A plan is in force on a date if it has started and not yet ended. Of several plans of one member only the latest counts, so \
     that each member counts once.",
    "Where the end is not known, a plan runs for 24 months from its start; where the start is not known, from 1 July of its year. \
     Plans of four years count for all of them.",
    "The year after the last submission is marked as incomplete: plans submitted in it are not known yet.",
    "A year without any plan is a gap, never a zero.",
];

/// Heading of the codings.
pub const CODING: &str = "Codings";
/// What a coding is.
pub const CODING_NOTES: [&str; 3] = [
    "Areas were assigned by different people with different lists. Each such list and its use is a coding.",
    "Series of two codings are never joined: no line, test or sentence crosses from one to another. A view shows one coding, at \
     first the one with most commitments, and says how many commitments carry no area of it.",
    "Only where the source has all plans of the years may a direction be claimed.",
];
/// Columns of the table of codings.
pub const CODING_COLUMNS: [&str; 4] = ["Coding", "Years", "Commitments", "All plans of these years"];

/// Whether a coding is complete.
#[must_use]
pub const fn complete(coding: &Coding) -> &'static str {
    if coding.complete { "yes" } else { "no: no direction is claimed" }
}

/// Heading of the intervals.
pub const INTERVALS: &str = "How certain a share is";

/// The rules of intervals and of presentation.
#[must_use]
pub fn interval_notes() -> [String; 5] {
    [
        "Every share has an interval of about 95%: if the same process had brought other plans, about 95 of 100 such intervals \
         would hold the share behind them. Shares of plans and of members have Wilson’s score interval (1927) of k and n."
            .into(),
        "Commitments of one plan resemble each other: a government that writes one commitment on open data tends to write several. \
         A hundred commitments of ten plans tell less than a hundred of a hundred plans. The design effect says how much less: 1 + \
         (m − 1) × the intraclass correlation, with m the mean size of the year’s plans, weighted by size (Kish 1965). The correlation \
         is estimated from all plans of the place and coding (analysis of variance; Ridout, Demétrio and Firth 1999)."
            .into(),
        "For shares of commitments, Wilson’s interval is computed with k and n divided by the design effect, which is never below \
         1 (Dean and Pagano 2015). All such methods cover somewhat less than they say where few plans are behind the estimate; \
         therefore “about”."
            .into(),
        format!(
            "A share is not shown if it rests on fewer than {FEW_CASES:.0} cases (after division by the design effect) and its \
             interval is wider than {:.0} points. Then only k of n is given, with the words “no share”. The idea is that of the \
             standards of the US National Center for Health Statistics (2017).",
            100.0 * WIDE_INTERVAL
        ),
        "Counts come without an interval: they are what the plans say.".into(),
    ]
}

/// Heading of the badges.
pub const BADGES: &str = "When a trend may be claimed";
/// Before the badges.
pub const BADGES_LEDE: &str = "Each series, an area in a place, has a badge. It is about the share of commitments in plans submitted, whatever \
                               measure is shown, and about all years of the coding, whatever years are shown: nobody can find a trend \
                               by trying windows.";
/// Columns of the list of badges.
pub const BADGE_COLUMNS: [&str; 2] = ["Badge", "Meaning"];

/// What a badge means.
#[must_use]
pub fn meaning(badge: Badge) -> String {
    let percent = |share: f64| format!("{:.0}%", 100.0 * share);
    let rare = format!(
        "under {} of commitments and under {} of plans",
        percent(RARE_COMMITMENTS),
        percent(RARE_PLANS)
    );
    let several = format!("{SEVERAL_MEMBERS} or more members in {SEVERAL_REGIONS} or more regions");
    match badge {
        Badge::Rising => "All four steps are passed, and the share rose.".into(),
        Badge::Emerging => format!("Rising, from {rare} in the first years, with {several} in the last."),
        Badge::NoClearChange => {
            "The test was made; the change is too small, or chance and the number of comparisons may explain it. This does not \
             say that nothing changed."
                .into()
        }
        Badge::Falling => "All four steps are passed, and the share fell.".into(),
        Badge::Fading => format!("Falling, to {rare} in the last years, with {several} in the first."),
        Badge::NotEnoughData => "The first step is not passed: no test was made, and no direction is claimed.".into(),
        Badge::CodingChanged => {
            "Years are missing only because the coding changed among them; together with other codings there would be enough.".into()
        }
    }
}

/// Heading of the steps.
pub const STEPS: &str = "The four steps";

/// The steps of the rule.
#[must_use]
pub fn steps() -> [String; 4] {
    let block = word(usize::try_from(BLOCK_YEARS).unwrap_or_default());
    [
        format!(
            "Enough data: the source has all plans of the years; at least {NEEDED_YEARS} years with plans under one coding, at least \
             {NEEDED_COMMITMENTS} commitments in the area, and at least {NEEDED_PLANS} plans in the first {block} and in the last \
             {block} years. {} years hold two full cycles of plans, so that each member counts about equally.",
            capital(&block)
        ),
        "A score test for a linear trend in the share (Cochran 1954, Armitage 1955), with the variance taken from the plans, so that \
         commitments of one plan may resemble each other (Rotnitzky and Jewell 1990)."
            .into(),
        format!(
            "Of twenty areas that do not change, one looks as if it did. p is therefore adjusted over all areas of the coding \
             in the places asked about, shown or not (Benjamini and Hochberg 1995), and the adjusted p must be at most \
             {FALSE_DISCOVERY_RATE:.2}. The panel “Why” says how many were compared."
        ),
        format!(
            "A change that matters: the share of the last {block} years is at least {RISE} times, or at most {FALL:.2} times, that of the \
             first {block}."
        ),
    ]
}

/// Why the line in force is not tested.
pub const NOT_TESTED: &str = "The line of plans in force is drawn but not tested: one plan appears at several dates, so its points are not \
                              independent of each other.";

/// Heading of the simulation.
pub const TESTED: &str = "What the rule was tested on";
/// Before its table.
pub const TESTED_TEXT: &str = "Eight rules were tried on simulated data: 60 areas, 13 years, 400 runs. A good rule seldom flags what did not \
                               change, and finds what did.";
/// Columns of the table.
pub const TESTED_COLUMNS: [&str; 4] =
    ["Rule", "Flags when nothing changes", "Finds areas that double in 8 years", "False among its flags"];
/// The rules tried; the one in use is the seventh.
pub const TESTED_ROWS: [[&str; 4]; 8] = [
    ["Count ±20% on last year", "90.9%", "95.0%", "82.7%"],
    ["Share ±20% on last year", "53.7%", "44.1%", "85.7%"],
    ["Mann–Kendall on counts", "0.5%", "36.9%", "4.5%"],
    ["Mann–Kendall on shares", "4.1%", "77.9%", "17.7%"],
    ["Binomial trend, clustering ignored", "14.1%", "92.3%", "42.0%"],
    ["Clustered trend, p < .05", "5.2%", "86.9%", "20.2%"],
    ["Clustered trend, adjusted p, size of the change (in use)", "0.2%", "81.1%", "6.5%"],
    ["Last 4 against the 4 years before, adjusted p, size of the change", "0.2%", "47.1%", "8.6%"],
];
/// What the simulation assumes.
pub const TESTED_NOTE: &str = "Assumed: plans of about 13 commitments (Poisson, at least 3), an intraclass correlation of 0.06, areas that \
                               1% to 35% of commitments carry, 45 plans in even and 25 in odd years. Coding changes and new members are \
                               not modelled: take the figures as the best case.";

/// Heading of the sources.
pub const SOURCES: &str = "Sources";
/// The publications that the rules come from.
pub const SOURCE_LIST: [&str; 9] = [
    "Armitage, P. (1955). Tests for linear trends in proportions and frequencies. Biometrics 11.",
    "Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical Society B 57.",
    "Cochran, W. G. (1954). Some methods for strengthening the common χ² tests. Biometrics 10.",
    "Dean, N. and Pagano, M. (2015). Evaluating confidence interval methods for binomial proportions in clustered surveys. Journal of \
     Survey Statistics and Methodology 3.",
    "Kish, L. (1965). Survey Sampling. Wiley.",
    "National Center for Health Statistics (2017). Data presentation standards for proportions. Vital and Health Statistics 2 (175).",
    "Ridout, M. S., Demétrio, C. G. B. and Firth, D. (1999). Estimating intraclass correlation for binary data. Biometrics 55.",
    "Rotnitzky, A. and Jewell, N. P. (1990). Hypothesis testing of regression parameters in semiparametric generalized linear models \
     for cluster correlated data. Biometrika 77.",
    "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical \
     Association 22.",
];

/// What is loaded: name and number.
#[must_use]
pub fn loaded(release: &Release) -> [(&'static str, String); 4] {
    [
        ("Commitments", count(release.commitments)),
        ("Plans", count(release.plans)),
        ("Members", count(release.national_members + release.local_members)),
        ("Codings", count(u32::try_from(release.codings.len()).unwrap_or(u32::MAX))),
    ]
}
/// Name of the list of what is loaded.
pub const LOADED: &str = "Loaded now";

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
