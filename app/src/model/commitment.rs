//! One promise of a government in an action plan, and the plan it stands in.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::lang::Lang;
use super::month::Month;
use super::original::RawRow;
use super::place::{Level, Region};
use super::rating::Ratings;
use super::text::Text;

/// One commitment: a row of the canonical table `commitments`.
///
/// Texts stay as published, in their own language; `None` means that the source does not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// The OGP code (`US0080`) where there is one, else `{member}-{plan}-{number}`; unique in a release.
    pub id: Text,
    /// Slug of the member.
    pub member: Text,
    /// Name of the member for people.
    pub member_name: Text,
    /// ISO 3166-1 alpha-3 code of the country.
    pub country: Text,
    /// OGP region.
    pub region: Region,
    /// National or local.
    pub level: Level,
    /// Key of the plan, [`Plan::id`].
    pub plan: Text,
    /// As published, such as `2.1`; repaired where the title still carries the true number.
    pub number: Option<Text>,
    /// As published.
    pub title: Text,
    /// Full text as published; `<br/>` has become a line break.
    pub text: Option<Text>,
    /// Lead institution.
    pub lead: Option<Text>,
    /// Supporting institutions.
    pub support: Option<Text>,
    /// BCP 47 language of title and text, where the source or the text tells.
    pub lang: Option<Text>,
    /// When the commitment starts.
    pub start: Option<Month>,
    /// When the commitment ends.
    pub end: Option<Month>,
    /// Policy-area ids, sorted, each once.
    pub areas: Arc<[Text]>,
    /// Which coding the areas come from, such as `explorer-2014` or `site`; `None` where the source tags nothing.
    pub coding: Option<Text>,
    /// OGP values the text serves.
    pub values: Arc<[OgpValue]>,
    /// What the IRM says.
    pub ratings: Ratings,
    /// Name of the file the row came from (of the newest, where several were joined).
    pub source: Text,
    /// Line in that file, counted from 1, where the row begins.
    pub source_row: u32,
    /// Address of the public page, where the source gives one.
    pub source_url: Option<Text>,
    /// Every original cell, by source and header, in the order of the file.
    pub raw: Vec<RawRow>,
    /// Fields that come from another source than `source`, sorted by field.
    pub origins: Vec<Origin>,
}

/// Says that one field of a joined commitment came from another source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Origin {
    /// Name of the column of the canonical table, such as `text`.
    pub field: Text,
    /// Name of the file.
    pub source: Text,
    /// Line in that file, counted from 1.
    pub row: u32,
}

/// An action plan: a row of the canonical table `plans`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// `{member}-{number}`, or `{member}-{start}-{end}` where plans are not numbered.
    pub id: String,
    /// Slug of the member.
    pub member: String,
    /// Name of the member for people.
    pub member_name: String,
    /// ISO 3166-1 alpha-3 code of the country.
    pub country: String,
    /// OGP region.
    pub region: Region,
    /// National or local.
    pub level: Level,
    /// First, second, third … plan of the member.
    pub number: Option<u32>,
    /// The plan's title as published.
    pub title: Option<String>,
    /// Year of submission: the most frequent of its rows, the earliest on a tie. `None` where no row gives one.
    pub year: Option<i32>,
    /// First month in force; 1 July of `year` where not published.
    pub start: Option<Month>,
    /// First month no longer in force; 24 months after `start` where not published.
    pub end: Option<Month>,
    /// Whether `start` and `end` are published (`true`) or follow from the year by the 24-month rule.
    pub dated: bool,
    /// Commitments read for this plan, in any coding.
    pub commitments: u32,
}

/// What openness a commitment serves, in OGP's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OgpValue {
    /// Access to information.
    AccessToInformation,
    /// Civic participation.
    CivicParticipation,
    /// Public accountability.
    PublicAccountability,
    /// Technology and innovation for transparency and accountability.
    Technology,
}

impl OgpValue {
    /// All values, in OGP's order.
    pub const ALL: [Self; 4] =
        [Self::AccessToInformation, Self::CivicParticipation, Self::PublicAccountability, Self::Technology];

    /// The word in data files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::AccessToInformation => "access-to-information",
            Self::CivicParticipation => "civic-participation",
            Self::PublicAccountability => "public-accountability",
            Self::Technology => "technology",
        }
    }

    /// The words for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::AccessToInformation => {
                lang.choose("Access to information", "Acceso a la información", "Accès à l’information")
            }
            Self::CivicParticipation => {
                lang.choose("Civic participation", "Participación cívica", "Participation civique")
            }
            Self::PublicAccountability => {
                lang.choose("Public accountability", "Rendición de cuentas", "Redevabilité publique")
            }
            Self::Technology => lang.choose(
                "Technology and innovation",
                "Tecnología e innovación",
                "Technologie et innovation",
            ),
        }
    }

    /// The value of a word written by [`OgpValue::slug`].
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.slug() == slug)
    }
}
