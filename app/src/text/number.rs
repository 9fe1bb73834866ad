//! How numbers are written for people: `1,927`, `87%`, `2011–2014`; in Spanish `1927` and `87 %`, in French `1 927`. Never in
//! data files, which stay plain.

use crate::model::answer::Interval;
use crate::model::lang::Lang;

/// Digits in groups of three: `1,927`. Spanish leaves four digits together: `1927`, `19 270`.
#[must_use]
pub fn count(lang: Lang, number: u32) -> String {
    let separator = match lang {
        Lang::En => ',',
        Lang::Es if number < 10_000 => return number.to_string(),
        Lang::Es | Lang::Fr => '\u{202f}',
    };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A number of things: `41`, or the greatest number there is where it is more.
#[must_use]
pub fn length(lang: Lang, number: usize) -> String {
    count(lang, u32::try_from(number).unwrap_or(u32::MAX))
}

/// A number with decimals: `2.50`, `2,50`; the minus sign is a true one.
#[must_use]
pub fn decimal(lang: Lang, number: f64, decimals: usize) -> String {
    local(lang, format!("{number:.decimals$}").replace('-', "−"))
}

/// k of n in percent: `87%`, `3.4%`. One decimal only below 10 % and only where n is large enough to carry it.
///
/// Never `0%` for something or `100%` for less than all. `None` where n is zero.
#[must_use]
pub fn percent(lang: Lang, k: u32, n: u32) -> Option<String> {
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
    Some(local(lang, text))
}

/// A share as whole percents: `25%`.
#[must_use]
pub fn whole_percent(lang: Lang, share: f64) -> String {
    local(lang, format!("{:.0}%", 100.0 * share))
}

/// An interval: `75–93%`, `0.4–3.1%`. One decimal where it ends below 10 %.
#[must_use]
pub fn interval(lang: Lang, interval: Interval) -> String {
    let decimals = usize::from(interval.high < 0.0995);
    let (low, high) = (100.0 * interval.low, 100.0 * interval.high);
    local(lang, format!("{low:.decimals$}–\u{2060}{high:.decimals$}%"))
}

/// The text of a number as a language writes it, from the English one: `81.1%` is `81,1 %`.
#[must_use]
pub fn local(lang: Lang, english: String) -> String {
    match lang {
        Lang::En => english,
        Lang::Es | Lang::Fr => english.replace('.', ",").replace('%', "\u{a0}%"),
    }
}

/// k of n: `45 of 52`.
#[must_use]
pub fn k_of_n(lang: Lang, k: u32, n: u32) -> String {
    format!("{} {} {}", count(lang, k), lang.choose("of", "de", "sur"), count(lang, n))
}

/// A range of years with an en dash that does not break at the end of a line, or the one year.
#[must_use]
pub fn years(first: i32, last: i32) -> String {
    if first == last { first.to_string() } else { format!("{first}–\u{2060}{last}") }
}

/// The least and greatest of some numbers, `7` or `7–13`; it does not break at the end of a line.
#[must_use]
pub fn range(lang: Lang, least: u32, greatest: u32) -> String {
    let (least, greatest) = (count(lang, least), count(lang, greatest));
    if least == greatest { least } else { format!("{least}–\u{2060}{greatest}") }
}

/// Small numbers as words, as in running text: `four`, `13`.
#[must_use]
pub fn word(lang: Lang, number: usize) -> String {
    const EN: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    const ES: [&str; 13] = [
        "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once",
        "doce",
    ];
    const FR: [&str; 13] = [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
        "douze",
    ];
    let words = match lang {
        Lang::En => EN,
        Lang::Es => ES,
        Lang::Fr => FR,
    };
    words.get(number).map_or_else(|| number.to_string(), |word| (*word).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Lang = Lang::En;

    #[test]
    fn groups_of_three() {
        assert_eq!([0, 999, 1927, 1_000_000].map(|n| count(EN, n)), ["0", "999", "1,927", "1,000,000"]);
        assert_eq!([1927, 19_270].map(|n| count(Lang::Es, n)), ["1927", "19\u{202f}270"]);
        assert_eq!([1927, 19_270].map(|n| count(Lang::Fr, n)), ["1\u{202f}927", "19\u{202f}270"]);
    }

    #[test]
    fn a_range_of_one_is_the_number() {
        assert_eq!([range(EN, 7, 7), range(EN, 7, 1300)], ["7", "7–\u{2060}1,300"]);
    }

    #[test]
    fn percent_never_claims_nothing_or_all() {
        let text = |k, n| percent(EN, k, n).unwrap_or_default();
        assert_eq!([text(45, 52), text(0, 9), text(9, 9)], ["87%", "0%", "100%"]);
        assert_eq!([text(1, 3000), text(999, 1000), text(34, 1000)], ["<0.1%", ">99%", "3.4%"]);
        assert_eq!([text(1, 30), text(1, 300), text(996, 10_000)], ["3%", "0.3%", "10%"]);
        assert_eq!(percent(EN, 0, 0), None);
    }

    #[test]
    fn each_language_writes_its_own_way() {
        let between = |low, high| Interval { low, high, design_effect: 1.0, shown: true };
        let of = |lang| {
            let share = percent(lang, 34, 1000).unwrap_or_default();
            [share, interval(lang, between(0.004, 0.0312)), decimal(lang, -2.5, 2), k_of_n(lang, 1, 2)]
        };
        assert_eq!(of(EN), ["3.4%", "0.4–\u{2060}3.1%", "−2.50", "1 of 2"]);
        assert_eq!(of(Lang::Es), ["3,4\u{a0}%", "0,4–\u{2060}3,1\u{a0}%", "−2,50", "1 de 2"]);
        assert_eq!(of(Lang::Fr), ["3,4\u{a0}%", "0,4–\u{2060}3,1\u{a0}%", "−2,50", "1 sur 2"]);
        assert_eq!(interval(EN, between(0.7473, 0.9332)), "75–\u{2060}93%");
    }
}
