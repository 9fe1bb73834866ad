//! What a measure counts, by area, place and year. What is not counted is zero.

use app::model::answer::Point;
use app::model::query::{Counting, Measure, Query};

use super::carried::PARTS;
use super::rated::{Ratings, Standings};
use super::register::Entry;
use super::scope::Scope;

/// The counts of a question.
pub(super) struct Cells {
    pub(super) years: Vec<i32>,
    incomplete: Option<i32>,
    kind: Kind,
    /// All areas of the coding, by number, in their order.
    areas: Vec<u32>,
    /// By place.
    places: Vec<AtPlace>,
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Whole,
    /// With fractional counting.
    Parts,
    Rated,
}

struct AtPlace {
    /// n and plans, by year.
    totals: Vec<(u32, u32)>,
    /// By area, then by year.
    cells: Vec<Cell>,
}

/// An area in a year.
#[derive(Clone, Copy, Default)]
struct Cell {
    k: u32,
    parts: u64,
    standings: Standings,
    /// Plans with rated commitments.
    plans: u32,
}

impl Cells {
    /// Commitments, plans or members that carry an area; with ratings, commitments by how they are rated.
    pub(super) fn new(scope: &Scope<'_>, areas: &[u32], query: &Query, ratings: Option<&Ratings>) -> Self {
        let years = scope.all_years();
        let kind = match (ratings, query.counting) {
            (Some(_), _) => Kind::Rated,
            (None, Counting::Fractional) => Kind::Parts,
            (None, Counting::Full) => Kind::Whole,
        };
        let of_plans = matches!(query.measure, Measure::Plans | Measure::Inforce);
        let at_place = |place| {
            let mut at = AtPlace {
                totals: vec![(0, 0); years.len()],
                cells: vec![Cell::default(); years.len() * areas.len()],
            };
            for entry in scope.counted(place) {
                if let Ok(year) = years.binary_search(&entry.year) {
                    at.add(scope, entry, year, areas, of_plans);
                    at.rate(entry, year, areas, ratings);
                }
            }
            at
        };
        Self {
            incomplete: scope.incomplete(),
            kind,
            areas: areas.to_vec(),
            places: (0..scope.places()).map(at_place).collect(),
            years,
        }
    }

    /// One point per year. What no plan of the coding carries has points, too: of nothing.
    pub(super) fn line(&self, area: Option<u32>, place: usize) -> Vec<Point> {
        let area = area.and_then(|area| self.areas.binary_search(&area).ok());
        let at = self.places.get(place);
        let of_year = |(index, year): (usize, &i32)| {
            let totals = at.map(|at| at.totals[index]).unwrap_or_default();
            let cell = at.zip(area).map(|(at, area)| at.cells[area * self.years.len() + index]);
            self.point(*year, totals, cell.unwrap_or_default())
        };
        self.years.iter().enumerate().map(of_year).collect()
    }

    fn point(&self, year: i32, (n, plans): (u32, u32), cell: Cell) -> Point {
        let point = Point { year, incomplete: self.incomplete == Some(year), ..Point::default() };
        let Cell { k, parts, standings, .. } = cell;
        match self.kind {
            Kind::Whole => Point { k, n, plans, ..point },
            Kind::Parts => Point { k, n, plans, fraction: Some(parts as f64 / PARTS as f64), ..point },
            Kind::Rated => Point {
                k: standings.good,
                n: standings.rated(),
                plans: cell.plans,
                unrated: Some(standings.unrated),
                ..point
            },
        }
    }
}

impl AtPlace {
    fn add(&mut self, scope: &Scope<'_>, entry: Entry, year: usize, areas: &[u32], of_plans: bool) {
        let years = self.totals.len();
        let (n, plans) = &mut self.totals[year];
        *n += if of_plans { 1 } else { scope.register.plan(entry.plan).commitments };
        *plans += 1;
        for carried in scope.register.carried(entry.plan) {
            if let Ok(area) = areas.binary_search(&carried.area) {
                let cell = &mut self.cells[area * years + year];
                cell.k += if of_plans { 1 } else { carried.tagged };
                cell.parts += carried.parts;
            }
        }
    }

    fn rate(&mut self, entry: Entry, year: usize, areas: &[u32], ratings: Option<&Ratings>) {
        let years = self.totals.len();
        for (number, standings) in ratings.map_or(&[][..], |ratings| ratings.of_plan(entry.plan)) {
            if let Ok(area) = areas.binary_search(number) {
                let cell = &mut self.cells[area * years + year];
                cell.standings = cell.standings.and(*standings);
                cell.plans += u32::from(standings.rated() > 0);
            }
        }
    }
}
