//! Words as they are compared: lower case, without accents, whatever the language.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text and where it stands, in characters of the text as published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) word: String,
    pub(super) at: Range<usize>,
}

/// The words of a text in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    each_word(text, |word, at| tokens.push(Token { word: word.into(), at }));
    tokens
}

/// Calls `found` with every word of a text, a word being letters and digits without a gap.
pub(super) fn each_word(text: &str, mut found: impl FnMut(&str, Range<usize>)) {
    let mut word = String::new();
    let mut from = 0;
    let mut end = 0;
    for (index, c) in text.chars().enumerate() {
        end = index + 1;
        let before = word.len();
        fold(c, &mut word);
        if before == 0 && !word.is_empty() {
            from = index;
        }
        if word.len() == before && !word.is_empty() && !joins(c) {
            found(&word, from..index);
            word.clear();
        }
    }
    if !word.is_empty() {
        found(&word, from..end);
    }
}

/// A text as it is compared: its words with one space between them.
pub(in crate::analysis) fn folded(text: &str) -> String {
    tokens(text).into_iter().map(|token| token.word).collect::<Vec<_>>().join(" ")
}

/// Whether a character without a letter of its own belongs to the word around it: an accent typed apart, a soft hyphen.
fn joins(c: char) -> bool {
    is_combining_mark(c) || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// Adds the letters and digits of a character to a word.
fn fold(c: char, word: &mut String) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
        return;
    }
    // Letters that Unicode does not take apart, as people without them on the keyboard write them.
    let plain = match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        _ => "",
    };
    if plain.is_empty() {
        let letters = std::iter::once(c).nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c));
        word.extend(letters.flat_map(char::to_lowercase));
    } else {
        word.push_str(plain);
    }
}

#[cfg(test)]
mod tests {
    use super::{folded, tokens};

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(folded("BogotÁ, Øster-Straße & l’Œuvre"), "bogota oster strasse l oeuvre");
        assert_eq!(folded("Bogota\u{301} gou\u{ad}vernement"), "bogota gouvernement");
        assert_eq!(folded("საქართველო Ελλάδα Київ"), "საქართველო ελλαδα киів");
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "L’État: ﬁn.";
        let found: Vec<String> =
            tokens(text).iter().map(|t| text.chars().skip(t.at.start).take(t.at.len()).collect()).collect();
        assert_eq!(found, ["L", "État", "ﬁn"]);
    }
}
