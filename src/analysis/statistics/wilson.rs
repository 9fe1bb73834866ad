//! Intervals of a share.
//!
//! Wilson's score interval (E. B. Wilson, 1927, “Probable inference, the law of succession, and statistical inference”,
//! JASA 22) with 95 % coverage. For commitments, which cluster in plans, k and n are divided by the design effect first,
//! as Dean and Pagano (2015, “Evaluating confidence interval methods for binomial proportions in clustered surveys”)
//! recommend; the coverage is then about 95 %.

use app::model::answer::{FEW_CASES, Interval, WIDE_INTERVAL};

/// The 97.5 % point of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The interval of k of n with a design effect of at least 1; nothing where n is zero. k need not be whole: commitments may
/// count in parts.
pub(in crate::analysis) fn interval(k: f64, n: u32, design_effect: f64) -> Option<Interval> {
    if n == 0 {
        return None;
    }
    let effective = f64::from(n) / design_effect;
    let share = k / f64::from(n);
    let z2 = Z * Z;
    let centre = (share + z2 / (2.0 * effective)) / (1.0 + z2 / effective);
    let half = Z / (1.0 + z2 / effective)
        * (share * (1.0 - share) / effective + z2 / (4.0 * effective * effective)).sqrt();
    // At k = 0 and k = n the exact bounds are 0 and 1; rounding must not step over them.
    let (low, high) = ((centre - half).max(0.0), (centre + half).min(1.0));
    let low = if k <= 0.0 { 0.0 } else { low };
    let high = if k >= f64::from(n) { 1.0 } else { high };
    Some(Interval { low, high, design_effect, shown: effective >= FEW_CASES || high - low <= WIDE_INTERVAL })
}

#[cfg(test)]
mod tests {
    use app::model::answer::LEAST_CASES;

    use super::*;

    /// `statsmodels.stats.proportion.proportion_confint(k, n, method="wilson")`, statsmodels 0.14.
    #[test]
    fn agrees_with_statsmodels() {
        for (k, n, low, high) in [
            (45, 52, 0.747_266_798_348_062, 0.933_231_182_946_038_6),
            (22, 46, 0.341_246_894_340_456_8, 0.618_625_869_271_959_7),
            (0, 10, 0.0, 0.277_532_799_862_889_26),
            (10, 10, 0.722_467_200_137_110_6, 1.0),
            (1, 1000, 0.000_176_546_370_626_077_65, 0.005_642_558_597_957_937),
        ] {
            let interval = interval(f64::from(k), n, 1.0).unwrap();
            assert!((interval.low - low).abs() < 1e-12, "{k} of {n}: {interval:?}");
            assert!((interval.high - high).abs() < 1e-12, "{k} of {n}: {interval:?}");
        }
    }

    /// `proportion_confint(45 / 2.5, 52 / 2.5, method="wilson")`.
    #[test]
    fn a_design_effect_widens_the_interval() {
        let interval = interval(45.0, 52, 2.5).unwrap();
        assert!((interval.low - 0.662_117_674_413_086_2).abs() < 1e-12);
        assert!((interval.high - 0.954_728_921_829_620_5).abs() < 1e-12);
    }

    #[test]
    fn few_and_uncertain_is_not_shown_as_a_share() {
        assert!(!interval(6.0, 7, 1.0).unwrap().shown, "7 members");
        assert!(interval(45.0, 52, 1.0).unwrap().shown);
        assert!(interval(0.0, 20, 1.0).unwrap().shown, "few, but the interval is narrow");
        assert!(interval(0.0, 0, 1.0).is_none());
        for n in 1..LEAST_CASES {
            assert!((0..=n).all(|k| !interval(f64::from(k), n, 1.0).unwrap().shown), "{n}");
        }
        assert!(interval(0.0, LEAST_CASES, 1.0).unwrap().shown);
    }
}
