//! What is asked of the list of commitments, and what is found.

use serde::{Deserialize, Serialize};

use super::place::Named;
use super::query::{Fault, Parsed, Reader, Selection, Writer, pairs};

/// Commitments on one page of results.
pub const PAGE_SIZE: u32 = 20;
/// The longest search text, in characters.
pub const MAX_WORDS: usize = 200;

/// A search for commitments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Search {
    /// Words that must all occur in title or text, in any case and with any accents.
    pub words: String,
    /// Which part of the data.
    pub selection: Selection,
    /// Page of results, counted from 0.
    pub page: u32,
}

impl Search {
    /// Reads a query string such as `q=budget&region=europe&page=2`, where pages are counted from 1.
    #[must_use]
    pub fn parse(query_string: &str) -> Parsed<Self> {
        let mut reader = Reader::default();
        let mut search = Self::default();
        for (key, value) in pairs(query_string) {
            match key.as_str() {
                "q" if value.chars().count() > MAX_WORDS => {
                    reader.problem(&key, &value, Fault::TooLong(MAX_WORDS));
                }
                "q" => search.words = value.trim().into(),
                "page" => match value.parse::<u32>() {
                    Ok(page @ 1..=100_000) => search.page = page - 1,
                    _ => reader.problem(&key, &value, Fault::NotAPage),
                },
                _ => reader.selection(&key, &value, &mut search.selection),
            }
        }
        reader.range(&mut search.selection.years);
        reader.finish(search)
    }

    /// The canonical query string: keys sorted, defaults left out.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut writer = Writer::default();
        writer.selection(&self.selection);
        writer.text("q", &self.words);
        if self.page > 0 {
            writer.text("page", &(self.page + 1).to_string());
        }
        writer.finish()
    }
}

/// One page of what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The search, as it was understood.
    pub search: Search,
    /// Commitments that match.
    pub total: u32,
    /// Members they belong to.
    pub members: u32,
    /// The commitments of this page.
    pub hits: Vec<Hit>,
}

impl Found {
    /// Pages there are; at least 1.
    #[must_use]
    pub fn pages(&self) -> u32 {
        self.total.div_ceil(PAGE_SIZE).max(1)
    }
}

/// A commitment in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// Id of the commitment.
    pub id: String,
    /// Name of the member.
    pub member: String,
    /// Year of the plan, where known.
    pub year: Option<i32>,
    /// Number in the plan, as published.
    pub number: Option<String>,
    /// Title, cut into plain and matching pieces.
    pub title: Vec<Piece>,
    /// A passage of the text around the first match, or its beginning.
    pub passage: Vec<Piece>,
    /// BCP 47 language of title and passage, where known.
    pub lang: Option<String>,
    /// Policy areas.
    pub areas: Vec<Named>,
    /// Completion, [`super::rating::Rating::slug`].
    pub completion: String,
    /// Whether it carries a star, by any formula.
    pub starred: bool,
}

/// A piece of text that matches the search or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it matches.
    pub hit: bool,
}
