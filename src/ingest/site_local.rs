//! The list of local commitment pages. It has no cycle: the start of the plan stands in for the year of submission.
//!
//! Local plans follow terms of office, so their dates come from the columns and never from a two-year rule where both
//! are given. Their ratings are arranged by the members themselves and are not comparable with those of the IRM.

use super::layout::Layout;
use super::site::{self, MEMBER, TITLE};

/// The layout.
pub(super) const LAYOUT: Layout = Layout {
    name: "site-local",
    about: "list of local commitment pages",
    age: 2,
    required: site::REQUIRED,
    expected: site::EXPECTED,
    optional: &["primary_sector", "notes"],
    contacts: &[],
    place: MEMBER,
    title: TITLE,
    read: site::read,
};
