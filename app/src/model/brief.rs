//! A brief: what somebody reads before meeting a member or a working group. Numbers and facts, no words.

mod ask;

use super::answer::{Answer, Interval, Unrated};
use super::badge::Badge;
use super::paper::View;
use super::place::{Level, Named, Region};
use super::profile::{CommitmentLine, MemberRow, MemberShare, Membership, Tally};
use super::release::{Coding, Release};
pub use ask::{Beside, BriefQuery, Part, Subject};

/// Everything a brief says.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// What was asked for.
    pub query: BriefQuery,
    /// The data.
    pub release: Release,
    /// The subject's name for people.
    pub name: String,
    /// The OGP region of a member or region.
    pub region: Option<Region>,
    /// National or local, of a member.
    pub level: Option<Level>,
    /// What a challenge asks of members.
    pub aim: Option<String>,
    /// The coding of all areas in it; `None` where no commitment of the subject carries an area.
    pub coding: Option<Coding>,
    /// How much there is.
    pub size: Size,
    /// What may be quoted, at most three.
    pub findings: Vec<Finding>,
    /// Where the subject stands; `None` where there is no area to compare.
    pub standing: Option<Standing>,
    /// Plans of a member; of other subjects the plans of each year of submission, the oldest first.
    pub plans: Vec<PlanRow>,
    /// Rows before those, which are left out.
    pub earlier: u32,
    /// How far commitments were completed: the subject's, then those beside it.
    pub completion: Vec<Steps>,
    /// Areas that others use, or who works on an area.
    pub uptake: Uptake,
    /// Commitments worth a look.
    pub elsewhere: Elsewhere,
    /// The rules and peers of a local member.
    pub local: Option<LocalPart>,
    /// What limits the numbers.
    pub caveats: Vec<Caveat>,
    /// What the reference says of a member.
    pub membership: Option<Membership>,
}

/// How much a release has of a subject, in the years asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Commitments.
    pub commitments: u32,
    /// Plans.
    pub plans: u32,
    /// Members.
    pub members: u32,
    /// First and last year of submission.
    pub years: Option<(i32, i32)>,
}

/// Whose numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The subject's.
    Own,
    /// The members of a region; with a level only those of the level.
    Region(Region, Option<Level>),
    /// All members.
    World(Option<Level>),
    /// A plan of the subject, by its year.
    Plan(Option<i32>),
}

/// k of n with the view that gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// How many.
    pub k: u32,
    /// Of how many; zero where there is nothing to count.
    pub n: u32,
    /// How certain the share is; `None` where n is zero.
    pub interval: Option<Interval>,
    /// First and last year of what was counted.
    pub years: Option<(i32, i32)>,
    /// Where a reader finds it.
    pub view: View,
}

impl Count {
    /// As a tally, for the words that tallies have.
    #[must_use]
    pub const fn tally(&self) -> Tally {
        Tally { k: self.k, n: self.n, plans: 0, interval: self.interval }
    }
}

/// Something that may be quoted.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// How commitments were completed, beside others.
    Completed {
        /// The subject's.
        own: Count,
        /// Its commitments without a rating.
        unrated: Unrated,
        /// Of members of which level: ratings of two levels are never put together.
        level: Level,
        /// Those of others.
        beside: Vec<(Who, Count)>,
    },
    /// How often the subject has an area, and how many others do.
    Carried {
        /// The area.
        area: Named,
        /// The subject's commitments.
        own: Count,
        /// Members whose plan in force has it.
        beside: Vec<(Who, Count)>,
    },
    /// The number and the badge of an area somewhere, as the trends word them. The answer has one series.
    Quoted(Box<Answer>, View),
    /// There is no plan; members of the same country that have some.
    NoPlan(Vec<MemberRow>),
    /// Plans, but no commitment carries an area.
    NoArea,
    /// Only so many commitments: described, not compared.
    Few(Count),
}

/// The subject beside others, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// What the rows are: areas, or regions.
    pub of_regions: bool,
    /// What each column counts.
    pub columns: Vec<StandingColumn>,
    /// The rows.
    pub rows: Vec<StandingRow>,
}

/// What a column of [`Standing`] counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingColumn {
    /// Whose.
    pub who: Who,
    /// Commitments that carry the area; else members whose plan in force on 1 July has at least one.
    pub of_commitments: bool,
    /// First and last year of what was counted.
    pub years: Option<(i32, i32)>,
    /// The page of the trends that has all its numbers.
    pub view: View,
}

/// A row of [`Standing`].
#[derive(Clone, Debug, PartialEq)]
pub struct StandingRow {
    /// The area, or the region.
    pub label: Named,
    /// Its page.
    pub view: View,
    /// One number per column.
    pub cells: Vec<Count>,
    /// Whether a trend may be claimed, where the row is a region.
    pub badge: Option<Badge>,
}

/// A plan, or the plans of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanRow {
    /// Number of the plan of a member, where known.
    pub number: Option<u32>,
    /// Year of submission.
    pub year: Option<i32>,
    /// Plans of the row.
    pub plans: u32,
    /// Whether a plan is in force on 1 July of the last year of the release.
    pub in_force: bool,
    /// All commitments.
    pub commitments: u32,
    /// Rated on completion, of all.
    pub assessed: (u32, u32),
    /// Substantial or complete, of those rated.
    pub done: (u32, u32),
    /// Why the others are not rated.
    pub unrated: Unrated,
    /// Where a reader finds them.
    pub view: View,
    /// The same list, only those that are substantial or complete.
    pub done_view: View,
}

/// How far some commitments were completed.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// Whose.
    pub who: Who,
    /// Not started, without evidence or withdrawn; limited; substantial; complete.
    pub counts: [u32; 4],
    /// Those without a rating, by the reason.
    pub unrated: Unrated,
    /// Where a reader finds them.
    pub view: View,
}

impl Steps {
    /// Those that are rated.
    #[must_use]
    pub fn rated(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Those that are substantial or complete.
    #[must_use]
    pub const fn done(&self) -> u32 {
        self.counts[2] + self.counts[3]
    }
}

/// What others do that the subject does not; or who does.
#[derive(Clone, Debug, PartialEq)]
pub enum Uptake {
    /// Areas that no plan of a member or region has.
    Areas {
        /// Whether the areas rise in the place beside; else they are its most frequent ones.
        rising: bool,
        /// Where they rise or are frequent.
        place: Who,
        /// The areas.
        rows: Vec<UptakeRow>,
    },
    /// The members with most commitments in an area.
    Members(Vec<(MemberShare, View)>),
    /// Nothing can be said.
    None,
}

/// An area that others use.
#[derive(Clone, Debug, PartialEq)]
pub struct UptakeRow {
    /// The area.
    pub area: Named,
    /// Its page.
    pub view: View,
    /// Members whose plan in force has it, place by place.
    pub cells: Vec<(Who, Count)>,
    /// What may be said of it in the first of these places.
    pub badge: Badge,
}

/// Commitments worth a look elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elsewhere {
    /// The commitments, at most five, one per member.
    pub picks: Vec<Pick>,
    /// Commitments that did well among which they were chosen.
    pub pool: u32,
}

/// A commitment worth a look.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// The commitment.
    pub line: CommitmentLine,
    /// Region of its member.
    pub region: Region,
    /// Ambition or potential impact, [`super::rating::Rating::slug`], where it is in the good group.
    pub ambition: Option<Ambitious>,
    /// Early results, where they are in the good group.
    pub early_results: Option<super::rating::EarlyResults>,
    /// The areas for which it was chosen.
    pub areas: Vec<Named>,
    /// Its page at the source.
    pub source: Option<String>,
    /// Its page here.
    pub view: View,
}

/// How a commitment is ambitious: newer reports rate ambition, older ones potential impact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambitious {
    /// By its ambition.
    Ambition(super::rating::Ambition),
    /// By its potential impact.
    Impact(super::rating::PotentialImpact),
}

/// What else counts for a local member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPart {
    /// Its plans with more commitments than the rule allows, of its plans under the present programme.
    pub over: (u32, u32),
    /// Its plans of the pilot groups, or without a year.
    pub before: u32,
    /// Local members of its country, then of its region, with a plan in the release.
    pub peers: Vec<MemberRow>,
    /// All local members of its region with a plan in the release, itself left out.
    pub peers_in_all: u32,
}

/// What limits the numbers of a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caveat {
    /// The data are a sample.
    Sample,
    /// The data are made up.
    Simulated,
    /// The release has no plan after this year.
    LastYear(i32),
    /// The source does not have all plans, so that no trend is claimed.
    NotComplete,
    /// Plans whose dates are not published, of all.
    Undated(u32, u32),
    /// Plans without a year, which are in no year.
    NoYear(u32),
    /// Commitments that other codings tagged, or nobody, of all.
    OtherCoding(u32, u32),
    /// A commitment may carry several areas.
    Overlap,
    /// Commitments without a rating of completion, of all.
    Unrated(Unrated, u32),
    /// Fewer commitments than a share needs.
    Few(u32),
    /// Local plans are not assessed by the IRM.
    Local,
}
