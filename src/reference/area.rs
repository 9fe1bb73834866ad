//! Policy areas and the Open Gov Challenge areas they belong to.

use app::model::lang::Lang;
use serde::Deserialize;

/// A policy area: what a commitment is about.
#[derive(Clone, Debug, Deserialize)]
pub struct PolicyArea {
    /// Slug.
    pub id: String,
    /// English name.
    pub name_en: String,
    /// Spanish name.
    pub name_es: String,
    /// French name.
    pub name_fr: String,
    /// English name of the group it is listed in.
    pub group: String,
    /// English name of the challenge area it belongs to; empty where it belongs to none.
    pub open_gov_challenge: String,
}

/// One of the ten areas of the Open Gov Challenge.
#[derive(Clone, Debug, Deserialize)]
pub struct Challenge {
    /// Slug.
    pub id: String,
    /// English name.
    pub name_en: String,
    /// Spanish name.
    pub name_es: String,
    /// French name.
    pub name_fr: String,
    /// What it asks of members, in English.
    pub aim_en: String,
    /// The same in Spanish.
    pub aim_es: String,
    /// The same in French.
    pub aim_fr: String,
}

impl PolicyArea {
    /// The name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        of(lang, [&self.name_en, &self.name_es, &self.name_fr])
    }
}

impl Challenge {
    /// The name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        of(lang, [&self.name_en, &self.name_es, &self.name_fr])
    }

    /// What it asks of members, in a language.
    #[must_use]
    pub fn aim(&self, lang: Lang) -> &str {
        of(lang, [&self.aim_en, &self.aim_es, &self.aim_fr])
    }
}

/// The English word where another language has none.
fn of(lang: Lang, [en, es, fr]: [&String; 3]) -> &str {
    match lang {
        Lang::Es if !es.is_empty() => es,
        Lang::Fr if !fr.is_empty() => fr,
        _ => en,
    }
}
