//! The drawing of an answer, of whichever kind was asked for.

use app::model::answer::{Answer, Series};
use app::model::show::Tab;

use super::bars::Bars;
use super::bump::Bump;
use super::heat::Heat;
use super::layout::{Layout, MEDIUM, NARROW, WIDE};
use super::sheet::{Drawn, Sheet};

/// A drawing with everything in its place.
pub(super) enum Drawing<'a> {
    Lines(Layout<'a>),
    Bars(Bars<'a>),
    Heat(Heat<'a>),
    Bump(Bump<'a>),
}

impl<'a> Drawing<'a> {
    /// The wide drawing.
    pub(super) fn wide(answer: &'a Answer) -> Self {
        Self::of(answer, WIDE, Layout::wide)
    }

    /// The narrow drawing in one piece.
    pub(super) fn narrow(answer: &'a Answer) -> Self {
        Self::of(answer, NARROW, Layout::narrow)
    }

    /// The drawing for a column of text.
    pub(super) fn medium(answer: &'a Answer) -> Self {
        Self::of(answer, MEDIUM, Layout::medium)
    }

    /// The narrow drawing in one piece, with the panels of the wide one.
    pub(super) fn narrow_together(answer: &'a Answer) -> Self {
        Self::of(answer, NARROW, Layout::narrow_together)
    }

    /// The narrow drawing in pieces, each with the series that it shows where it is only one.
    pub(super) fn narrow_each(answer: &'a Answer) -> Vec<(Self, Option<&'a Series>)> {
        match answer.query.show.tab {
            Tab::Line | Tab::Table => Layout::narrow_each(answer)
                .into_iter()
                .map(|(layout, series)| (Self::Lines(layout), series))
                .collect(),
            Tab::Bar | Tab::Heat | Tab::Bump => vec![(Self::narrow(answer), None)],
        }
    }

    /// A table has no drawing; where one is asked for all the same, as in a file, lines say most.
    fn of(answer: &'a Answer, width: f64, lines: impl FnOnce(&'a Answer) -> Layout<'a>) -> Self {
        match answer.query.show.tab {
            Tab::Line | Tab::Table => Self::Lines(lines(answer)),
            Tab::Bar => Self::Bars(Bars::new(answer, width)),
            Tab::Heat => Self::Heat(Heat::new(answer, width)),
            Tab::Bump => Self::Bump(Bump::new(answer, width)),
        }
    }

    /// Width and height in px.
    pub(super) const fn size(&self) -> (f64, f64) {
        match self {
            Self::Lines(layout) => (layout.width, layout.height),
            Self::Bars(bars) => (bars.width, bars.height),
            Self::Heat(heat) => (heat.width, heat.height),
            Self::Bump(bump) => (bump.width, bump.height),
        }
    }

    /// Draws everything with the upper left corner at `at`.
    pub(super) fn draw(&self, answer: &Answer, sheet: &Sheet, at: (f64, f64)) -> Drawn {
        match self {
            Self::Lines(layout) => layout.draw(answer, sheet, at),
            Self::Bars(bars) => bars.draw(answer, sheet, at),
            Self::Heat(heat) => heat.draw(answer, sheet, at),
            Self::Bump(bump) => bump.draw(answer, sheet, at),
        }
    }
}
