//! A card: title, the main finding in one sentence, and the chart in a given shape, for previews and posts.

use app::model::answer::Answer;
use app::text::claim::short;
use app::text::dataset::release_title;
use app::text::words;

use super::drawing::Drawing;
use super::measure_text::pieces;
use super::paint::{Paint, Role, Theme};
use super::picture::Block;
use super::sheet::{Names, Sheet, drawn};

/// The shape of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// 1200 by 630: what social media show of a link.
    Wide,
    /// As wide as high.
    Square,
    /// 600 by 315: title and chart alone.
    Small,
}

impl Card {
    /// Width and height of the drawing in px; it is made to be shown larger, so that its words stay readable.
    const fn size(self) -> (f64, f64) {
        match self {
            Self::Wide => (720.0, 378.0),
            Self::Square => (648.0, 648.0),
            Self::Small => (480.0, 252.0),
        }
    }
}

const MARGIN: f64 = 22.0;
/// Width of the words beside the chart of a wide card.
const COLUMN: f64 = 262.0;
/// Between words and chart.
const GAP: f64 = 18.0;

/// The card of an answer as SVG. A text that is too long for its lines ends in an ellipsis; the chart gets the room that is left.
#[must_use]
pub fn card(answer: &Answer, theme: Theme, card: Card) -> String {
    let words = words(answer);
    let (width, height) = card.size();
    // Beside the chart in a wide card, above it in the others: the chart is as large as it can be.
    let column = if card == Card::Wide { COLUMN } else { width - 2.0 * MARGIN };
    let (title_lines, sentence_lines) = match card {
        Card::Wide => (5, 6),
        Card::Square => (2, 3),
        Card::Small => (2, 0),
    };
    let lang = answer.query.lang;
    let sentence = answer.series.first().and_then(|series| short(answer, series, lang));
    let sentence = sentence.filter(|_| sentence_lines > 0).unwrap_or_default();
    let source = if card == Card::Small { String::new() } else { release_title(&answer.release, lang) };
    let title = Block::cut(Role::Title, &words.title, column, 33.0, title_lines);
    let sentence = Block::cut(Role::Subtitle, &sentence, column, 22.0, sentence_lines);
    let source = Block::cut(Role::Note, &source, column, 19.0, 2);
    let sheet = Sheet::new(width, height, Paint::Resolved(theme.palette()), "card");
    let beneath = height - MARGIN - source.height();
    let draw = || {
        sheet.rect(Role::Paper, (0.0, 0.0), (width, height))?;
        title.draw(&sheet, (MARGIN, MARGIN - 6.0))?;
        sentence.draw(&sheet, (MARGIN, MARGIN + title.height()))?;
        source.draw(&sheet, (MARGIN, beneath + 6.0))
    };
    drawn(draw());
    let names = Names { title: &words.alt, description: &words.description };
    let frame = sheet.finish(&names, "");
    let (at, room) = if card == Card::Wide {
        let left = MARGIN + COLUMN + GAP;
        ((left, MARGIN), (width - left - MARGIN, height - 2.0 * MARGIN))
    } else {
        let top = MARGIN + title.height() + sentence.height() + GAP / 2.0;
        ((MARGIN, top), (column, beneath - top - 6.0))
    };
    let chart = chart(answer, theme, at, room);
    // The document ends with its own closing tag, and the chart stands inside it.
    format!("{}{chart}</svg>", frame.trim_end_matches("</svg>"))
}

/// The chart, as large as fits, in the middle of a field.
fn chart(answer: &Answer, theme: Theme, (left, top): (f64, f64), room: (f64, f64)) -> String {
    let wide = Drawing::wide(answer);
    let narrow = Drawing::narrow(answer);
    let scale = |drawing: &Drawing<'_>| {
        let (width, height) = drawing.size();
        (room.0 / width).min(room.1 / height)
    };
    // Whichever can be shown larger.
    let drawing = if scale(&narrow) > scale(&wide) { narrow } else { wide };
    let (scale, (width, height)) = (scale(&drawing), drawing.size());
    let sheet = Sheet::new(width, height, Paint::Resolved(theme.palette()), "card-chart");
    drawn(drawing.draw(answer, &sheet, (0.0, 0.0)));
    let (x, y) = (left + (room.0 - width * scale) / 2.0, top + (room.1 - height * scale) / 2.0);
    let svg = sheet.finish(&Names { title: "", description: "" }, "");
    format!(r#"<g transform="translate({x:.2} {y:.2}) scale({scale:.4})">{svg}</g>"#)
}

impl Block {
    /// At most so many lines; what does not fit ends in an ellipsis.
    fn cut(role: Role, text: &str, width: f64, pitch: f64, most: usize) -> Self {
        let mut words: Vec<&str> = pieces(text).collect();
        let mut block = Self::new(role, text, width, pitch);
        while block.lines.len() > most && words.len() > 1 {
            words.pop();
            let shorter = words.join(" ");
            let shorter = shorter.trim_end_matches([',', ';', ':', '.', '·', '\u{a0}']);
            block = Self::new(role, &format!("{shorter} …"), width, pitch);
        }
        block
    }
}
