//! The counts of a release plan by plan: what the pages about one area, region or member add up.
//!
//! They are those of the [`Register`] in the order of the release. As in the trends, a plan counts in its own coding alone, and a
//! plan without a year in none.

use std::collections::{BTreeMap, BTreeSet};

use app::model::commitment::Plan;
use app::model::profile::{Part, Tally};
use app::model::text::Text;

use super::register::Register;
use super::statistics::cluster::{Cluster, correlation, design_effect};
use super::statistics::wilson::interval;

/// A plan's commitments by area.
#[derive(Clone, Debug, Default)]
pub(super) struct PlanCount {
    /// The coding of most of its commitments; `None` where none of them is tagged.
    pub(super) coding: Option<String>,
    /// Commitments in that coding.
    pub(super) commitments: u32,
    /// Those that carry each area.
    pub(super) tagged: BTreeMap<Text, u32>,
}

impl PlanCount {
    /// Commitments that carry an area.
    pub(super) fn tagged(&self, area: &str) -> u32 {
        self.tagged.get(area).copied().unwrap_or_default()
    }
}

/// A plan with its counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted<'a> {
    pub(super) plan: &'a Plan,
    pub(super) count: &'a PlanCount,
}

impl Counted<'_> {
    /// Whether it is counted in a coding.
    pub(super) fn is_in(&self, coding: &str) -> bool {
        self.count.coding.as_deref() == Some(coding)
    }
}

/// One count per plan of the release, in its order.
#[derive(Clone, Debug)]
pub(super) struct Counts(Vec<PlanCount>);

impl Counts {
    /// `plans` is how many the release has.
    pub(super) fn new(register: &Register, plans: usize) -> Self {
        let names: Vec<Text> =
            (0..register.areas()).map(|area| register.area_id(area as u32).into()).collect();
        let mut counts = vec![PlanCount::default(); plans];
        for (number, plan) in register.plans() {
            let tagged = register.carried(number).iter();
            counts[plan.row] = PlanCount {
                coding: plan.coding.map(|coding| register.coding_id(coding).to_owned()),
                commitments: plan.commitments,
                tagged: tagged.map(|one| (names[one.area as usize].clone(), one.tagged)).collect(),
            };
        }
        Self(counts)
    }

    /// All plans with their counts.
    pub(super) fn all<'a>(&'a self, plans: &'a [Plan]) -> impl Iterator<Item = Counted<'a>> {
        plans.iter().zip(&self.0).map(|(plan, count)| Counted { plan, count })
    }

    /// The plans of a coding that have a year: those behind every number of that coding.
    pub(super) fn of<'a>(&'a self, plans: &'a [Plan], coding: &str) -> Vec<Counted<'a>> {
        self.all(plans).filter(|one| one.plan.year.is_some() && one.is_in(coding)).collect()
    }
}

/// Commitments of some plans that carry an area, with the certainty that their share has in the trends.
pub(super) fn tally<'a: 'b, 'b>(plans: impl IntoIterator<Item = &'b Counted<'a>>, area: &str) -> Tally {
    let clusters: Vec<Cluster> = plans
        .into_iter()
        .map(|one| Cluster { size: one.count.commitments, tagged: one.count.tagged(area) })
        .collect();
    let k = clusters.iter().map(|cluster| cluster.tagged).sum();
    let n = clusters.iter().map(|cluster| cluster.size).sum();
    let interval = interval(f64::from(k), n, design_effect(correlation(&clusters), &clusters));
    Tally { k, n, plans: clusters.len() as u32, interval }
}

/// Members with at least one commitment in the area, of the members of some plans.
pub(super) fn members(plans: &[Counted<'_>], area: &str) -> Part {
    let distinct = |with: bool| {
        let plans = plans.iter().filter(|one| !with || one.count.tagged(area) > 0);
        plans.map(|one| one.plan.member.as_str()).collect::<BTreeSet<_>>().len() as u32
    };
    Part { k: distinct(true), n: distinct(false) }
}

/// The areas of some plans with their commitments, the most frequent first.
pub(super) fn frequencies<'a: 'b, 'b>(
    plans: impl IntoIterator<Item = &'b Counted<'a>>,
) -> Vec<(&'a str, u32)> {
    let mut sums: BTreeMap<&str, u32> = BTreeMap::new();
    for (area, tagged) in plans.into_iter().flat_map(|one| &one.count.tagged) {
        *sums.entry(area).or_default() += tagged;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    // The sort keeps the order of the ids among equals.
    sums.sort_by_key(|(_, commitments)| std::cmp::Reverse(*commitments));
    sums
}
