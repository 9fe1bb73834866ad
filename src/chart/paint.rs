//! What each mark is (its role) and what that looks like: classes on a page, resolved colours in a picture.
//!
//! Plotters only knows colours, so a role travels through it as a reserved colour: red is the role, green the series.

use app::model::query::Word;
use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::BackendColor;

use super::measure_text::Face;
use super::plan::BACK;

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Paper,
    Grid,
    Axis,
    Incomplete,
    Hatch,
    Band,
    Break,
    Casing,
    Line,
    Marker,
    Hollow,
    Bar,
    Whisker,
    Unit,
    Cell,
    CellText,
    CellNumber,
    Tie,
    Label,
    Strong,
    AxisText,
    Number,
    Note,
    StrongNote,
    Title,
    Subtitle,
}

impl Role {
    const ALL: [Self; 26] = [
        Self::Paper,
        Self::Grid,
        Self::Axis,
        Self::Incomplete,
        Self::Hatch,
        Self::Band,
        Self::Break,
        Self::Casing,
        Self::Line,
        Self::Marker,
        Self::Hollow,
        Self::Bar,
        Self::Whisker,
        Self::Unit,
        Self::Cell,
        Self::CellText,
        Self::CellNumber,
        Self::Tie,
        Self::Label,
        Self::Strong,
        Self::AxisText,
        Self::Number,
        Self::Note,
        Self::StrongNote,
        Self::Title,
        Self::Subtitle,
    ];

    /// Typeface and size in px; the sizes of the classes in the stylesheet.
    pub(super) const fn font(self) -> (Face, f64) {
        match self {
            Self::Title => (Face::Serif, 26.0),
            Self::Subtitle => (Face::Regular, 15.0),
            Self::Strong | Self::CellText => (Face::Bold, 14.0),
            Self::StrongNote => (Face::Bold, 13.0),
            Self::AxisText | Self::Number | Self::Note | Self::CellNumber => (Face::Regular, 13.0),
            _ => (Face::Regular, 14.0),
        }
    }
}

/// A role, and for the marks of a series which of the five it is (1 to 5; 0 for all other marks).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink {
    pub(super) role: Role,
    pub(super) series: u8,
}

impl From<Role> for Ink {
    fn from(role: Role) -> Self {
        Self { role, series: 0 }
    }
}

impl Ink {
    pub(super) const fn of(role: Role, series: u8) -> Self {
        Self { role, series }
    }

    /// As a style that Plotters passes through to the backend.
    pub(super) fn style(self) -> ShapeStyle {
        ShapeStyle { color: RGBAColor(self.role as u8, self.series, 0, 1.0), filled: true, stroke_width: 1 }
    }

    pub(super) fn color(self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (self.role as u8, self.series, 0) }
    }

    /// What a reserved colour stands for.
    pub(super) fn read(color: BackendColor) -> Self {
        let role = Role::ALL.get(usize::from(color.rgb.0)).copied().unwrap_or(Role::Axis);
        Self { role, series: color.rgb.1 }
    }
}

/// How roles are written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paint {
    /// As classes; the stylesheet of the page has the colours.
    Classes,
    /// As presentation attributes with the colours of a palette.
    Resolved(&'static Palette),
}

impl Paint {
    /// The attributes of an element, with a leading space. `hatch` is the id of the hatch pattern.
    pub(super) fn attributes(self, ink: Ink, hatch: &str) -> String {
        match self {
            Self::Classes if ink.role == Role::Hatch => format!(r#" class="hatchbox" fill="url(#{hatch})""#),
            Self::Classes => format!(r#" class="{}""#, class(ink)),
            Self::Resolved(_) if ink.role == Role::Hatch => format!(r#" fill="url(#{hatch})""#),
            Self::Resolved(palette) => palette.attributes(ink),
        }
    }

    /// The attributes of the lines inside the hatch pattern.
    pub(super) fn hatch_line(self) -> String {
        match self {
            Self::Classes => r#" class="hatchline""#.into(),
            Self::Resolved(palette) => {
                format!(r#" stroke="{}" stroke-width="1.2" stroke-opacity="0.55""#, palette.hatch)
            }
        }
    }

    /// Whether marks carry tooltips and hit areas: only on pages.
    pub(super) const fn is_page(self) -> bool {
        matches!(self, Self::Classes)
    }
}

fn class(ink: Ink) -> String {
    let series = ink.series;
    match ink.role {
        Role::Line => format!("line l{series}"),
        Role::Marker if series == 5 => "m m5 cross".into(),
        Role::Marker => format!("m m{series}"),
        Role::Hollow => format!("m m{series} hollow"),
        Role::Bar => format!("bar f{series}"),
        Role::Whisker => "whisker".into(),
        Role::Unit => format!("unit u{series}"),
        Role::Cell => format!("cell c{series}"),
        Role::CellText => format!("lab strong ci{series}"),
        Role::CellNumber => format!("ax num ci{series}"),
        Role::Tie => "tie".into(),
        Role::Paper => "paper".into(),
        Role::Grid => "grid".into(),
        Role::Axis => "axis".into(),
        Role::Incomplete => "incomplete".into(),
        Role::Hatch => "hatchbox".into(),
        Role::Band => format!("band b{series}"),
        Role::Break => "break".into(),
        Role::Casing => "casing".into(),
        Role::Label | Role::Subtitle => "lab".into(),
        Role::Strong | Role::Title => "lab strong".into(),
        Role::AxisText => "ax".into(),
        Role::Number => "ax num".into(),
        Role::Note => "note".into(),
        Role::StrongNote => "note strong".into(),
    }
}

/// Dashes of the five series, as in the stylesheet.
const DASHES: [&str; 5] = ["none", "6 3", "2 2", "8 2 2 2", "12 3"];

/// Which colours a picture has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on nearly black.
    Dark,
    /// Black on white, with darker and thicker lines.
    Contrast,
}

impl Word for Theme {
    const ALL: &'static [Self] = &[Self::Light, Self::Dark, Self::Contrast];

    fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

impl Theme {
    /// The theme of a word in the URL. `auto` is light: a picture cannot follow its reader.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        if word == "auto" { Some(Self::Light) } else { <Self as Word>::from_word(word) }
    }

    /// The colours.
    #[must_use]
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Contrast => &CONTRAST,
        }
    }
}

/// The colours of a theme; the same values as the tokens of the stylesheet, which a test compares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// `--bg`
    pub bg: &'static str,
    /// `--panel`
    pub panel: &'static str,
    /// `--ink`
    pub ink: &'static str,
    /// `--muted`
    pub muted: &'static str,
    /// `--rule`
    pub rule: &'static str,
    /// `--edge`
    pub edge: &'static str,
    /// `--hatch`
    pub hatch: &'static str,
    /// `--s1` to `--s5`
    pub series: [&'static str; 5],
    /// `--w-series`, in px
    pub line: f64,
    /// `--band-opacity`
    pub band: f64,
    /// `--c0` to `--c3`
    pub shades: [&'static str; 4],
    /// `--c0-ink` to `--c3-ink`
    pub shade_inks: [&'static str; 4],
}

const LIGHT: Palette = Palette {
    bg: "#FFFFFF",
    panel: "#F5F6F3",
    ink: "#16191D",
    muted: "#555B63",
    rule: "#DCDEDA",
    edge: "#767C83",
    hatch: "#9AA09B",
    series: ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000"],
    line: 2.0,
    band: 0.16,
    shades: ["#FFFFFF", "#C4DCEB", "#6AA5CC", "#00558C"],
    shade_inks: ["#16191D", "#16191D", "#16191D", "#FFFFFF"],
};

const DARK: Palette = Palette {
    bg: "#121212",
    panel: "#1C1E20",
    ink: "#ECEDEE",
    muted: "#A9AFB6",
    rule: "#35393D",
    edge: "#858C93",
    hatch: "#6F767B",
    series: ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#FFFFFF"],
    line: 2.0,
    band: 0.2,
    shades: ["#121212", "#1F4258", "#4A8DB9", "#A9D5F3"],
    shade_inks: ["#ECEDEE", "#ECEDEE", "#0B1116", "#0B1116"],
};

const CONTRAST: Palette = Palette {
    bg: "#FFFFFF",
    panel: "#F0F0F0",
    ink: "#000000",
    muted: "#000000",
    rule: "#808080",
    edge: "#000000",
    hatch: "#000000",
    series: ["#005A8F", "#A84600", "#00694D", "#9A3F74", "#000000"],
    line: 3.0,
    band: 0.22,
    shades: ["#FFFFFF", "#C4DCEB", "#6AA5CC", "#00337A"],
    shade_inks: ["#000000", "#000000", "#000000", "#FFFFFF"],
};

impl Palette {
    fn attributes(&self, ink: Ink) -> String {
        let (color, dash, weight) = self.look(ink.series);
        let bg = self.bg;
        match ink.role {
            Role::Paper => format!(r#" fill="{bg}""#),
            Role::Grid => format!(r#" fill="none" stroke="{}" stroke-width="1""#, self.rule),
            Role::Axis => format!(r#" fill="none" stroke="{}" stroke-width="1""#, self.edge),
            Role::Incomplete => format!(r#" fill="{}""#, self.panel),
            Role::Hatch => String::new(),
            Role::Band => {
                // Black or white is stronger than a colour of the same opacity.
                let opacity = if ink.series == 5 { 0.1 } else { self.band };
                format!(
                    r#" fill="{color}" fill-opacity="{opacity}" stroke="{color}" stroke-opacity="0.45" stroke-width="1""#
                )
            }
            Role::Break => format!(r#" fill="none" stroke="{}" stroke-width="1.5""#, self.ink),
            Role::Casing => {
                let width = self.line + 3.0;
                format!(r#" fill="none" stroke="{bg}" stroke-width="{width}" stroke-linejoin="round""#)
            }
            Role::Line => format!(
                r#" fill="none" stroke="{color}" stroke-width="{weight}" stroke-linejoin="round" stroke-dasharray="{dash}""#,
            ),
            Role::Bar => format!(r#" fill="{color}""#),
            Role::Whisker => format!(r#" fill="none" stroke="{}" stroke-width="1.5""#, self.ink),
            Role::Unit if ink.series == BACK => {
                format!(r#" fill="none" stroke="{}" stroke-width="1""#, self.edge)
            }
            Role::Unit => format!(r#" fill="{}""#, self.muted),
            // Past the shades: a share that is too uncertain.
            Role::Cell if ink.series > 3 => format!(
                r#" fill="{}" stroke="{}" stroke-width="1" stroke-dasharray="3 2""#,
                self.panel, self.edge
            ),
            Role::Cell => {
                let fill = self.shades[usize::from(ink.series).min(3)];
                format!(r#" fill="{fill}" stroke="{}" stroke-width="1""#, self.edge)
            }
            Role::Tie => format!(r#" fill="none" stroke="{}" stroke-width="3""#, self.muted),
            Role::Marker if ink.series == 5 => {
                format!(r#" fill="none" stroke="{color}" stroke-width="2.2""#)
            }
            Role::Marker => format!(r#" fill="{color}" stroke="{bg}" stroke-width="1.5""#),
            Role::Hollow => format!(r#" fill="{bg}" stroke="{color}" stroke-width="2""#),
            _ => self.text_attributes(ink),
        }
    }

    /// Colour, dash and weight of a line.
    const fn look(&self, series: u8) -> (&'static str, &'static str, f64) {
        match series {
            BACK => (self.edge, "none", self.line * 0.6),
            1..=5 => (self.series[series as usize - 1], DASHES[series as usize - 1], self.line),
            _ => (self.muted, "4 4", self.line * 0.8),
        }
    }

    fn text_attributes(&self, ink: Ink) -> String {
        let role = ink.role;
        let (face, size) = role.font();
        let fill = match role {
            Role::CellText | Role::CellNumber if ink.series > 3 => self.ink,
            Role::CellText | Role::CellNumber => self.shade_inks[usize::from(ink.series).min(3)],
            Role::AxisText | Role::Number | Role::Note | Role::Subtitle => self.muted,
            _ => self.ink,
        };
        format!(r#" fill="{fill}" font-size="{size}"{}"#, face.attributes())
    }
}
