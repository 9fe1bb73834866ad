//! The sheet a drawing is made on: Plotters elements in px, groups, hit areas, and the frame of the SVG document.
//!
//! Every text that enters the document passes [`escape`].

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use plotters::coord::{CoordTranslate, Shift};
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Drawable, PathElement, PointCollection, Rectangle, Text};
use plotters::style::{FontDesc, FontFamily, FontStyle, TextStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};

use super::backend::{Canvas, SvgBackend, px, units};
use super::error::ChartError;
use super::hit::Hit;
use super::paint::{Ink, Paint};

/// The outcome of drawing.
pub(super) type Drawn = Result<(), ChartError>;

/// Name and description of a document for those who do not see it.
pub(super) struct Names<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
}

/// The fonts of pictures: the bundled family first, so that a browser without it still finds a similar one.
const FAMILY: &str =
    "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

/// A drawing in the making.
pub(super) struct Sheet {
    canvas: Rc<RefCell<Canvas>>,
    area: DrawingArea<SvgBackend, Shift>,
    id: String,
    /// Whether marks carry tooltips, links and hit areas.
    answers: bool,
}

impl Sheet {
    /// An empty sheet of a size in px.
    pub(super) fn new(width: f64, height: f64, paint: Paint, id: &str) -> Self {
        let id = escape(id);
        let size = (units(width).unsigned_abs(), units(height).unsigned_abs());
        let canvas = Canvas {
            size,
            paint,
            hatch: format!("{id}-h"),
            hatched: false,
            body: String::new(),
            hits: String::new(),
        };
        let canvas = Rc::new(RefCell::new(canvas));
        let area = SvgBackend(Rc::clone(&canvas)).into_drawing_area();
        Self { canvas, area, id, answers: paint.is_page() }
    }

    /// The same sheet for a drawing that answers no pointer.
    pub(super) fn silent(self) -> Self {
        Self { answers: false, ..self }
    }

    /// The same sheet in another system of coordinates.
    pub(super) fn coordinates<C: CoordTranslate>(&self, coordinates: C) -> DrawingArea<SvgBackend, C> {
        self.area.apply_coord_spec(coordinates)
    }

    /// A text on its base line.
    pub(super) fn text(&self, ink: impl Into<Ink>, (x, y): (f64, f64), anchor: HPos, text: &str) -> Drawn {
        let ink = ink.into();
        let (_, size) = ink.role.font();
        let style = TextStyle {
            font: FontDesc::new(FontFamily::SansSerif, size, FontStyle::Normal),
            color: ink.color(),
            pos: Pos::new(anchor, VPos::Bottom),
        };
        draw(&self.area, &Text::new(text, (units(x), units(y)), style))
    }

    /// A line through points.
    pub(super) fn line(&self, ink: impl Into<Ink>, points: &[(f64, f64)]) -> Drawn {
        let points: Vec<_> = points.iter().map(|(x, y)| (units(*x), units(*y))).collect();
        draw(&self.area, &PathElement::new(points, ink.into().style()))
    }

    /// A rectangle from the upper left to the lower right corner.
    pub(super) fn rect(&self, ink: impl Into<Ink>, from: (f64, f64), to: (f64, f64)) -> Drawn {
        let corners = [(units(from.0), units(from.1)), (units(to.0), units(to.1))];
        draw(&self.area, &Rectangle::new(corners, ink.into().style()))
    }

    /// A group, with attributes that are already escaped.
    pub(super) fn group(&self, attributes: &str, inside: impl FnOnce() -> Drawn) -> Drawn {
        self.write(&format!("<g {attributes}>"));
        inside()?;
        self.write("</g>");
        Ok(())
    }

    /// An invisible area around a mark, with its numbers as data, its words as tooltip, and a link to its commitments. Only
    /// on pages. No link is a stop of its own: the reader's keys walk all marks of a drawing.
    pub(super) fn hit(&self, (left, top): (f64, f64), (width, height): (f64, f64), hit: &Hit) {
        if !self.answers {
            return;
        }
        let (x, y, width, height) = (px(units(left)), px(units(top)), px(units(width)), px(units(height)));
        let (open, close) = match &hit.address {
            Some(address) => (format!(r#"<a href="{}" tabindex="-1">"#, escape(address)), "</a>"),
            None => ("<g>".into(), "</g>"),
        };
        // Writing to a string cannot fail.
        let _ = write!(
            self.canvas.borrow_mut().hits,
            r#"{open}<title>{}</title><rect class="hit" fill="none" pointer-events="all" x="{x}" y="{y}" width="{width}" height="{height}" {}/>{close}"#,
            escape(&hit.words),
            hit.data,
        );
    }

    fn write(&self, markup: &str) {
        self.canvas.borrow_mut().body.push_str(markup);
    }

    /// The document.
    pub(super) fn finish(self, names: &Names<'_>, class: &str) -> String {
        let canvas = self.canvas.borrow();
        let (id, (width, height)) = (&self.id, canvas.size);
        let (width, height) =
            (f64::from(width) / super::backend::UNITS, f64::from(height) / super::backend::UNITS);
        // What can be walked through is more than a picture.
        let role = if canvas.hits.is_empty() { "img" } else { "graphics-document" };
        let frame = match canvas.paint {
            Paint::Classes => format!(r#"class="{class}""#),
            Paint::Resolved(_) => format!(r#"xmlns="http://www.w3.org/2000/svg" font-family="{FAMILY}""#),
        };
        let mut svg = format!(
            r#"<svg {frame} role="{role}" aria-labelledby="{id}-n" aria-describedby="{id}-d" viewBox="0 0 {width} {height}" width="{width}" height="{height}" focusable="false"><title id="{id}-n">{}</title><desc id="{id}-d">{}</desc>"#,
            escape(names.title),
            escape(names.description),
        );
        if canvas.hatched {
            // Writing to a string cannot fail.
            let _ = write!(
                svg,
                r#"<defs><pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path{} d="M0 0V6"/></pattern></defs>"#,
                canvas.hatch,
                canvas.paint.hatch_line()
            );
        }
        svg.push_str(&canvas.body);
        if !canvas.hits.is_empty() {
            svg.push_str(&format!(r#"<g class="hits">{}</g>"#, canvas.hits));
        }
        svg.push_str("</svg>");
        svg
    }
}

/// Draws a Plotters element.
pub(super) fn draw<'a, C, E, B>(area: &DrawingArea<SvgBackend, C>, element: &'a E) -> Drawn
where
    C: CoordTranslate,
    B: plotters::element::CoordMapper,
    &'a E: PointCollection<'a, C::From, B>,
    E: Drawable<SvgBackend, B>,
{
    area.draw(element).map_err(|error| ChartError::Drawing(error.to_string()))
}

/// A drawing that fails leaves what was drawn so far: the numbers still stand in the table beneath it.
pub(super) fn drawn(outcome: Drawn) {
    if let Err(error) = outcome {
        tracing::error!(error = ?error.to_string(), "chart not drawn");
    }
}

/// Text as it may stand in XML: markup escaped, characters that XML does not allow left out.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}
