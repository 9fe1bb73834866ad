//! What a figure says about an answer: title, subtitle, source line, and the sentences for those who do not see it.
//!
//! Names the subject and gives the numbers; never makes a claim such as "rose" or "fell", which needs a test first.

use super::{en, number};
use crate::model::answer::{Answer, Point, Series};
use crate::model::place::PlaceKind;
use crate::model::query::{Facet, Measure};

/// The longest sentence in place of a picture, in characters.
pub const MAX_ALT: usize = 250;
/// Series whose numbers a description gives.
const MAX_FACTS: usize = 10;
/// Files that a source line names.
const MAX_FILES: usize = 3;

/// The words of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Subject and measure in plain words.
    pub title: String,
    /// Measure, unit, denominator, place, years.
    pub subtitle: String,
    /// Source, years, rows, data release, and the assumptions that matter most.
    pub source: String,
    /// One sentence in place of the picture, at most [`MAX_ALT`] characters.
    pub alt: String,
    /// The main numbers, size of the data and release, in sentences.
    pub description: String,
    /// What the measure counts.
    pub measure: String,
    /// Key to tinted and hatched columns, where there are any.
    pub columns: Option<String>,
}

/// The words for an answer, in English.
#[must_use]
pub fn words(answer: &Answer) -> Words {
    let title = title(answer);
    let subject = en::title(&en::subject(&area_names(answer), answer.query.by), answer.query.measure, "");
    let alt = cut(&en::alt(is_split(answer), &subject, &places(answer, true), &years(answer)));
    Words {
        subtitle: subtitle(answer),
        source: source(answer),
        description: description(answer, &answer.series.iter().collect::<Vec<_>>()),
        measure: en::measure(answer.query.measure, answer.query.by),
        columns: columns(answer),
        title,
        alt,
    }
}

/// Sentence and description for the drawing of one series out of an answer.
#[must_use]
pub fn series_words(answer: &Answer, series: &Series) -> (String, String) {
    let title = en::title(&series.area.name, answer.query.measure, "");
    let place = en::places(&[&series.place.name], is_world(series), answer.query.selection.level, true);
    (cut(&en::alt(false, &title, &place, &years(answer))), description(answer, &[series]))
}

/// What distinguishes a series from the others of its answer: its area, its place, or both.
#[must_use]
pub fn series_name(answer: &Answer, series: &Series) -> String {
    match (area_names(answer).len() > 1, place_names(answer).len() > 1) {
        (_, false) => series.area.name.clone(),
        (false, true) => series.place.name.clone(),
        (true, true) => en::area_in_place(&series.area.name, &series.place.name),
    }
}

/// The last point that later submissions cannot change, or else the last point with anything to count.
#[must_use]
pub fn last_complete(series: &Series) -> Option<&Point> {
    let counted = || series.points.iter().rev().filter(|point| point.n > 0);
    counted().find(|point| !point.incomplete).or_else(|| counted().next())
}

/// Years in which some of the series are incomplete.
#[must_use]
pub fn incomplete_years(answer: &Answer, series: &[&Series]) -> Vec<i32> {
    let incomplete = |year: &i32| points(series, *year).any(|point| point.incomplete && point.n > 0);
    answer.years.iter().copied().filter(incomplete).collect()
}

/// Years in which there is nothing to count in any of the series.
#[must_use]
pub fn empty_years(answer: &Answer, series: &[&Series]) -> Vec<i32> {
    let empty = |year: &i32| points(series, *year).all(|point| point.n == 0);
    answer.years.iter().copied().filter(empty).collect()
}

fn points<'a>(series: &'a [&Series], year: i32) -> impl Iterator<Item = &'a Point> {
    series.iter().flat_map(|series| &series.points).filter(move |point| point.year == year)
}

fn is_world(series: &Series) -> bool {
    series.place.kind == PlaceKind::World
}

/// Whether the answer is drawn in several panels.
fn is_split(answer: &Answer) -> bool {
    answer.series.len() > 5 || answer.query.facet != Facet::None && answer.series.len() > 1
}

fn title(answer: &Answer) -> String {
    let subject = en::subject(&area_names(answer), answer.query.by);
    let places = place_names(answer);
    let place = match (places.as_slice(), answer.series.first()) {
        ([_], Some(series)) if is_world(series) => "",
        ([one], _) => one,
        ([], _) => "",
        _ => en::by_places(common_kind(answer)),
    };
    en::title(&subject, answer.query.measure, place)
}

fn subtitle(answer: &Answer) -> String {
    let query = &answer.query;
    let measure = en::measure_and_unit(query.measure, query.by);
    let years = if answer.years.is_empty() { String::new() } else { format!(", {}", years(answer)) };
    format!("{measure}. {}{years}.", places(answer, false))
}

fn places(answer: &Answer, within_sentence: bool) -> String {
    let world = answer.series.iter().all(is_world);
    en::places(&place_names(answer), world, answer.query.selection.level, within_sentence)
}

fn years(answer: &Answer) -> String {
    match (answer.years.first(), answer.years.last()) {
        (Some(first), Some(last)) => number::years(*first, *last),
        _ => String::new(),
    }
}

fn source(answer: &Answer) -> String {
    let release = &answer.release;
    let years = release.years.map(|(first, last)| number::years(first, last));
    let mut parts = vec![en::source(&files(answer), years.as_deref(), release.commitments, &release.id)];
    if answer.query.measure == Measure::Inforce {
        parts.push(en::TERM.into());
    }
    if area_names(answer).len() > 1 {
        parts.push(en::overlap(answer.query.measure).into());
    }
    if answer.left_out > 0 {
        parts.push(en::left_out(answer.left_out));
    }
    parts.join(" ")
}

fn files(answer: &Answer) -> String {
    let sources = &answer.release.sources;
    if answer.release.sample || sources.is_empty() {
        return en::SAMPLE.into();
    }
    let named = sources.iter().take(MAX_FILES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match sources.len().saturating_sub(MAX_FILES) {
        0 => named,
        more => en::more_files(&named, more),
    }
}

fn description(answer: &Answer, series: &[&Series]) -> String {
    let mut parts: Vec<String> = series.iter().take(MAX_FACTS).map(|one| facts(answer, one)).collect();
    if series.len() > MAX_FACTS {
        parts.push(en::and_more(series.len() - MAX_FACTS));
    }
    parts.extend(no_plans(answer, series));
    parts.extend(incomplete(answer, series));
    let release = &answer.release;
    let years = release.years.map(|(first, last)| number::years(first, last));
    parts.push(en::source(&files(answer), years.as_deref(), release.commitments, &release.id));
    parts.join(" ")
}

fn facts(answer: &Answer, series: &Series) -> String {
    let name = series_name(answer, series);
    let Some(last) = last_complete(series) else { return en::no_facts(&name) };
    let first = series.points.iter().find(|point| point.n > 0 && point.year < last.year);
    let size = |point: &Point| en::size(point.k, point.n);
    let first = first.map(|point| (size(point), point.year));
    en::facts(&name, first.as_ref().map(|(size, year)| (size.as_str(), *year)), (&size(last), last.year))
}

/// Key to tinted and hatched columns, where there are any.
#[must_use]
pub fn columns(answer: &Answer) -> Option<String> {
    let series: Vec<_> = answer.series.iter().collect();
    en::columns_key(no_plans(answer, &series).as_deref(), incomplete(answer, &series).as_deref())
}

fn no_plans(answer: &Answer, series: &[&Series]) -> Option<String> {
    let years = runs(&empty_years(answer, series));
    (!years.is_empty()).then(|| en::no_plans(answer.query.measure, &years))
}

fn incomplete(answer: &Answer, series: &[&Series]) -> Option<String> {
    let years = runs(&incomplete_years(answer, series));
    (!years.is_empty()).then(|| en::incomplete(&years))
}

/// Ascending years as ranges: `2012, 2014–2016`.
fn runs(years: &[i32]) -> String {
    let ranges = years.chunk_by(|one, next| one + 1 == *next);
    let texts = ranges.filter_map(|run| Some(number::years(*run.first()?, *run.last()?)));
    texts.collect::<Vec<_>>().join(", ")
}

/// Names of the areas, each once, in the order of the series.
fn area_names(answer: &Answer) -> Vec<&str> {
    distinct(answer.series.iter().map(|series| (series.area.id.as_str(), series.area.name.as_str())))
}

/// Names of the places, each once, in the order of the series.
fn place_names(answer: &Answer) -> Vec<&str> {
    distinct(answer.series.iter().map(|series| (series.place.id.as_str(), series.place.name.as_str())))
}

fn distinct<'a>(named: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<&'a str> {
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for one in named {
        if !seen.iter().any(|(id, _)| *id == one.0) {
            seen.push(one);
        }
    }
    seen.into_iter().map(|(_, name)| name).collect()
}

fn common_kind(answer: &Answer) -> Option<PlaceKind> {
    let kind = answer.series.first()?.place.kind;
    answer.series.iter().all(|series| series.place.kind == kind).then_some(kind)
}

/// Keeps a sentence within [`MAX_ALT`] characters, cut at a word.
fn cut(sentence: &str) -> String {
    if sentence.chars().count() <= MAX_ALT {
        return sentence.into();
    }
    let head: String = sentence.chars().take(MAX_ALT - 1).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head);
    format!("{}…", head.trim_end_matches([',', ' ']))
}
