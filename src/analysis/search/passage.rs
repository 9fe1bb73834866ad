//! Texts as the list shows them: matches marked, and of a long text the passage around the first one.

use std::ops::Range;

use app::model::found::Piece;

use super::fold::{Token, tokens};
use super::texts::Marks;

/// Characters of a passage.
const PASSAGE: usize = 240;
/// Characters shown before the first match.
const BEFORE: usize = 60;

/// A text cut into matching and other pieces.
pub(super) fn marked(text: &str, marks: &Marks) -> Vec<Piece> {
    cut(text, 0..text.chars().count(), &hits(text, marks))
}

/// A passage of the text around the first match, or its beginning.
pub(super) fn passage(text: &str, marks: &Marks) -> Vec<Piece> {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = text.chars().count();
    let hits = hits(&text, marks);
    let first = hits.iter().map(|at| at.start).min().unwrap_or(0);
    let from = word_start(&text, first.saturating_sub(BEFORE), first);
    let to = (from + PASSAGE).min(length);
    let mut pieces = cut(&text, from..to, &hits);
    if from > 0 {
        pieces.insert(0, Piece { text: "… ".into(), hit: false });
    }
    if to < length {
        pieces.push(Piece { text: " …".into(), hit: false });
    }
    pieces
}

/// Where the next word begins from `from` on, `limit` at the latest.
fn word_start(text: &str, from: usize, limit: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let space = text.chars().skip(from - 1).take(limit.saturating_sub(from)).position(char::is_whitespace);
    space.map_or(from, |space| from + space)
}

/// A part of a text in pieces, by the places of its matches.
fn cut(text: &str, part: Range<usize>, hits: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (index, c) in text.chars().enumerate().skip(part.start).take(part.len()) {
        let hit = hits.iter().any(|at| at.contains(&index));
        match pieces.last_mut() {
            Some(piece) if piece.hit == hit => piece.text.push(c),
            _ => pieces.push(Piece { text: c.into(), hit }),
        }
    }
    pieces
}

/// Where words and phrases stand, in characters of the text as published.
fn hits(text: &str, marks: &Marks) -> Vec<Range<usize>> {
    if marks.words.is_empty() && marks.phrases.is_empty() {
        return Vec::new();
    }
    let tokens = tokens(text);
    let words = tokens.iter().filter(|token| marks.words.binary_search(&token.word).is_ok());
    let mut hits: Vec<Range<usize>> = words.map(|token| token.at.clone()).collect();
    for phrase in &marks.phrases {
        let same = |part: &&[Token]| part.iter().zip(phrase).all(|(token, word)| token.word == *word);
        let found = tokens.windows(phrase.len().max(1)).filter(same);
        hits.extend(found.filter_map(|part| Some(part.first()?.at.start..part.last()?.at.end)));
    }
    hits
}
