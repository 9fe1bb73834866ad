//! One file to its rows: decoded, recognised, read row by row; or the reason why it cannot be used.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use app::model::report::{FindingKind, SourceReport};
use rustc_hash::FxHashMap;

use super::areas::{self, Areas};
use super::block::{Block, Table};
use super::decode::{Decoded, Note};
use super::draft::Draft;
use super::error::Unusable;
use super::grid::Places;
use super::input::{Content, Input};
use super::labels::Plain;
use super::layout::{self, Found, Layout};
use super::log::{Log, Spot};
use super::mapping::Mapping;
use super::members::Members;
use super::row::{Columns, Context, Row};
use super::{checksum, combined_2015, explorer_2016, format, own, scan};
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
    /// Checksum and size, where the file was read on the way.
    file: Option<(String, u64)>,
}

/// What reading any file needs and leaves behind.
pub(super) struct Surroundings<'a> {
    pub mapping: Option<&'a Mapping>,
    pub reference: &'a Reference,
    pub members: &'a mut Members,
    pub log: &'a mut Log,
}

/// Reads a file.
pub(super) fn read(index: usize, input: Input, around: &mut Surroundings<'_>) -> Read {
    let Input { name, content } = input;
    let mut report = SourceReport {
        name,
        layout: None,
        failure: None,
        bytes: 0,
        sha256: String::new(),
        encoding: String::new(),
        rows: 0,
        commitments: 0,
        columns: Vec::new(),
    };
    match rows(index, &mut report, content, around) {
        Ok(read) => {
            report.layout = Some(read.layout.name.into());
            report.encoding = read.encoding;
            report.rows = read.rows;
            report.columns = read.columns;
            report.commitments = count(read.drafts.len());
            if let Some(file) = read.file {
                (report.sha256, report.bytes) = file;
            }
            Read { report, drafts: read.drafts, age: Some(read.layout.age) }
        }
        Err(unusable) => {
            report.failure = Some(unusable.to_string());
            Read { report, drafts: Vec::new(), age: None }
        }
    }
}

/// Reads the rows piece by piece where that can be done, else from the whole file.
fn rows(
    index: usize,
    report: &mut SourceReport,
    content: Content,
    around: &mut Surroundings<'_>,
) -> Result<Rows, Unusable> {
    if let Some(rows) = begun(index, &report.name, &content, around) {
        return Ok(rows);
    }
    let bytes = content.whole().map_err(|cause| Unusable::Table(cause.to_string()))?;
    report.bytes = bytes.len() as u64;
    report.sha256 = checksum::of(&bytes);
    let tables = format::open(&bytes)?;
    // A large file need not be in memory twice.
    drop(bytes);
    of_tables(index, &report.name, tables, around)
}

/// The rows of a large file, read piece by piece; `None` where anything is wrong, which is told when it is read whole.
fn begun(index: usize, name: &str, content: &Content, around: &mut Surroundings<'_>) -> Option<Rows> {
    let tables = format::begin(content).ok()??;
    of_tables(index, name, tables, around).ok()
}

fn of_tables(
    index: usize,
    name: &str,
    tables: Vec<Decoded>,
    around: &mut Surroundings<'_>,
) -> Result<Rows, Unusable> {
    let Surroundings { mapping, reference, members, log } = around;
    let (decoded, found, unread) = choose(tables, *mapping)?;
    // Findings of a file that turns out to be unusable would be noise beside its failure.
    let mut own = Log::default();
    let table = scan::table(&decoded, &found)?;
    let edition = edition(found.layout);
    let areas = Areas::new(reference, edition, &table.headers);
    let mut context = Context {
        source: index,
        name,
        members,
        areas,
        log: &mut own,
        labels: Plain::default(),
        shared_name: name.into(),
        hint: Arc::default(),
    };
    let mut reading = Reading::new(&found, &table, decoded.size());
    let scanned = scan::scan(&decoded, &found, &table, name, |block| reading.read(&block, &mut context))?;
    let Reading { rows, drafts, is_empty, .. } = reading;
    if is_empty && scanned.rejected == 0 {
        return Err(Unusable::NoRows { layout: found.layout.name });
    }
    let whole = Spot { source: name, line: 0, column: "" };
    for note in decoded.notes.iter().cloned().chain(unread) {
        own.finding(whole, note.kind, &note.value, note.action);
    }
    layout::compare(&found, &table.headers, &areas::tag_headers(reference, edition), name, &mut own);
    log.append(own);
    log.append(scanned.log);
    let columns = table.headers.iter().filter(|header| !header.is_empty()).cloned().collect();
    let rows = rows + scanned.rejected;
    Ok(Rows { layout: found.layout, encoding: decoded.encoding, columns, rows, drafts, file: scanned.file })
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

/// Rows as they are understood, block by block.
struct Reading<'a> {
    layout: &'static Layout,
    table: &'a Table,
    columns: Columns<'a>,
    /// Size of the file.
    bytes: u64,
    firsts: Firsts,
    /// Rows that are neither sums nor examples.
    rows: u32,
    is_empty: bool,
    drafts: Vec<Draft>,
}

impl<'a> Reading<'a> {
    fn new(found: &Found<'a>, table: &'a Table, bytes: u64) -> Self {
        Self {
            layout: found.layout,
            table,
            columns: Columns::new(found, table),
            bytes,
            firsts: Firsts::default(),
            rows: 0,
            is_empty: true,
            drafts: Vec::new(),
        }
    }

    fn read(&mut self, block: &Block, context: &mut Context) {
        if self.is_empty {
            self.make_room(block);
        }
        self.is_empty &= block.len() == 0;
        let rows: Vec<Row> = block
            .rows()
            .map(|cells| Row { table: self.table, block, columns: &self.columns, cells })
            .filter(|row| !self.is_left_out(row, context))
            .collect();
        self.rows += count(rows.len());
        let firsts = self.firsts.of(&rows);
        for (row, first) in rows.iter().zip(firsts) {
            if let Some(first) = first {
                let action = format!("the same as line {first} in every cell; counted once");
                let title = row.get(self.layout.title);
                row.finding(context, FindingKind::DuplicateRow, self.layout.title, title, action);
            } else {
                self.drafts.extend((self.layout.read)(row, context));
            }
        }
    }

    /// Whether a row is no commitment but a sum or an example.
    fn is_left_out(&self, row: &Row, context: &mut Context) -> bool {
        let layout = self.layout;
        if row.is_total(layout) {
            row.finding(context, FindingKind::TotalRow, layout.place, &row.record(), "left out");
            return true;
        }
        if layout.name == own::TEMPLATE.name && own::is_example(row) {
            let title = row.get(layout.title);
            row.finding(context, FindingKind::ExampleRow, layout.title, title, "left out");
            return true;
        }
        false
    }
}

impl Reading<'_> {
    /// Makes room for as many rows as the first block lets expect, with some to spare: growing step by step would take twice the
    /// memory for a while.
    fn make_room(&mut self, first: &Block) {
        let blocks = self.bytes as f64 / first.size().max(1) as f64;
        let rows = ((first.len() as f64 * blocks.max(1.0) * SPARE) as usize).min(MOST);
        // Where there is no room, they grow as they come.
        let _ = self.drafts.try_reserve_exact(rows);
        let _ = self.firsts.0.try_reserve(rows);
    }
}

/// The line on which each row was met first.
#[derive(Default)]
struct Firsts(FxHashMap<u128, u32>);

impl Firsts {
    /// The lines on which the same rows were met before; all rows of a block are looked up together. What is in no cache of the processor
    /// comes from far, and it waits for many of them at once.
    fn of(&mut self, rows: &[Row]) -> Vec<Option<u32>> {
        let digests: Vec<u128> = rows.iter().map(|row| row.cells.digest()).collect();
        let met = digests.into_iter().zip(rows).map(|(digest, row)| match self.0.entry(digest) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(first) => {
                first.insert(row.line());
                None
            }
        });
        met.collect()
    }
}

/// How many times the rows that are expected there is room for.
const SPARE: f64 = 1.02;
/// Rows that room is made for at once: the beginning of a file may promise anything.
const MOST: usize = 4_000_000;

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
