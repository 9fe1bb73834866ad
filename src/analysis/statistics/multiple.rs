//! Many comparisons at once: of twenty areas that do not change, one looks as if it did.
//!
//! Benjamini and Hochberg (1995, “Controlling the false discovery rate”, JRSS B 57): an adjusted p of at most q keeps the
//! expected share of false findings among the findings at q.

/// Adjusted p values, in the order given.
pub(in crate::analysis) fn adjusted(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*b].total_cmp(&p[*a]).then(b.cmp(a)));
    let mut adjusted = vec![1.0; p.len()];
    let mut least: f64 = 1.0;
    for (above, index) in order.into_iter().enumerate() {
        let rank = p.len() - above;
        least = least.min(p[index] * p.len() as f64 / rank as f64);
        adjusted[index] = least;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `statsmodels.stats.multitest.multipletests(p, method="fdr_bh")`, statsmodels 0.14, for the 25 values of
    /// Benjamini and Hochberg's kind of example.
    #[test]
    fn agrees_with_statsmodels() {
        let p = [
            0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275,
            0.34, 0.341, 0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986,
        ];
        let expected = [
            0.025,
            0.1,
            0.21,
            0.21,
            0.21,
            0.25,
            0.264_285_714_285_714_23,
            0.491_071_428_571_428_55,
            0.491_071_428_571_428_55,
            0.491_071_428_571_428_55,
            0.491_071_428_571_428_55,
            0.491_071_428_571_428_55,
            0.491_071_428_571_428_55,
            0.491_071_428_571_428_55,
            0.532_812_5,
            0.532_812_5,
            0.564_705_882_352_941_2,
            0.781_578_947_368_421,
            0.781_578_947_368_421,
            0.87,
            0.907_142_857_142_857_1,
            0.986,
            0.986,
            0.986,
            0.986,
        ];
        for (ours, theirs) in adjusted(&p).iter().zip(expected) {
            assert!((ours - theirs).abs() < 1e-12, "{ours} instead of {theirs}");
        }
    }

    #[test]
    fn keeps_the_order_given() {
        assert_eq!(adjusted(&[0.5, 0.01]), [0.5, 0.02]);
        assert!(adjusted(&[]).is_empty());
    }
}
