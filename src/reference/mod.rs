//! OGP's facts that ship inside the binary: policy areas, how editions name them, members and their regions, challenges.
//!
//! `data/README.md` says where each table comes from. Nothing here reads an export or knows a measure.

mod area;
mod country;
mod member;
mod tag;

use serde::de::DeserializeOwned;

pub use area::{Challenge, PolicyArea};
pub use country::Country;
pub use member::Member;
pub use tag::{SiteLabel, Tag, TagEdition};

/// All reference tables.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Policy areas, in the order of the table.
    pub areas: Vec<PolicyArea>,
    /// The ten areas of the Open Gov Challenge.
    pub challenges: Vec<Challenge>,
    /// National and local members, past and present.
    pub members: Vec<Member>,
    /// Names of the countries of all members.
    pub countries: Vec<Country>,
    /// Which policy area each tag column of an Explorer edition means.
    pub tags: Vec<Tag>,
    /// Which policy area each label on OGP's pages means.
    pub site_labels: Vec<SiteLabel>,
}

/// A table inside the binary is broken: a defect of this build, not of anybody's data.
#[derive(Debug, thiserror::Error)]
#[error("the built-in table {table} cannot be read: {cause}")]
pub struct ReferenceError {
    table: &'static str,
    cause: csv::Error,
}

impl Reference {
    /// Reads the tables that ship inside the binary.
    ///
    /// # Errors
    /// If a table does not have the columns or words expected of it.
    pub fn load() -> Result<Self, ReferenceError> {
        Ok(Self {
            areas: table("policy_areas.csv", include_str!("../../data/reference/policy_areas.csv"))?,
            challenges: table("challenges.csv", include_str!("../../data/reference/challenges.csv"))?,
            members: table("members.csv", include_str!("../../data/reference/members.csv"))?,
            countries: table("countries.csv", include_str!("../../data/reference/countries.csv"))?,
            tags: table("tag_crosswalk.csv", include_str!("../../data/reference/tag_crosswalk.csv"))?,
            site_labels: table("site_labels.csv", include_str!("../../data/reference/site_labels.csv"))?,
        })
    }

    /// The policy area of an id.
    #[must_use]
    pub fn area(&self, id: &str) -> Option<&PolicyArea> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// The challenge of an id.
    #[must_use]
    pub fn challenge(&self, id: &str) -> Option<&Challenge> {
        self.challenges.iter().find(|challenge| challenge.id == id)
    }

    /// The challenge that a policy area belongs to, where it belongs to one.
    #[must_use]
    pub fn challenge_of(&self, area: &PolicyArea) -> Option<&Challenge> {
        self.challenges.iter().find(|challenge| challenge.name_en == area.open_gov_challenge)
    }
}

fn table<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<Vec<T>, ReferenceError> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|cause| ReferenceError { table, cause })
}
