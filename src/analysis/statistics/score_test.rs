//! Is there a linear trend in a share?
//!
//! The score test of a linear term in time, with the variance taken from the plans (a sandwich estimate): commitments of
//! one plan may resemble each other as they like. With r = (tagged − share × size) × (time − mean time) for each plan,
//! the statistic is Σr / √Σr², standard normal where nothing changes (Cochran 1954 and Armitage 1955 for the linear term;
//! Rotnitzky and Jewell 1990, Biometrika 77, for the variance under clustering).

use statrs::function::erf::erfc;

use super::cluster::Cluster;

/// The statistic and its two-sided p.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::analysis) struct ScoreTest {
    /// Positive where the share rises.
    pub(in crate::analysis) statistic: f64,
    /// Two-sided p.
    pub(in crate::analysis) p: f64,
}

/// The test over plans with their times; nothing where no plan or only one time gives it something to work on.
pub(in crate::analysis) fn score_test(plans: &[(i32, Cluster)]) -> Option<ScoreTest> {
    let sum = |of: fn(f64, &Cluster) -> f64| -> f64 {
        plans.iter().map(|(time, cluster)| of(f64::from(*time), cluster)).sum()
    };
    let size = sum(|_, cluster| f64::from(cluster.size));
    let share = sum(|_, cluster| f64::from(cluster.tagged)) / size;
    let middle = sum(|time, cluster| time * f64::from(cluster.size)) / size;
    let residuals = plans.iter().map(|(time, cluster)| {
        (f64::from(cluster.tagged) - share * f64::from(cluster.size)) * (f64::from(*time) - middle)
    });
    let (total, squares) = residuals.fold((0.0, 0.0), |(total, squares), r| (total + r, squares + r * r));
    if squares.is_nan() || squares <= 0.0 {
        return None;
    }
    let statistic = total / squares.sqrt();
    Some(ScoreTest { statistic, p: erfc(statistic.abs() / std::f64::consts::SQRT_2) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The formula in NumPy 2, and `2 * scipy.stats.norm.sf(abs(z))`, SciPy 1.15, for the same ten plans.
    #[test]
    fn agrees_with_scipy() {
        let years = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4];
        let sizes = [10, 12, 11, 9, 14, 10, 13, 12, 8, 15];
        let tagged = [1, 0, 1, 1, 2, 1, 3, 2, 3, 5];
        let clusters = sizes.iter().zip(tagged).map(|(size, tagged)| Cluster { size: *size, tagged });
        let plans: Vec<_> = years.into_iter().map(|year| 2011 + year).zip(clusters).collect();
        let test = score_test(&plans).unwrap();
        assert!((test.statistic - 2.144_898_305_937_120_5).abs() < 1e-9, "{test:?}");
        assert!((test.p - 0.031_960_978_723_184).abs() < 1e-9, "{test:?}");
    }

    #[test]
    fn needs_something_to_work_on() {
        assert_eq!(score_test(&[]), None);
        let one_year = [(2011, Cluster { size: 10, tagged: 2 }), (2011, Cluster { size: 9, tagged: 4 })];
        assert_eq!(score_test(&one_year), None);
        let never = [(2011, Cluster { size: 10, tagged: 0 }), (2012, Cluster { size: 9, tagged: 0 })];
        assert_eq!(score_test(&never), None);
    }
}
