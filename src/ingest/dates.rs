//! Dates of commitments, to the month.
//!
//! One column of the Explorer mixes two orders: full dates are day first (`31/12/2014`), while months such as `Jul-12`
//! passed through a spreadsheet and became `07/01/2012`. What has two readings that give different months is no date.

use app::model::month::Month;
use smallvec::SmallVec;

/// What a cell says about a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// The month.
    Month(Month),
    /// Nothing, or only that it is not known, or no more than a year.
    Silent,
    /// Two readings that disagree, or words: to be reported.
    Unreadable,
}

/// Reads a cell.
pub(super) fn read(cell: &str) -> Reading {
    let cell = without_time(cell.trim());
    if is_silent(cell) {
        return Reading::Silent;
    }
    let parts: SmallVec<[&str; 4]> =
        cell.split(['/', '-', '.', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let month = match parts.as_slice() {
        [year] if plain_year(year).is_some() => return Reading::Silent,
        [a, b] => two_parts(a, b),
        [a, b, c] => three_parts(a, b, c),
        _ => None,
    };
    month.map_or(Reading::Unreadable, Reading::Month)
}

/// The day of `2014-07-01 09:30:00` and `2014-07-01T09:30:00Z`, as databases and spreadsheets write a moment.
fn without_time(cell: &str) -> &str {
    let is_time = |time: &str| time.contains(':') && time.starts_with(|letter: char| letter.is_ascii_digit());
    match cell.split_once(['T', ' ']) {
        Some((day, time)) if is_time(time) => day,
        _ => cell,
    }
}

/// Fillers, and words that give no date on purpose.
fn is_silent(cell: &str) -> bool {
    const SILENT: [&str; 9] =
        ["", "NR", "ND", "NA", "N/A", "Not Specified", "Unclear", "Ongoing", "Continuous"];
    SILENT.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// `2018-09`, `09/2018`, `Jul-12`, `July 2012`.
fn two_parts(a: &str, b: &str) -> Option<Month> {
    if let Some(year) = plain_year(a) {
        return Month::new(year, named(b).or_else(|| small(b))?);
    }
    if let Some(month) = named(a) {
        return Month::new(plain_year(b).or_else(|| short_year(b))?, month);
    }
    Month::new(plain_year(b)?, small(a)?)
}

/// `31/12/2014`, `07/01/2012`, `2014-12-31`, `15-Feb-12`.
fn three_parts(a: &str, b: &str, c: &str) -> Option<Month> {
    if let Some(year) = plain_year(a) {
        small(c).filter(|day| (1..=31).contains(day))?;
        return Month::new(year, small(b)?);
    }
    if let Some(month) = named(b) {
        small(a).filter(|day| (1..=31).contains(day))?;
        return Month::new(plain_year(c).or_else(|| short_year(c))?, month);
    }
    Month::new(plain_year(c)?, month_of(small(a)?, small(b)?)?)
}

/// The month in two small numbers of which the other is the day.
fn month_of(a: u8, b: u8) -> Option<u8> {
    let is_month = |number: u8| (1..=12).contains(&number);
    match (is_month(a), is_month(b)) {
        (false, true) if a <= 31 => Some(b),
        (true, false) if b <= 31 => Some(a),
        (true, true) if a == b => Some(a),
        // A spreadsheet writes a month as its first day, and 01/07 in day-first order is the first of July:
        // a lone 1 is the day in either order.
        (true, true) if a == 1 => Some(b),
        (true, true) if b == 1 => Some(a),
        _ => None,
    }
}

fn small(part: &str) -> Option<u8> {
    (part.len() <= 2).then(|| part.parse().ok()).flatten()
}

/// A year in four digits that a commitment can have.
pub(super) fn plain_year(part: &str) -> Option<i32> {
    let year =
        (part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?;
    year.filter(|year| (1990..=2100).contains(year))
}

fn short_year(part: &str) -> Option<i32> {
    (part.len() == 2).then(|| part.parse::<i32>().ok()).flatten().map(|year| 2000 + year)
}

/// The month of an English name, whole or cut to three or four letters.
fn named(part: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let begins = |month: &&str| month.get(..part.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(part));
    let index = MONTHS.iter().position(|month| part.len() >= 3 && begins(month))?;
    u8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, expected: &str) {
        let found = match read(cell) {
            Reading::Month(month) => month.to_string(),
            Reading::Silent => "silent".into(),
            Reading::Unreadable => "unreadable".into(),
        };
        assert_eq!(found, expected, "{cell}");
    }

    #[test]
    fn two_orders_in_one_column() {
        check("31/12/2014", "2014-12");
        check("07/01/2012", "2012-07");
        check("01/07/2014", "2014-07");
        check("07/01/2014", "2014-07");
        check("30/6/2015", "2015-06");
        check("6/30/2015", "2015-06");
        check("01/01/2013", "2013-01");
        check("06/06/2014", "2014-06");
        check("05/06/2014", "unreadable");
        check("31/31/2014", "unreadable");
    }

    #[test]
    fn months_in_words_and_numbers() {
        check("Jul-12", "2012-07");
        check("15-Feb-12", "2012-02");
        check("September 2014", "2014-09");
        check("2018-09", "2018-09");
        check("2018-09-30", "2018-09");
        check("09/2018", "2018-09");
        check("2018-09-30 10:30:00", "2018-09");
        check("2018-09-30T10:30:00Z", "2018-09");
    }

    #[test]
    fn what_is_no_month() {
        check("2014", "silent");
        check("NR", "silent");
        check("Not Specified", "silent");
        check("Quarter 2 2014", "unreadable");
        check("Quarter IV, 2013", "unreadable");
        check("2013-2014", "unreadable");
        check("September/December 2014", "unreadable");
        check("En proceso de construcción de la plataforma", "unreadable");
    }
}
