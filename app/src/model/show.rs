//! How an answer is shown: which kind of chart, beside what, and what stands out in it. It never changes a number.

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Series};
use super::place::PlaceKind;
use super::query::{Facet, Word};

/// The kind of chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tab {
    /// Lines over the years.
    #[default]
    Line,
    /// A bar per area, of one year or of several together.
    Bar,
    /// Areas by places.
    Heat,
    /// Ranks of areas over the years.
    Bump,
    /// The numbers alone.
    Table,
}

impl Tab {
    /// Whether it shows one number per series, not one per year.
    #[must_use]
    pub const fn is_of_one_time(self) -> bool {
        matches!(self, Self::Bar | Self::Heat)
    }
}

impl Word for Tab {
    const ALL: &'static [Self] = &[Self::Line, Self::Bar, Self::Heat, Self::Bump, Self::Table];

    fn word(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Bar => "bar",
            Self::Heat => "heat",
            Self::Bump => "bump",
            Self::Table => "table",
        }
    }
}

/// What chosen places are seen beside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compare {
    /// The regions of chosen countries and members.
    #[default]
    Region,
    /// All members.
    World,
    /// Members like the chosen ones, regions beside the chosen ones.
    Peers,
    /// Nothing.
    None,
}

impl Word for Compare {
    const ALL: &'static [Self] = &[Self::Region, Self::World, Self::Peers, Self::None];

    fn word(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::World => "world",
            Self::Peers => "peers",
            Self::None => "none",
        }
    }
}

/// How the value axis of line charts runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YScale {
    /// From zero in equal steps.
    #[default]
    Linear,
    /// In equal factors. It has no zero, so what is zero cannot be drawn.
    Log,
}

impl Word for YScale {
    const ALL: &'static [Self] = &[Self::Linear, Self::Log];

    fn word(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Log => "log",
        }
    }
}

/// How an answer is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Show {
    /// The kind of chart.
    pub tab: Tab,
    /// What chosen places are seen beside.
    pub compare: Compare,
    /// The value axis of lines.
    pub y_scale: YScale,
    /// Ids of areas and places, in small letters, whose series stand out; empty: all alike.
    pub focus: Vec<String>,
}

impl Show {
    /// Whether values stand on a logarithmic axis: only lines do.
    #[must_use]
    pub fn is_log(&self) -> bool {
        self.tab == Tab::Line && self.y_scale == YScale::Log
    }

    /// Whether the focus names a series by its area or its place.
    #[must_use]
    pub fn names(&self, series: &Series) -> bool {
        self.focus.iter().any(|id| *id == series.area.id || id.eq_ignore_ascii_case(&series.place.id))
    }
}

/// Series that colour, dash and marker tell apart.
pub const MAX_LOOKS: usize = 5;

/// What the panels of a chart are made by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// One panel.
    None,
    /// A panel per area.
    Area,
    /// A panel per place.
    Place,
    /// A panel per series.
    Each,
}

impl Split {
    /// What the lines of an answer are split by: what was asked for where it helps, else what keeps them apart.
    #[must_use]
    pub fn of(answer: &Answer) -> Self {
        let areas = distinct(answer, |series| &series.area.id);
        let places = distinct(answer, |series| &series.place.id);
        let focused = focused(answer).count();
        match answer.query.facet {
            Facet::Area if areas > 1 && places <= MAX_LOOKS => Self::Area,
            Facet::Region if places > 1 && areas <= MAX_LOOKS => Self::Place,
            // An area is seen beside the same area elsewhere.
            _ if !answer.context.is_empty() && areas > 1 && places <= MAX_LOOKS => Self::Area,
            _ if !answer.context.is_empty() && areas > 1 => Self::Each,
            _ if answer.series.len() <= MAX_LOOKS || (1..=MAX_LOOKS).contains(&focused) => Self::None,
            _ if areas == 1 || places == 1 => Self::Each,
            _ if places <= MAX_LOOKS => Self::Area,
            _ if areas <= MAX_LOOKS => Self::Place,
            _ => Self::Each,
        }
    }

    /// Whether a panel that holds a series shows another place beside it: the same area, and in panels of their own only
    /// the region of the place.
    #[must_use]
    pub fn is_beside(self, answer: &Answer, series: &Series, beside: &Series) -> bool {
        let related = match beside.place.kind {
            PlaceKind::World => true,
            PlaceKind::Peers(_) => beside.place.is_peers_of(&series.place.id),
            // A region beside another is its peer.
            PlaceKind::Region if series.place.kind == PlaceKind::Region => true,
            _ => beside.place.region == series.place.region,
        };
        beside.area.id == series.area.id
            && match self {
                Self::None | Self::Area => true,
                Self::Place => related && distinct(answer, |series| &series.area.id) == 1,
                Self::Each => related,
            }
    }
}

/// Which of the five looks each series has, 1 to 5; 0 for those that stand back.
///
/// Without a focus they are counted within their panel, with one only the series that stand out are.
#[must_use]
pub fn looks(answer: &Answer, split: Split) -> Vec<u8> {
    let any = focused(answer).next().is_some();
    let stands_out = |series: &Series| !any || answer.query.show.names(series);
    let look = |(index, series): (usize, &Series)| {
        let before = answer.series[..index].iter().filter(|other| {
            stands_out(other)
                && match split {
                    Split::None => true,
                    Split::Area => other.area.id == series.area.id,
                    Split::Place => other.place.id == series.place.id,
                    Split::Each => false,
                }
        });
        let look = before.count() + 1;
        if stands_out(series) && look <= MAX_LOOKS { u8::try_from(look).unwrap_or(0) } else { 0 }
    };
    answer.series.iter().enumerate().map(look).collect()
}

/// The series that stand out; none where the focus names none of them, or all.
pub fn focused(answer: &Answer) -> impl Iterator<Item = &Series> {
    let all = answer.series.iter().all(|series| answer.query.show.names(series));
    answer.series.iter().filter(move |series| !all && answer.query.show.names(series))
}

fn distinct(answer: &Answer, id: impl Fn(&Series) -> &String) -> usize {
    let ids: std::collections::BTreeSet<_> = answer.series.iter().map(id).collect();
    ids.len()
}
