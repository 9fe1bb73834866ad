//! What every measure is computed from: how many commitments of each plan carry each area.
//!
//! This is the heavy part, done once for a release. A commitment counts once per area however many of its tags lead
//! there. A plan is counted in one coding, that of most of its commitments, so that no measure can join two codings and no
//! plan counts in two.

use app::model::commitment::{Commitment, Plan};
use app::model::month::Month;
use polars::prelude::*;

use crate::store::Data;

/// Into how many parts a commitment is divided where it counts fractionally: a multiple of every number up to 20, so that
/// sums are exact whatever their order.
pub(super) const PARTS: u64 = 232_792_560;

/// Counts of one release, by policy area or by challenge.
#[derive(Clone, Debug)]
pub struct Facts {
    /// One row per plan: `plan`, `member`, `region`, `level`, `year`, `start`, `end` (month indices), `number`, `total`
    /// (all its commitments), `coding` (null where none of them is tagged) and `commitments` (those of that coding).
    pub(super) plans: DataFrame,
    /// One row per commitment and area: `row` (index of the commitment), `plan`, `area`, `parts` (its part of [`PARTS`]
    /// with fractional counting).
    pub(super) carried: DataFrame,
    /// One row per plan and area: `plan`, `area`, `tagged` (commitments in the plan's coding that carry it), `parts`.
    pub(super) tagged: DataFrame,
}

impl Facts {
    /// Counts a release. `group` gives the id under which a policy area is counted; areas without one are not counted.
    pub(super) fn new(data: &Data, group: impl Fn(&str) -> Option<String>) -> PolarsResult<Self> {
        let coded = coded(data, group)?;
        let plans = with_codings(data, main_codings(coded.clone()))?;
        let carried = carried(coded, &plans)?;
        let tagged = carried
            .clone()
            .lazy()
            .group_by([col("plan"), col("area")])
            .agg([len().alias("tagged"), col("parts").sum()])
            .sort(["plan", "area"], SortMultipleOptions::default())
            .collect()?;
        Ok(Self { plans, carried, tagged })
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
        let carried = carried(coded(data, group)?, &plans)?;
        let tagged = tagged.sort(["plan", "area"], SortMultipleOptions::default())?;
        Ok(Self { plans, carried, tagged })
    }
}

/// The commitments that have a coding.
fn coded(data: &Data, group: impl Fn(&str) -> Option<String>) -> PolarsResult<LazyFrame> {
    Ok(commitments(data, group)?.lazy().filter(col("coding").is_not_null()))
}

/// The plans with the coding that each is counted in.
fn with_codings(data: &Data, codings: LazyFrame) -> PolarsResult<DataFrame> {
    plans(data)?
        .lazy()
        .join(codings, [col("plan")], [col("plan")], JoinArgs::new(JoinType::Left))
        .sort(["plan"], SortMultipleOptions::default())
        .collect()
}

/// One row per commitment in the coding of its plan and area that it carries.
fn carried(coded: LazyFrame, plans: &DataFrame) -> PolarsResult<DataFrame> {
    let main = plans.clone().lazy().select([col("plan"), col("coding")]);
    let both = [col("plan"), col("coding")];
    coded
        .join(main, both.clone(), both, JoinArgs::new(JoinType::Inner))
        .explode(by_name(["areas"], true, false), ExplodeOptions { empty_as_null: true, keep_nulls: true })
        .filter(col("areas").is_not_null())
        .select([col("row"), col("plan"), col("areas").alias("area"), col("parts")])
        .sort(["row", "area"], SortMultipleOptions::default())
        .collect()
}

/// The coding of most commitments of each plan: `plan`, `coding`, `commitments`. On a tie the last by name, which is the
/// newer one (`site` after `explorer-2014`), as the ingest decides it.
fn main_codings(coded: LazyFrame) -> LazyFrame {
    coded
        .group_by([col("plan"), col("coding")])
        .agg([len().alias("commitments")])
        .sort_by_exprs(
            [col("plan"), col("commitments"), col("coding")],
            SortMultipleOptions::default().with_order_descending_multi([false, true, true]),
        )
        .unique_stable(Some(by_name(["plan"], true, false)), UniqueKeepStrategy::First)
}

/// `row`, `plan`, `coding`, `areas` (each at most once) and `parts` of every commitment.
fn commitments(data: &Data, group: impl Fn(&str) -> Option<String>) -> PolarsResult<DataFrame> {
    let rows = &data.commitments;
    let grouped = |commitment: &Commitment| {
        let mut areas: Vec<String> = commitment.areas.iter().filter_map(|area| group(area)).collect();
        areas.sort();
        areas.dedup();
        areas
    };
    let areas: Vec<Vec<String>> = rows.iter().map(grouped).collect();
    let parts: Vec<u64> = areas.iter().map(|areas| PARTS / areas.len().max(1) as u64).collect();
    let areas: Vec<Series> = areas.into_iter().map(|areas| Series::new(PlSmallStr::EMPTY, areas)).collect();
    DataFrame::new(
        rows.len(),
        vec![
            Column::new("row".into(), (0..rows.len() as u32).collect::<Vec<_>>()),
            Column::new("plan".into(), rows.iter().map(|c| c.plan.as_str()).collect::<Vec<_>>()),
            Column::new("coding".into(), rows.iter().map(|c| c.coding.as_deref()).collect::<Vec<_>>()),
            Column::new("areas".into(), areas),
            Column::new("parts".into(), parts),
        ],
    )
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
