//! How much commitments of one plan resemble each other, and what that does to the certainty of a share.
//!
//! A government that writes one open-data commitment tends to write several, so a hundred commitments of ten plans tell
//! less than a hundred of a hundred plans. The intraclass correlation is the analysis-of-variance estimator for binary
//! data (Ridout, Demétrio and Firth, 1999, “Estimating intraclass correlation for binary data”, Biometrics 55); the design
//! effect is `1 + (m − 1) × icc` with m the size-weighted mean size of the plans (Kish, 1965, “Survey Sampling”).

/// One plan: how many commitments it has, and how many of them carry the area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Cluster {
    /// Commitments.
    pub(in crate::analysis) size: u32,
    /// Those that carry the area.
    pub(in crate::analysis) tagged: u32,
}

/// The intraclass correlation; 0 where there is nothing to estimate it from.
pub(in crate::analysis) fn correlation(clusters: &[Cluster]) -> f64 {
    let count = clusters.len() as f64;
    let total = sum(clusters, |c| f64::from(c.size));
    if count < 2.0 || total <= count {
        return 0.0;
    }
    let share = sum(clusters, |c| f64::from(c.tagged)) / total;
    let own = |c: &Cluster| f64::from(c.tagged) / f64::from(c.size);
    let between = sum(clusters, |c| f64::from(c.size) * (own(c) - share).powi(2)) / (count - 1.0);
    let within = sum(clusters, |c| f64::from(c.tagged) * (1.0 - own(c))) / (total - count);
    let size = (total - squares(clusters) / total) / (count - 1.0);
    let spread = between + (size - 1.0) * within;
    if spread > 0.0 { (between - within) / spread } else { 0.0 }
}

/// The design effect of some plans under an intraclass correlation; never below 1.
pub(in crate::analysis) fn design_effect(correlation: f64, clusters: &[Cluster]) -> f64 {
    let total = sum(clusters, |c| f64::from(c.size));
    if total <= 0.0 {
        return 1.0;
    }
    (1.0 + (squares(clusters) / total - 1.0) * correlation).max(1.0)
}

fn squares(clusters: &[Cluster]) -> f64 {
    sum(clusters, |c| f64::from(c.size).powi(2))
}

fn sum(clusters: &[Cluster], of: impl Fn(&Cluster) -> f64) -> f64 {
    clusters.iter().filter(|cluster| cluster.size > 0).map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clusters(pairs: &[(u32, u32)]) -> Vec<Cluster> {
        pairs.iter().map(|(tagged, size)| Cluster { size: *size, tagged: *tagged }).collect()
    }

    /// The formulas written out in NumPy 2 for the same five plans.
    #[test]
    fn agrees_with_numpy() {
        let plans = clusters(&[(1, 10), (5, 12), (0, 8), (8, 20), (3, 15)]);
        assert!((correlation(&plans) - 0.079_463_519_712_740_07).abs() < 1e-12);
        assert!((design_effect(correlation(&plans), &plans) - 2.061_143_617_087_052).abs() < 1e-12);
    }

    #[test]
    fn is_never_below_one() {
        let alike = clusters(&[(5, 10), (5, 10), (5, 10)]);
        assert!(correlation(&alike) < 0.0);
        assert!((design_effect(correlation(&alike), &alike) - 1.0).abs() < f64::EPSILON);
        assert!((design_effect(correlation(&[]), &[]) - 1.0).abs() < f64::EPSILON);
        assert!((correlation(&clusters(&[(1, 1), (0, 1)]))).abs() < f64::EPSILON, "plans of one commitment");
    }
}
