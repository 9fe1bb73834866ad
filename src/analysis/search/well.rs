//! “Who did this well?”: one rule, for the list and for its count.

use app::model::rating::{Ambition, Completion, EarlyResults, PotentialImpact, Ratings};

/// Whether a commitment did well: completion substantial or complete, and either ambition high, potential impact moderate or
/// transformative, or early results major or outstanding.
///
/// `None` where that cannot be judged: without a rating of completion, or without any of the other three.
pub(super) fn judged(ratings: &Ratings) -> Option<bool> {
    let completion = ratings.completion.step()?;
    let (ambition, impact) = (ratings.ambition.step(), ratings.potential_impact.step());
    let early = ratings.early_results.step();
    if ambition.is_none() && impact.is_none() && early.is_none() {
        return None;
    }
    let done = matches!(completion, Completion::Substantial | Completion::Complete);
    let ambitious = ambition == Some(Ambition::High)
        || matches!(impact, Some(PotentialImpact::Moderate | PotentialImpact::Transformative));
    let opened = matches!(early, Some(EarlyResults::Major | EarlyResults::Outstanding));
    Some(done && (ambitious || opened))
}
