//! The counts of a release in plain numbers: what questions are answered from.
//!
//! They are those of [`Facts`](super::facts::Facts), plan by plan. Plans and areas have numbers in the order of their ids, so that nothing hangs on
//! the order in which a release has its rows, and a question walks some hundred plans instead of joining tables.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use app::model::commitment::Plan as Source;
use app::model::month::Month;
use app::model::place::{Level, Region};
use app::model::text::Text;
use rustc_hash::FxHashMap;

use super::facts::{ByPlan, Count};

/// The plans of a release with what they carry, by policy area or by challenge.
#[derive(Clone, Debug)]
pub(super) struct Register {
    /// In the order of their ids.
    plans: Vec<Plan>,
    /// Ids of the members, by number.
    members: Vec<String>,
    /// Ids of the areas, sorted.
    areas: Vec<String>,
    /// What the plans carry.
    carried: ByPlan,
    /// By id.
    codings: BTreeMap<String, Coding>,
    /// Ids of the codings, by number.
    coding_ids: Vec<String>,
}

/// A plan.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Its place in the release.
    pub(super) row: usize,
    /// Its member, by number.
    pub(super) member: u32,
    pub(super) region: Region,
    pub(super) level: Level,
    /// The year of submission.
    pub(super) year: Option<i32>,
    /// Months by number; it is in force from the first and until the second.
    pub(super) start: Option<i32>,
    pub(super) end: Option<i32>,
    /// Its number among the plans of the member.
    pub(super) number: Option<u32>,
    /// All its commitments.
    pub(super) total: u32,
    /// The coding in which it is counted, by number; `None` where none of its commitments is tagged.
    pub(super) coding: Option<u32>,
    /// Commitments in that coding.
    pub(super) commitments: u32,
}

/// A coding.
#[derive(Clone, Debug)]
struct Coding {
    number: u32,
    /// The areas that plans of it carry, in their order.
    areas: Vec<u32>,
}

/// A plan in a year in which it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub(super) plan: u32,
    pub(super) year: i32,
}

impl Register {
    /// `plans` are those of the release; of what was counted, nothing is copied.
    pub(super) fn new(
        codings: &[Option<(Text, u32)>],
        areas: Vec<String>,
        carried: ByPlan,
        plans: &[Source],
    ) -> Self {
        let mut register = Self {
            plans: Vec::with_capacity(plans.len()),
            members: Vec::new(),
            areas,
            carried,
            codings: BTreeMap::new(),
            coding_ids: Vec::new(),
        };
        register.enter(codings, plans);
        register.cover();
        register
    }

    fn enter(&mut self, codings: &[Option<(Text, u32)>], plans: &[Source]) {
        for (name, _) in codings.iter().flatten() {
            if !self.codings.contains_key(name.as_str()) {
                let number = self.coding_ids.len() as u32;
                self.coding_ids.push(name.to_string());
                self.codings.insert(name.to_string(), Coding { number, areas: Vec::new() });
            }
        }
        let mut rows: Vec<usize> = (0..plans.len()).collect();
        rows.sort_unstable_by_key(|row| &plans[*row].id);
        let mut members: FxHashMap<&str, u32> = FxHashMap::default();
        for (row, coding) in rows.into_iter().zip(codings) {
            let plan = &plans[row];
            let next = members.len() as u32;
            let member = *members.entry(&plan.member).or_insert_with(|| {
                self.members.push(plan.member.to_string());
                next
            });
            let number =
                |(name, _): &(Text, u32)| self.codings.get(name.as_str()).map(|coding| coding.number);
            self.plans.push(Plan {
                row,
                member,
                region: plan.region,
                level: plan.level,
                year: plan.year,
                start: plan.start.map(Month::index),
                end: plan.end.map(Month::index),
                number: plan.number,
                total: plan.commitments,
                coding: coding.as_ref().and_then(number),
                commitments: coding.as_ref().map_or(0, |(_, commitments)| *commitments),
            });
        }
    }

    /// Notes which areas the plans of each coding carry.
    fn cover(&mut self) {
        for coding in self.codings.values_mut() {
            let mut is_carried = vec![false; self.areas.len()];
            let plans = self.plans.iter().zip(0..).filter(|(plan, _)| plan.coding == Some(coding.number));
            for carried in plans.flat_map(|(_, number)| self.carried.of(number)) {
                is_carried[carried.area as usize] = true;
            }
            coding.areas = (0..).zip(is_carried).filter_map(|(area, is)| is.then_some(area)).collect();
        }
    }

    /// All plans with their numbers, in the order of their ids.
    pub(super) fn plans(&self) -> impl Iterator<Item = (u32, &Plan)> {
        (0..).zip(&self.plans)
    }

    /// A plan by its number.
    pub(super) fn plan(&self, number: u32) -> &Plan {
        &self.plans[number as usize]
    }

    /// What a plan carries, in the order of the areas.
    pub(super) fn carried(&self, plan: u32) -> &[Count] {
        self.carried.of(plan)
    }

    /// The number of an area; `None` where no commitment carries it.
    pub(super) fn area(&self, id: &str) -> Option<u32> {
        self.areas.binary_search_by(|area| area.as_str().cmp(id)).ok().map(|area| area as u32)
    }

    /// How many areas are carried.
    pub(super) fn areas(&self) -> usize {
        self.areas.len()
    }

    /// The id of an area.
    pub(super) fn area_id(&self, area: u32) -> &str {
        &self.areas[area as usize]
    }

    /// How many members have plans.
    pub(super) fn members(&self) -> usize {
        self.members.len()
    }

    /// The number of a coding; `None` where no plan is counted in it.
    pub(super) fn coding(&self, id: &str) -> Option<u32> {
        self.codings.get(id).map(|coding| coding.number)
    }

    /// The id of a coding.
    pub(super) fn coding_id(&self, number: u32) -> &str {
        &self.coding_ids[number as usize]
    }

    /// The areas that plans of a coding carry, in the order of their ids.
    pub(super) fn areas_of(&self, coding: &str) -> &[u32] {
        self.codings.get(coding).map_or(&[], |coding| &coding.areas)
    }

    /// Which of some plans are in force on 1 July of which years, in the order of plans and years.
    ///
    /// A plan counts at a date if start ≤ date < end; of several plans of a member only the latest counts (by start, then by
    /// number), in whatever coding it is tagged. A plan that a newer one of another coding has replaced is not in force.
    pub(super) fn in_force(
        &self,
        plans: impl IntoIterator<Item = u32>,
        years: &RangeInclusive<i32>,
    ) -> Vec<Entry> {
        type Rank = (i32, Option<u32>);
        let mut latest: FxHashMap<(u32, i32), (Rank, u32)> = FxHashMap::default();
        for number in plans {
            let plan = self.plan(number);
            let Some((start, end)) = plan.start.zip(plan.end) else { continue };
            for year in years.clone() {
                let july = Month::july(year).index();
                if start <= july && july < end {
                    let rank = (start, plan.number);
                    let best = latest.entry((plan.member, year)).or_insert((rank, number));
                    if best.0 < rank {
                        *best = (rank, number);
                    }
                }
            }
        }
        let mut entries: Vec<Entry> =
            latest.into_iter().map(|((_, year), (_, plan))| Entry { plan, year }).collect();
        entries.sort_unstable();
        entries
    }
}
