//! What every measure is computed from: how many commitments of each plan carry each area.
//!
//! This is the heavy part, done once for a release. A commitment counts once per area however many of its tags lead
//! there. A plan is counted in one coding, that of most of its commitments, so that no measure can join two codings and no
//! plan counts in two.

use std::collections::BTreeMap;
use std::iter::repeat_n;
use std::sync::Arc;

use app::model::text::Text;
use polars::prelude::PolarsResult;
use rustc_hash::{FxHashMap, FxHashSet};

use super::carried::{Carried, Coded};
use super::engine::Groups;
use super::grouped::PerGrouping;
use crate::store::{Data, Tags};

/// Counts of one release, by policy area or by challenge. Plans and areas have numbers: their places in the order of their ids.
#[derive(Clone, Debug)]
pub struct Facts {
    /// By plan: the coding that it is counted in, and how many of its commitments are of it; `None` where none of them is tagged.
    pub(super) codings: Vec<Option<(Text, u32)>>,
    /// Which commitments carry which areas.
    pub(super) carried: Carried,
    /// Ids of the areas that are carried.
    pub(super) areas: Vec<String>,
    /// How many commitments of each plan carry each area.
    pub(super) tagged: ByPlan,
}

/// How much of a plan carries an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) area: u32,
    /// Commitments in the coding of the plan that carry it.
    pub(super) tagged: u32,
    /// Of [`PARTS`](super::carried::PARTS), with fractional counting.
    pub(super) parts: u64,
}

/// Counts plan after plan, those of a plan in the order of the areas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ByPlan {
    counts: Vec<Count>,
    /// Where those of each plan end.
    ends: Vec<u32>,
}

impl ByPlan {
    /// Of so many plans; the counts come with their plans, in the order of plans and areas.
    pub(super) fn new(plans: usize, counts: impl Iterator<Item = (u32, Count)>) -> Self {
        let mut all =
            Self { counts: Vec::with_capacity(counts.size_hint().0), ends: Vec::with_capacity(plans) };
        for (plan, count) in counts {
            all.ends.resize(plan as usize, all.counts.len() as u32);
            all.counts.push(count);
        }
        all.ends.resize(plans, all.counts.len() as u32);
        all
    }

    /// Those of a plan.
    pub(super) fn of(&self, plan: u32) -> &[Count] {
        let plan = plan as usize;
        let from = plan.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let to = self.ends.get(plan).copied().unwrap_or_default();
        self.counts.get(from as usize..to as usize).unwrap_or_default()
    }
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

    /// The commitments that are tagged alike.
    pub(super) fn alike(tags: &'a Tags) -> impl Iterator<Item = Self> + Clone {
        let one = Self { plan: &tags.plan, coding: tags.coding.as_deref(), areas: &tags.areas };
        repeat_n(one, tags.commitments as usize)
    }
}

/// Of more commitments than these, the tables in which they are counted are not in memory for both groupings at once.
const MANY: u32 = 400_000;

/// Counts a release by each grouping.
pub(super) fn count<'a>(
    data: &Data,
    rows: impl Iterator<Item = Tagged<'a>> + Clone,
    groups: &PerGrouping<Groups>,
) -> PolarsResult<PerGrouping<Facts>> {
    let numbers = numbers(data);
    let codings = main_codings(&numbers, rows.clone());
    let coded = Coded::new(rows, data.release.commitments, &numbers, &codings);
    let counted = |groups: &Groups| -> PolarsResult<Facts> {
        let carried = Carried::new(&coded, groups);
        let tagged = carried.counts()?;
        Ok(Facts { codings: codings.clone(), areas: carried.areas().to_vec(), carried, tagged })
    };
    let groups = groups.each();
    let many = data.release.commitments > MANY;
    if many { groups.map(counted) } else { groups.map_beside(counted) }.both()
}

impl Facts {
    /// Whether both have the same coding for each plan and the same counts.
    #[must_use]
    pub fn agree(&self, other: &Self) -> bool {
        (&self.codings, &self.areas, &self.tagged) == (&other.codings, &other.areas, &other.tagged)
    }

    /// The same, where somebody else has counted: `codings` has the coding of each plan with its commitments of it, `tagged` how many
    /// of them carry each area, and in how many parts, both in any order.
    #[cfg_attr(
        not(any(test, feature = "spark")),
        expect(dead_code, reason = "in memory, nobody else counts")
    )]
    pub(super) fn counted<S: AsRef<str>>(
        data: &Data,
        groups: &Groups,
        codings: &[(S, S, u32)],
        tagged: &[(S, S, u32, u64)],
    ) -> Self {
        let numbers = numbers(data);
        let mut of_plans = vec![None; numbers.len()];
        for (plan, coding, commitments) in codings {
            if let Some(number) = numbers.get(plan.as_ref()) {
                of_plans[*number as usize] = Some((coding.as_ref().into(), *commitments));
            }
        }
        let areas: FxHashSet<&str> = tagged.iter().map(|(_, area, ..)| area.as_ref()).collect();
        let mut areas: Vec<String> = areas.into_iter().map(str::to_owned).collect();
        areas.sort_unstable();
        let count = |(plan, area, tagged, parts): &(S, S, u32, u64)| {
            let plan = *numbers.get(plan.as_ref())?;
            let area = areas.binary_search_by(|known| known.as_str().cmp(area.as_ref())).ok()? as u32;
            Some((plan, Count { area, tagged: *tagged, parts: *parts }))
        };
        let mut tagged: Vec<(u32, Count)> = tagged.iter().filter_map(count).collect();
        tagged.sort_unstable_by_key(|(plan, count)| (*plan, count.area));
        let tagged = ByPlan::new(numbers.len(), tagged.into_iter());
        let here = data.commitments.len() as u32;
        let carried = Carried::new(&Coded::new(Tagged::all(data), here, &numbers, &of_plans), groups);
        Self { codings: of_plans, carried, areas, tagged }
    }
}

/// Whether two texts are the same. Rows share them, so that mostly it is enough to look where they stand.
pub(super) fn same(one: &str, other: &str) -> bool {
    std::ptr::eq(one, other) || one == other
}

/// Plans by id, numbered in the order of their ids.
pub(super) type Numbers<'a> = FxHashMap<&'a str, u32>;

fn numbers(data: &Data) -> Numbers<'_> {
    let mut ids: Vec<&str> = data.plans.iter().map(|plan| plan.id.as_str()).collect();
    ids.sort_unstable();
    ids.into_iter().zip(0..).collect()
}

/// The coding of most commitments of each plan. On a tie the last by name, which is the newer one (`site` after `explorer-2014`), as
/// the ingest decides it.
fn main_codings<'a>(
    numbers: &Numbers<'_>,
    rows: impl Iterator<Item = Tagged<'a>>,
) -> Vec<Option<(Text, u32)>> {
    let mut sizes: Vec<BTreeMap<&str, u32>> = vec![BTreeMap::new(); numbers.len()];
    let mut add = |(plan, coding): (&str, &'a str), many: u32| {
        if let Some(number) = numbers.get(plan) {
            *sizes[*number as usize].entry(coding).or_default() += many;
        }
    };
    // The commitments of a plan follow each other, and mostly have the same coding.
    let mut run: Option<((&str, &str), u32)> = None;
    for one in rows.filter_map(|one| Some((one.plan, one.coding?))) {
        match &mut run {
            Some((last, many)) if same(last.0, one.0) && same(last.1, one.1) => *many += 1,
            _ => {
                if let Some((last, many)) = run.replace((one, 1)) {
                    add(last, many);
                }
            }
        }
    }
    if let Some((last, many)) = run {
        add(last, many);
    }
    let main = |sizes: BTreeMap<&str, u32>| {
        let most = sizes.into_iter().max_by_key(|(_, size)| *size);
        most.map(|(coding, size)| (coding.into(), size))
    };
    sizes.into_iter().map(main).collect()
}
