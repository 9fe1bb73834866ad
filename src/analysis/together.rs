//! Which areas commitments carry together more, or less, often than chance would have it.
//!
//! The lift of two areas is the number of commitments that carry both over the number expected if they had nothing to do
//! with each other (Brin, Motwani, Ullman and Tsur, 1997, “Dynamic itemset counting and implication rules”, where it is
//! called interest). Its interval is a bootstrap by plan. Pairs of which fewer than five are expected are left out.

use std::collections::{BTreeMap, BTreeSet};

use app::model::detail::{EXPECTED_CASES, Pair};
use app::model::place::Named;

use super::carried::Carried;
use super::ledger::Ledger;
use super::register::Entry;
use super::statistics::bootstrap::{Bootstrap, middle};

/// Two areas, by index, and by plan how many commitments carry both.
type Counts = BTreeMap<(usize, usize), BTreeMap<u32, u32>>;

/// The pairs of the areas `shown` with all others, greatest lift first. `named` gives an area's name.
pub(super) fn together(
    ledger: &Ledger<'_>,
    entries: &[Entry],
    draws: &Bootstrap,
    carried: &Carried,
    shown: &BTreeSet<usize>,
    named: impl Fn(usize) -> Named,
) -> Vec<Pair> {
    let n: f64 = ledger.sizes(entries).map(|(_, size)| size).sum();
    let carried_alone = ledger.by_area(entries);
    let alone: Vec<f64> =
        carried_alone.iter().map(|plans| plans.iter().fold(0.0, |sum, (_, k)| sum + k)).collect();
    let counts = counts(ledger, entries, carried, shown);
    let mut drawn = Drawn::new(&carried_alone, ledger.sizes(entries), draws);
    let mut pairs: Vec<Pair> = Vec::new();
    for (area, other) in expected_pairs(shown, &alone, n) {
        let both = counts.get(&key(area, other));
        let number: u32 = both.map_or(0, |plans| plans.values().sum());
        let expected = alone[area] * alone[other] / n;
        let lifts = drawn.lifts(area, other, both);
        pairs.push(Pair {
            area: named(area),
            other: named(other),
            both: number,
            k_area: whole(alone[area]),
            k_other: whole(alone[other]),
            n: whole(n),
            expected,
            lift: f64::from(number) / expected,
            interval: middle(lifts).unwrap_or((0.0, f64::INFINITY)),
        });
    }
    pairs.sort_by(|a, b| {
        b.lift.total_cmp(&a.lift).then_with(|| (&a.area.id, &a.other.id).cmp(&(&b.area.id, &b.other.id)))
    });
    pairs
}

/// Each pair once, where enough commitments are expected to carry both.
fn expected_pairs(shown: &BTreeSet<usize>, alone: &[f64], n: f64) -> Vec<(usize, usize)> {
    let others = 0..alone.len();
    let pairs = shown.iter().flat_map(|area| others.clone().map(move |other| (*area, other)));
    pairs
        .filter(|(area, other)| area != other && !(shown.contains(other) && other < area))
        .filter(|(area, other)| n > 0.0 && alone[*area] * alone[*other] / n >= EXPECTED_CASES)
        .collect()
}

fn counts(ledger: &Ledger<'_>, entries: &[Entry], carried: &Carried, shown: &BTreeSet<usize>) -> Counts {
    let mut is_meant = vec![false; carried.plans()];
    for entry in entries {
        is_meant[entry.plan as usize] = true;
    }
    let area_of: Vec<Option<usize>> = carried.areas().iter().map(|id| ledger.area(id)).collect();
    let mut counts = Counts::new();
    for commitment in carried.iter().filter(|commitment| is_meant[commitment.plan]) {
        let areas = || commitment.areas.iter().filter_map(|area| area_of[*area as usize]);
        for (at, one) in areas().enumerate() {
            for other in areas().skip(at + 1) {
                if shown.contains(&one) || shown.contains(&other) {
                    *counts.entry(key(one, other)).or_default().entry(commitment.plan as u32).or_default() +=
                        1;
                }
            }
        }
    }
    counts
}

fn key(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

/// How many commitments there are in each draw, and how many of them carry an area.
struct Drawn<'a> {
    /// By area: the plans that carry it, and how many of their commitments do.
    carried: &'a [Vec<(u32, f64)>],
    draws: &'a Bootstrap,
    n: Vec<f64>,
    areas: BTreeMap<usize, Vec<f64>>,
}

impl<'a> Drawn<'a> {
    fn new(
        carried: &'a [Vec<(u32, f64)>],
        n: impl Iterator<Item = (u32, f64)>,
        draws: &'a Bootstrap,
    ) -> Self {
        Self { carried, draws, n: draws.sums(n), areas: BTreeMap::new() }
    }

    /// The lift in each draw; not a number where one of the areas is not drawn.
    fn lifts(&mut self, area: usize, other: usize, both: Option<&BTreeMap<u32, u32>>) -> Vec<f64> {
        self.count(area);
        self.count(other);
        let (one, two) = (&self.areas[&area], &self.areas[&other]);
        let both = both.into_iter().flatten().map(|(plan, many)| (*plan, f64::from(*many)));
        let counts = self.draws.sums(both).into_iter().zip(one).zip(two).zip(&self.n);
        counts.map(|(((both, one), two), n)| both * n / (one * two)).collect()
    }

    fn count(&mut self, area: usize) {
        let Self { carried, draws, areas, .. } = self;
        areas.entry(area).or_insert_with(|| draws.sums(carried[area].iter().copied()));
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sum of whole numbers of commitments"
)]
fn whole(count: f64) -> u32 {
    count.round() as u32
}
