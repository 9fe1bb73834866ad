//! Wording of the home page.

use crate::model::answer::Point;
use crate::model::release::Release;
use crate::text::number::{count, percent, years};

use super::{commitments, some};

/// Heading.
pub const TITLE: &str = "What governments promise, and what becomes of it";
/// Label of the search field.
pub const FIND: &str = "Find a commitment";
/// Before the examples.
pub const TRY: &str = "Try";
/// Searches to try.
pub const EXAMPLES: [&str; 3] = ["procurement", "open data", "budget"];
/// Heading of the numbers, for screen readers.
pub const NUMBERS: &str = "Headline numbers";
/// Heading of the most frequent areas.
pub const AREAS: &str = "What plans are about";
/// Under it.
pub const AREAS_SUB: &str = "The areas with most commitments. Each chart: members whose plan in force on 1 July has \
                             at least one commitment in the area, % of members with a plan in force.";
/// Link to the trends.
pub const OPEN_TRENDS: &str = "Open the trend explorer";
/// Link to the data page.
pub const MORE_DATA: &str = "Sources, repairs, downloads";
/// Heading of the doors.
pub const DOORS: &str = "Start from your question";
/// No area to show.
pub const NO_AREAS: &str = "No commitment of this release carries a policy area.";

/// A door: heading, text, and links as (address, words).
pub type Door = (&'static str, &'static str, [(&'static str, &'static str); 4]);

/// The doors.
pub const ALL_DOORS: [Door; 3] = [
    (
        "I study it",
        "Compare areas, places and years with k and n beside every share. Take the rows behind the charts.",
        [
            ("/trends", "Trend explorer"),
            ("/data/commitments.csv", "All commitments as CSV"),
            ("/compare", "Compare side by side"),
            ("/data", "Sources and repairs"),
        ],
    ),
    (
        "I support members",
        "Read what others promised in an area, in their own words, and what was completed.",
        [
            ("/commitments", "Search the commitments"),
            ("/commitments?level=local", "Commitments of local members"),
            ("/trends?facet=region", "Areas by region"),
            ("/local", "OGP Local: cities, states, regions"),
        ],
    ),
    (
        "I write about it",
        "Every chart can be taken as a picture, with the numbers it was drawn from and their source.",
        [
            ("/trends", "Charts to download"),
            ("/trends?measure=count", "How many commitments a year"),
            ("/map", "Members on a map"),
            ("/data#coverage", "What is covered, what is not"),
        ],
    ),
];

/// The sentence under the heading.
#[must_use]
pub fn lede(release: &Release) -> String {
    format!(
        "{} from {} of the Open Government Partnership, read the same way, with the size of the data beside \
         every number.",
        commitments(release.commitments),
        some(release.plans, "action plan", "action plans"),
    )
}

/// The headline numbers: name, number, what it is of.
#[must_use]
pub fn stats(release: &Release) -> Vec<(&'static str, String, String)> {
    let span = release.years.map_or_else(|| "–".into(), |(from, to)| years(from, to));
    let covered = release.years.map_or(0, |(from, to)| u32::try_from(to - from + 1).unwrap_or(0));
    vec![
        ("Commitments", count(release.commitments), format!("in {}", some(release.plans, "plan", "plans"))),
        ("Action plans", count(release.plans), "by year of submission".into()),
        ("National members", count(release.national_members), "with at least one commitment here".into()),
        ("Local members", count(release.local_members), "cities, states and regions of OGP Local".into()),
        ("Years", span, some(covered, "year of submission", "years of submission")),
    ]
}

/// “45 of 52 members (87%) in 2014”; without a share where it is too uncertain to be shown.
#[must_use]
pub fn point(point: &Point) -> String {
    let share = percent(point.k, point.n).filter(|_| point.is_shown());
    let share = share.map(|share| format!(" ({share})")).unwrap_or_default();
    format!("{} of {}{share} in {}", count(point.k), some(point.n, "member", "members"), point.year)
}
