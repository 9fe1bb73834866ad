//! What is asked of the trends: the URL's keys, read into meaning and written back in one canonical order.
//!
//! Reading never fails: it returns a query and a list of [`Problem`]s. Pages show the problems as a notice, data and image
//! forms refuse. Whether an area or member exists is for the analysis to say; here only the form of a value is checked.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::lang::Lang;
use super::place::{Level, Region};

/// The longest list a key may carry.
pub const MAX_LIST: usize = 20;
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
words!(Measure: Inforce = "inforce", Plans = "plans", Share = "share", Count = "count");
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
    /// One chart or several.
    pub facet: Facet,
    /// Only commitments whose areas come from this coding; `None`: the coding with most commitments.
    pub coding: Option<String>,
    /// How much a data file holds.
    pub extent: Extent,
    /// The language of names and words.
    pub lang: Lang,
}

/// A value in the URL that cannot be used. The rest of the query still holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The key in the URL.
    pub key: String,
    /// The value as typed.
    pub value: String,
    /// What is wrong and what would do, in words for people.
    pub message: String,
}

impl Problem {
    /// A problem with `value` of `key`; `message` says what is wrong and what would do.
    #[must_use]
    pub fn new(key: &str, value: &str, message: impl Into<String>) -> Self {
        Self { key: key.into(), value: value.into(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.key, self.message)
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
        for (key, value) in pairs(query_string) {
            match key.as_str() {
                "by" => reader.word(&key, &value, &mut query.by),
                "measure" => reader.word(&key, &value, &mut query.measure),
                "facet" => reader.word(&key, &value, &mut query.facet),
                "csvType" => reader.word(&key, &value, &mut query.extent),
                "lang" => reader.word(&key, &value, &mut query.lang),
                "coding" => reader.slug(&key, &value, &mut query.coding),
                _ => reader.selection(&key, &value, &mut query.selection),
            }
        }
        reader.range(&mut query.selection.years);
        reader.finish(query)
    }

    /// The canonical query string: keys sorted, defaults left out; empty where everything is default.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut writer = Writer::default();
        writer.selection(&self.selection);
        writer.word("by", self.by);
        writer.word("measure", self.measure);
        writer.word("facet", self.facet);
        writer.word("csvType", self.extent);
        writer.word("lang", self.lang);
        writer.text("coding", self.coding.as_deref().unwrap_or_default());
        writer.finish()
    }
}

/// Collects values and problems while a query string is read.
#[derive(Default)]
pub(super) struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    pub(super) fn finish<T>(self, value: T) -> Parsed<T> {
        Parsed { value, problems: self.problems }
    }

    pub(super) fn problem(&mut self, key: &str, value: &str, message: impl Into<String>) {
        self.problems.push(Problem::new(key, value, message));
    }

    /// One of the words of a closed list. An empty value, as forms send it, is the default.
    pub(super) fn word<W: Word + Default>(&mut self, key: &str, value: &str, into: &mut W) {
        match W::from_word(value) {
            Some(word) => *into = word,
            None if value.is_empty() => *into = W::default(),
            None => {
                let words: Vec<_> = W::ALL.iter().map(|word| word.word()).collect();
                self.problem(key, value, format!("“{value}” is not one of: {}", words.join(", ")));
            }
        }
    }

    /// A single slug, or nothing.
    pub(super) fn slug(&mut self, key: &str, value: &str, into: &mut Option<String>) {
        if value.is_empty() {
            *into = None;
        } else if is_slug(value) {
            *into = Some(value.into());
        } else {
            self.problem(key, value, format!("“{value}” is not a name: use letters, digits and hyphens"));
        }
    }

    /// The keys of [`Selection`], and `from` and `to` as the year fields of forms send them.
    pub(super) fn selection(&mut self, key: &str, value: &str, into: &mut Selection) {
        match key {
            "area" => self.list(key, value, &mut into.areas, slug),
            "member" => self.list(key, value, &mut into.members, slug),
            "region" => self.list(key, value, &mut into.regions, Region::from_slug),
            "country" => self.list(key, value, &mut into.countries, iso3),
            "level" => match value {
                "" | "all" => into.level = None,
                _ => match Level::from_slug(value) {
                    Some(level) => into.level = Some(level),
                    None => {
                        self.problem(key, value, format!("“{value}” is not one of: all, national, local"))
                    }
                },
            },
            "time" if value.is_empty() => into.years = Years::default(),
            "time" => match Years::parse(value) {
                Some(years) => into.years = years,
                None => self.problem(
                    key,
                    value,
                    format!(
                        "“{value}” is not a range of years such as 2012..2014 (at most {MAX_YEARS} years)"
                    ),
                ),
            },
            "from" => self.year(key, value, |year| into.years.from = year),
            "to" => self.year(key, value, |year| into.years.to = year),
            _ => {}
        }
    }

    /// Two years that are good by themselves may be no range together, when they came as `from` and `to`.
    pub(super) fn range(&mut self, years: &mut Years) {
        if !years.is_range() {
            let value = years.to_string();
            self.problem(
                "time",
                &value,
                format!("“{value}” does not run forward, or over more than {MAX_YEARS} years"),
            );
            *years = Years::default();
        }
    }

    pub(super) fn year(&mut self, key: &str, value: &str, set: impl FnOnce(Option<i32>)) {
        let value = value.trim();
        match value.parse() {
            Ok(year) if YEARS.contains(&year) => set(Some(year)),
            _ if value.is_empty() => set(None),
            _ => self.problem(key, value, format!("“{value}” is not a year such as 2014")),
        }
    }

    /// Values joined by `~`; a repeated key adds to the list, as check boxes send it.
    pub(super) fn list<T: PartialEq>(
        &mut self,
        key: &str,
        value: &str,
        into: &mut Vec<T>,
        read: impl Fn(&str) -> Option<T>,
    ) {
        for item in value.split('~').filter(|item| !item.is_empty()) {
            match read(item) {
                Some(item) if into.contains(&item) => {}
                Some(_) if into.len() == MAX_LIST => {
                    self.problem(key, value, format!("at most {MAX_LIST} values can be chosen"));
                    return;
                }
                Some(item) => into.push(item),
                None => self.problem(key, item, format!("“{item}” is not a known value")),
            }
        }
    }
}

fn is_slug(text: &str) -> bool {
    text.len() <= 80 && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

pub(super) fn slug(text: &str) -> Option<String> {
    is_slug(text).then(|| text.into())
}

fn iso3(text: &str) -> Option<String> {
    (text.len() == 3 && text.bytes().all(|b| b.is_ascii_alphabetic())).then(|| text.to_ascii_uppercase())
}

/// Writes keys in sorted order, without defaults.
#[derive(Default)]
pub(super) struct Writer {
    pairs: Vec<(&'static str, String)>,
}

impl Writer {
    pub(super) fn text(&mut self, key: &'static str, value: &str) {
        if !value.is_empty() {
            self.pairs.push((key, percent_encoding::utf8_percent_encode(value, VALUE).to_string()));
        }
    }

    pub(super) fn word<W: Word + Default>(&mut self, key: &'static str, word: W) {
        if word != W::default() {
            self.text(key, word.word());
        }
    }

    pub(super) fn selection(&mut self, selection: &Selection) {
        let regions: Vec<_> = selection.regions.iter().map(|region| region.slug()).collect();
        self.text("area", &selection.areas.join("~"));
        self.text("region", &regions.join("~"));
        self.text("country", &selection.countries.join("~"));
        self.text("member", &selection.members.join("~"));
        self.text("level", selection.level.map(Level::slug).unwrap_or_default());
        if selection.years != Years::default() {
            self.text("time", &selection.years.to_string());
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.pairs.sort();
        let pairs: Vec<_> = self.pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        pairs.join("&")
    }
}

/// Everything but the unreserved characters of RFC 3986 is escaped, so that slugs, `~` and `..` stay readable.
const VALUE: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
