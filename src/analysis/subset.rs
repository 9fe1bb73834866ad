//! The rows behind an answer: the plans of its places and level, and their commitments in its coding. Whoever has them can
//! count its numbers again.

use std::collections::{BTreeMap, BTreeSet};

use app::model::answer::Answer;
use app::model::commitment::{Commitment, Plan};
use app::model::place::Place;
use app::model::rating::StarFormula;
use polars::prelude::PolarsResult;

use super::Analysis;
use super::indicator::{Indicator, Standing};
use super::places::holds;

/// The rows behind an answer, in the order of the release.
#[derive(Clone, Debug)]
pub struct Subset<'a> {
    /// All plans of the places and the level, also those of other codings: they say which plan is in force.
    pub plans: Vec<PlanBehind<'a>>,
    /// The commitments of these plans in the coding of the answer.
    pub commitments: Vec<CommitmentBehind<'a>>,
}

/// A plan.
#[derive(Clone, Debug)]
pub struct PlanBehind<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The coding in which it counts; `None` where none of its commitments is tagged.
    pub coding: Option<String>,
}

/// A commitment.
#[derive(Clone, Debug)]
pub struct CommitmentBehind<'a> {
    /// The commitment.
    pub commitment: &'a Commitment,
    /// Areas, or challenge areas, under which it counts, by id.
    pub areas: Vec<String>,
    /// With a rated measure how it stands: `good`, `other`, or why it is not rated.
    pub standing: Option<&'static str>,
}

pub(super) fn subset<'a>(analysis: &'a Analysis, answer: &Answer) -> PolarsResult<Subset<'a>> {
    let (query, facts) = (&answer.query, analysis.facts(answer.query.by));
    let mut places: Vec<&Place> = answer.series.iter().chain(&answer.context).map(|one| &one.place).collect();
    places.dedup();
    let (ids, codings) = (facts.plans.column("plan")?.str()?, facts.plans.column("coding")?.str()?);
    let codings: BTreeMap<&str, Option<&str>> =
        ids.iter().zip(codings.iter()).filter_map(|(id, coding)| Some((id?, coding))).collect();
    let coding_of = |plan: &str| codings.get(plan).copied().flatten();
    let in_scope = |plan: &&Plan| {
        query.selection.level.is_none_or(|level| level == plan.level)
            && places.iter().any(|place| holds(place, plan))
    };
    let plans: Vec<PlanBehind<'_>> = analysis
        .data
        .plans
        .iter()
        .filter(in_scope)
        .map(|plan| PlanBehind { plan, coding: coding_of(&plan.id).map(str::to_owned) })
        .collect();
    let counted: BTreeSet<&str> = plans
        .iter()
        .filter(|one| one.coding.as_ref() == Some(&answer.coding.id))
        .map(|one| one.plan.id.as_str())
        .collect();

    let (rows, areas) = (facts.carried.column("row")?.u32()?, facts.carried.column("area")?.str()?);
    let mut carried: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (row, area) in rows.iter().zip(areas.iter()) {
        if let (Some(row), Some(area)) = (row, area) {
            carried.entry(row).or_default().push(area.to_owned());
        }
    }
    let indicator = Indicator::of(query.measure, query.formula.unwrap_or(StarFormula::Page));
    let commitments = analysis.data.commitments.iter().zip(0..);
    let commitments = commitments
        .filter(|(commitment, _)| {
            commitment.coding.as_deref() == Some(&answer.coding.id)
                && counted.contains(commitment.plan.as_str())
        })
        .map(|(commitment, row)| CommitmentBehind {
            commitment,
            areas: carried.get(&row).cloned().unwrap_or_default(),
            standing: indicator.map(|indicator| word(indicator.standing(commitment))),
        });
    Ok(Subset { commitments: commitments.collect(), plans })
}

const fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Good => "good",
        Standing::Other => "other",
        Standing::Missing => "missing",
        Standing::NotAssessed => "not_assessed",
        Standing::Pending => "pending",
        Standing::NoSuchIndicator => "no_such_indicator",
        Standing::Unclear => "unclear",
    }
}
