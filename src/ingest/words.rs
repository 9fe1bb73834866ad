//! Words as the sources write them: folded for comparison, cut for messages, turned into slugs.
//!
//! Pure string work. Nothing here changes what is shown of a title or a text, except that `<br/>` becomes a line break.

use memchr::memchr;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest value quoted in a message, in characters.
const EXCERPT: usize = 120;

/// Lower case, without accents, punctuation as single spaces: how names and titles are compared.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter) && *letter != '\u{ad}') {
        if letter.is_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.extend(letter.to_lowercase());
        } else {
            gap = true;
        }
    }
    folded
}

/// Words joined by hyphens, ASCII only, at most `longest` bytes, cut between words.
pub(super) fn slug(text: &str, longest: usize) -> String {
    let plain: String = fold(text).chars().map(ascii).collect();
    let mut slug = String::new();
    for word in plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.len() + 1 + word.len() > longest {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(longest));
    }
    if slug.is_empty() { "untitled".into() } else { slug }
}

/// Letters that no decomposition turns into ASCII; anything else that is not ASCII separates words.
fn ascii(letter: char) -> char {
    match letter {
        'ø' => 'o',
        'ł' => 'l',
        'đ' => 'd',
        'ı' => 'i',
        'ß' => 's',
        'æ' => 'a',
        'œ' => 'o',
        other => other,
    }
}

/// Text as published: `<br/>` in its spellings is a line break, everything else stays as it is.
pub(super) fn breaks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let (before, tag) = rest.split_at(at);
        plain.push_str(before);
        let length = break_tag(tag);
        if length == 0 {
            plain.push('<');
            rest = &tag[1..];
        } else {
            plain.push('\n');
            rest = &tag[length..];
        }
    }
    plain.push_str(rest);
    plain.trim().to_owned()
}

/// Length of the `<br>` tag that `text` begins with, or 0.
fn break_tag(text: &str) -> usize {
    let bytes = text.as_bytes();
    if bytes.len() < 4 || !bytes[1..3].eq_ignore_ascii_case(b"br") {
        return 0;
    }
    let inner = bytes[3..].iter().take_while(|byte| matches!(byte, b' ' | b'/')).count();
    if bytes.get(3 + inner) == Some(&b'>') { 4 + inner } else { 0 }
}

/// The beginning of a value, on one line, short enough for a message.
pub(super) fn excerpt(value: &str) -> String {
    let mut letters = value.trim().chars().map(|letter| if letter == '\n' { ' ' } else { letter });
    let mut short: String = letters.by_ref().take(EXCERPT).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// The value, unless it is blank or a filler that says that there is none.
pub(super) fn said(value: &str) -> Option<&str> {
    let value = value.trim();
    (!is_filler(value)).then_some(value)
}

/// Whether a value of a free-text column says that there is none. Not for ratings, where `None` is a real step.
fn is_filler(value: &str) -> bool {
    const FILLERS: [&str; 12] = [
        "",
        "NR",
        "ND",
        "NA",
        "N/A",
        "None",
        "None specified",
        "Not specified",
        "Not attached",
        "Not available",
        "-",
        "–",
    ];
    FILLERS.iter().any(|filler| value.eq_ignore_ascii_case(filler))
}

/// A list in words: `a, b and c`.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The nearest of the known names, best first, at most three; similar enough to be worth naming.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    const NEAR: f64 = 0.8;
    let folded: String = fold(name).chars().take(EXCERPT).collect();
    let mut scored: Vec<(u32, &str)> = known
        .map(|known| (strsim::jaro_winkler(&folded, &fold(known)), known))
        .filter(|(score, _)| *score >= NEAR)
        .map(|(score, known)| ((score * 1000.0) as u32, known))
        .collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(3).map(|(_, known)| known.to_owned()).collect()
}
