//! How much a place works on an area compared with everybody: the location quotient.
//!
//! `(k / n) / (k_all / n_all)` over the commitments of the years asked about, after Isard (1960), “Methods of Regional
//! Analysis”, chapter 7. Its interval is a bootstrap by plan, with plans of the place and other plans drawn apart. Where fewer
//! than five commitments are expected none is given, and quotients of different years are never compared: the denominator
//! is another each year.

use app::model::detail::{EXPECTED_CASES, Specialisation};

use super::ledger::Ledger;
use super::register::Entry;
use super::statistics::bootstrap::{Bootstrap, middle};

/// The quotients of a place. `everybody` are the plans of all members of the level, those of the place among them.
pub(super) struct Places<'a> {
    draws: &'a Bootstrap,
    own: Whole,
    all: Whole,
}

/// Commitments of some plans.
struct Whole {
    /// By area: the plans that carry it, and how many of their commitments do.
    carried: Vec<Vec<(u32, f64)>>,
    /// All of them: as they are, and draw by draw. Whole numbers, so that the order in which they were added does not matter.
    n: f64,
    drawn: Vec<f64>,
}

impl Whole {
    fn new(ledger: &Ledger<'_>, entries: &[Entry], draws: &Bootstrap) -> Self {
        let sizes = ledger.sizes(entries);
        let n = sizes.clone().fold(0.0, |sum, (_, n)| sum + n);
        Self { carried: ledger.by_area(entries), n, drawn: draws.sums(sizes) }
    }

    fn of(&self, area: usize) -> &[(u32, f64)] {
        self.carried.get(area).map_or(&[], Vec::as_slice)
    }

    fn count(&self, area: usize) -> f64 {
        self.of(area).iter().fold(0.0, |sum, (_, count)| sum + count)
    }
}

impl<'a> Places<'a> {
    /// `ledger` counts commitments.
    pub(super) fn new(
        ledger: &Ledger<'_>,
        place: &[Entry],
        everybody: &[Entry],
        draws: &'a Bootstrap,
    ) -> Self {
        let [own, all] = [place, everybody].map(|entries| Whole::new(ledger, entries, draws));
        Self { draws, own, all }
    }

    /// The quotient of an area.
    pub(super) fn specialisation(&self, area: usize) -> Specialisation {
        let (k, n, k_all, n_all) = (self.own.count(area), self.own.n, self.all.count(area), self.all.n);
        let expected = if n_all > 0.0 { n * k_all / n_all } else { 0.0 };
        let given = expected >= EXPECTED_CASES;
        let interval = given.then(|| {
            let [own, all] = [&self.own, &self.all].map(|of| self.draws.sums(of.of(area).iter().copied()));
            let own = own.into_iter().zip(self.own.drawn.iter().copied());
            let all = all.into_iter().zip(self.all.drawn.iter().copied());
            middle(own.zip(all).map(|(own, all)| quotient(own, all)).collect())
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
