//! A view as a page for other sites: the drawing with its words, its sentence and its numbers in one small document, without
//! anything that has to be loaded.
//!
//! - `trends`, `map`: the parts that an answer gives; `table`: its numbers
//! - `document`: the parts in HTML, at most [`LIMIT`] bytes of it; `style`: the rules of the style sheet that it needs
//! - `size`: how high it will be; `thumbnail`: the picture in its place
//! - `script`: what tells its height, and what the other site may run to hear it

mod document;
mod map;
mod script;
mod size;
mod style;
mod table;
mod thumbnail;
mod trends;

use app::model::address;
use app::model::badge::Badge;
use app::model::lang::Lang;
use app::model::query::{Extent, Fault, Parsed, Problem, pairs};
use app::model::view::{Question, View};

use super::ExportError;
use crate::analysis::{Analysis, Depth};
use crate::chart::{Embedded, Theme};

pub use document::{LIMIT, refusal};
pub use map::map_height_of;
pub use script::{HEIGHT, PARENT};
pub use thumbnail::Thumbnail;
pub use trends::height_of;

/// The width of a column of text, for which heights are given where no other width is known.
pub const COLUMN: u32 = 600;

/// What a page for other sites shows.
#[derive(Clone, Debug)]
pub struct Embed {
    /// The language of its words.
    pub lang: Lang,
    /// The address of the page with everything else, without host.
    pub page: String,
    /// Title of the figure.
    pub title: String,
    /// One sentence in place of the picture: what it is, of what.
    pub alt: String,
    /// One sentence in place of the picture: what it shows.
    pub sentence: String,
    subtitle: String,
    /// The finding beside the badge.
    finding: String,
    badge: Option<Said>,
    source: String,
    /// For a column of text, and for a telephone where that is another one.
    drawings: [Embedded; 2],
    /// Key of a map, HTML.
    legend: String,
    /// HTML.
    table: String,
    /// Width and height of the picture of the view, in its own units.
    picture: (f64, f64),
    /// The release that the address names, and the address of the page with the newest data.
    newest: Option<(String, String)>,
}

/// A badge, and of what it is where there are several series.
#[derive(Clone, Debug)]
struct Said {
    badge: Badge,
    of: Option<String>,
}

/// The colours of a page for other sites; `None` follows the reader's system.
pub type Colours = Option<Theme>;

/// The colours that a query string asks for.
#[must_use]
pub fn colours(query: &str) -> Parsed<Colours> {
    let mut parsed = Parsed::default();
    for (key, value) in pairs(query).into_iter().filter(|(key, _)| key == "theme") {
        match (value.as_str(), Theme::from_word(&value)) {
            ("auto" | "", _) => parsed.value = None,
            (_, Some(theme)) => parsed.value = Some(theme),
            _ => {
                let words = ["light", "dark", "contrast", "auto"].map(str::to_owned);
                parsed.problems.push(Problem::new(&key, &value, Fault::NotOneOf(words.into())));
            }
        }
    }
    parsed
}

impl Embed {
    /// What a view shows with a query string.
    ///
    /// # Errors
    /// If the view has no drawing or shows something that the release does not know, if a value cannot be used, or if a
    /// defect keeps it from being computed.
    pub fn new(analysis: &Analysis, view: &View, query: &str) -> Result<Self, ExportError> {
        let asked = view.ask(query);
        let page = address::page(view, &asked.value);
        let lang = asked.value.lang();
        let frozen = asked.value.data().is_some();
        let unknown = || ExportError::Unknown { asked: page.clone(), known: Vec::new() };
        let (mut embed, problems) = match asked.value {
            Question::Trends(mut query) => {
                query.extent = Extent::Filtered;
                let asked = Parsed { value: *query, problems: asked.problems };
                let answered = analysis.trends_in(asked, Depth::Details);
                (trends::pictured(&answered.answer, page.clone()), answered.problems)
            }
            Question::Map(query) => {
                let (answer, _, problems) = analysis.map(Parsed { value: query, problems: asked.problems });
                let release = &analysis.data().release;
                (map::embed(&answer, analysis.outlines(), release, page.clone()), problems)
            }
            Question::Compare(query) => {
                let (_, comparison, problems) =
                    analysis.compare(Parsed { value: *query, problems: asked.problems });
                // What has no area in common has no chart.
                let drawn = comparison.filter(|found| !found.trends.selection.areas.is_empty());
                let Some(comparison) = drawn else { return Err(unknown()) };
                let question = Parsed { value: comparison.trends, problems: Vec::new() };
                let answered = analysis.trends_in(question, Depth::Details);
                (trends::pictured(&answered.answer, page.clone()), problems)
            }
            Question::Commitments(_) | Question::Commitment { .. } | Question::Local { .. } => {
                return Err(unknown());
            }
        };
        // What a path names is there, or the page is not.
        let names = |problem: &Problem| !matches!(problem.key.as_str(), "data" | "lang");
        if !view.is_asked() && problems.iter().any(names) {
            return Err(unknown());
        }
        if !problems.is_empty() {
            return Err(ExportError::Query(problems, lang));
        }
        let newest = view.ask(query).value.of_data(None);
        embed.newest = frozen.then(|| (analysis.data().release.id.clone(), address::page(view, &newest)));
        Ok(embed)
    }

    /// How high the page is at a width in px, at least.
    #[must_use]
    pub fn height(&self, width: u32) -> u32 {
        size::height(self, f64::from(width))
    }

    /// How high the picture of the view is where it is `width` px wide.
    fn picture_height(&self, width: u32) -> u32 {
        let (own, height) = self.picture;
        size::rounded(height * f64::from(width) / own)
    }

    /// The document, at most [`LIMIT`] bytes of it.
    #[must_use]
    pub fn html(&self, colours: Colours) -> String {
        document::html(self, colours)
    }
}

/// Width and height of a picture, SVG.
fn size_of(picture: &str) -> (f64, f64) {
    let numbers = picture.split_once("viewBox=\"").and_then(|(_, rest)| rest.split('"').next());
    let numbers: Vec<f64> =
        numbers.unwrap_or_default().split_whitespace().filter_map(|number| number.parse().ok()).collect();
    if let [_, _, width, height] = numbers[..] { (width, height) } else { (1.0, 1.0) }
}
