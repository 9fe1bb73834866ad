//! Draws one panel: columns, grid, lines, labels, years, the row of numbers, and the areas the pointer meets.

use app::model::answer::{Answer, Series};
use app::text::figure::last_complete;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters_backend::text_anchor::HPos;

use super::backend::{px, units};
use super::columns::{Column, columns, words_above};
use super::hit::Hit;
use super::labels::{LINE, spread};
use super::layout::{ASCENT, Field, Frame, HEADING, TO_NAME, TO_VALUE, WIDE};
use super::line::{self, Dot};
use super::paint::Role;
use super::scale::{Scale, band, value, year_labels};
use super::sheet::{Drawn, Sheet};

/// Columns are no wider than this.
const COLUMN: f64 = 48.0;
/// From one column to the next, where there is room.
const BETWEEN: f64 = 3.0;
/// Years closer than this have no room for a marker each.
const CROWDED: f64 = 7.0;
/// The smallest area that a pointer can be asked to meet.
const HIT: f64 = 24.0;

/// Draws a frame with its upper left corner at `origin`.
pub(super) fn draw(
    answer: &Answer,
    sheet: &Sheet,
    frame: &Frame<'_>,
    scale: &Scale,
    origin: (f64, f64),
) -> Drawn {
    let panel = Panel::new(answer, sheet, frame, scale, origin);
    panel.columns()?;
    panel.grid()?;
    panel.band()?;
    panel.lines()?;
    panel.heading(origin)?;
    panel.labels()?;
    panel.years(origin)?;
    if let Some(coding_break) = &frame.coding_break {
        coding_break.draw(sheet, panel.field, origin.0 + WIDE)?;
    }
    panel.hits();
    Ok(())
}

struct Panel<'a> {
    answer: &'a Answer,
    sheet: &'a Sheet,
    frame: &'a Frame<'a>,
    scale: &'a Scale,
    /// The field on the sheet.
    field: Field,
    /// The field in years and values.
    coordinates: line::Field,
    /// From one year to the next, in px.
    spacing: f64,
    columns: Vec<Column>,
}

impl<'a> Panel<'a> {
    fn new(
        answer: &'a Answer,
        sheet: &'a Sheet,
        frame: &'a Frame<'a>,
        scale: &'a Scale,
        origin: (f64, f64),
    ) -> Self {
        let (dx, dy) = origin;
        let inner = frame.field;
        let field = Field {
            left: inner.left + dx,
            top: inner.top + dy,
            right: inner.right + dx,
            bottom: inner.bottom + dy,
        };
        let (years, spacing) = year_axis(&answer.years, field.right - field.left);
        let pixels = (units(field.left)..units(field.right), units(field.bottom)..units(field.top));
        let coordinates = sheet.coordinates(Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(
            years,
            scale.range(),
            pixels,
        ));
        let series: Vec<&Series> = frame.panel.lines.iter().map(|line| line.series).collect();
        let columns = columns(answer, &series);
        Self { answer, sheet, frame, scale, field, coordinates, spacing, columns }
    }

    /// Where a year stands.
    fn x(&self, year: i32) -> f64 {
        px(self.coordinates.map_coordinate(&(f64::from(year), 0.0)).0)
    }

    /// Where a value stands.
    fn y(&self, value: f64) -> f64 {
        self.height(self.scale.at(value))
    }

    /// Where a dot stands, whose value is in the units of the axis.
    fn height(&self, value: f64) -> f64 {
        px(self.coordinates.map_coordinate(&(0.0, value)).1)
    }

    /// Tinted and hatched columns, with their words above them where the panel stands alone.
    fn columns(&self) -> Drawn {
        // Two columns side by side that mean different things do not touch.
        let half = (self.spacing - BETWEEN).max(self.spacing / 2.0).min(COLUMN) / 2.0;
        let mut centres = Vec::new();
        for column in &self.columns {
            let (left, right) = (self.x(column.first) - half, self.x(column.last) + half);
            let (left, right) = (left.max(self.field.left), right.min(self.field.right));
            self.sheet.rect(column.role, (left, self.field.top), (right, self.field.bottom))?;
            centres.push(((left + right) / 2.0, column));
        }
        if !self.frame.large {
            return Ok(());
        }
        for (left, text) in words_above(&centres, self.field.left, self.field.right) {
            self.sheet.text(Role::Note, (left, self.field.top - 9.0), HPos::Left, &text)?;
        }
        Ok(())
    }

    /// Hairlines and their values, and a stronger line at zero; a logarithmic axis has no zero, and no such line.
    fn grid(&self) -> Drawn {
        for tick in self.scale.ticks(!self.frame.large) {
            let y = self.y(tick);
            let role = if tick == 0.0 { Role::Axis } else { Role::Grid };
            self.sheet.line(role, &[(self.field.left, y), (self.field.right, y)])?;
            self.sheet.text(
                Role::AxisText,
                (self.field.left - 8.0, y + 4.0),
                HPos::Right,
                &self.scale.label(tick),
            )?;
        }
        Ok(())
    }

    /// The interval of the first line, beneath all lines, broken where the line is.
    fn band(&self) -> Drawn {
        let Some(line) = self.frame.panel.lines.first().filter(|line| line.stands_out()) else {
            return Ok(());
        };
        let measure = self.answer.query.measure;
        let end = |dot: &Dot<'_>| {
            let (low, high) = band(measure, dot.point)?;
            Some((self.x(dot.point.year), self.y(high), self.y(low)))
        };
        let runs = line::runs(self.dots(line.series));
        let runs: Vec<Vec<_>> = runs.iter().filter_map(|run| run.iter().map(end).collect()).collect();
        line::band(self.sheet, line.look, &runs)
    }

    /// The points of a line that are drawn; their values are in the units of the axis.
    fn dots(&self, series: &'a Series) -> impl Iterator<Item = Dot<'a>> {
        let measure = self.answer.query.measure;
        let scale = self.scale;
        series.points.iter().filter_map(move |point| {
            let value = value(measure, point).filter(|value| scale.holds(*value))?;
            Some(Dot { point, value: scale.at(value) })
        })
    }

    /// The points that carry a marker: all, or where years stand too close the ends of lines and what may still change.
    fn marked(&self, series: &'a Series) -> Vec<Dot<'a>> {
        if self.spacing >= CROWDED {
            return self.dots(series).collect();
        }
        let runs = line::runs(self.dots(series));
        let ends = runs.iter().flat_map(|run| {
            let last = run.len().saturating_sub(1);
            let ends = run.iter().enumerate();
            ends.filter(move |(index, dot)| *index == 0 || *index == last || dot.point.incomplete)
        });
        ends.map(|(_, dot)| *dot).collect()
    }

    /// Markers shrink where years stand close.
    fn marker_scale(&self) -> f64 {
        if self.spacing >= 20.0 { 1.0 } else { (self.spacing / 20.0).max(0.6) }
    }

    /// All lines, the first one on top, then all markers, so that no line covers a marker.
    fn lines(&self) -> Drawn {
        let lines = || self.frame.panel.lines.iter().rev();
        let group = |class: &str, index: usize| format!(r#"class="{class}" data-series="{index}""#);
        for line in lines() {
            let runs = line::runs(self.dots(line.series));
            self.sheet
                .group(&group("series", line.index), || line::series(&self.coordinates, line.look, &runs))?;
        }
        for line in lines() {
            self.sheet.group(&group("marks", line.index), || {
                self.marked(line.series).into_iter().try_for_each(|dot| {
                    let place = dot.place(&self.coordinates);
                    line::marker(self.sheet, line.look, dot.point.incomplete, place, self.marker_scale())
                })
            })?;
        }
        Ok(())
    }

    fn heading(&self, (left, top): (f64, f64)) -> Drawn {
        let named = self.frame.named;
        let indent = if named { 0.0 } else { TO_NAME - 4.0 };
        if let Some(line) = self.frame.panel.lines.first().filter(|_| !named) {
            line::marker(self.sheet, line.look, false, (left + 6.0, top + 9.0), 1.0)?;
        }
        let mut base = top + 14.0;
        for text in &self.frame.heading {
            self.sheet.text(Role::Strong, (left + indent, base), HPos::Left, text)?;
            base += HEADING;
        }
        Ok(())
    }

    /// Labels at the ends of the lines.
    fn labels(&self) -> Drawn {
        let lines = &self.frame.panel.lines;
        let wanted: Vec<_> = lines
            .iter()
            .zip(&self.frame.labels)
            .map(|(line, label)| (self.label_height(line.series) - ASCENT + 4.0, label.height()))
            .collect();
        // Beneath the field stand the years.
        let tops = spread(&wanted, self.field.top - ASCENT, self.field.bottom + 7.0);
        for ((line, label), top) in lines.iter().zip(&self.frame.labels).zip(tops) {
            let mut base = top + ASCENT;
            // Beside a field without its line a marker would look like a point.
            if self.frame.named && line.labelled && self.is_drawn(line.series) {
                line::marker(self.sheet, line.look, false, (self.field.right + TO_VALUE, base - 4.5), 1.0)?;
            }
            let x = self.field.right + if self.frame.named { TO_NAME } else { TO_VALUE };
            for (role, text) in &label.0 {
                self.sheet.text(*role, (x, base), HPos::Left, text)?;
                base += LINE;
            }
        }
        Ok(())
    }

    /// Where a label belongs: a name to the end of its line, a number to its own height. Without a line to the foot of the
    /// field, or to its middle where no label has a line.
    fn label_height(&self, series: &'a Series) -> f64 {
        let shown = last_complete(self.answer.query.measure, series).filter(|_| !self.frame.named);
        let dot =
            self.dots(series).filter(|dot| shown.is_none_or(|point| point.year == dot.point.year)).last();
        match dot {
            Some(dot) => self.height(dot.value),
            None if self.frame.panel.lines.iter().any(|line| self.is_drawn(line.series)) => self.field.bottom,
            None => f64::midpoint(self.field.top, self.field.bottom),
        }
    }

    fn is_drawn(&self, series: &'a Series) -> bool {
        self.dots(series).next().is_some()
    }

    /// Years beneath the axis, and the row of numbers beneath them.
    fn years(&self, (left, _): (f64, f64)) -> Drawn {
        let bottom = self.field.bottom;
        let (tick, base) = if self.frame.large { (5.0, bottom + 20.0) } else { (0.0, bottom + 17.0) };
        let numbers = self.frame.numbers.as_ref();
        let texts = numbers.map_or(&[][..], |row| row.numbers.as_slice());
        let written = year_labels(&self.answer.years, self.spacing, texts);
        for (year, text) in &written {
            let x = self.x(*year);
            if tick > 0.0 {
                self.sheet.line(Role::Axis, &[(x, bottom), (x, bottom + tick)])?;
            }
            self.sheet.text(Role::AxisText, (x, base), HPos::Center, text)?;
        }
        let Some(row) = numbers else { return Ok(()) };
        self.sheet.text(Role::Note, (left, base + 21.0), HPos::Left, row.words)?;
        for (year, number) in self.answer.years.iter().zip(&row.numbers) {
            if written.iter().any(|(other, _)| other == year) {
                self.sheet.text(Role::Number, (self.x(*year), base + 38.0), HPos::Center, number)?;
            }
        }
        Ok(())
    }

    /// Areas around the points, for pointers.
    fn hits(&self) {
        for line in &self.frame.panel.lines {
            for dot in self.dots(line.series) {
                let (x, y) = dot.place(&self.coordinates);
                let point = dot.point;
                let data = format!(
                    r#"data-series="{}" data-year="{}" data-k="{}" data-n="{}""#,
                    line.index, point.year, point.k, point.n
                );
                let hit = Hit::new(self.answer, line.series, (point.year, point), &data);
                self.sheet.hit((x - HIT / 2.0, y - HIT / 2.0), (HIT, HIT), &hit);
            }
        }
    }
}

/// The range of years that fills a field of a width, so that the outer points keep off its edges, and the distance of
/// two years in px.
fn year_axis(years: &[i32], width: f64) -> (std::ops::Range<f64>, f64) {
    let (first, last) = (years.first().copied().unwrap_or(0), years.last().copied().unwrap_or(0));
    let (first, last) = (f64::from(first), f64::from(last));
    let steps = last - first;
    if steps < 1.0 {
        return (first - 0.5..first + 0.5, width);
    }
    let margin = (width / (steps + 1.0) / 2.0).clamp(6.0, COLUMN / 2.0);
    let spacing = (width - 2.0 * margin) / steps;
    (first - margin / spacing..last + margin / spacing, spacing)
}
