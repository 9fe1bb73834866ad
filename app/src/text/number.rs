//! Numbers as people read them.

/// A whole number with thousands separators: `1,927`.
#[must_use]
pub fn count(n: u32) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A share between 0 and 1 in whole per cent: `87%`. What is not quite nothing or everything does not look like it.
#[must_use]
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    if share > 0.0 && rounded < 1.0 {
        "<1%".to_owned()
    } else if share < 1.0 && rounded >= 100.0 {
        ">99%".to_owned()
    } else {
        format!("{rounded}%")
    }
}

/// A range of years with an en dash that does not break; one year alone where both are the same.
#[must_use]
pub fn years(from: i32, to: i32) -> String {
    if from == to { from.to_string() } else { format!("{from}\u{2060}–\u{2060}{to}") }
}

#[cfg(test)]
mod tests {
    use super::{count, percent, years};

    #[test]
    fn numbers_read_well() {
        assert_eq!([count(0), count(999), count(1927), count(1_234_567)], ["0", "999", "1,927", "1,234,567"]);
        assert_eq!([percent(0.0), percent(0.002), percent(0.865)], ["0%", "<1%", "87%"]);
        assert_eq!([percent(0.999), percent(1.0)], [">99%", "100%"]);
        assert_eq!(years(2014, 2014), "2014");
        assert_eq!(years(2011, 2014).replace('\u{2060}', ""), "2011–2014");
    }
}
