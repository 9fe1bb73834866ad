//! What the pages about one area, region or member show, and the lists that lead there.

mod ask;

use serde::{Deserialize, Serialize};

use super::answer::{Choice, Interval, Series, Unrated};
use super::badge::Verdict;
use super::month::Month;
use super::place::{Level, Named, Region};
use super::query::{Grouping, Measure, Query, Selection};
use super::rating::StarFormula;
use super::release::Coding;
pub use ask::{AreaOrder, MAX_NAME, MemberSearch};

/// k of n, where no share is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// How many.
    pub k: u32,
    /// Of how many.
    pub n: u32,
}

/// k of n commitments of some plans of one coding, and how certain the share is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// Commitments that carry the area.
    pub k: u32,
    /// Commitments in the coding.
    pub n: u32,
    /// Plans behind n.
    pub plans: u32,
    /// How certain the share is; `None` where n is zero.
    pub interval: Option<Interval>,
}

impl Tally {
    /// Whether the share may be shown as a percentage.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.interval.is_some_and(|interval| interval.shown)
    }
}

/// How some commitments of one level stand on an indicator of the IRM.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rated {
    /// The rated measure, which says what is good.
    pub measure: Measure,
    /// The formula of the stars.
    pub formula: Option<StarFormula>,
    /// The good ones, of those that are rated; its plans are those with a rated commitment.
    pub tally: Tally,
    /// Those that are not rated, by the reason.
    pub unrated: Unrated,
}

/// The policy areas and challenge areas of a release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaList {
    /// The ten areas of the Open Gov Challenge, in OGP's order.
    pub challenges: Vec<ChallengeRow>,
    /// Policy areas that a commitment carries, by the group they belong to; groups by name.
    pub groups: Vec<AreaGroup>,
    /// Policy areas that no commitment carries, by name.
    pub unused: Vec<Named>,
    /// The coding with most commitments; `None` where no commitment carries an area.
    pub coding: Option<Coding>,
}

/// Policy areas that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaGroup {
    /// The group; its id is the slug of its English name.
    pub group: Named,
    /// Its areas.
    pub rows: Vec<AreaRow>,
}

/// A challenge area in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChallengeRow {
    /// The challenge area.
    pub challenge: Named,
    /// What members are asked to do.
    pub aim: String,
    /// Its numbers; `None` where no commitment carries it.
    pub row: Option<AreaRow>,
}

/// An area in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaRow {
    /// The area.
    pub area: Named,
    /// Commitments that carry it, all years.
    pub tally: Tally,
    /// Members with at least one such commitment, of the members with a plan in the coding.
    pub members: Part,
    /// Members whose plan in force carries it, year by year, all members.
    pub series: Series,
    /// The same as a small drawing, SVG; empty until somebody who can draw fills it.
    pub drawing: String,
    /// The coding, where it is not that of the list.
    pub other_coding: Option<Coding>,
}

/// Everything about one policy area or challenge area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaProfile {
    /// Policy area or challenge area.
    pub by: Grouping,
    /// The area.
    pub area: Named,
    /// What a challenge asks of members.
    pub aim: Option<String>,
    /// The group of a policy area, where it is not named like the area.
    pub group: Option<Named>,
    /// The challenge area that a policy area belongs to.
    pub challenge: Option<Named>,
    /// The policy areas of a challenge, or the others of the group of a policy area, with their commitments.
    pub related: Vec<Choice>,
    /// Ids of the policy areas that make it up: of a policy area itself alone.
    pub made_of: Vec<String>,
    /// The numbers; `None` where no commitment of the release carries it.
    pub numbers: Option<AreaNumbers>,
}

/// The numbers of an area in one coding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaNumbers {
    /// The coding: that with most commitments of the release among those that know the area.
    pub coding: Coding,
    /// Whether it is the coding that questions take by default.
    pub default_coding: bool,
    /// Commitments that carry it, all years and places.
    pub tally: Tally,
    /// Members with at least one such commitment.
    pub members: Part,
    /// One row per region.
    pub regions: Vec<AreaInRegion>,
    /// Members with most such commitments, the most first.
    pub top: Vec<MemberShare>,
    /// How such commitments stand on each indicator, in any coding: by national and by local members, never together. A
    /// level without such commitments is left out.
    pub ratings: Vec<(Level, Vec<Rated>)>,
    /// The newest such commitments, in any coding.
    pub newest: Vec<CommitmentLine>,
}

impl AreaProfile {
    /// The question to the trends that gives the figure of the area.
    #[must_use]
    pub fn query(&self) -> Query {
        let numbers = self.numbers.as_ref();
        Query {
            selection: Selection { areas: vec![self.area.id.clone()], ..Selection::default() },
            by: self.by,
            coding: numbers.filter(|n| !n.default_coding).map(|n| n.coding.id.clone()),
            ..Query::default()
        }
    }
}

/// An area in one region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaInRegion {
    /// The region.
    pub region: Region,
    /// Commitments that carry the area, all years.
    pub tally: Tally,
    /// Members whose plan in force carries it, year by year.
    pub series: Series,
}

/// How much of a member's commitments is about an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberShare {
    /// The member.
    pub member: Named,
    /// Its commitments about the area, in the coding.
    pub part: Part,
    /// Year of its latest plan in the coding.
    pub latest: Option<i32>,
    /// The same of that plan alone.
    pub of_latest: Part,
}

/// A commitment in a short list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitmentLine {
    /// Id of the commitment.
    pub id: String,
    /// Title as published.
    pub title: String,
    /// BCP 47 language of the title, where known.
    pub lang: Option<String>,
    /// The member.
    pub member: Named,
    /// Year of the plan, where known.
    pub year: Option<i32>,
    /// Number in the plan, as published.
    pub number: Option<String>,
    /// Policy areas.
    pub areas: Vec<Named>,
    /// Completion, [`super::rating::Rating::slug`].
    pub completion: String,
    /// Whether it carries a star, by any formula.
    pub starred: bool,
}

/// Everything about one region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionProfile {
    /// The region.
    pub region: Region,
    /// The coding of the areas; `None` where no commitment carries an area.
    pub coding: Option<Coding>,
    /// Commitments of all plans.
    pub commitments: u32,
    /// Plans.
    pub plans: u32,
    /// Plans in no year, because no row says when they were submitted.
    pub plans_without_year: u32,
    /// National members with a plan in the data, of those that the data or the reference know.
    pub national: Part,
    /// The same of local members.
    pub local: Part,
    /// Every year of the release.
    pub years: Vec<RegionYear>,
    /// The most frequent areas, the most frequent first.
    pub areas: Vec<RegionArea>,
    /// Areas that a commitment here carries.
    pub areas_in_all: u32,
    /// How its commitments stand on each indicator, and those of all members of the level; levels with commitments here.
    pub ratings: Vec<LevelRatings>,
    /// Members, national first, by name.
    pub members: Vec<MemberRow>,
}

/// How commitments of one level stand on each indicator; both lists have the same indicators in the same order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LevelRatings {
    /// The level; levels are never pooled.
    pub level: Level,
    /// In a region.
    pub here: Vec<Rated>,
    /// Of all members of the level.
    pub world: Vec<Rated>,
}

/// A region in one year of submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionYear {
    /// The year.
    pub year: i32,
    /// Plans submitted.
    pub plans: u32,
    /// Commitments of these plans.
    pub commitments: u32,
    /// Members that submitted them.
    pub members: u32,
}

/// An area beside the world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionArea {
    /// The area.
    pub area: Named,
    /// In the region.
    pub here: Tally,
    /// Everywhere.
    pub world: Tally,
    /// Whether a trend may be claimed in the region, compared with all areas in all regions.
    pub verdict: Verdict,
}

/// A member in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRow {
    /// Slug and name.
    pub member: Named,
    /// Region.
    pub region: Region,
    /// National or local.
    pub level: Level,
    /// Plans in the release; 0 where it has none of this member.
    pub plans: u32,
    /// Commitments in the release.
    pub commitments: u32,
    /// Year of the latest plan, where one has a year.
    pub latest: Option<i32>,
}

/// The members that were asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberList {
    /// By level and region, national first, regions in their order; empty groups are left out.
    pub groups: Vec<MemberGroup>,
    /// Members shown.
    pub shown: u32,
    /// Of them, those with a plan in the release.
    pub with_data: u32,
    /// Members there are, in the data or in the reference.
    pub all: u32,
}

/// Members of one level and region, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberGroup {
    /// National or local.
    pub level: Level,
    /// Region.
    pub region: Region,
    /// The members.
    pub rows: Vec<MemberRow>,
}

/// A fact with where it comes from: an address, or a word such as `memory` for what nobody checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced<T> {
    /// The fact.
    pub value: T,
    /// Where it comes from, as the reference says; may be empty.
    pub source: String,
}

/// Where a member stands in OGP, as far as the reference knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Takes part.
    Active,
    /// Did not meet the requirements for too long.
    Inactive,
    /// Suspended by OGP.
    Suspended,
    /// Has announced that it withdraws.
    Withdrawing,
    /// Has withdrawn.
    Withdrawn,
    /// Not known.
    ToVerify,
}

/// What the reference says of a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The year it joined.
    pub joined: Option<Sourced<i32>>,
    /// Its status.
    pub status: Sourced<Status>,
    /// The date of the status: a year, month or day; may be empty.
    pub status_as_of: String,
    /// What else is known, in English; may be empty.
    pub note: String,
}

/// Everything about one member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberProfile {
    /// Slug and name.
    pub member: Named,
    /// Region.
    pub region: Region,
    /// National or local.
    pub level: Level,
    /// What the reference says; `None` for a member that it does not know.
    pub membership: Option<Membership>,
    /// The national member of the country of a local one, and the other way round its local ones.
    pub relatives: Vec<MemberRow>,
    /// Plans in the release, the oldest first, those without a year at the end.
    pub plans: Vec<PlanLine>,
    /// Commitments of all plans.
    pub commitments: u32,
    /// The year on whose 1 July plans are called in force: the last of the release.
    pub as_of: Option<i32>,
    /// The coding of the comparison: that of most commitments of the member.
    pub coding: Option<Coding>,
    /// Areas that a plan carries, the most frequent first.
    pub areas: Vec<MemberArea>,
    /// Areas frequent in the region that no plan of the member carries.
    pub absent: Vec<MemberArea>,
    /// How its commitments stand on each indicator, whatever their coding.
    pub ratings: Vec<Rated>,
    /// The same for all members of its level in the region.
    pub region_ratings: Vec<Rated>,
    /// The same for all members of its level.
    pub world_ratings: Vec<Rated>,
    /// Commitments of the latest plan.
    pub latest: Vec<CommitmentLine>,
}

/// A plan in the list of a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanLine {
    /// First, second, third … plan, where known.
    pub number: Option<u32>,
    /// Title as published.
    pub title: Option<String>,
    /// Year of submission.
    pub year: Option<i32>,
    /// First and last month in force.
    pub term: Option<(Month, Month)>,
    /// Whether the term is published.
    pub dated: bool,
    /// Whether it is the plan in force on 1 July of [`MemberProfile::as_of`].
    pub in_force: bool,
    /// Commitments read for it.
    pub commitments: u32,
    /// Its coding, and its commitments in it.
    pub coding: Option<(Coding, u32)>,
}

/// An area over the plans of a member, beside region and world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberArea {
    /// The area.
    pub area: Named,
    /// Of each plan of [`MemberProfile::plans`]; `None` where nothing of the plan is coded.
    pub plans: Vec<Option<Part>>,
    /// Of all plans of the coding of the comparison.
    pub all: Tally,
    /// Of the members of the same level in the region.
    pub region: Tally,
    /// Of all members of the same level.
    pub world: Tally,
}
