//! The rank of each area among all areas of the coding, with the range that chance leaves open.
//!
//! Plans are drawn anew within their years; an area's range holds the middle 95 % of its ranks in these draws. Areas whose
//! ranges overlap those of their neighbours in rank cannot be told apart and share a band.

use app::model::detail::Ranked;

use super::ledger::{Entry, Ledger};
use super::statistics::bootstrap::{Bootstrap, middle};

/// The ranks of all areas in one year.
pub(super) struct Year(Vec<Ranked>);

impl Year {
    /// The rank of an area; nothing in a year without plans.
    pub(super) fn of(&self, area: usize) -> Option<Ranked> {
        self.0.get(area).copied()
    }
}

/// The ranks of a place in each year.
pub(super) fn ranks(ledger: &Ledger, entries: &[Entry], draws: &Bootstrap, years: &[i32]) -> Vec<Year> {
    years.iter().map(|year| of_year(ledger, entries, draws, *year)).collect()
}

fn of_year(ledger: &Ledger, entries: &[Entry], draws: &Bootstrap, year: i32) -> Year {
    let plans: Vec<usize> =
        entries.iter().filter(|entry| entry.year == year).map(|entry| entry.plan).collect();
    if plans.is_empty() {
        return Year(Vec::new());
    }
    let sums = |weight: &dyn Fn(usize) -> f64| {
        let mut sums = vec![0.0; ledger.areas()];
        for plan in &plans {
            let weight = weight(*plan);
            if weight > 0.0 {
                ledger.carried(*plan).iter().for_each(|carried| sums[carried.area] += weight * carried.k);
            }
        }
        sums
    };
    let point = places(&sums(&|_| 1.0));
    let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); ledger.areas()];
    for draw in draws.draws() {
        for (area, rank) in places(&sums(&|plan| f64::from(draw[plan]))).into_iter().enumerate() {
            drawn[area].push(f64::from(rank));
        }
    }
    let ranges = drawn.into_iter().map(|ranks| middle(ranks).unwrap_or_default());
    let ranked = point.into_iter().zip(ranges).map(|(rank, range)| ranked(year, ledger.areas(), rank, range));
    Year(bands(ranked.collect()))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "ranks are small and positive")]
fn ranked(year: i32, areas: usize, rank: u32, (low, high): (f64, f64)) -> Ranked {
    // Between two ranks the outer one; and the rank itself is always within.
    let (low, high) = ((low.floor() as u32).min(rank), (high.ceil() as u32).max(rank));
    Ranked { year, rank, low, high, of: areas as u32, band: 0 }
}

/// The rank of each value: one more than the number of greater ones. Ties have the same.
fn places(values: &[f64]) -> Vec<u32> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(|a, b| b.total_cmp(a));
    values.iter().map(|value| sorted.partition_point(|other| other > value) as u32 + 1).collect()
}

/// Numbers the bands: in the order of ranks, an area whose range begins behind those of all before it begins a new one.
fn bands(mut ranked: Vec<Ranked>) -> Vec<Ranked> {
    let mut order: Vec<usize> = (0..ranked.len()).collect();
    order.sort_by_key(|area| (ranked[*area].rank, *area));
    let (mut band, mut end) = (0, 0);
    for area in order {
        if ranked[area].low > end {
            band += 1;
        }
        end = end.max(ranked[area].high);
        ranked[area].band = band;
    }
    ranked
}
