//! A world whose trends are known: for testing what the badges find, and as a release for training.
//!
//! Plans have a Poisson number of commitments, at least three. How often a plan's commitments carry an area varies from
//! plan to plan around the area's rate (a beta distribution), so that commitments of one plan resemble each other as they
//! do in OGP's data: the intraclass correlation is 0.06, the median of the export of 2011 to 2014. Every draw comes from a
//! seeded ChaCha generator: the same seed gives the same world.

mod demo;

use rand::Rng;
use rand_distr::{Beta, Binomial, Distribution, Poisson};

pub use demo::demo;

/// Mean number of commitments of a plan.
const PLAN_SIZE: f64 = 13.0;
/// The smallest plan.
const SMALLEST: u32 = 3;
/// Intraclass correlation of commitments of a plan.
const CORRELATION: f64 = 0.06;
/// A rate above this is not simulated.
const HIGHEST_RATE: f64 = 0.9;

/// The number of commitments of a plan.
fn plan_size(random: &mut impl Rng) -> u32 {
    Poisson::new(PLAN_SIZE).map_or(SMALLEST, |sizes| (sizes.sample(random) as u32).max(SMALLEST))
}

/// How many of a plan's commitments carry an area of some rate.
fn tagged(random: &mut impl Rng, size: u32, rate: f64) -> u32 {
    let rate = rate.clamp(0.0, HIGHEST_RATE);
    let spread = (1.0 - CORRELATION) / CORRELATION;
    // A rate of zero has no beta distribution, and no commitment.
    let Ok(rates) = Beta::new(rate * spread, (1.0 - rate) * spread) else { return 0 };
    let own = rates.sample(random).clamp(0.0, 1.0);
    Binomial::new(u64::from(size), own).map_or(0, |counts| counts.sample(random) as u32)
}

/// Plans submitted in a year: many in even years, fewer in odd ones.
const fn plans_of(year: i32) -> u32 {
    if year % 2 == 0 { 45 } else { 25 }
}

/// One simulated plan: its size, and how many of its commitments carry each area.
#[derive(Clone, Debug)]
pub struct SimulatedPlan {
    /// Year of submission, counted from 0.
    pub year: i32,
    /// Commitments.
    pub size: u32,
    /// Commitments that carry each area, in the order of the rates.
    pub tagged: Vec<u32>,
}

/// Plans of some years. `rate` gives the rate of an area in a year, both counted from 0.
pub fn plans(
    random: &mut impl Rng,
    years: i32,
    areas: usize,
    rate: impl Fn(usize, i32) -> f64,
) -> Vec<SimulatedPlan> {
    let mut plans = Vec::new();
    for year in 0..years {
        for _ in 0..plans_of(year) {
            let size = plan_size(random);
            let tagged = (0..areas).map(|area| tagged(random, size, rate(area, year))).collect();
            plans.push(SimulatedPlan { year, size, tagged });
        }
    }
    plans
}
