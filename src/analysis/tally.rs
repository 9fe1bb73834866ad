//! Plans one by one: what each holds in the coding it is counted in. For questions over all years of a selection.
//!
//! The same counts as the trends are made from, so that both say the same.

use std::collections::BTreeMap;

use app::model::commitment::{Commitment, Plan};
use app::model::place::Level;
use app::model::portion::Portion;
use app::model::release::Coding;

use super::indicator::{Indicator, Standing};
use super::statistics::cluster::{Cluster, correlation, design_effect};
use super::statistics::wilson::interval;
use super::{Analysis, AnalysisError};

/// One plan with its counts.
#[derive(Clone, Debug)]
pub(super) struct Tally<'a> {
    pub(super) plan: &'a Plan,
    /// The coding it is counted in; empty where none of its commitments is tagged.
    pub(super) coding: String,
    /// Commitments in that coding.
    pub(super) size: u32,
    /// Commitments per area in that coding.
    pub(super) tagged: BTreeMap<String, u32>,
}

impl Tally<'_> {
    pub(super) fn carries(&self, area: &str) -> u32 {
        self.tagged.get(area).copied().unwrap_or_default()
    }
}

/// All plans of a release, in its order.
pub(super) fn tallies(analysis: &Analysis) -> Result<Vec<Tally<'_>>, AnalysisError> {
    let facts = &analysis.by_area;
    let mut tagged: BTreeMap<&str, BTreeMap<String, u32>> = BTreeMap::new();
    let (plan, area) = (facts.tagged.column("plan")?.str()?, facts.tagged.column("area")?.str()?);
    let counts = facts.tagged.column("tagged")?.u32()?;
    for ((plan, area), count) in plan.iter().zip(area.iter()).zip(counts.iter()) {
        if let (Some(plan), Some(area), Some(count)) = (plan, area, count) {
            tagged.entry(plan).or_default().insert(area.to_owned(), count);
        }
    }
    let mut coded: BTreeMap<&str, (&str, u32)> = BTreeMap::new();
    let (plan, coding) = (facts.plans.column("plan")?.str()?, facts.plans.column("coding")?.str()?);
    let sizes = facts.plans.column("commitments")?.u32()?;
    for ((plan, coding), size) in plan.iter().zip(coding.iter()).zip(sizes.iter()) {
        if let (Some(plan), Some(coding), Some(size)) = (plan, coding, size) {
            coded.insert(plan, (coding, size));
        }
    }
    let plans = analysis.data.plans.iter().map(|plan| {
        let (coding, size) = coded.get(plan.id.as_str()).copied().unwrap_or_default();
        let tagged = tagged.get(plan.id.as_str()).cloned().unwrap_or_default();
        Tally { plan, coding: coding.into(), size, tagged }
    });
    Ok(plans.collect())
}

/// Commitments that carry an area, of all in the coding, with the design effect of the plans.
pub(super) fn share<'a>(area: &str, plans: impl Iterator<Item = &'a Tally<'a>>) -> Portion {
    clustered(
        &plans.map(|tally| Cluster { size: tally.size, tagged: tally.carries(area) }).collect::<Vec<_>>(),
    )
}

/// k of n of some clusters.
pub(super) fn clustered(clusters: &[Cluster]) -> Portion {
    let k = clusters.iter().map(|cluster| cluster.tagged).sum();
    let n = clusters.iter().map(|cluster| cluster.size).sum();
    let effect = design_effect(correlation(clusters), clusters);
    Portion { k, n, interval: interval(f64::from(k), n, effect) }
}

/// k of n of things that are independent, as plans and members are.
pub(super) fn plain(k: usize, n: usize) -> Portion {
    let (k, n) = (k as u32, n as u32);
    Portion { k, n, interval: interval(f64::from(k), n, 1.0) }
}

/// Commitments that stand well on an indicator, of those rated, with the design effect of the plans; and how many are not
/// rated.
pub(super) fn rated<'a>(
    indicator: Indicator,
    commitments: impl Iterator<Item = &'a Commitment>,
) -> (Portion, u32) {
    let mut by_plan: BTreeMap<&str, Cluster> = BTreeMap::new();
    let mut unrated = 0;
    for commitment in commitments {
        let good = match indicator.standing(commitment) {
            Standing::Good => true,
            Standing::Other => false,
            _ => {
                unrated += 1;
                continue;
            }
        };
        let cluster = by_plan.entry(&commitment.plan).or_insert(Cluster { size: 0, tagged: 0 });
        cluster.size += 1;
        cluster.tagged += u32::from(good);
    }
    (clustered(&by_plan.into_values().collect::<Vec<_>>()), unrated)
}

/// The coding with most commitments of a level; on a tie the one with most of all.
pub(super) fn main_coding(analysis: &Analysis, tallies: &[Tally<'_>], level: Level) -> Option<Coding> {
    let of_level = |coding: &Coding| -> u32 {
        let plans = tallies.iter().filter(|tally| tally.plan.level == level && tally.coding == coding.id);
        plans.map(|tally| tally.size).sum()
    };
    let codings = analysis.data.release.codings.iter().map(|coding| (of_level(coding), coding));
    let (commitments, coding) = codings.rev().max_by_key(|(commitments, _)| *commitments)?;
    (commitments > 0).then(|| coding.clone())
}

/// What stands for the coding of a release without any.
pub(super) fn no_coding() -> Coding {
    Coding { id: String::new(), name: String::new(), commitments: 0, years: None, complete: false }
}

/// First and last of some years.
pub(super) fn span(years: impl Iterator<Item = i32>) -> Option<(i32, i32)> {
    years.fold(None, |span, year| match span {
        None => Some((year, year)),
        Some((first, last)) => Some((first.min(year), last.max(year))),
    })
}
