//! The colours that a page is read in. They are part of the address like everything else: the key `theme` travels with every
//! link inside the site, and no canonical address has it.

use super::query::{Fault, Parsed, Problem, Word, pairs};

/// The key in addresses.
pub const KEY: &str = "theme";

/// The colours of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// What the reader's system asks for.
    #[default]
    Auto,
    /// Dark words on white.
    Light,
    /// Light words on near black.
    Dark,
    /// Black on white, darker and thicker lines, nothing muted.
    Contrast,
}

impl Word for Theme {
    const ALL: &'static [Self] = &[Self::Auto, Self::Light, Self::Dark, Self::Contrast];

    fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

impl Theme {
    /// The theme that a query string names; the last one where it names several.
    #[must_use]
    pub fn of(query: &str) -> Parsed<Self> {
        let mut found = Parsed::default();
        for (_, value) in pairs(query).into_iter().filter(|(key, _)| key == KEY) {
            match Self::from_word(&value) {
                Some(theme) => found.value = theme,
                None if value.is_empty() => found.value = Self::Auto,
                None => {
                    let words = Self::ALL.iter().map(|theme| theme.word().to_owned()).collect();
                    found.problems.push(Problem::new(KEY, &value, Fault::NotOneOf(words)));
                }
            }
        }
        found
    }

    /// A query string without its theme, otherwise as it was.
    #[must_use]
    pub fn without(query: &str) -> String {
        let is_theme = |pair: &&str| pair.split('=').next() == Some(KEY);
        query.split('&').filter(|pair| !is_theme(pair)).collect::<Vec<_>>().join("&")
    }

    /// An address that has no theme yet, with this one; it may end in `#` and an id.
    #[must_use]
    pub fn keep(self, address: &str) -> String {
        if self == Self::Auto {
            return address.to_owned();
        }
        let (page, id) =
            address.split_once('#').map_or((address, ""), |(page, _)| (page, &address[page.len()..]));
        let mark = if page.contains('?') { '&' } else { '?' };
        format!("{page}{mark}{KEY}={}{id}", self.word())
    }
}
