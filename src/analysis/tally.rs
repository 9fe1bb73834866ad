//! k of n over all years of a selection, with its interval.
//!
//! The same counts as the trends are made from, so that both say the same.

use std::collections::BTreeMap;

use app::model::commitment::Commitment;
use app::model::place::Level;
use app::model::portion::Portion;
use app::model::query::Grouping;
use app::model::release::Coding;

use super::Analysis;
use super::counts::Counted;
use super::indicator::{Indicator, Standing};
use super::statistics::cluster::{Cluster, correlation, design_effect};
use super::statistics::wilson::interval;

/// Commitments that carry an area, of all in the coding, with the design effect of the plans.
pub(super) fn share(area: &str, plans: &[Counted<'_>]) -> Portion {
    let of_plan = |one: &Counted<'_>| Cluster { size: one.count.commitments, tagged: one.count.tagged(area) };
    clustered(&plans.iter().map(of_plan).collect::<Vec<_>>())
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
pub(super) fn main_coding(analysis: &Analysis, level: Level) -> Option<Coding> {
    let of_level = |coding: &Coding| -> u32 {
        let plans = analysis.counts(Grouping::Area).all(&analysis.data.plans);
        let plans = plans.filter(|one| one.plan.level == level && one.is_in(&coding.id));
        plans.map(|one| one.count.commitments).sum()
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
