//! How the commitments of each plan and area stand on an indicator.
//!
//! k is the good group, n all that are rated; those without a rating are counted by the reason, and never as zero.

use app::model::answer::Unrated;
use app::model::commitment::Commitment;

use super::carried::Carried;
use super::indicator::{Indicator, Standing};
use super::register::Register;

/// Commitments of one group by how they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Standings {
    pub(super) good: u32,
    pub(super) other: u32,
    pub(super) unrated: Unrated,
}

impl Standings {
    /// Those that are rated.
    pub(super) const fn rated(&self) -> u32 {
        self.good + self.other
    }

    /// These and others together.
    pub(super) const fn and(self, others: Self) -> Self {
        Self {
            good: self.good + others.good,
            other: self.other + others.other,
            unrated: self.unrated.and(others.unrated),
        }
    }

    const fn add(&mut self, standing: Standing) {
        let count = match standing {
            Standing::Good => &mut self.good,
            Standing::Other => &mut self.other,
            Standing::Missing => &mut self.unrated.missing,
            Standing::NotAssessed => &mut self.unrated.not_assessed,
            Standing::Pending => &mut self.unrated.pending,
            Standing::NoSuchIndicator => &mut self.unrated.no_such_indicator,
            Standing::Unclear => &mut self.unrated.unclear,
        };
        *count += 1;
    }
}

/// How the commitments of a release stand on an indicator, by plan and area.
#[derive(Clone, Debug)]
pub(super) struct Ratings(Vec<Vec<(u32, Standings)>>);

impl Ratings {
    /// Plans and areas have the numbers of the register; `commitments` are those of the release.
    pub(super) fn new(
        indicator: Indicator,
        commitments: &[Commitment],
        carried: &Carried,
        register: &Register,
    ) -> Self {
        let areas: Vec<Option<u32>> = carried.areas().iter().map(|id| register.area(id)).collect();
        let mut by_plan: Vec<Vec<(u32, Standings)>> = vec![Vec::new(); carried.plans()];
        for row in carried.iter() {
            let (Some(commitment), Some(of_plan)) =
                (commitments.get(row.row as usize), by_plan.get_mut(row.plan))
            else {
                continue;
            };
            let standing = indicator.standing(commitment);
            for area in row.areas.iter().filter_map(|area| areas[*area as usize]) {
                let place = of_plan.binary_search_by_key(&area, |(area, _)| *area).unwrap_or_else(|place| {
                    of_plan.insert(place, (area, Standings::default()));
                    place
                });
                of_plan[place].1.add(standing);
            }
        }
        Self(by_plan)
    }

    /// The areas of a plan, in their order.
    pub(super) fn of_plan(&self, plan: u32) -> &[(u32, Standings)] {
        self.0.get(plan as usize).map_or(&[], Vec::as_slice)
    }

    /// An area of a plan; `None` where the plan does not carry it.
    pub(super) fn of(&self, plan: u32, area: u32) -> Option<Standings> {
        let of_plan = self.of_plan(plan);
        of_plan.binary_search_by_key(&area, |(area, _)| *area).ok().map(|place| of_plan[place].1)
    }

    /// Room that it takes, in bytes, about.
    pub(super) fn bytes(&self) -> usize {
        self.0.iter().map(|plan| size_of_val(plan.as_slice()) + size_of_val(plan)).sum()
    }
}
