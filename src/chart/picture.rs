//! One self-contained picture: title, subtitle, chart, source line, with its colours written out.
//!
//! It shows the same everywhere: no stylesheet, no script, nothing loaded.

use app::model::answer::Answer;
use app::text::words;
use plotters_backend::text_anchor::HPos;

use super::drawing::Drawing;
use super::measure_text::{wrap, wrap_evenly};
use super::paint::{Paint, Role, Theme};
use super::sheet::{Drawn, Names, Sheet, drawn};

/// Which of the two drawings a picture shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// 864 px wide: one large panel or small multiples in columns.
    #[default]
    Wide,
    /// 360 px wide: small multiples, one above the other.
    Narrow,
}

impl Shape {
    /// Width of the picture at scale 1, in px.
    #[must_use]
    pub const fn width(self) -> u32 {
        match self {
            Self::Wide => 864,
            Self::Narrow => 360,
        }
    }
}

/// Words of the picture that stand above and beneath the chart.
pub(super) struct Block {
    role: Role,
    pub(super) lines: Vec<String>,
    /// From one base line to the next.
    pitch: f64,
}

impl Block {
    pub(super) fn new(role: Role, text: &str, width: f64, pitch: f64) -> Self {
        let wrap = if role == Role::Title { wrap_evenly } else { wrap };
        Self { role, lines: wrap(text, role.font(), width), pitch }
    }

    pub(super) fn height(&self) -> f64 {
        self.lines.iter().map(|_| self.pitch).sum()
    }

    pub(super) fn draw(&self, sheet: &Sheet, (left, top): (f64, f64)) -> Drawn {
        let mut base = top - (self.pitch - self.role.font().1) / 2.0 - 2.0;
        for line in &self.lines {
            base += self.pitch;
            sheet.text(self.role, (left, base), HPos::Left, line)?;
        }
        Ok(())
    }
}

/// A picture as SVG; correct when opened directly in a browser and when turned into a PNG.
#[must_use]
pub fn picture(answer: &Answer, theme: Theme, shape: Shape) -> String {
    let words = words(answer);
    let drawing = match shape {
        Shape::Wide => Drawing::wide(answer),
        Shape::Narrow => Drawing::narrow(answer),
    };
    let size = drawing.size();
    let width = f64::from(shape.width());
    let margin = (width - size.0) / 2.0;
    let title = Block::new(Role::Title, &words.title, size.0, 33.0);
    let subtitle = Block::new(Role::Subtitle, &words.subtitle, size.0, 22.0);
    let source = Block::new(Role::Note, &words.source, size.0, 19.0);
    let chart = margin + title.height() + subtitle.height() + 24.0;
    let beneath = chart + size.1 + 16.0;
    let height = beneath + source.height() + margin;
    let sheet = Sheet::new(width, height, Paint::Resolved(theme.palette()), "ogp");
    let draw = || {
        sheet.rect(Role::Paper, (0.0, 0.0), (width, height))?;
        title.draw(&sheet, (margin, margin))?;
        subtitle.draw(&sheet, (margin, margin + title.height() + 5.0))?;
        drawing.draw(answer, &sheet, (margin, chart))?;
        source.draw(&sheet, (margin, beneath))
    };
    drawn(draw());
    sheet.finish(&Names { title: &words.alt, description: &words.description }, "")
}
