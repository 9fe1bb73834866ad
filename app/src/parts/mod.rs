//! The pieces that pages share. They know the vocabulary and the wording, never where an answer comes from.

pub(crate) mod badge;
pub(crate) mod brief;
pub(crate) mod choice;
pub(crate) mod claim;
pub(crate) mod commitment_lines;
pub(crate) mod completion;
pub(crate) mod coverage;
pub(crate) mod crumbs;
pub(crate) mod figure;
pub(crate) mod frame;
pub(crate) mod insights;
pub(crate) mod key;
pub(crate) mod member_rows;
pub(crate) mod notice;
pub(crate) mod numbers;
pub(crate) mod pager;
pub(crate) mod pieces;
pub(crate) mod rated;
pub(crate) mod section;
pub(crate) mod table;
pub(crate) mod tally;
pub(crate) mod unknown;
pub(crate) mod why;
