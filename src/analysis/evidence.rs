//! The plans behind each series: what intervals and badges are computed from.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use app::model::answer::Point;
use app::model::place::Region;
use app::model::query::Measure;
use polars::prelude::{DataFrame, PolarsResult};
use rustc_hash::FxHashMap;

use super::statistics::cluster::{Cluster, correlation, design_effect};
use super::statistics::wilson::interval;
use super::{badge, rated};

/// A plan as far as certainty goes.
#[derive(Clone, Debug)]
struct Plan {
    /// Its number in [`Numbers`].
    number: usize,
    member: String,
    region: Region,
    year: i32,
    /// Commitments in the coding.
    size: u32,
}

/// The plans of a question by place, and how many commitments of each carry each area. All of one coding; of all years,
/// whatever years are shown.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    coding: String,
    complete: bool,
    plans: BTreeMap<u32, Vec<Plan>>,
    /// Plans by id.
    numbers: Numbers,
    /// By area, then by the number of the plan.
    tagged: BTreeMap<String, Vec<u32>>,
    /// By area, then by the number of the plan: how many commitments are rated, and how many of them well. Only for rated
    /// measures.
    rated: BTreeMap<String, BTreeMap<usize, Cluster>>,
    /// Years with plans in any coding, by place.
    years: BTreeMap<u32, BTreeSet<i32>>,
}

impl Evidence {
    /// From the plans of a coding by place (`place`, `plan`, `member`, `region`, `year`, `commitments`), the counts by
    /// plan and area (`plan`, `area`, `tagged`), and the plans of all codings by place (`place`, `year`, `coding`).
    pub(super) fn new(
        coding: &str,
        complete: bool,
        plans: &DataFrame,
        tagged: &DataFrame,
        all: &DataFrame,
    ) -> PolarsResult<Self> {
        let numbers = numbers(plans)?;
        Ok(Self {
            coding: coding.into(),
            complete,
            plans: plans_by_place(plans, &numbers)?,
            tagged: counts_by_area(tagged, &numbers)?,
            numbers,
            rated: BTreeMap::new(),
            years: years_by_place(all)?,
        })
    }

    /// The same with how commitments are rated, as [`rated::by_plan`] counts them.
    pub(super) fn with_ratings(mut self, by_plan: &DataFrame) -> PolarsResult<Self> {
        let (area, id) = (by_plan.column("area")?.str()?, by_plan.column("plan")?.str()?);
        for ((area, id), standings) in area.iter().zip(id.iter()).zip(rated::read(by_plan)?) {
            if let (Some(area), Some(number)) = (area, id.and_then(|id| self.numbers.get(id))) {
                let cluster = Cluster { size: standings.rated(), tagged: standings.good };
                self.rated.entry(area.to_owned()).or_default().insert(*number, cluster);
            }
        }
        Ok(self)
    }

    /// Gives the points of an area and place their intervals.
    ///
    /// A share of plans or members has Wilson's interval of k and n. A share of commitments has it with a design effect:
    /// the intraclass correlation comes from all plans of the place, so that it does not jump from year to year; the sizes
    /// are those of the year's plans. With fractional counting the design effect is that of carrying the area at all: parts
    /// of commitments vary less, so the interval is rather too wide than too narrow.
    pub(super) fn judge(
        &self,
        measure: Measure,
        area: &str,
        place: u32,
        mut points: Vec<Point>,
    ) -> Vec<Point> {
        let clusters = self.clusters_of(measure, area, place);
        let all: Vec<Cluster> = clusters.iter().map(|(_, cluster)| *cluster).collect();
        let correlation = correlation(&all);
        for point in &mut points {
            let of_year = clusters.iter().filter(|(year, _)| *year == point.year);
            let of_year: Vec<Cluster> = of_year.map(|(_, cluster)| *cluster).collect();
            point.interval = interval(point.counted(), point.n, design_effect(correlation, &of_year));
        }
        points
    }

    /// The same for some years together.
    pub(super) fn judge_all(
        &self,
        measure: Measure,
        area: &str,
        place: u32,
        years: RangeInclusive<i32>,
        mut sum: Point,
    ) -> Point {
        let clusters = self.clusters_of(measure, area, place);
        let all: Vec<Cluster> = clusters.iter().map(|(_, cluster)| *cluster).collect();
        let within = clusters.iter().filter(|(year, _)| years.contains(year));
        let within: Vec<Cluster> = within.map(|(_, cluster)| *cluster).collect();
        sum.interval = interval(sum.counted(), sum.n, design_effect(correlation(&all), &within));
        sum
    }

    /// What a measure counts, by plan; nothing where plans or members are counted themselves.
    fn clusters_of(&self, measure: Measure, area: &str, place: u32) -> Vec<(i32, Cluster)> {
        match (measure.is_rated(), measure.is_of_commitments()) {
            (true, _) => self.rated_clusters(area, place),
            (false, true) => self.clusters(area, place),
            (false, false) => Vec::new(),
        }
    }

    fn clusters(&self, area: &str, place: u32) -> Vec<(i32, Cluster)> {
        let tagged = self.tagged(area);
        self.of_place(place).map(|plan| (plan.year, cluster(tagged, plan))).collect()
    }

    /// Intraclass correlation and design effect of an area in a place, over all years.
    pub(super) fn likeness(&self, area: &str, place: u32) -> (f64, f64) {
        let clusters: Vec<Cluster> =
            self.clusters(area, place).into_iter().map(|(_, cluster)| cluster).collect();
        let correlation = correlation(&clusters);
        (correlation, design_effect(correlation, &clusters))
    }

    fn rated_clusters(&self, area: &str, place: u32) -> Vec<(i32, Cluster)> {
        let of_area = self.rated.get(area);
        let rated = |plan: &Plan| of_area.and_then(|plans| plans.get(&plan.number)).copied();
        self.of_place(place).filter_map(|plan| Some((plan.year, rated(plan)?))).collect()
    }

    /// What the badge of an area and place rests on.
    pub(super) fn of_series(&self, area: &str, place: u32) -> badge::Evidence<'_> {
        let tagged = self.tagged(area);
        badge::Evidence {
            plans: self
                .of_place(place)
                .map(|plan| badge::Submitted {
                    year: plan.year,
                    member: &plan.member,
                    region: plan.region,
                    cluster: cluster(tagged, plan),
                })
                .collect(),
            coding: &self.coding,
            complete: self.complete,
            years_of_all_codings: self.years.get(&place).map_or(0, |years| years.len() as u32),
        }
    }

    fn of_place(&self, place: u32) -> impl Iterator<Item = &Plan> {
        self.plans.get(&place).into_iter().flatten()
    }

    /// How many commitments of each plan carry an area, by the number of the plan.
    fn tagged(&self, area: &str) -> &[u32] {
        self.tagged.get(area).map_or(&[], Vec::as_slice)
    }
}

fn cluster(tagged: &[u32], plan: &Plan) -> Cluster {
    Cluster { size: plan.size, tagged: tagged.get(plan.number).copied().unwrap_or_default() }
}

/// Plans by id, numbered as they come; only asked, never walked.
type Numbers = FxHashMap<String, usize>;

fn numbers(plans: &DataFrame) -> PolarsResult<Numbers> {
    let mut numbers = Numbers::default();
    for id in plans.column("plan")?.str()?.iter().flatten() {
        let next = numbers.len();
        numbers.entry(id.to_owned()).or_insert(next);
    }
    Ok(numbers)
}

fn plans_by_place(plans: &DataFrame, numbers: &Numbers) -> PolarsResult<BTreeMap<u32, Vec<Plan>>> {
    let (place, id) = (plans.column("place")?.u32()?, plans.column("plan")?.str()?);
    let (member, region) = (plans.column("member")?.str()?, plans.column("region")?.str()?);
    let (year, size) = (plans.column("year")?.i32()?, plans.column("commitments")?.u32()?);
    let mut by_place: BTreeMap<u32, Vec<Plan>> = BTreeMap::new();
    for row in 0..plans.height() {
        let plan = (|| {
            Some(Plan {
                number: *numbers.get(id.get(row)?)?,
                member: member.get(row)?.into(),
                region: Region::from_slug(region.get(row)?)?,
                year: year.get(row)?,
                size: size.get(row)?,
            })
        })();
        if let (Some(place), Some(plan)) = (place.get(row), plan) {
            by_place.entry(place).or_default().push(plan);
        }
    }
    Ok(by_place)
}

fn counts_by_area(tagged: &DataFrame, numbers: &Numbers) -> PolarsResult<BTreeMap<String, Vec<u32>>> {
    let (area, id) = (tagged.column("area")?.str()?, tagged.column("plan")?.str()?);
    let counts = tagged.column("tagged")?.u32()?;
    let mut by_area: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for ((area, id), count) in area.iter().zip(id.iter()).zip(counts.iter()) {
        if let (Some(area), Some(number), Some(count)) = (area, id.and_then(|id| numbers.get(id)), count) {
            by_area.entry(area).or_insert_with(|| vec![0; numbers.len()])[*number] = count;
        }
    }
    Ok(by_area.into_iter().map(|(area, counts)| (area.to_owned(), counts)).collect())
}

fn years_by_place(plans: &DataFrame) -> PolarsResult<BTreeMap<u32, BTreeSet<i32>>> {
    let (place, year) = (plans.column("place")?.u32()?, plans.column("year")?.i32()?);
    let coding = plans.column("coding")?.str()?;
    let mut by_place: BTreeMap<u32, BTreeSet<i32>> = BTreeMap::new();
    for ((place, year), coding) in place.iter().zip(year.iter()).zip(coding.iter()) {
        if let (Some(place), Some(year), Some(_)) = (place, year, coding) {
            by_place.entry(place).or_default().insert(year);
        }
    }
    Ok(by_place)
}
