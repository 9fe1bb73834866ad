//! Which commitments carry which areas, commitment by commitment: a number for the plan and one for the set of areas. There
//! are few different sets, so a million commitments take some megabytes.

use std::sync::Arc;

use app::model::text::Text;
use polars::prelude::*;
use polars::series::IsSorted;
use rustc_hash::FxHashMap;

use super::facts::{ByPlan, Count, Numbers, Tagged, same};

/// Into how many parts a commitment is divided where it counts fractionally: a multiple of every number up to 20, so that
/// sums are exact whatever their order.
pub(super) const PARTS: u64 = 232_792_560;

/// The commitments in the coding of their plans that carry an area.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    /// Index of each in the release, in its order.
    rows: Vec<u32>,
    /// Its plan, by number.
    plans: Vec<u32>,
    /// Its areas: a place in `sets`.
    of: Vec<u32>,
    /// Places in `names`, in the order of the ids.
    sets: Vec<Vec<u32>>,
    /// How many plans there are.
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

impl Carried {
    /// `codings` has the coding that each plan is counted in; `group` gives the id under which an area is counted.
    pub(super) fn new<'a>(
        all: impl Iterator<Item = Tagged<'a>>,
        group: impl Fn(&str) -> Option<String>,
        numbers: &Numbers<'_>,
        codings: &[Option<(Text, u32)>],
    ) -> Self {
        let coding_of = |plan: &str| {
            let number = *numbers.get(plan)?;
            codings.get(number as usize)?.as_ref().map(|(coding, _)| (number, coding.as_str()))
        };
        let mut sets = Sets::new(group);
        let (mut rows, mut plans, mut of) = (Vec::new(), Vec::new(), Vec::new());
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
            let set = sets.of(commitment.areas);
            if !sets.sets[set as usize].is_empty() {
                rows.push(row);
                plans.push(plan);
                of.push(set);
            }
        }
        let (sets, names) = sets.sorted();
        Self { rows, plans, of, sets, of_plans: numbers.len(), names }
    }

    /// All of them, in the order of the release.
    pub(super) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().zip(&self.plans).zip(&self.of).map(|((row, plan), set)| Row {
            row: *row,
            plan: *plan as usize,
            areas: &self.sets[*set as usize],
        })
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
        // A plan and an area are one number, and all stand in order: what is so Polars adds up without having to look for it.
        let mut by_plan: Vec<u32> = (0..).take(self.plans.len()).collect();
        let plan = |row: &u32| self.plans[*row as usize];
        by_plan.sort_by_key(plan);
        let (mut pairs, mut parts) = (Vec::new(), Vec::new());
        let mut carried: Vec<(u32, u64)> = Vec::new();
        for rows in by_plan.chunk_by(|one, next| plan(one) == plan(next)) {
            carried.clear();
            for set in rows.iter().map(|row| &self.sets[self.of[*row as usize] as usize]) {
                let part = PARTS / set.len() as u64;
                carried.extend(set.iter().map(|area| (*area, part)));
            }
            carried.sort_unstable();
            let first = plan(&rows[0]) * areas;
            pairs.extend(carried.iter().map(|(area, _)| first + area));
            parts.extend(carried.iter().map(|(_, part)| *part));
        }
        let mut pairs = UInt32Chunked::from_vec("pair".into(), pairs);
        pairs.set_sorted_flag(IsSorted::Ascending);
        let columns = vec![pairs.into_column(), Column::new("parts".into(), parts)];
        let counted = DataFrame::new(columns[0].len(), columns)?
            .lazy()
            .group_by([col("pair")])
            .agg([len().alias("tagged"), col("parts").sum()])
            .sort(["pair"], SortMultipleOptions::default())
            .collect()?;
        let pairs = counted.column("pair")?.u32()?.into_no_null_iter();
        let tagged = counted.column("tagged")?.u32()?.into_no_null_iter();
        let parts = counted.column("parts")?.u64()?.into_no_null_iter();
        let count = |(pair, (tagged, parts)): (u32, (u32, u64))| {
            (pair / areas, Count { area: pair % areas, tagged, parts })
        };
        Ok(ByPlan::new(self.of_plans, pairs.zip(tagged.zip(parts)).map(count)))
    }
}

/// The ids under which areas are counted, for each set of areas that commitments carry.
struct Sets<F> {
    group: F,
    /// The ids, as they were met.
    names: Vec<String>,
    /// Each set: places in `names`, in the order of the ids.
    sets: Vec<Vec<u32>>,
    places: FxHashMap<Arc<[Text]>, u32>,
    /// The same by where a set stands: commitments share them.
    shared: FxHashMap<*const Text, u32>,
}

impl<F: Fn(&str) -> Option<String>> Sets<F> {
    fn new(group: F) -> Self {
        Self {
            group,
            names: Vec::new(),
            sets: Vec::new(),
            places: FxHashMap::default(),
            shared: FxHashMap::default(),
        }
    }

    /// The place of a set.
    fn of(&mut self, areas: &Arc<[Text]>) -> u32 {
        if areas.is_empty() {
            return self.place(areas);
        }
        if let Some(place) = self.shared.get(&areas.as_ptr()) {
            return *place;
        }
        let place = self.place(areas);
        self.shared.insert(areas.as_ptr(), place);
        place
    }

    fn place(&mut self, areas: &Arc<[Text]>) -> u32 {
        if let Some(place) = self.places.get(areas) {
            return *place;
        }
        let mut ids: Vec<String> = areas.iter().filter_map(|area| (self.group)(area)).collect();
        ids.sort();
        ids.dedup();
        let set = ids.into_iter().map(|id| self.name(id)).collect();
        self.sets.push(set);
        let place = self.sets.len() as u32 - 1;
        self.places.insert(Arc::clone(areas), place);
        place
    }

    /// The sets and the ids, numbered anew in their order.
    fn sorted(self) -> (Vec<Vec<u32>>, Vec<String>) {
        let mut names = self.names.clone();
        names.sort();
        let place = |name: &String| names.binary_search(name).unwrap_or_default() as u32;
        let places: Vec<u32> = self.names.iter().map(place).collect();
        let anew = |set: Vec<u32>| set.into_iter().map(|area| places[area as usize]).collect();
        (self.sets.into_iter().map(anew).collect(), names)
    }

    fn name(&mut self, id: String) -> u32 {
        let known = self.names.iter().position(|known| *known == id);
        known.unwrap_or_else(|| {
            self.names.push(id);
            self.names.len() - 1
        }) as u32
    }
}
