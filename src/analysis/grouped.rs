//! A release as it is counted by policy area, or by challenge.

use std::path::Path;
use std::sync::OnceLock;

use app::model::commitment::Plan;

use super::carried::Carried;
use super::counts::Counts;
use super::engine::{Engine, EngineError, Groups};
use super::facts::Facts;
use super::register::Register;
use crate::store::Data;

/// The counts of a release under one grouping of its areas. The tables that they were counted in are gone by then.
#[derive(Debug)]
pub(super) struct Grouped {
    /// Which commitments carry which areas.
    pub(super) carried: Carried,
    /// What the plans carry.
    pub(super) register: Register,
    /// The same plan by plan, made when a page wants it: trends need none of it.
    counts: OnceLock<Counts>,
}

impl Grouped {
    /// Has an engine count.
    pub(super) fn new(
        engine: &dyn Engine,
        data: &Data,
        folder: Option<&Path>,
        groups: &Groups,
    ) -> Result<Self, EngineError> {
        let Facts { codings, carried, areas, tagged } = engine.count(data, folder, groups)?;
        let register = Register::new(&codings, areas, tagged, &data.plans);
        Ok(Self { carried, register, counts: OnceLock::new() })
    }

    /// The counts plan by plan; `plans` are those of the release.
    pub(super) fn counts(&self, plans: &[Plan]) -> &Counts {
        self.counts.get_or_init(|| Counts::new(&self.register, plans.len()))
    }
}
