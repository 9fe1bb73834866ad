//! Numbers of commitments in their plan: in titles, compared, put in order, and repaired where they repeat.
//!
//! Spreadsheets turned 1.10 into 1.1, and in some plans the numbering starts again. A repeated number is repaired from
//! the title where the title still carries the longer one, else it is made unique with a suffix; both are reported. Which
//! row keeps the plain number depends on what the rows say, never on their order in the file.

use std::collections::{BTreeMap, BTreeSet};

use app::model::report::FindingKind;
use app::model::text::Text;
use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::Draft;
use super::log::{Log, Spot};
use super::words::fold;

/// Words that may stand before the number.
const BEFORE: [&str; 8] =
    ["commitment", "compromiso", "compromisso", "action", "acción", "medida", "measure", "engagement"];

/// The number that a title begins with, as written, and the rest of the title.
pub(super) fn of_title(title: &str) -> Option<(String, &str)> {
    let (rest, announced) = after_word(title.trim_start());
    let length = token(rest);
    let (number, after) = rest.split_at(length);
    let number = number.trim_end_matches(['.', ':', '-']);
    let closed = after.starts_with([':', ')', '.', '-', '–', ',', ']']) || number.len() < length;
    let dotted = number.contains('.') || number.contains(':');
    let bounded = after.is_empty() || after.starts_with(|next: char| !next.is_alphanumeric() && next != '%');
    let has_digit = number.bytes().any(|byte| byte.is_ascii_digit());
    let long_digits = number.split(|letter: char| !letter.is_ascii_digit()).any(|run| run.len() > 3);
    let spaced = rest[number.len()..].trim_start_matches(['.', ')', ':']).starts_with(char::is_whitespace);
    let enough =
        if has_digit { closed || dotted || announced } else { is_ordinal(number) && closed && spaced };
    if number.is_empty() || !bounded || long_digits || !enough {
        return None;
    }
    let rest = rest[number.len()..]
        .trim_start_matches(['.', ':', ')', ']', '-', '–', ',', ' ', '\n', '\t', '\u{a0}']);
    Some((number.to_owned(), rest))
}

/// What follows a word like “Commitment No.”, and whether there was one.
fn after_word(title: &str) -> (&str, bool) {
    let lower = title.to_lowercase();
    let Some(word) = BEFORE.iter().find(|word| lower.starts_with(*word)) else {
        return (title, false);
    };
    let rest: &str = title.get(word.len()..).unwrap_or(title);
    let trimmed = rest.trim_start();
    if trimmed.len() == rest.len() {
        return (title, false);
    }
    let no = ["No.", "no.", "N°", "Nº", "Nr.", "#", "NO."].iter().find_map(|no| trimmed.strip_prefix(no));
    (no.unwrap_or(trimmed).trim_start(), true)
}

/// Length of the leading run of digits, short letter groups and the marks between them: `3.2b`, `A.1.B`, `4:a`, `O4M1`.
fn token(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut end, mut whole) = (0, 0);
    loop {
        let start = end;
        let letters = bytes[end..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let digits = bytes[end..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits > 0 {
            end += digits;
        } else if (1..=4).contains(&letters) && (letters <= 2 || is_ordinal(&text[end..end + letters])) {
            end += letters;
        } else {
            break;
        }
        whole = end;
        let mark = bytes.get(end).is_some_and(|byte| matches!(byte, b'.' | b':'));
        let more = bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        if mark && more {
            end += 1;
        }
        if end == start {
            break;
        }
    }
    // A mark that no part follows belongs to the words after the number.
    whole
}

/// A single letter or a small Roman number.
fn is_ordinal(text: &str) -> bool {
    text.len() == 1 || text.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'))
}

/// The number as it is compared: runs of digits and letters, lower case: `4:A`, `4.a)` and `4a` are the same.
pub(super) fn key(number: &str) -> String {
    parts(number).join(".")
}

/// Letters of a number that are compared: a longer one is another thing in the wrong column.
const LETTERS: usize = 200;

fn parts(number: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for letter in number.chars().take(LETTERS).flat_map(char::to_lowercase) {
        let class = if letter.is_numeric() { Some(true) } else { letter.is_alphabetic().then_some(false) };
        match (class, parts.last_mut()) {
            (Some(_), Some(part)) if class == last => part.push(letter),
            (Some(_), _) => parts.push(letter.into()),
            (None, _) => {}
        }
        last = class;
    }
    parts.into_iter().map(|part| part.trim_start_matches('0').to_owned()).map(zero).collect()
}

fn zero(part: String) -> String {
    if part.is_empty() { "0".into() } else { part }
}

/// Puts numbers in the order in which people count: 2 before 10, 1.9 before 1.10; nothing last.
pub(super) fn order(number: Option<&str>) -> (bool, Vec<(u64, String)>) {
    let parts = number.map(parts).unwrap_or_default();
    let part = |part: String| (part.parse().unwrap_or(u64::MAX), part);
    (number.is_none(), parts.into_iter().map(part).collect())
}

/// The place of each number in that order; equal places for numbers that count as the same. There are few different ones.
pub(super) fn ranks(numbers: impl Iterator<Item = Option<Text>>) -> FxHashMap<Option<Text>, u32> {
    let different: FxHashSet<Option<Text>> = numbers.collect();
    let mut sorted: Vec<_> = different.into_iter().map(|number| (order(number.as_deref()), number)).collect();
    sorted.sort_unstable();
    let mut ranks = FxHashMap::default();
    let mut last = None;
    let mut rank = 0;
    for (order, number) in sorted {
        if last.as_ref().is_some_and(|last| *last != order) {
            rank += 1;
        }
        ranks.insert(number, rank);
        last = Some(order);
    }
    ranks
}

/// Repairs repeated numbers within each plan of one source, and sets the keys by which numbers are compared.
pub(super) fn repair(drafts: &mut [&mut Draft], source: &str, log: &mut Log) {
    let mut plans: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.number.is_some()) {
        plans.entry(draft.plan).or_default().push(index);
    }
    let mut keys = Keys::default();
    let mut seen: FxHashSet<Text> = FxHashSet::default();
    for rows in plans.values() {
        seen.clear();
        // In nearly all plans every number is there once.
        if rows.iter().all(|row| seen.insert(keys.of(drafts[*row]))) {
            rows.iter().for_each(|row| drafts[*row].number_key = Some(keys.of(drafts[*row])));
        } else {
            restore(drafts, rows, source, log);
            make_unique(drafts, rows, &mut keys, source, log);
        }
    }
}

/// The keys of numbers met so far, one copy of each: there are few different ones.
#[derive(Default)]
struct Keys(FxHashMap<Text, Text>);

impl Keys {
    fn of(&mut self, draft: &Draft) -> Text {
        let number = draft.number.clone().unwrap_or_default();
        self.0.entry(number).or_insert_with_key(|number| key(number).into()).clone()
    }
}

fn number_key(draft: &Draft) -> String {
    key(draft.number.as_deref().unwrap_or_default())
}

/// Rows by the key of their number.
fn by_key(drafts: &[&mut Draft], rows: &[usize]) -> BTreeMap<String, Vec<usize>> {
    let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in rows {
        keys.entry(number_key(drafts[*row])).or_default().push(*row);
    }
    keys
}

/// Takes the number from the title where the filed one is repeated and has only lost its end.
fn restore(drafts: &mut [&mut Draft], rows: &[usize], source: &str, log: &mut Log) {
    let groups = by_key(drafts, rows);
    let mut taken: BTreeSet<String> = groups.keys().cloned().collect();
    for row in groups.values().filter(|group| group.len() > 1).flatten() {
        let draft = &mut *drafts[*row];
        let Some((carried, _)) = of_title(&draft.title) else { continue };
        let filed = draft.number.clone().unwrap_or_default();
        let lost_its_end = carried.len() > filed.len() && carried.starts_with(filed.trim_end_matches('.'));
        if lost_its_end && taken.insert(key(&carried)) {
            let spot = Spot { source, line: draft.line, column: "number" };
            log.finding(spot, FindingKind::NumberFromTitle, &filed, format!("{carried}, as the title says"));
            draft.number = Some(carried.into());
        }
    }
}

/// Gives each repetition that is left a suffix; it then identifies nothing by itself and has no key.
fn make_unique(drafts: &mut [&mut Draft], rows: &[usize], keys: &mut Keys, source: &str, log: &mut Log) {
    let groups = by_key(drafts, rows);
    let mut taken: BTreeSet<String> = groups.keys().cloned().collect();
    for mut group in groups.into_values() {
        if let [row] = group[..] {
            drafts[row].number_key = Some(keys.of(drafts[row]));
            continue;
        }
        group.sort_by_cached_key(|row| {
            (fold(&drafts[*row].title), drafts[*row].text.clone(), drafts[*row].line)
        });
        let mut suffix = 1;
        for row in group.into_iter().skip(1) {
            let draft = &mut *drafts[row];
            let filed = draft.number.clone().unwrap_or_default();
            let unique = loop {
                suffix += 1;
                let candidate = format!("{filed}-{suffix}");
                if taken.insert(key(&candidate)) {
                    break candidate;
                }
            };
            let spot = Spot { source, line: draft.line, column: "number" };
            let action = format!("{unique}, because the number occurs again in the plan");
            log.finding(spot, FindingKind::NumberMadeUnique, &filed, action);
            draft.number = Some(unique.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: Option<(&str, &str)>) {
        let found = of_title(title);
        assert_eq!(found.as_ref().map(|(number, rest)| (number.as_str(), *rest)), expected, "{title}");
    }

    #[test]
    fn numbers_that_titles_carry() {
        check("1.10 Development of a method", Some(("1.10", "Development of a method")));
        check("2.10. Document policy", Some(("2.10", "Document policy")));
        check("11. E-Immigration", Some(("11", "E-Immigration")));
        check("3.2b) Data.gov", Some(("3.2b", "Data.gov")));
        check("4:a) Datos abiertos", Some(("4:a", "Datos abiertos")));
        check("A3.    Plotting a risk map", Some(("A3", "Plotting a risk map")));
        check("ACTION 1a Designate categories", Some(("1a", "Designate categories")));
        check("Commitment No. 10. Increased participation", Some(("10", "Increased participation")));
        check("iii. Complaints register", Some(("iii", "Complaints register")));
        check("A. Improving Transparency", Some(("A", "Improving Transparency")));
        check("5.1 - Delivery", Some(("5.1", "Delivery")));
        check("4.2.Commitment: Better services", Some(("4.2", "Commitment: Better services")));
        check("21 : Development", None);
        check("Open data portal", None);
        check("8888 Citizens’ Complaint Center", None);
        check("70% of all leases", None);
        check("2014 plan", None);
        check("U.S. law", None);
        check("E-petitions", None);
        check("A register", None);
        check("", None);
    }

    #[test]
    fn spellings_of_a_number_are_one_number() {
        assert_eq!(key("4:A"), key("4.a)"));
        assert_eq!(key("2(A)"), key("2a"));
        assert_ne!(key("1.1"), key("1.10"));
        assert_ne!(key("11"), key("1.1"));
    }

    #[test]
    fn numbers_count_like_people() {
        let mut numbers = vec![None, Some("10"), Some("2"), Some("1.10"), Some("1.9")];
        numbers.sort_by_key(|number| order(*number));
        assert_eq!(numbers, [Some("1.9"), Some("1.10"), Some("2"), Some("10"), None]);
    }
}
