//! The languages that people read the dashboard in.

use serde::{Deserialize, Serialize};

/// A language of pages, charts and sentences. Texts of commitments stay in their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
    /// French.
    Fr,
}

impl Lang {
    /// All languages.
    pub const ALL: [Self; 3] = [Self::En, Self::Es, Self::Fr];

    /// The code in `lang` attributes, in paths and in the key `lang`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::Fr => "fr",
        }
    }

    /// The language in its own words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
            Self::Fr => "Français",
        }
    }

    /// The language of a page's path, and the path without its prefix: `/es/trends` is `/trends` in Spanish.
    #[must_use]
    pub fn of_path(path: &str) -> (Self, &str) {
        for lang in [Self::Es, Self::Fr] {
            let rest = path.strip_prefix('/').and_then(|path| path.strip_prefix(lang.code()));
            match rest {
                Some("" | "/") => return (lang, "/"),
                Some(rest) if rest.starts_with('/') => return (lang, rest),
                _ => {}
            }
        }
        (Self::En, path)
    }

    /// The path of a page in this language; `path` is that of the English page.
    #[must_use]
    pub fn path(self, path: &str) -> String {
        match (self, path) {
            (Self::En, _) => path.to_owned(),
            (_, "/") => ["/", self.code()].concat(),
            _ => ["/", self.code(), path].concat(),
        }
    }

    /// The language of a code, as in the attribute `lang` of a document.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The one of three texts that is in this language.
    #[must_use]
    pub const fn choose(self, en: &'static str, es: &'static str, fr: &'static str) -> &'static str {
        match self {
            Self::En => en,
            Self::Es => es,
            Self::Fr => fr,
        }
    }
}
