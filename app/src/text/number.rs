//! How numbers are written for people: `1,927`, `87%`, `2011–2014`. Never in data files, which stay plain.

/// Digits in groups of three: `1,927`.
#[must_use]
pub fn count(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// k of n in percent: `87%`, `3.4%`. One decimal only below 10 % and only where n is large enough to carry it.
///
/// Never `0%` for something or `100%` for less than all. `None` where n is zero.
#[must_use]
pub fn percent(k: u32, n: u32) -> Option<String> {
    if n == 0 {
        return None;
    }
    let percent = 100.0 * f64::from(k) / f64::from(n);
    let text = match percent {
        _ if k == 0 => "0%".into(),
        p if p < 0.05 => "<0.1%".into(),
        p if p < 9.95 && n >= 100 || p < 0.5 => format!("{p:.1}%"),
        p if k < n && p >= 99.5 => ">99%".into(),
        p => format!("{p:.0}%"),
    };
    Some(text)
}

/// k of n: `45 of 52`.
#[must_use]
pub fn k_of_n(k: u32, n: u32) -> String {
    format!("{} of {}", count(k), count(n))
}

/// A range of years with an en dash that does not break at the end of a line, or the one year.
#[must_use]
pub fn years(first: i32, last: i32) -> String {
    if first == last { first.to_string() } else { format!("{first}–\u{2060}{last}") }
}

/// The least and greatest of some numbers, `7` or `7–13`; it does not break at the end of a line.
#[must_use]
pub fn range(least: u32, greatest: u32) -> String {
    let (least, greatest) = (count(least), count(greatest));
    if least == greatest { least } else { format!("{least}–\u{2060}{greatest}") }
}

/// Small numbers as words, as in running text: `four`, `13`.
#[must_use]
pub fn word(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_three() {
        assert_eq!([0, 999, 1927, 1_000_000].map(count), ["0", "999", "1,927", "1,000,000"]);
    }

    #[test]
    fn a_range_of_one_is_the_number() {
        assert_eq!([range(7, 7), range(7, 1300)], ["7", "7–\u{2060}1,300"]);
    }

    #[test]
    fn percent_never_claims_nothing_or_all() {
        let text = |k, n| percent(k, n).unwrap_or_default();
        assert_eq!([text(45, 52), text(0, 9), text(9, 9)], ["87%", "0%", "100%"]);
        assert_eq!([text(1, 3000), text(999, 1000), text(34, 1000)], ["<0.1%", ">99%", "3.4%"]);
        assert_eq!([text(1, 30), text(1, 300), text(996, 10_000)], ["3%", "0.3%", "10%"]);
        assert_eq!(percent(0, 0), None);
    }
}
