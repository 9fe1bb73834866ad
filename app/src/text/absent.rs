//! Years without a point, and years that may still change: which they are, why, and how a figure says so.

use super::figure::is_drawn;
use super::phrase::phrase;
use super::say::{self, say};
use super::{explorer, number, ratings};
use crate::model::answer::{Answer, LEAST_CASES, Point, Series, Unrated};
use crate::model::lang::Lang;
use crate::model::query::Measure;

/// Years in which some of the series are drawn and incomplete.
#[must_use]
pub fn incomplete_years(answer: &Answer, series: &[&Series]) -> Vec<i32> {
    let measure = answer.query.measure;
    let incomplete =
        |year: &i32| points(series, *year).any(|point| point.incomplete && is_drawn(measure, point));
    answer.years.iter().copied().filter(incomplete).collect()
}

/// Years in which there is nothing to count in any of the series: no plans, or of ratings none.
#[must_use]
pub fn empty_years(answer: &Answer, series: &[&Series]) -> Vec<i32> {
    let empty = |year: &i32| points(series, *year).all(|point| point.n == 0);
    answer.years.iter().copied().filter(empty).collect()
}

/// Years in which there is something to count, but in none of the series a share that is certain enough.
#[must_use]
pub fn uncertain_years(answer: &Answer, series: &[&Series]) -> Vec<i32> {
    let measure = answer.query.measure;
    let uncertain = |year: &i32| {
        points(series, *year).any(|point| point.n > 0)
            && !points(series, *year).any(|point| is_drawn(measure, point))
    };
    answer.years.iter().copied().filter(uncertain).collect()
}

/// Whether in all of these years any share would be too uncertain, whatever k is.
fn are_few(series: &[&Series], years: &[i32]) -> bool {
    years.iter().all(|year| points(series, *year).all(|point| point.n < LEAST_CASES))
}

/// What stands above a hatched column of years without a certain share, in full and in short: `7 members: too few`.
#[must_use]
pub fn uncertain_words(answer: &Answer, series: &[&Series], years: &[i32]) -> (String, &'static str) {
    let few = are_few(series, years);
    let short = if few { say::TOO_FEW } else { say::TOO_UNCERTAIN }.of(answer.query.lang);
    let full = group_sizes(answer, series, years)
        .map_or_else(|| short.into(), |sizes| say(answer.query.lang).too_few_of(&group(answer, sizes), few));
    (full, short)
}

/// What stands above a hatched column of years with nothing to count, in full and in short: `No plans`, or of ratings
/// `None rated: pending`.
#[must_use]
pub fn empty_words(answer: &Answer, series: &[&Series], years: &[i32]) -> (String, &'static str) {
    let lang = answer.query.lang;
    if !answer.query.measure.is_rated() {
        let none = say::NO_PLANS.of(lang);
        return (none.into(), none);
    }
    let none = explorer::NONE_RATED.of(lang);
    let reason = years.first().and_then(|year| reason(answer, series, *year));
    let full = reason.map(|reason| format!("{none}{} {reason}", lang.choose(":", ":", "\u{a0}:")));
    (full.unwrap_or_else(|| none.into()), none)
}

/// Years without anything to count that follow each other and have the same reason.
pub fn empty_runs<'a>(
    answer: &'a Answer,
    series: &'a [&Series],
    years: &'a [i32],
) -> impl Iterator<Item = &'a [i32]> {
    years.chunk_by(|one, next| {
        one + 1 == *next && reason(answer, series, *one) == reason(answer, series, *next)
    })
}

/// Why nothing is rated in a year, where all commitments have the same reason.
fn reason(answer: &Answer, series: &[&Series], year: i32) -> Option<&'static str> {
    let unrated = points(series, year).filter_map(|point| point.unrated);
    let all = unrated.fold(Unrated::default(), Unrated::and);
    ratings::one_reason(&all).map(|reason| reason.of(answer.query.lang))
}

/// Least and greatest size of the groups of some years: members or plans. `None` where the series differ in it.
fn group_sizes(answer: &Answer, series: &[&Series], years: &[i32]) -> Option<(u32, u32)> {
    let mut sizes = Vec::new();
    for year in years {
        // What makes a share of commitments uncertain is how few plans they come from.
        let size = |point: &Point| {
            if answer.query.measure == Measure::Share { point.plans } else { point.n }
        };
        let mut of_year = points(series, *year).map(size);
        let first = of_year.next()?;
        if of_year.any(|other| other != first) {
            return None;
        }
        sizes.push(first);
    }
    sizes.iter().min().copied().zip(sizes.iter().max().copied())
}

fn group(answer: &Answer, (least, greatest): (u32, u32)) -> String {
    say(answer.query.lang).group(
        answer.query.measure,
        &number::range(answer.query.lang, least, greatest),
        greatest == 1,
    )
}

fn points<'a>(series: &'a [&Series], year: i32) -> impl Iterator<Item = &'a Point> {
    series.iter().flat_map(|series| &series.points).filter(move |point| point.year == year)
}

/// What a description says of the years without a point and of those that may still change.
pub(super) fn sentences(answer: &Answer, series: &[&Series]) -> impl Iterator<Item = String> {
    [nothing(answer, series), no_share(answer, series), incomplete(answer, series)].into_iter().flatten()
}

fn nothing(answer: &Answer, series: &[&Series]) -> Option<String> {
    let lang = answer.query.lang;
    let years = empty_years(answer, series);
    years.first()?;
    if !answer.query.measure.is_rated() {
        return Some(say(lang).no_plans(answer.query.measure, &ranges(&years)));
    }
    let with_reason = |run: &[i32]| {
        let reason = run.first().and_then(|year| reason(answer, series, *year));
        reason.map_or_else(|| ranges(run), |reason| format!("{} ({reason})", ranges(run)))
    };
    let years: Vec<String> = empty_runs(answer, series, &years).map(with_reason).collect();
    let years = years.join(", ");
    Some(match lang {
        Lang::En => format!("No commitment was rated in {years}."),
        Lang::Es => format!("Ningún compromiso fue calificado en {years}."),
        Lang::Fr => format!("Aucun engagement n’a été noté en {years}."),
    })
}

/// The same where each panel has its own years.
fn nothing_then(answer: &Answer) -> String {
    let lang = answer.query.lang;
    if answer.query.measure.is_rated() {
        return phrase("No commitment rated.", "Ningún compromiso calificado.", "Aucun engagement noté.")
            .of(lang)
            .into();
    }
    say(lang).no_plans_then(answer.query.measure)
}

fn no_share(answer: &Answer, series: &[&Series]) -> Option<String> {
    let years = uncertain_years(answer, series);
    let (measure, few) = (answer.query.measure, are_few(series, &years));
    match (years.as_slice(), group_sizes(answer, series, &years)) {
        ([], _) => None,
        ([year], Some(sizes)) => Some(say(answer.query.lang).too_few_in(*year, &group(answer, sizes), few)),
        _ => Some(say(answer.query.lang).too_few(measure, &ranges(&years), few)),
    }
}

/// Which years may still change.
pub(super) fn incomplete(answer: &Answer, series: &[&Series]) -> Option<String> {
    let years = ranges(&incomplete_years(answer, series));
    (!years.is_empty()).then(|| say(answer.query.lang).incomplete(&years))
}

/// What the gaps of some lines are, in years in which others are drawn.
pub(super) fn gaps(answer: &Answer) -> Option<&'static str> {
    let measure = answer.query.measure;
    let all: Vec<&Series> = answer.series.iter().collect();
    let hatched = uncertain_years(answer, &all);
    let is_gap = |point: &Point| point.n > 0 && !is_drawn(measure, point) && !hatched.contains(&point.year);
    let lines = answer.series.iter().filter(|series| series.points.iter().any(|p| is_drawn(measure, p)));
    lines.flat_map(|series| &series.points).find(|point| is_gap(point))?;
    Some(
        phrase(
            "Gaps in a line: too uncertain for a share; the table has k of n.",
            "Huecos en una línea: demasiado incierto para una proporción; la tabla da k de n.",
            "Trous dans une ligne\u{a0}: trop incertain pour une part\u{a0}; le tableau donne k sur n.",
        )
        .of(answer.query.lang),
    )
}

/// Key to the hatched columns of small panels, where there are any. Each panel is its series.
pub(super) fn hatched(answer: &Answer, panels: &[Vec<&Series>]) -> Option<String> {
    let lang = answer.query.lang;
    let all: Vec<_> = panels.iter().flatten().copied().collect();
    let empty = common(panels, |series| empty_years(answer, series))
        .map(|common| nothing(answer, &all).filter(|_| common).unwrap_or_else(|| nothing_then(answer)));
    let uncertain = common(panels, |series| uncertain_years(answer, series)).map(|common| {
        let few = panels.iter().all(|series| are_few(series, &uncertain_years(answer, series)));
        no_share(answer, &all)
            .filter(|_| common)
            .unwrap_or_else(|| say(lang).too_few_then(answer.query.measure, few))
    });
    say(lang).hatched(empty.as_deref(), uncertain.as_deref())
}

/// Whether all panels have the same of some years; `None` where no panel has any.
fn common(panels: &[Vec<&Series>], years: impl Fn(&[&Series]) -> Vec<i32>) -> Option<bool> {
    let years: Vec<_> = panels.iter().map(|series| years(series)).collect();
    years.iter().find(|years| !years.is_empty())?;
    Some(years.iter().all(|other| Some(other) == years.first()))
}

/// Ascending years as ranges: `2012, 2014–2016`.
fn ranges(years: &[i32]) -> String {
    let ranges = years.chunk_by(|one, next| one + 1 == *next);
    let texts = ranges.filter_map(|run| Some(number::years(*run.first()?, *run.last()?)));
    texts.collect::<Vec<_>>().join(", ")
}
