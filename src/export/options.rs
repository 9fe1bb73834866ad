//! Keys of the URL that change how a file looks, not what it says.

use app::model::query::{Fault, Parsed, Problem, pairs};

use crate::chart::{Shape, Theme};

/// Width of a picture where none is asked for, in pixels: twice the width of the drawing, for screens with two pixels per
/// point. `imWidth=864` gives the plain one.
const WIDTH: u32 = 1728;
/// A picture narrower than this, in pixels, shows the narrow drawing, so that its words stay readable.
pub(super) const NARROW: u32 = 520;
/// Pictures that are neither unreadable nor a burden.
pub(super) const WIDTHS: std::ops::RangeInclusive<u32> = 200..=4000;
/// The same for their height.
const HEIGHTS: std::ops::RangeInclusive<u32> = 100..=4000;
/// Commitments in one answer of a paged list.
const PER_PAGE: std::ops::RangeInclusive<u32> = 1..=1000;

/// What a PNG is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The whole figure.
    #[default]
    Figure,
    /// A preview in social media, 1200 by 630.
    Og,
    /// A square post, 1080 by 1080.
    Square,
    /// A small preview, 600 by 315.
    Thumbnail,
}

impl Purpose {
    /// Width and height of its card in pixels; `None`: those of the drawing.
    pub(super) const fn card(self) -> Option<(u32, u32)> {
        match self {
            Self::Figure => None,
            Self::Og => Some((1200, 630)),
            Self::Square => Some((1080, 1080)),
            Self::Thumbnail => Some((600, 315)),
        }
    }
}

/// How a file looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Options {
    /// `theme`: the palette of a picture.
    pub(super) theme: Theme,
    /// `imType`: what a PNG is for.
    pub(super) purpose: Purpose,
    /// `imWidth`: width of a PNG in pixels.
    pub(super) width: Option<u32>,
    /// `imHeight`: height of a PNG in pixels; the drawing keeps its proportions, and paper fills the rest.
    pub(super) height: Option<u32>,
    /// `useColumnShortNames`: `area_id` instead of `Policy area id`.
    pub(super) short_names: bool,
    /// `bom`: the variant for Excel, with a byte order mark and no cell that Excel would run.
    pub(super) excel: bool,
    /// `per_page`: a list in pages of so many; without it, the whole list.
    pub(super) per_page: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            theme: Theme::Light,
            purpose: Purpose::Figure,
            width: None,
            height: None,
            short_names: true,
            excel: false,
            per_page: None,
        }
    }
}

impl Options {
    /// Which of the two drawings a picture shows.
    pub(super) const fn shape(&self) -> Shape {
        match self.width {
            Some(width) if width < NARROW => Shape::Narrow,
            _ => Shape::Wide,
        }
    }

    /// Width and height of a PNG; `None`: as high as the drawing at that width.
    pub(super) fn size(&self) -> (u32, Option<u32>) {
        match (self.purpose.card(), self.width, self.height) {
            (None, width, height) => (width.unwrap_or(WIDTH), height),
            (Some((width, height)), None, None) => (width, Some(height)),
            (Some((width, height)), Some(own), None) => (own, Some((own * height / width).max(1))),
            (Some((width, height)), None, Some(own)) => ((own * width / height).max(1), Some(own)),
            (Some(_), Some(width), Some(height)) => (width, Some(height)),
        }
    }

    pub(super) fn parse(query_string: &str) -> Parsed<Self> {
        let mut options = Self::default();
        let mut problems = Vec::new();
        for (key, value) in pairs(query_string) {
            let read = match key.as_str() {
                "theme" => theme(&value).map(|theme| options.theme = theme),
                "imType" => purpose(&value).map(|purpose| options.purpose = purpose),
                "imWidth" => within(&value, WIDTHS).map(|width| options.width = width),
                "imHeight" => within(&value, HEIGHTS).map(|height| options.height = height),
                "useColumnShortNames" => flag(&value, "true", "false").map(|on| options.short_names = on),
                "bom" => flag(&value, "1", "0").map(|on| options.excel = on),
                "per_page" => within(&value, PER_PAGE).map(|per_page| options.per_page = per_page),
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

fn purpose(value: &str) -> Result<Purpose, Fault> {
    match value {
        "" => Ok(Purpose::Figure),
        "og" => Ok(Purpose::Og),
        "square" => Ok(Purpose::Square),
        "thumbnail" => Ok(Purpose::Thumbnail),
        _ => Err(none_of(&["og", "square", "thumbnail"])),
    }
}

/// A number between two; nothing is the default.
fn within(value: &str, range: std::ops::RangeInclusive<u32>) -> Result<Option<u32>, Fault> {
    if value.is_empty() {
        return Ok(None);
    }
    let number = value.parse().ok().filter(|number| range.contains(number));
    match number {
        Some(number) => Ok(Some(number)),
        None if range == WIDTHS => Err(Fault::NotAWidth(*range.start(), *range.end())),
        None => Err(Fault::NotWithin(*range.start(), *range.end())),
    }
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
