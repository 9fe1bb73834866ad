//! The quotable sentence on ratings: how many of the rated commitments are in the good group, and how many are not rated.
//!
//! No direction is ever said of ratings: their scales and dates changed with the years.

use super::{Facts, Lang, en, es, estimate, fr};
use crate::model::place::Level;
use crate::model::query::Measure;
use crate::model::rating::StarFormula;
use crate::text::{number, ratings};

/// All sentences in their order.
pub(super) fn sentences(facts: &Facts, formula: Option<StarFormula>, lang: Lang) -> Vec<String> {
    let mut said = vec![finding(facts, formula, lang)];
    said.extend(unrated(facts, lang));
    said.push(ratings::NO_TREND.of(lang).into());
    said.extend(match lang {
        Lang::En => [en::size(facts), en::caveat(facts).into()],
        Lang::Es => [es::size(facts), es::caveat(facts).into()],
        Lang::Fr => [fr::size(facts), fr::caveat(facts).into()],
    });
    said
}

/// One sentence with the number.
pub(super) fn short(facts: &Facts, formula: Option<StarFormula>, lang: Lang) -> String {
    let Facts { area, last, measure, .. } = facts;
    let place = facts.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    let noun = ratings::noun(*measure, formula, lang);
    format!("{area}{place}, {}, {noun}: {}.", last.year, k_of_n(facts, lang, ""))
}

fn finding(facts: &Facts, formula: Option<StarFormula>, lang: Lang) -> String {
    let Facts { area, last, measure, .. } = facts;
    let place = facts.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    let good = match (measure, formula) {
        (Measure::Starred, Some(formula)) => {
            format!("{} ({})", ratings::good(*measure).of(lang), ratings::formula(formula).of(lang))
        }
        _ => ratings::good(*measure).of(lang).into(),
    };
    let year = last.year;
    match lang {
        Lang::En => {
            let members = match facts.level {
                Some(Level::Local) => "local members",
                _ => "national members",
            };
            let number = k_of_n(facts, lang, "about 95% interval ");
            format!(
                "{area}{place}: of the commitments in plans of {members} submitted in {year} that were rated, {good}: {number}."
            )
        }
        Lang::Es => {
            let members = match facts.level {
                Some(Level::Local) => "miembros locales",
                _ => "miembros nacionales",
            };
            let number = k_of_n(facts, lang, "intervalo de alrededor del 95\u{a0}%: ");
            format!(
                "{area}{place}: de los compromisos calificados en planes de {members} presentados en {year}, {good}: {number}."
            )
        }
        Lang::Fr => {
            let members = match facts.level {
                Some(Level::Local) => "membres locaux",
                _ => "membres nationaux",
            };
            let number = k_of_n(facts, lang, "intervalle d’environ 95\u{a0}%\u{a0}: ");
            format!(
                "{area}{place}\u{a0}: parmi les engagements notés dans les plans de {members} présentés en {year}, {good}\u{a0}: {number}."
            )
        }
    }
}

fn unrated(facts: &Facts, lang: Lang) -> Option<String> {
    let reasons = ratings::unrated(&facts.last.unrated?, lang)?;
    Some(match lang {
        Lang::En => format!("Not among them: {reasons}."),
        Lang::Es => format!("No figuran entre ellos: {reasons}."),
        Lang::Fr => format!("N’en font pas partie\u{a0}: {reasons}."),
    })
}

fn k_of_n(facts: &Facts, lang: Lang, label: &str) -> String {
    let of = number::k_of_n(lang, facts.last.k, facts.last.n);
    estimate(lang, &facts.last, label).map_or_else(|| of.clone(), |estimate| format!("{of} ({estimate})"))
}
