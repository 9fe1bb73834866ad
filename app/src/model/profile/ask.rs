//! What the lists of areas and of members are asked for.

use serde::{Deserialize, Serialize};

use crate::model::place::{Level, Region};
use crate::model::query::{Fault, Parsed, Reader, Selection, Word, Writer, pairs};

/// By what the areas of a group are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AreaOrder {
    /// By name.
    #[default]
    Name,
    /// The most frequent first.
    Commitments,
}

impl Word for AreaOrder {
    const ALL: &'static [Self] = &[Self::Name, Self::Commitments];

    fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Commitments => "commitments",
        }
    }
}

impl AreaOrder {
    /// Reads a query string such as `sort=commitments`.
    #[must_use]
    pub fn parse(query_string: &str) -> Parsed<Self> {
        let mut reader = Reader::default();
        let mut order = Self::default();
        for (key, value) in pairs(query_string) {
            if key == "sort" {
                reader.word(&key, &value, &mut order);
            }
        }
        reader.finish(order)
    }

    /// The canonical query string.
    #[must_use]
    pub fn canonical(self) -> String {
        let mut writer = Writer::default();
        writer.word("sort", self);
        writer.finish()
    }
}

/// Which members are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MemberSearch {
    /// Words that must all occur in a name, in any case and with any accents.
    pub words: String,
    /// Regions; empty: all.
    pub regions: Vec<Region>,
    /// National or local; `None`: both.
    pub level: Option<Level>,
    /// Of which release; `None`: the newest.
    pub data: Option<String>,
}

/// The longest words, in characters.
pub const MAX_NAME: usize = 100;

impl MemberSearch {
    /// Reads a query string such as `q=kenya&level=local`.
    #[must_use]
    pub fn parse(query_string: &str) -> Parsed<Self> {
        let mut reader = Reader::default();
        let (mut words, mut selection, mut data) = (String::new(), Selection::default(), None);
        for (key, value) in pairs(query_string) {
            match key.as_str() {
                "q" if value.chars().count() > MAX_NAME => {
                    reader.problem(&key, &value, Fault::TooLong(MAX_NAME));
                }
                "q" => words = value.trim().into(),
                "data" => reader.release(&key, &value, &mut data),
                "region" | "level" => reader.selection(&key, &value, &mut selection),
                _ => {}
            }
        }
        reader.finish(Self { words, regions: selection.regions, level: selection.level, data })
    }

    /// The canonical query string: keys sorted, defaults left out.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut writer = Writer::default();
        let selection =
            Selection { regions: self.regions.clone(), level: self.level, ..Selection::default() };
        writer.selection(&selection);
        writer.text("q", &self.words);
        writer.text("data", self.data.as_deref().unwrap_or_default());
        writer.finish()
    }
}
