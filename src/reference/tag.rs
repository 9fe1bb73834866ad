//! How the editions of the Explorer and OGP's pages name policy areas.

use serde::Deserialize;

/// An edition of the Explorer export whose tag columns are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum TagEdition {
    /// The Explorer edition of 2016.
    #[serde(rename = "live")]
    Explorer2016,
    /// The combined database of 15 May 2015.
    #[serde(rename = "2015-05-15")]
    Combined2015,
}

/// A column of an Explorer edition that marks something about a commitment.
#[derive(Clone, Debug, Deserialize)]
pub struct Tag {
    /// The edition.
    pub edition: TagEdition,
    /// The header, to the letter.
    pub header_exact: String,
    /// `tag` for policy areas; `working_group` and `grand_challenge` are something else.
    pub column_kind: String,
    /// The policy area that the tag means; empty where it is no tag.
    pub area_id: String,
}

/// A label that OGP's pages print among the policy areas of a commitment.
#[derive(Clone, Debug, Deserialize)]
pub struct SiteLabel {
    /// The label as printed.
    pub label: String,
    /// The policy area it means.
    pub area_id: String,
}
