//! One file to its rows: decoded, recognised, read row by row; or the reason why it cannot be used.

use app::model::report::{FindingKind, SourceReport};
use sha2::{Digest, Sha256};

use super::Input;
use super::areas::{self, Areas};
use super::decode::{Decoded, Note};
use super::draft::Draft;
use super::error::Unusable;
use super::grid::Places;
use super::layout::{self, Found, Layout};
use super::log::{Log, Spot};
use super::mapping::Mapping;
use super::members::Members;
use super::pool::Pool;
use super::row::{Columns, Context, Row};
use super::table::{self, Table};
use super::{combined_2015, explorer_2016, format, own};
use crate::reference::{Reference, TagEdition};

/// What one file gave.
pub(super) struct Read {
    pub report: SourceReport,
    pub drafts: Vec<Draft>,
    /// Rank among the sources; `None` where the file could not be used.
    pub age: Option<u8>,
}

/// What the rows of a usable file gave.
struct Rows {
    layout: &'static Layout,
    encoding: String,
    columns: Vec<String>,
    rows: u32,
    drafts: Vec<Draft>,
}

/// Reads a file.
pub(super) fn read(
    index: usize,
    input: Input,
    mapping: Option<&Mapping>,
    reference: &Reference,
    members: &mut Members,
    log: &mut Log,
) -> Read {
    let mut report = SourceReport {
        name: input.name,
        layout: None,
        failure: None,
        bytes: input.bytes.len() as u64,
        sha256: hexadecimal(&Sha256::digest(&input.bytes)),
        encoding: String::new(),
        rows: 0,
        commitments: 0,
        columns: Vec::new(),
    };
    match rows(index, &report.name, input.bytes, mapping, reference, members, log) {
        Ok(read) => {
            report.layout = Some(read.layout.name.into());
            report.encoding = read.encoding;
            report.rows = read.rows;
            report.columns = read.columns;
            report.commitments = count(read.drafts.len());
            Read { report, drafts: read.drafts, age: Some(read.layout.age) }
        }
        Err(unusable) => {
            report.failure = Some(unusable.to_string());
            Read { report, drafts: Vec::new(), age: None }
        }
    }
}

fn rows(
    index: usize,
    name: &str,
    bytes: Vec<u8>,
    mapping: Option<&Mapping>,
    reference: &Reference,
    members: &mut Members,
    log: &mut Log,
) -> Result<Rows, Unusable> {
    let tables = format::open(&bytes)?;
    // A large file need not be in memory twice.
    drop(bytes);
    let (decoded, found, unread) = choose(tables, mapping)?;
    // Findings of a file that turns out to be unusable would be noise beside its failure.
    let mut own = Log::default();
    let (table, mut rows) = table::read(&decoded.text, decoded.places.as_ref(), &found, name, &mut own)?;
    if table.height() == 0 && rows == 0 {
        return Err(Unusable::NoRows { layout: found.layout.name });
    }
    let whole = Spot { source: name, line: 0, column: "" };
    for note in decoded.notes.into_iter().chain(unread) {
        own.finding(whole, note.kind, &note.value, note.action);
    }
    drop(decoded.text);
    let edition = edition(found.layout);
    layout::compare(&found, &table.headers, &areas::tag_headers(reference, edition), name, &mut own);
    let areas = Areas::new(reference, edition, &table.headers);
    let mut context = Context { source: index, name, members, areas, log: &mut own, pool: Pool::default() };
    let (read, drafts) = every_row(&found, &table, &mut context);
    rows += read;
    log.findings.append(&mut own.findings);
    log.rejects.append(&mut own.rejects);
    let columns = table.headers.iter().filter(|header| !header.is_empty()).cloned().collect();
    Ok(Rows { layout: found.layout, encoding: decoded.encoding, columns, rows, drafts })
}

/// The first table whose headers are understood, and what is said of the others.
fn choose(
    tables: Vec<Decoded>,
    mapping: Option<&Mapping>,
) -> Result<(Decoded, Found<'_>, Vec<Note>), Unusable> {
    let mut failure = None;
    let mut chosen = None;
    let mut others = Vec::new();
    for table in tables {
        match layout::recognise(&table.text, mapping) {
            Ok(found) if chosen.is_none() => chosen = Some((table, found)),
            Ok(_) => {
                others.push((table, ", though its headers are understood: give it in a file of its own"))
            }
            Err(unusable) => {
                failure.get_or_insert(unusable);
                others.push((table, ""));
            }
        }
    }
    let Some((table, found)) = chosen else { return Err(failure.unwrap_or(Unusable::Empty)) };
    let read = table.sheet.clone().unwrap_or_default();
    let unread = others.into_iter().map(|(other, more)| Note {
        kind: FindingKind::NotRead,
        value: other.sheet.unwrap_or_default(),
        action: format!("this sheet with {} was not read{more}; the sheet “{read}” was", size(other.places)),
    });
    Ok((table, found, unread.collect()))
}

fn size(places: Option<Places>) -> String {
    match places.map_or(0, |places| places.rows.len()) {
        1 => "1 row".into(),
        rows => format!("{rows} rows"),
    }
}

/// Which tag columns a layout has.
fn edition(layout: &Layout) -> Option<TagEdition> {
    match layout.name {
        name if name == explorer_2016::LAYOUT.name => Some(TagEdition::Explorer2016),
        name if name == combined_2015::LAYOUT.name => Some(TagEdition::Combined2015),
        _ => None,
    }
}

/// Reads every row; gives how many there are, sums not counted, and what they say.
fn every_row(found: &Found<'_>, table: &Table, context: &mut Context) -> (u32, Vec<Draft>) {
    let layout = found.layout;
    let columns = Columns::new(found, table);
    let repeated = table.repeated();
    let mut drafts = Vec::new();
    let mut rows = 0;
    for index in 0..table.height() {
        let row = Row { table, columns: &columns, index };
        if row.is_total(layout) {
            row.finding(context, FindingKind::TotalRow, layout.place, &row.record(), "left out");
            continue;
        }
        if layout.name == own::TEMPLATE.name && own::is_example(&row) {
            row.finding(context, FindingKind::ExampleRow, layout.title, row.get(layout.title), "left out");
            continue;
        }
        rows += 1;
        if let Some(first) = repeated.get(&index) {
            let action = format!("the same as line {} in every cell; counted once", table.lines[*first]);
            row.finding(context, FindingKind::DuplicateRow, layout.title, row.get(layout.title), action);
            continue;
        }
        drafts.extend((layout.read)(&row, context));
    }
    (rows, drafts)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
