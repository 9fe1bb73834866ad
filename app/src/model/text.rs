//! Texts of a release.

/// A text that shares its memory: with the block of the file it was read from, or with equal texts of other rows.
///
/// A release holds the words of every row once, however many places speak of them; so a copy costs a counter, not the words.
pub type Text = arcstr::Substr;
