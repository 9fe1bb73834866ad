//! Rating labels to ratings, in every wording that the sources use.
//!
//! The label decides; a code only serves to notice where both disagree, because the same code means different things in
//! different editions. The ways of having no rating stay apart and none of them becomes a step of a scale.

use app::model::lang::Lang;
use app::model::rating::{
    Ambition, Completion, EarlyResults, PotentialImpact, Rating, Scale, Specificity, YesNo,
};

use rustc_hash::FxHashMap;

use super::words::{fold, nearest};

/// A label that [`plain`] made read as its rating; `None` where no scale knows it.
pub(super) type Read<S> = fn(&str) -> Option<Rating<S>>;

/// The words of a scale, from low to high.
pub(super) fn steps<S: Scale>() -> Vec<String> {
    S::STEPS.iter().map(|step| step.label(Lang::En).to_lowercase()).collect()
}

/// What is said of a label that is no step of its scale.
pub(super) fn none_of<S: Scale>(label: &str) -> String {
    let steps = steps::<S>();
    let near = nearest(label, steps.iter().map(String::as_str));
    let meant = near.first().map(|near| format!("; did you mean “{near}”?")).unwrap_or_default();
    format!("none of: {}{meant}; read as missing", steps.join(", "))
}

/// The label as it is compared: without case, accents, the letter in front (`c. Substantial`) and the repetition that
/// copies of the pages carry (`Major Major`).
pub(super) fn plain(label: &str) -> String {
    let folded = fold(label);
    let mut words: Vec<&str> = folded.split(' ').collect();
    if words.len() > 1 && words[0].len() == 1 && label.trim_start().chars().nth(1) == Some('.') {
        words.remove(0);
    }
    let half = words.len() / 2;
    if words.len() == 2 * half && words[..half] == words[half..] {
        words.truncate(half);
    }
    words.join(" ")
}

/// Plain labels by what stands in cells: an export repeats a few labels on every row.
#[derive(Default)]
pub(super) struct Plain(FxHashMap<Box<str>, Box<str>>);

/// Labels that are kept: a column of free text would fill the memory.
const KEPT: usize = 1_000;

impl Plain {
    /// The rating of a label.
    pub(super) fn rating<S>(&mut self, label: &str, read: Read<S>) -> Option<Rating<S>> {
        if label.is_empty() {
            return read(label);
        }
        if let Some(plain) = self.0.get(label) {
            return read(plain);
        }
        let plain = plain(label);
        let rating = read(&plain);
        if self.0.len() < KEPT {
            self.0.insert(label.into(), plain.into());
        }
        rating
    }
}

/// The ways of having no rating.
fn unrated<S>(label: &str) -> Option<Rating<S>> {
    Some(match label {
        "" => Rating::Missing,
        "nr" | "no irm data" | "no data" | "not assessed" | "not reviewed" => Rating::NotAssessed,
        "nd" | "na" | "n a" | "not applicable" => Rating::NoSuchIndicator,
        // The page says that nothing can be reported so far, not that nothing changed.
        "pending irm review" | "pending" | "no early results to report yet" => Rating::Pending,
        "unclear" => Rating::Unclear,
        _ => return None,
    })
}

/// Specificity; `None` is a step here.
pub(super) fn specificity(label: &str) -> Option<Rating<Specificity>> {
    Some(Rating::Rated(match label {
        "none" => Specificity::None,
        "low" => Specificity::Low,
        "medium" => Specificity::Medium,
        "high" => Specificity::High,
        other => return unrated(other),
    }))
}

/// Potential impact; `None` is a step here.
pub(super) fn potential_impact(label: &str) -> Option<Rating<PotentialImpact>> {
    Some(Rating::Rated(match label {
        "worsens" | "worsened" => PotentialImpact::Worsens,
        "none" => PotentialImpact::None,
        "minor" => PotentialImpact::Minor,
        "moderate" => PotentialImpact::Moderate,
        "transformative" => PotentialImpact::Transformative,
        other => return unrated(other),
    }))
}

/// Ambition as pages show it.
pub(super) fn ambition(label: &str) -> Option<Rating<Ambition>> {
    Some(Rating::Rated(match label {
        "low" => Ambition::Low,
        "modest" => Ambition::Modest,
        "high" | "substantial" => Ambition::High,
        other => return unrated(other),
    }))
}

/// Completion.
pub(super) fn completion(label: &str) -> Option<Rating<Completion>> {
    Some(Rating::Rated(match label {
        "withdrawn" | "retirado" | "retire" => Completion::Withdrawn,
        "no evidence available" | "no evidence" => Completion::NoEvidence,
        "not started" | "no iniciado" | "non commence" => Completion::NotStarted,
        "limited" | "limitado" | "limite" => Completion::Limited,
        "substantial" | "sustancial" | "substantiel" => Completion::Substantial,
        "complete" | "completed" | "completo" | "acheve" => Completion::Complete,
        other => return unrated(other),
    }))
}

/// Early results, or whether it opened government.
pub(super) fn early_results(label: &str) -> Option<Rating<EarlyResults>> {
    Some(Rating::Rated(match label {
        "worsened" => EarlyResults::Worsened,
        "none" | "did not change" | "no notable" | "no notable results" => EarlyResults::DidNotChange,
        "marginal" | "moderate" => EarlyResults::Marginal,
        "major" | "significant" => EarlyResults::Major,
        "outstanding" => EarlyResults::Outstanding,
        other => return unrated(other),
    }))
}

/// A plain yes or no, in words or as 1 and 0.
pub(super) fn yes_no(label: &str) -> Option<Rating<YesNo>> {
    Some(Rating::Rated(match label {
        "1" | "true" | "yes" | "si" | "oui" | "yes starred" | "starred" | "verifiable" | "relevant" => {
            YesNo::Yes
        }
        "0" | "false" | "no" | "non" | "not starred" | "not verifiable" | "not relevant" => YesNo::No,
        other => return unrated(other),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_repetitions_are_no_part_of_a_label() {
        assert_eq!(completion(&plain("c. Substantial")), Some(Rating::Rated(Completion::Substantial)));
        assert_eq!(completion(&plain("a. Not Started")), Some(Rating::Rated(Completion::NotStarted)));
        assert_eq!(early_results(&plain("Major Major")), Some(Rating::Rated(EarlyResults::Major)));
        assert_eq!(
            early_results(&plain("Did Not Change Did Not Change")),
            Some(Rating::Rated(EarlyResults::DidNotChange))
        );
        assert_eq!(yes_no(&plain("Yes Starred")), Some(Rating::Rated(YesNo::Yes)));
    }

    #[test]
    fn the_ways_of_having_no_rating_stay_apart() {
        let labels = ["", "NR", "No IRM Data", "ND", "N/A", "Pending IRM Review", "Unclear"];
        let ratings = labels.map(|label| completion(&plain(label)).map(Rating::slug));
        assert_eq!(
            ratings.map(Option::unwrap_or_default),
            [
                "missing",
                "not-assessed",
                "not-assessed",
                "no-such-indicator",
                "no-such-indicator",
                "pending",
                "unclear"
            ]
        );
    }

    #[test]
    fn none_is_a_step_where_the_scale_has_it_and_unknown_elsewhere() {
        assert_eq!(specificity(&plain("None")), Some(Rating::Rated(Specificity::None)));
        assert_eq!(potential_impact(&plain("None")), Some(Rating::Rated(PotentialImpact::None)));
        assert_eq!(early_results(&plain("b. None")), Some(Rating::Rated(EarlyResults::DidNotChange)));
        assert_eq!(completion(&plain("None")), None);
        assert_eq!(ambition(&plain("None")), None);
    }
}
