//! What the rated measures look at: an indicator of the IRM, and which of its steps are the good group.
//!
//! The groups are OGP's: verifiable (specificity medium or high), relevant, ambitious (potential impact moderate or
//! transformative; later substantial potential for results), high completion (substantial or complete), strong early
//! results (major or outstanding, later significant). Sources: OGP's glossary at
//! <https://www.opengovpartnership.org/glossary/>, pages verifiability, relevance, ambition, completion, early-results.

use app::model::commitment::Commitment;
use app::model::query::Measure;
use app::model::rating::{
    Ambition, Completion, EarlyResults, PotentialImpact, Rating, Scale, Specificity, StarFormula, YesNo,
};

use super::stars;

/// An indicator with its good group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Indicator {
    Completion,
    Ambition,
    EarlyResults,
    Starred(StarFormula),
    Verifiable,
    Relevant,
}

/// How a commitment stands on an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Rated in the good group.
    Good,
    /// Rated, but not in the good group.
    Other,
    Missing,
    NotAssessed,
    Pending,
    NoSuchIndicator,
    Unclear,
}

impl Indicator {
    /// What a measure looks at; `None` where it looks at no rating.
    pub(super) const fn of(measure: Measure, formula: StarFormula) -> Option<Self> {
        Some(match measure {
            Measure::Completion => Self::Completion,
            Measure::Ambition => Self::Ambition,
            Measure::EarlyResults => Self::EarlyResults,
            Measure::Starred => Self::Starred(formula),
            Measure::Verifiable => Self::Verifiable,
            Measure::Relevant => Self::Relevant,
            Measure::Inforce | Measure::Plans | Measure::Share | Measure::Count => return None,
        })
    }

    /// How a commitment stands.
    pub(super) fn standing(self, commitment: &Commitment) -> Standing {
        let ratings = &commitment.ratings;
        match self {
            Self::Completion => group(ratings.completion, |step| step >= Completion::Substantial),
            // A commitment has one or the other: which, depends on the year and the source.
            Self::Ambition if speaks_for(ratings.ambition, ratings.potential_impact) => {
                group(ratings.ambition, |step| step == Ambition::High)
            }
            Self::Ambition => group(ratings.potential_impact, |step| step >= PotentialImpact::Moderate),
            Self::EarlyResults => group(ratings.early_results, |step| step >= EarlyResults::Major),
            Self::Starred(formula) => group(stars::star(formula, ratings), |step| step == YesNo::Yes),
            // Early reports rated specificity, from which verifiability followed.
            Self::Verifiable if speaks_for(ratings.specificity, ratings.verifiable) => {
                group(ratings.specificity, |step| step >= Specificity::Medium)
            }
            Self::Verifiable => group(ratings.verifiable, |step| step == YesNo::Yes),
            Self::Relevant => group(ratings.relevant, |step| step == YesNo::Yes),
        }
    }
}

/// Whether a rating says something where its sister indicator does not exist.
fn speaks_for<S: Scale, T: Scale>(rating: Rating<S>, sister: Rating<T>) -> bool {
    rating != Rating::Missing && matches!(sister, Rating::Missing | Rating::NoSuchIndicator)
}

fn group<S: Scale>(rating: Rating<S>, is_good: impl Fn(S) -> bool) -> Standing {
    match rating {
        Rating::Rated(step) if is_good(step) => Standing::Good,
        Rating::Rated(_) => Standing::Other,
        Rating::Missing => Standing::Missing,
        Rating::NotAssessed => Standing::NotAssessed,
        Rating::Pending => Standing::Pending,
        Rating::NoSuchIndicator => Standing::NoSuchIndicator,
        Rating::Unclear => Standing::Unclear,
    }
}
