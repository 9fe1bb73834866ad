//! One number, measured several times.

use serde::{Deserialize, Serialize};

/// What several runs gave, in their order. Empty where nothing could be measured.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Sample(Vec<f64>);

impl Sample {
    /// The middle one; `None` of nothing.
    pub(super) fn median(&self) -> Option<f64> {
        (!self.0.is_empty()).then(|| median(self.0.clone()))
    }

    /// The least and the most.
    pub(super) fn range(&self) -> Option<(f64, f64)> {
        let least = self.0.iter().copied().min_by(f64::total_cmp)?;
        let most = self.0.iter().copied().max_by(f64::total_cmp)?;
        Some((least, most))
    }

    /// How many runs there were.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// One more run.
    pub(super) fn push(&mut self, value: f64) {
        self.0.push(value);
    }
}

impl FromIterator<f64> for Sample {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

/// The middle one; the mean of the two in the middle; of nothing 0.
pub(crate) fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    match (numbers.len(), numbers.len() / 2) {
        (0, _) => 0.0,
        (len, middle) if len % 2 == 1 => numbers[middle],
        (_, middle) => f64::midpoint(numbers[middle - 1], numbers[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::{Sample, median};

    #[test]
    fn a_median_is_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(median(Vec::new()), 0.0);
    }

    #[test]
    fn nothing_measured_is_not_zero() {
        assert_eq!(Sample::default().median(), None);
        assert_eq!(Sample::default().range(), None);
    }
}
