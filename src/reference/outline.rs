//! Outlines of countries, ready to be drawn: Natural Earth in the Equal Earth projection.

use serde::Deserialize;

/// How a country is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// By its outline.
    Shape,
    /// As a dot at its centre: its outline would be too small to see.
    Dot,
}

/// A country on the map, in units of which 2000 go around the earth.
#[derive(Clone, Debug, Deserialize)]
pub struct Outline {
    /// ISO 3166-1 alpha-3 code (`XKX` for Kosovo); empty for land without one.
    pub iso3: String,
    /// By outline or as a dot.
    pub mark: Mark,
    /// Centre, from left to right.
    pub x: i32,
    /// Centre, from top to bottom.
    pub y: i32,
    /// The outline as SVG path data; empty where there is only the dot.
    pub path: String,
}
