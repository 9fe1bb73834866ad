//! Answers → figures: one drawing, written for pages (classes, no colours) or as a picture (resolved colours), and as PNG.
//!
//! - `plan`: which series share a panel; `layout`: where everything stands; `scale`: axes; `labels`: words beside lines.
//! - `panel`, `columns`, `line` and `coding_break` draw with Plotters on a `sheet`, whose `backend` writes SVG as `paint` says.
//! - `bars`, `heat` and `bump` draw the other kinds on the same sheet; `drawing` chooses; `hit`: what a mark says of itself.
//! - `brief`: the drawings of briefs, for pages and for paper; `embedded`: those of pages for other sites.
//! - [`map`]: members on a map, apart from the charts over the years.
//! - `measure_text`: how wide words are; `picture`, `card`, `png` and `spark`: the outlets beside [`figure`].
//!
//! Never computes a measure and never says more than the numbers: words come from `app::text`.

mod backend;
mod bars;
mod brief;
mod bump;
mod card;
mod coding_break;
mod columns;
mod drawing;
mod embedded;
mod error;
mod heat;
mod hit;
mod labels;
mod layout;
mod line;
pub mod map;
mod measure_text;
mod paint;
mod panel;
mod picture;
mod plan;
mod png;
mod scale;
mod sheet;
mod spark;

pub use brief::{brief_figure, brief_picture};
pub use card::{Card, card};
pub use embedded::{Embedded, embedded};
pub use error::ChartError;
pub use measure_text::{Face, has_glyph, lines, text_width};
pub use paint::{Palette, Theme};
pub use picture::{Shape, picture};
pub use png::{MAX_WIDTH, png, png_in};
pub(crate) use sheet::escape;
pub use spark::spark;

use app::model::answer::{Answer, Figure};
use app::model::show::Tab;
use app::text::figure::series_words;
use app::text::words;

use self::drawing::Drawing;
use self::paint::Paint;
use self::sheet::{Names, Sheet};

/// A figure for a page: both drawings carry classes and custom properties, no colours.
///
/// `id` begins every id inside, so that figures of one page do not clash. `wide` is one SVG; `narrow` is one SVG per
/// series (one for bars, heat tables and ranks), followed by a paragraph `note-p` that explains bands and tinted and hatched columns where there are any.
#[must_use]
pub fn figure(answer: &Answer, id: &str) -> Figure {
    let words = words(answer);
    let names = Names { title: &words.alt, description: &words.description };
    let (wide, narrow) = if answer.query.show.tab == Tab::Table {
        Default::default()
    } else {
        let wide = page_drawing(answer, &Drawing::wide(answer), &format!("{id}-wide"), &names);
        (wide, narrow(answer, id, &names, words.narrow_key.as_deref()))
    };
    Figure {
        title: words.title,
        subtitle: words.subtitle,
        source: words.source,
        wide,
        narrow,
        embed_height: 0,
    }
}

fn narrow(answer: &Answer, id: &str, names: &Names<'_>, key: Option<&str>) -> String {
    let drawings = Drawing::narrow_each(answer);
    let mut html = String::new();
    for (index, (drawing, series)) in drawings.iter().enumerate() {
        let of_series = series.map(|series| series_words(answer, series));
        let names = match &of_series {
            Some((title, description)) => Names { title, description },
            None if answer.query.show.tab == Tab::Line => Names { title: "", description: "" },
            None => Names { title: names.title, description: names.description },
        };
        html.push_str(&page_drawing(answer, drawing, &format!("{id}-{index}"), &names));
    }
    if let Some(key) = key {
        html.push_str(&format!("<p class=\"note-p\">{}</p>", escape(key)));
    }
    html
}

fn page_drawing(answer: &Answer, drawing: &Drawing<'_>, id: &str, names: &Names<'_>) -> String {
    let (width, height) = drawing.size();
    let sheet = Sheet::new(width, height, Paint::Classes, id);
    sheet::drawn(drawing.draw(answer, &sheet, (0.0, 0.0)));
    sheet.finish(names, "chart")
}
