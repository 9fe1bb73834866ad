//! Titles as they are compared: without number, case, accents and punctuation; and how alike two of them are.

use super::numbers;
use super::words::fold;

/// Letters of a title that are compared: the beginning says what a commitment is.
const LETTERS: usize = 300;

/// The title as it is compared, without the numbers it begins with.
pub(super) fn bare(title: &str) -> String {
    let mut rest = title;
    for _ in 0..3 {
        match numbers::of_title(rest) {
            Some((_, after)) if !after.is_empty() => rest = after,
            _ => break,
        }
    }
    fold(rest)
}

/// A title prepared for comparing it with many others.
pub(super) struct Shape {
    /// Pairs of neighbouring letters, sorted.
    pairs: Vec<(char, char)>,
    /// Numbers inside: `Plan 2014` is not `Plan 2016`.
    numbers: Vec<String>,
}

impl Shape {
    /// Prepares a title that [`bare`] made.
    pub(super) fn new(bare: &str) -> Self {
        let letters: Vec<char> = bare.chars().take(LETTERS).collect();
        let mut pairs: Vec<(char, char)> = letters.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        let digits = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
        Self { pairs, numbers: bare.split(' ').filter(digits).map(str::to_owned).collect() }
    }

    /// Share of letter pairs that two titles have in common (Sørensen and Dice), 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let (mut a, mut b) = (self.pairs.iter().peekable(), other.pairs.iter().peekable());
        let mut common = 0_u32;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    a.next();
                    b.next();
                }
            }
        }
        let all = self.pairs.len() + other.pairs.len();
        if all == 0 { 0.0 } else { 2.0 * f64::from(common) / all as f64 }
    }

    /// Whether both name the same numbers.
    pub(super) fn same_numbers(&self, other: &Self) -> bool {
        self.numbers == other.numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_goes_from_nothing_to_the_same() {
        let shape = |title: &str| Shape::new(&bare(title));
        let same = shape("4.2 Police Service Offices").likeness(&shape("Police service offices."));
        assert!((same - 1.0).abs() < 1e-9, "{same}");
        assert!(shape("4.2 Police Service Offices").likeness(&shape("The Police Service Offices")) > 0.9);
        assert!(shape("Portal: Development").likeness(&shape("Portal: Maintenance")) < 0.8);
        assert!(shape("").likeness(&shape("")) < 0.1);
        assert!(!shape("Plan for 2014").same_numbers(&shape("Plan for 2016")));
    }
}
