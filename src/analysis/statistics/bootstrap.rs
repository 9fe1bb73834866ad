//! How far a figure would move if other plans had been written: the bootstrap by plan.
//!
//! Plans are drawn with replacement, as many as there are in each stratum; a figure is computed for each draw, and the middle
//! 95 % of its values are the interval (Efron and Tibshirani, 1993, “An Introduction to the Bootstrap”, chapter 13; whole
//! clusters are drawn, as Davison and Hinkley, 1997, “Bootstrap Methods and their Application”, section 3.8, advise). The
//! draws are seeded: the same plans give the same interval.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha12Rng;

/// Draws.
pub(in crate::analysis) const DRAWS: usize = 500;
/// Any number will do, as long as it stays the same.
const SEED: u64 = 20_110_920;
/// The ends of the middle 95 %.
const TAILS: (f64, f64) = (0.025, 0.975);

/// How often each plan is in each draw.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Bootstrap {
    /// Plan by plan, draw by draw: what a plan counts is then added to all draws in one go. No plan is ever drawn 255 times: on
    /// average each is drawn once.
    times: Vec<u8>,
}

impl Bootstrap {
    /// Draws plans within strata: `strata[plan]` says to which one a plan belongs.
    pub(in crate::analysis) fn new(strata: &[u32]) -> Self {
        let mut members: Vec<Vec<usize>> = Vec::new();
        for (plan, stratum) in strata.iter().enumerate() {
            let stratum = *stratum as usize;
            members.resize_with(members.len().max(stratum + 1), Vec::new);
            members[stratum].push(plan);
        }
        let mut times = vec![0_u8; DRAWS * strata.len()];
        for (number, stratum) in members.iter().enumerate() {
            // Each stratum has a stream of its own: what is drawn in one does not hang on how large the others are.
            let mut random = ChaCha12Rng::seed_from_u64(SEED);
            random.set_stream(number as u64);
            for draw in 0..DRAWS {
                for _ in stratum {
                    let plan = stratum[random.random_range(0..stratum.len())];
                    let times = &mut times[plan * DRAWS + draw];
                    *times = times.saturating_add(1);
                }
            }
        }
        Self { times }
    }

    /// Draw by draw the sum of what plans count, each as often as it is drawn.
    pub(in crate::analysis) fn sums(&self, counts: impl IntoIterator<Item = (usize, f64)>) -> Vec<f64> {
        let mut sums = vec![0.0; DRAWS];
        for (plan, count) in counts {
            let drawn = self.times.get(plan * DRAWS..(plan + 1) * DRAWS).unwrap_or_default();
            sums.iter_mut().zip(drawn).for_each(|(sum, times)| *sum += f64::from(*times) * count);
        }
        sums
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
        let strata = [0, 1, 0, 1, 1, 2];
        let bootstrap = Bootstrap::new(&strata);
        for (stratum, size) in [(0, 2.0), (1, 3.0), (2, 1.0)] {
            let plans = (0..strata.len()).filter(|plan| strata[*plan] == stratum);
            assert_eq!(bootstrap.sums(plans.map(|plan| (plan, 1.0))), [size; DRAWS]);
        }
    }

    /// The standard error of the mean of 1 … 20 over twenty plans is 1.29 (`scipy.stats.bootstrap`, percentile method,
    /// 20,000 resamples, gives an interval of 8.0 to 13.0).
    #[test]
    fn the_interval_of_a_mean_is_that_of_scipy() {
        let values: Vec<f64> = (1..=20).map(f64::from).collect();
        let sums = Bootstrap::new(&[0; 20]).sums(values.into_iter().enumerate());
        let (low, high) = middle(sums.into_iter().map(|sum| sum / 20.0).collect()).unwrap();
        assert!((low - 8.0).abs() < 0.35 && (high - 13.0).abs() < 0.35, "{low} {high}");
    }

    #[test]
    fn nothing_to_draw_gives_nothing() {
        assert_eq!(Bootstrap::new(&[]).sums([(0, 1.0)]), [0.0; DRAWS]);
    }
}
