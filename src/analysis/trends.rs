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
use polars::prelude::{IntoLazy, PolarsResult, SortMultipleOptions, col, lit};

use super::cells::Cells;
use super::details::Behind;
use super::evidence::Evidence;
use super::facts::Facts;
use super::scope::{Scope, join};
use super::{Analysis, AnalysisError, Answered, badge, places, rated, resolve, totals};

/// Areas shown where none are chosen: as many as the palette can tell apart.
const DEFAULT_AREAS: usize = 5;
/// The same for charts that name every area beside its number.
const DEFAULT_NAMED_AREAS: usize = 10;

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

pub(super) fn answer(
    analysis: &Analysis,
    parsed: Parsed<Query>,
    depth: Depth,
) -> Result<Answered, AnalysisError> {
    answered(analysis, parsed, None, depth)
}

/// The answer without the details of its series.
pub(super) fn plain(analysis: &Analysis, query: Query) -> Result<Answered, AnalysisError> {
    answered(analysis, Parsed { value: query, problems: Vec::new() }, None, Depth::Points)
}

/// The series of an answer in other places than the question has.
pub(super) fn series_in(
    analysis: &Analysis,
    query: Query,
    places: Vec<Place>,
    depth: Depth,
) -> Result<Vec<Series>, AnalysisError> {
    let parsed = Parsed { value: query, problems: Vec::new() };
    Ok(answered(analysis, parsed, Some(places), depth)?.answer.series)
}

/// The series of such an answer alone.
pub(super) fn plain_series(analysis: &Analysis, query: Query) -> Result<Vec<Series>, AnalysisError> {
    Ok(plain(analysis, query)?.answer.series)
}

fn answered(
    analysis: &Analysis,
    mut parsed: Parsed<Query>,
    places: Option<Vec<Place>>,
    depth: Depth,
) -> Result<Answered, AnalysisError> {
    let coding = resolve::coding(analysis, &mut parsed);
    let Parsed { value: mut query, mut problems } = parsed;
    resolve::places(analysis, &mut query.selection, &mut problems);
    let indicator = resolve::measure(analysis, &coding, &mut query);

    let facts = analysis.facts(query.by);
    let places = places.unwrap_or_else(|| places::of_query(&query, &analysis.data, &analysis.reference));
    resolve::years(analysis, &mut query, &mut problems);
    let scope = Scope::new(facts, &query, &coding.id, &places::table(&places, &analysis.data.plans)?)?;
    let frequencies = scope.frequencies(facts)?;
    let known = areas_of_coding(facts, &coding.id)?;
    resolve::areas(query.by, &mut query.selection, &mut problems, known.iter().map(String::as_str));
    if query.selection.areas.is_empty() && query.extent == Extent::Filtered {
        let named = query.show.tab.is_of_one_time();
        let most = if named { DEFAULT_NAMED_AREAS } else { DEFAULT_AREAS };
        // Places without a plan keep their names in the answer, with areas of which there is nothing.
        let everywhere =
            if frequencies.is_empty() { scope.frequencies_everywhere(facts)? } else { Vec::new() };
        let found = frequencies.iter().chain(&everywhere);
        query.selection.areas = found.take(most).map(|(area, _)| area.clone()).collect();
    }
    let shown = match query.extent {
        Extent::Filtered => query.selection.areas.clone(),
        Extent::Full => known.clone(),
    };

    let evidence = Evidence::new(&coding.id, coding.complete, &scope.plans, &facts.tagged, &scope.all)?;
    let ratings = match indicator {
        Some(indicator) => Some(rated::by_plan(&analysis.data, facts, indicator)?),
        None => None,
    };
    let (cells, evidence) = match &ratings {
        Some(by_plan) => (Cells::rated(&scope, by_plan)?, evidence.with_ratings(by_plan)?),
        None => (Cells::counted(&scope, facts, &query)?, evidence),
    };
    resolve::between(&mut query, &cells.years, &mut problems);
    let areas = resolve::named(analysis, &query, &shown);
    let lines: Vec<(&Named, &Place, u32)> = areas
        .iter()
        .flat_map(|area| places.iter().zip(0..).map(move |(place, index)| (area, place, index)))
        .collect();
    let verdicts = verdicts(&evidence, &known, places.len() as u32);
    let mut series: Vec<Series> = lines
        .iter()
        .map(|(area, place, index)| Series {
            area: (*area).clone(),
            place: (*place).clone(),
            points: evidence.judge(query.measure, &area.id, *index, cells.line(&area.id, *index)),
            verdict: verdicts
                .get(&(area.id.as_str(), *index))
                .cloned()
                .unwrap_or_else(|| Verdict::without_plans(&coding.id)),
            details: Details::default(),
            total: None,
        })
        .collect();
    totals::add(&evidence, &query, places.len(), &mut series);
    let mut together = Vec::new();
    if depth >= Depth::Details {
        let behind = Behind::new(&query, facts, &scope, ratings.as_ref(), &known)?;
        behind.detail(&mut series, &lines.iter().map(|(_, _, place)| *place).collect::<Vec<_>>());
        if depth >= Depth::Pairs {
            together = behind.together(&series, 0, |area| analysis.named(query.by, area, query.lang));
        }
    }
    let left_out = scope.left_out(query.measure)?;
    let choices = choices(analysis, &query, known, &frequencies, scope.span);
    let release = analysis.data.release.clone();
    let years = cells.years;
    let context = Vec::new();
    let answer = Answer { query, release, coding, left_out, years, series, context, together };
    Ok(Answered { answer, choices, problems })
}

/// The verdicts on all areas of the coding in all places of a question, compared with each other whatever is shown.
pub(super) fn verdicts<'a>(
    evidence: &Evidence,
    areas: &'a [String],
    places: u32,
) -> BTreeMap<(&'a str, u32), Verdict> {
    let keys: Vec<(&str, u32)> =
        areas.iter().flat_map(|area| (0..places).map(move |place| (area.as_str(), place))).collect();
    let compared: Vec<_> = keys.iter().map(|(area, place)| evidence.of_series(area, *place)).collect();
    keys.into_iter().zip(badge::verdicts(&compared)).collect()
}

/// Every area that a plan of the coding carries, by id.
pub(super) fn areas_of_coding(facts: &Facts, coding: &str) -> PolarsResult<Vec<String>> {
    let plans = facts.plans.clone().lazy().filter(col("coding").eq(lit(coding))).select([col("plan")]);
    let areas = join(facts.tagged.clone().lazy(), plans, &["plan"])
        .select([col("area").unique()])
        .sort(["area"], SortMultipleOptions::default())
        .collect()?;
    Ok(areas.column("area")?.str()?.iter().flatten().map(str::to_owned).collect())
}

/// Every area of the coding, the most frequent in the scope of the question first.
fn choices(
    analysis: &Analysis,
    query: &Query,
    known: Vec<String>,
    frequencies: &[(String, u32)],
    span: Option<(i32, i32)>,
) -> Choices {
    let mut areas: Vec<Choice> = known
        .into_iter()
        .map(|id| Choice {
            commitments: frequencies.iter().find(|(area, _)| *area == id).map_or(0, |(_, count)| *count),
            item: analysis.named(query.by, &id, query.lang),
        })
        .collect();
    areas.sort_by(|a, b| b.commitments.cmp(&a.commitments).then_with(|| a.item.cmp(&b.item)));
    let members = places::members(analysis, query.lang);
    let members = members.into_iter().map(|(item, commitments)| Choice { item, commitments }).collect();
    Choices { areas, members, years: span }
}
