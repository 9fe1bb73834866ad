//! Wording of the page of one commitment.

use crate::model::commitment::{Commitment, Plan};
use crate::model::place::Level;
use crate::model::rating::{CompletionStage, StarFormula};

use super::{month, of_years};

/// No such commitment.
pub const MISSING: &str = "No such commitment";
/// What to do then.
pub const MISSING_HINT: &str = "This release has no commitment with the code";
/// Link to the search.
pub const SEARCH: &str = "Search the commitments";
/// Heading of the text.
pub const TEXT: &str = "Text";
/// Where there is none.
pub const NO_TEXT: &str = "The source gives a title only.";
/// Heading of the facts.
pub const FACTS: &str = "About it";
/// Heading of the ratings.
pub const RATINGS: &str = "What the assessors found";
/// Under it.
pub const RATINGS_SUB: &str = "Ratings of the Independent Reporting Mechanism. Not given, not assessed, no such \
                               rating, pending and unclear are different things; none of them is a zero.";
/// Heading of the origin.
pub const ORIGIN: &str = "Where each field came from";
/// Columns of the ratings.
pub const RATING_COLUMNS: [&str; 2] = ["Indicator", "Rating"];
/// Columns of the origins.
pub const ORIGIN_COLUMNS: [&str; 3] = ["Field", "File", "Line"];
/// Where all fields come from one file.
pub const ONE_ORIGIN: &str = "All fields come from this row.";
/// Where two sources were joined.
pub const JOINED: &str = "The row was joined with others. These fields come from them:";
/// Summary of the original cells.
pub const RAW: &str = "Original cells";
/// Columns of the original cells.
pub const RAW_COLUMNS: [&str; 2] = ["Column", "Cell"];
/// Link to the public page.
pub const PUBLIC: &str = "Public page of this commitment";
/// No public page.
pub const NO_PUBLIC: &str = "The source names no public page.";
/// Names of the facts, in order.
pub mod fact {
    /// Who promised it.
    pub const MEMBER: &str = "Member";
    /// Region and level.
    pub const PLACE: &str = "Region";
    /// Plan.
    pub const PLAN: &str = "Action plan";
    /// Number in the plan.
    pub const NUMBER: &str = "Number";
    /// Dates.
    pub const DATES: &str = "Dates";
    /// Areas.
    pub const AREAS: &str = "Policy areas";
    /// Values.
    pub const VALUES: &str = "OGP values";
    /// Lead.
    pub const LEAD: &str = "Lead institution";
    /// Support.
    pub const SUPPORT: &str = "Supporting institutions";
    /// Code.
    pub const CODE: &str = "Code";
    /// Language.
    pub const LANGUAGE: &str = "Language";
}

/// Indicators, in the order of [`crate::model::rating::Ratings`].
pub const INDICATORS: [&str; 8] = [
    "Specificity",
    "Verifiable",
    "Relevant to OGP values",
    "Potential impact",
    "Ambition",
    "Completion",
    "Early results",
    "Star",
];

/// “Romania · plan of 2014 · no. 3”.
#[must_use]
pub fn kicker(commitment: &Commitment, plan: &Plan) -> String {
    let year = plan.year.map_or_else(|| "plan without a year".into(), |year| format!("plan of {year}"));
    let number = commitment.number.as_ref().map(|number| format!(" · no. {number}")).unwrap_or_default();
    format!("{} · {year}{number}", commitment.member_name)
}

/// The plan: its title or place in the row of plans, and its term.
#[must_use]
pub fn plan(plan: &Plan) -> String {
    let name = match (&plan.title, plan.number) {
        (Some(title), _) => title.clone(),
        (None, Some(number)) => format!("Plan {number} of {}", plan.member_name),
        (None, None) => format!("Plan of {}", plan.member_name),
    };
    let submitted = plan.year.map(|year| format!(", submitted in {year}")).unwrap_or_default();
    let term = match (plan.start, plan.end) {
        (Some(start), Some(end)) => {
            // The end is the first month no longer in force; people expect the last one that is.
            format!("; in force {} to {}", month(start), month(end.plus(-1)))
        }
        _ => String::new(),
    };
    let note = if plan.dated || term.is_empty() {
        ""
    } else {
        " (not published: 24 months from 1 July of its year)"
    };
    format!("{name}{submitted}{term}{note}")
}

/// Start and end of the commitment.
#[must_use]
pub fn dates(commitment: &Commitment) -> Option<String> {
    match (commitment.start, commitment.end) {
        (Some(start), Some(end)) => Some(format!("{} to {}", month(start), month(end))),
        (Some(start), None) => Some(format!("from {}; end not given", month(start))),
        (None, Some(end)) => Some(format!("until {}; start not given", month(end))),
        (None, None) => None,
    }
}

/// National or local.
#[must_use]
pub const fn level(level: Level) -> &'static str {
    match level {
        Level::National => "national member",
        Level::Local => "local member",
    }
}

/// When completion was rated.
#[must_use]
pub const fn stage(stage: CompletionStage) -> &'static str {
    match stage {
        CompletionStage::MidTerm => "at mid-term",
        CompletionStage::EndOfTerm => "at the end of the term",
    }
}

/// By which rule the star was given.
#[must_use]
pub fn formula(formula: StarFormula) -> String {
    match formula {
        StarFormula::Page => "as the public page shows it".into(),
        formula => format!("formula {}", formula.slug()),
    }
}

/// File and line of the row.
#[must_use]
pub fn row(source: &str, line: u32) -> String {
    format!("{source}, line {line}")
}

/// Which coding the areas come from.
#[must_use]
pub fn coding(coding: &str) -> String {
    format!("coding: {coding}")
}

/// Description for search engines.
#[must_use]
pub fn description(plan: &Plan) -> String {
    format!("A commitment of {} ({}).", plan.member_name, of_years(plan.year.map(|year| (year, year))))
}
