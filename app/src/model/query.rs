//! What is asked of the trends: the URL's keys, read into meaning and written back in one canonical order.
//!
//! Reading never fails: it returns a query and a list of [`Problem`]s. Pages show the problems as a notice, data and image
//! forms refuse. Whether an area or member exists is for the analysis to say; here only the form of a value is checked.

mod form;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::lang::Lang;
use super::place::{Level, Region};
use super::rating::StarFormula;
use super::show::Show;
pub(super) use form::{Reader, Writer, slug};

/// The longest list a key may carry.
pub const MAX_LIST: usize = 20;
/// The most pairs a query string may have. The largest form has some hundred fields, most of them boxes to tick.
pub const MAX_PAIRS: usize = 256;
/// The most years a query may span.
pub const MAX_YEARS: i32 = 60;
/// Years outside this range are typing errors: OGP began in 2011.
pub const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// What is counted, of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// k: members whose plan in force on 1 July has at least one commitment in the area; n: members with a plan in force.
    #[default]
    Inforce,
    /// k: plans with at least one commitment in the area; n: plans submitted in the year.
    Plans,
    /// k: commitments in the area; n: all commitments of the year; shown as k/n.
    Share,
    /// k and n as in `Share`; shown as k, with the plans submitted beneath it.
    Count,
    /// k: commitments in the area with completion substantial or complete; n: those whose completion was rated.
    Completion,
    /// k: commitments in the area that are ambitious; n: those whose ambition was rated.
    Ambition,
    /// k: commitments in the area with major or outstanding early results; n: those whose early results were rated.
    EarlyResults,
    /// k: starred commitments in the area, by one formula; n: those that this formula can judge.
    Starred,
    /// k: commitments in the area that can be verified; n: those whose verifiability was rated.
    Verifiable,
    /// k: commitments in the area that are relevant to OGP's values; n: those whose relevance was rated.
    Relevant,
}

impl Measure {
    /// Whether it counts what the IRM says of commitments. n then differs from area to area, no level is mixed with the
    /// other, and no trend is claimed: scales and dates of the ratings changed with the years.
    #[must_use]
    pub const fn is_rated(self) -> bool {
        matches!(
            self,
            Self::Completion
                | Self::Ambition
                | Self::EarlyResults
                | Self::Starred
                | Self::Verifiable
                | Self::Relevant
        )
    }

    /// Whether k and n are commitments, which cluster in plans, and not plans or members.
    #[must_use]
    pub const fn is_of_commitments(self) -> bool {
        !matches!(self, Self::Inforce | Self::Plans)
    }

    /// Whether a commitment of several areas may be counted in parts.
    #[must_use]
    pub const fn can_be_fractional(self) -> bool {
        matches!(self, Self::Share | Self::Count)
    }
}

/// How a commitment that carries several areas counts for each of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// Once for each; shares of areas add up to more than 100 %.
    #[default]
    Full,
    /// Divided by the number of its areas; shares of areas add up to the share of commitments that carry any.
    Fractional,
}

/// Whether areas are grouped as policy areas or as Open Gov Challenge areas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grouping {
    /// By policy area.
    #[default]
    Area,
    /// By Open Gov Challenge area.
    Challenge,
}

/// Whether one chart is split into several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Facet {
    /// One chart.
    #[default]
    None,
    /// One chart per region.
    Region,
    /// One chart per area.
    Area,
}

/// How much a data file holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// What is shown.
    #[default]
    Filtered,
    /// Every area and every year of the chosen measure and level.
    Full,
}

/// A value of a key: its word in the URL, and all values there are.
pub trait Word: Copy + PartialEq + Sized + 'static {
    /// All values, the default first.
    const ALL: &'static [Self];

    /// The word in the URL.
    fn word(self) -> &'static str;

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

macro_rules! words {
    ($name:ident: $($value:ident = $word:literal),+) => {
        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$value),+];

            fn word(self) -> &'static str {
                match self { $(Self::$value => $word),+ }
            }
        }
    };
}

words!(Lang: En = "en", Es = "es", Fr = "fr");
words!(Measure: Inforce = "inforce", Plans = "plans", Share = "share", Count = "count",
    Completion = "completion", Ambition = "ambition", EarlyResults = "early_results", Starred = "starred",
    Verifiable = "verifiable", Relevant = "relevant");
words!(Counting: Full = "full", Fractional = "fractional");
words!(Grouping: Area = "area", Challenge = "challenge");
words!(Facet: None = "none", Region = "region", Area = "area");
words!(Extent: Filtered = "filtered", Full = "full");

/// A range of years; an open end means as far as the data go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Years {
    /// First year.
    pub from: Option<i32>,
    /// Last year.
    pub to: Option<i32>,
}

impl Years {
    /// Whether a year lies in the range.
    #[must_use]
    pub fn contains(self, year: i32) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    /// Reads `2012..2024`, `2020` or `earliest..latest`.
    fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        let end = |end: &str, open: &str| {
            if end == open {
                return Some(None);
            }
            end.parse().ok().filter(|year| YEARS.contains(year)).map(Some)
        };
        let years = Self { from: end(from, "earliest")?, to: end(to, "latest")? };
        years.is_range().then_some(years)
    }

    /// Whether it runs forward, and not too far.
    fn is_range(self) -> bool {
        self.from.zip(self.to).is_none_or(|(from, to)| from <= to && to - from < MAX_YEARS)
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (Some(from), Some(to)) => write!(f, "{from}..{to}"),
            (Some(from), None) => write!(f, "{from}..latest"),
            (None, Some(to)) => write!(f, "earliest..{to}"),
            (None, None) => f.write_str("earliest..latest"),
        }
    }
}

/// Two stretches of years, the earlier first, apart from each other: `2012~2013` or `2011..2014~2015..2018`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Between {
    /// First and last of the earlier years.
    pub first: (i32, i32),
    /// First and last of the later years.
    pub last: (i32, i32),
}

impl Between {
    fn parse(text: &str) -> Option<Self> {
        let closed = |text: &str| Years::parse(text).and_then(|years| years.from.zip(years.to));
        let (first, last) = text.split_once('~')?;
        let (first, last) = (closed(first)?, closed(last)?);
        (first.1 < last.0).then_some(Self { first, last })
    }
}

impl fmt::Display for Between {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let years = |(from, to)| Years { from: Some(from), to: Some(to) };
        write!(f, "{}~{}", years(self.first), years(self.last))
    }
}

/// Which part of the data: the keys that every view shares.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Selection {
    /// Ids of policy areas, or of challenges with `by=challenge`; empty: the most frequent ones.
    pub areas: Vec<String>,
    /// Regions; empty: all.
    pub regions: Vec<Region>,
    /// ISO alpha-3 codes, upper case; empty: all.
    pub countries: Vec<String>,
    /// Member slugs; empty: all.
    pub members: Vec<String>,
    /// National or local members only; `None`: both.
    pub level: Option<Level>,
    /// Years of the plans.
    pub years: Years,
}

/// A question to the trends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Query {
    /// Which part of the data.
    pub selection: Selection,
    /// Policy areas or challenge areas.
    pub by: Grouping,
    /// What is counted.
    pub measure: Measure,
    /// Full or fractional; full with every measure that knows no other.
    pub counting: Counting,
    /// By which formula stars are given; `None`: the current one, or what pages print where it cannot be computed.
    pub formula: Option<StarFormula>,
    /// Between which years a change is explained; `None`: the first and the last years that can be compared.
    pub between: Option<Between>,
    /// One chart or several.
    pub facet: Facet,
    /// Only commitments whose areas come from this coding; `None`: the coding with most commitments.
    pub coding: Option<String>,
    /// How much a data file holds.
    pub extent: Extent,
    /// Of which release; `None`: the newest.
    pub data: Option<String>,
    /// The language of names and words.
    pub lang: Lang,
    /// How it is shown.
    pub show: Show,
}

/// A value in the URL that cannot be used. The rest of the query still holds. `text::problem` puts it into words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The key in the URL.
    pub key: String,
    /// The value as typed.
    pub value: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// It is none of these words.
    NotOneOf(Vec<String>),
    /// It is no slug.
    NotAName,
    /// It is no range of years.
    NotYears,
    /// Its years run backward, or too far.
    Backward,
    /// It is no pair of stretches of years.
    NotTwoStretches,
    /// The answer has only these years, or none.
    OutsideYears(Option<(i32, i32)>),
    /// It is no year.
    NotAYear,
    /// The list is longer than [`MAX_LIST`].
    TooMany,
    /// No such value is known.
    Unknown,
    /// There is no such release; these are known, the newest first.
    NoSuchRelease(Vec<String>),
    /// The text has more characters than this.
    TooLong(usize),
    /// It is no number of a page.
    NotAPage,
    /// Neither OGP nor the release knows such a place; the key says what kind it would be.
    NoSuchPlace,
    /// No commitment of the release carries the area in the coding; an id that is like it.
    NotCarried(Grouping, Option<String>),
    /// The release has these codings only.
    NoSuchCoding(Vec<String>),
    /// It is no width between these, in pixels.
    NotAWidth(u32, u32),
    /// It is no number between these.
    NotWithin(u32, u32),
    /// Fewer than two things cannot be compared.
    NotTwo,
    /// No more than this many can stand side by side; it is left out.
    NotBeside(usize),
    /// The IRM does not assess plans of local members.
    LocalNotAssessed,
}

impl Problem {
    /// A problem with `value` of `key`.
    #[must_use]
    pub fn new(key: &str, value: &str, fault: Fault) -> Self {
        Self { key: key.into(), value: value.into(), fault }
    }
}

/// Something read from a URL, with what could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed<T> {
    /// What could be read; the rest has its default.
    pub value: T,
    /// What could not, in the order of the URL.
    pub problems: Vec<Problem>,
}

/// The decoded key-value pairs of a query string.
#[must_use]
pub fn pairs(query_string: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query_string.as_bytes()).into_owned().collect()
}

impl Query {
    /// Reads a query string such as `area=open-data~gender&time=2012..2014`. Unknown keys are ignored.
    #[must_use]
    pub fn parse(query_string: &str) -> Parsed<Self> {
        let mut reader = Reader::default();
        let mut query = Self::default();
        let mut ticked = None;
        for (key, value) in pairs(query_string) {
            match key.as_str() {
                // A form says what its areas were when they were ticked.
                "ticked" => ticked = Grouping::from_word(&value),
                "by" => reader.word(&key, &value, &mut query.by),
                "measure" => reader.word(&key, &value, &mut query.measure),
                "counting" => reader.word(&key, &value, &mut query.counting),
                "formula" => reader.formula(&key, &value, &mut query.formula),
                "between" => reader.between(&key, &value, &mut query.between),
                "facet" => reader.word(&key, &value, &mut query.facet),
                "data" => reader.release(&key, &value, &mut query.data),
                "csvType" => reader.word(&key, &value, &mut query.extent),
                "lang" => reader.word(&key, &value, &mut query.lang),
                "tab" => reader.word(&key, &value, &mut query.show.tab),
                "compare" => reader.word(&key, &value, &mut query.show.compare),
                "yScale" => reader.word(&key, &value, &mut query.show.y_scale),
                "focus" => reader.list(&key, &value, &mut query.show.focus, form::slug),
                "coding" => reader.slug(&key, &value, &mut query.coding),
                _ => reader.selection(&key, &value, &mut query.selection),
            }
        }
        reader.range(&mut query.selection.years);
        if ticked.is_some_and(|ticked| ticked != query.by) {
            query.selection.areas.clear();
            query.show.focus.clear();
        }
        reader.finish(query)
    }

    /// The canonical query string: keys sorted, defaults left out; empty where everything is default.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut writer = Writer::default();
        writer.selection(&self.selection);
        writer.word("by", self.by);
        writer.word("measure", self.measure);
        writer.word("counting", self.counting);
        writer.text("formula", self.formula.map(StarFormula::slug).unwrap_or_default());
        writer.text("between", &self.between.map(|between| between.to_string()).unwrap_or_default());
        writer.word("facet", self.facet);
        writer.word("csvType", self.extent);
        writer.text("data", self.data.as_deref().unwrap_or_default());
        writer.word("lang", self.lang);
        writer.word("tab", self.show.tab);
        writer.word("compare", self.show.compare);
        writer.word("yScale", self.show.y_scale);
        writer.text("focus", &self.show.focus.join("~"));
        writer.text("coding", self.coding.as_deref().unwrap_or_default());
        writer.finish()
    }
}
