//! The plans of a question: which count for it, where, and in which year.

use app::model::query::{Extent, Measure, Query, Years};
use polars::prelude::{
    ChunkAgg, DataFrame, IntoLazy, JoinArgs, JoinType, LazyFrame, PolarsResult, SortMultipleOptions,
    UnionArgs, UniqueKeepStrategy, by_name, col, concat, lit,
};

use super::facts::Facts;
use super::inforce;

/// The plans of a question: of its coding, level and places.
pub(super) struct Scope {
    /// The columns of [`Facts::plans`] and `place`, one row per plan and place; only plans of the coding with a year.
    pub(super) plans: DataFrame,
    /// The same of all codings and of none, and without a year.
    pub(super) all: DataFrame,
    /// Plan and year of the plans in force, of all codings and places.
    current: DataFrame,
    /// Plans of the level and coding with a year, wherever they are; not limited to the years asked about.
    everywhere: DataFrame,
    coding: String,
    years: Years,
    /// First and last year of submission in the coding, everywhere.
    pub(super) span: Option<(i32, i32)>,
}

impl Scope {
    pub(super) fn new(facts: &Facts, query: &Query, coding: &str, places: &DataFrame) -> PolarsResult<Self> {
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
            everywhere,
            coding: coding.into(),
            years: match query.extent {
                Extent::Filtered => query.selection.years,
                Extent::Full => Years::default(),
            },
            span,
        })
    }

    /// How many commitments carry each area, the most frequent first.
    pub(super) fn frequencies(&self, facts: &Facts) -> PolarsResult<Vec<(String, u32)>> {
        let plans = self.plans.clone().lazy().select([col("plan"), col("year")]);
        // A plan that counts for two places is still one plan.
        let plans = plans.unique_stable(None, UniqueKeepStrategy::First);
        frequencies_of(facts, self.within(plans))
    }

    /// The same wherever the plans are, in all years.
    pub(super) fn frequencies_everywhere(&self, facts: &Facts) -> PolarsResult<Vec<(String, u32)>> {
        frequencies_of(facts, self.everywhere.clone().lazy().select([col("plan"), col("year")]))
    }

    /// The plans behind the points of a measure, with the year at which each counts.
    pub(super) fn counted(&self, measure: Measure, plans: &DataFrame) -> LazyFrame {
        let plans = plans.clone().lazy();
        match measure {
            Measure::Inforce => {
                let undated = plans.drop(by_name(["year"], true, false));
                self.within(join(undated, self.current.clone().lazy(), &["plan"]))
            }
            _ => self.within(plans),
        }
    }

    /// Plans of the level and coding that were submitted in the years asked about, wherever they are.
    pub(super) fn everywhere(&self) -> LazyFrame {
        self.within(self.everywhere.clone().lazy())
    }

    /// Commitments of the plans that the measure looks at that the coding does not cover. Plans without a year belong to
    /// every question that does not ask for certain years.
    pub(super) fn left_out(&self, measure: Measure) -> PolarsResult<u32> {
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
    pub(super) fn all_years(&self, measure: Measure) -> Vec<i32> {
        let Some((first, last)) = self.span else { return Vec::new() };
        let last = if measure == Measure::Inforce { last + 1 } else { last };
        (first..=last).filter(|year| self.years.contains(*year)).collect()
    }

    /// The year after the last submission: plans submitted in it are not known yet.
    pub(super) fn incomplete(&self, measure: Measure) -> Option<i32> {
        self.span.filter(|_| measure == Measure::Inforce).map(|(_, last)| last + 1)
    }
}

/// How many commitments of some plans carry each area, the most frequent first.
fn frequencies_of(facts: &Facts, plans: LazyFrame) -> PolarsResult<Vec<(String, u32)>> {
    let found = join(facts.tagged.clone().lazy(), plans, &["plan"])
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

/// Joins on columns of the same names; rows without a partner fall away.
pub(super) fn join(left: LazyFrame, right: LazyFrame, on: &[&str]) -> LazyFrame {
    let on: Vec<_> = on.iter().map(|name| col(*name)).collect();
    left.join(right, on.clone(), on, JoinArgs::new(JoinType::Inner))
}
