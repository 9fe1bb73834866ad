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
use rustc_hash::FxHashMap;

use crate::store::{Data, Tags};

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
        Ok(Self { plans, carried: carried.frame()?, tagged })
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
        let carried = Carried::new(Tagged::all(data), group, &plans)?.frame()?;
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

/// One row per commitment in the coding of its plan and area that it carries. Only numbers are held for each row; the names of
/// plans and areas take their place at the end.
struct Carried {
    rows: Vec<u32>,
    /// Places in `ids`.
    plans: Vec<u32>,
    /// Places in `names`.
    areas: Vec<u32>,
    parts: Vec<u64>,
    ids: StringChunked,
    names: StringChunked,
}

impl Carried {
    fn new<'a>(
        all: impl Iterator<Item = Tagged<'a>>,
        group: impl Fn(&str) -> Option<String>,
        plans: &DataFrame,
    ) -> PolarsResult<Self> {
        let ids = plans.column("plan")?.str()?;
        let main: FxHashMap<&str, (u32, &str)> = ids
            .iter()
            .zip(plans.column("coding")?.str()?.iter())
            .zip(0..)
            .filter_map(|((plan, coding), place)| Some((plan?, (place, coding?))))
            .collect();
        let mut groups = Groups::new(group);
        let (mut rows, mut of, mut areas, mut parts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (commitment, row) in all.zip(0_u32..) {
            let Some((plan, coding)) = main.get(commitment.plan) else { continue };
            if commitment.coding != Some(*coding) {
                continue;
            }
            let set = groups.of(commitment.areas);
            for area in set {
                rows.push(row);
                of.push(*plan);
                areas.push(*area);
                parts.push(PARTS / set.len() as u64);
            }
        }
        let names = StringChunked::from_iter_values("area".into(), groups.names.iter().map(String::as_str));
        Ok(Self { rows, plans: of, areas, parts, ids: ids.clone(), names })
    }

    /// One row per plan and area, in their order: `plan`, `area`, `tagged`, `parts`.
    fn tagged(&self) -> PolarsResult<DataFrame> {
        let columns = vec![
            Column::new("plan".into(), &self.plans),
            Column::new("area".into(), &self.areas),
            Column::new("parts".into(), &self.parts),
        ];
        let counted = DataFrame::new(self.rows.len(), columns)?
            .lazy()
            .group_by([col("plan"), col("area")])
            .agg([len().alias("tagged"), col("parts").sum()])
            .collect()?;
        let columns = vec![
            named(&self.ids, "plan", counted.column("plan")?.u32()?)?,
            named(&self.names, "area", counted.column("area")?.u32()?)?,
            counted.column("tagged")?.clone(),
            counted.column("parts")?.clone(),
        ];
        DataFrame::new(counted.height(), columns)?.sort(["plan", "area"], SortMultipleOptions::default())
    }

    /// The rows: `row`, `plan`, `area`, `parts`.
    fn frame(self) -> PolarsResult<DataFrame> {
        let places = |name: &str, of: Vec<u32>| IdxCa::from_vec(name.into(), of);
        let columns = vec![
            Column::new("row".into(), &self.rows),
            named(&self.ids, "plan", &places("plan", self.plans))?,
            named(&self.names, "area", &places("area", self.areas))?,
            Column::new("parts".into(), &self.parts),
        ];
        DataFrame::new(self.rows.len(), columns)
    }
}

/// A column of names by their places.
fn named(names: &StringChunked, column: &str, places: &IdxCa) -> PolarsResult<Column> {
    Ok(names.take(places)?.with_name(column.into()).into_column())
}

/// The ids under which areas are counted, for each set of areas that commitments carry: there are few of them.
struct Groups<F> {
    group: F,
    /// The ids, as they were met.
    names: Vec<String>,
    /// For each set, places in `names`, in the order of the ids.
    sets: FxHashMap<Arc<[Text]>, Vec<u32>>,
}

impl<F: Fn(&str) -> Option<String>> Groups<F> {
    fn new(group: F) -> Self {
        Self { group, names: Vec::new(), sets: FxHashMap::default() }
    }

    fn of(&mut self, areas: &Arc<[Text]>) -> &[u32] {
        let (group, names) = (&self.group, &mut self.names);
        self.sets.entry(Arc::clone(areas)).or_insert_with(|| {
            let mut ids: Vec<String> = areas.iter().filter_map(|area| group(area)).collect();
            ids.sort();
            ids.dedup();
            let mut place = |id: String| {
                names.iter().position(|known| *known == id).unwrap_or_else(|| {
                    names.push(id);
                    names.len() - 1
                })
            };
            ids.into_iter().map(|id| place(id) as u32).collect()
        })
    }
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
