//! The words that a typed word stands for: itself, its plural, longer words it begins, and what it may be a typing error of.
//!
//! There is no stemming: titles and texts come in many languages, and the stems of one are wrong in the next.

/// Letters from which the last word may be the beginning of a longer one.
const BEGINNING: usize = 3;
/// Letters from which a word has a plural.
const PLURAL: usize = 3;
/// Letters from which one typing error is forgiven, and two.
const ONE_ERROR: usize = 4;
const TWO_ERRORS: usize = 8;
/// A word is taken for a typing error if at most so many commitments mention it …
const RARE: usize = 2;
/// … and another word is mentioned by so many times as many.
const RATHER: usize = 20;

/// A word of the index that counts for a typed one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Variant {
    /// Position in the index.
    pub(super) at: usize,
    /// How much a mention counts; 1 for the word as typed.
    pub(super) weight: f64,
    /// Whether the typed word was taken for a typing error.
    pub(super) respelled: bool,
}

/// The variants of `word` among `words` (sorted); `mentions` tells how many commitments mention one.
pub(super) fn variants(
    words: &[String],
    mentions: impl Fn(usize) -> usize,
    word: &str,
    open: bool,
) -> Vec<Variant> {
    let mut found: Vec<Variant> = Vec::new();
    let mut add = |at: usize, weight: f64, respelled: bool| {
        if found.iter().all(|variant| variant.at != at) {
            found.push(Variant { at, weight, respelled });
        }
    };
    let place = |word: &str| words.binary_search_by(|known| known.as_str().cmp(word)).ok();
    place(word).into_iter().for_each(|at| add(at, 1.0, false));
    plurals(word).iter().filter_map(|form| place(form)).for_each(|at| add(at, 0.9, false));
    if open && word.chars().count() >= BEGINNING {
        let first = words.partition_point(|known| known.as_str() < word);
        let longer = words.iter().enumerate().skip(first).take_while(|(_, known)| known.starts_with(word));
        longer.for_each(|(at, _)| add(at, 0.6, false));
    }
    let as_typed: usize = found.iter().map(|variant| mentions(variant.at)).sum();
    if as_typed <= RARE {
        let rather = as_typed * RATHER;
        for (at, errors) in respelled(words, word, |at| mentions(at) >= rather.max(1)) {
            if found.iter().all(|variant| variant.at != at) {
                found.push(Variant { at, weight: if errors == 1 { 0.5 } else { 0.3 }, respelled: true });
            }
        }
        found.sort_by_key(|variant| (variant.respelled, std::cmp::Reverse(mentions(variant.at)), variant.at));
    }
    found
}

/// The plural or singular as English, Spanish, French and Portuguese spell most of them.
fn plurals(word: &str) -> Vec<String> {
    if word.chars().count() < PLURAL || has_digit(word) {
        return Vec::new();
    }
    let mut forms = vec![format!("{word}s"), format!("{word}es")];
    let singular = word.strip_suffix('s').filter(|rest| rest.chars().count() >= PLURAL);
    forms.extend(singular.map(str::to_owned));
    forms
}

/// The words with the fewest errors between them and `word`, as far as that is forgiven, with the errors.
fn respelled(words: &[String], word: &str, allowed: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let length = word.chars().count();
    let forgiven = match length {
        _ if has_digit(word) => 0,
        TWO_ERRORS.. => 2,
        ONE_ERROR.. => 1,
        _ => 0,
    };
    if forgiven == 0 {
        return Vec::new();
    }
    let near: Vec<(usize, usize)> = words
        .iter()
        .enumerate()
        .filter(|(_, known)| known.chars().count().abs_diff(length) <= forgiven && !has_digit(known))
        // Two letters in the wrong order are one error.
        .map(|(at, known)| (at, strsim::osa_distance(known, word)))
        .filter(|(at, errors)| (1..=forgiven).contains(errors) && allowed(*at))
        .collect();
    let fewest = near.iter().map(|(_, errors)| *errors).min();
    near.into_iter().filter(|(_, errors)| Some(*errors) == fewest).collect()
}

/// A number with another digit is another number.
fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::variants;

    fn found(word: &str, open: bool) -> Vec<&'static str> {
        const WORDS: [(&str, usize); 10] = [
            ("2013", 9),
            ("budget", 30),
            ("budgetary", 4),
            ("budgets", 7),
            ("data", 80),
            ("date", 50),
            ("procurment", 1),
            ("procurement", 40),
            ("tax", 5),
            ("transparency", 60),
        ];
        let mut words = WORDS;
        words.sort_unstable();
        let list: Vec<String> = words.iter().map(|(word, _)| (*word).to_owned()).collect();
        variants(&list, |at| words[at].1, word, open).iter().map(|variant| words[variant.at].0).collect()
    }

    #[test]
    fn a_known_word_is_itself_and_its_plural() {
        assert_eq!(found("budget", false), ["budget", "budgets"]);
        assert_eq!(found("budgets", false), ["budgets", "budget"]);
        assert_eq!(found("data", false), ["data"], "not “date”");
    }

    #[test]
    fn the_last_word_may_be_a_beginning() {
        assert_eq!(found("budget", true), ["budget", "budgets", "budgetary"]);
        assert_eq!(found("bu", true), [""; 0], "too short for a beginning");
    }

    #[test]
    fn errors_are_forgiven_by_length() {
        assert_eq!(found("dota", false), ["data"]);
        assert_eq!(found("daat", false), ["data"], "two letters in the wrong order");
        assert_eq!(found("tex", false), [""; 0], "three letters");
        assert_eq!(found("budgot", false), ["budget"]);
        assert_eq!(found("bidgot", false), [""; 0], "two errors in six letters");
        assert_eq!(found("trensparancy", false), ["transparency"]);
        assert_eq!(found("2014", false), [""; 0], "another number");
    }

    #[test]
    fn an_error_that_somebody_published_is_one_too() {
        assert_eq!(found("procurment", false), ["procurment", "procurement"]);
    }
}
