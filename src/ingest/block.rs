//! A table: its headers, and its rows in blocks of packed text.

use std::sync::Arc;

use app::model::original::SEPARATOR;
use app::model::text::Text;
use arcstr::ArcStr;
use simdutf8::basic::Utf8Error;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128_with_seed};

use super::records::{Marks, Record};

/// What all rows of a table share.
pub(super) struct Table {
    /// As published, trimmed.
    pub headers: Vec<String>,
    /// The headers with a name for those that have none, one copy for all rows.
    pub names: Arc<Vec<Text>>,
}

impl Table {
    pub(super) fn new(headers: Vec<String>) -> Self {
        let name = |(header, position): (&String, usize)| match header.as_str() {
            "" => format!("(column {position})").into(),
            header => header.into(),
        };
        Self { names: Arc::new(headers.iter().zip(1..).map(name).collect()), headers }
    }
}

/// Some rows in the order of the file. The text of all cells stands together, with [`SEPARATOR`] between the cells of a row,
/// so that whatever is kept of a row is a part of it and not a copy.
pub(super) struct Block {
    text: ArcStr,
    /// Where each cell ends.
    ends: Vec<u32>,
    width: usize,
    pub rows: Vec<Place>,
}

/// Where a row stands.
pub(super) struct Place {
    /// Line of the file where it begins, counted from 1.
    pub line: u32,
    /// A fingerprint of its cells about persons, which are not kept.
    persons: u64,
    start: u32,
}

impl Block {
    /// The cell of a row and column, as published; empty where it is about a person.
    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        self.cells(row, column, column)
    }

    /// The cells of a row from one column to another, with [`SEPARATOR`] between them.
    pub(super) fn cells(&self, row: usize, first: usize, last: usize) -> &str {
        let Some(place) = self.rows.get(row).filter(|_| first <= last && last < self.width) else {
            return "";
        };
        let at = row * self.width + first;
        let start = match first {
            0 => place.start,
            _ => self.ends.get(at - 1).copied().unwrap_or_default() + SEPARATOR.len_utf8() as u32,
        };
        let end = self.ends.get(at + last - first).copied().unwrap_or_default();
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Tells rows apart that differ in any cell, cells about persons included.
    pub(super) fn digest(&self, row: usize) -> u128 {
        let persons = self.rows.get(row).map_or(0, |place| place.persons);
        xxh3_128_with_seed(self.whole(row).as_bytes(), persons)
    }

    /// Bytes of text.
    pub(super) fn size(&self) -> usize {
        self.text.len()
    }

    /// All cells of a row, to be kept.
    pub(super) fn record(&self, row: usize) -> Text {
        self.share(self.whole(row))
    }

    fn whole(&self, row: usize) -> &str {
        self.cells(row, 0, self.width.saturating_sub(1))
    }

    /// A text that is kept: shared with the block where it is a part of it.
    pub(super) fn share(&self, text: &str) -> Text {
        self.text.try_substr_from(text).unwrap_or_else(|| text.into())
    }
}

/// A block that is being filled.
pub(super) struct Filling {
    text: Vec<u8>,
    ends: Vec<u32>,
    width: usize,
    rows: Vec<Place>,
    /// The cells about persons of a row; one copy for all rows.
    persons: Vec<u8>,
}

/// How large a block grows before it is handed on, in bytes, and what one more row may add. Together with what stands before a shared
/// text they are a power of two: allocators round up, by a quarter where it is a little more.
const SIZE: usize = (1 << 20) - ROW;
const ROW: usize = 64 * 1024;

impl Filling {
    pub(super) fn new(width: usize) -> Self {
        let text = Vec::with_capacity(SIZE + ROW);
        Self { text, ends: Vec::new(), width, rows: Vec::new(), persons: Vec::new() }
    }

    /// Whether it is time to hand it on.
    pub(super) fn is_full(&self) -> bool {
        self.text.len() >= SIZE
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a record as a row: as many cells as the table has columns, those that it lacks as empty ones. `contacts` says which are
    /// about persons.
    ///
    /// Most cells are flags, or empty, and stand side by side without quotation marks: these are copied together.
    pub(super) fn add(&mut self, line: u32, record: Record<'_>, delimiter: u8, contacts: &[bool]) {
        let row = self.begin();
        let spans = &record.spans()[..record.spans().len().min(self.width)];
        let mut at = 0;
        while let Some(span) = spans.get(at) {
            let beside = spans[at..].iter().zip(&contacts[at..]);
            let many =
                beside.take_while(|(span, is_contact)| span.marks == Marks::None && !**is_contact).count();
            if many == 0 {
                self.cell(&record.cell(*span), at, contacts);
                at += 1;
                continue;
            }
            let (first, base) = (span.start, self.text.len());
            let some = &spans[at..at + many];
            let bytes = &record.bytes()[first..some[many - 1].end];
            let separated = |byte: &u8| if *byte == delimiter { SEPARATOR as u8 } else { *byte };
            self.text.extend(bytes.iter().map(separated));
            self.text.push(SEPARATOR as u8);
            self.ends.extend(some.iter().map(|span| (base + (span.end - first)) as u32));
            at += many;
        }
        self.end(row, line);
    }

    /// The same with cells that were made.
    pub(super) fn add_cells(&mut self, line: u32, cells: &[String], contacts: &[bool]) {
        let row = self.begin();
        for (column, cell) in cells.iter().take(self.width).enumerate() {
            self.cell(cell.as_bytes(), column, contacts);
        }
        self.end(row, line);
    }

    /// Where the text and the ends of a row begin.
    fn begin(&mut self) -> (u32, usize) {
        self.persons.clear();
        self.ends.reserve(self.width);
        (self.text.len() as u32, self.ends.len())
    }

    fn cell(&mut self, cell: &[u8], column: usize, contacts: &[bool]) {
        if contacts[column] && !cell.is_empty() {
            self.persons.extend_from_slice(&(column as u32).to_le_bytes());
            self.persons.extend_from_slice(cell);
        } else {
            self.text.extend_from_slice(cell);
        }
        self.ends.push(self.text.len() as u32);
        self.text.push(SEPARATOR as u8);
    }

    fn end(&mut self, (start, before): (u32, usize), line: u32) {
        for _ in self.ends.len() - before..self.width {
            self.ends.push(self.text.len() as u32);
            self.text.push(SEPARATOR as u8);
        }
        // It stands between cells, not behind the last.
        self.text.pop();
        self.rows.push(Place { line, persons: xxh3_64(&self.persons), start });
    }

    /// What was filled, as a block; a new one begins.
    ///
    /// # Errors
    /// If its bytes are no UTF-8.
    pub(super) fn take(&mut self) -> Result<Block, Utf8Error> {
        let text = ArcStr::from(simdutf8::basic::from_utf8(&self.text)?);
        self.text.clear();
        // A row as large as all others together leaves no room behind.
        self.text.shrink_to(SIZE + ROW);
        let (ends, rows) = (std::mem::take(&mut self.ends), std::mem::take(&mut self.rows));
        Ok(Block { text, ends, width: self.width, rows })
    }
}
