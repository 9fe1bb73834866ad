//! What the plans behind a question count, one by one.
//!
//! Intervals by resampling and the parts of a change need the single plans; sums by place and year are not enough.

use super::carried::PARTS;
use super::facts::Count;
use super::rated::Ratings;
use super::register::{Entry, Register};

/// What a plan contributes to k and n.
#[derive(Clone, Copy, Debug)]
pub(super) enum Unit<'a> {
    /// Its commitments.
    Commitments,
    /// Its commitments, divided among their areas.
    Parts,
    /// Itself.
    Plans,
    /// Its rated commitments; n differs from area to area.
    Rated(&'a Ratings),
}

/// The plans of a release as a question counts them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ledger<'a> {
    register: &'a Register,
    unit: Unit<'a>,
    /// All areas of the coding, in the order of their ids.
    areas: &'a [u32],
}

impl<'a> Ledger<'a> {
    /// `areas` are those of the coding.
    pub(super) fn new(register: &'a Register, unit: Unit<'a>, areas: &'a [u32]) -> Self {
        Self { register, unit, areas }
    }

    /// Its place among the areas of the coding.
    pub(super) fn area(&self, id: &str) -> Option<usize> {
        self.register.area(id).and_then(|number| self.place(number))
    }

    fn place(&self, number: u32) -> Option<usize> {
        self.areas.binary_search(&number).ok()
    }

    /// The id of an area.
    pub(super) fn area_id(&self, area: usize) -> &'a str {
        self.areas.get(area).map_or("", |number| self.register.area_id(*number))
    }

    /// Areas of the coding.
    pub(super) fn areas(&self) -> usize {
        self.areas.len()
    }

    /// How many members there are.
    pub(super) fn members(&self) -> usize {
        self.register.members()
    }

    /// The member of a plan, by number.
    pub(super) fn member(&self, plan: u32) -> u32 {
        self.register.plan(plan).member
    }

    /// What a plan adds to n of every area; zero where n differs from area to area.
    pub(super) fn size(&self, plan: u32) -> f64 {
        match self.unit {
            Unit::Commitments | Unit::Parts => f64::from(self.register.plan(plan).commitments),
            Unit::Plans => 1.0,
            Unit::Rated(_) => 0.0,
        }
    }

    /// What all of some plans count.
    pub(super) fn sizes(&self, entries: &[Entry]) -> impl Iterator<Item = (u32, f64)> + Clone {
        entries.iter().map(|entry| (entry.plan, self.size(entry.plan)))
    }

    /// By area: the plans among the entries that carry it, with what each counts.
    pub(super) fn by_area(&self, entries: &[Entry]) -> Vec<Vec<(u32, f64)>> {
        let mut areas = vec![Vec::new(); self.areas()];
        for entry in entries {
            self.each(entry.plan, |area, (k, _)| areas[area].push((entry.plan, k)));
        }
        areas
    }

    /// By area: the entries that carry it, with what each adds to k, and to n beyond its size.
    pub(super) fn counts_by_area(&self, entries: &[Entry]) -> Vec<Vec<(Entry, (f64, f64))>> {
        let mut areas = vec![Vec::new(); self.areas()];
        for entry in entries {
            self.each(entry.plan, |area, (k, n)| {
                // Where nothing is rated there is nothing to count.
                if self.size(entry.plan) + n > 0.0 {
                    areas[area].push((*entry, (k, n)));
                }
            });
        }
        areas
    }

    /// What a plan counts for an area that it carries, where that is not a matter of ratings.
    fn k(&self, carried: &Count) -> f64 {
        match self.unit {
            Unit::Parts => carried.parts as f64 / PARTS as f64,
            Unit::Plans => 1.0,
            Unit::Commitments | Unit::Rated(_) => carried.tagged.into(),
        }
    }

    /// Tells what a plan adds to k, and to n beyond its size, area by area in their order.
    fn each(&self, plan: u32, mut tell: impl FnMut(usize, (f64, f64))) {
        if let Unit::Rated(ratings) = self.unit {
            for (number, standings) in ratings.of_plan(plan) {
                if let Some(area) = self.place(*number) {
                    tell(area, (standings.good.into(), standings.rated().into()));
                }
            }
            return;
        }
        for carried in self.register.carried(plan) {
            if let Some(area) = self.place(carried.area) {
                tell(area, (self.k(carried), 0.0));
            }
        }
    }
}
