//! How far a figure would move if other plans had been written: the bootstrap by plan.
//!
//! Plans are drawn with replacement, as many as there are in each stratum; a figure is computed for each draw, and the middle
//! 95 % of its values are the interval (Efron and Tibshirani, 1993, “An Introduction to the Bootstrap”, chapter 13; whole
//! clusters are drawn, as Davison and Hinkley, 1997, “Bootstrap Methods and their Application”, section 3.8, advise). The
//! draws are seeded: the same plans give the same interval.

use std::collections::BTreeMap;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha12Rng;

use crate::analysis::threads;

/// Draws.
pub(in crate::analysis) const DRAWS: usize = 500;
/// Any number will do, as long as it stays the same.
const SEED: u64 = 20_110_920;
/// The ends of the middle 95 %.
const TAILS: (f64, f64) = (0.025, 0.975);

/// Draws that are made at a time: of a large stratum, the plans lie far apart.
const NEAR: usize = 64;
/// Plans that are worth the way to other threads.
const MANY: usize = 2000;

/// Draws a stratum: how often each of its plans is in each draw, plan by plan.
fn draw(stream: u64, times: &mut [u8]) {
    let size = times.len() / DRAWS;
    let mut places = Places::new(stream, size);
    let mut near = vec![0_u8; NEAR * size];
    for from in (0..DRAWS).step_by(NEAR) {
        let draws = NEAR.min(DRAWS - from);
        for draw in 0..draws {
            places.each(|place| {
                let times = &mut near[place * NEAR + draw];
                *times = times.saturating_add(1);
            });
        }
        for (times, near) in times.chunks_exact_mut(DRAWS).zip(near.chunks_exact_mut(NEAR)) {
            times[from..from + draws].copy_from_slice(&near[..draws]);
            near.fill(0);
        }
    }
}

/// Random numbers that are made at a time.
const TOGETHER: usize = 256;

/// Places in a stratum, drawn at random.
struct Places {
    random: ChaCha12Rng,
    size: usize,
}

impl Places {
    fn new(stream: u64, size: usize) -> Self {
        let mut random = ChaCha12Rng::seed_from_u64(SEED);
        random.set_stream(stream);
        Self { random, size }
    }

    /// Tells as many places as the stratum has.
    ///
    /// Numbers of 32 bits are brought into the range by a multiplication (Lemire, 2019, “Fast random integer generation in an interval”)
    /// without his rejection: for a million plans a place is off its chance by less than 1 in 4,000, for a thousand by less than 1 in
    /// four million.
    fn each(&mut self, mut tell: impl FnMut(usize)) {
        let mut numbers = [0_u32; TOGETHER];
        let mut left = self.size;
        while left > 0 {
            let some = &mut numbers[..left.min(TOGETHER)];
            self.random.fill(some);
            some.iter().for_each(|number| tell(((u64::from(*number) * self.size as u64) >> 32) as usize));
            left -= some.len();
        }
    }
}

/// How often some plans are in each draw, together.
struct Times {
    /// Of the last plans, as many as cannot be too much for it.
    few: [u8; DRAWS],
    plans: u8,
    /// Of those before; empty where there are none.
    many: Vec<u32>,
}

impl Default for Times {
    fn default() -> Self {
        Self { few: [0; DRAWS], plans: 0, many: Vec::new() }
    }
}

impl Times {
    /// `room` is how many plans the small numbers have room for. They are added without a check for each, since they cannot be too
    /// large, and checks would keep the processor from adding many at once.
    fn add(&mut self, times: &[u8], room: u8) {
        if self.plans == room {
            self.put_away();
        }
        self.few.iter_mut().zip(times).for_each(|(sum, times)| *sum = sum.wrapping_add(*times));
        self.plans += 1;
    }

    fn put_away(&mut self) {
        self.many.resize(DRAWS, 0);
        self.many.iter_mut().zip(&self.few).for_each(|(sum, few)| *sum = sum.wrapping_add((*few).into()));
        (self.few, self.plans) = ([0; DRAWS], 0);
    }

    fn all(mut self) -> Vec<u32> {
        self.put_away();
        self.many
    }
}

/// How often each plan is in each draw.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Bootstrap {
    /// By number of the plan: its place among those that are drawn.
    places: Vec<Option<u32>>,
    /// Plan by plan, draw by draw: what a plan counts is then added to all draws in one go. No plan is ever drawn 255 times: on
    /// average each is drawn once.
    times: Vec<u8>,
    /// So many plans are never more than 255 times in a draw, together.
    room: u8,
}

impl Bootstrap {
    /// Draws plans within strata: each plan, by its number, with the stratum that it belongs to.
    ///
    /// Each stratum has a stream of its own: what is drawn in one does not hang on which others there are, or how large they are.
    pub(in crate::analysis) fn new(plans: &[(u32, u64)]) -> Self {
        let mut strata: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
        for (plan, stratum) in plans {
            strata.entry(*stratum).or_default().push(*plan);
        }
        let last = plans.iter().map(|(plan, _)| *plan as usize + 1).max();
        let mut places = vec![None; last.unwrap_or_default()];
        for (plan, place) in strata.values().flatten().zip(0..) {
            places[*plan as usize] = Some(place);
        }
        let mut times = vec![0; DRAWS * plans.len()];
        let mut rest = times.as_mut_slice();
        let mut parts = Vec::with_capacity(strata.len());
        for (stream, plans) in strata {
            let (part, others) = rest.split_at_mut(DRAWS * plans.len());
            parts.push((stream, part));
            rest = others;
        }
        threads::map(plans.len() >= MANY, parts, |(stream, part)| draw(stream, part));
        let most = times.iter().fold(1, |most: u8, times| most.max(*times));
        Self { places, times, room: u8::MAX / most }
    }

    /// Draw by draw the sum of what plans count, each as often as it is drawn.
    pub(in crate::analysis) fn sums(&self, counts: impl IntoIterator<Item = (u32, f64)>) -> Vec<f64> {
        // Many plans count the same: how often these are drawn together is added in small numbers, many at once.
        let mut alike: Vec<(f64, Times)> = Vec::new();
        for (plan, count) in counts {
            let known = alike.iter().position(|(other, _)| *other == count);
            let place = known.unwrap_or_else(|| {
                alike.push((count, Times::default()));
                alike.len() - 1
            });
            alike[place].1.add(self.times(plan), self.room);
        }
        let mut sums = vec![0.0; DRAWS];
        for (count, times) in alike {
            sums.iter_mut().zip(times.all()).for_each(|(sum, times)| *sum += f64::from(times) * count);
        }
        sums
    }

    /// How often a plan is in each draw; nothing where it is never drawn.
    fn times(&self, plan: u32) -> &[u8] {
        let place = self.places.get(plan as usize).copied().flatten().map(|place| place as usize);
        place.and_then(|place| self.times.get(place * DRAWS..(place + 1) * DRAWS)).unwrap_or_default()
    }

    /// Room that it takes, in bytes, about.
    pub(in crate::analysis) fn bytes(&self) -> usize {
        size_of_val(self.places.as_slice()) + self.times.len()
    }
}

/// The middle 95 % of some values, interpolated between neighbours; nothing where there is no value.
pub(in crate::analysis) fn middle(mut values: Vec<f64>) -> Option<(f64, f64)> {
    values.retain(|value| !value.is_nan());
    values.sort_by(f64::total_cmp);
    Some((quantile(&values, TAILS.0)?, quantile(&values, TAILS.1)?))
}

/// The linear quantile of sorted values, type 7 of Hyndman and Fan (1996), as NumPy and R compute it by default.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place between 0 and the length"
)]
fn quantile(sorted: &[f64], at: f64) -> Option<f64> {
    let place = at * (sorted.len().checked_sub(1)? as f64);
    let (below, part) = (place.floor() as usize, place.fract());
    let low = *sorted.get(below)?;
    let high = sorted.get(below + 1).copied().unwrap_or(low);
    // Between two infinite values there is nothing to interpolate.
    Some(if low == high || part == 0.0 { low } else { low + part * (high - low) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], [0.025, 0.975])`, NumPy 2.
    #[test]
    fn agrees_with_numpy() {
        let (low, high) = middle(vec![3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0]).unwrap();
        assert!((low - 1.0).abs() < 1e-12 && (high - 8.475).abs() < 1e-12, "{low} {high}");
        assert_eq!(middle(vec![f64::NAN]), None);
    }

    #[test]
    fn every_stratum_keeps_its_size_in_every_draw() {
        let plans = [(2, 0), (3, 1), (4, 0), (7, 1), (8, 1), (9, 2)];
        let bootstrap = Bootstrap::new(&plans);
        for (stratum, size) in [(0, 2.0), (1, 3.0), (2, 1.0)] {
            let of_stratum = plans.iter().filter(|(_, own)| *own == stratum);
            assert_eq!(bootstrap.sums(of_stratum.map(|(plan, _)| (*plan, 1.0))), [size; DRAWS]);
        }
        assert_eq!(bootstrap.sums([(5, 1.0), (99, 1.0)]), [0.0; DRAWS], "these are not drawn");
    }

    #[test]
    fn many_plans_that_count_alike_are_all_counted() {
        let plans: Vec<(u32, u64)> = (0..1000).map(|plan| (plan, 0)).collect();
        let bootstrap = Bootstrap::new(&plans);
        assert_eq!(bootstrap.sums(plans.iter().map(|(plan, _)| (*plan, 2.5))), [2500.0; DRAWS]);
        let counts = plans.iter().map(|(plan, _)| (*plan, f64::from(plan % 7)));
        let mut one_by_one = vec![0.0; DRAWS];
        for (plan, count) in counts.clone() {
            one_by_one
                .iter_mut()
                .zip(bootstrap.times(plan))
                .for_each(|(sum, n)| *sum += f64::from(*n) * count);
        }
        assert_eq!(bootstrap.sums(counts), one_by_one);
    }

    #[test]
    fn a_stratum_is_drawn_alike_whatever_others_there_are() {
        let own = [(1, 7), (2, 7), (5, 7)];
        let counts = [(1, 1.0), (2, 10.0), (5, 100.0)];
        let alone = Bootstrap::new(&own).sums(counts);
        let among = Bootstrap::new(&[(0, 3), own[0], own[1], (4, 9), own[2]]).sums(counts);
        assert_eq!(alone, among);
        assert_ne!(alone, [111.0; DRAWS]);
    }

    /// The standard error of the mean of 1 … 20 over twenty plans is 1.29 (`scipy.stats.bootstrap`, percentile method,
    /// 20,000 resamples, gives an interval of 8.0 to 13.0).
    #[test]
    fn the_interval_of_a_mean_is_that_of_scipy() {
        let plans: Vec<(u32, u64)> = (0..20).map(|plan| (plan, 0)).collect();
        let sums = Bootstrap::new(&plans).sums((0..20).map(|plan| (plan, f64::from(plan + 1))));
        let (low, high) = middle(sums.into_iter().map(|sum| sum / 20.0).collect()).unwrap();
        assert!((low - 8.0).abs() < 0.35 && (high - 13.0).abs() < 0.35, "{low} {high}");
    }

    #[test]
    fn nothing_to_draw_gives_nothing() {
        assert_eq!(Bootstrap::new(&[]).sums([(0, 1.0)]), [0.0; DRAWS]);
    }
}
