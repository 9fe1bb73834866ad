//! What a figure says about an answer: title, subtitle, source line, and the sentences for those who do not see it.
//!
//! Names the subject and gives the numbers; never makes a claim such as "rose" or "fell", which needs a test first.

use super::say::{self, say};
use super::{explorer, number, ratings};
use crate::model::answer::{Answer, Point, Series};
use crate::model::lang::Lang;
use crate::model::place::PlaceKind;
use crate::model::query::{Counting, Measure};
use crate::model::release::Kind;
use crate::model::show::{Split, focused};

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

/// Years in which some of the series are drawn and incomplete.
#[must_use]
pub fn incomplete_years(answer: &Answer, series: &[&Series]) -> Vec<i32> {
    let measure = answer.query.measure;
    let incomplete =
        |year: &i32| points(series, *year).any(|point| point.incomplete && is_drawn(measure, point));
    answer.years.iter().copied().filter(incomplete).collect()
}

/// Years in which there is nothing to count in any of the series.
#[must_use]
pub fn empty_years(answer: &Answer, series: &[&Series]) -> Vec<i32> {
    let empty = |year: &i32| points(series, *year).all(|point| point.n == 0);
    answer.years.iter().copied().filter(empty).collect()
}

/// Years in which there is something to count, but in none of the series enough for a share.
#[must_use]
pub fn too_few_years(answer: &Answer, series: &[&Series]) -> Vec<i32> {
    let measure = answer.query.measure;
    let too_few = |year: &i32| {
        points(series, *year).any(|point| point.n > 0)
            && !points(series, *year).any(|point| is_drawn(measure, point))
    };
    answer.years.iter().copied().filter(too_few).collect()
}

/// What stands above a hatched column of years with too few: `7 members: too few`.
#[must_use]
pub fn too_few_words(answer: &Answer, series: &[&Series], years: &[i32]) -> String {
    group_sizes(answer, series, years).map_or_else(
        || say::TOO_FEW.of(answer.query.lang).into(),
        |sizes| say(answer.query.lang).too_few_of(&group(answer, sizes)),
    )
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
    let band = band(answer).map_or_else(String::new, |band| format!(" {band}"));
    scope(answer) + &band
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
    let mut parts: Vec<String> = series.iter().take(MAX_FACTS).map(|one| facts(answer, one)).collect();
    if series.len() > MAX_FACTS {
        parts.push(say(answer.query.lang).and_more(series.len() - MAX_FACTS));
    }
    parts.extend(no_plans(answer, series));
    parts.extend(too_few_share(answer, series));
    parts.extend(incomplete(answer, series));
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

fn facts(answer: &Answer, series: &Series) -> String {
    let name = series_name(answer, series);
    facts_of(answer.query.measure, series, &name, answer.query.lang)
}

/// The numbers of a series at its first and last complete year; k of n alone where it has too few for a share.
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
    let size = |point: &Point| match point.fraction {
        Some(_) => explorer::sized(lang, point),
        None => say.size(point.k, point.n),
    };
    let first = first.map(|point| (size(point), point.year));
    say.facts(name, first.as_ref().map(|(size, year)| (size.as_str(), *year)), (&size(last), last.year))
}

/// Key to the bands and the tinted and hatched columns of small panels, where there are any. Each panel is its series.
#[must_use]
pub fn key(answer: &Answer, panels: &[Vec<&Series>]) -> Option<String> {
    let measure = answer.query.measure;
    // The subtitle explains the bands of the wide drawing; here the other series of its one panel have theirs as well.
    let more_bands = panels.len() > 1
        && !is_split(answer)
        && panels.iter().flatten().any(|series| has_band(answer, series));
    let no_plans = common(panels, |series| empty_years(answer, series)).map(|years| {
        years.map_or_else(
            || say(answer.query.lang).no_plans_then(measure),
            |years| say(answer.query.lang).no_plans(measure, &years),
        )
    });
    let all: Vec<_> = panels.iter().flatten().copied().collect();
    let too_few = common(panels, |series| too_few_years(answer, series)).map(|years| {
        years
            .and_then(|_| too_few_share(answer, &all))
            .unwrap_or_else(|| say(answer.query.lang).too_few_then(measure))
    });
    let parts = [
        more_bands.then(|| say::BANDS.of(answer.query.lang).to_owned()),
        say(answer.query.lang).hatched(no_plans.as_deref(), too_few.as_deref()),
        incomplete(answer, &all).map(|text| say(answer.query.lang).tinted(&text)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The years that all panels have in common as ranges; `Some(None)` where some panels have years that others have not, and
/// `None` where no panel has any.
#[expect(clippy::option_option, reason = "two different absences, told apart by the one caller")]
fn common(panels: &[Vec<&Series>], years: impl Fn(&[&Series]) -> Vec<i32>) -> Option<Option<String>> {
    let years: Vec<_> = panels.iter().map(|series| years(series)).collect();
    years.iter().find(|years| !years.is_empty())?;
    let first = years.first()?;
    Some(years.iter().all(|other| other == first).then(|| runs(first)))
}

fn no_plans(answer: &Answer, series: &[&Series]) -> Option<String> {
    let years = runs(&empty_years(answer, series));
    (!years.is_empty()).then(|| say(answer.query.lang).no_plans(answer.query.measure, &years))
}

fn too_few_share(answer: &Answer, series: &[&Series]) -> Option<String> {
    let years = too_few_years(answer, series);
    let measure = answer.query.measure;
    match (years.as_slice(), group_sizes(answer, series, &years)) {
        ([], _) => None,
        ([year], Some(sizes)) => Some(say(answer.query.lang).too_few_in(*year, &group(answer, sizes))),
        _ => Some(say(answer.query.lang).too_few(measure, &runs(&years))),
    }
}

fn incomplete(answer: &Answer, series: &[&Series]) -> Option<String> {
    let years = runs(&incomplete_years(answer, series));
    (!years.is_empty()).then(|| say(answer.query.lang).incomplete(&years))
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
