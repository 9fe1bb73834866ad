//! What a search for commitments finds.

use serde::{Deserialize, Serialize};

use super::place::Named;
use super::search::{Key, PAGE_SIZE, Part, Search};

/// One page of what was found, and what else could be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The search, as it was understood.
    pub search: Search,
    /// Commitments that match.
    pub total: u32,
    /// Members they belong to.
    pub members: u32,
    /// Plans they stand in.
    pub plans: u32,
    /// The commitments of this page.
    pub hits: Vec<Hit>,
    /// The facets, in the order of [`Key::ALL`].
    pub facets: Vec<Facet>,
    /// Plans by year of submission, ascending, counted as if no years were chosen.
    pub years: Vec<YearCount>,
    /// Those that did well, counted as if that were not asked.
    pub well: Well,
    /// Words that occur nowhere as typed, or hardly ever, with the words that they were taken for.
    pub respelled: Vec<Respelled>,
    /// Where nothing was found: the parts of the search without which something is, and how much.
    pub loosened: Vec<(Part, u32)>,
    /// Where nothing was found: commitments that match the words alone.
    pub words_alone: u32,
}

impl Found {
    /// Pages there are; at least 1.
    #[must_use]
    pub fn pages(&self) -> u32 {
        self.total.div_ceil(PAGE_SIZE).max(1)
    }

    /// The facet of a key.
    #[must_use]
    pub fn facet(&self, key: Key) -> Option<&Facet> {
        self.facets.iter().find(|facet| facet.key == key)
    }
}

/// A facet with its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// Which.
    pub key: Key,
    /// Values that would find something, and those that are chosen, in the order in which they are shown.
    pub values: Vec<Value>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// In the address, and for people. Ratings, regions and levels have no name here: their words belong to the pages.
    pub item: Named,
    /// What would be found if this value were chosen, and no other of its facet.
    pub count: u32,
    /// Whether it is chosen.
    pub on: bool,
}

/// What would be found of the plans of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearCount {
    /// Year of submission; `None` where no row says it.
    pub year: Option<i32>,
    /// Commitments.
    pub count: u32,
}

/// How many did well, of how many that can be judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Well {
    /// High completion, and high ambition or strong early results.
    pub good: u32,
    /// Rated on completion, and on ambition, potential impact or early results.
    pub judged: u32,
    /// All of them, judged or not.
    pub of: u32,
}

/// A word that was taken for others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Respelled {
    /// As typed, in lower case and without accents.
    pub typed: String,
    /// What was looked for as well, most frequent first.
    pub read: Vec<String>,
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
