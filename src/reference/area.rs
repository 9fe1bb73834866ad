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
    /// English name of the challenge area it belongs to; empty where it belongs to none.
    pub open_gov_challenge: String,
}

impl PolicyArea {
    /// The name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.name_en,
            Lang::Es => &self.name_es,
            Lang::Fr => &self.name_fr,
        }
    }
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
}

impl Challenge {
    /// The name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.name_en,
            Lang::Es => &self.name_es,
            Lang::Fr => &self.name_fr,
        }
    }
}
