//! Cells that did not come as text: written as well-formed CSV, so that one reader serves every format, with the row of
//! each record beside it, and within limits that a small file which unpacks to a large one cannot pass.

use std::borrow::Cow;

use super::decode::{Decoded, Whole, line_ends};
use super::error::Unusable;

/// The most columns of any table.
pub(super) const COLUMNS: usize = 1_000;
/// The most rows of a table that is no CSV: as many as a spreadsheet holds, thrice.
pub(super) const ROWS: usize = 3 * 1_048_576;
/// The most cells of such a table.
pub(super) const CELLS: usize = 100_000_000;
/// The most text of one of its cells, in bytes: 1 MiB.
const CELL: usize = 1024 * 1024;
/// The most text that a file that is no CSV may hold, in bytes: 512 MiB.
pub(super) const TEXT: usize = 512 * 1024 * 1024;

/// Where the records of a grid stand in its file.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The row of each record, counted from 1.
    pub rows: Vec<u32>,
    /// The most cells of any record: cells at the end of a row are left out where they are empty.
    pub width: usize,
}

/// A table that is being written.
pub(super) struct Grid {
    format: &'static str,
    writer: csv::Writer<Vec<u8>>,
    places: Places,
    left: usize,
}

impl Grid {
    /// Of a format, with what is left of [`TEXT`].
    pub(super) fn new(format: &'static str, left: usize) -> Self {
        let writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        Self { format, writer, places: Places::default(), left }
    }

    /// Adds the cells of a row; a blank row leaves nothing but a gap in the numbers.
    pub(super) fn record<C: AsRef<str>>(&mut self, row: usize, cells: &[C]) -> Result<(), Unusable> {
        let width =
            cells.iter().rposition(|cell| !cell.as_ref().trim().is_empty()).map_or(0, |last| last + 1);
        if width == 0 {
            return Ok(());
        }
        columns(width)?;
        rows(row)?;
        for cell in &cells[..width] {
            let cell = cell.as_ref();
            within("bytes in a cell", cell.len(), CELL)?;
            self.left = self.left.checked_sub(cell.len() + 1).ok_or(Unusable::TooMuch {
                what: "of text",
                found: format!("more than {} MB", TEXT / 1_000_000),
                most: TEXT / 1_000_000,
                unit: "MB",
            })?;
            let plain = match cell.contains('\r') {
                true => Cow::Owned(line_ends(cell.into())),
                false => Cow::Borrowed(cell),
            };
            self.writer.write_field(plain.as_bytes()).map_err(|cause| self.failed(&cause))?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(|cause| self.failed(&cause))?;
        self.places.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
        self.places.width = self.places.width.max(width);
        Ok(())
    }

    /// What is left of the text that may still be written.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// The table.
    pub(super) fn finish(self) -> Result<Decoded, Unusable> {
        let failed = |cause: String| Unusable::Damaged { format: self.format, cause };
        let bytes = self.writer.into_inner().map_err(|cause| failed(cause.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|cause| failed(cause.to_string()))?;
        Ok(Decoded {
            text,
            whole: Whole::Text,
            encoding: self.format.into(),
            notes: Vec::new(),
            places: Some(self.places),
            sheet: None,
        })
    }

    fn failed(&self, cause: &csv::Error) -> Unusable {
        Unusable::Damaged { format: self.format, cause: cause.to_string() }
    }
}

/// Refuses a table with too many columns.
pub(super) fn columns(found: usize) -> Result<(), Unusable> {
    within("columns", found, COLUMNS)
}

/// Refuses a table with too many cells, before memory is taken for them.
pub(super) fn cells(rows: usize, columns: usize) -> Result<(), Unusable> {
    within("cells", rows.saturating_mul(columns), CELLS)
}

/// Refuses a table with too many rows.
pub(super) fn rows(found: usize) -> Result<(), Unusable> {
    within("rows", found, ROWS)
}

/// Refuses more of something than is read.
pub(super) fn within(what: &'static str, found: usize, most: usize) -> Result<(), Unusable> {
    if found > most {
        return Err(Unusable::TooMuch { what, found: found.to_string(), most, unit: what });
    }
    Ok(())
}
