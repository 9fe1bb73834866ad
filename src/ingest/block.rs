//! A table: its headers, and its rows in blocks of packed text.

use std::ops::Range;
use std::sync::Arc;

use app::model::original::SEPARATOR;
use app::model::text::Text;
use arcstr::ArcStr;
use simdutf8::basic::Utf8Error;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128_with_seed};

use super::records::Record;

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
    places: Vec<Place>,
}

/// Where a row stands.
struct Place {
    /// Line of the file where it begins, counted from 1.
    line: u32,
    /// A fingerprint of its cells about persons, which are not kept.
    persons: u64,
    start: u32,
}

/// The cells of a row of a block, as published; those about persons are empty.
#[derive(Clone, Copy)]
pub(super) struct BlockRow<'a> {
    /// All of them, with [`SEPARATOR`] between them.
    pub text: &'a str,
    /// Where each ends in the text of the block.
    ends: &'a [u32],
    place: &'a Place,
}

impl Block {
    /// How many rows it has.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Its rows.
    pub(super) fn rows(&self) -> impl Iterator<Item = BlockRow<'_>> {
        self.places.iter().zip(self.ends.chunks_exact(self.width.max(1))).filter_map(|(place, ends)| {
            let text = self.text.get(place.start as usize..*ends.last()? as usize)?;
            Some(BlockRow { text, ends, place })
        })
    }

    /// Bytes of text.
    pub(super) fn size(&self) -> usize {
        self.text.len()
    }

    /// A text that is kept: shared with the block where it is a part of it.
    pub(super) fn share(&self, text: &str) -> Text {
        self.text.try_substr_from(text).unwrap_or_else(|| text.into())
    }
}

impl<'a> BlockRow<'a> {
    /// Line of the file where it begins, counted from 1.
    pub(super) fn line(&self) -> u32 {
        self.place.line
    }

    /// The cell of a column; empty where there is no such column.
    pub(super) fn cell(&self, column: usize) -> &'a str {
        self.cells(column, column)
    }

    /// The cells from one column to another, with [`SEPARATOR`] between them.
    pub(super) fn cells(&self, first: usize, last: usize) -> &'a str {
        let start = match first {
            0 => 0,
            _ => self.end(first - 1) + SEPARATOR.len_utf8(),
        };
        self.text.get(start..self.end(last)).unwrap_or_default()
    }

    /// Where a cell ends in the text of the row.
    fn end(&self, column: usize) -> usize {
        self.ends.get(column).map_or(0, |end| (end - self.place.start) as usize)
    }

    /// Tells rows apart that differ in any cell, cells about persons included.
    pub(super) fn digest(&self) -> u128 {
        xxh3_128_with_seed(self.text.as_bytes(), self.place.persons)
    }
}

/// A block that is being filled.
pub(super) struct Filling {
    text: Vec<u8>,
    ends: Vec<u32>,
    width: usize,
    /// The columns about persons, in their order.
    contacts: Vec<usize>,
    places: Vec<Place>,
    /// The cells about persons of a row; one copy for all rows.
    persons: Vec<u8>,
}

/// How large a block grows before it is handed on, in bytes, and what one more row may add. Together with what stands before a shared
/// text they are a power of two: allocators round up, by a quarter where it is a little more.
const SIZE: usize = (1 << 20) - ROW;
const ROW: usize = 64 * 1024;

impl Filling {
    /// For rows of a table; of each column it is told whether it is about persons.
    pub(super) fn new(is_contact: &[bool]) -> Self {
        let text = Vec::with_capacity(SIZE + ROW);
        let contacts =
            is_contact.iter().enumerate().filter_map(|(column, is)| is.then_some(column)).collect();
        let (ends, places, persons) = (Vec::new(), Vec::new(), Vec::new());
        Self { text, ends, width: is_contact.len(), contacts, places, persons }
    }

    /// Whether it is time to hand it on.
    pub(super) fn is_full(&self) -> bool {
        self.text.len() >= SIZE
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Adds a record as a row: as many cells as the table has columns, those that it lacks as empty ones.
    ///
    /// Most cells are flags, or empty, and stand side by side without quotation marks: these are copied together.
    pub(super) fn add(&mut self, line: u32, record: Record<'_>, delimiter: u8) {
        let row = self.begin();
        let width = record.ends().len().min(self.width);
        let mut quoted = record.quoted().iter().peekable();
        let mut at = 0;
        while at < width {
            let contact = self.contacts.iter().find(|contact| **contact >= at).copied();
            let apart =
                quoted.peek().map(|quoted| quoted.cell).into_iter().chain(contact).fold(width, usize::min);
            if at < apart {
                self.beside(&record, at..apart, delimiter);
                at = apart;
                continue;
            }
            match quoted.next_if(|quoted| quoted.cell == at) {
                Some(quoted) => self.cell(&record.unquoted(*quoted), at),
                None => self.cell(record.cell(at), at),
            }
            at += 1;
        }
        self.end(row, line);
    }

    /// Adds cells of a record that have nothing but delimiters between them.
    fn beside(&mut self, record: &Record<'_>, cells: Range<usize>, delimiter: u8) {
        let (start, base) = (record.start(cells.start), self.text.len());
        let ends = &record.ends()[cells];
        let end = ends.last().copied().unwrap_or(start);
        let separated = |byte: &u8| if *byte == delimiter { SEPARATOR as u8 } else { *byte };
        self.text.extend(record.bytes()[start..end].iter().map(separated));
        self.text.push(SEPARATOR as u8);
        self.ends.extend(ends.iter().map(|end| (base + (end - start)) as u32));
    }

    /// The same with cells that were made.
    pub(super) fn add_cells(&mut self, line: u32, cells: &[String]) {
        let row = self.begin();
        for (column, cell) in cells.iter().take(self.width).enumerate() {
            self.cell(cell.as_bytes(), column);
        }
        self.end(row, line);
    }

    /// Where the text and the ends of a row begin.
    fn begin(&mut self) -> (u32, usize) {
        self.persons.clear();
        self.ends.reserve(self.width);
        (self.text.len() as u32, self.ends.len())
    }

    fn cell(&mut self, cell: &[u8], column: usize) {
        if self.contacts.binary_search(&column).is_ok() && !cell.is_empty() {
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
        self.places.push(Place { line, persons: xxh3_64(&self.persons), start });
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
        let (ends, places) = (std::mem::take(&mut self.ends), std::mem::take(&mut self.places));
        Ok(Block { text, ends, width: self.width, places })
    }
}
