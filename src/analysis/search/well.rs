//! “Who did this well?”: one rule, for the list and for its count.

use app::model::commitment::Commitment;

use super::super::indicator::{Indicator, Standing};

/// Whether a commitment did well: completion substantial or complete, and either ambition high, potential impact moderate or
/// transformative, or early results major or outstanding.
///
/// `None` where that cannot be judged: without a rating of completion, or without any of the others.
pub(super) fn judged(commitment: &Commitment) -> Option<bool> {
    let good = |indicator: Indicator| match indicator.standing(commitment) {
        Standing::Good => Some(true),
        Standing::Other => Some(false),
        _ => None,
    };
    let done = good(Indicator::Completion)?;
    let outcome = match (good(Indicator::Ambition), good(Indicator::EarlyResults)) {
        (None, None) => return None,
        (ambition, early) => ambition == Some(true) || early == Some(true),
    };
    Some(done && outcome)
}
