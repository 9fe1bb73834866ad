//! What one release changed against the one before it: row by row, and number by number.

use serde::{Deserialize, Serialize};

use super::place::Named;
use super::profile::Part;
use super::release::{Coding, Release};

/// Everything that is not the same in two releases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The earlier release.
    pub old: Release,
    /// The later release.
    pub new: Release,
    /// The headline numbers, also those that are the same.
    pub headline: Vec<HeadlineChange>,
    /// Areas whose numbers are not the same, by name.
    pub areas: Vec<AreaChange>,
    /// The rows.
    pub rows: Rows,
    /// Columns of the sources, by layout and header; only where both releases say which columns there were.
    pub columns: Vec<ColumnChange>,
}

/// The rows that are not the same in two releases; each list by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// Commitments that only the later release has.
    pub added: Vec<Line>,
    /// Commitments that both have, and that do not say the same.
    pub changed: Vec<ChangedLine>,
    /// Commitments that only the earlier release has.
    pub lost: Vec<Line>,
    /// Members with commitments in only one of them.
    pub members: Moved,
    /// Plans in only one of them.
    pub plans: Moved,
    /// Policy areas that a commitment carries in only one of them; names are ids.
    pub areas: Moved,
}

/// What is in only one of two releases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// In the later one.
    pub came: Vec<Named>,
    /// In the earlier one.
    pub went: Vec<Named>,
}

/// A commitment in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Its title as published.
    pub title: String,
    /// The language of the title, where it is known.
    pub lang: Option<String>,
    /// The member.
    pub member: Named,
}

/// A commitment and the fields that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedLine {
    /// The commitment, as the later release has it.
    pub line: Line,
    /// Its fields, in the order of the table of commitments.
    pub fields: Vec<FieldChange>,
}

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Name of the column in the table of commitments.
    pub field: String,
    /// What the earlier release says; empty where it says nothing.
    pub old: String,
    /// What the later release says.
    pub new: String,
}

/// Which headline number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Headline {
    /// All commitments.
    Commitments,
    /// All plans.
    Plans,
    /// National members with commitments.
    NationalMembers,
    /// Local members with commitments.
    LocalMembers,
}

impl Headline {
    /// The word in data files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Commitments => "commitments",
            Self::Plans => "plans",
            Self::NationalMembers => "national-members",
            Self::LocalMembers => "local-members",
        }
    }
}

/// A headline number in both releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadlineChange {
    /// Which.
    pub number: Headline,
    /// In the earlier release.
    pub old: u32,
    /// In the later release.
    pub new: u32,
}

/// The numbers of a policy area in both releases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaChange {
    /// The area.
    pub area: Named,
    /// In the earlier release; `None` where no commitment carries it.
    pub old: Option<AreaNumbers>,
    /// In the later release.
    pub new: Option<AreaNumbers>,
}

impl AreaChange {
    /// Whether both releases count the area in the same coding. Otherwise a difference would be one of codings.
    #[must_use]
    pub fn is_comparable(&self) -> bool {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => old.coding.id == new.coding.id,
            _ => true,
        }
    }
}

/// The numbers of a policy area in one release, of all members and years of one coding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaNumbers {
    /// The coding.
    pub coding: Coding,
    /// Commitments that carry the area, of all of the coding.
    pub commitments: Part,
    /// The last year for which all plans are there, and members whose plan in force then carries the area, of all with a plan
    /// in force; `None` where no plan is.
    pub in_force: Option<(i32, Part)>,
}

/// A column of the sources that came or went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnChange {
    /// Name of the layout.
    pub layout: String,
    /// The header.
    pub column: String,
    /// Whether it came; else it went.
    pub came: bool,
}

/// How many rows are not the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Commitments added.
    pub added: u32,
    /// Commitments changed.
    pub changed: u32,
    /// Commitments lost.
    pub lost: u32,
    /// Members that came.
    pub members_came: u32,
    /// Members that went.
    pub members_went: u32,
    /// Plans that came.
    pub plans_came: u32,
    /// Plans that went.
    pub plans_went: u32,
}

impl Summary {
    /// Of some rows.
    #[must_use]
    pub fn of(rows: &Rows) -> Self {
        fn count<T>(rows: &[T]) -> u32 {
            u32::try_from(rows.len()).unwrap_or(u32::MAX)
        }
        Self {
            added: count(&rows.added),
            changed: count(&rows.changed),
            lost: count(&rows.lost),
            members_came: count(&rows.members.came),
            members_went: count(&rows.members.went),
            plans_came: count(&rows.plans.came),
            plans_went: count(&rows.plans.went),
        }
    }
}

/// What a release is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Before {
    /// Nothing: it is the first one.
    First,
    /// The release of this id, which is not kept any more.
    Gone(String),
    /// The release of this id.
    Kept(String),
}

/// A release in the diary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The release.
    pub release: Release,
    /// When it was first there, as in RFC 3339, in UTC: where no store keeps it, when the program read it.
    pub since: String,
    /// Whether a store keeps it, so that the time says something about the data.
    pub is_kept: bool,
    /// Whether it is the one that pages show.
    pub is_served: bool,
    /// Whether it is newer than the one that pages show: it was taken back.
    pub is_taken_back: bool,
    /// What it is compared with.
    pub before: Before,
    /// What it changed; `None` where it is compared with nothing, or nobody has counted yet.
    pub summary: Option<Summary>,
}

/// A release in the diary with all that it changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The release.
    pub entry: Entry,
    /// What it changed; `None` where it is compared with nothing.
    pub difference: Option<Difference>,
}
