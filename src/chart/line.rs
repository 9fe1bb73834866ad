//! The lines of a panel: casing, line and markers per series, broken where there is nothing to show, and the band.

use app::model::answer::Point;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, Polygon};
use plotters::series::LineSeries;

use super::backend::{SvgBackend, px, units};
use super::paint::{Ink, Role};
use super::plan::{BACK, BESIDE};
use super::sheet::{Drawn, Sheet, draw};

/// The field of a panel in years and values.
pub(super) type Field = DrawingArea<SvgBackend, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Half the width of a band around one point.
const ALONE: f64 = 6.0;

/// A point in the field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dot<'a> {
    pub(super) point: &'a Point,
    /// In the units of the axis.
    pub(super) value: f64,
}

impl Dot<'_> {
    fn logical(&self) -> (f64, f64) {
        (f64::from(self.point.year), self.value)
    }

    /// Where it stands on the sheet, in px.
    pub(super) fn place(&self, field: &Field) -> (f64, f64) {
        let (x, y) = field.map_coordinate(&self.logical());
        (px(x), px(y))
    }
}

/// Draws a series without its markers; `runs` are its points without the years in which there is nothing to count.
pub(super) fn series(field: &Field, look: u8, runs: &[Vec<Dot<'_>>]) -> Drawn {
    for role in [Role::Casing, Role::Line] {
        for run in runs.iter().filter(|run| run.len() > 1) {
            let style = Ink::of(role, look).style();
            for element in LineSeries::<SvgBackend, _>::new(run.iter().map(Dot::logical), style) {
                draw(field, &element)?;
            }
        }
    }
    Ok(())
}

/// Draws the band around a series; each of its runs holds x and the upper and lower y of the intervals, in px.
pub(super) fn band(sheet: &Sheet, look: u8, runs: &[Vec<(f64, f64, f64)>]) -> Drawn {
    let area = sheet.coordinates(plotters::coord::Shift((0, 0)));
    for run in runs {
        let mut run = run.clone();
        if let [(x, high, low)] = run[..] {
            // A year that stands alone has a band as wide as its marker.
            run = vec![(x - ALONE, high, low), (x + ALONE, high, low)];
        }
        let upper = run.iter().map(|(x, high, _)| (units(*x), units(*high)));
        let lower = run.iter().rev().map(|(x, _, low)| (units(*x), units(*low)));
        draw(
            &area,
            &Polygon::new(upper.chain(lower).collect::<Vec<_>>(), Ink::of(Role::Band, look).style()),
        )?;
    }
    Ok(())
}

/// Points in runs of years that follow each other.
pub(super) fn runs<'a>(dots: impl Iterator<Item = Dot<'a>>) -> Vec<Vec<Dot<'a>>> {
    let dots: Vec<_> = dots.collect();
    dots.chunk_by(|one, next| one.point.year + 1 == next.point.year).map(<[_]>::to_vec).collect()
}

/// A marker: circle, square, triangle, diamond or cross, hollow for a point that may still change.
pub(super) fn marker(sheet: &Sheet, look: u8, hollow: bool, (x, y): (f64, f64), scale: f64) -> Drawn {
    let ink = Ink::of(if hollow { Role::Hollow } else { Role::Marker }, look);
    let scale = if matches!(look, BACK | BESIDE) { scale * 0.75 } else { scale };
    let area = sheet.coordinates(plotters::coord::Shift((0, 0)));
    let at = |dx: f64, dy: f64| (units(x + dx * scale), units(y + dy * scale));
    let shape: Vec<_> = match look {
        2 => [(-4.2, -4.2), (4.2, -4.2), (4.2, 4.2), (-4.2, 4.2)].map(|(dx, dy)| at(dx, dy)).into(),
        3 => [(0.0, -5.2), (5.2, 4.0), (-5.2, 4.0)].map(|(dx, dy)| at(dx, dy)).into(),
        4 => [(0.0, -5.6), (5.6, 0.0), (0.0, 5.6), (-5.6, 0.0)].map(|(dx, dy)| at(dx, dy)).into(),
        5 if hollow => open_cross().map(|(dx, dy)| at(dx, dy)).into(),
        5 => {
            let arm = 4.0 * scale;
            sheet.line(ink, &[(x - arm, y - arm), (x + arm, y + arm)])?;
            return sheet.line(ink, &[(x - arm, y + arm), (x + arm, y - arm)]);
        }
        _ => return draw(&area, &Circle::new(at(0.0, 0.0), units(4.6 * scale), ink.style())),
    };
    draw(&area, &Polygon::new(shape, ink.style()))
}

/// The outline of a cross: one arm, turned four times by a right angle.
fn open_cross() -> [(f64, f64); 12] {
    const ARM: [(f64, f64); 3] = [(0.0, -2.0), (3.4, -5.4), (5.4, -3.4)];
    let mut outline = [(0.0, 0.0); 12];
    let mut turned = ARM;
    for quarter in outline.chunks_exact_mut(3) {
        quarter.copy_from_slice(&turned);
        turned = turned.map(|(x, y)| (-y, x));
    }
    outline
}
