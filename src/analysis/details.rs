//! What is said of series beyond their points, all from the plans behind the question.

use std::collections::{BTreeMap, BTreeSet};

use app::model::answer::{Point, Series};
use app::model::detail::{Details, Pair};
use app::model::place::{Named, PlaceKind};
use app::model::query::{Between, Counting, Measure, Query};
use polars::prelude::{DataFrame, DataType, PolarsResult, UnionArgs, col, concat, lit};

use super::change;
use super::divergence::divergences;
use super::facts::Facts;
use super::ledger::{Entry, Ledger, Unit};
use super::ranks::{self, ranks};
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
    /// As the measure counts them.
    counted: Ledger,
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
            Unit::Commitments => submitted.clone(),
            _ => Ledger::new(unit, &of_measure(query.measure).collect()?, carried, areas)?,
        };
        Ok(Self { query, facts, submitted, counted })
    }

    /// Adds the details of all series; places are numbered as the series come, each once.
    pub(super) fn detail(&self, series: &mut [Series], places: &[u32]) {
        let is_counted = !self.query.measure.is_rated();
        let years: Vec<i32> = series.first().map_or_else(Vec::new, |series| years(&series.points));
        let distinct: BTreeSet<u32> = places.iter().copied().collect();
        for place in distinct {
            let ranks = if is_counted { self.ranks(place, &years) } else { Vec::new() };
            let is_world = |series: &Series| series.place.kind == PlaceKind::World;
            let of_place = series.iter().zip(places).find(|(_, at)| **at == place);
            let is_part = is_counted && of_place.is_some_and(|(series, _)| !is_world(series));
            let quotients = is_part.then(|| self.quotients(place));
            for (series, _) in series.iter_mut().zip(places).filter(|(_, at)| **at == place) {
                let Some(area) = self.counted.area(&series.area.id) else { continue };
                series.details = Details {
                    ranks: ranks.iter().filter_map(|year| year.of(area)).collect(),
                    specialisation: quotients.as_ref().map(|quotients| quotients.specialisation(area)),
                    change: self.change(place, area, &series.points),
                    divergences: match self.query.measure {
                        Measure::Share | Measure::Count => divergences(&series.points),
                        _ => Vec::new(),
                    },
                };
            }
        }
    }

    fn quotients(&self, place: u32) -> Places<'_> {
        let entries = self.submitted.entries(place);
        let draws = Bootstrap::new(&strata(&self.submitted, entries));
        Places::new(&self.submitted, entries, self.submitted.entries(EVERYBODY), draws)
    }

    fn ranks(&self, place: u32, years: &[i32]) -> Vec<ranks::Year> {
        let entries = self.counted.entries(place);
        ranks(&self.counted, entries, &Bootstrap::new(&strata(&self.counted, entries)), years)
    }

    fn change(&self, place: u32, area: usize, points: &[Point]) -> Option<app::model::detail::Change> {
        let complete = points.iter().filter(|point| point.n > 0 && !point.incomplete);
        let years: Vec<i32> = complete.map(|point| point.year).collect();
        let between: Between = self.query.between.or_else(|| change::usual(&years))?;
        let counts = self.query.measure == Measure::Count;
        change::change(&self.counted, self.counted.entries(place), area, between, counts)
    }

    /// What moves together with the areas of the series, in their first place.
    pub(super) fn together(
        &self,
        series: &[Series],
        place: u32,
        named: impl Fn(&str) -> Named,
    ) -> PolarsResult<Vec<Pair>> {
        if self.query.measure.is_rated() {
            return Ok(Vec::new());
        }
        let shown = series.iter().filter_map(|series| self.submitted.area(&series.area.id)).collect();
        let entries = self.submitted.entries(place);
        let draws = Bootstrap::new(&strata(&self.submitted, entries));
        let name = |area| named(self.submitted.area_id(area));
        together(&self.submitted, entries, &draws, &self.facts.carried, &shown, name)
    }
}

fn years(points: &[Point]) -> Vec<i32> {
    points.iter().map(|point| point.year).collect()
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
