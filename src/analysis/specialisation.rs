//! How much a place works on an area compared with everybody: the location quotient.
//!
//! `(k / n) / (k_all / n_all)` over the commitments of the years asked about, after Isard (1960), “Methods of Regional
//! Analysis”, chapter 7. Its interval is a bootstrap by plan, with plans of the place and other plans drawn apart. Where fewer
//! than five commitments are expected none is given, and quotients of different years are never compared: the denominator
//! is another each year.

use app::model::detail::{EXPECTED_CASES, Specialisation};

use super::ledger::{Entry, Ledger};
use super::statistics::bootstrap::{Bootstrap, middle};

/// The quotients of a place. `everybody` are the plans of all members of the level, those of the place among them.
pub(super) struct Places<'a> {
    ledger: &'a Ledger,
    place: &'a [Entry],
    everybody: &'a [Entry],
    draws: Bootstrap,
    /// What is counted whatever the area, in the place and everywhere: as it is, and draw by draw.
    base: (f64, f64),
    bases: Vec<(f64, f64)>,
}

impl<'a> Places<'a> {
    pub(super) fn new(
        ledger: &'a Ledger,
        place: &'a [Entry],
        everybody: &'a [Entry],
        draws: Bootstrap,
    ) -> Self {
        let base = (size(place, |_| 1.0), size(everybody, |_| 1.0));
        let bases = draws.draws().map(|draw| {
            let weight = |plan: usize| f64::from(draw[plan]);
            (size(place, weight), size(everybody, weight))
        });
        Self { bases: bases.collect(), base, ledger, place, everybody, draws }
    }

    /// The quotient of an area.
    pub(super) fn specialisation(&self, area: usize) -> Specialisation {
        let own = self.carried(self.place, area);
        let all = self.carried(self.everybody, area);
        let once = |_: usize| 1.0;
        let ((k, n), (k_all, n_all)) = (sums(&own, self.base.0, once), sums(&all, self.base.1, once));
        let expected = if n_all > 0.0 { n * k_all / n_all } else { 0.0 };
        let given = expected >= EXPECTED_CASES;
        let interval = given.then(|| {
            let drawn = self.draws.draws().zip(&self.bases).map(|(draw, base)| {
                let weight = |plan: usize| f64::from(draw[plan]);
                quotient(sums(&own, base.0, weight), sums(&all, base.1, weight))
            });
            middle(drawn.collect())
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

    /// What plans count for an area, those without it left out.
    fn carried(&self, entries: &[Entry], area: usize) -> Vec<(usize, f64, f64)> {
        let counts = |entry: &Entry| {
            let (k, n) = self.ledger.counts(entry, area);
            (entry.plan, k, n - entry.n)
        };
        entries.iter().map(counts).filter(|(_, k, n)| *k != 0.0 || *n != 0.0).collect()
    }
}

/// What entries count whatever the area. All are whole numbers, so that their order does not matter.
fn size(entries: &[Entry], weight: impl Fn(usize) -> f64) -> f64 {
    entries.iter().map(|entry| weight(entry.plan) * entry.n).sum()
}

fn sums(counts: &[(usize, f64, f64)], base: f64, weight: impl Fn(usize) -> f64) -> (f64, f64) {
    counts.iter().fold((0.0, base), |(k, n), (plan, own_k, own_n)| {
        let weight = weight(*plan);
        (k + weight * own_k, n + weight * own_n)
    })
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
