//! Whether a trend may be claimed, and everything that the claim rests on.

use serde::{Deserialize, Serialize};

/// What may be said of the share of commitments that carry an area, over the years of one coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Badge {
    /// It rose, beyond what chance and the number of areas compared explain, by at least a quarter.
    Rising,
    /// It rose from almost nothing, and several members in several regions took part.
    Emerging,
    /// The test was made and allows no direction.
    NoClearChange,
    /// It fell, beyond what chance and the number of areas compared explain, by at least a fifth.
    Falling,
    /// It fell to almost nothing from where several members in several regions took part.
    Fading,
    /// Too few years, commitments or plans, or the source does not cover the years.
    NotEnoughData,
    /// There would be years enough, but the coding of areas changed among them.
    CodingChanged,
}

impl Badge {
    /// All badges, in the order in which they are listed.
    pub const ALL: [Self; 7] = [
        Self::Rising,
        Self::Emerging,
        Self::NoClearChange,
        Self::Falling,
        Self::Fading,
        Self::NotEnoughData,
        Self::CodingChanged,
    ];

    /// Whether it says that something rose or fell.
    #[must_use]
    pub const fn is_direction(self) -> bool {
        matches!(self, Self::Rising | Self::Emerging | Self::Falling | Self::Fading)
    }

    /// The word in data files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Rising => "rising",
            Self::Emerging => "emerging",
            Self::NoClearChange => "no-clear-change",
            Self::Falling => "falling",
            Self::Fading => "fading",
            Self::NotEnoughData => "not-enough-data",
            Self::CodingChanged => "coding-changed",
        }
    }
}

/// A badge with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Verdict {
    /// What may be said.
    pub badge: Badge,
    /// Commitments that carry the area, in all years of the coding.
    pub k: u32,
    /// Commitments of these years.
    pub n: u32,
    /// Plans submitted in these years.
    pub plans: u32,
    /// Years with at least one plan.
    pub years: u32,
    /// The first years; `None` where there is no plan.
    pub first: Option<Block>,
    /// The last years.
    pub last: Option<Block>,
    /// The test for a linear trend; `None` where it was not made.
    pub test: Option<Test>,
    /// Share of the last block over share of the first; `None` where the first is zero.
    pub ratio: Option<f64>,
    /// What is missing for a test.
    pub missing: Vec<Need>,
    /// The coding that the years belong to.
    pub coding: String,
}

impl Verdict {
    /// Where there is no plan at all.
    #[must_use]
    pub fn without_plans(coding: &str) -> Self {
        Self {
            badge: Badge::NotEnoughData,
            k: 0,
            n: 0,
            plans: 0,
            years: 0,
            first: None,
            last: None,
            test: None,
            ratio: None,
            missing: Vec::new(),
            coding: coding.into(),
        }
    }
}

/// Some years taken together: two full cycles of plans, so that every member counts about equally.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Block {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
    /// Commitments that carry the area.
    pub k: u32,
    /// All commitments.
    pub n: u32,
    /// Plans.
    pub plans: u32,
    /// Plans with at least one such commitment.
    pub plans_with: u32,
    /// Members with at least one such commitment.
    pub members_with: u32,
    /// Regions of these members.
    pub regions_with: u32,
}

impl Block {
    /// k of n as a share between 0 and 1; 0 where n is zero.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.n == 0 { 0.0 } else { f64::from(self.k) / f64::from(self.n) }
    }
}

/// The score test for a linear trend in share, with plan-clustered variance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Test {
    /// The statistic: standard normal where nothing changes, positive where the share rises.
    pub statistic: f64,
    /// Two-sided p.
    pub p: f64,
    /// p adjusted for the areas compared (Benjamini and Hochberg).
    pub adjusted_p: f64,
    /// Series compared with each other: all areas of the coding in the places asked about that could be tested.
    pub compared: u32,
}

/// Something that a test needs and the data do not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// A source that is complete for the years.
    CompleteSource,
    /// Years under one coding.
    Years,
    /// Commitments that carry the area.
    Commitments,
    /// Plans in the first block.
    FirstPlans,
    /// Plans in the last block.
    LastPlans,
}

/// Years under one coding that a test needs.
pub const NEEDED_YEARS: u32 = 5;
/// Commitments carrying the area that a test needs.
pub const NEEDED_COMMITMENTS: u32 = 10;
/// Plans that a test needs in the first and in the last block.
pub const NEEDED_PLANS: u32 = 5;
/// Years of a block.
pub const BLOCK_YEARS: i32 = 4;
/// False discoveries that are accepted among the claims.
pub const FALSE_DISCOVERY_RATE: f64 = 0.10;
/// A rise smaller than this ratio of the last block to the first is not called one.
pub const RISE: f64 = 1.25;
/// A fall smaller than this ratio is not called one.
pub const FALL: f64 = 0.80;
/// Almost nothing: below this share of commitments …
pub const RARE_COMMITMENTS: f64 = 0.02;
/// … and below this share of plans.
pub const RARE_PLANS: f64 = 0.10;
/// Several members …
pub const SEVERAL_MEMBERS: u32 = 5;
/// … in several regions.
pub const SEVERAL_REGIONS: u32 = 2;
