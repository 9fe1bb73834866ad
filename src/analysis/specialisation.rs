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
    pub(super) ledger: &'a Ledger,
    pub(super) place: &'a [Entry],
    pub(super) everybody: &'a [Entry],
    pub(super) draws: &'a Bootstrap,
}

impl Places<'_> {
    /// The quotient of an area.
    pub(super) fn specialisation(&self, area: usize) -> Specialisation {
        let own = self.counts(self.place, area);
        let all = self.counts(self.everybody, area);
        let once = |_: usize| 1.0;
        let ((k, n), (k_all, n_all)) = (sums(&own, once), sums(&all, once));
        let expected = if n_all > 0.0 { n * k_all / n_all } else { 0.0 };
        let given = expected >= EXPECTED_CASES;
        let interval = given.then(|| {
            let drawn = self.draws.draws().map(|draw| {
                let weight = |plan: usize| f64::from(draw[plan]);
                quotient(sums(&own, weight), sums(&all, weight))
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

    fn counts(&self, entries: &[Entry], area: usize) -> Vec<(usize, f64, f64)> {
        let counts = |entry: &Entry| {
            let (k, n) = self.ledger.counts(entry, area);
            (entry.plan, k, n)
        };
        entries.iter().map(counts).collect()
    }
}

fn sums(counts: &[(usize, f64, f64)], weight: impl Fn(usize) -> f64) -> (f64, f64) {
    counts.iter().fold((0.0, 0.0), |(k, n), (plan, own_k, own_n)| {
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
