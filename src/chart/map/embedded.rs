//! The map of a page for other sites: as on a page, but places that look alike are one shape, without links and names.

use std::cell::RefCell;
use std::fmt::Write as _;

use app::model::map::{MapAnswer, Step};
use app::text::pages::map as words;

use super::{Drawing, WIDTH, look, patterns};
use crate::chart::Embedded;
use crate::chart::sheet::escape;
use crate::reference::Outline;

/// Around the outline of a country.
const PATH: (&str, &str) = (r#"<path d=""#, r#""/>"#);

/// The map.
#[must_use]
pub fn embedded(answer: &MapAnswer, outlines: &[Outline]) -> Embedded {
    let lang = answer.query.lang;
    let drawing = Drawing::new(answer, outlines);
    let marks = RefCell::new(Marks::default());
    let mut body = String::new();
    drawing.write(&mut body, &|place, mark| {
        marks.borrow_mut().add(place.step, mark);
        String::new()
    });
    marks.into_inner().write(&mut body);
    let svg = format!(
        r#"<svg class="chart map" role="img" aria-labelledby="m-n" aria-describedby="m-d" viewBox="0 0 {WIDTH} {}"><title id="m-n">{}</title><desc id="m-d">{}</desc><defs>{}</defs>{body}</svg>"#,
        drawing.height,
        escape(&words::title(answer, lang)),
        escape(&words::description(answer, lang)),
        patterns("m"),
    );
    Embedded { svg, width: f64::from(WIDTH), height: f64::from(drawing.height) }
}

/// What the drawing shows, by the look; outlines apart from what stands upon them, in the order in which they came.
#[derive(Default)]
struct Marks(Vec<(Step, bool, String)>);

impl Marks {
    fn add(&mut self, step: Step, mark: &str) {
        let outline = mark.strip_prefix(PATH.0).and_then(|mark| mark.strip_suffix(PATH.1));
        let (is_outline, mark) = (outline.is_some(), outline.unwrap_or(mark));
        match self.0.iter_mut().find(|(other, kind, _)| *other == step && *kind == is_outline) {
            Some((_, _, all)) => all.push_str(mark),
            None => self.0.push((step, is_outline, mark.to_owned())),
        }
    }

    fn write(&self, body: &mut String) {
        for (step, is_outline, marks) in &self.0 {
            let look = look(Some(*step), "m");
            let (open, close) = if *is_outline { PATH } else { ("", "") };
            // Writing to a string cannot fail.
            let _ = write!(body, "<g {look}>{open}{marks}{close}</g>");
        }
    }
}
