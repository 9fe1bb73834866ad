//! Keys of the URL that change how a file looks, not what it says.

use app::model::query::{Fault, Parsed, Problem, pairs};

use crate::chart::{Shape, Theme};

/// Width of a picture where none is asked for, in pixels: twice the width of the drawing.
const WIDTH: u32 = 1728;
/// A picture narrower than this, in pixels, shows the narrow drawing, so that its words stay readable.
const NARROW: u32 = 520;
/// Pictures that are neither unreadable nor a burden.
const WIDTHS: std::ops::RangeInclusive<u32> = 200..=4000;

/// How a file looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Options {
    /// `theme`: the palette of a picture.
    pub(super) theme: Theme,
    /// `imWidth`: width of a PNG in pixels.
    pub(super) width: u32,
    /// `useColumnShortNames`: `area_id` instead of `Policy area id`.
    pub(super) short_names: bool,
    /// `bom`: the variant for Excel, with a byte order mark and no cell that Excel would run.
    pub(super) excel: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { theme: Theme::Light, width: WIDTH, short_names: true, excel: false }
    }
}

impl Options {
    /// Which of the two drawings a picture shows.
    pub(super) const fn shape(&self) -> Shape {
        if self.width < NARROW { Shape::Narrow } else { Shape::Wide }
    }

    pub(super) fn parse(query_string: &str) -> Parsed<Self> {
        let mut options = Self::default();
        let mut problems = Vec::new();
        for (key, value) in pairs(query_string) {
            let read = match key.as_str() {
                "theme" => theme(&value).map(|theme| options.theme = theme),
                "imWidth" => width(&value).map(|width| options.width = width),
                "useColumnShortNames" => flag(&value, "true", "false").map(|on| options.short_names = on),
                "bom" => flag(&value, "1", "0").map(|on| options.excel = on),
                _ => Ok(()),
            };
            if let Err(fault) = read {
                problems.push(Problem::new(&key, &value, fault));
            }
        }
        Parsed { value: options, problems }
    }
}

/// A picture cannot follow the reader's system, so `auto` is light.
fn theme(value: &str) -> Result<Theme, Fault> {
    match value {
        "auto" | "" => Ok(Theme::Light),
        _ => Theme::from_word(value).ok_or_else(|| none_of(&["light", "dark", "contrast", "auto"])),
    }
}

fn width(value: &str) -> Result<u32, Fault> {
    let width = value.parse().ok().filter(|width| WIDTHS.contains(width));
    width.ok_or_else(|| Fault::NotAWidth(*WIDTHS.start(), *WIDTHS.end()))
}

fn flag(value: &str, on: &str, off: &str) -> Result<bool, Fault> {
    match value {
        _ if value == on => Ok(true),
        _ if value == off => Ok(false),
        _ => Err(none_of(&[on, off])),
    }
}

fn none_of(words: &[&str]) -> Fault {
    Fault::NotOneOf(words.iter().map(|word| (*word).to_owned()).collect())
}
