//! Wording of the pages, one file per page; here what they share.

pub mod commitment;
pub mod commitments;
pub mod data;
pub mod facets;
pub mod home;
pub mod methods;
pub mod trends;
pub mod verdict;

use super::number::{count, years};
use crate::model::month::Month;
use crate::model::release::{Kind, Release};

/// Name of the site.
pub const SITE: &str = "OGP commitments";
/// What the site is, in one sentence.
pub const ABOUT: &str =
    "What governments promise in Open Government Partnership action plans, counted the same way everywhere.";
/// First link of every page.
pub const SKIP: &str = "Skip to content";
/// Name of the main navigation.
pub const NAV: &str = "Main";
/// Name of the trends page.
pub const TRENDS: &str = "Trends";
/// Name of the list of commitments.
pub const COMMITMENTS: &str = "Commitments";
/// Name of the data page.
pub const DATA: &str = "Data";
/// Name of the page on methods.
pub const METHODS: &str = "Methods";
/// Footer: heading of what lets readers check the numbers.
pub const CHECK: &str = "Check it";
/// Footer: heading of what readers can take away.
pub const USE: &str = "Use it";
/// Footer: link to the sources.
pub const SOURCES: &str = "Sources and repairs";
/// Footer: link to the methods.
pub const RULES: &str = "Methods and rules";
/// Footer: link to the coverage table.
pub const COVERAGE: &str = "What is covered";
/// Footer: link to the commitments as a file.
pub const ALL_COMMITMENTS: &str = "All commitments as CSV";
/// Footer: link to the plans as a file.
pub const ALL_PLANS: &str = "All plans as CSV";
/// Footer: link to loading a file of one’s own.
pub const OWN_FILE: &str = "Load your own file";
/// Start of the strip on sample data.
pub const SAMPLE: &str = "Sample data.";
/// Start of the strip on simulated data.
pub const SIMULATED: &str = "Simulated data.";
/// What simulated data are.
pub const SIMULATED_WHAT: &str = "Members, plans and commitments are made up, for training. Nothing here says anything about a government.";
/// Link of the strip.
pub const SAMPLE_LINK: &str = "How to load the full export";
/// Shown where no stylesheet was built.
pub const UNBUILT: &str = "This program was built without its stylesheet and scripts. To make them, run";
/// The command that makes them.
pub const BUILD: &str = "cargo xtask build";
/// Sends a form.
pub const APPLY: &str = "Apply";
/// Empties a form.
pub const RESET: &str = "Reset";
/// Sends a search.
pub const SEARCH: &str = "Search";
/// All members, all levels.
pub const ALL: &str = "All";
/// Name of a region column.
pub const REGION: &str = "Region";
/// Heading of level choices.
pub const LEVEL: &str = "Level";
/// National members.
pub const NATIONAL: &str = "National members";
/// Local members.
pub const LOCAL: &str = "Local members";
/// Both.
pub const BOTH: &str = "National and local";
/// Heading of year fields.
pub const YEARS: &str = "Years";
/// First year.
pub const FROM: &str = "From";
/// Last year.
pub const TO: &str = "To";
/// Heading of member choices.
pub const MEMBER: &str = "Member";
/// First entry of the list of members.
pub const ADD_MEMBER: &str = "Choose a member";
/// Kept when other filters are wrong.
pub const KEPT: &str = "The rest of your filters were kept.";
/// Where something is not in the source.
pub const NOT_GIVEN: &str = "Not given";
/// In lists, where the source says nothing about completion.
pub const COMPLETION_NOT_GIVEN: &str = "Completion not given";
/// Heard before the word for completion.
pub const COMPLETION: &str = "Completion: ";

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Title of a document: page, then site.
#[must_use]
pub fn document_title(page: &str) -> String {
    format!("{page} · {SITE}")
}

/// A month: “July 2014”.
#[must_use]
pub fn month(month: Month) -> String {
    let name = MONTHS.get(usize::from(month.month).saturating_sub(1)).copied().unwrap_or_default();
    format!("{name} {}", month.year)
}

/// “1 plan”, “1,927 plans”.
#[must_use]
pub fn some(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", count(n), if n == 1 { one } else { many })
}

/// “727 commitments”.
#[must_use]
pub fn commitments(n: u32) -> String {
    some(n, "commitment", "commitments")
}

/// “of plans of 2011–2014”, or nothing where no plan has a year.
#[must_use]
pub fn of_years(range: Option<(i32, i32)>) -> String {
    range
        .map(|(from, to)| format!("plans of {}", years(from, to)))
        .unwrap_or_else(|| "plans without a year".into())
}

/// What is in the sample.
#[must_use]
pub fn sample(release: &Release) -> String {
    format!(
        "{} of {} national and {}, {}. No number here is complete.",
        commitments(release.commitments),
        count(release.national_members),
        some(release.local_members, "local member", "local members"),
        of_years(release.years),
    )
}

/// The source line at the foot of every page.
#[must_use]
pub fn source_line(release: &Release) -> String {
    if release.kind == Kind::Simulated {
        return format!(
            "Simulated data, for training: nothing here was promised by anybody. Data release: {}.",
            release.id
        );
    }
    let named = release.sources.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = release.sources.len().saturating_sub(3);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!(
        "Source: {named}{more}; {} ({}). Data release: {}. Data: Open Government Partnership. \
         Texts stay as published.",
        of_years(release.years),
        commitments(release.commitments),
        release.id,
    )
}

/// Pages for requests that cannot be answered.
pub mod trouble {
    /// Title of the page for unknown addresses.
    pub const MISSING: &str = "This page does not exist";
    /// What to do then.
    pub const MISSING_HINT: &str =
        "The address may be old or mistyped. Search for a commitment, or start again from";
    /// Link to the home page.
    pub const HOME: &str = "the home page";
    /// Title when something broke.
    pub const FAILED: &str = "The numbers could not be computed";
    /// What to do then.
    pub const FAILED_HINT: &str = "This is an error of the program, not of your question. Try again later; \
                                   when you report it, quote the number";
    /// The program is not connected to data.
    pub const NO_SOURCE: &str = "no-data";
    /// Title of a notice about one value that cannot be used.
    pub const PROBLEM: &str = "One value in the address cannot be used";
    /// The same for several.
    pub const PROBLEMS: &str = "Some values in the address cannot be used";
}

/// The table of plans by region and year.
pub mod coverage {
    use super::some;

    /// Title.
    pub const TITLE: &str = "What the data covers";
    /// Caption.
    pub const CAPTION: &str = "Action plans submitted, by region and year";
    /// Name of the scrolling region.
    pub const SCROLLS: &str = "Coverage table, scrolls sideways";
    /// Last column but one.
    pub const COMMITMENTS: &str = "Commitments";
    /// Last column.
    pub const MEMBERS: &str = "Members";
    /// Foot of the table.
    pub const ALL: &str = "All";

    /// Plans that are in no column.
    #[must_use]
    pub fn without_year(plans: u32) -> String {
        format!(
            "{} in no column, because no row says when it was submitted.",
            some(plans, "plan is", "plans are")
        )
    }
}
