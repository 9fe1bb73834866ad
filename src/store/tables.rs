//! The tables of a release as Parquet for others: the canonical columns, without the copies of input rows that only an
//! ingest needs.

use app::model::commitment::{Commitment, Plan};

use super::disk::parquet;
use super::frames::{FrameError, commitments_frame, plans_frame};

/// Columns that repeat the input as it was read.
const INNER: [&str; 2] = ["origins", "raw"];

/// One row per commitment.
///
/// # Errors
/// Only if Polars refuses the columns, which would be a defect.
pub fn commitments_parquet(commitments: &[Commitment]) -> Result<Vec<u8>, FrameError> {
    let mut frame = commitments_frame(commitments)?.drop_many(INNER);
    parquet(&mut frame)
}

/// One row per plan.
///
/// # Errors
/// Only if Polars refuses the columns, which would be a defect.
pub fn plans_parquet(plans: &[Plan]) -> Result<Vec<u8>, FrameError> {
    parquet(&mut plans_frame(plans)?)
}
