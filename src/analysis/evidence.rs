//! The plans behind each series: what intervals and badges are computed from.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use app::model::answer::Point;
use app::model::badge::Verdict;
use app::model::query::Measure;
use app::model::release::Coding;

use super::badge::{self, Measured};
use super::rated::Ratings;
use super::register::Entry;
use super::scope::Scope;
use super::statistics::cluster::{Cluster, correlation, design_effect};
use super::statistics::wilson::interval;
use super::threads;

/// The plans of a question by place, of one coding; of all years, whatever years are shown.
#[derive(Clone, Copy)]
pub(super) struct Evidence<'a> {
    coding: &'a Coding,
    scope: &'a Scope<'a>,
    /// Only for rated measures.
    ratings: Option<&'a Ratings>,
}

impl<'a> Evidence<'a> {
    /// What is known of the plans of a question.
    pub(super) fn new(coding: &'a Coding, scope: &'a Scope<'a>, ratings: Option<&'a Ratings>) -> Self {
        Self { coding, scope, ratings }
    }

    /// Gives the points of an area and place their intervals. An area has no number where nothing carries it.
    ///
    /// A share of plans or members has Wilson's interval of k and n. A share of commitments has it with a design effect:
    /// the intraclass correlation comes from all plans of the place, so that it does not jump from year to year; the sizes
    /// are those of the year's plans. With fractional counting the design effect is that of carrying the area at all: parts
    /// of commitments vary less, so the interval is rather too wide than too narrow.
    pub(super) fn judge(
        &self,
        measure: Measure,
        area: Option<u32>,
        place: usize,
        mut points: Vec<Point>,
    ) -> Vec<Point> {
        let clusters = self.clusters_of(measure, area, place);
        let correlation = correlation_of(&clusters);
        let mut by_year: BTreeMap<i32, Vec<Cluster>> = BTreeMap::new();
        for (year, cluster) in clusters {
            by_year.entry(year).or_default().push(cluster);
        }
        for point in &mut points {
            let of_year = by_year.get(&point.year).map_or(&[][..], Vec::as_slice);
            point.interval = interval(point.counted(), point.n, design_effect(correlation, of_year));
        }
        points
    }

    /// The same for some years together.
    pub(super) fn judge_all(
        &self,
        measure: Measure,
        area: Option<u32>,
        place: usize,
        years: RangeInclusive<i32>,
        mut sum: Point,
    ) -> Point {
        let clusters = self.clusters_of(measure, area, place);
        let correlation = correlation_of(&clusters);
        let within: Vec<Cluster> =
            clusters.into_iter().filter(|(year, _)| years.contains(year)).map(|(_, one)| one).collect();
        sum.interval = interval(sum.counted(), sum.n, design_effect(correlation, &within));
        sum
    }

    /// What a measure counts, by plan; nothing where plans or members are counted themselves.
    fn clusters_of(&self, measure: Measure, area: Option<u32>, place: usize) -> Vec<(i32, Cluster)> {
        match self.ratings {
            Some(ratings) => self.rated_clusters(ratings, area, place),
            None if measure.is_of_commitments() => self.clusters(area, place),
            None => Vec::new(),
        }
    }

    /// The plans of a place with the commitments of each that carry an area.
    fn clusters(&self, area: Option<u32>, place: usize) -> Vec<(i32, Cluster)> {
        let size = |entry: &Entry| self.scope.register.plan(entry.plan).commitments;
        let whole = |entry: &Entry| (entry.year, Cluster { size: size(entry), tagged: 0 });
        let mut clusters: Vec<(i32, Cluster)> = self.scope.submitted(place).iter().map(whole).collect();
        for carrier in area.into_iter().flat_map(|area| self.scope.carriers(place, area)) {
            clusters[carrier.at as usize].1.tagged = carrier.tagged;
        }
        clusters
    }

    fn rated_clusters(&self, ratings: &Ratings, area: Option<u32>, place: usize) -> Vec<(i32, Cluster)> {
        let rated = |entry: &Entry| {
            let standings = ratings.of(entry.plan, area?)?;
            Some((entry.year, Cluster { size: standings.rated(), tagged: standings.good }))
        };
        self.scope.submitted(place).iter().filter_map(rated).collect()
    }

    /// Intraclass correlation and design effect of an area in a place, over all years.
    pub(super) fn likeness(&self, area: u32, place: usize) -> (f64, f64) {
        let clusters = self.clusters(Some(area), place);
        let clusters: Vec<Cluster> = clusters.into_iter().map(|(_, cluster)| cluster).collect();
        let correlation = correlation(&clusters);
        (correlation, design_effect(correlation, &clusters))
    }

    /// The verdicts on some areas in all places of the question, compared with each other: area by area, place by place.
    pub(super) fn verdicts(&self, areas: &[u32]) -> Vec<Verdict> {
        let places = 0..self.scope.places();
        let keys = areas.iter().flat_map(|area| places.clone().map(move |place| (*area, place)));
        let keys: Vec<(u32, usize)> = keys.collect();
        // The plans of few series at a time: of a large release, those of all would take much room.
        let measure = |(area, place)| Measured::new(&self.of_series(area, place));
        badge::verdicts(threads::map(true, keys, measure))
    }

    /// What the badge of an area and place rests on.
    fn of_series(&self, area: u32, place: usize) -> badge::Evidence<'_> {
        let register = self.scope.register;
        let submitted = |(entry, (year, cluster)): (&Entry, (i32, Cluster))| {
            let plan = register.plan(entry.plan);
            badge::Submitted { year, member: plan.member, region: plan.region, cluster }
        };
        let clusters = self.clusters(Some(area), place);
        badge::Evidence {
            plans: self.scope.submitted(place).iter().zip(clusters).map(submitted).collect(),
            coding: &self.coding.id,
            complete: self.coding.complete,
            years_of_all_codings: self.scope.years_of_all_codings(place),
        }
    }
}

fn correlation_of(clusters: &[(i32, Cluster)]) -> f64 {
    correlation(&clusters.iter().map(|(_, cluster)| *cluster).collect::<Vec<_>>())
}
