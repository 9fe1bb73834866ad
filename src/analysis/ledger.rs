//! The plans behind a question, one by one: what each of them counts for each area.
//!
//! Intervals by resampling and the parts of a change need the single plans; sums by place and year are not enough.

use std::collections::BTreeMap;

use polars::prelude::{DataFrame, PolarsResult, SortMultipleOptions};
use rustc_hash::FxHashMap;

use super::carried::PARTS;
use super::rated;

/// What a plan contributes to k and n.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Its commitments.
    Commitments,
    /// Its commitments, divided among their areas.
    Parts,
    /// Itself.
    Plans,
    /// Its rated commitments; n differs from area to area.
    Rated,
}

/// The plans of a question.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    /// Ids of the areas, sorted.
    areas: Vec<String>,
    /// By place: the plans that count there, each in the year in which it counts.
    entries: BTreeMap<u32, Vec<Entry>>,
    /// By plan: k and n of the areas that it carries, by index of the area.
    carried: Vec<Vec<Carried>>,
    /// Plans by id; only asked, never walked.
    plans: FxHashMap<String, usize>,
    /// Members by plan.
    members: Vec<usize>,
}

/// A plan in a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) plan: usize,
    pub(super) year: i32,
    /// What it adds to n of every area; zero where n differs from area to area.
    pub(super) n: f64,
}

/// What a plan counts for an area.
#[derive(Clone, Copy, Debug)]
pub(super) struct Carried {
    pub(super) area: usize,
    pub(super) k: f64,
    /// What it adds to n of this area alone.
    pub(super) n: f64,
}

impl Ledger {
    /// From the plans (`place`, `plan`, `member`, `year`, `commitments`) and what they carry (`plan`, `area` and counts).
    pub(super) fn new(
        unit: Unit,
        plans: &DataFrame,
        carried: &DataFrame,
        areas: &[String],
    ) -> PolarsResult<Self> {
        let mut ledger = Self {
            areas: areas.to_vec(),
            entries: BTreeMap::new(),
            carried: Vec::new(),
            plans: FxHashMap::default(),
            members: Vec::new(),
        };
        // Plans are numbered by their ids, so that draws do not hang on the order in which a frame has them.
        ledger.enter(unit, &plans.sort(["plan", "place", "year"], SortMultipleOptions::default())?)?;
        ledger.carry(unit, carried)?;
        Ok(ledger)
    }

    fn enter(&mut self, unit: Unit, plans: &DataFrame) -> PolarsResult<()> {
        let mut members: FxHashMap<&str, usize> = FxHashMap::default();
        let (place, plan) = (plans.column("place")?.u32()?, plans.column("plan")?.str()?);
        let (member, year) = (plans.column("member")?.str()?, plans.column("year")?.i32()?);
        let size = plans.column("commitments")?.u32()?;
        for row in 0..plans.height() {
            let (Some(place), Some(plan), Some(member), Some(year), Some(size)) =
                (place.get(row), plan.get(row), member.get(row), year.get(row), size.get(row))
            else {
                continue;
            };
            let next = members.len();
            let member = *members.entry(member).or_insert(next);
            let plan = self.number(plan, member);
            let n = match unit {
                Unit::Commitments | Unit::Parts => f64::from(size),
                Unit::Plans => 1.0,
                Unit::Rated => 0.0,
            };
            self.entries.entry(place).or_default().push(Entry { plan, year, n });
        }
        // Frames come in no order that could be relied upon; sums of floats depend on theirs.
        for entries in self.entries.values_mut() {
            entries.sort_by_key(|entry| (entry.plan, entry.year));
        }
        self.carried = vec![Vec::new(); self.members.len()];
        Ok(())
    }

    /// The number of a plan; a new one where it is met first.
    fn number(&mut self, plan: &str, member: usize) -> usize {
        if let Some(number) = self.plans.get(plan) {
            return *number;
        }
        let number = self.members.len();
        self.plans.insert(plan.to_owned(), number);
        self.members.push(member);
        number
    }

    fn carry(&mut self, unit: Unit, carried: &DataFrame) -> PolarsResult<()> {
        let (plan, area) = (carried.column("plan")?.str()?, carried.column("area")?.str()?);
        let counts: Vec<(f64, f64)> = match unit {
            Unit::Commitments => carried
                .column("tagged")?
                .u32()?
                .iter()
                .map(|k| (f64::from(k.unwrap_or_default()), 0.0))
                .collect(),
            Unit::Parts => carried
                .column("parts")?
                .u64()?
                .iter()
                .map(|parts| (parts.unwrap_or_default() as f64 / PARTS as f64, 0.0))
                .collect(),
            Unit::Plans => vec![(1.0, 0.0); carried.height()],
            Unit::Rated => {
                let rated = rated::read(carried)?;
                rated.iter().map(|all| (f64::from(all.good), f64::from(all.rated()))).collect()
            }
        };
        // The areas of a plan follow each other.
        let mut last: (Option<&str>, Option<usize>) = (None, None);
        for ((plan, area), (k, n)) in plan.iter().zip(area.iter()).zip(counts) {
            if plan != last.0 {
                last = (plan, plan.and_then(|plan| self.plans.get(plan)).copied());
            }
            let area = area.and_then(|area| self.area(area));
            if let (Some(plan), Some(area)) = (last.1, area) {
                self.carried[plan].push(Carried { area, k, n });
            }
        }
        self.carried.iter_mut().for_each(|areas| areas.sort_by_key(|carried| carried.area));
        Ok(())
    }

    /// The index of an area.
    pub(super) fn area(&self, id: &str) -> Option<usize> {
        self.areas.binary_search_by(|area| area.as_str().cmp(id)).ok()
    }

    /// The id of an area.
    pub(super) fn area_id(&self, area: usize) -> &str {
        self.areas.get(area).map_or("", String::as_str)
    }

    /// Areas.
    pub(super) fn areas(&self) -> usize {
        self.areas.len()
    }

    /// Plans of all places.
    pub(super) fn plans(&self) -> usize {
        self.members.len()
    }

    /// The index of a plan.
    pub(super) fn plan(&self, id: &str) -> Option<usize> {
        self.plans.get(id).copied()
    }

    /// The plans of a place.
    pub(super) fn entries(&self, place: u32) -> &[Entry] {
        self.entries.get(&place).map_or(&[], Vec::as_slice)
    }

    /// The areas of a plan.
    pub(super) fn carried(&self, plan: usize) -> &[Carried] {
        self.carried.get(plan).map_or(&[], Vec::as_slice)
    }

    /// By area: the plans among the entries that carry it, with what each counts.
    pub(super) fn by_area(&self, entries: &[Entry]) -> Vec<Vec<(usize, f64)>> {
        let mut areas = vec![Vec::new(); self.areas()];
        for entry in entries {
            for carried in self.carried(entry.plan) {
                areas[carried.area].push((entry.plan, carried.k));
            }
        }
        areas
    }

    /// The member of a plan.
    pub(super) fn member(&self, plan: usize) -> usize {
        self.members[plan]
    }

    /// k and n that an entry adds for an area.
    pub(super) fn counts(&self, entry: &Entry, area: usize) -> (f64, f64) {
        let carried = self.carried(entry.plan);
        let found = carried.binary_search_by_key(&area, |carried| carried.area).ok().map(|at| carried[at]);
        found.map_or((0.0, entry.n), |carried| (carried.k, entry.n + carried.n))
    }
}
