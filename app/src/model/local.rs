//! What the page on OGP Local shows.

use serde::{Deserialize, Serialize};

use super::place::Named;
use super::portion::Portion;
use super::release::Coding;

/// The most commitments that a plan of a local member may have.
pub const LOCAL_LIMIT: u32 = 5;
/// The first year of plans under the present programme, whose strategy was approved in May 2019; plans submitted before belong to the pilot groups.
pub const LOCAL_PROGRAMME: i32 = 2020;

/// OGP Local in the release and in the reference tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LocalView {
    /// Members by year of joining, the unknown year last.
    pub cohorts: Vec<Cohort>,
    /// Local members with plans in the release that no reference table knows, as those of a simulation.
    pub unlisted: Vec<Named>,
    /// What the release holds of local members.
    pub local: Volume,
    /// The same of national members.
    pub national: Volume,
    /// What their plans work on; `None` where no local plan carries an area.
    pub themes: Option<Themes>,
    /// Plans with more commitments than the rule allows.
    pub limit: Limit,
    /// What local members reported.
    pub stories: Vec<Story>,
    /// Members that work on one subject together.
    pub circles: Vec<Circle>,
}

/// How much there is of one level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Volume {
    /// Members with at least one plan.
    pub members: u32,
    /// Plans.
    pub plans: u32,
    /// Commitments.
    pub commitments: u32,
    /// First and last year of submission.
    pub years: Option<(i32, i32)>,
}

/// The local members that joined in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    /// The year; `None` where no source gives it.
    pub year: Option<i32>,
    /// The members, by name.
    pub members: Vec<LocalMember>,
}

/// A local member of the reference table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalMember {
    /// Slug and name.
    pub member: Named,
    /// Whether a page gives the year of joining.
    pub verified: bool,
    /// Whether it has left.
    pub withdrawn: bool,
    /// Its plans in the release.
    pub plans: u32,
}

/// Areas of local plans beside those of national plans of the same years, in one coding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Themes {
    /// The coding with most commitments of local members.
    pub coding: Coding,
    /// Years of submission of the local plans in this coding; the national plans are of the same years.
    pub years: (i32, i32),
    /// Local plans and commitments in the coding.
    pub local: Volume,
    /// National plans and commitments in the coding, in the same years.
    pub national: Volume,
    /// Local commitments of all years that no area of this coding is known of, or whose plan has no year.
    pub left_out: u32,
    /// Areas, the most frequent in local plans first.
    pub areas: Vec<Theme>,
}

/// One area on both levels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// The area.
    pub area: Named,
    /// Commitments of local members that carry it.
    pub local: Portion,
    /// Commitments of national members that carry it.
    pub national: Portion,
}

/// How the plans of local members stand to the rule of at most [`LOCAL_LIMIT`] commitments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// Plans of the present programme: k with more, of n.
    pub present: (u32, u32),
    /// Plans of the pilot groups: k with more, of n.
    pub pilot: (u32, u32),
    /// Plans without a year: k with more, of n.
    pub undated: (u32, u32),
    /// The plans with more, those with most commitments first.
    pub over: Vec<LongPlan>,
}

/// A local plan with more commitments than the rule allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LongPlan {
    /// Whose plan.
    pub member: Named,
    /// Title as published.
    pub title: Option<String>,
    /// Year of submission.
    pub year: Option<i32>,
    /// Its commitments.
    pub commitments: u32,
}

/// A result that a local member reported, in the language of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// Where.
    pub place: String,
    /// Slug of the member.
    pub member: String,
    /// What the source calls the commitment.
    pub title: String,
    /// What it is an example of.
    pub theme: String,
    /// What was reported.
    pub facts: String,
    /// Who says so.
    pub source: String,
    /// Id of the commitment, where the release has it.
    pub commitment: Option<String>,
    /// Commitments of the member in the release.
    pub commitments: u32,
}

/// An OGP Local Circle, in the language of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circle {
    /// Its subject.
    pub title: String,
    /// Where.
    pub place: String,
    /// Who says so.
    pub source: String,
    /// Its members, each with its commitments in the release.
    pub members: Vec<(Named, u32)>,
}
