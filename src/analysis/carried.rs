//! Which commitments carry which areas, commitment by commitment: a number for the plan and one for the set of areas. There
//! are few different sets, so a million commitments take some megabytes.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use app::model::text::Text;
use polars::prelude::*;
use polars::series::IsSorted;
use rustc_hash::FxHashMap;

use super::engine::Groups;
use super::facts::{ByPlan, Count, Numbers, Tagged, same};

/// Into how many parts a commitment is divided where it counts fractionally: a multiple of every number up to 20, so that
/// sums are exact whatever their order.
pub(super) const PARTS: u64 = 232_792_560;
const _: () = assert!(PARTS <= u32::MAX as u64);

/// Commitments that room is made for at once: a release may say anything of itself.
const MOST: u32 = 4_000_000;

/// The commitments in the coding of their plans, with the areas that they are tagged with.
#[derive(Clone, Debug)]
pub(super) struct Coded {
    rows: Arc<Rows>,
    /// Each different set of areas, as it is tagged.
    sets: Vec<Arc<[Text]>>,
    /// How many plans there are.
    of_plans: usize,
}

/// Commitment by commitment, in the order of the release.
#[derive(Debug)]
struct Rows {
    /// Index of each in the release.
    rows: Vec<u32>,
    /// Its plan, by number.
    plans: Vec<u32>,
    /// Its areas: a place among the sets.
    of: Vec<u32>,
}

/// The same under one grouping of the areas.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    /// Whatever the grouping, they are the same.
    rows: Arc<Rows>,
    /// Places in `names`, in the order of the ids; empty where none of the areas is counted.
    sets: Vec<Vec<u32>>,
    of_plans: usize,
    /// Ids under which areas are counted, sorted.
    names: Vec<String>,
}

/// A commitment and what it carries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// Its index in the release.
    pub(super) row: u32,
    /// Its plan, by number: they are numbered in the order of their ids, as in the register.
    pub(super) plan: usize,
    /// Its areas, by number, in the order of their ids; never empty.
    pub(super) areas: &'a [u32],
}

impl Coded {
    /// `expected` is how many there may be; `codings` has the coding that each plan is counted in.
    pub(super) fn new<'a>(
        all: impl Iterator<Item = Tagged<'a>>,
        expected: u32,
        numbers: &Numbers<'_>,
        codings: &[Option<(Text, u32)>],
    ) -> Self {
        let coding_of = |plan: &str| {
            let number = *numbers.get(plan)?;
            codings.get(number as usize)?.as_ref().map(|(coding, _)| (number, coding.as_str()))
        };
        let mut sets = Sets::default();
        let room = || Vec::with_capacity(expected.min(MOST) as usize);
        let mut rows = Rows { rows: room(), plans: room(), of: room() };
        // The commitments of a plan follow each other.
        let mut last: (&str, Option<(u32, &str)>) = ("", None);
        // What was last found to be that coding.
        let mut coded = "";
        for (commitment, row) in all.zip(0_u32..) {
            if !same(commitment.plan, last.0) {
                last = (commitment.plan, coding_of(commitment.plan));
                coded = "";
            }
            let (Some((plan, coding)), Some(own)) = (last.1, commitment.coding) else { continue };
            if !std::ptr::eq(own, coded) {
                if own != coding {
                    continue;
                }
                coded = own;
            }
            if !commitment.areas.is_empty() {
                rows.rows.push(row);
                rows.plans.push(plan);
                rows.of.push(sets.of(commitment.areas));
            }
        }
        Self { rows: Arc::new(rows), sets: sets.sets, of_plans: numbers.len() }
    }
}

impl Carried {
    /// Those that carry an area under a grouping.
    pub(super) fn new(coded: &Coded, groups: &Groups) -> Self {
        let sets = coded.sets.iter().map(|set| set.iter().filter_map(|area| groups.id(area)).collect());
        let sets: Vec<BTreeSet<&str>> = sets.collect();
        let names: BTreeSet<&str> = sets.iter().flatten().copied().collect();
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let place = |id: &&str| names.binary_search_by(|name| name.as_str().cmp(id)).ok().map(|at| at as u32);
        Self {
            rows: Arc::clone(&coded.rows),
            sets: sets.iter().map(|set| set.iter().filter_map(place).collect()).collect(),
            of_plans: coded.of_plans,
            names,
        }
    }

    /// All of them, in the order of the release.
    pub(super) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        let Rows { rows, plans, of } = &*self.rows;
        let all = rows.iter().zip(plans).zip(of).map(|((row, plan), set)| Row {
            row: *row,
            plan: *plan as usize,
            areas: &self.sets[*set as usize],
        });
        all.filter(|row| !row.areas.is_empty())
    }

    /// How many plans there are, with those of which no commitment carries anything.
    pub(super) fn plans(&self) -> usize {
        self.of_plans
    }

    /// Ids of the areas, by number.
    pub(super) fn areas(&self) -> &[String] {
        &self.names
    }

    /// How many commitments of each plan carry each area.
    pub(super) fn counts(&self) -> PolarsResult<ByPlan> {
        let areas = self.names.len() as u32;
        let Rows { plans, of, .. } = &*self.rows;
        // A plan and an area are one number, and all stand in order: what is so Polars counts without having to look for it. Parts are
        // added up over all of them, so that those of a group are a difference, and none is looked at twice.
        let (mut pairs, mut parts) = (Vec::with_capacity(of.len()), Vec::with_capacity(of.len()));
        let mut so_far = 0;
        // An area and its part as one number, which is sorted faster than two.
        let mut carried: Vec<u64> = Vec::new();
        // The commitments of a plan follow each other, mostly all of them.
        let mut runs = runs(plans);
        let plan = |run: &Range<usize>| plans[run.start];
        runs.sort_by_key(plan);
        for runs in runs.chunk_by(|one, next| plan(one) == plan(next)) {
            carried.clear();
            for set in runs.iter().flat_map(|run| &of[run.clone()]).map(|set| &self.sets[*set as usize]) {
                let part = PARTS / set.len().max(1) as u64;
                carried.extend(set.iter().map(|area| u64::from(*area) << 32 | part));
            }
            carried.sort_unstable();
            let first = plan(&runs[0]) * areas;
            for one in &carried {
                so_far += one & u64::from(u32::MAX);
                pairs.push(first + (one >> 32) as u32);
                parts.push(so_far);
            }
        }
        let mut pairs = UInt32Chunked::from_vec("pair".into(), pairs);
        pairs.set_sorted_flag(IsSorted::Ascending);
        let columns = vec![pairs.into_column(), Column::new("parts".into(), parts)];
        let counted = DataFrame::new(columns[0].len(), columns)?
            .lazy()
            .group_by_stable([col("pair")])
            .agg([len().alias("tagged"), col("parts").last()])
            .collect()?;
        let pairs = counted.column("pair")?.u32()?.into_no_null_iter();
        let tagged = counted.column("tagged")?.u32()?.into_no_null_iter();
        let parts = counted.column("parts")?.u64()?.into_no_null_iter();
        let mut before = 0;
        let count = |(pair, (tagged, so_far)): (u32, (u32, u64))| {
            let parts = so_far - std::mem::replace(&mut before, so_far);
            (pair / areas, Count { area: pair % areas, tagged, parts })
        };
        Ok(ByPlan::new(self.of_plans, pairs.zip(tagged.zip(parts)).map(count)))
    }
}

/// Where equal numbers follow each other.
fn runs(numbers: &[u32]) -> Vec<Range<usize>> {
    let runs = numbers.chunk_by(|one, next| one == next).scan(0, |end, run| {
        let start = std::mem::replace(end, *end + run.len());
        Some(start..*end)
    });
    runs.collect()
}

/// The sets of areas that commitments are tagged with, each once.
#[derive(Default)]
struct Sets<'a> {
    sets: Vec<Arc<[Text]>>,
    places: FxHashMap<&'a [Text], u32>,
    /// The same by where a set stands: commitments share them.
    shared: FxHashMap<*const Text, u32>,
}

impl<'a> Sets<'a> {
    /// The place of a set.
    fn of(&mut self, areas: &'a Arc<[Text]>) -> u32 {
        let Self { sets, places, shared } = self;
        *shared.entry(areas.as_ptr()).or_insert_with(|| {
            *places.entry(areas).or_insert_with(|| {
                sets.push(Arc::clone(areas));
                sets.len() as u32 - 1
            })
        })
    }
}
