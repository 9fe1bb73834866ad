//! A table: its headers, and its rows in blocks of packed text.

use std::str::Utf8Error;
use std::sync::Arc;

use app::model::original::SEPARATOR;
use app::model::text::Text;
use arcstr::ArcStr;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128_with_seed};

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

    /// Adds a row: as many cells as the table has columns, those that it lacks as empty ones. `contacts` says which are about persons.
    pub(super) fn add<C: AsRef<[u8]>>(
        &mut self,
        line: u32,
        cells: impl Iterator<Item = C>,
        contacts: &[bool],
    ) {
        let Self { text, ends, width, rows, persons } = self;
        let (start, before) = (text.len() as u32, ends.len());
        ends.reserve(*width);
        persons.clear();
        for ((cell, is_contact), column) in cells.zip(contacts).zip(0_u32..) {
            match cell.as_ref() {
                // Most cells are flags or empty: copying takes longer than they do.
                [] => {}
                cell if *is_contact => {
                    persons.extend_from_slice(&column.to_le_bytes());
                    persons.extend_from_slice(cell);
                }
                [only] => text.push(*only),
                cell => text.extend_from_slice(cell),
            }
            ends.push(text.len() as u32);
            text.push(SEPARATOR as u8);
        }
        for _ in ends.len() - before..*width {
            ends.push(text.len() as u32);
            text.push(SEPARATOR as u8);
        }
        // It stands between cells, not behind the last.
        text.pop();
        rows.push(Place { line, persons: xxh3_64(persons), start });
    }

    /// What was filled, as a block; a new one begins.
    ///
    /// # Errors
    /// If its bytes are no UTF-8.
    pub(super) fn take(&mut self) -> Result<Block, Utf8Error> {
        let text = ArcStr::from(std::str::from_utf8(&self.text)?);
        self.text.clear();
        let (ends, rows) = (std::mem::take(&mut self.ends), std::mem::take(&mut self.rows));
        Ok(Block { text, ends, width: self.width, rows })
    }
}
