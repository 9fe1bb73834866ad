//! Stars recomputed from the ratings, formula by formula.
//!
//! OGP starred model commitments from 2014 to the plans of 2019, and changed the rule on the way. Each rule is computed by
//! itself over all commitments that it can judge, and no answer ever joins two of them. The rules are those of the columns
//! of the Explorer edition of 2016, whose own marks they reproduce (but for three rows of El Salvador's second plan, and two of Moldova's whose label and code disagree):
//!
//! | formula | rule |
//! |---|---|
//! | F1 | relevant; potential impact moderate or transformative; completion substantial or complete in the progress report |
//! | F2 | F1 and specificity medium or high |
//! | F3 | F2 with transformative impact only |
//! | F3e | F3 with completion at the end of the term |
//!
//! F0, the mark of the edition of May 2015, and the star that a page of today prints are taken as published: for neither a
//! rule is known that gives them.

use app::model::rating::{
    Completion, CompletionStage, PotentialImpact, Rating, Ratings, Scale, Specificity, StarFormula, YesNo,
};

/// The star of a commitment by one formula, or why that formula cannot judge it.
#[must_use]
pub fn star(formula: StarFormula, ratings: &Ratings) -> Rating<YesNo> {
    match formula {
        StarFormula::F0 | StarFormula::Page => published(formula, ratings),
        StarFormula::F1 => all([relevant(ratings), ambitious(ratings), high(ratings.completion_mid_term)]),
        StarFormula::F2 => all([star(StarFormula::F1, ratings), specific(ratings)]),
        StarFormula::F3 => all([star(StarFormula::F2, ratings), transformative(ratings)]),
        StarFormula::F3e => all([
            relevant(ratings),
            transformative(ratings),
            specific(ratings),
            high(completion_at_the_end(ratings)),
        ]),
    }
}

fn published(formula: StarFormula, ratings: &Ratings) -> Rating<YesNo> {
    if ratings.starred_formula == Some(formula) {
        return ratings.starred;
    }
    match ratings.starred {
        Rating::Rated(_) => Rating::NoSuchIndicator,
        unrated => unrated,
    }
}

fn relevant(ratings: &Ratings) -> Rating<YesNo> {
    ratings.relevant
}

fn ambitious(ratings: &Ratings) -> Rating<YesNo> {
    met(ratings.potential_impact, |step| step >= PotentialImpact::Moderate)
}

fn transformative(ratings: &Ratings) -> Rating<YesNo> {
    met(ratings.potential_impact, |step| step == PotentialImpact::Transformative)
}

fn specific(ratings: &Ratings) -> Rating<YesNo> {
    met(ratings.specificity, |step| step >= Specificity::Medium)
}

fn high(completion: Rating<Completion>) -> Rating<YesNo> {
    met(completion, |step| step >= Completion::Substantial)
}

fn completion_at_the_end(ratings: &Ratings) -> Rating<Completion> {
    match ratings.completion_stage {
        Some(CompletionStage::EndOfTerm) => ratings.completion,
        Some(CompletionStage::MidTerm) => Rating::NotAssessed,
        // Without a stage there is either no rating or one whose date is not known.
        None => ratings.completion.step().map_or(ratings.completion, |_| Rating::NoSuchIndicator),
    }
}

/// A condition on a rating. An assessor who could not tell did not find it met: such a commitment got no star.
fn met<S: Scale>(rating: Rating<S>, condition: impl Fn(S) -> bool) -> Rating<YesNo> {
    match rating {
        Rating::Rated(step) => Rating::Rated(if condition(step) { YesNo::Yes } else { YesNo::No }),
        Rating::Unclear => Rating::Rated(YesNo::No),
        Rating::Missing => Rating::Missing,
        Rating::NotAssessed => Rating::NotAssessed,
        Rating::Pending => Rating::Pending,
        Rating::NoSuchIndicator => Rating::NoSuchIndicator,
    }
}

/// All conditions together; a commitment that was not rated on one of them cannot be judged.
fn all<const N: usize>(conditions: [Rating<YesNo>; N]) -> Rating<YesNo> {
    let unrated = conditions.into_iter().find(|condition| condition.step().is_none());
    let is_met = || conditions.iter().all(|condition| *condition == Rating::Rated(YesNo::Yes));
    unrated.unwrap_or_else(|| Rating::Rated(if is_met() { YesNo::Yes } else { YesNo::No }))
}
