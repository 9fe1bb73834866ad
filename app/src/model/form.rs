//! The forms of a view: what a suffix of its address gives.

use super::view::View;

/// A form of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The drawing.
    Svg,
    /// The drawing in pixels.
    Png,
    /// The numbers.
    Csv,
    /// The numbers with what they rest on.
    Json,
    /// What the numbers are, for people and scripts.
    Metadata,
    /// What the columns of the CSV are, as CSV on the Web.
    Csvw,
    /// All of it, with what is needed to count the numbers again.
    Zip,
}

impl Form {
    /// All forms with their suffixes.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Svg, "svg"),
        (Self::Png, "png"),
        (Self::Csv, "csv"),
        (Self::Json, "json"),
        (Self::Metadata, "metadata.json"),
        (Self::Csvw, "csv-metadata.json"),
        (Self::Zip, "zip"),
    ];

    /// The suffix of the address.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        Self::ALL.iter().find(|(form, _)| *form == self).map_or("", |(_, suffix)| suffix)
    }

    /// The forms that a view has.
    pub fn of(view: &View) -> impl Iterator<Item = (Self, &'static str)> {
        let drawn = view.is_drawn();
        Self::ALL.into_iter().filter(move |(form, _)| drawn || !matches!(form, Self::Svg | Self::Png))
    }
}
