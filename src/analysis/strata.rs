//! Among which others each plan is drawn anew: those of its first year, and of its place.
//!
//! Strata are of all years, so that what chance leaves open in a year does not hang on the other years that are asked about. Plans
//! that are not of a place are drawn apart from its own, within their regions.

use std::collections::BTreeMap;

use app::model::place::Region;

use super::register::Entry;
use super::scope::Scope;

/// Plans by number, each with its stratum.
type Strata = Vec<(u32, u64)>;

/// Plans as they were submitted, each region by itself.
pub(super) fn regional(scope: &Scope<'_>) -> Strata {
    sorted(scope.everywhere().iter().map(|entry| (entry.plan, of_region(scope, *entry))))
}

/// Plans as they were submitted, those of a place by themselves. `is_whole`: there are no others.
pub(super) fn submitted(scope: &Scope<'_>, place: usize, is_whole: bool) -> Strata {
    let others = if is_whole { Vec::new() } else { regional(scope) };
    let own = scope.submitted(place).iter().map(|entry| (entry.plan, number(scope, entry.year)));
    sorted(others.into_iter().chain(own))
}

/// Plans of a place by the first year in which they are in force.
pub(super) fn in_force(scope: &Scope<'_>, place: usize) -> Strata {
    // The years of a plan follow each other, the last one first here: the first is the one that stays.
    let own = scope.counted(place).into_iter().rev();
    sorted(own.map(|entry| (entry.plan, number(scope, entry.year))))
}

/// In the order of the plans, each once: in its last stratum.
fn sorted(plans: impl Iterator<Item = (u32, u64)>) -> Strata {
    plans.collect::<BTreeMap<_, _>>().into_iter().collect()
}

/// The years by number, from 1.
fn number(scope: &Scope<'_>, year: i32) -> u64 {
    let first = scope.span.map_or(0, |(first, _)| first);
    u64::from(year.abs_diff(first)) + 1
}

/// Years and regions by number; further than years go.
fn of_region(scope: &Scope<'_>, entry: Entry) -> u64 {
    let region = scope.register.plan(entry.plan).region;
    let place = Region::ALL.iter().position(|one| *one == region).unwrap_or(Region::ALL.len());
    ((place as u64 + 1) << 32) + number(scope, entry.year)
}
