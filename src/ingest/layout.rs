//! Which layout a file has: told by its headers, never by its name or by the position of a column.
//!
//! Explorer files have a line of numbers or group titles above the headers, spreadsheets change the delimiter; so the
//! headers are looked for in the first records with each delimiter. A file that matches nothing is an error that says
//! what is missing and what is understood.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use app::model::report::FindingKind;

use super::draft::Draft;
use super::error::Unusable;
use super::log::{Log, Spot};
use super::mapping::Mapping;
use super::records::Records;
use super::row::{Context, Row};
use super::words::{list, nearest};
use super::{combined_2015, explorer_2016, own, site_local, site_national};

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
pub(super) const LAYOUTS: [&Layout; 5] = [
    &combined_2015::LAYOUT,
    &explorer_2016::LAYOUT,
    &site_national::LAYOUT,
    &site_local::LAYOUT,
    &own::TEMPLATE,
];

/// The headers of a layout as they are compared.
struct Keys {
    required: Vec<String>,
    known: Vec<String>,
}

/// Those of [`LAYOUTS`].
static KEYS: LazyLock<Vec<Keys>> = LazyLock::new(|| {
    let keys = |layout: &&Layout| Keys {
        required: layout.required.iter().map(|header| key(header)).collect(),
        known: layout.known().map(key).collect(),
    };
    LAYOUTS.iter().map(keys).collect()
});

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
pub(super) struct Found<'m> {
    pub layout: &'static Layout,
    pub delimiter: u8,
    /// Records above the headers.
    pub preamble: usize,
    /// The headers as published.
    pub headers: Vec<String>,
    /// What says how the file calls the columns of the layout, where it has names of its own for them.
    pub mapping: Option<&'m Mapping>,
}

impl Found<'_> {
    /// What the file calls a column of the layout; `None` where the mapping says that there is none.
    pub(super) fn shown(&self, header: &'static str) -> Option<&str> {
        match self.mapping {
            Some(mapping) => mapping.column(header),
            None => Some(header),
        }
    }

    /// Whether a column is about persons, or to be left out, and never kept.
    pub(super) fn is_contact(&self, header: &str) -> bool {
        let header = key(header);
        self.layout.contacts.iter().any(|contact| key(contact) == header)
            || self.mapping.is_some_and(|mapping| mapping.leaves_out().any(|left| key(left) == header))
    }
}

/// Where headers may stand: the first records, with each delimiter.
pub(super) fn heads(text: &str) -> impl Iterator<Item = (u8, usize, Vec<String>)> + '_ {
    [b',', b';', b'\t', b'|'].into_iter().flat_map(move |delimiter| {
        let records = head(text, delimiter).into_iter().enumerate();
        records.map(move |(preamble, headers)| (delimiter, preamble, headers))
    })
}

/// Finds the headers that a mapping names, else those of a known layout.
pub(super) fn recognise<'m>(text: &str, mapping: Option<&'m Mapping>) -> Result<Found<'m>, Unusable> {
    let Some(mapping) = mapping else { return of_layout(text) };
    let mut miss: Option<(usize, Vec<String>)> = None;
    for (delimiter, preamble, headers) in heads(text) {
        let lacking = mapping.lacking(&headers).count();
        if lacking == 0 {
            return Ok(Found { layout: &own::MAPPED, delimiter, preamble, headers, mapping: Some(mapping) });
        }
        if miss.as_ref().is_none_or(|(least, _)| lacking < *least) {
            miss = Some((lacking, headers));
        }
    }
    let headers = miss.map(|(_, headers)| headers).unwrap_or_default();
    of_layout(text).map_err(|_| Unusable::UnknownLayout(mapping.explain(&headers)))
}

/// Finds the headers of a known layout.
fn of_layout<'m>(text: &str) -> Result<Found<'m>, Unusable> {
    let mut best: Option<(usize, Found<'_>)> = None;
    let mut nearest_miss: Option<(usize, &'static Layout, Vec<String>)> = None;
    for (delimiter, preamble, headers) in heads(text) {
        let keys: BTreeSet<String> = headers.iter().map(|header| key(header)).collect();
        for (layout, of_layout) in LAYOUTS.into_iter().zip(KEYS.iter()) {
            let known = of_layout.known.iter().filter(|key| keys.contains(*key)).count();
            let required = of_layout.required.iter().filter(|key| keys.contains(*key)).count();
            if required == layout.required.len() {
                if best.as_ref().is_none_or(|(most, _)| known > *most) {
                    let headers = headers.clone();
                    best = Some((known, Found { layout, delimiter, preamble, headers, mapping: None }));
                }
            } else if required > 0 && nearest_miss.as_ref().is_none_or(|(most, ..)| known > *most) {
                nearest_miss = Some((known, layout, headers.clone()));
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
    let mut records = Records::new(&text.as_bytes()[..end], delimiter);
    let mut head = Vec::new();
    while let (true, Ok(Some(record))) = (head.len() < HEAD, records.next()) {
        head.push(record.cells().map(|cell| String::from_utf8_lossy(&cell).into_owned()).collect());
    }
    head
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
    words.push_str("; for any other table, `ogp-dashboard map FILE` proposes which column is which");
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
pub(super) fn compare(found: &Found<'_>, headers: &[String], tags: &[String], source: &str, log: &mut Log) {
    let keys: Vec<String> = headers.iter().map(|header| key(header)).collect();
    let layout = found.layout;
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
    let named = layout.known().filter_map(|header| found.shown(header));
    let known: Vec<String> = named.map(key).chain(tags.iter().map(|tag| key(tag))).collect();
    let is_new = |header: &str, key: &String| !known.contains(key) && !found.is_contact(header);
    for (header, key) in
        headers.iter().zip(&keys).filter(|(header, key)| !key.is_empty() && is_new(header, key))
    {
        let action = "kept among the original cells, not used";
        log.finding(Spot { source, line: 0, column: header }, FindingKind::UnknownColumn, key, action);
    }
}
