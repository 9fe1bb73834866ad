//! Which data are being shown.

use serde::{Deserialize, Serialize};

use super::badge::Badge;
use super::place::{Named, Region};
use super::report::Report;

/// What a release is: everything made from it must say so where it is not real and whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Data that somebody loaded.
    #[default]
    Loaded,
    /// The incomplete sample inside the binary.
    Sample,
    /// A simulation with fictional members, for training.
    Simulated,
}

impl Kind {
    /// The word in ids and data files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Loaded => "loaded",
            Self::Sample => "sample",
            Self::Simulated => "simulated",
        }
    }
}

/// A data release in short: what every page and file says about where its numbers come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Id made from the content: the same data have the same id.
    pub id: String,
    /// Real data, the sample, or a simulation.
    pub kind: Kind,
    /// Names of the files it was made from.
    pub sources: Vec<String>,
    /// All commitments.
    pub commitments: u32,
    /// All plans.
    pub plans: u32,
    /// National members with at least one commitment.
    pub national_members: u32,
    /// Local members with at least one commitment.
    pub local_members: u32,
    /// First and last year of submission; `None` where no plan has a year.
    pub years: Option<(i32, i32)>,
    /// The codings the areas come from, the one with most commitments first.
    pub codings: Vec<Coding>,
}

/// A way in which commitments were tagged with policy areas. Series of two codings must not be joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    /// `explorer-2014`, `site` …
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Commitments tagged by it.
    pub commitments: u32,
    /// First and last year of the plans it covers.
    pub years: Option<(i32, i32)>,
    /// Whether the source has all plans of these years. Only then may a trend be claimed.
    pub complete: bool,
}

/// Everything the data page says about a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// What was read, repaired, joined and rejected.
    pub report: Report,
    /// Plans by region and year.
    pub coverage: Coverage,
}

/// Plans submitted by region and year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Years, ascending, without gaps.
    pub years: Vec<i32>,
    /// One row per region, in the order of [`Region::ALL`].
    pub rows: Vec<CoverageRow>,
    /// Plans whose year is not known.
    pub plans_without_year: u32,
}

/// Plans of one region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageRow {
    /// The region.
    pub region: Region,
    /// Plans submitted in each year of [`Coverage::years`].
    pub plans: Vec<u32>,
    /// Commitments of all years.
    pub commitments: u32,
    /// Members, national and local, with at least one commitment.
    pub members: u32,
}

/// What the home page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// The areas of the coding with most commitments by their badge, in the order of [`Badge::ALL`]; no group is empty.
    pub groups: Vec<AreaGroup>,
    /// Plans by region and year.
    pub coverage: Coverage,
}

/// Areas with the same badge on the home page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaGroup {
    /// Their badge.
    pub badge: Badge,
    /// The most frequent ones first. All where the badge says a direction; else the first few.
    pub areas: Vec<AreaOverview>,
    /// All areas with the badge.
    pub all: u32,
}

/// One area on the home page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaOverview {
    /// The area.
    pub area: Named,
    /// Commitments that carry it, in all years.
    pub commitments: u32,
    /// Members whose plan in force carries it, year by year, all members.
    pub series: super::answer::Series,
    /// The same as a small drawing, SVG.
    pub drawing: String,
    /// The main finding and the badge in one sentence.
    pub sentence: String,
}
