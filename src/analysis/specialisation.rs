//! How much a place works on an area compared with everybody: the location quotient.
//!
//! `(k / n) / (k_all / n_all)` over the commitments of the years asked about, after Isard (1960), “Methods of Regional
//! Analysis”, chapter 7. Its interval is a bootstrap by plan, with plans of the place and other plans drawn apart, these within their regions. Where fewer
//! than five commitments are expected none is given, and quotients of different years are never compared: the denominator
//! is another each year.

use std::sync::OnceLock;

use app::model::detail::{EXPECTED_CASES, Specialisation};

use super::ledger::Ledger;
use super::register::Entry;
use super::statistics::bootstrap::{Bootstrap, middle};

/// Commitments of some plans.
pub(super) struct Whole<'a> {
    pub(super) draws: &'a Bootstrap,
    /// By area: the plans that carry it, and how many of their commitments do.
    carried: Vec<Vec<(u32, f64)>>,
    /// By area: how many do, draw by draw, once somebody asks.
    drawn: Vec<OnceLock<Vec<f64>>>,
    /// All of them: as they are, and draw by draw. Whole numbers, so that the order in which they were added does not matter.
    n: f64,
    n_drawn: Vec<f64>,
}

impl<'a> Whole<'a> {
    /// `ledger` counts commitments.
    pub(super) fn new(ledger: &Ledger<'_>, entries: &[Entry], draws: &'a Bootstrap) -> Self {
        let sizes = ledger.sizes(entries);
        let n = sizes.clone().fold(0.0, |sum, (_, n)| sum + n);
        let carried = ledger.by_area(entries);
        let drawn = carried.iter().map(|_| OnceLock::new()).collect();
        Self { draws, carried, drawn, n, n_drawn: draws.sums(sizes) }
    }

    fn of(&self, area: usize) -> &[(u32, f64)] {
        self.carried.get(area).map_or(&[], Vec::as_slice)
    }

    fn count(&self, area: usize) -> f64 {
        self.of(area).iter().fold(0.0, |sum, (_, count)| sum + count)
    }

    /// Commitments that carry an area, of how many, in each draw.
    fn drawn(&self, area: usize) -> impl Iterator<Item = (f64, f64)> {
        let make = || self.draws.sums(self.of(area).iter().copied());
        let drawn = self.drawn.get(area).map_or(&[][..], |drawn| drawn.get_or_init(make));
        drawn.iter().copied().zip(self.n_drawn.iter().copied())
    }
}

/// The quotients of a place. All are the plans of all members of the level, its own among them.
pub(super) struct Places<'a> {
    pub(super) own: Whole<'a>,
    pub(super) all: &'a Whole<'a>,
}

impl Places<'_> {
    /// The quotient of an area.
    pub(super) fn specialisation(&self, area: usize) -> Specialisation {
        let (k, n, k_all, n_all) = (self.own.count(area), self.own.n, self.all.count(area), self.all.n);
        let expected = if n_all > 0.0 { n * k_all / n_all } else { 0.0 };
        let given = expected >= EXPECTED_CASES;
        let interval = given.then(|| {
            let pairs = self.own.drawn(area).zip(self.all.drawn(area));
            middle(pairs.map(|(own, all)| quotient(own, all)).collect())
        });
        Specialisation {
            k: whole(k),
            n: whole(n),
            k_all: whole(k_all),
            n_all: whole(n_all),
            expected,
            quotient: given.then(|| quotient((k, n), (k_all, n_all))),
            interval: interval.flatten(),
        }
    }
}

/// Not a number where the area, or the place, is not drawn at all.
fn quotient((k, n): (f64, f64), (k_all, n_all): (f64, f64)) -> f64 {
    (k / n) / (k_all / n_all)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a sum of whole numbers of commitments"
)]
fn whole(count: f64) -> u32 {
    count.round() as u32
}
