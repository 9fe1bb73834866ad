//! A phrase in every language: one that lacks a translation does not compile.

use crate::model::lang::Lang;

/// A fixed phrase in all languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// English.
    pub en: &'static str,
    /// Spanish.
    pub es: &'static str,
    /// French.
    pub fr: &'static str,
}

impl Phrase {
    /// The phrase in one language.
    #[must_use]
    pub const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Es => self.es,
            Lang::Fr => self.fr,
        }
    }
}

/// A phrase, its translations in the order English, Spanish, French.
#[must_use]
pub const fn phrase(en: &'static str, es: &'static str, fr: &'static str) -> Phrase {
    Phrase { en, es, fr }
}

/// Several phrases in one language, as the columns of a table.
#[must_use]
pub fn each<const N: usize>(phrases: [Phrase; N], lang: Lang) -> [&'static str; N] {
    phrases.map(|phrase| phrase.of(lang))
}
