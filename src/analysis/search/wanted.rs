//! What was typed into the search field: words, and phrases in quotation marks.

use super::fold::tokens;

/// Something that a commitment must mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A word. `open`: the last thing typed, which may be the beginning of a longer word.
    Word { word: String, open: bool },
    /// Words that follow each other, exactly so.
    Phrase(Vec<String>),
}

/// Reads a search text, each thing once. A quotation mark without its partner means nothing.
pub(super) fn wanted(text: &str) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    let parts: Vec<&str> = text.split(['"', '“', '”', '„', '«', '»']).collect();
    let last = parts.len().saturating_sub(1);
    for (index, part) in parts.into_iter().enumerate() {
        let tokens = tokens(part);
        if index % 2 == 1 && index < last {
            wanted.push(Wanted::Phrase(tokens.into_iter().map(|token| token.word).collect()));
            continue;
        }
        let length = part.chars().count();
        wanted.extend(
            tokens.into_iter().map(|token| Wanted::Word {
                open: index == last && token.at.end == length,
                word: token.word,
            }),
        );
    }
    let mut once: Vec<Wanted> = Vec::new();
    for one in wanted {
        if !once.contains(&one) && one != Wanted::Phrase(Vec::new()) {
            once.push(one);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::{Wanted, wanted};

    fn word(word: &str, open: bool) -> Wanted {
        Wanted::Word { word: word.into(), open }
    }

    #[test]
    fn quotation_marks_of_any_kind_make_phrases() {
        let phrase = |words: &[&str]| Wanted::Phrase(words.iter().map(|word| (*word).into()).collect());
        assert_eq!(
            wanted("Tax \"Open Data\" law"),
            [word("tax", false), phrase(&["open", "data"]), word("law", true)]
        );
        assert_eq!(wanted("« données ouvertes »"), [phrase(&["donnees", "ouvertes"])]);
        assert_eq!(wanted("\"open data"), [word("open", false), word("data", true)], "no partner");
        assert_eq!(wanted("\"\" ?! "), []);
    }

    #[test]
    fn only_the_last_word_is_open() {
        assert_eq!(wanted("tax tax law"), [word("tax", false), word("law", true)]);
        assert_eq!(wanted("tax law."), [word("tax", false), word("law", false)], "ended by a full stop");
    }
}
