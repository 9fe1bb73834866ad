//! The list of national commitment pages. Only it has the cycle of the plan, which is the year of submission.

use super::layout::Layout;
use super::site::{self, CODE, CYCLE, MEMBER, PLAN, PLAN_START, STARRED, TITLE};

/// The layout.
pub(super) const LAYOUT: Layout = Layout {
    name: "site-national",
    about: "list of national commitment pages",
    age: 2,
    required: &[CODE, MEMBER, TITLE, PLAN, PLAN_START, CYCLE],
    expected: site::EXPECTED,
    optional: &[STARRED, "status", "primary_sector", "notes"],
    contacts: &[],
    place: MEMBER,
    title: TITLE,
    read: site::read,
};
