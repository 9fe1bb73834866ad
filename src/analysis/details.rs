//! What is said of series beyond their points, all from the plans behind the question.

use std::collections::{BTreeMap, BTreeSet};

use app::model::answer::{Point, Series};
use app::model::detail::{Details, Pair};
use app::model::place::{Named, PlaceKind};
use app::model::query::{Between, Counting, Measure, Query};
use polars::prelude::{DataFrame, DataType, PolarsResult, UnionArgs, col, concat, lit};
use rayon::prelude::{IntoParallelIterator, IntoParallelRefMutIterator, ParallelIterator};

use super::change;
use super::divergence::divergences;
use super::facts::Facts;
use super::ledger::{Entry, Ledger, Unit};
use super::ranks::ranks;
use super::scope::Scope;
use super::specialisation::Places;
use super::statistics::bootstrap::Bootstrap;
use super::together::together;

/// The place that stands for all plans of the level and coding, wherever they are.
const EVERYBODY: u32 = u32::MAX;

/// The plans behind a question.
pub(super) struct Behind<'a> {
    query: &'a Query,
    facts: &'a Facts,
    /// As submitted, by their commitments.
    submitted: Ledger,
    /// As the measure counts them, where that is another way.
    counted: Option<Ledger>,
}

impl<'a> Behind<'a> {
    /// `areas` are all areas of the coding, sorted; `ratings` as [`super::rated::by_plan`] counts them, for rated measures.
    pub(super) fn new(
        query: &'a Query,
        facts: &'a Facts,
        scope: &Scope,
        ratings: Option<&DataFrame>,
        areas: &[String],
    ) -> PolarsResult<Self> {
        let columns = || ["place", "plan", "member", "year", "commitments"].map(col);
        let of_measure = |measure| scope.counted(measure, &scope.plans).select(columns());
        let everybody = scope
            .everywhere()
            .with_columns([lit(EVERYBODY).cast(DataType::UInt32).alias("place")])
            .select(columns());
        let plans = concat([of_measure(Measure::Share), everybody], UnionArgs::default())?.collect()?;
        let submitted = Ledger::new(Unit::Commitments, &plans, &facts.tagged, areas)?;
        let (unit, carried) = match (ratings, query.measure, query.counting) {
            (Some(ratings), ..) => (Unit::Rated, ratings),
            (None, Measure::Inforce | Measure::Plans, _) => (Unit::Plans, &facts.tagged),
            (None, _, Counting::Fractional) => (Unit::Parts, &facts.tagged),
            (None, _, Counting::Full) => (Unit::Commitments, &facts.tagged),
        };
        let counted = match unit {
            Unit::Commitments => None,
            _ => Some(Ledger::new(unit, &of_measure(query.measure).collect()?, carried, areas)?),
        };
        Ok(Self { query, facts, submitted, counted })
    }

    /// Adds the details of all series, place by place; places are numbered as the series come, each once.
    pub(super) fn detail(&self, series: &mut [Series], places: &[u32]) {
        let years: Vec<i32> = series.first().map_or_else(Vec::new, |series| years(&series.points));
        let mut of_place: BTreeMap<u32, Vec<&mut Series>> = BTreeMap::new();
        for (series, place) in series.iter_mut().zip(places) {
            of_place.entry(*place).or_default().push(series);
        }
        of_place.into_par_iter().for_each(|(place, series)| self.detail_place(place, series, &years));
    }

    fn detail_place(&self, place: u32, mut series: Vec<&mut Series>, years: &[i32]) {
        let is_counted = !self.query.measure.is_rated();
        let is_part =
            is_counted && series.first().is_some_and(|series| series.place.kind != PlaceKind::World);
        let entries = self.counted().entries(place);
        let draws = is_counted.then(|| draws(self.counted(), entries));
        let ranks =
            draws.as_ref().map(|draws| ranks(self.counted(), entries, draws, years)).unwrap_or_default();
        let submitted = self.submitted.entries(place);
        // Where the measure counts commitments as submitted, the same plans are drawn.
        let draws = match &self.counted {
            Some(_) if is_part => Some(self::draws(&self.submitted, submitted)),
            _ => draws,
        };
        let everybody = self.submitted.entries(EVERYBODY);
        let quotients = draws
            .as_ref()
            .filter(|_| is_part)
            .map(|draws| Places::new(&self.submitted, submitted, everybody, draws));
        series.par_iter_mut().for_each(|series| {
            let Some(area) = self.counted().area(&series.area.id) else { return };
            series.details = Details {
                ranks: ranks.iter().filter_map(|year| year.of(area)).collect(),
                specialisation: quotients.as_ref().map(|quotients| quotients.specialisation(area)),
                change: self.change(place, area, &series.points),
                divergences: match self.query.measure {
                    Measure::Share | Measure::Count => divergences(&series.points),
                    _ => Vec::new(),
                },
            };
        });
    }

    /// As the measure counts them.
    fn counted(&self) -> &Ledger {
        self.counted.as_ref().unwrap_or(&self.submitted)
    }

    fn change(&self, place: u32, area: usize, points: &[Point]) -> Option<app::model::detail::Change> {
        let complete = points.iter().filter(|point| point.n > 0 && !point.incomplete);
        let years: Vec<i32> = complete.map(|point| point.year).collect();
        let between: Between = self.query.between.or_else(|| change::usual(&years))?;
        let counts = self.query.measure == Measure::Count;
        change::change(self.counted(), self.counted().entries(place), area, between, counts)
    }

    /// What moves together with the areas of the series, in their first place.
    pub(super) fn together(&self, series: &[Series], place: u32, named: impl Fn(&str) -> Named) -> Vec<Pair> {
        if self.query.measure.is_rated() {
            return Vec::new();
        }
        let shown = series.iter().filter_map(|series| self.submitted.area(&series.area.id)).collect();
        let entries = self.submitted.entries(place);
        let draws = draws(&self.submitted, entries);
        let name = |area| named(self.submitted.area_id(area));
        together(&self.submitted, entries, &draws, &self.facts.carried, &shown, name)
    }
}

fn years(points: &[Point]) -> Vec<i32> {
    points.iter().map(|point| point.year).collect()
}

/// Draws of the plans of a place.
fn draws(ledger: &Ledger, entries: &[Entry]) -> Bootstrap {
    Bootstrap::new(&strata(ledger, entries))
}

/// Plans are drawn among those of the same first year, and those of the place apart from the others.
fn strata(ledger: &Ledger, entries: &[Entry]) -> Vec<u32> {
    let mut of_plan: BTreeMap<usize, i32> = BTreeMap::new();
    for entry in entries {
        of_plan.entry(entry.plan).and_modify(|year| *year = (*year).min(entry.year)).or_insert(entry.year);
    }
    let years: BTreeSet<i32> = of_plan.values().copied().collect();
    let number = |year: &i32| years.iter().take_while(|other| *other < year).count() as u32 + 1;
    (0..ledger.plans()).map(|plan| of_plan.get(&plan).map_or(0, number)).collect()
}
