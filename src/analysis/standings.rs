//! How some commitments stand on every indicator: k in the good group, of those that are rated, and why the others are not.
//!
//! The indicators and their good groups are those of the rated measures; levels are never pooled, so who asks chooses one.

use std::collections::BTreeMap;

use app::model::answer::Unrated;
use app::model::commitment::Commitment;
use app::model::profile::{Rated, Tally};
use app::model::query::Measure;
use app::model::rating::StarFormula;

use super::indicator::{Indicator, Standing};
use super::statistics::cluster::{Cluster, correlation, design_effect};
use super::statistics::wilson::interval;

/// The rated measures, in the order in which they are shown.
const MEASURES: [Measure; 6] = [
    Measure::Completion,
    Measure::Ambition,
    Measure::EarlyResults,
    Measure::Starred,
    Measure::Relevant,
    Measure::Verifiable,
];

/// The commitments on each of the rated measures; stars by one formula.
pub(super) fn standings(commitments: &[&Commitment], formula: StarFormula) -> Vec<Rated> {
    let rated = |measure| Some(of_indicator(commitments, measure, Indicator::of(measure, formula)?));
    let mut all: Vec<Rated> = MEASURES.into_iter().filter_map(rated).collect();
    for rated in all.iter_mut().filter(|rated| rated.measure == Measure::Starred) {
        rated.formula = Some(formula);
    }
    all
}

fn of_indicator(commitments: &[&Commitment], measure: Measure, indicator: Indicator) -> Rated {
    let mut unrated = Unrated::default();
    let mut clusters: BTreeMap<&str, Cluster> = BTreeMap::new();
    for commitment in commitments {
        let mut rate = |good: u32| {
            let cluster = clusters.entry(&commitment.plan).or_insert(Cluster { size: 0, tagged: 0 });
            cluster.size += 1;
            cluster.tagged += good;
        };
        match indicator.standing(commitment) {
            Standing::Good => rate(1),
            Standing::Other => rate(0),
            Standing::Missing => unrated.missing += 1,
            Standing::NotAssessed => unrated.not_assessed += 1,
            Standing::Pending => unrated.pending += 1,
            Standing::NoSuchIndicator => unrated.no_such_indicator += 1,
            Standing::Unclear => unrated.unclear += 1,
        }
    }
    let clusters: Vec<Cluster> = clusters.into_values().collect();
    let k = clusters.iter().map(|cluster| cluster.tagged).sum();
    let n = clusters.iter().map(|cluster| cluster.size).sum();
    let interval = interval(f64::from(k), n, design_effect(correlation(&clusters), &clusters));
    let tally = Tally { k, n, plans: clusters.len() as u32, interval };
    Rated { measure, formula: None, tally, unrated }
}
