//! The end of a coding: a double line that no line crosses, and a hatched field that says what is behind it.

use app::model::answer::Answer;
use app::text::figure::coding_break;
use app::text::say::{self, say};
use plotters_backend::text_anchor::HPos;

use super::layout::Field;
use super::measure_text::wrap;
use super::paint::Role;
use super::sheet::{Drawn, Sheet};

/// Width of the double line and the field behind it.
const WIDTH: f64 = 132.0;
/// Room it takes beside the labels.
pub(super) const ROOM: f64 = WIDTH + 8.0;

// From the first line of the double line to the second, to the hatched field, to the paper on it, and to its words.
const SECOND: f64 = 4.0;
const HATCH: f64 = 8.0;
const PAPER: f64 = 12.0;
const WORDS: f64 = 18.0;
/// From one line of words to the next.
const LINE: f64 = 17.0;

/// What a double line says.
#[derive(Clone, Debug)]
pub(super) struct CodingBreak {
    /// The words above it.
    title: &'static str,
    /// Its lines; an empty one between two paragraphs.
    lines: Vec<String>,
}

impl CodingBreak {
    /// `None` where no other coding follows that of the answer.
    pub(super) fn of(answer: &Answer) -> Option<Self> {
        let (first, last) = coding_break(answer)?;
        let paragraphs = say(answer.query.lang).behind_break(first, last);
        let lines = paragraphs.map(|text| wrap(&text, Role::Note.font(), WIDTH - WORDS - 6.0).join("\n"));
        let title = say::CODING_BREAK.of(answer.query.lang);
        Some(Self { title, lines: lines.join("\n\n").split('\n').map(Into::into).collect() })
    }

    /// Draws it with its right edge at `right`, as high as a field.
    pub(super) fn draw(&self, sheet: &Sheet, field: Field, right: f64) -> Drawn {
        let left = right - WIDTH;
        for x in [left, left + SECOND] {
            sheet.line(Role::Break, &[(x, field.top - 20.0), (x, field.bottom)])?;
        }
        sheet.rect(Role::Hatch, (left + HATCH, field.top), (right, field.bottom))?;
        sheet.text(Role::StrongNote, (left + PAPER, field.top - 9.0), HPos::Left, self.title)?;
        let top = field.top + 8.0;
        let height = self.lines.iter().map(|_| LINE).sum::<f64>() + 12.0;
        sheet.rect(Role::Paper, (left + PAPER, top), (right - 4.0, top + height))?;
        let mut base = top + LINE + 1.0;
        for text in &self.lines {
            if !text.is_empty() {
                sheet.text(Role::Note, (left + WORDS, base), HPos::Left, text)?;
            }
            base += LINE;
        }
        Ok(())
    }
}
