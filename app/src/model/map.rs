//! What is asked of the map, and what it shows.

use serde::{Deserialize, Serialize};

use super::lang::Lang;
use super::place::{Named, Region};
use super::portion::Portion;
use super::query::{Parsed, Reader, Word, Writer, pairs};
use super::release::Coding;

/// What a country shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MapMeasure {
    /// Commitments; with an area those that carry it.
    #[default]
    Count,
    /// Commitments in the area, of all commitments.
    Share,
    /// Plans; with an area those with at least one commitment in it.
    Plans,
    /// Commitments completed or substantially completed, of those assessed; with an area among those that carry it.
    Completion,
}

/// Which members the map shows: the two are never summed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// National members.
    #[default]
    National,
    /// The local members of each country together.
    Local,
}

/// The order of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MapSort {
    /// By name.
    #[default]
    Name,
    /// By region, then by name.
    Region,
    /// The greatest count first; shares by their estimate, which is drawn towards the average of all where n is small.
    Value,
}

impl Word for MapMeasure {
    const ALL: &'static [Self] = &[Self::Count, Self::Share, Self::Plans, Self::Completion];

    fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Share => "share",
            Self::Plans => "plans",
            Self::Completion => "completion",
        }
    }
}

impl Word for Layer {
    const ALL: &'static [Self] = &[Self::National, Self::Local];

    fn word(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::Local => "local",
        }
    }
}

impl Word for MapSort {
    const ALL: &'static [Self] = &[Self::Name, Self::Region, Self::Value];

    fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Region => "region",
            Self::Value => "value",
        }
    }
}

impl MapMeasure {
    /// Whether it is a share, of which k of n must be shown.
    #[must_use]
    pub const fn is_share(self) -> bool {
        matches!(self, Self::Share | Self::Completion)
    }
}

/// A question to the map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapQuery {
    /// What a country shows.
    pub measure: MapMeasure,
    /// National or local members.
    pub layer: Layer,
    /// A policy area.
    pub area: Option<String>,
    /// The order of the table.
    pub sort: MapSort,
    /// Of which release; `None`: the newest.
    pub data: Option<String>,
    /// The language of names and words.
    pub lang: Lang,
}

impl MapQuery {
    /// Reads a query string such as `area=open-data&measure=share`. Unknown keys are ignored.
    #[must_use]
    pub fn parse(query_string: &str) -> Parsed<Self> {
        let mut reader = Reader::default();
        let mut query = Self::default();
        for (key, value) in pairs(query_string) {
            match key.as_str() {
                "measure" => reader.word(&key, &value, &mut query.measure),
                "level" => reader.word(&key, &value, &mut query.layer),
                "sort" => reader.word(&key, &value, &mut query.sort),
                "area" => reader.slug(&key, &value, &mut query.area),
                "data" => reader.release(&key, &value, &mut query.data),
                "lang" => reader.word(&key, &value, &mut query.lang),
                _ => {}
            }
        }
        reader.finish(query)
    }

    /// The canonical query string of a page, whose path says its language.
    #[must_use]
    pub fn of_page(&self) -> String {
        Self { lang: Lang::default(), ..self.clone() }.canonical()
    }

    /// The canonical query string: keys sorted, defaults left out.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut writer = Writer::default();
        writer.word("measure", self.measure);
        writer.word("level", self.layer);
        writer.word("sort", self.sort);
        writer.word("lang", self.lang);
        writer.text("data", self.data.as_deref().unwrap_or_default());
        writer.text("area", self.area.as_deref().unwrap_or_default());
        writer.finish()
    }
}

/// The answer to a [`MapQuery`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapAnswer {
    /// The question, with the area filled in where the measure needs one.
    pub query: MapQuery,
    /// The area, where there is one.
    pub area: Option<Named>,
    /// Where areas come from.
    pub coding: Coding,
    /// Every member, or every country with local members, in the order of the table.
    pub places: Vec<MapPlace>,
    /// The upper ends of the first two steps of the scale: counts, or percent. The third is open.
    pub bounds: [u32; 2],
    /// k and n of all places together.
    pub total: Portion,
    /// How much a share of few is drawn towards the average: the n that the average counts for.
    pub weight: Option<f64>,
}

/// One member, or the local members of one country.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapPlace {
    /// Slug of the national member, or ISO code of the country, and the name.
    pub place: Named,
    /// ISO 3166-1 alpha-3 code of the country.
    pub iso3: String,
    /// The OGP region.
    pub region: Region,
    /// Members that are counted: 1 or 0, or the local members of the country with plans.
    pub members: u32,
    /// Plans in the release.
    pub plans: u32,
    /// Commitments in the release.
    pub commitments: u32,
    /// What it shows.
    pub reading: Reading,
    /// How it is drawn.
    pub step: Step,
    /// The share, drawn towards the average of all places where n is small; for ordering only.
    pub estimate: Option<f64>,
}

/// What a place shows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reading {
    /// A member without any plan in the release.
    NoPlans,
    /// There are plans, but nothing of them can be counted: no commitment carries areas of the coding, or none was assessed.
    NothingCounted,
    /// A number, and for plans and commitments in an area of how many.
    Count {
        /// The number.
        k: u32,
        /// Of how many, where an area was chosen.
        n: Option<u32>,
    },
    /// A share.
    Share(Portion),
}

/// How a place is drawn. Land of countries that are no members has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// No data.
    Missing,
    /// None: a zero that was counted.
    Zero,
    /// Something, but too few for a share.
    TooFew,
    /// One of the steps of the scale, 1 to 3.
    Level(u8),
}

/// The map and its drawing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapView {
    /// The numbers.
    pub answer: MapAnswer,
    /// The drawing, SVG.
    pub drawing: String,
    /// The legend: a swatch, SVG, and its words.
    pub legend: Vec<(String, String)>,
    /// Whether the drawing shows the world: at least one place is on it.
    pub has_world: bool,
    /// Whether some places are not on it, and stand beneath as tiles.
    pub has_tiles: bool,
    /// Areas that can be chosen.
    pub areas: Vec<super::answer::Choice>,
    /// How high its page for other sites is in a column of text, in px.
    pub embed_height: u32,
}
