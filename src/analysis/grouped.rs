//! A release as it is counted by policy area, or by challenge.

use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::thread;

use app::model::commitment::Plan;
use app::model::query::Grouping;

use super::carried::Carried;
use super::counts::Counts;
use super::facts::Facts;
use super::register::Register;

/// One for each grouping of areas.
#[derive(Clone, Debug)]
pub struct PerGrouping<T> {
    /// By policy area.
    pub area: T,
    /// By challenge.
    pub challenge: T,
}

impl<T> PerGrouping<T> {
    /// That of a grouping.
    pub fn of(&self, by: Grouping) -> &T {
        match by {
            Grouping::Area => &self.area,
            Grouping::Challenge => &self.challenge,
        }
    }

    /// Both, as references.
    pub fn each(&self) -> PerGrouping<&T> {
        PerGrouping { area: &self.area, challenge: &self.challenge }
    }

    /// Makes something of each, one after the other.
    pub fn map<R>(self, make: impl Fn(T) -> R) -> PerGrouping<R> {
        PerGrouping { area: make(self.area), challenge: make(self.challenge) }
    }

    /// The same side by side, in threads of their own: some of this work waits for Polars, or for a cluster.
    pub fn map_beside<R: Send>(self, make: impl Fn(T) -> R + Sync) -> PerGrouping<R>
    where
        T: Send,
    {
        let Self { area, challenge } = self;
        thread::scope(|threads| {
            let challenge = threads.spawn(|| make(challenge));
            let area = make(area);
            PerGrouping { area, challenge: challenge.join().unwrap_or_else(|panic| resume_unwind(panic)) }
        })
    }
}

impl<T, E> PerGrouping<Result<T, E>> {
    /// Both where both went well.
    ///
    /// # Errors
    /// The first that there is.
    pub fn both(self) -> Result<PerGrouping<T>, E> {
        Ok(PerGrouping { area: self.area?, challenge: self.challenge? })
    }
}

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
    /// From what was counted; `plans` are those of the release.
    pub(super) fn new(facts: Facts, plans: &[Plan]) -> Self {
        let Facts { codings, carried, areas, tagged } = facts;
        let register = Register::new(&codings, areas, tagged, plans);
        Self { carried, register, counts: OnceLock::new() }
    }

    /// The counts plan by plan; `plans` are those of the release.
    pub(super) fn counts(&self, plans: &[Plan]) -> &Counts {
        self.counts.get_or_init(|| Counts::new(&self.register, plans.len()))
    }
}
