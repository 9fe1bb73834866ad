//! What a measure counts, by area, place and year. What is not counted is zero.

use std::collections::BTreeMap;

use app::model::answer::Point;
use app::model::query::{Counting, Measure, Query};
use polars::prelude::{DataFrame, IntoLazy, PolarsResult, col, len};

use super::carried::PARTS;
use super::facts::Facts;
use super::rated::{self, Standings};
use super::scope::{Scope, join};

/// Area, place and year.
type Key = (String, u32, i32);

/// The counts of a question.
pub(super) struct Cells {
    pub(super) years: Vec<i32>,
    incomplete: Option<i32>,
    counts: Counts,
}

enum Counts {
    Counted {
        /// n and plans, by place and year.
        totals: BTreeMap<(u32, i32), (u32, u32)>,
        /// k, and with fractional counting its fraction.
        carried: BTreeMap<Key, (u32, Option<f64>)>,
        fractional: bool,
    },
    /// How the commitments stand, and how many plans have rated ones.
    Rated(BTreeMap<Key, (Standings, u32)>),
}

impl Cells {
    /// Commitments, plans or members that carry an area.
    pub(super) fn counted(scope: &Scope, facts: &Facts, query: &Query) -> PolarsResult<Self> {
        let measure = query.measure;
        let plans = scope.counted(measure, &scope.plans);
        let (k, n) = match measure {
            Measure::Plans | Measure::Inforce => (len(), len()),
            _ => (col("tagged").sum(), col("commitments").sum()),
        };
        let totals = plans
            .clone()
            .group_by([col("place"), col("year")])
            .agg([n.alias("n"), len().alias("plans")])
            .collect()?;
        let carried = join(facts.tagged.clone().lazy(), plans, &["plan"])
            .group_by([col("area"), col("place"), col("year")])
            .agg([k.alias("k"), col("parts").sum()])
            .collect()?;
        let fractional = query.counting == Counting::Fractional;
        let counts = Counts::Counted {
            totals: totals_of(&totals)?,
            carried: carried_of(&carried, fractional)?,
            fractional,
        };
        Ok(Self { years: scope.all_years(measure), incomplete: scope.incomplete(measure), counts })
    }

    /// Commitments of an area by how they are rated; `by_plan` is made by [`rated::by_plan`].
    pub(super) fn rated(scope: &Scope, by_plan: &DataFrame) -> PolarsResult<Self> {
        let measure = Measure::Completion;
        let plans = scope.counted(measure, &scope.plans);
        let has_rated = (col("good") + col("other")).gt(polars::prelude::lit(0)).sum().alias("plans");
        let frame = join(by_plan.clone().lazy(), plans, &["plan"])
            .group_by([col("area"), col("place"), col("year")])
            .agg(rated::sums().into_iter().chain([has_rated]).collect::<Vec<_>>())
            .collect()?;
        let plans = frame.column("plans")?.u32()?.iter().map(Option::unwrap_or_default);
        let standings = rated::read(&frame)?.into_iter().zip(plans);
        let counts = Counts::Rated(keys(&frame)?.into_iter().zip(standings).collect());
        Ok(Self { years: scope.all_years(measure), incomplete: None, counts })
    }

    /// One point per year.
    pub(super) fn line(&self, area: &str, place: u32) -> Vec<Point> {
        self.years.iter().map(|year| self.point(area, place, *year)).collect()
    }

    fn point(&self, area: &str, place: u32, year: i32) -> Point {
        let key = (area.to_owned(), place, year);
        let point = Point { year, incomplete: self.incomplete == Some(year), ..Point::default() };
        match &self.counts {
            Counts::Counted { totals, carried, fractional } => {
                let (n, plans) = totals.get(&(place, year)).copied().unwrap_or_default();
                let nothing = (0, fractional.then_some(0.0));
                let (k, fraction) = carried.get(&key).copied().unwrap_or(nothing);
                Point { k, n, plans, fraction, ..point }
            }
            Counts::Rated(counts) => {
                let (standings, plans) = counts.get(&key).copied().unwrap_or_default();
                let unrated = Some(standings.unrated);
                Point { k: standings.good, n: standings.rated(), plans, unrated, ..point }
            }
        }
    }
}

fn totals_of(frame: &DataFrame) -> PolarsResult<BTreeMap<(u32, i32), (u32, u32)>> {
    let n = frame.column("n")?.u32()?.iter().flatten();
    let plans = frame.column("plans")?.u32()?.iter().flatten();
    Ok(place_years(frame)?.into_iter().zip(n.zip(plans)).collect())
}

fn carried_of(frame: &DataFrame, fractional: bool) -> PolarsResult<BTreeMap<Key, (u32, Option<f64>)>> {
    let k = frame.column("k")?.u32()?.iter().flatten();
    let fractions = frame.column("parts")?.u64()?.iter().flatten().map(|parts| parts as f64 / PARTS as f64);
    let counts = k.zip(fractions).map(|(k, fraction)| (k, fractional.then_some(fraction)));
    Ok(keys(frame)?.into_iter().zip(counts).collect())
}

fn keys(frame: &DataFrame) -> PolarsResult<Vec<Key>> {
    let areas = frame.column("area")?.str()?.iter().flatten().map(str::to_owned);
    Ok(areas.zip(place_years(frame)?).map(|(area, (place, year))| (area, place, year)).collect())
}

fn place_years(frame: &DataFrame) -> PolarsResult<Vec<(u32, i32)>> {
    let places = frame.column("place")?.u32()?.iter().flatten();
    Ok(places.zip(frame.column("year")?.i32()?.iter().flatten()).collect())
}
