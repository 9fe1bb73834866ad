//! What is said of series beyond their points, all from the plans behind the question.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::model::answer::{Point, Series};
use app::model::detail::{Change, Details, Pair};
use app::model::place::{Named, Place, PlaceKind};
use app::model::query::{Between, Counting, Measure, Query};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::carried::Carried;
use super::change;
use super::divergence::divergences;
use super::ledger::{Ledger, Unit};
use super::memo::{Ground, Memo};
use super::ranks::{self, Year};
use super::rated::Ratings;
use super::register::Entry;
use super::scope::Scope;
use super::specialisation::Places;
use super::statistics::bootstrap::Bootstrap;
use super::together::together;

/// Fewer series than this are not worth the way to other threads.
const MANY: usize = 8;

/// The plans behind a question.
pub(super) struct Behind<'a> {
    query: &'a Query,
    scope: &'a Scope<'a>,
    memo: &'a Memo,
    coding: &'a str,
    places: &'a [Place],
    /// As submitted, by their commitments.
    submitted: Ledger<'a>,
    /// As the measure counts them.
    counted: Ledger<'a>,
}

impl<'a> Behind<'a> {
    /// `areas` are all areas of the coding, sorted; ratings only for rated measures.
    pub(super) fn new(
        query: &'a Query,
        scope: &'a Scope<'a>,
        memo: &'a Memo,
        coding: &'a str,
        places: &'a [Place],
        areas: &'a [u32],
        ratings: Option<&'a Ratings>,
    ) -> Self {
        let unit = match (ratings, query.measure, query.counting) {
            (Some(ratings), ..) => Unit::Rated(ratings),
            (None, Measure::Inforce | Measure::Plans, _) => Unit::Plans,
            (None, _, Counting::Fractional) => Unit::Parts,
            (None, _, Counting::Full) => Unit::Commitments,
        };
        let ledger = |unit| Ledger::new(scope.register, unit, areas);
        Self {
            query,
            scope,
            memo,
            coding,
            places,
            submitted: ledger(Unit::Commitments),
            counted: ledger(unit),
        }
    }

    /// Adds the details of all series: areas by places.
    pub(super) fn detail(&self, series: &mut [Series]) {
        let many = series.len() >= MANY;
        let years: Vec<i32> = series.first().map_or_else(Vec::new, |series| years(&series.points));
        let mut of_place: BTreeMap<usize, Vec<&mut Series>> = BTreeMap::new();
        for (index, series) in series.iter_mut().enumerate() {
            of_place.entry(index % self.places.len().max(1)).or_default().push(series);
        }
        each(many, of_place.into_iter().collect(), |(place, series)| {
            self.detail_place(place, series, &years);
        });
    }

    fn detail_place(&self, place: usize, series: Vec<&mut Series>, years: &[i32]) {
        let is_counted = !self.query.measure.is_rated();
        let is_part =
            is_counted && self.places.get(place).is_some_and(|place| place.kind != PlaceKind::World);
        let ranks = if is_counted { self.ranks(place, years) } else { Vec::new() };
        let draws = is_part.then(|| self.draws(place, self.scope.submitted(place), Measure::Share));
        let within = is_part.then(|| [self.scope.submitted_within(place), self.scope.everywhere_within()]);
        let quotients = draws
            .as_ref()
            .zip(within.as_ref())
            .map(|(draws, [place, everybody])| Places::new(&self.submitted, place, everybody, draws));
        let counted = self.scope.counted_within(place);
        each(series.len() >= MANY, series, |series| {
            let Some(area) = self.counted.area(&series.area.id) else { return };
            series.details = Details {
                ranks: ranks.iter().filter_map(|year| year.of(area)).collect(),
                specialisation: quotients.as_ref().map(|quotients| quotients.specialisation(area)),
                change: self.change(&counted, area, &series.points),
                divergences: match self.query.measure {
                    Measure::Share | Measure::Count => divergences(&series.points),
                    _ => Vec::new(),
                },
            };
        });
    }

    fn change(&self, counted: &[Entry], area: usize, points: &[Point]) -> Option<Change> {
        let complete = points.iter().filter(|point| point.n > 0 && !point.incomplete);
        let years: Vec<i32> = complete.map(|point| point.year).collect();
        let between: Between = self.query.between.or_else(|| change::usual(&years))?;
        let counts = self.query.measure == Measure::Count;
        change::change(&self.counted, counted, area, between, counts)
    }

    /// The ranks of a place in each year: those that other questions have asked for are known already.
    fn ranks(&self, place: usize, years: &[i32]) -> Vec<Arc<Year>> {
        let entries = self.scope.counted(place);
        let draws = self.draws(place, &entries, self.query.measure);
        let ground = self.ground(place);
        // Counts and shares have the same ranks.
        let way = match (self.query.measure, self.query.counting) {
            (Measure::Inforce, _) => "in force",
            (Measure::Plans, _) => "plans",
            (_, Counting::Fractional) => "parts",
            (_, Counting::Full) => "commitments",
        };
        let of_year = |year: i32| {
            let make = || ranks::of_year(&self.counted, &entries, &draws, year);
            self.memo.ranks(&ground, way, year, make)
        };
        years.iter().map(|year| of_year(*year)).collect()
    }

    /// Draws of the plans of a place, as a measure counts them, and of all others.
    fn draws(&self, place: usize, entries: &[Entry], measure: Measure) -> Arc<Bootstrap> {
        let way = if measure == Measure::Inforce { "in force" } else { "submitted" };
        let make = || Bootstrap::new(&strata(self.scope, entries));
        self.memo.draws(&self.ground(place), way, make)
    }

    fn ground(&self, place: usize) -> Ground {
        let place = self.places.get(place);
        Ground::new(self.query, self.coding, place.map(std::slice::from_ref).unwrap_or_default())
    }

    /// What moves together with the areas of the series, in the first place.
    pub(super) fn together(
        &self,
        series: &[Series],
        carried: &Carried,
        named: impl Fn(&str) -> Named,
    ) -> Vec<Pair> {
        if self.query.measure.is_rated() {
            return Vec::new();
        }
        let shown = series.iter().filter_map(|series| self.submitted.area(&series.area.id)).collect();
        let draws = self.draws(0, self.scope.submitted(0), Measure::Share);
        let name = |area| named(self.submitted.area_id(area));
        together(&self.submitted, &self.scope.submitted_within(0), &draws, carried, &shown, name)
    }
}

/// Does something with each of them; with many in several threads.
fn each<T: Send>(many: bool, all: Vec<T>, work: impl Fn(T) + Sync + Send) {
    if many { all.into_par_iter().for_each(work) } else { all.into_iter().for_each(work) }
}

fn years(points: &[Point]) -> Vec<i32> {
    points.iter().map(|point| point.year).collect()
}

/// Plans are drawn among those of the same first year, and those of the place apart from the others. The strata are of all years,
/// so that what chance leaves open in a year does not hang on the other years that are asked about.
fn strata(scope: &Scope<'_>, entries: &[Entry]) -> Vec<(u32, u64)> {
    /// Sets the strata of the other plans apart; further than years go.
    const OTHERS: u64 = 1 << 32;
    let first = scope.span.map_or(0, |(first, _)| first);
    let number = |year: i32| u64::from(year.abs_diff(first)) + 1;
    let mut of_plan: BTreeMap<u32, u64> = BTreeMap::new();
    for entry in scope.everywhere() {
        of_plan.insert(entry.plan, OTHERS + number(entry.year));
    }
    let mut own: BTreeMap<u32, i32> = BTreeMap::new();
    for entry in entries {
        own.entry(entry.plan).and_modify(|year| *year = (*year).min(entry.year)).or_insert(entry.year);
    }
    of_plan.extend(own.into_iter().map(|(plan, year)| (plan, number(year))));
    of_plan.into_iter().collect()
}
