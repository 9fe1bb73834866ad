//! A Plotters backend that writes SVG elements as the [`Paint`] of the sheet says.
//!
//! Plotters counts in whole units; ours are tenths of a px, so that points stand where the numbers are. The backend
//! writes elements only: groups, tooltips and the frame of the document come from [`super::sheet`].

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::rc::Rc;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::paint::{Ink, Paint, Role};
use super::sheet::escape;

/// Units of the backend in one px.
pub(super) const UNITS: f64 = 10.0;

/// A length in px as a coordinate of the backend.
#[expect(clippy::cast_possible_truncation, reason = "drawings are far smaller than i32 tenths of a px")]
pub(super) fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

/// A coordinate of the backend as it is written: px with at most one decimal.
pub(super) fn px(units: i32) -> f64 {
    f64::from(units) / UNITS
}

/// What has been drawn so far.
pub(super) struct Canvas {
    pub(super) size: (u32, u32),
    pub(super) paint: Paint,
    /// Id of the hatch pattern.
    pub(super) hatch: String,
    pub(super) hatched: bool,
    pub(super) body: String,
    /// What the pointer meets, above everything else.
    pub(super) hits: String,
}

impl Canvas {
    fn element(&mut self, ink: Ink, tag: &str, geometry: &str) {
        self.hatched |= ink.role == Role::Hatch;
        let attributes = self.paint.attributes(ink, &self.hatch);
        // Writing to a string cannot fail.
        let _ = write!(self.body, "<{tag}{attributes} {geometry}/>");
    }

    fn path(&mut self, ink: Ink, points: impl IntoIterator<Item = BackendCoord>, close: &str) {
        let mut data = String::new();
        for (index, (x, y)) in points.into_iter().enumerate() {
            let _ = write!(data, "{}{} {}", if index == 0 { 'M' } else { 'L' }, px(x), px(y));
        }
        self.element(ink, "path", &format!(r#"d="{data}{close}""#));
    }
}

/// The backend: a handle on the canvas, which the sheet shares.
pub(super) struct SvgBackend(pub(super) Rc<RefCell<Canvas>>);

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SvgBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.0.borrow().size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// There are no pixels in a vector drawing.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        let (width, height) = (px(right - left), px(bottom - top));
        let geometry = format!(r#"x="{}" y="{}" width="{width}" height="{height}""#, px(left), px(top));
        self.0.borrow_mut().element(Ink::read(style.color()), "rect", &geometry);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.0.borrow_mut().path(Ink::read(style.color()), path, "");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Drawn {
        let radius = f64::from(radius) / UNITS;
        let geometry = format!(r#"cx="{}" cy="{}" r="{radius}""#, px(x), px(y));
        self.0.borrow_mut().element(Ink::read(style.color()), "circle", &geometry);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.0.borrow_mut().path(Ink::read(style.color()), vert, "Z");
        Ok(())
    }

    /// The position is on the base line of the text; only the horizontal anchor counts.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => r#" text-anchor="middle""#,
            HPos::Right => r#" text-anchor="end""#,
        };
        let mut canvas = self.0.borrow_mut();
        let attributes = canvas.paint.attributes(Ink::read(style.color()), "");
        let (x, y, text) = (px(x), px(y), escape(text));
        let _ = write!(canvas.body, r#"<text{attributes} x="{x}" y="{y}"{anchor}>{text}</text>"#);
        Ok(())
    }
}
