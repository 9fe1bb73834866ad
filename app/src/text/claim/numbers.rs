//! How each language writes numbers. The digits are those of [`crate::text::number`].

use super::Lang;
use crate::model::answer::{Interval, Point};
use crate::text::number;

/// Digits in groups: `1,927`, in Spanish `1927` and `19 270`, in French `1 927`.
#[must_use]
pub fn count(lang: Lang, n: u32) -> String {
    match lang {
        Lang::En => number::count(n),
        Lang::Es if n < 10_000 => n.to_string(),
        Lang::Es | Lang::Fr => number::count(n).replace(',', "\u{202f}"),
    }
}

/// k of n in percent: `87%`, `3,4 %`; empty where n is zero.
#[must_use]
pub fn percent(lang: Lang, k: u32, n: u32) -> String {
    local(lang, number::percent(k, n).unwrap_or_default())
}

/// An interval: `75–93%`, `0.4–3.1%`. One decimal where it ends below 10 %.
#[must_use]
pub fn interval(lang: Lang, interval: Interval) -> String {
    let decimals = usize::from(interval.high < 0.0995);
    let (low, high) = (100.0 * interval.low, 100.0 * interval.high);
    local(lang, format!("{low:.decimals$}–\u{2060}{high:.decimals$}%"))
}

/// Share and interval of a point that may be shown, the interval behind `label`: `87%; about 95% interval 75–93%`.
pub(super) fn estimate(lang: Lang, point: &Point, label: &str) -> Option<String> {
    let shown = point.interval.filter(|interval| interval.shown && point.n > 0)?;
    let separator = if lang == Lang::Fr { "\u{a0};" } else { ";" };
    Some(format!("{}{separator} {label}{}", percent(lang, point.k, point.n), interval(lang, shown)))
}

fn local(lang: Lang, text: String) -> String {
    match lang {
        Lang::En => text,
        Lang::Es | Lang::Fr => text.replace('.', ",").replace('%', "\u{a0}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(low: f64, high: f64) -> Interval {
        Interval { low, high, design_effect: 1.0, shown: true }
    }

    #[test]
    fn each_language_writes_its_own_way() {
        let of = |lang| (count(lang, 1927), percent(lang, 34, 1000), interval(lang, between(0.004, 0.0312)));
        let all = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(of(Lang::En), all("1,927", "3.4%", "0.4–\u{2060}3.1%"));
        assert_eq!(of(Lang::Es), all("1927", "3,4\u{a0}%", "0,4–\u{2060}3,1\u{a0}%"));
        assert_eq!(of(Lang::Fr), all("1\u{202f}927", "3,4\u{a0}%", "0,4–\u{2060}3,1\u{a0}%"));
        assert_eq!(interval(Lang::En, between(0.7473, 0.9332)), "75–\u{2060}93%");
    }
}
