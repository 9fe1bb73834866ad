//! Text to blocks of rows: each record of the CSV is made to fit the headers, or taken out and reported.
//!
//! It works in a thread of its own, so that rows are understood while the next ones are found; a channel of a few blocks keeps either from
//! running ahead, whatever the size of the file. No cell is interpreted here.

use std::fs::File;
use std::io::Read;
use std::panic::resume_unwind;
use std::sync::mpsc::{SyncSender, sync_channel};

use app::model::report::FindingKind;

use super::block::{Block, Filling, Table};
use super::decode::{Decoded, Whole};
use super::error::Unusable;
use super::grid::{self, Places};
use super::layout::Found;
use super::lines::Lines;
use super::log::{Log, Spot};
use super::records::{Record, Records};
use super::words::excerpt;

/// The longest record kept with a reject, in bytes: a quotation mark that is never closed makes a record of the rest.
const RECORD: usize = 64 * 1024;
/// Blocks that may wait to be understood.
const WAITING: usize = 3;

/// What a scan came to.
pub(super) struct Scanned {
    /// Rows that had to be taken out.
    pub rejected: u32,
    /// What is to be said of rows.
    pub log: Log,
    /// Checksum and size, where the file was read on the way.
    pub file: Option<(String, u64)>,
}

/// The headers of a table that was found.
pub(super) fn table(decoded: &Decoded, found: &Found<'_>) -> Result<Table, Unusable> {
    let width = decoded.places.as_ref().map_or(0, |places| places.width).max(found.headers.len());
    grid::columns(width)?;
    let mut headers: Vec<String> = found.headers.iter().map(|header| header.trim().to_owned()).collect();
    headers.resize(width, String::new());
    Ok(Table::new(headers))
}

/// Reads all rows below the headers, and hands them on in blocks.
pub(super) fn scan(
    decoded: &Decoded,
    found: &Found<'_>,
    table: &Table,
    source: &str,
    mut each: impl FnMut(Block),
) -> Result<Scanned, Unusable> {
    std::thread::scope(|threads| {
        let (blocks, waiting) = sync_channel(WAITING);
        let scanner = threads.spawn(move || {
            let scan = Scan::new(found, table, source, blocks);
            match &decoded.whole {
                Whole::Text => scan.all(Lines::of_text(decoded.text.as_bytes()), decoded.places.as_ref()),
                Whole::File(path) => {
                    let file = File::open(path).map_err(|cause| Unusable::Table(cause.to_string()))?;
                    scan.all(Lines::of_file(file), decoded.places.as_ref())
                }
            }
        });
        waiting.iter().for_each(&mut each);
        scanner.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// A row as one CSV record.
pub(super) fn record<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let mut left = RECORD;
    for cell in cells {
        let mut end = cell.len().min(left);
        while !cell.is_char_boundary(end) {
            end -= 1;
        }
        left -= end;
        // Writing to memory does not fail.
        let _ = writer.write_field(&cell[..end]);
    }
    let _ = writer.write_record(None::<&[u8]>);
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).trim_end_matches('\n').to_owned()
}

/// A scan under way.
struct Scan<'a> {
    source: &'a str,
    found: &'a Found<'a>,
    table: &'a Table,
    blocks: SyncSender<Block>,
    filling: Filling,
    rejected: u32,
    log: Log,
}

/// A record as a row of the file.
#[derive(Clone, Copy)]
struct Row<'a> {
    record: Record<'a>,
    line: u32,
    /// Whether cells may be left out at the end.
    is_sparse: bool,
}

impl<'a> Scan<'a> {
    fn new(found: &'a Found<'a>, table: &'a Table, source: &'a str, blocks: SyncSender<Block>) -> Self {
        let is_contact: Vec<bool> = table.headers.iter().map(|header| found.is_contact(header)).collect();
        let filling = Filling::new(&is_contact);
        Self { source, found, table, blocks, filling, rejected: 0, log: Log::default() }
    }

    fn all<R: Read>(mut self, lines: Lines<R>, places: Option<&Places>) -> Result<Scanned, Unusable> {
        let mut records = Records::new(lines, self.found.delimiter);
        let failed = |cause: std::io::Error| Unusable::Table(cause.to_string());
        let mut index = 0;
        while let Some(record) = records.next().map_err(failed)? {
            if index > self.found.preamble && record.cells().any(|cell| says_something(&cell)) {
                let line = match places {
                    Some(places) => places.rows.get(index).copied().unwrap_or_default(),
                    None => u32::try_from(record.line).unwrap_or(u32::MAX),
                };
                self.row(Row { record, line, is_sparse: places.is_some() })?;
            }
            index += 1;
        }
        self.hand_on()?;
        Ok(Scanned { rejected: self.rejected, log: self.log, file: records.into_inner().file() })
    }

    fn row(&mut self, row: Row<'_>) -> Result<(), Unusable> {
        let record = row.record;
        let width = self.table.headers.len();
        if record.is_open() && record.line_ends() > 0 {
            self.reject_open(row);
            return Ok(());
        }
        if record.width() > width && record.cells().skip(width).any(|cell| says_something(&cell)) {
            self.reject_long(row);
            return Ok(());
        }
        if record.width() != width && !row.is_sparse {
            self.note_ragged(row);
        }
        if is_plain(record.bytes()) {
            self.filling.add(row.line, record, self.found.delimiter);
        } else {
            let cleaned = self.cleaned(row);
            self.filling.add_cells(row.line, &cleaned);
        }
        if self.filling.is_full() { self.hand_on() } else { Ok(()) }
    }

    fn hand_on(&mut self) -> Result<(), Unusable> {
        if !self.filling.is_empty() {
            let block = self.filling.take().map_err(|_| Unusable::NotUtf8)?;
            // Who listens does so until the end, and a panic is told there.
            drop(self.blocks.send(block));
        }
        Ok(())
    }

    fn spot(&self, line: u32) -> Spot<'a> {
        Spot { source: self.source, line, column: "" }
    }

    fn reject_open(&mut self, row: Row<'_>) {
        self.rejected += 1;
        let lines = row.record.line_ends();
        let reason = format!(
            "a quotation mark in this row is never closed, so that the {lines} lines after it became part of it; close \
             it, or download the file again if it was cut off"
        );
        let value = row.record.cells().find(|cell| cell.contains(&b'\n')).unwrap_or_default();
        self.log.reject(self.spot(row.line), &lossy(&value), reason, self.record(row));
    }

    fn reject_long(&mut self, row: Row<'_>) {
        self.rejected += 1;
        let width = self.table.headers.len();
        let reason = format!(
            "the row has {} cells, the header {width}; a cell with a delimiter inside needs quotation marks, else all \
             cells after it move",
            row.record.width()
        );
        let extra = row.record.cells().skip(width).map(|cell| lossy(&cell).trim().to_owned());
        let extra: Vec<String> = extra.filter(|cell| !cell.is_empty()).collect();
        self.log.reject(self.spot(row.line), &extra.join(" | "), reason, self.record(row));
    }

    fn note_ragged(&mut self, row: Row<'_>) {
        let (found, width) = (row.record.width(), self.table.headers.len());
        let action = if found < width {
            format!("{found} cells instead of {width}; the missing ones were read as empty")
        } else {
            format!("{found} cells instead of {width}; the surplus ones are empty")
        };
        self.log.finding(self.spot(row.line), FindingKind::RaggedRow, &self.record(row), action);
    }

    /// A row that has no place in the table as one CSV record, cells about persons left empty.
    fn record(&self, row: Row<'_>) -> String {
        let is_contact = |column: usize| {
            self.table.headers.get(column).is_some_and(|header| self.found.is_contact(header))
        };
        let cells: Vec<String> = row.record.cells().map(|cell| lossy(&cell)).collect();
        record(cells.iter().enumerate().map(|(column, cell)| if is_contact(column) { "" } else { cell }))
    }

    /// The cells of a row without control characters, with a note for each that had some or that had lost characters before.
    fn cleaned(&mut self, row: Row<'_>) -> Vec<String> {
        let cells = row.record.cells().take(self.table.headers.len()).enumerate();
        cells.map(|(column, cell)| self.clean(&lossy(&cell), row.line, column)).collect()
    }

    /// Takes control characters out of a cell and counts lost ones.
    fn clean(&mut self, cell: &str, line: u32, column: usize) -> String {
        if is_plain(cell.as_bytes()) {
            return cell.to_owned();
        }
        let spot = Spot { source: self.source, line, column: &self.table.headers[column] };
        let lost = cell.chars().filter(|letter| *letter == '\u{fffd}').count();
        if lost > 0 {
            let action = format!("{lost} lost before it got here; kept as “\u{fffd}”");
            self.log.finding(spot, FindingKind::LostCharacters, &around_loss(cell), action);
        }
        let is_control = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
        let plain: String = cell.chars().filter(|letter| !is_control(*letter)).collect();
        let removed = cell.chars().count() - plain.chars().count();
        if removed > 0 {
            let action = format!("{removed} removed");
            self.log.finding(spot, FindingKind::ControlCharacters, &excerpt(&plain), action);
        }
        plain
    }
}

/// Bytes as text, for messages: where they are no UTF-8 the file is decoded as a whole and scanned again.
fn lossy(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).into_owned()
}

/// Whether a cell holds anything but space.
fn says_something(cell: &[u8]) -> bool {
    match cell.trim_ascii() {
        [] => false,
        [first, ..] if first.is_ascii() => true,
        rest => !lossy(rest).trim().is_empty(),
    }
}

/// Whether a record holds neither control characters nor lost ones.
fn is_plain(cells: &[u8]) -> bool {
    // Without a branch for each byte, so that many are looked at together.
    let odd = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') | (byte == 0x7f);
    let none = !cells.iter().fold(false, |any, byte| any | odd(*byte));
    // U+0080 to U+009F begin with C2, U+FFFD with EF.
    let next = |at: usize| cells.get(at + 1).copied().unwrap_or_default();
    none && memchr::memchr2_iter(0xc2, 0xef, cells).all(|at| match cells[at] {
        0xc2 => next(at) >= 0xa0,
        _ => next(at) != 0xbf,
    })
}

/// The words around the first lost character, so that a reader finds the place.
fn around_loss(cell: &str) -> String {
    let letters: Vec<char> = cell.chars().collect();
    let at = letters.iter().position(|letter| *letter == '\u{fffd}').unwrap_or_default();
    letters[at.saturating_sub(30)..letters.len().min(at + 30)].iter().collect()
}
