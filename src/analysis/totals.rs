//! The one number of a series, for charts that show one: see [`Total`].

use app::model::answer::{Point, Series, Total};
use app::model::query::{Measure, Query, Years};

use super::evidence::Evidence;
use super::register::Register;
use super::threads;

/// Fewer series than this are not worth the way to other threads.
const MANY: usize = 64;

/// Gives every series its total. The series are areas by places, so that every `places` of them are one area.
pub(super) fn add(
    evidence: &Evidence<'_>,
    register: &Register,
    query: &Query,
    places: usize,
    series: &mut [Series],
) {
    let Some((first, last)) = years(query, series) else { return };
    let many = series.len() >= MANY;
    threads::map(many, series.iter_mut().enumerate().collect(), |(index, one)| {
        let within = one.points.iter().filter(|point| (first..=last).contains(&point.year));
        let sum = within.copied().reduce(|sum, point| Point {
            year: point.year,
            k: sum.k + point.k,
            n: sum.n + point.n,
            plans: sum.plans + point.plans,
            incomplete: sum.incomplete || point.incomplete,
            fraction: sum.fraction.zip(point.fraction).map(|(sum, fraction)| sum + fraction),
            unrated: sum.unrated.zip(point.unrated).map(|(sum, point)| sum.and(point)),
            interval: None,
        });
        one.total = sum.map(|sum| {
            let (area, place) = (register.area(&one.area.id), index % places.max(1));
            let judged = evidence.judge_all(query.measure, area, place, first..=last, sum);
            Total { first, point: judged }
        });
    });
}

/// First and last year of the totals: the same for all series, so that they can be compared.
fn years(query: &Query, series: &[Series]) -> Option<(i32, i32)> {
    // The same plan is in force in several years: these cannot be added up.
    if query.measure != Measure::Inforce && query.selection.years != Years::default() {
        let points = || series.iter().flat_map(|one| &one.points);
        return points().map(|point| point.year).min().zip(points().map(|point| point.year).max());
    }
    let counted = || series.iter().flat_map(|one| &one.points).filter(|point| point.n > 0);
    let complete = counted().filter(|point| !point.incomplete).map(|point| point.year).max();
    complete.or_else(|| counted().map(|point| point.year).max()).map(|year| (year, year))
}
