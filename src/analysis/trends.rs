//! The measures, by area × place × level × year, each with k and n.
//!
//! | measure | k | n |
//! |---|---|---|
//! | `count`, `share` | commitments carrying the area | all commitments |
//! | `plans` | plans with at least one such commitment | plans submitted |
//! | `inforce` | members whose plan in force on 1 July has at least one | members with a plan in force on 1 July |
//! | `completion` and other rated ones | such commitments rated in the good group | such commitments rated |

use std::collections::BTreeMap;

use app::model::answer::{Answer, Choice, Choices, Series};
use app::model::badge::Verdict;
use app::model::detail::Details;
use app::model::place::{Named, Place};
use app::model::query::{Extent, Parsed, Query};

use super::cells::Cells;
use super::details::Behind;
use super::evidence::Evidence;
use super::memo::Ground;
use super::scope::Scope;
use super::{Analysis, Answered, places, resolve, threads, totals};

/// Areas shown where none are chosen: as many as the palette can tell apart.
const DEFAULT_AREAS: usize = 5;
/// The same for charts that name every area beside its number.
const DEFAULT_NAMED_AREAS: usize = 10;

/// Fewer series than this are not worth the way to other threads.
const MANY: usize = 64;

/// How much an answer says beside its points: resampling plans takes most of the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Nothing: for lists and tables.
    Points,
    /// The details of each series.
    Details,
    /// The areas that its commitments carry together, too.
    Pairs,
}

pub(super) fn answer(analysis: &Analysis, parsed: Parsed<Query>, depth: Depth) -> Answered {
    answered(analysis, parsed, None, depth)
}

/// The answer without the details of its series.
pub(super) fn plain(analysis: &Analysis, query: Query) -> Answered {
    answered(analysis, Parsed { value: query, problems: Vec::new() }, None, Depth::Points)
}

/// The series of an answer in other places than the question has.
pub(super) fn series_in(analysis: &Analysis, query: Query, places: Vec<Place>, depth: Depth) -> Vec<Series> {
    let parsed = Parsed { value: query, problems: Vec::new() };
    answered(analysis, parsed, Some(places), depth).answer.series
}

/// The series of such an answer alone.
pub(super) fn plain_series(analysis: &Analysis, query: Query) -> Vec<Series> {
    plain(analysis, query).answer.series
}

fn answered(
    analysis: &Analysis,
    mut parsed: Parsed<Query>,
    places: Option<Vec<Place>>,
    depth: Depth,
) -> Answered {
    let coding = resolve::coding(analysis, &mut parsed);
    let Parsed { value: mut query, mut problems } = parsed;
    resolve::places(analysis, &mut query.selection, &mut problems);
    let indicator = resolve::measure(analysis, &coding, &mut query);

    let register = analysis.register(query.by);
    let places = places.unwrap_or_else(|| places::of_query(&query, &analysis.data, &analysis.reference));
    resolve::years(analysis, &mut query, &mut problems);
    let scope = Scope::new(register, &query, &coding.id, &places, &analysis.data.plans);
    let frequencies = scope.frequencies();
    let known = register.areas_of(&coding.id);
    let ids = || known.iter().map(|area| register.area_id(*area));
    resolve::areas(query.by, &mut query.selection, &mut problems, ids());
    if query.selection.areas.is_empty() && query.extent == Extent::Filtered {
        query.selection.areas = usual_areas(&query, &scope, &frequencies);
    }
    let shown = match query.extent {
        Extent::Filtered => query.selection.areas.clone(),
        Extent::Full => ids().map(str::to_owned).collect(),
    };

    let ratings = indicator.map(|indicator| analysis.ratings(&query, indicator));
    let ratings = ratings.as_deref();
    let evidence = Evidence::new(&coding, &scope, ratings);
    let cells = Cells::new(&scope, known, &query, ratings);
    resolve::between(&mut query, &cells.years, &mut problems);
    let ground = Ground::new(&query, &coding.id, &places);
    let verdicts = analysis.memo.verdicts(&ground, || evidence.verdicts(known));
    let verdict = |area: Option<u32>, place: usize| {
        let area = area.and_then(|area| known.binary_search(&area).ok());
        let verdict = area.and_then(|area| verdicts.get(area * places.len() + place));
        verdict.cloned().unwrap_or_else(|| Verdict::without_plans(&coding.id))
    };
    let areas = resolve::named(analysis, &query, &shown);
    let lines = areas.iter().flat_map(|area| places.iter().enumerate().map(move |place| (area, place)));
    let lines: Vec<(&Named, (usize, &Place))> = lines.collect();
    let line = |(area, (index, place)): (&Named, (usize, &Place))| {
        let number = register.area(&area.id);
        Series {
            area: area.clone(),
            place: place.clone(),
            points: evidence.judge(query.measure, number, index, cells.line(number, index)),
            verdict: verdict(number, index),
            details: Details::default(),
            total: None,
        }
    };
    let mut series = threads::map(lines.len() >= MANY, lines, line);
    totals::add(&evidence, register, &query, places.len(), &mut series);
    let mut together = Vec::new();
    if depth >= Depth::Details {
        let behind = Behind::new(&query, &scope, &analysis.memo, &coding.id, &places, known, ratings);
        behind.detail(&mut series);
        if depth >= Depth::Pairs {
            let carried = analysis.carried(query.by);
            together = behind.together(&series, carried, |area| analysis.named(query.by, area, query.lang));
        }
    }
    let left_out = scope.left_out();
    let choices = choices(analysis, &query, &scope, known, &frequencies);
    let release = analysis.data.release.clone();
    let years = cells.years;
    let context = Vec::new();
    let answer = Answer { query, release, coding, left_out, years, series, context, together };
    Answered { answer, choices, problems }
}

/// The areas of a question that names none: the most frequent in its scope.
fn usual_areas(query: &Query, scope: &Scope<'_>, frequencies: &[(u32, u32)]) -> Vec<String> {
    let named = query.show.tab.is_of_one_time();
    let most = if named { DEFAULT_NAMED_AREAS } else { DEFAULT_AREAS };
    // Places without a plan keep their names in the answer, with areas of which there is nothing.
    let everywhere = if frequencies.is_empty() { scope.frequencies_everywhere() } else { Vec::new() };
    let found = frequencies.iter().chain(&everywhere);
    found.take(most).map(|(area, _)| scope.register.area_id(*area).to_owned()).collect()
}

/// Every area of the coding, the most frequent in the scope of the question first.
fn choices(
    analysis: &Analysis,
    query: &Query,
    scope: &Scope<'_>,
    known: &[u32],
    frequencies: &[(u32, u32)],
) -> Choices {
    let frequencies: BTreeMap<u32, u32> = frequencies.iter().copied().collect();
    let choice = |area: &u32| Choice {
        commitments: frequencies.get(area).copied().unwrap_or_default(),
        item: analysis.named(query.by, scope.register.area_id(*area), query.lang),
    };
    let mut areas: Vec<Choice> = known.iter().map(choice).collect();
    areas.sort_by(|a, b| b.commitments.cmp(&a.commitments).then_with(|| a.item.cmp(&b.item)));
    Choices { areas, members: analysis.member_choices(query.lang), years: scope.span }
}
