//! What is said of series beyond their points, all from the plans behind the question.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use app::model::answer::{Point, Series};
use app::model::detail::{Change, Details, Pair};
use app::model::place::{Named, Place, PlaceKind};
use app::model::query::{Between, Counting, Measure, Query};

use super::carried::Carried;
use super::change::{self, Changes};
use super::divergence::divergences;
use super::ledger::{Ledger, Unit};
use super::memo::{Ground, Memo};
use super::ranks::{self, Year};
use super::rated::Ratings;
use super::scope::Scope;
use super::specialisation::{Places, Whole};
use super::statistics::bootstrap::Bootstrap;
use super::together::together;
use super::{strata, threads};

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
    /// Draws in which each region is drawn by itself: the same for all regions.
    regional: OnceLock<Arc<Bootstrap>>,
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
            regional: OnceLock::new(),
        }
    }

    /// Adds the details of all series: areas by places.
    pub(super) fn detail(&self, series: &mut [Series]) {
        let many = series.len() >= MANY;
        let years: Vec<i32> = series.first().map_or_else(Vec::new, |series| years(&series.points));
        let has_region = self.places.iter().any(|place| place.kind == PlaceKind::Region);
        let everybody = (has_region && self.is_counted()).then(|| self.everybody(self.regional()));
        let mut of_place: BTreeMap<usize, Vec<&mut Series>> = BTreeMap::new();
        for (index, series) in series.iter_mut().enumerate() {
            of_place.entry(index % self.places.len().max(1)).or_default().push(series);
        }
        threads::map(many, of_place.into_iter().collect(), |(place, series)| {
            match (self.places.get(place).map(|place| place.kind), &everybody) {
                (Some(PlaceKind::Region), Some(all)) => self.detail_place(place, series, &years, Some(all)),
                (Some(PlaceKind::Country | PlaceKind::Member | PlaceKind::Peers(_)), _)
                    if self.is_counted() =>
                {
                    let draws = self.draws(place, Measure::Share);
                    self.detail_place(place, series, &years, Some(&self.everybody(&draws)));
                }
                _ => self.detail_place(place, series, &years, None),
            }
        });
    }

    /// Where ratings are counted nothing is drawn.
    fn is_counted(&self) -> bool {
        !self.query.measure.is_rated()
    }

    /// `all`: everybody, where the place is a part.
    fn detail_place(&self, place: usize, series: Vec<&mut Series>, years: &[i32], all: Option<&Whole<'_>>) {
        let ranks = if self.is_counted() { self.ranks(place, years) } else { Vec::new() };
        let quotients = all.map(|all| {
            let own = self.scope.submitted_within(place);
            Places { own: Whole::new(&self.submitted, &own, all.draws), all }
        });
        let changes = Changes::new(&self.counted, &self.scope.counted_within(place));
        threads::map(series.len() >= MANY, series, |series| {
            let Some(area) = self.counted.area(&series.area.id) else { return };
            series.details = Details {
                ranks: ranks.iter().filter_map(|year| year.of(area)).collect(),
                specialisation: quotients.as_ref().map(|quotients| quotients.specialisation(area)),
                change: self.change(&changes, area, &series.points),
                divergences: match self.query.measure {
                    Measure::Share | Measure::Count => divergences(&series.points),
                    _ => Vec::new(),
                },
            };
        });
    }

    /// All commitments of the years asked about, wherever they are.
    fn everybody<'d>(&self, draws: &'d Bootstrap) -> Whole<'d> {
        Whole::new(&self.submitted, &self.scope.everywhere_within(), draws)
    }

    fn change(&self, changes: &Changes<'_>, area: usize, points: &[Point]) -> Option<Change> {
        let complete = points.iter().filter(|point| point.n > 0 && !point.incomplete);
        let years: Vec<i32> = complete.map(|point| point.year).collect();
        let between: Between = self.query.between.or_else(|| change::usual(&years))?;
        let counts = self.query.measure == Measure::Count;
        changes.of(area, between, counts)
    }

    /// The ranks of a place in each year: those that other questions have asked for are known already.
    fn ranks(&self, place: usize, years: &[i32]) -> Vec<Arc<Year>> {
        let entries = self.scope.counted(place);
        let draws = self.draws(place, self.query.measure);
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

    /// Draws of the plans of a place, as a measure counts them.
    fn draws(&self, place: usize, measure: Measure) -> Arc<Bootstrap> {
        if measure == Measure::Inforce {
            let make = || Bootstrap::new(&strata::in_force(self.scope, place));
            return self.memo.draws(&self.ground(place), "in force", make);
        }
        match self.places.get(place).map(|place| place.kind) {
            Some(PlaceKind::Region) => Arc::clone(self.regional()),
            kind => {
                let is_whole = kind == Some(PlaceKind::World);
                let make = || Bootstrap::new(&strata::submitted(self.scope, place, is_whole));
                self.memo.draws(&self.ground(place), "submitted", make)
            }
        }
    }

    fn regional(&self) -> &Arc<Bootstrap> {
        self.regional.get_or_init(|| {
            let ground = Ground::new(self.query, self.coding, &[]);
            self.memo.draws(&ground, "regional", || Bootstrap::new(&strata::regional(self.scope)))
        })
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
        let draws = self.draws(0, Measure::Share);
        let name = |area| named(self.submitted.area_id(area));
        together(&self.submitted, &self.scope.submitted_within(0), &draws, carried, &shown, name)
    }
}

fn years(points: &[Point]) -> Vec<i32> {
    points.iter().map(|point| point.year).collect()
}
