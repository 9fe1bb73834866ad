//! The drawings of a brief: where its subject stands, and how far commitments were completed.

mod completion;
mod standing;

use app::model::brief::Brief;
use app::model::paper::{View, Which};
use app::text::brief::Drawn;

use super::hit::Hit;
use super::paint::{Paint, Theme};
use super::sheet::{Drawn as Done, Names, Sheet, drawn};

/// Width of a drawing on a sheet of paper, in px.
const WIDE: f64 = 680.0;
/// Width of a drawing on a phone.
const NARROW: f64 = 328.0;

/// A drawing for a page, wide and narrow; `None` where there is nothing to draw.
#[must_use]
pub fn brief_figure(brief: &Brief, which: Which) -> Option<(String, String)> {
    let wide = draw(brief, which, WIDE, Paint::Classes, &format!("{}-wide", which.name()))?;
    let narrow = draw(brief, which, NARROW, Paint::Classes, &format!("{}-narrow", which.name()))?;
    Some((wide, narrow))
}

/// A drawing for paper, with its colours written out.
#[must_use]
pub fn brief_picture(brief: &Brief, which: Which) -> Option<String> {
    draw(brief, which, WIDE, Paint::Resolved(Theme::Light.palette()), which.name())
}

fn draw(brief: &Brief, which: Which, width: f64, paint: Paint, id: &str) -> Option<String> {
    match which {
        Which::Standing => {
            let words = app::text::brief::standing_words(brief)?;
            let plan = standing::Plan::new(brief.standing.as_ref()?, &words, width, brief.query.lang);
            Some(sheet(&words, (width, plan.height), paint, id, |sheet| plan.draw(sheet, brief.query.lang)))
        }
        Which::Completion => {
            let words = app::text::brief::completion_words(brief)?;
            let plan = completion::Plan::new(&brief.completion, &words, width);
            Some(sheet(&words, (width, plan.height), paint, id, |sheet| plan.draw(sheet, brief.query.lang)))
        }
    }
}

fn sheet(
    words: &Drawn,
    (width, height): (f64, f64),
    paint: Paint,
    id: &str,
    draw: impl FnOnce(&Sheet) -> Done,
) -> String {
    let sheet = Sheet::new(width, height, paint, id);
    drawn(draw(&sheet));
    sheet.finish(&Names { title: &words.title, description: &words.description }, "chart")
}

/// A mark that leads to the view of its number.
fn hit(lang: app::model::lang::Lang, view: &View, words: String) -> Hit {
    let path = lang.path(&view.path);
    let address = if view.query.is_empty() { path } else { format!("{path}?{}", view.query) };
    Hit { data: String::new(), words, address: Some(address) }
}
