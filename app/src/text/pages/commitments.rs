//! Wording of the list of commitments.

use crate::model::lang::Lang;
use crate::model::search::{Found, Hit, PAGE_SIZE};
use crate::text::number::count;

use super::{MEMBERS, commitments, some};

/// Heading.
pub const TITLE: &str = "Commitments";
/// Description for search engines and link previews.
pub const DESCRIPTION: &str =
    "Search the titles and texts of commitments in Open Government Partnership action plans.";
/// Label of the search field.
pub const FIND: &str = "Search titles and texts";
/// Name of the filters.
pub const NARROW: &str = "Narrow the results";
/// Heading of the areas.
pub const AREA: &str = "Area";
/// First entry of the list of areas.
pub const ADD_AREA: &str = "Choose an area";
/// Heading of the years.
pub const PLAN_OF: &str = "Plan of";
/// Nothing found.
pub const EMPTY: &str = "No commitment matches";
/// Before the filters that can be taken away.
pub const REMOVE: &str = "Take something away:";
/// No filter was set.
pub const EMPTY_ALL: &str = "This release holds no commitments.";
/// Name of the paging.
pub const PAGES: &str = "Pages";
/// Back.
pub const PREVIOUS: &str = "Previous";
/// On.
pub const NEXT: &str = "Next";
/// A star.
pub const STARRED: &str = "Starred";

/// “59 commitments of 28 members match “procurement””.
#[must_use]
pub fn found(found: &Found) -> (String, String) {
    let words = &found.search.words;
    let of = format!(" of {}", some(found.members, MEMBERS, Lang::En));
    let mention =
        if words.is_empty() { String::new() } else { format!(" mention “{words}” in the title or text") };
    (commitments(found.total, Lang::En), if found.total == 0 { mention } else { of + &mention })
}

/// “Armenia · plan of 2012 · no. 1.4”.
#[must_use]
pub fn kicker(hit: &Hit) -> String {
    let year = hit.year.map_or_else(|| "plan without a year".into(), |year| format!("plan of {year}"));
    let number = hit.number.as_ref().map(|number| format!(" · no. {number}")).unwrap_or_default();
    format!("{} · {year}{number}", hit.member)
}

/// “21–40 of 59”.
#[must_use]
pub fn range(found: &Found) -> String {
    let first = found.search.page * PAGE_SIZE + 1;
    let last = (first + PAGE_SIZE - 1).min(found.total);
    format!("{}–{} of {}", count(Lang::En, first), count(Lang::En, last), count(Lang::En, found.total))
}

/// Title of the document.
#[must_use]
pub fn document(found: &Found) -> String {
    if found.search.words.is_empty() {
        TITLE.to_owned()
    } else {
        format!("{}: {}", found.search.words, commitments(found.total, Lang::En))
    }
}

/// A page number for screen readers.
#[must_use]
pub fn page(number: u32) -> String {
    format!("Page {number}")
}
