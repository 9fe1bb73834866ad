//! Dates and numbers of plans, as columns and titles give them.
//!
//! Decisions: a start of which only the year is known is July of that year, an end July of that year, as if the plan
//! ran from July to June; a title that names its window of submission (`2023-2025 (December)`) gives both months. An end
//! given to the month means that month inclusive. Nothing finer than a month is kept.

use std::collections::BTreeMap;
use std::fmt;

use app::model::month::Month;

use super::dates::plain_year;
use super::words::fold;

/// A date of a plan: a month, or a year only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PlanDate {
    pub year: i32,
    pub month: Option<u8>,
}

impl PlanDate {
    /// A year only.
    pub(super) const fn year(year: i32) -> Self {
        Self { year, month: None }
    }

    /// The date with the month of the window, where it has none of its own.
    pub(super) fn within(self, window: Option<u8>) -> Self {
        Self { month: self.month.or(window), ..self }
    }
}

impl fmt::Display for PlanDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            Some(month) => write!(f, "{:04}-{month:02}", self.year),
            None => write!(f, "{:04}", self.year),
        }
    }
}

/// First month in force and first month no longer in force; the latter `None` where no usable end is given.
pub(super) fn term(start: PlanDate, end: Option<PlanDate>) -> (Month, Option<Month>) {
    let last = end.map(|end| match end.month.and_then(|month| Month::new(end.year, month)) {
        Some(month) => month.plus(1),
        None if end.year > start.year => Month::july(end.year),
        None => Month { year: end.year + 1, month: 1 },
    });
    let first =
        start.month.and_then(|month| Month::new(start.year, month)).unwrap_or(Month::july(start.year));
    // A plan that ended by July began before it.
    let first = match last {
        Some(last) if last <= first && start.month.is_none() => Month { year: start.year, month: 1 },
        _ => first,
    };
    (first, last.filter(|last| *last > first))
}

/// The date that most rows give, those with a month before those without, the earliest on a tie.
pub(super) fn agreed(dates: impl Iterator<Item = PlanDate>) -> Option<PlanDate> {
    let mut votes: BTreeMap<PlanDate, u32> = BTreeMap::new();
    dates.for_each(|date| *votes.entry(date).or_default() += 1);
    votes.into_iter().rev().max_by_key(|(date, votes)| (date.month.is_some(), *votes)).map(|(date, _)| date)
}

/// The years that a title names: `2018-2020`, `2021 – 2023`, `2016-18`.
pub(super) fn years_of_title(title: &str) -> Option<(i32, i32)> {
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').collect();
    words.windows(2).find_map(|pair| {
        let start = plain_year(pair[0])?;
        let short = pair[1].len() == 2 && pair[1].bytes().all(|byte| byte.is_ascii_digit());
        let end = plain_year(pair[1])
            .or_else(|| short.then(|| pair[1].parse().ok().map(|year: i32| 2000 + year))?)?;
        (start..=start + 6).contains(&end).then_some((start, end))
    })
}

/// The month of the window of submission that a title names in brackets.
pub(super) fn window_of_title(title: &str) -> Option<u8> {
    let title = title.to_lowercase();
    [("(june)", 6), ("(december)", 12)]
        .iter()
        .find(|(window, _)| title.contains(window))
        .map(|(_, month)| *month)
}

/// The number that a title names: `Action Plan 4 (2018-2020)`, `Third National Action Plan`.
pub(super) fn number_of_title(title: &str) -> Option<u32> {
    const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
    let folded = fold(title);
    let words: Vec<&str> = folded.split(' ').collect();
    let counted = words.windows(3).find_map(|triple| match triple {
        ["action", "plan", number] if number.len() <= 2 => number.parse().ok(),
        _ => None,
    });
    let ordinal = || words.iter().find_map(|word| ORDINALS.iter().position(|ordinal| ordinal == word));
    counted.or_else(|| ordinal().and_then(|position| u32::try_from(position + 1).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(start: &str, end: &str, expected: (&str, Option<&str>)) {
        let date = |text: &str| {
            let (year, month) = text.split_once('-').unwrap_or((text, ""));
            Some(PlanDate { year: year.parse().ok()?, month: month.parse().ok() })
        };
        let (first, last) = term(date(start).unwrap_or(PlanDate::year(0)), date(end));
        let last = last.map(|last| last.to_string());
        assert_eq!((first.to_string().as_str(), last.as_deref()), expected, "{start} to {end}");
    }

    #[test]
    fn terms() {
        check("2018", "2020", ("2018-07", Some("2020-07")));
        check("2021-08", "2023-10", ("2021-08", Some("2023-11")));
        check("2021", "2022-01", ("2021-07", Some("2022-02")));
        check("2021", "2021", ("2021-07", Some("2022-01")));
        check("2021", "2021-06", ("2021-01", Some("2021-07")));
        check("2021-09", "2020", ("2021-09", None));
        check("2018", "", ("2018-07", None));
    }

    #[test]
    fn titles_of_plans() {
        assert_eq!(years_of_title("Action plan – Paris, France, 2024 – 2026"), Some((2024, 2026)));
        assert_eq!(
            years_of_title("Australia’s first Open Government National Action Plan 2016-18"),
            Some((2016, 2018))
        );
        assert_eq!(years_of_title("Not Attached"), None);
        assert_eq!(number_of_title("Action Plan 4 (2018-2020)"), Some(4));
        assert_eq!(number_of_title("South Africa’s Third National Action Plan 2016-2018"), Some(3));
        assert_eq!(number_of_title("Albania Action Plan 2020-2022"), None);
        assert_eq!(window_of_title("Kenya Action Plan 2023-2027 (December)"), Some(12));
    }
}
