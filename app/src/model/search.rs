//! What is asked of the list of commitments.

use serde::{Deserialize, Serialize};

use super::place::{Level, Region};
use super::query::{Fault, Parsed, Reader, Selection, Word, Writer, Years, pairs, slug};
use super::rating::{Ambition, Completion, EarlyResults, PotentialImpact, Rating, YesNo};

/// Commitments on one page of results.
pub const PAGE_SIZE: u32 = 20;
/// The longest search text, in characters.
pub const MAX_WORDS: usize = 200;

/// A search for commitments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Search {
    /// Words that must all occur in title or text, and phrases in quotation marks, in any case and with any accents.
    pub words: String,
    /// Which part of the data.
    pub selection: Selection,
    /// Open Gov Challenge areas to which a policy area of the commitment leads; empty: all.
    pub challenges: Vec<String>,
    /// Ratings of completion, [`Rating::slug`]; empty: all.
    pub completion: Vec<String>,
    /// Ratings of ambition or of potential impact, [`Rating::slug`]; empty: all.
    pub ambition: Vec<String>,
    /// Ratings of early results, [`Rating::slug`]; empty: all.
    pub early_results: Vec<String>,
    /// Whether it carries a star, [`Rating::slug`]; empty: all.
    pub starred: Vec<String>,
    /// Codings in which the trends count the commitment, or [`UNCODED`]; empty: all.
    pub codings: Vec<String>,
    /// Only commitments that did well: high completion, and high ambition or strong early results.
    pub well: bool,
    /// Only commitments of the plans in force on 1 July of this year.
    pub in_force: Option<i32>,
    /// What comes first.
    pub sort: Sort,
    /// Of which release; `None`: the newest.
    pub data: Option<String>,
    /// Page of results, counted from 0.
    pub page: u32,
}

/// The value of `coding` for commitments that the trends count in no coding.
pub const UNCODED: &str = "none";

/// What comes first in a list of commitments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// What matches the words best; without words, the newest plans.
    #[default]
    Best,
    /// The newest plans.
    Newest,
    /// Members by name.
    Member,
    /// Completion, from complete down to what is not rated.
    Completion,
}

impl Word for Sort {
    const ALL: &'static [Self] = &[Self::Best, Self::Newest, Self::Member, Self::Completion];

    fn word(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Newest => "newest",
            Self::Member => "member",
            Self::Completion => "completion",
        }
    }
}

/// A facet: what commitments can be told apart by, with several values to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Key {
    /// Policy area.
    Area,
    /// Open Gov Challenge area.
    Challenge,
    /// OGP region.
    Region,
    /// Country, with its local members.
    Country,
    /// Member.
    Member,
    /// National or local.
    Level,
    /// How much was done.
    Completion,
    /// Ambition, or potential impact.
    Ambition,
    /// Did it open government.
    EarlyResults,
    /// The star.
    Starred,
    /// The coding in which the trends count it.
    Coding,
}

impl Key {
    /// All facets, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Area,
        Self::Challenge,
        Self::Region,
        Self::Country,
        Self::Member,
        Self::Level,
        Self::Completion,
        Self::Ambition,
        Self::EarlyResults,
        Self::Starred,
        Self::Coding,
    ];

    /// The key in addresses.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Challenge => "challenge",
            Self::Region => "region",
            Self::Country => "country",
            Self::Member => "member",
            Self::Level => "level",
            Self::Completion => "completion",
            Self::Ambition => "ambition",
            Self::EarlyResults => "early_results",
            Self::Starred => "starred",
            Self::Coding => "coding",
        }
    }
}

/// A part of a search that can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// The words.
    Words,
    /// All values of a facet.
    Facet(Key),
    /// The range of years.
    Years,
    /// Plans in force in a year.
    InForce,
    /// What did well.
    Well,
}

impl Part {
    /// All parts.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let facets = Key::ALL.into_iter().map(Self::Facet);
        [Self::Words].into_iter().chain(facets).chain([Self::Years, Self::InForce, Self::Well]).collect()
    }
}

impl Search {
    /// Reads a query string such as `q=budget&region=europe&page=2`, where pages are counted from 1.
    #[must_use]
    pub fn parse(query_string: &str) -> Parsed<Self> {
        let mut reader = Reader::default();
        let mut search = Self::default();
        for (key, value) in pairs(query_string) {
            search.read(&mut reader, &key, &value);
        }
        reader.range(&mut search.selection.years);
        search.sort = search.sorted_by();
        reader.finish(search)
    }

    fn read(&mut self, reader: &mut Reader, key: &str, value: &str) {
        match key {
            "q" if value.chars().count() > MAX_WORDS => {
                reader.problem(key, value, Fault::TooLong(MAX_WORDS));
            }
            "q" => self.words = value.trim().into(),
            "page" => match value.parse::<u32>() {
                Ok(page @ 1..=100_000) => self.page = page - 1,
                _ => reader.problem(key, value, Fault::NotAPage),
            },
            "sort" => reader.word(key, value, &mut self.sort),
            "data" => reader.release(key, value, &mut self.data),
            "inforce" => reader.year(key, value, |year| self.in_force = year),
            "well" => match value {
                "1" => self.well = true,
                "" | "0" => self.well = false,
                _ => reader.problem(key, value, Fault::NotOneOf(vec!["1".into(), "0".into()])),
            },
            "challenge" => reader.list(key, value, &mut self.challenges, slug),
            "coding" => reader.list(key, value, &mut self.codings, slug),
            "completion" => reader.list(key, value, &mut self.completion, |value| {
                Rating::<Completion>::from_slug(value).map(|rating| rating.slug().into())
            }),
            "ambition" => reader.list(key, value, &mut self.ambition, potential),
            "early_results" => reader.list(key, value, &mut self.early_results, |value| {
                Rating::<EarlyResults>::from_slug(value).map(|rating| rating.slug().into())
            }),
            "starred" => reader.list(key, value, &mut self.starred, |value| {
                Rating::<YesNo>::from_slug(value).map(|rating| rating.slug().into())
            }),
            _ => reader.selection(key, value, &mut self.selection),
        }
    }

    /// The canonical query string: keys sorted, defaults left out.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut writer = Writer::default();
        writer.selection(&self.selection);
        writer.text("q", &self.words);
        for (key, list) in [
            ("challenge", &self.challenges),
            ("completion", &self.completion),
            ("ambition", &self.ambition),
            ("early_results", &self.early_results),
            ("starred", &self.starred),
            ("coding", &self.codings),
        ] {
            writer.text(key, &list.join("~"));
        }
        writer.text("well", if self.well { "1" } else { "" });
        writer.text("inforce", &self.in_force.map(|year| year.to_string()).unwrap_or_default());
        writer.word("sort", self.sorted_by());
        writer.text("data", self.data.as_deref().unwrap_or_default());
        if self.page > 0 {
            writer.text("page", &(self.page + 1).to_string());
        }
        writer.finish()
    }

    /// The order that holds: without words nothing matches better, and the newest plans are the default.
    fn sorted_by(&self) -> Sort {
        if self.words.is_empty() && self.sort == Sort::Newest { Sort::Best } else { self.sort }
    }

    /// The values chosen of a facet, as in the address; empty: all.
    #[must_use]
    pub fn chosen(&self, key: Key) -> Vec<String> {
        match key {
            Key::Region => self.selection.regions.iter().map(|region| region.slug().into()).collect(),
            Key::Level => self.selection.level.iter().map(|level| level.slug().into()).collect(),
            Key::Area => self.selection.areas.clone(),
            Key::Country => self.selection.countries.clone(),
            Key::Member => self.selection.members.clone(),
            Key::Challenge => self.challenges.clone(),
            Key::Completion => self.completion.clone(),
            Key::Ambition => self.ambition.clone(),
            Key::EarlyResults => self.early_results.clone(),
            Key::Starred => self.starred.clone(),
            Key::Coding => self.codings.clone(),
        }
    }

    /// The same search, from its first page, with other values of one facet.
    #[must_use]
    pub fn choosing(&self, key: Key, values: Vec<String>) -> Self {
        let mut search = Self { page: 0, ..self.clone() };
        match key {
            Key::Region => {
                search.selection.regions = values.iter().filter_map(|slug| Region::from_slug(slug)).collect();
            }
            Key::Level => search.selection.level = values.iter().find_map(|slug| Level::from_slug(slug)),
            Key::Area => search.selection.areas = values,
            Key::Country => search.selection.countries = values,
            Key::Member => search.selection.members = values,
            Key::Challenge => search.challenges = values,
            Key::Completion => search.completion = values,
            Key::Ambition => search.ambition = values,
            Key::EarlyResults => search.early_results = values,
            Key::Starred => search.starred = values,
            Key::Coding => search.codings = values,
        }
        search
    }

    /// The same search, from its first page, without one value of a facet.
    #[must_use]
    pub fn without_value(&self, key: Key, value: &str) -> Self {
        let rest = self.chosen(key).into_iter().filter(|chosen| chosen != value).collect();
        self.choosing(key, rest)
    }

    /// Whether a part of the search is set.
    #[must_use]
    pub fn has(&self, part: Part) -> bool {
        match part {
            Part::Words => !self.words.is_empty(),
            Part::Facet(key) => !self.chosen(key).is_empty(),
            Part::Years => self.selection.years != Years::default(),
            Part::InForce => self.in_force.is_some(),
            Part::Well => self.well,
        }
    }

    /// The same search, from its first page, without one of its parts.
    #[must_use]
    pub fn without(&self, part: Part) -> Self {
        let mut search = Self { page: 0, ..self.clone() };
        match part {
            Part::Words => search.words.clear(),
            Part::Facet(key) => search = search.choosing(key, Vec::new()),
            Part::Years => search.selection.years = Years::default(),
            Part::InForce => search.in_force = None,
            Part::Well => search.well = false,
        }
        search
    }
}

/// A step of either scale, or a reason why there is none.
fn potential(value: &str) -> Option<String> {
    let ambition = Rating::<Ambition>::from_slug(value).map(Rating::slug);
    ambition.or_else(|| Rating::<PotentialImpact>::from_slug(value).map(Rating::slug)).map(Into::into)
}
