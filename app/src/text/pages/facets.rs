//! Names of the facets of commitments, and of those of their values that are words of the interface.

use crate::model::lang::Lang;
use crate::model::place::{Level, Named, Region};
use crate::model::query::Grouping;
use crate::model::rating::{Ambition, Completion, EarlyResults, PotentialImpact, Rating, Scale, YesNo};
use crate::model::search::{Key, UNCODED};
use crate::text::names::coding_word;
use crate::text::phrase::{Phrase, phrase};

use super::commitment::INDICATORS;
use super::commitments::STARRED;
use super::trends::grouping;
use super::{LEVEL, LOCAL, MEMBER, NATIONAL, REGION, colon};

const IMPACT: Phrase = INDICATORS[3];
const AMBITION: Phrase = INDICATORS[4];
const COMPLETION: Phrase = INDICATORS[5];
const EARLY_RESULTS: Phrase = INDICATORS[6];
const STAR: Phrase = INDICATORS[7];

/// Heading of a facet.
#[must_use]
pub const fn facet(key: Key) -> Phrase {
    match key {
        Key::Area => grouping(Grouping::Area),
        Key::Challenge => grouping(Grouping::Challenge),
        Key::Region => REGION,
        Key::Country => phrase(
            "Country with its local members",
            "País con sus miembros locales",
            "Pays avec ses membres locaux",
        ),
        Key::Member => MEMBER,
        Key::Level => LEVEL,
        Key::Completion => COMPLETION,
        Key::Ambition => phrase(
            "Ambition or potential impact",
            "Ambición o impacto potencial",
            "Ambition ou impact potentiel",
        ),
        Key::EarlyResults => EARLY_RESULTS,
        Key::Starred => STAR,
        Key::Coding => phrase(
            "Areas counted in the coding",
            "Áreas contadas en la codificación",
            "Domaines comptés dans le codage",
        ),
    }
}

/// A value with the heading of its facet: “Completion: Limited”.
#[must_use]
pub fn titled(lang: Lang, key: Key, value: &str) -> String {
    beneath(lang, facet(key), value)
}

fn beneath(lang: Lang, heading: Phrase, value: &str) -> String {
    format!("{}{}{value}", heading.of(lang), colon(lang))
}

/// A value for people: its own name where the data give one, else the word of the interface.
#[must_use]
pub fn value(lang: Lang, key: Key, item: &Named) -> String {
    let id = item.id.as_str();
    let word = match key {
        Key::Region => Region::from_slug(id).map(|region| region.label(lang).into()),
        Key::Level => Level::from_slug(id).map(|level| self::level(level).of(lang).into()),
        Key::Completion => rating::<Completion>(lang, id),
        Key::Ambition => potential(lang, id),
        Key::EarlyResults => rating::<EarlyResults>(lang, id),
        Key::Starred => starred(lang, id),
        Key::Coding if id == UNCODED => {
            Some(lang.choose("In no coding", "En ninguna codificación", "Dans aucun codage").into())
        }
        Key::Coding => Some(coding_word(id, &item.name, lang)),
        Key::Area | Key::Challenge | Key::Country | Key::Member => None,
    };
    word.unwrap_or_else(|| if item.name.is_empty() { id.into() } else { item.name.clone() })
}

const fn level(level: Level) -> Phrase {
    match level {
        Level::National => NATIONAL,
        Level::Local => LOCAL,
    }
}

fn rating<S: Scale>(lang: Lang, id: &str) -> Option<String> {
    Rating::<S>::from_slug(id).map(|rating| rating.label(lang).into())
}

/// A step of either scale with the name of its scale, or a reason why there is none.
fn potential(lang: Lang, id: &str) -> Option<String> {
    let beneath = |heading, label: &str| Some(beneath(lang, heading, &label.to_lowercase()));
    if let Some(step) = Rating::<Ambition>::from_slug(id).and_then(Rating::step) {
        return beneath(AMBITION, step.label(lang));
    }
    match Rating::<PotentialImpact>::from_slug(id)? {
        Rating::Rated(step) => beneath(IMPACT, step.label(lang)),
        reason => Some(reason.label(lang).into()),
    }
}

/// A plain yes would be clear beneath its heading only.
fn starred(lang: Lang, id: &str) -> Option<String> {
    match Rating::<YesNo>::from_slug(id)? {
        Rating::Rated(YesNo::Yes) => Some(STARRED.of(lang).into()),
        Rating::Rated(YesNo::No) => Some(lang.choose("Not starred", "No estelar", "Non étoilé").into()),
        reason => Some(reason.label(lang).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_every_scale_has_its_word() {
        fn slugs<S: Scale>() -> impl Iterator<Item = &'static str> {
            let reasons = ["unclear", "pending", "not-assessed", "no-such-indicator", "missing"];
            S::STEPS.iter().map(|step| step.slug()).chain(reasons)
        }
        let all = [
            (Key::Completion, slugs::<Completion>().collect::<Vec<_>>()),
            (Key::Ambition, slugs::<Ambition>().chain(slugs::<PotentialImpact>()).collect()),
            (Key::EarlyResults, slugs::<EarlyResults>().collect()),
            (Key::Starred, slugs::<YesNo>().collect()),
            (Key::Region, Region::ALL.map(Region::slug).into()),
            (Key::Level, vec!["national", "local"]),
        ];
        for (key, slugs) in all {
            for id in slugs {
                for lang in Lang::ALL {
                    let word = value(lang, key, &Named { id: id.into(), name: String::new() });
                    assert_ne!(word, id, "{key:?} in {lang:?}");
                }
            }
        }
    }
}
