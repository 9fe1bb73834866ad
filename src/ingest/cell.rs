//! Typed cells as text, the way a person would type them: `2014`, not `2014.0`; `2014-07-01`, not a number of days.

/// A number. Fifteen digits are what spreadsheets show; the rest is the rounding of a computer.
pub(super) fn number(value: f64) -> String {
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    // Without the minus of a zero that was rounded from below.
    if rounded == 0.0 { "0".into() } else { rounded.to_string() }
}

/// A date, and the time of day where there is one. Takes `2014-07-01 00:00:00` in any of its spellings.
pub(super) fn date(text: &str) -> String {
    let Some((day, time)) = text.split_once(['T', ' ']) else { return text.into() };
    let midnight = time.chars().all(|letter| matches!(letter, '0' | ':' | '.' | 'Z' | '+' | '-' | ' '));
    if midnight { day.into() } else { format!("{day} {time}") }
}

/// A truth.
pub(super) const fn truth(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_was_typed() {
        for (value, text) in [
            (2014.0, "2014"),
            (-0.0, "0"),
            (2.1, "2.1"),
            (0.1 + 0.2, "0.3"),
            (1e15, "1000000000000000"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn midnight_is_no_time() {
        assert_eq!(date("2014-07-01 00:00:00"), "2014-07-01");
        assert_eq!(date("2014-07-01T00:00:00.000Z"), "2014-07-01");
        assert_eq!(date("2014-07-01 00:00:00 +00:00"), "2014-07-01");
        assert_eq!(date("2014-07-01 09:30:00"), "2014-07-01 09:30:00");
        assert_eq!(date("2014-07-01"), "2014-07-01");
    }
}
