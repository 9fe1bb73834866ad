//! The drawings of a page for other sites: for a column of text and for a telephone, with classes and without colours, links
//! and tooltips, and small.

use app::model::answer::Answer;
use app::model::show::Tab;
use app::text::words;

use super::drawing::Drawing;
use super::paint::Paint;
use super::sheet::{Names, Sheet, drawn};

/// More series than this share panels also where there is little room: as many panels would be long and heavy.
const MANY: usize = 8;

/// A drawing, SVG, and its size in px.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embedded {
    /// The drawing; empty where a table was asked for.
    pub svg: String,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// The drawing for a column of text, and the one for a telephone.
#[must_use]
pub fn embedded(answer: &Answer) -> [Embedded; 2] {
    if answer.query.show.tab == Tab::Table {
        return Default::default();
    }
    let words = words(answer);
    let names = Names { title: &words.alt, description: &words.description };
    let narrow =
        if answer.series.len() > MANY { Drawing::narrow_together(answer) } else { Drawing::narrow(answer) };
    [(Drawing::medium(answer), "w"), (narrow, "n")].map(|(drawing, id)| {
        let (width, height) = drawing.size();
        let sheet = Sheet::new(width, height, Paint::Classes, id).silent();
        drawn(drawing.draw(answer, &sheet, (0.0, 0.0)));
        Embedded { svg: sheet.finish(&names, "chart"), width, height }
    })
}
