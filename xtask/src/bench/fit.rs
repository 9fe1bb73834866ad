//! How something grows: the exponent e of c·xᵉ.

/// By least squares of the logarithms; `None` for fewer than two different x, and where a number is not positive.
pub(super) fn exponent(points: &[(f64, f64)]) -> Option<f64> {
    if points.iter().any(|(x, y)| *x <= 0.0 || *y <= 0.0) {
        return None;
    }
    let logarithms: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    let count = logarithms.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| logarithms.iter().map(of).sum::<f64>() / count;
    let (middle_x, middle_y) = (mean(|(x, _)| *x), mean(|(_, y)| *y));
    let common: f64 = logarithms.iter().map(|(x, y)| (x - middle_x) * (y - middle_y)).sum();
    let spread: f64 = logarithms.iter().map(|(x, _)| (x - middle_x).powi(2)).sum();
    (spread > 0.0).then(|| common / spread)
}

#[cfg(test)]
mod tests {
    use super::exponent;

    #[test]
    fn finds_the_power() {
        let square = [1.0, 10.0, 500.0].map(|x: f64| (x, 3.0 * x * x));
        assert!(exponent(&square).is_some_and(|power| (power - 2.0).abs() < 1e-9));
        assert_eq!(exponent(&[(1.0, 2.0)]), None);
        assert_eq!(exponent(&[(1.0, 2.0), (2.0, 0.0)]), None);
    }
}
