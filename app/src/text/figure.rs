//! What a figure says about an answer: title, subtitle, source line, and the sentences for those who do not see it.
//!
//! Names the subject and gives the numbers; never makes a claim such as "rose" or "fell", which needs a test first.

use super::say::{self, say};
use super::{absent, explorer, number, ratings};
use crate::model::answer::{Answer, Point, Series};
use crate::model::detail::Ranked;
use crate::model::lang::Lang;
use crate::model::place::PlaceKind;
use crate::model::query::{Counting, Measure};
use crate::model::release::Kind;
use crate::model::show::{Split, Tab, focused};

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
    /// Key to bands and to tinted and hatched columns of the narrow drawing, where there are any.
    pub narrow_key: Option<String>,
}

/// The words for an answer, in the language of its question.
#[must_use]
pub fn words(answer: &Answer) -> Words {
    let title = title(answer);
    let subject = titled(&say(answer.query.lang).subject(&area_names(answer), answer.query.by), answer, "");
    let alt =
        cut(&say(answer.query.lang).alt(is_split(answer), &subject, &places(answer, true), &years(answer)));
    let mut words = Words {
        subtitle: subtitle(answer),
        source: source(answer),
        description: description(answer, &answer.series.iter().collect::<Vec<_>>()),
        measure: say(answer.query.lang).measure(answer.query.measure, answer.query.by),
        narrow_key: key(answer, &answer.series.iter().map(|series| vec![series]).collect::<Vec<_>>()),
        title,
        alt,
    };
    explorer::adapt(answer, &mut words);
    words
}

/// Sentence and description for the drawing of one series out of an answer.
#[must_use]
pub fn series_words(answer: &Answer, series: &Series) -> (String, String) {
    let title = titled(&series.area.name, answer, "");
    let place = say(answer.query.lang).places(
        &[&series.place.name],
        is_world(series),
        answer.query.selection.level,
        true,
    );
    (cut(&say(answer.query.lang).alt(false, &title, &place, &years(answer))), description(answer, &[series]))
}

/// What distinguishes a series from the others of its answer: its area, its place, or both.
#[must_use]
pub fn series_name(answer: &Answer, series: &Series) -> String {
    match (area_names(answer).len() > 1, place_names(answer).len() > 1) {
        (_, false) => series.area.name.clone(),
        (false, true) => series.place.name.clone(),
        (true, true) => say(answer.query.lang).area_in_place(&series.area.name, &series.place.name),
    }
}

/// Whether a point is drawn: a count wherever there is something to count, a share only where it is certain enough.
#[must_use]
pub fn is_drawn(measure: Measure, point: &Point) -> bool {
    if measure == Measure::Count { point.n > 0 } else { point.is_shown() }
}

/// The last drawn point that later submissions cannot change, or else the last drawn point.
#[must_use]
pub fn last_complete(measure: Measure, series: &Series) -> Option<&Point> {
    last(series, |point| is_drawn(measure, point))
}

/// Of a series without any drawn point the last one with something to count: only its k of n may be given.
#[must_use]
pub fn too_few(measure: Measure, series: &Series) -> Option<&Point> {
    let drawn = series.points.iter().any(|point| is_drawn(measure, point));
    if drawn { None } else { last(series, |point| point.n > 0) }
}

fn last(series: &Series, is_meant: impl Fn(&Point) -> bool) -> Option<&Point> {
    let meant = || series.points.iter().rev().filter(|point| is_meant(point));
    meant().find(|point| !point.incomplete).or_else(|| meant().next())
}

fn is_world(series: &Series) -> bool {
    series.place.kind == PlaceKind::World
}

/// Whether the answer is drawn in several panels.
fn is_split(answer: &Answer) -> bool {
    Split::of(answer) != Split::None
}

fn title(answer: &Answer) -> String {
    let subject = say(answer.query.lang).subject(&area_names(answer), answer.query.by);
    let places = place_names(answer);
    let place = match (places.as_slice(), answer.series.first()) {
        ([_], Some(series)) if is_world(series) => "",
        ([one], _) => one,
        ([], _) => "",
        _ => say(answer.query.lang).by_places(common_kind(answer)),
    };
    titled(&subject, answer, place)
}

/// Subject, measure and place; stars name their formula, because each has its own trend.
fn titled(subject: &str, answer: &Answer, place: &str) -> String {
    let query = &answer.query;
    if query.measure == Measure::Starred {
        let noun = ratings::noun(query.measure, query.formula, query.lang);
        let place = if place.is_empty() { String::new() } else { format!(", {place}") };
        return format!("{subject}, {noun}{place}");
    }
    say(query.lang).title(subject, query.measure, place)
}

fn subtitle(answer: &Answer) -> String {
    let notes = [absent::gaps(answer).map(str::to_owned), band(answer)].into_iter().flatten();
    notes.fold(scope(answer), |text, note| format!("{text} {note}"))
}

/// Measure, unit, denominator, place and years: what a table of the same numbers is about.
#[must_use]
pub fn scope(answer: &Answer) -> String {
    let query = &answer.query;
    let measure = say(answer.query.lang).measure_and_unit(query.measure, query.by);
    let years = if answer.years.is_empty() { String::new() } else { format!(", {}", years(answer)) };
    format!("{measure}. {}{years}.", places(answer, false))
}

/// What the band is, where there is one: around the first series of each panel.
fn band(answer: &Answer) -> Option<String> {
    let (areas, places) = (area_names(answer).len(), place_names(answer).len());
    if is_split(answer) {
        answer.series.iter().find(|series| has_band(answer, series))?;
        return Some(
            if areas == 1 || places == 1 { say::BANDS } else { say::BANDS_OF_FIRST }
                .of(answer.query.lang)
                .into(),
        );
    }
    let first = focused(answer).next().or(answer.series.first());
    let focus = first.filter(|series| has_band(answer, series))?;
    Some(say(answer.query.lang).band(&series_name(answer, focus)))
}

/// Whether an interval can be drawn around a series. There is none around counts: it belongs to the share.
fn has_band(answer: &Answer, series: &Series) -> bool {
    let measure = answer.query.measure;
    measure != Measure::Count && series.points.iter().any(|point| is_drawn(measure, point))
}

fn places(answer: &Answer, within_sentence: bool) -> String {
    let world = answer.series.iter().all(is_world);
    say(answer.query.lang).places(&place_names(answer), world, answer.query.selection.level, within_sentence)
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
    let mut parts = vec![say(answer.query.lang).source(
        &files(answer),
        years.as_deref(),
        release.commitments,
        &release.id,
    )];
    if answer.query.measure == Measure::Inforce {
        parts.push(say::TERM.of(answer.query.lang).into());
    }
    if answer.query.counting == Counting::Fractional {
        parts.push(explorer::FRACTIONAL.of(answer.query.lang).into());
    } else if area_names(answer).len() > 1 && !answer.query.measure.is_rated() {
        parts.push(say(answer.query.lang).overlap(answer.query.measure).into());
    }
    if answer.left_out > 0 {
        parts.push(say(answer.query.lang).left_out(answer.left_out));
    }
    if let Some((first, last)) = coding_break(answer) {
        parts.push(say(answer.query.lang).other_coding(&number::years(first, last)));
    }
    parts.join(" ")
}

/// First and last year of the plans after the coding of the answer: another coding has them, so no line may go there.
#[must_use]
pub fn coding_break(answer: &Answer) -> Option<(i32, i32)> {
    let (_, end) = answer.coding.years?;
    let others = answer.release.codings.iter().filter(|coding| coding.id != answer.coding.id);
    let later: Vec<_> = others.filter_map(|coding| coding.years).filter(|(_, last)| *last > end).collect();
    let first = later.iter().map(|(first, _)| (*first).max(end + 1)).min()?;
    Some((first, later.iter().map(|(_, last)| *last).max()?))
}

fn files(answer: &Answer) -> String {
    let sources = &answer.release.sources;
    match answer.release.kind {
        Kind::Sample => return say::SAMPLE.of(answer.query.lang).into(),
        Kind::Simulated => return say::SIMULATED.of(answer.query.lang).into(),
        Kind::Loaded => {}
    }
    let named = sources.iter().take(MAX_FILES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match sources.len().saturating_sub(MAX_FILES) {
        0 => named,
        more => say(answer.query.lang).more_files(&named, more),
    }
}

fn description(answer: &Answer, series: &[&Series]) -> String {
    let of_one_time = answer.query.show.tab.is_of_one_time();
    // What stands beside is drawn like the rest.
    let beside = answer.context.iter().filter(|_| of_one_time);
    let told: Vec<&Series> = series.iter().copied().chain(beside).collect();
    let mut parts: Vec<String> = told
        .iter()
        .enumerate()
        .take(MAX_FACTS)
        .map(|(at, one)| facts(answer, one, at >= series.len()))
        .collect();
    if told.len() > MAX_FACTS {
        parts.push(say(answer.query.lang).and_more(told.len() - MAX_FACTS));
    }
    if of_one_time {
        parts.extend(explorer::incomplete(answer).map(str::to_owned));
    } else {
        parts.extend(absent::sentences(answer, series));
    }
    let release = &answer.release;
    let years = release.years.map(|(first, last)| number::years(first, last));
    parts.push(say(answer.query.lang).source(
        &files(answer),
        years.as_deref(),
        release.commitments,
        &release.id,
    ));
    parts.join(" ")
}

/// What is drawn of a series: its numbers over the years, its one number, or its rank.
fn facts(answer: &Answer, series: &Series, is_beside: bool) -> String {
    let (query, lang) = (&answer.query, answer.query.lang);
    let name = if is_beside {
        say(lang).area_in_place(&series.area.name, &series.place.name)
    } else {
        series_name(answer, series)
    };
    let drawn = match query.show.tab {
        Tab::Bar | Tab::Heat => series.total.map(|total| explorer::total(answer, &total)),
        Tab::Bump => last_rank(series).map(|ranked| {
            let (rank, year) = (explorer::ranked(lang, ranked), ranked.year);
            format!("{}, {year}", say::uncapitalized(&rank))
        }),
        Tab::Line | Tab::Table => None,
    };
    match drawn {
        Some(drawn) => format!("{name}{} {drawn}.", lang.choose(":", ":", "\u{a0}:")),
        None => facts_of(query.measure, series, &name, lang),
    }
}

/// The rank of the last year that later submissions cannot change, or else the last rank.
#[must_use]
pub fn last_rank(series: &Series) -> Option<&Ranked> {
    let may_change =
        |ranked: &&Ranked| series.points.iter().any(|point| point.year == ranked.year && point.incomplete);
    let ranks = || series.details.ranks.iter().rev();
    ranks().find(|ranked| !may_change(ranked)).or_else(|| ranks().next())
}

/// The numbers of a series at its first and last complete year; k of n alone where a share is too uncertain, and of counts.
#[must_use]
pub fn facts_of(measure: Measure, series: &Series, name: &str, lang: Lang) -> String {
    let say = say(lang);
    let Some(last) = last_complete(measure, series) else {
        return too_few(measure, series).map_or_else(
            || say.no_facts(name),
            |point| say.too_few_facts(name, point.k, point.n, point.year),
        );
    };
    let first = series.points.iter().find(|point| is_drawn(measure, point) && point.year < last.year);
    let size = |point: &Point| explorer::size(measure, lang, point);
    let first = first.map(|point| (size(point), point.year));
    say.facts(name, first.as_ref().map(|(size, year)| (size.as_str(), *year)), (&size(last), last.year))
}

/// Key to the bands and the tinted and hatched columns of small panels, where there are any. Each panel is its series.
#[must_use]
pub fn key(answer: &Answer, panels: &[Vec<&Series>]) -> Option<String> {
    // The subtitle explains the bands of the wide drawing; here the other series of its one panel have theirs as well.
    let more_bands = panels.len() > 1
        && !is_split(answer)
        && panels.iter().flatten().any(|series| has_band(answer, series));
    let all: Vec<_> = panels.iter().flatten().copied().collect();
    let parts = [
        more_bands.then(|| say::BANDS.of(answer.query.lang).to_owned()),
        absent::hatched(answer, panels),
        absent::incomplete(answer, &all).map(|text| say(answer.query.lang).tinted(&text)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
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
