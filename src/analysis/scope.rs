//! The plans of a question: which count for it, where, and in which year.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use app::model::commitment::Plan;
use app::model::place::Place;
use app::model::query::{Extent, Measure, Query, Years};

use super::places::holds;
use super::register::{Entry, Register};

/// The plans of a question: of its coding, level and places. Those behind its numbers are of the coding and have a year.
pub(super) struct Scope<'a> {
    pub(super) register: &'a Register,
    /// By number; `None` where no plan is counted in it.
    coding: Option<u32>,
    measure: Measure,
    years: Years,
    /// First and last year of submission in the coding, everywhere.
    pub(super) span: Option<(i32, i32)>,
    /// Plans of the level and coding, wherever they are.
    everywhere: Vec<Entry>,
    /// By place.
    places: Vec<AtPlace>,
}

/// A plan that carries an area.
#[derive(Clone, Copy, Debug)]
pub(super) struct Carrier {
    /// Its place among the plans submitted.
    pub(super) at: u32,
    /// Commitments.
    pub(super) tagged: u32,
}

/// The plans of a place.
struct AtPlace {
    /// Of the level, in all codings and none, with a year and without.
    all: Vec<u32>,
    /// In how many years there are plans of any coding.
    years_of_all_codings: u32,
    /// Those of the coding in the year of submission.
    submitted: Vec<Entry>,
    /// Which of these carry each area, and with how many commitments; made when certainty is asked for.
    carriers: OnceLock<Vec<Vec<Carrier>>>,
    /// Those of any coding in the years in which they are in force, where the measure wants to know; also in the year after the
    /// last submission: plans submitted in it are not known yet.
    in_force: Vec<Entry>,
}

impl<'a> Scope<'a> {
    /// `plans` are those of the release.
    pub(super) fn new(
        register: &'a Register,
        query: &Query,
        coding: &str,
        places: &[Place],
        plans: &[Plan],
    ) -> Self {
        let coding = register.coding(coding);
        let is_of_level = |number: u32| {
            let level = register.plan(number).level;
            query.selection.level.is_none_or(|wanted| wanted == level)
        };
        let of_level: Vec<u32> =
            register.plans().map(|(number, _)| number).filter(|number| is_of_level(*number)).collect();
        let everywhere = submitted(register, coding, &of_level);
        let span = everywhere.iter().map(|entry| entry.year);
        let span = span.clone().min().zip(span.max());
        let in_force = match (query.measure, span) {
            (Measure::Inforce, Some((first, last))) => {
                register.in_force(of_level.iter().copied(), &(first..=last + 1))
            }
            _ => Vec::new(),
        };
        let at_place = |place: &Place| {
            let is_here =
                |number: u32| plans.get(register.plan(number).row).is_some_and(|plan| holds(place, plan));
            let all: Vec<u32> = of_level.iter().copied().filter(|number| is_here(*number)).collect();
            AtPlace {
                submitted: submitted(register, coding, &all),
                carriers: OnceLock::new(),
                in_force: in_force.iter().copied().filter(|entry| is_here(entry.plan)).collect(),
                years_of_all_codings: years_of_all_codings(register, &all),
                all,
            }
        };
        Self {
            register,
            coding,
            measure: query.measure,
            years: match query.extent {
                Extent::Filtered => query.selection.years,
                Extent::Full => Years::default(),
            },
            span,
            places: places.iter().map(at_place).collect(),
            everywhere,
        }
    }

    /// How many places there are.
    pub(super) fn places(&self) -> usize {
        self.places.len()
    }

    /// The plans of a place as they were submitted, in all years: what certainty is computed from.
    pub(super) fn submitted(&self, place: usize) -> &[Entry] {
        self.places.get(place).map_or(&[], |at| &at.submitted)
    }

    /// Which of these carry an area.
    pub(super) fn carriers(&self, place: usize, area: u32) -> &[Carrier] {
        let Some(at) = self.places.get(place) else { return &[] };
        let carriers = at.carriers.get_or_init(|| {
            let mut carriers = vec![Vec::new(); self.register.areas()];
            for (entry, at) in at.submitted.iter().zip(0..) {
                for one in self.register.carried(entry.plan) {
                    carriers[one.area as usize].push(Carrier { at, tagged: one.tagged });
                }
            }
            carriers
        });
        carriers.get(area as usize).map_or(&[], Vec::as_slice)
    }

    /// Those of the years asked about.
    pub(super) fn submitted_within(&self, place: usize) -> Vec<Entry> {
        self.within(self.submitted(place)).collect()
    }

    /// The plans of a place in each year in which the measure counts them, in all years.
    pub(super) fn counted(&self, place: usize) -> Vec<Entry> {
        match (self.measure, self.places.get(place)) {
            (Measure::Inforce, Some(at)) => {
                at.in_force.iter().copied().filter(|entry| self.is_counted(entry.plan)).collect()
            }
            _ => self.submitted(place).to_vec(),
        }
    }

    /// Those of the years asked about.
    pub(super) fn counted_within(&self, place: usize) -> Vec<Entry> {
        self.within(&self.counted(place)).collect()
    }

    /// Plans of the level and coding as they were submitted, wherever they are, in all years.
    pub(super) fn everywhere(&self) -> &[Entry] {
        &self.everywhere
    }

    /// Those of the years asked about.
    pub(super) fn everywhere_within(&self) -> Vec<Entry> {
        self.within(&self.everywhere).collect()
    }

    /// In how many years a place has plans of any coding.
    pub(super) fn years_of_all_codings(&self, place: usize) -> u32 {
        self.places.get(place).map_or(0, |at| at.years_of_all_codings)
    }

    /// How many commitments carry each area, the most frequent first.
    pub(super) fn frequencies(&self) -> Vec<(u32, u32)> {
        // A plan that counts for two places is still one plan.
        let plans: BTreeSet<Entry> = self.places.iter().flat_map(|at| self.within(&at.submitted)).collect();
        frequencies_of(self.register, plans)
    }

    /// The same wherever the plans are, in all years.
    pub(super) fn frequencies_everywhere(&self) -> Vec<(u32, u32)> {
        frequencies_of(self.register, self.everywhere.iter().copied())
    }

    /// Commitments of the plans that the measure looks at that the coding does not cover. Plans without a year belong to
    /// every question that does not ask for certain years.
    pub(super) fn left_out(&self) -> u32 {
        let seen: BTreeSet<u32> = self.places.iter().flat_map(|at| self.seen(at)).collect();
        let left_out = seen.into_iter().map(|number| {
            let plan = self.register.plan(number);
            let covered =
                if self.coding.is_some() && plan.coding == self.coding { plan.commitments } else { 0 };
            plan.total.saturating_sub(covered)
        });
        left_out.sum()
    }

    /// The plans of a place that the measure looks at, whatever their coding.
    fn seen<'s>(&'s self, at: &'s AtPlace) -> Box<dyn Iterator<Item = u32> + 's> {
        let asks_all = self.years == Years::default();
        let year = |number: &u32| self.register.plan(*number).year;
        let plans = at.all.iter().copied();
        if self.measure == Measure::Inforce {
            let undated = plans.filter(move |number| asks_all && year(number).is_none());
            return Box::new(self.within(&at.in_force).map(|entry| entry.plan).chain(undated));
        }
        Box::new(
            plans
                .filter(move |number| asks_all || year(number).is_some_and(|year| self.years.contains(year))),
        )
    }

    fn within<'s>(&'s self, entries: &'s [Entry]) -> impl Iterator<Item = Entry> + 's {
        entries.iter().copied().filter(|entry| self.years.contains(entry.year))
    }

    /// Whether a plan is behind the numbers: of the coding, and with a year.
    fn is_counted(&self, number: u32) -> bool {
        is_counted(self.register, self.coding, number)
    }

    /// The years of the answer: where the coding has any plan, in any place, within the years asked.
    pub(super) fn all_years(&self) -> Vec<i32> {
        let Some((first, last)) = self.span else { return Vec::new() };
        let last = if self.measure == Measure::Inforce { last + 1 } else { last };
        (first..=last).filter(|year| self.years.contains(*year)).collect()
    }

    /// The year after the last submission: plans submitted in it are not known yet.
    pub(super) fn incomplete(&self) -> Option<i32> {
        self.span.filter(|_| self.measure == Measure::Inforce).map(|(_, last)| last + 1)
    }
}

fn is_counted(register: &Register, coding: Option<u32>, number: u32) -> bool {
    let plan = register.plan(number);
    coding.is_some() && plan.coding == coding && plan.year.is_some()
}

fn years_of_all_codings(register: &Register, plans: &[u32]) -> u32 {
    let coded = plans.iter().map(|number| register.plan(*number)).filter(|plan| plan.coding.is_some());
    coded.filter_map(|plan| plan.year).collect::<BTreeSet<_>>().len() as u32
}

/// The plans of a coding with their years of submission.
fn submitted(register: &Register, coding: Option<u32>, plans: &[u32]) -> Vec<Entry> {
    let counted = plans.iter().copied().filter(|number| is_counted(register, coding, *number));
    counted.filter_map(|plan| Some(Entry { plan, year: register.plan(plan).year? })).collect()
}

/// How many commitments of some plans carry each area, the most frequent first, those of equal frequency in the order of their ids.
fn frequencies_of(register: &Register, plans: impl IntoIterator<Item = Entry>) -> Vec<(u32, u32)> {
    let mut sums = vec![0; register.areas()];
    for entry in plans {
        for carried in register.carried(entry.plan) {
            sums[carried.area as usize] += carried.tagged;
        }
    }
    let mut found: Vec<(u32, u32)> = (0..).zip(sums).filter(|(_, tagged)| *tagged > 0).collect();
    found.sort_by_key(|(area, tagged)| (std::cmp::Reverse(*tagged), *area));
    found
}
