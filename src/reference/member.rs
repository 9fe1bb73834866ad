//! Members of OGP: national governments and members of OGP Local.

use app::model::place::{Level, Region};
use app::model::profile::Status;
use serde::{Deserialize, Deserializer, de::Error};

/// A member of OGP, past or present.
#[derive(Clone, Debug, Deserialize)]
pub struct Member {
    /// National or local.
    #[serde(rename = "type")]
    pub level: Level,
    /// Slug, as in the addresses of OGP's pages.
    pub slug: String,
    /// Name; of a local member without its country.
    pub name: String,
    /// Name of the country of a local member; empty for a national one.
    pub parent_country: String,
    /// ISO 3166-1 alpha-3 code of the country (`XKX` for Kosovo).
    pub iso3: String,
    /// OGP region.
    #[serde(rename = "ogp_region", deserialize_with = "region")]
    pub region: Region,
    /// Other spellings of the name.
    #[serde(deserialize_with = "separated")]
    pub aliases: Vec<String>,
    /// The year it joined OGP, where known.
    pub year_joined: Option<i32>,
    /// Where that comes from: an address, or `memory` or `inference` for what was not checked.
    pub year_source: String,
    /// Where it stands in OGP.
    pub status: Status,
    /// The date of the status: a year, month or day.
    pub status_as_of: String,
    /// Where the status comes from, as in `year_source`.
    pub status_source: String,
    /// What else is known, in English.
    pub note: String,
}

impl Member {
    /// The name for people: `Kenya`, or `Nandi, Kenya` for a local member.
    #[must_use]
    pub fn display_name(&self) -> String {
        match self.level {
            Level::National => self.name.clone(),
            Level::Local => format!("{}, {}", self.name, self.parent_country),
        }
    }

    /// Whether it has left OGP.
    #[must_use]
    pub fn has_withdrawn(&self) -> bool {
        self.status == Status::Withdrawn
    }

    /// Whether a page gives the year of joining; else it is likely, not proven.
    #[must_use]
    pub fn year_is_verified(&self) -> bool {
        self.year_joined.is_some() && self.year_source.starts_with("http")
    }
}

fn region<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Region, D::Error> {
    let name = String::deserialize(deserializer)?;
    Region::from_name(&name).ok_or_else(|| D::Error::custom(format!("“{name}” is not an OGP region")))
}

fn separated<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let list = String::deserialize(deserializer)?;
    Ok(list.split('|').filter(|item| !item.is_empty()).map(str::to_owned).collect())
}
