//! Which layout a file has: told by its headers, never by its name or by the position of a column.
//!
//! Explorer files have a line of numbers or group titles above the headers, spreadsheets change the delimiter; so the
//! headers are looked for in the first records with each delimiter. A file that matches nothing is an error that says
//! what is missing and what is understood.

use app::model::report::FindingKind;

use super::draft::Draft;
use super::error::Unusable;
use super::log::{Log, Spot};
use super::row::{Context, Row};
use super::words::{list, nearest};
use super::{combined_2015, explorer_2016, site_local, site_national};

/// A source layout: its headers and how a row is read.
pub(super) struct Layout {
    /// Name in reports.
    pub name: &'static str,
    /// What it is, for people.
    pub about: &'static str,
    /// Rank among the sources: where two say different things, the higher one counts.
    pub age: u8,
    /// Without these headers a file is not of this layout.
    pub required: &'static [&'static str],
    /// The other headers that are expected.
    pub expected: &'static [&'static str],
    /// Headers that are known and need not be there.
    pub optional: &'static [&'static str],
    /// Headers of columns about persons: never kept.
    pub contacts: &'static [&'static str],
    /// The column with the country or member: blank in a sum row.
    pub place: &'static str,
    /// The column with the commitment's title.
    pub title: &'static str,
    /// Reads one row; `None` where it was rejected.
    pub read: fn(&Row, &mut Context) -> Option<Draft>,
}

/// All layouts, oldest source first.
pub(super) const LAYOUTS: [&Layout; 4] =
    [&combined_2015::LAYOUT, &explorer_2016::LAYOUT, &site_national::LAYOUT, &site_local::LAYOUT];

/// Records among which the headers are looked for.
const HEAD: usize = 10;

impl Layout {
    /// All headers that the layout knows by name, except tags.
    pub(super) fn known(&self) -> impl Iterator<Item = &'static str> {
        [self.required, self.expected, self.optional, self.contacts].into_iter().flatten().copied()
    }
}

/// A header as it is compared: without case and surplus space.
pub(super) fn key(header: &str) -> String {
    header.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Where the headers are and what they mean.
pub(super) struct Found {
    pub layout: &'static Layout,
    pub delimiter: u8,
    /// Records above the headers.
    pub preamble: usize,
}

/// Finds the headers of a known layout.
pub(super) fn recognise(text: &str) -> Result<Found, Unusable> {
    let mut best: Option<(usize, Found)> = None;
    let mut nearest_miss: Option<(usize, &'static Layout, Vec<String>)> = None;
    for delimiter in [b',', b';', b'\t', b'|'] {
        for (preamble, headers) in head(text, delimiter).into_iter().enumerate() {
            let keys: Vec<String> = headers.iter().map(|header| key(header)).collect();
            for layout in LAYOUTS {
                let has = |header: &&str| keys.contains(&key(header));
                let known = layout.known().filter(|header| has(header)).count();
                let required = layout.required.iter().filter(|header| has(header)).count();
                if required == layout.required.len() {
                    if best.as_ref().is_none_or(|(most, _)| known > *most) {
                        best = Some((known, Found { layout, delimiter, preamble }));
                    }
                } else if required > 0 && nearest_miss.as_ref().is_none_or(|(most, ..)| known > *most) {
                    nearest_miss = Some((known, layout, headers.clone()));
                }
            }
        }
    }
    best.map(|(_, found)| found).ok_or_else(|| Unusable::UnknownLayout(explain(text, nearest_miss)))
}

/// The first records, as cells.
fn head(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    // A quotation mark that is never closed would make the whole file one record.
    let mut end = text.len().min(256 * 1024);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(&text.as_bytes()[..end])
        .records()
        .take(HEAD)
        .filter_map(Result::ok)
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

fn explain(text: &str, miss: Option<(usize, &'static Layout, Vec<String>)>) -> String {
    let mut words = match miss {
        Some((_, layout, headers)) => missing_headers(layout, &headers),
        None => {
            let first: Vec<String> = head(text, b',').into_iter().next().unwrap_or_default();
            let shown: Vec<String> =
                first.iter().take(8).map(|header| format!("“{}”", super::words::excerpt(header))).collect();
            format!("no line has the headers of a known layout; the first line reads {}", list(&shown))
        }
    };
    words.push_str("; layouts understood: ");
    let layouts: Vec<String> = LAYOUTS
        .iter()
        .map(|layout| format!("{} ({}; needs {})", layout.name, layout.about, quoted(layout.required)))
        .collect();
    words.push_str(&layouts.join(", "));
    words
}

fn missing_headers(layout: &Layout, headers: &[String]) -> String {
    let missing: Vec<String> = layout
        .required
        .iter()
        .filter(|required| !headers.iter().any(|header| key(header) == key(required)))
        .map(|required| match nearest(required, headers.iter().map(String::as_str)).first() {
            Some(near) => format!("“{required}” (the nearest in the file is “{near}”)"),
            None => format!("“{required}”"),
        })
        .collect();
    format!("the headers look like {}, but {} missing", layout.name, verb(&missing))
}

fn verb(missing: &[String]) -> String {
    format!("{} {}", list(missing), if missing.len() == 1 { "is" } else { "are" })
}

fn quoted(headers: &[&str]) -> String {
    list(&headers.iter().map(|header| format!("“{header}”")).collect::<Vec<_>>())
}

/// Reports columns that the layout expects and does not find, and columns that it does not know.
pub(super) fn compare(layout: &Layout, headers: &[String], tags: &[String], source: &str, log: &mut Log) {
    let keys: Vec<String> = headers.iter().map(|header| key(header)).collect();
    for expected in layout.expected.iter().copied().chain(tags.iter().map(String::as_str)) {
        if !keys.contains(&key(expected)) {
            let near = nearest(expected, headers.iter().map(String::as_str));
            let action = match near.first() {
                Some(near) => format!("read without it; the nearest header is “{near}”"),
                None => "read without it".into(),
            };
            log.finding(Spot { source, line: 0, column: expected }, FindingKind::MissingColumn, "", action);
        }
    }
    let known: Vec<String> = layout.known().map(key).chain(tags.iter().map(|tag| key(tag))).collect();
    for (header, key) in headers.iter().zip(&keys).filter(|(_, key)| !key.is_empty() && !known.contains(key))
    {
        let action = "kept among the original cells, not used";
        log.finding(Spot { source, line: 0, column: header }, FindingKind::UnknownColumn, key, action);
    }
}
