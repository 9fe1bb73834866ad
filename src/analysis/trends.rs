//! The measures `count`, `share`, `plans` and `inforce`, by area × place × level × year, each with k and n.
//!
//! | measure | k | n |
//! |---|---|---|
//! | `count`, `share` | commitments carrying the area | all commitments |
//! | `plans` | plans with at least one such commitment | plans submitted |
//! | `inforce` | members whose plan in force on 1 July has at least one | members with a plan in force on 1 July |

use std::collections::BTreeMap;

use app::model::answer::{Answer, Choice, Choices, Point, Series};
use app::model::badge::Verdict;
use app::model::place::{Named, Place};
use app::model::query::{Extent, Measure, Parsed, Query, Years};
use polars::prelude::{
    ChunkAgg, DataFrame, IntoLazy, JoinArgs, JoinType, LazyFrame, PolarsResult, SortMultipleOptions,
    UnionArgs, UniqueKeepStrategy, by_name, col, concat, len, lit,
};

use super::evidence::Evidence;
use super::facts::Facts;
use super::{Analysis, AnalysisError, Answered, badge, inforce, places, resolve, totals};

/// Areas shown where none are chosen: as many as the palette can tell apart.
const DEFAULT_AREAS: usize = 5;
/// The same for charts that name every area beside its number.
const DEFAULT_NAMED_AREAS: usize = 10;

pub(super) fn answer(analysis: &Analysis, mut parsed: Parsed<Query>) -> Result<Answered, AnalysisError> {
    let coding = resolve::coding(analysis, &mut parsed);
    let Parsed { value: mut query, mut problems } = parsed;
    resolve::places(analysis, &mut query.selection, &mut problems);

    let facts = analysis.facts(query.by);
    let places = places::of_query(&query, &analysis.data, &analysis.reference);
    let scope = Scope::new(facts, &query, &coding.id, &places::table(&places, &analysis.data.plans)?)?;
    let frequencies = scope.frequencies(facts)?;
    let known = areas_of_coding(facts, &coding.id)?;
    resolve::areas(query.by, &mut query.selection, &mut problems, known.iter().map(String::as_str));
    if query.selection.areas.is_empty() && query.extent == Extent::Filtered {
        let named = query.show.tab.is_of_one_time();
        let most = if named { DEFAULT_NAMED_AREAS } else { DEFAULT_AREAS };
        query.selection.areas = frequencies.iter().take(most).map(|(area, _)| area.clone()).collect();
    }
    let shown = match query.extent {
        Extent::Filtered => &query.selection.areas,
        Extent::Full => &known,
    };

    let cells = scope.cells(facts, query.measure)?;
    let areas = resolve::named(analysis, query.by, shown);
    let evidence = Evidence::new(&coding.id, coding.complete, &scope.plans, &facts.tagged, &scope.all)?;
    let lines: Vec<(&Named, &Place, u32)> = areas
        .iter()
        .flat_map(|area| places.iter().zip(0..).map(move |(place, index)| (area, place, index)))
        .collect();
    let verdicts = verdicts(&evidence, &known, places.len() as u32);
    let mut series: Vec<Series> = lines
        .into_iter()
        .map(|(area, place, index)| Series {
            area: area.clone(),
            place: place.clone(),
            points: evidence.judge(query.measure, &area.id, index, cells.line(&area.id, index)),
            verdict: verdicts
                .get(&(area.id.as_str(), index))
                .cloned()
                .unwrap_or_else(|| Verdict::without_plans(&coding.id)),
            total: None,
            ranks: Vec::new(),
        })
        .collect();
    totals::add(&evidence, &query, places.len(), &mut series);
    let left_out = scope.left_out(query.measure)?;
    let choices = choices(analysis, &query, known, &frequencies, scope.span);
    let release = analysis.data.release.clone();
    let years = cells.years;
    let context = Vec::new();
    let answer = Answer { query, release, coding, left_out, years, series, context };
    Ok(Answered { answer, choices, problems })
}

/// The verdicts on all areas of the coding in all places of a question, compared with each other whatever is shown.
fn verdicts<'a>(evidence: &Evidence, areas: &'a [String], places: u32) -> BTreeMap<(&'a str, u32), Verdict> {
    let keys: Vec<(&str, u32)> =
        areas.iter().flat_map(|area| (0..places).map(move |place| (area.as_str(), place))).collect();
    let compared: Vec<_> = keys.iter().map(|(area, place)| evidence.of_series(area, *place)).collect();
    keys.into_iter().zip(badge::verdicts(&compared)).collect()
}

/// The plans of a question: of its coding, level and places.
struct Scope {
    /// The columns of [`Facts::plans`] and `place`, one row per plan and place; only plans of the coding with a year.
    plans: DataFrame,
    /// The same of all codings and of none, and without a year.
    all: DataFrame,
    /// Plan and year of the plans in force, of all codings and places.
    current: DataFrame,
    coding: String,
    years: Years,
    /// First and last year of submission in the coding, everywhere.
    span: Option<(i32, i32)>,
}

impl Scope {
    fn new(facts: &Facts, query: &Query, coding: &str, places: &DataFrame) -> PolarsResult<Self> {
        let mut plans = facts.plans.clone().lazy();
        if let Some(level) = query.selection.level {
            plans = plans.filter(col("level").eq(lit(level.slug())));
        }
        let of_coding =
            |plans: LazyFrame| plans.filter(col("coding").eq(lit(coding)).and(col("year").is_not_null()));
        let everywhere = of_coding(plans.clone()).collect()?;
        let years = everywhere.column("year")?.i32()?;
        let span = years.min().zip(years.max());
        let all = join(plans.clone(), places.clone().lazy(), &["plan"]).collect()?;
        Ok(Self {
            plans: of_coding(all.clone().lazy()).collect()?,
            all,
            // Given up to one year after the last submission; plans submitted in that year are not known yet.
            current: inforce::in_force(&plans.collect()?, span.map(|(first, last)| first..=last + 1))?,
            coding: coding.into(),
            years: match query.extent {
                Extent::Filtered => query.selection.years,
                Extent::Full => Years::default(),
            },
            span,
        })
    }

    /// How many commitments carry each area, the most frequent first.
    fn frequencies(&self, facts: &Facts) -> PolarsResult<Vec<(String, u32)>> {
        let plans = self.plans.clone().lazy().select([col("plan"), col("year")]);
        // A plan that counts for two places is still one plan.
        let plans = plans.unique_stable(None, UniqueKeepStrategy::First);
        let found = join(facts.tagged.clone().lazy(), self.within(plans), &["plan"])
            .group_by([col("area")])
            .agg([col("tagged").sum()])
            .sort_by_exprs(
                [col("tagged"), col("area")],
                SortMultipleOptions::default().with_order_descending_multi([true, false]),
            )
            .collect()?;
        let (area, tagged) = (found.column("area")?.str()?, found.column("tagged")?.u32()?);
        Ok(area.iter().flatten().map(str::to_owned).zip(tagged.iter().flatten()).collect())
    }

    /// The plans behind the points of a measure, with the year at which each counts.
    fn counted(&self, measure: Measure, plans: &DataFrame) -> LazyFrame {
        let plans = plans.clone().lazy();
        match measure {
            Measure::Inforce => {
                let undated = plans.drop(by_name(["year"], true, false));
                self.within(join(undated, self.current.clone().lazy(), &["plan"]))
            }
            Measure::Plans | Measure::Share | Measure::Count => self.within(plans),
        }
    }

    /// k, n and plans of every area, place and year.
    fn cells(&self, facts: &Facts, measure: Measure) -> PolarsResult<Cells> {
        let plans = self.counted(measure, &self.plans);
        let (k, n) = match measure {
            Measure::Count | Measure::Share => (col("tagged").sum(), col("commitments").sum()),
            Measure::Plans | Measure::Inforce => (len(), len()),
        };
        let totals = plans
            .clone()
            .group_by([col("place"), col("year")])
            .agg([n.alias("n"), len().alias("plans")])
            .collect()?;
        let carried = join(facts.tagged.clone().lazy(), plans, &["plan"])
            .group_by([col("area"), col("place"), col("year")])
            .agg([k.alias("k")])
            .collect()?;
        Cells::new(&totals, &carried, self.all_years(measure), self.incomplete(measure))
    }

    /// Commitments of the plans that the measure looks at that the coding does not cover. Plans without a year belong to
    /// every question that does not ask for certain years.
    fn left_out(&self, measure: Measure) -> PolarsResult<u32> {
        let mut seen = vec![self.counted(measure, &self.all).select([
            col("plan"),
            col("total"),
            col("coding"),
            col("commitments"),
        ])];
        if self.years == Years::default() {
            let undated = self.all.clone().lazy().filter(col("year").is_null());
            seen.push(undated.select([col("plan"), col("total"), col("coding"), col("commitments")]));
        }
        let seen = concat(seen, UnionArgs::default())?
            .unique_stable(Some(by_name(["plan"], true, false)), UniqueKeepStrategy::First)
            .collect()?;
        let (coding, counted) = (seen.column("coding")?.str()?, seen.column("commitments")?.u32()?);
        let totals = seen.column("total")?.u32()?;
        let left_out =
            totals.iter().zip(coding.iter()).zip(counted.iter()).map(|((total, coding), counted)| {
                let covered = if coding == Some(&self.coding) { counted } else { None };
                total.unwrap_or_default().saturating_sub(covered.unwrap_or_default())
            });
        Ok(left_out.sum())
    }

    fn within(&self, plans: LazyFrame) -> LazyFrame {
        let plans = match self.years.from {
            Some(from) => plans.filter(col("year").gt_eq(lit(from))),
            None => plans,
        };
        match self.years.to {
            Some(to) => plans.filter(col("year").lt_eq(lit(to))),
            None => plans,
        }
    }

    /// The years of the answer: where the coding has any plan, in any place, within the years asked.
    fn all_years(&self, measure: Measure) -> Vec<i32> {
        let Some((first, last)) = self.span else { return Vec::new() };
        let last = if measure == Measure::Inforce { last + 1 } else { last };
        (first..=last).filter(|year| self.years.contains(*year)).collect()
    }

    /// The year after the last submission: plans submitted in it are not known yet.
    fn incomplete(&self, measure: Measure) -> Option<i32> {
        self.span.filter(|_| measure == Measure::Inforce).map(|(_, last)| last + 1)
    }
}

fn join(left: LazyFrame, right: LazyFrame, on: &[&str]) -> LazyFrame {
    let on: Vec<_> = on.iter().map(|name| col(*name)).collect();
    left.join(right, on.clone(), on, JoinArgs::new(JoinType::Inner))
}

/// Counts by area, place and year. What is not in it is zero.
struct Cells {
    years: Vec<i32>,
    incomplete: Option<i32>,
    totals: BTreeMap<(u32, i32), (u32, u32)>,
    carried: BTreeMap<(String, u32, i32), u32>,
}

impl Cells {
    fn new(
        totals: &DataFrame,
        carried: &DataFrame,
        years: Vec<i32>,
        incomplete: Option<i32>,
    ) -> PolarsResult<Self> {
        let n = totals.column("n")?.u32()?.iter().flatten();
        let plans = totals.column("plans")?.u32()?.iter().flatten();
        let totals = place_years(totals)?.into_iter().zip(n.zip(plans)).collect();
        let k = carried.column("k")?.u32()?.iter().flatten();
        let areas = carried.column("area")?.str()?.iter().flatten().map(str::to_owned);
        let carried = areas
            .zip(place_years(carried)?)
            .map(|(area, (place, year))| (area, place, year))
            .zip(k)
            .collect();
        Ok(Self { years, incomplete, totals, carried })
    }

    /// One point per year.
    fn line(&self, area: &str, place: u32) -> Vec<Point> {
        self.years.iter().map(|year| self.point(area, place, *year)).collect()
    }

    fn point(&self, area: &str, place: u32, year: i32) -> Point {
        let (n, plans) = self.totals.get(&(place, year)).copied().unwrap_or_default();
        let k = self.carried.get(&(area.to_owned(), place, year)).copied().unwrap_or_default();
        Point { year, k, n, plans, incomplete: self.incomplete == Some(year), interval: None }
    }
}

fn place_years(frame: &DataFrame) -> PolarsResult<Vec<(u32, i32)>> {
    let places = frame.column("place")?.u32()?.iter().flatten();
    Ok(places.zip(frame.column("year")?.i32()?.iter().flatten()).collect())
}

/// Every area that a plan of the coding carries, by id.
fn areas_of_coding(facts: &Facts, coding: &str) -> PolarsResult<Vec<String>> {
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
            item: analysis.named(query.by, &id),
        })
        .collect();
    areas.sort_by(|a, b| b.commitments.cmp(&a.commitments).then_with(|| a.item.cmp(&b.item)));
    let members = places::members(&analysis.data);
    let members = members.into_iter().map(|(item, commitments)| Choice { item, commitments }).collect();
    Choices { areas, members, years: span }
}
