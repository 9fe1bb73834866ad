//! A small drawing of one series for lists: the line alone, from zero to all, with its last complete point.
//!
//! Years whose share is too uncertain are left out. It has no words of its own; its name and its numbers are its title and description.

use app::model::answer::Series;
use app::model::lang::Lang;
use app::model::query::Measure;
use app::text::figure::{facts_of, last_complete};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;

use super::backend::units;
use super::line::{self, Dot};
use super::paint::{Paint, Role};
use super::scale::value;
use super::sheet::{Drawn, Names, Sheet, drawn};

const WIDTH: f64 = 160.0;
const HEIGHT: f64 = 44.0;
/// What it shows; as good as any other share.
const MEASURE: Measure = Measure::Inforce;
/// Room for half a marker.
const EDGE: f64 = 7.0;

/// A small drawing of a series of shares, for a page; `id` begins the ids inside.
#[must_use]
pub fn spark(series: &Series, id: &str, lang: Lang) -> String {
    let sheet = Sheet::new(WIDTH, HEIGHT, Paint::Classes, id);
    drawn(draw(&sheet, series));
    let description = facts_of(MEASURE, series, &series.area.name, lang);
    sheet.finish(&Names { title: &series.area.name, description: &description }, "chart spark")
}

fn draw(sheet: &Sheet, series: &Series) -> Drawn {
    sheet.line(Role::Grid, &[(0.0, EDGE), (WIDTH, EDGE)])?;
    sheet.line(Role::Axis, &[(0.0, HEIGHT - EDGE), (WIDTH, HEIGHT - EDGE)])?;
    let (Some(first), Some(last)) = (series.points.first(), series.points.last()) else { return Ok(()) };
    let (first, last) = (f64::from(first.year), f64::from(last.year));
    let years = if first < last { first..last } else { first - 0.5..first + 0.5 };
    let pixels = (units(EDGE)..units(WIDTH - EDGE), units(HEIGHT - EDGE)..units(EDGE));
    let field =
        sheet.coordinates(Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(years, 0.0..100.0, pixels));
    let dots = series.points.iter().filter_map(|point| Some(Dot { point, value: value(MEASURE, point)? }));
    let runs = line::runs(dots);
    line::series(&field, 1, &runs)?;
    let marked = last_complete(MEASURE, series);
    let ends = runs.iter().flatten().filter(|dot| dot.point.incomplete || Some(dot.point) == marked);
    for dot in ends {
        line::marker(sheet, 1, dot.point.incomplete, dot.place(&field), 0.9)?;
    }
    Ok(())
}
