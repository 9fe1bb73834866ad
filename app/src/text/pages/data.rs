//! Wording of the data page.

use super::{commitments, some};

/// Heading.
pub const TITLE: &str = "Data";
/// Description for search engines and link previews.
pub const DESCRIPTION: &str =
    "Where the numbers come from, what was repaired and rejected, and everything to download.";
/// Heading of the downloads.
pub const DOWNLOADS: &str = "Download everything";
/// What there is: address, words, what it holds.
pub const FILES: [(&str, &str, &str); 4] = [
    ("/data/commitments.csv", "Commitments", "CSV, one row per commitment, with source and line"),
    ("/data/plans.csv", "Action plans", "CSV, one row per plan"),
    ("/data/rejects.csv", "Rejected rows", "CSV, every row that could not be used, with the reason"),
    ("/data/report.json", "Report", "JSON, everything this page says about files, repairs and joins"),
];
/// Heading of the sources.
pub const SOURCES: &str = "Sources";
/// Caption of the table of sources.
pub const SOURCES_CAPTION: &str = "Files that were read, in this order";
/// Its columns.
pub const SOURCE_COLUMNS: [&str; 7] =
    ["File", "Layout", "Encoding", "Size", "Checksum (SHA-256)", "Rows", "Commitments"];
/// A file that could not be used.
pub const UNUSED: &str = "Not used:";
/// Heading of the terms.
pub const TERMS: &str = "Terms";
/// The terms.
pub const TERMS_TEXT: [&str; 2] = [
    "The facts come from the Open Government Partnership and the plans of its members. Every row keeps the address or \
     the file and line it was taken from. The texts belong to the governments that wrote them and stay as published.",
    "OGP puts its handbooks and the papers of its Independent Reporting Mechanism under CC BY 4.0. When you use \
     these numbers, name the Open Government Partnership and the data release.",
];
/// Heading of the codings.
pub const CODINGS: &str = "Codings";
/// Why codings are kept apart.
pub const CODINGS_TEXT: &str = "Policy areas were tagged in different ways over the years. A series never joins two \
                                codings, because a change of coding looks like a trend and is none.";
/// Its columns.
pub const CODING_COLUMNS: [&str; 3] = ["Coding", "Covers", "Commitments"];
/// Heading of the joins.
pub const JOINS: &str = "One commitment, several sources";
/// Nothing was joined.
pub const NO_JOINS: &str = "No commitment arrived from two sources.";
/// Under the heading.
pub const JOINS_TEXT: &str = "A commitment that arrives from two sources counts once. The newer source wins field by \
                              field, the older one fills its gaps, and the page of the commitment says which is which.";
/// Its columns.
pub const JOIN_COLUMNS: [&str; 2] = ["Joined by", "Commitments"];
/// Heading of the repairs.
pub const REPAIRS: &str = "What was repaired";
/// Nothing was repaired.
pub const NO_REPAIRS: &str = "Nothing needed repair.";
/// Its columns.
pub const FINDING_COLUMNS: [&str; 5] = ["File", "Line", "Column", "Value", "What was done"];
/// Heading of the rejects.
pub const REJECTS: &str = "What was rejected";
/// Nothing was rejected.
pub const NO_REJECTS: &str = "Every row could be used.";
/// Its columns.
pub const REJECT_COLUMNS: [&str; 5] = ["File", "Line", "Column", "Value", "Reason"];
/// Link to the file of rejects.
pub const ALL_REJECTS: &str = "All of them, with the whole rows, as CSV";
/// Link to the report.
pub const ALL_FINDINGS: &str = "All of them as JSON";
/// Heading of how to load a file.
pub const LOAD: &str = "Load your own file";
/// How.
pub const LOAD_TEXT: &str = "Download the export from the Open Government Partnership, or take a file of your own with \
                             the same headers, and start the dashboard with it:";
/// The commands.
pub const LOAD_COMMAND: &str = "ogp-dashboard serve --data FILE.csv";
/// Checking.
pub const CHECK_TEXT: &str = "To see first what would be read, repaired and rejected:";
/// The command.
pub const CHECK_COMMAND: &str = "ogp-dashboard check FILE.csv";
/// More than one file.
pub const LOAD_MORE: &str = "--data may be repeated; files that speak of the same commitments are joined. The layout is \
                             recognised by the headers, not by the name of the file.";

/// The lede.
#[must_use]
pub fn lede(release: &crate::model::release::Release) -> String {
    format!(
        "Data release {}: {} in {}, from {}.",
        release.id,
        commitments(release.commitments),
        some(release.plans, "plan", "plans"),
        some(u32::try_from(release.sources.len()).unwrap_or(u32::MAX), "file", "files"),
    )
}

/// Size of a file: `2.1 MB`.
#[must_use]
pub fn bytes(bytes: u64) -> String {
    let units = ["B", "kB", "MB", "GB"];
    let (mut whole, mut rest, mut unit) = (bytes, 0, 0);
    while whole >= 1000 && unit + 1 < units.len() {
        rest = whole % 1000 / 100;
        whole /= 1000;
        unit += 1;
    }
    if unit == 0 || whole >= 10 {
        format!("{whole} {}", units[unit])
    } else {
        format!("{whole}.{rest} {}", units[unit])
    }
}

/// A rule that joined commitments.
#[must_use]
pub fn rule(rule: &str) -> String {
    match rule {
        "code" => "the same OGP code".into(),
        "number" => "the same member, plan and number".into(),
        "title" => "the same member and plan, and nearly the same title".into(),
        other => other.into(),
    }
}

/// How many of how many are shown.
#[must_use]
pub fn first(shown: usize, all: usize) -> Option<String> {
    (shown < all).then(|| format!("The first {shown} of {all} are shown."))
}

/// A line; 0 stands for the whole file.
#[must_use]
pub fn line(line: u32) -> String {
    if line == 0 { "whole file".into() } else { line.to_string() }
}
