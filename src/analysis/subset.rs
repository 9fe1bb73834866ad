//! The rows behind an answer: the plans of its places and level, and their commitments in its coding. Whoever has them can
//! count its numbers again.

use std::collections::{BTreeMap, BTreeSet};

use app::model::answer::Answer;
use app::model::commitment::{Commitment, Plan};
use app::model::local::Themes;
use app::model::map::{Layer, MapAnswer};
use app::model::place::{Level, Place};
use app::model::query::Grouping;
use app::model::rating::StarFormula;

use super::Analysis;
use super::indicator::{Indicator, Standing};
use super::places::holds;

/// The rows behind an answer, in the order of the release.
#[derive(Clone, Debug)]
pub struct Subset<'a> {
    /// All plans of the places and the level, also those of other codings: they say which plan is in force.
    pub plans: Vec<PlanBehind<'a>>,
    /// The commitments of these plans: those in the coding of the answer, and where an answer counts others, too, all.
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

pub(super) fn subset<'a>(analysis: &'a Analysis, answer: &Answer) -> Subset<'a> {
    let (query, carried) = (&answer.query, analysis.carried(answer.query.by));
    let mut places: Vec<&Place> = answer.series.iter().chain(&answer.context).map(|one| &one.place).collect();
    places.dedup();
    let in_scope = |plan: &Plan| {
        query.selection.level.is_none_or(|level| level == plan.level)
            && places.iter().any(|place| holds(place, plan))
    };
    let plans = plans(analysis, query.by, in_scope);
    let counted: BTreeSet<&str> = plans
        .iter()
        .filter(|one| one.coding.as_ref() == Some(&answer.coding.id))
        .map(|one| one.plan.id.as_str())
        .collect();

    let names = carried.areas();
    let name = |area: &u32| names[*area as usize].clone();
    let carried: BTreeMap<u32, Vec<String>> =
        carried.iter().map(|one| (one.row, one.areas.iter().map(name).collect())).collect();
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
    Subset { commitments: commitments.collect(), plans }
}

/// Behind the map: everything of its level, since it counts plans and commitments of all codings, too.
pub(super) fn of_map<'a>(analysis: &'a Analysis, answer: &MapAnswer) -> Subset<'a> {
    let level = match answer.query.layer {
        Layer::National => Level::National,
        Layer::Local => Level::Local,
    };
    let plans = plans(analysis, Grouping::Area, |plan| plan.level == level);
    let commitments = analysis.data.commitments.iter().filter(|commitment| commitment.level == level);
    let commitments = commitments.map(|commitment| CommitmentBehind {
        standing: Some(word(Indicator::Completion.standing(commitment))),
        ..as_it_is(commitment)
    });
    Subset { commitments: commitments.collect(), plans }
}

/// Behind the areas of local plans beside those of national ones: the plans of both levels in their coding and years.
pub(super) fn of_local<'a>(analysis: &'a Analysis, themes: &Themes) -> Subset<'a> {
    let within = |plan: &Plan| plan.year.is_some_and(|year| themes.years.0 <= year && year <= themes.years.1);
    let mut plans = plans(analysis, Grouping::Area, within);
    plans.retain(|one| one.coding.as_ref() == Some(&themes.coding.id));
    let counted: BTreeSet<&str> = plans.iter().map(|one| one.plan.id.as_str()).collect();
    let commitments = analysis.data.commitments.iter().filter(|commitment| {
        commitment.coding.as_deref() == Some(&themes.coding.id) && counted.contains(commitment.plan.as_str())
    });
    Subset { commitments: commitments.map(as_it_is).collect(), plans }
}

/// The plans that are in scope, each with the coding in which it counts.
fn plans<'a>(analysis: &'a Analysis, by: Grouping, in_scope: impl Fn(&Plan) -> bool) -> Vec<PlanBehind<'a>> {
    let counted = analysis.counts(by).all(&analysis.data.plans).filter(|one| in_scope(one.plan));
    counted.map(|one| PlanBehind { plan: one.plan, coding: one.count.coding.clone() }).collect()
}

/// A commitment under its own areas.
fn as_it_is(commitment: &Commitment) -> CommitmentBehind<'_> {
    CommitmentBehind {
        commitment,
        areas: commitment.areas.iter().map(ToString::to_string).collect(),
        standing: None,
    }
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
