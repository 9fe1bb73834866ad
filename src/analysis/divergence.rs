//! Where the number of commitments and their share move in opposite directions.
//!
//! Counts follow how many plans a year has. When fewer plans are submitted an area can have fewer commitments and yet a
//! greater share; whoever quotes one of the two must know of the other.

use app::model::answer::Point;
use app::model::detail::{Divergence, NOTICEABLE};

/// The years, each with the one before it that has plans, between which both move noticeably and apart.
pub(super) fn divergences(points: &[Point]) -> Vec<Divergence> {
    let counted: Vec<&Point> = points.iter().filter(|point| point.n > 0).collect();
    counted.windows(2).filter_map(|pair| divergence(pair[0], pair[1])).collect()
}

fn divergence(before: &Point, after: &Point) -> Option<Divergence> {
    // Of whole commitments, also where they count in parts: these are the numbers that the notice gives.
    let share = |point: &Point| f64::from(point.k) / f64::from(point.n);
    let counts = step(f64::from(before.k), f64::from(after.k))?;
    let shares = step(share(before), share(after))?;
    let apart = counts * shares < 0.0 && counts.abs() >= NOTICEABLE && shares.abs() >= NOTICEABLE;
    let of = |point: &Point| (point.year, point.k, point.n);
    apart.then(|| Divergence { before: of(before), after: of(after) })
}

/// The change as a part of what it was.
fn step(before: f64, after: f64) -> Option<f64> {
    (before > 0.0).then(|| after / before - 1.0)
}
