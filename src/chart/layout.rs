//! Where everything stands: panels, their fields, labels and rows, before anything is drawn.

use app::model::answer::{Answer, Point, Series};
use app::model::query::Measure;
use app::text::say::{self, say};
use app::text::{figure, number};

use plotters_backend::text_anchor::HPos;

use super::coding_break::{self, CodingBreak};
use super::labels::{LINE, Label};
use super::measure_text::wrap;
use super::paint::Role;
use super::plan::{Panel, panels, panels_each};
use super::scale::Scale;
use super::sheet::{Drawn, Sheet};

/// Width of the wide drawing.
pub(super) const WIDE: f64 = 816.0;
/// Width of the medium drawing: a column of 600 px without its margins.
pub(super) const MEDIUM: f64 = 568.0;
/// Width of the narrow drawing: a phone of 360 px without its margins.
pub(super) const NARROW: f64 = 328.0;

/// From the end of a line to its label; the marker of a direct label stands between.
pub(super) const TO_VALUE: f64 = 10.0;
pub(super) const TO_NAME: f64 = 22.0;

/// From one line of a heading to the next.
pub(super) const HEADING: f64 = 18.0;

const COLUMN_GAP: f64 = 32.0;
const ROW_GAP: f64 = 20.0;

/// The field of a panel, without labels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

/// The row of numbers beneath an axis.
#[derive(Clone, Debug)]
pub(super) struct NumberRow {
    pub(super) words: &'static str,
    /// One per year.
    pub(super) numbers: Vec<String>,
}

/// A panel with everything in its place.
#[derive(Clone, Debug)]
pub(super) struct Frame<'a> {
    pub(super) panel: Panel<'a>,
    /// Upper left corner on the sheet.
    pub(super) origin: (f64, f64),
    pub(super) heading: Vec<String>,
    pub(super) field: Field,
    /// Whether it stands alone: all ticks, words above its columns.
    pub(super) large: bool,
    /// Whether names stand beside the lines; else the heading names the one line.
    pub(super) named: bool,
    /// One per line of the panel.
    pub(super) labels: Vec<Label>,
    pub(super) numbers: Option<NumberRow>,
    /// At the right edge of a wide panel that stands alone.
    pub(super) coding_break: Option<CodingBreak>,
    pub(super) height: f64,
}

/// A whole drawing.
#[derive(Clone, Debug)]
pub(super) struct Layout<'a> {
    pub(super) width: f64,
    pub(super) height: f64,
    scale: Scale,
    frames: Vec<Frame<'a>>,
    /// What bands and tinted and hatched columns mean, where the panels have no room for the words.
    key: Vec<String>,
}

impl<'a> Layout<'a> {
    /// The wide drawing: one large panel, or small multiples in columns.
    pub(super) fn wide(answer: &'a Answer) -> Self {
        match <[Panel<'_>; 1]>::try_from(panels(answer)) {
            Ok([panel]) => Self::large(answer, panel),
            Err(panels) => {
                let single = panels.iter().all(|panel| panel.lines.len() == 1);
                let columns = if single && panels.len() > 4 { 3 } else { 2 };
                Self::multiples(answer, panels, WIDE, columns).with_key(answer)
            }
        }
    }

    /// The drawing for a column of text: as the wide one, smaller, and without the field behind the end of the coding.
    pub(super) fn medium(answer: &'a Answer) -> Self {
        match <[Panel<'_>; 1]>::try_from(panels(answer)) {
            Ok([panel]) => Self::large_in(answer, panel, MEDIUM, None),
            Err(panels) => {
                // Names beside the lines leave two columns too little room.
                let single = panels.iter().all(|panel| panel.lines.len() == 1);
                Self::multiples(answer, panels, MEDIUM, if single { 2 } else { 1 }).with_key(answer)
            }
        }
    }

    /// The narrow drawing with the panels of the wide one: shorter where there are many series.
    pub(super) fn narrow_together(answer: &'a Answer) -> Self {
        Self::multiples(answer, panels(answer), NARROW, 1).with_key(answer)
    }

    /// The narrow drawing in one piece: small multiples, one above the other.
    pub(super) fn narrow(answer: &'a Answer) -> Self {
        Self::multiples(answer, panels_each(answer), NARROW, 1).with_key(answer)
    }

    /// The narrow drawing in one piece per series; one empty piece where there is no series.
    pub(super) fn narrow_each(answer: &'a Answer) -> Vec<(Self, Option<&'a Series>)> {
        let whole = Self::multiples(answer, panels_each(answer), NARROW, 1);
        if whole.frames.is_empty() {
            return vec![(whole, None)];
        }
        let piece = |mut frame: Frame<'a>| {
            frame.origin = (0.0, 0.0);
            let series = frame.panel.lines.first().map(|line| line.series);
            let (scale, key) = (whole.scale.clone(), Vec::new());
            (Self { width: NARROW, height: frame.height, scale, frames: vec![frame], key }, series)
        };
        whole.frames.clone().into_iter().map(piece).collect()
    }

    fn large(answer: &'a Answer, panel: Panel<'a>) -> Self {
        Self::large_in(answer, panel, WIDE, CodingBreak::of(answer))
    }

    fn large_in(answer: &'a Answer, panel: Panel<'a>, width: f64, coding_break: Option<CodingBreak>) -> Self {
        let scale = Scale::of(answer, std::slice::from_ref(&panel));
        let names = panel.lines.iter().map(|line| line.name.as_str());
        let (rooms, least) =
            if width < WIDE { ([150.0, 165.0, 180.0], 278.0) } else { ([210.0, 245.0, 280.0], 382.0) };
        let room = name_room(names, rooms);
        let labels: Vec<_> = panel.lines.iter().map(|line| Label::direct(answer, line, room)).collect();
        let left = scale.label_width() + 12.0;
        let edge = if coding_break.is_some() { width - coding_break::ROOM } else { width };
        let right = edge - TO_NAME - self::width(&labels);
        let labels_height: f64 = labels.iter().map(Label::height).sum();
        let bottom = f64::max(least, labels_height + 24.0);
        let numbers = number_row(answer, &panel, false);
        let height = bottom + if numbers.is_some() { 70.0 } else { 28.0 };
        let field = Field { left, top: 30.0, right, bottom };
        let frame = Frame {
            panel,
            origin: (0.0, 0.0),
            heading: Vec::new(),
            field,
            large: true,
            named: true,
            labels,
            numbers,
            coding_break,
            height,
        };
        Self { width, height, scale, frames: vec![frame], key: Vec::new() }
    }

    fn multiples(answer: &'a Answer, panels: Vec<Panel<'a>>, width: f64, columns: u8) -> Self {
        let scale = Scale::of(answer, &panels);
        let gaps = f64::from(columns.saturating_sub(1)) * COLUMN_GAP;
        let tile = Tile::new(answer, &panels, (width - gaps) / f64::from(columns), &scale, columns);
        let mut frames: Vec<Frame<'a>> = Vec::new();
        let mut top = 0.0;
        let mut rest = panels.into_iter().peekable();
        while rest.peek().is_some() {
            let row: Vec<_> = rest.by_ref().take(usize::from(columns)).collect();
            let headings: Vec<_> = row.iter().map(|panel| tile.heading(panel)).collect();
            let lines = headings.iter().map(Vec::len).max().unwrap_or(0);
            let mut height = 0.0_f64;
            let mut left = 0.0;
            for (panel, heading) in row.into_iter().zip(headings) {
                let frame = tile.frame(answer, panel, heading, lines, (left, top));
                height = height.max(frame.height);
                left += tile.width + COLUMN_GAP;
                frames.push(frame);
            }
            top += height + ROW_GAP;
        }
        let height = if frames.is_empty() { 40.0 } else { top - ROW_GAP };
        Self { width, height, scale, frames, key: Vec::new() }
    }

    fn with_key(mut self, answer: &Answer) -> Self {
        let series = |frame: &Frame<'a>| frame.panel.lines.iter().map(|line| line.series).collect();
        let panels: Vec<Vec<&Series>> = self.frames.iter().map(series).collect();
        if let Some(key) = figure::key(answer, &panels) {
            self.key = wrap(&key, Role::Note.font(), self.width);
            self.height += 14.0 + self.key.iter().map(|_| 19.0).sum::<f64>();
        }
        self
    }

    /// Draws everything with the upper left corner at `at`.
    pub(super) fn draw(&self, answer: &Answer, sheet: &Sheet, at: (f64, f64)) -> Drawn {
        if self.frames.is_empty() {
            return sheet.text(
                Role::Note,
                (at.0, at.1 + 20.0),
                HPos::Left,
                say::NOTHING.of(answer.query.lang),
            );
        }
        for frame in &self.frames {
            let origin = (frame.origin.0 + at.0, frame.origin.1 + at.1);
            super::panel::draw(answer, sheet, frame, &self.scale, origin)?;
        }
        let mut base = at.1 + self.height - 4.0;
        for line in self.key.iter().rev() {
            sheet.text(Role::Note, (at.0, base), HPos::Left, line)?;
            base -= 19.0;
        }
        Ok(())
    }
}

/// What the panels of small multiples have in common.
struct Tile {
    width: f64,
    left: f64,
    right: f64,
    field_height: f64,
    is_narrow: bool,
    names: Option<f64>,
}

impl Tile {
    fn new(answer: &Answer, panels: &[Panel<'_>], width: f64, scale: &Scale, columns: u8) -> Self {
        let several = panels.iter().any(|panel| panel.lines.len() > 1);
        let every = panels.iter().flat_map(|panel| &panel.lines).map(|line| line.name.as_str());
        let names = several.then(|| name_room(every, [150.0, 165.0, 180.0]));
        let mut tile = Self {
            width,
            left: scale.label_width() + 8.0,
            right: 0.0,
            field_height: 0.0,
            is_narrow: columns == 1,
            names,
        };
        let labels: Vec<Vec<Label>> = panels.iter().map(|panel| tile.labels(answer, panel)).collect();
        let beside = labels.iter().map(|labels| self::width(labels)).fold(0.0, f64::max);
        let highest = labels.iter().map(|labels| labels.iter().map(Label::height).sum()).fold(0.0, f64::max);
        tile.right = width - beside - if several { TO_NAME } else { TO_VALUE };
        tile.field_height = highest.max(match (columns, several) {
            (1, _) => 92.0,
            (_, false) => 112.0,
            (_, true) => 140.0,
        });
        tile
    }

    fn labels(&self, answer: &Answer, panel: &Panel<'_>) -> Vec<Label> {
        let label = |line| match self.names {
            Some(max) => Label::direct(answer, line, max),
            None => Label::value(answer, line),
        };
        panel.lines.iter().map(label).collect()
    }

    fn heading(&self, panel: &Panel<'_>) -> Vec<String> {
        let room = if self.names.is_some() { self.width } else { self.width - 18.0 };
        panel.heading.as_ref().map_or_else(Vec::new, |heading| wrap(heading, Role::Strong.font(), room))
    }

    fn frame<'a>(
        &self,
        answer: &Answer,
        panel: Panel<'a>,
        heading: Vec<String>,
        lines: usize,
        origin: (f64, f64),
    ) -> Frame<'a> {
        let top = (0..lines).map(|_| HEADING).sum::<f64>() + 10.0;
        let bottom = top + self.field_height;
        let field = Field { left: self.left, top, right: self.right, bottom };
        let labels = self.labels(answer, &panel);
        // A count never stands without the plans behind it; a share has its n in the label, so a phone saves the row.
        let counts = answer.query.measure == Measure::Count;
        let numbers = if self.is_narrow && !counts { None } else { number_row(answer, &panel, true) };
        let height = bottom + if numbers.is_some() { 58.0 } else { 24.0 };
        Frame {
            panel,
            origin,
            heading,
            field,
            large: false,
            named: self.names.is_some(),
            labels,
            numbers,
            coding_break: None,
            height,
        }
    }
}

/// The numbers beneath the axis, where all lines of the panel share them.
fn number_row(answer: &Answer, panel: &Panel<'_>, short: bool) -> Option<NumberRow> {
    let measure = answer.query.measure;
    let of = |point: &Point| if measure == Measure::Count { point.plans } else { point.n };
    let numbers = |series: &Series| series.points.iter().map(of).collect::<Vec<_>>();
    let mut lines = panel.lines.iter().map(|line| numbers(line.series));
    let first = lines.next()?;
    let shared = lines.all(|other| other == first);
    let numbers = first.into_iter().map(|n| number::count(answer.query.lang, n)).collect();
    shared.then(|| NumberRow { words: say(answer.query.lang).n_row(measure, short), numbers })
}

/// The least of some widths at which every name takes at most two lines; else the greatest.
fn name_room<'a>(names: impl Iterator<Item = &'a str> + Clone, widths: [f64; 3]) -> f64 {
    let fits = |width: &f64| names.clone().all(|name| wrap(name, Role::Label.font(), *width).len() <= 2);
    widths.into_iter().find(fits).unwrap_or(widths[2])
}

fn width(labels: &[Label]) -> f64 {
    labels.iter().map(Label::width).fold(0.0, f64::max)
}

/// Where the base line of the first line of a label stands beneath its top.
pub(super) const ASCENT: f64 = LINE - 2.0;
