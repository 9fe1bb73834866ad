//! What every measure is computed from: how many commitments of each plan carry each area.
//!
//! This is the heavy part, done once for a release. A commitment counts once per area however many of its tags lead
//! there. A plan is counted in one coding, that of most of its commitments, so that no measure can join two codings and no
//! plan counts in two.

use std::sync::Arc;

use app::model::commitment::Plan;
use app::model::month::Month;
use app::model::text::Text;
use polars::prelude::*;

use super::carried::Carried;
use crate::store::{Data, Tags};

/// Counts of one release, by policy area or by challenge.
#[derive(Clone, Debug)]
pub struct Facts {
    /// One row per plan: `plan`, `member`, `region`, `level`, `year`, `start`, `end` (month indices), `number`, `total`
    /// (all its commitments), `coding` (null where none of them is tagged) and `commitments` (those of that coding).
    pub(super) plans: DataFrame,
    /// Which commitments carry which areas.
    pub(super) carried: Carried,
    /// One row per plan and area: `plan`, `area`, `tagged` (commitments in the plan's coding that carry it), `parts` (of
    /// [`PARTS`](super::carried::PARTS), with fractional counting).
    pub(super) tagged: DataFrame,
}

/// What counts need of a commitment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tagged<'a> {
    pub(super) plan: &'a str,
    pub(super) coding: Option<&'a str>,
    pub(super) areas: &'a Arc<[Text]>,
}

impl<'a> Tagged<'a> {
    /// All commitments that are in memory.
    pub(super) fn all(data: &'a Data) -> impl Iterator<Item = Self> + Clone {
        data.commitments.iter().map(|one| Self {
            plan: &one.plan,
            coding: one.coding.as_deref(),
            areas: &one.areas,
        })
    }
}

impl<'a> From<&'a Tags> for Tagged<'a> {
    fn from(tags: &'a Tags) -> Self {
        Self { plan: &tags.plan, coding: tags.coding.as_deref(), areas: &tags.areas }
    }
}

impl Facts {
    /// Counts a release. `group` gives the id under which a policy area is counted; areas without one are not counted.
    pub(super) fn new<'a>(
        data: &Data,
        rows: impl Iterator<Item = Tagged<'a>> + Clone,
        group: impl Fn(&str) -> Option<String>,
    ) -> PolarsResult<Self> {
        let codings = main_codings(sizes(rows.clone())?);
        let plans = with_codings(data, codings)?;
        let carried = Carried::new(rows, group, &plans)?;
        let tagged = carried.tagged()?;
        Ok(Self { plans, carried, tagged })
    }

    /// Whether both have the same coding for each plan and the same counts.
    #[must_use]
    pub fn agree(&self, other: &Self) -> bool {
        self.plans.equals_missing(&other.plans) && self.tagged.equals(&other.tagged)
    }

    /// The same, where somebody else has counted: `codings` has the coding of each plan (`plan`, `coding`, `commitments`), `tagged`
    /// is as above, in any order.
    #[cfg_attr(
        not(any(test, feature = "spark")),
        expect(dead_code, reason = "in memory, nobody else counts")
    )]
    pub(super) fn counted(
        data: &Data,
        group: impl Fn(&str) -> Option<String>,
        codings: DataFrame,
        tagged: DataFrame,
    ) -> PolarsResult<Self> {
        let plans = with_codings(data, codings.lazy())?;
        let carried = Carried::new(Tagged::all(data), group, &plans)?;
        let tagged = tagged.sort(["plan", "area"], SortMultipleOptions::default())?;
        Ok(Self { plans, carried, tagged })
    }
}

/// `plan` and `coding` of commitments that have a coding, and how many follow each other that have the same: those of a plan mostly do.
fn sizes<'a>(rows: impl Iterator<Item = Tagged<'a>>) -> PolarsResult<LazyFrame> {
    let coded = rows.filter_map(|one| Some((one.plan, one.coding?)));
    let mut runs: Vec<((&str, &str), u32)> = Vec::new();
    for one in coded {
        match runs.last_mut() {
            Some((run, count)) if *run == one => *count += 1,
            _ => runs.push((one, 1)),
        }
    }
    let (names, counts): (Vec<(&str, &str)>, Vec<u32>) = runs.into_iter().unzip();
    let (plans, codings): (Vec<&str>, Vec<&str>) = names.into_iter().unzip();
    let columns = vec![
        Column::new("plan".into(), &plans),
        Column::new("coding".into(), &codings),
        Column::new("commitments".into(), &counts),
    ];
    Ok(DataFrame::new(plans.len(), columns)?.lazy())
}

/// The plans with the coding that each is counted in.
fn with_codings(data: &Data, codings: LazyFrame) -> PolarsResult<DataFrame> {
    plans(data)?
        .lazy()
        .join(codings, [col("plan")], [col("plan")], JoinArgs::new(JoinType::Left))
        .sort(["plan"], SortMultipleOptions::default())
        .collect()
}

/// The coding of most commitments of each plan: `plan`, `coding`, `commitments`. On a tie the last by name, which is the
/// newer one (`site` after `explorer-2014`), as the ingest decides it.
fn main_codings(coded: LazyFrame) -> LazyFrame {
    coded
        .group_by([col("plan"), col("coding")])
        .agg([col("commitments").sum()])
        .sort_by_exprs(
            [col("plan"), col("commitments"), col("coding")],
            SortMultipleOptions::default().with_order_descending_multi([false, true, true]),
        )
        .unique_stable(Some(by_name(["plan"], true, false)), UniqueKeepStrategy::First)
}

fn plans(data: &Data) -> PolarsResult<DataFrame> {
    let rows = &data.plans;
    let months = |of: fn(&Plan) -> Option<Month>| {
        rows.iter().map(|plan| of(plan).map(Month::index)).collect::<Vec<_>>()
    };
    DataFrame::new(
        rows.len(),
        vec![
            Column::new("plan".into(), rows.iter().map(|p| p.id.as_str()).collect::<Vec<_>>()),
            Column::new("member".into(), rows.iter().map(|p| p.member.as_str()).collect::<Vec<_>>()),
            Column::new("region".into(), rows.iter().map(|p| p.region.slug()).collect::<Vec<_>>()),
            Column::new("level".into(), rows.iter().map(|p| p.level.slug()).collect::<Vec<_>>()),
            Column::new("year".into(), rows.iter().map(|p| p.year).collect::<Vec<_>>()),
            Column::new("start".into(), months(|plan| plan.start)),
            Column::new("end".into(), months(|plan| plan.end)),
            Column::new("number".into(), rows.iter().map(|p| p.number).collect::<Vec<_>>()),
            Column::new("total".into(), rows.iter().map(|p| p.commitments).collect::<Vec<_>>()),
        ],
    )
}
