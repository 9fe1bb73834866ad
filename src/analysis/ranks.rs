//! The rank of each area among all areas of the coding, with the range that chance leaves open.
//!
//! Plans are drawn anew within their years; an area's range holds the middle 95 % of its ranks in these draws. Areas whose
//! ranges overlap those of their neighbours in rank cannot be told apart and share a band.

use app::model::detail::Ranked;

use super::carried::PARTS;
use super::ledger::Ledger;
use super::register::Entry;
use super::statistics::bootstrap::{Bootstrap, DRAWS};

/// The ranks of all areas in one year.
#[derive(Debug)]
pub(super) struct Year(Vec<Ranked>);

impl Year {
    /// Room that it takes, in bytes, about.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.0.as_slice()) + size_of::<Self>()
    }

    /// The rank of an area; nothing in a year without plans.
    pub(super) fn of(&self, area: usize) -> Option<Ranked> {
        self.0.get(area).copied()
    }
}

/// The ranks of a place in a year; `entries` are its plans in all years, as the measure counts them.
pub(super) fn of_year(ledger: &Ledger<'_>, entries: &[Entry], draws: &Bootstrap, year: i32) -> Year {
    let of_year: Vec<Entry> = entries.iter().filter(|entry| entry.year == year).copied().collect();
    if of_year.is_empty() {
        return Year(Vec::new());
    }
    let areas = ledger.areas();
    let carried = ledger.by_area(&of_year);
    let mut order = Order::default();
    let once = carried.iter().map(|plans| plans.iter().fold(0.0, |sum, (_, count)| sum + count));
    let point = order.ranks(once).to_vec();
    let sums: Vec<Vec<f64>> = carried.into_iter().map(|plans| draws.sums(plans)).collect();
    // How often each area has each rank.
    let mut drawn = vec![vec![0_usize; areas]; areas];
    for draw in 0..DRAWS {
        let ranks = order.ranks(sums.iter().map(|sums| sums[draw]));
        drawn.iter_mut().zip(ranks).for_each(|(drawn, rank)| drawn[*rank] += 1);
    }
    let ranked = point.into_iter().zip(drawn).map(|(rank, drawn)| ranked(year, areas, rank, &drawn));
    Year(bands(ranked.collect()))
}

/// Ranks areas by their counts, again and again without new memory.
#[derive(Default)]
struct Order {
    /// Counts with their areas, the greatest first.
    sorted: Vec<(f64, usize)>,
    ranks: Vec<usize>,
}

impl Order {
    /// For each area the number of areas with a greater count. Ties have the same.
    fn ranks(&mut self, counts: impl Iterator<Item = f64>) -> &[usize] {
        self.sorted.clear();
        // Parts are summed as fractions; without this, equal sums could differ in their last digit.
        self.sorted.extend(counts.map(|count| (count * PARTS as f64).round()).zip(0..));
        self.sorted.sort_unstable_by(|(one, _), (other, _)| other.total_cmp(one));
        self.ranks.resize(self.sorted.len(), 0);
        let mut last = (f64::INFINITY, 0);
        for ((count, area), place) in self.sorted.iter().zip(0..) {
            if *count < last.0 {
                last = (*count, place);
            }
            self.ranks[*area] = last.1;
        }
        &self.ranks
    }
}

/// The rank with the middle 95 % of the drawn ones; the rank itself is always within. Ranks are counted from 1.
fn ranked(year: i32, areas: usize, rank: usize, drawn: &[usize]) -> Ranked {
    let at = |place: usize| {
        let so_far = drawn.iter().scan(0, |sum, many| {
            *sum += many;
            Some(*sum)
        });
        so_far.take_while(|sum| *sum <= place).count()
    };
    let tail = DRAWS / 40;
    let (low, high) = (at(tail).min(rank), at(DRAWS - 1 - tail).max(rank));
    let number = |rank: usize| rank as u32 + 1;
    Ranked { year, rank: number(rank), low: number(low), high: number(high), of: areas as u32, band: 0 }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn range(rank: u32, low: u32, high: u32) -> Ranked {
        Ranked { year: 2014, rank, low, high, of: 5, band: 0 }
    }

    #[test]
    fn neighbours_whose_ranges_overlap_share_a_band() {
        let ranked = [range(4, 4, 5), range(1, 1, 2), range(2, 2, 3), range(3, 2, 3), range(5, 4, 5)];
        let bands: Vec<u32> = bands(ranked.to_vec()).into_iter().map(|ranked| ranked.band).collect();
        assert_eq!(bands, [2, 1, 1, 1, 2], "ranks 1 to 3 overlap in a chain, 4 and 5 begin behind them");
    }

    /// Of 500 ranks, the 13th smallest and the 13th greatest: `numpy.quantile(…, [0.025, 0.975])`, rounded outwards.
    #[test]
    fn a_range_leaves_out_the_outer_fortieths() {
        let mut drawn = vec![12, 1, 474, 1, 12];
        let of = |drawn: &[usize]| (ranked(2014, 5, 2, drawn).low, ranked(2014, 5, 2, drawn).high);
        assert_eq!(of(&drawn), (2, 4));
        drawn[0] = 13;
        drawn[1] = 0;
        assert_eq!(of(&drawn), (1, 4));
    }
}
