//! One row of one file, understood but not yet joined with other rows.

use std::sync::Arc;

use app::model::commitment::{Commitment, OgpValue};
use app::model::month::Month;
use app::model::original::RawRow;
use app::model::rating::Ratings;
use app::model::text::Text;

use super::members::Who;
use super::plan_dates::PlanDate;

/// A row of a source as a commitment of its own.
pub(super) struct Draft {
    /// Index of the file among the sources.
    pub source: usize,
    /// Line where the row begins.
    pub line: u32,
    pub who: Who,
    /// The OGP code, upper case.
    pub code: Option<Text>,
    pub hint: Arc<PlanHint>,
    /// As published, or as the title carries it; repaired later where it is repeated in its plan.
    pub number: Option<Text>,
    pub title: Text,
    pub text: Option<Text>,
    pub lead: Option<Text>,
    pub support: Option<Text>,
    pub start: Option<Month>,
    pub end: Option<Month>,
    /// The coding and its areas; `None` where the row says nothing about areas.
    pub areas: Option<(&'static str, Arc<[Text]>)>,
    pub values: Arc<[OgpValue]>,
    pub ratings: Ratings,
    pub url: Option<Text>,
    pub raw: RawRow,
    /// Index of the plan among those of the member, once they are known.
    pub plan: usize,
    /// Its id.
    pub plan_id: Text,
    pub fate: Fate,
    /// The number as it identifies the commitment in its plan; `None` where there is none or it is repeated.
    pub number_key: Option<Text>,
}

/// What becomes of a row.
#[derive(Default)]
pub(super) enum Fate {
    /// It is a commitment of its own, as nearly all are.
    #[default]
    Alone,
    /// It was joined with older ones to this commitment.
    Joined(Box<Commitment>),
    /// It went into another one.
    Gone,
}

/// Rows become commitments where they stand, a million of them without memory of their own.
const _: () = assert!(size_of::<Draft>() >= size_of::<Commitment>());

/// What a row says about its plan.
#[derive(Clone, Default, PartialEq)]
pub(super) struct PlanHint {
    /// The plan's number among the member's plans, from a column of its own.
    pub number: Option<u32>,
    /// Year of submission.
    pub year: Option<i32>,
    pub title: Option<Text>,
    pub start: Option<PlanDate>,
    pub end: Option<PlanDate>,
}
