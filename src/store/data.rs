//! A release in memory: the canonical rows, the report, and the id made from them.

use std::collections::{BTreeMap, BTreeSet};

use app::model::commitment::{Commitment, Plan};
use app::model::place::Level;
use app::model::release::{Coding, Kind, Release};
use app::model::report::Report;
use rustc_hash::FxHashMap;

use super::identity::release_id;
use crate::ingest::Ingested;

/// A release with all its rows.
#[derive(Clone, Debug)]
pub struct Data {
    /// What pages and files say about it.
    pub release: Release,
    /// Commitments, in the order of the ingest.
    pub commitments: Vec<Commitment>,
    /// Plans, in the order of the ingest.
    pub plans: Vec<Plan>,
    /// What was read, repaired, joined and rejected.
    pub report: Report,
}

impl Data {
    /// The release that an ingest, or a simulation, gives.
    #[must_use]
    pub fn new(ingested: Ingested, kind: Kind) -> Self {
        let Ingested { commitments, plans, report } = ingested;
        let members = |level| {
            let of_level = plans.iter().filter(|plan| plan.level == level).map(|plan| plan.member.as_str());
            of_level.collect::<BTreeSet<_>>().len() as u32
        };
        let (id, codings) =
            rayon::join(|| release_id(&commitments, &plans, kind), || codings(&commitments, &plans));
        let release = Release {
            id,
            kind,
            sources: used_sources(&report),
            commitments: commitments.len() as u32,
            plans: plans.len() as u32,
            national_members: members(Level::National),
            local_members: members(Level::Local),
            years: span(plans.iter().filter_map(|plan| plan.year)),
            codings,
        };
        Self { release, commitments, plans, report }
    }

    /// Whether there is anything to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.commitments.is_empty()
    }
}

fn used_sources(report: &Report) -> Vec<String> {
    report
        .sources
        .iter()
        .filter(|source| source.failure.is_none())
        .map(|source| source.name.clone())
        .collect()
}

/// First and last of some years.
fn span(years: impl Iterator<Item = i32>) -> Option<(i32, i32)> {
    years.fold(None, |span, year| match span {
        None => Some((year, year)),
        Some((first, last)) => Some((first.min(year), last.max(year))),
    })
}

/// The codings with their sizes, the largest first.
fn codings(commitments: &[Commitment], plans: &[Plan]) -> Vec<Coding> {
    let years: FxHashMap<_, _> = plans.iter().map(|plan| (plan.id.as_str(), plan.year)).collect();
    let mut by_id: BTreeMap<&str, (u32, Vec<i32>)> = BTreeMap::new();
    // The commitments of a plan follow each other.
    for alike in commitments.chunk_by(|one, next| one.plan == next.plan && one.coding == next.coding) {
        if let Some(coding) = &alike[0].coding {
            let (count, of_plans) = by_id.entry(coding).or_default();
            *count += alike.len() as u32;
            of_plans.extend(years.get(alike[0].plan.as_str()).copied().flatten());
        }
    }
    let mut codings: Vec<_> = by_id
        .into_iter()
        .map(|(id, (commitments, years))| Coding {
            id: id.into(),
            name: coding_name(id).into(),
            commitments,
            years: span(years.into_iter()),
            complete: is_complete(id),
        })
        .collect();
    codings.sort_by(|a, b| b.commitments.cmp(&a.commitments).then_with(|| a.id.cmp(&b.id)));
    codings
}

fn coding_name(id: &str) -> &str {
    match id {
        "explorer-2014" => "Explorer tags of 2014",
        "site" => "OGP’s pages",
        "own" => "the files’ own areas",
        "simulated-1" => "simulated coding 1",
        "simulated-2" => "simulated coding 2",
        other => other,
    }
}

/// The Explorer exports every plan of its years, and so does a simulation; the compiled pages are what could be found.
fn is_complete(coding: &str) -> bool {
    coding.starts_with("explorer-") || coding.starts_with("simulated-")
}
