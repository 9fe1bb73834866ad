//! Text to a table of text cells that knows on which line each row begins.
//!
//! The `csv` crate scans: it forgives stray quotation marks, and gives positions. Ragged rows are repaired or taken
//! out here and reported. The rectangle that remains is written well-formed and read by Polars with every column as text;
//! a wrong type or a lost row would show as a difference between both, which is an error, never a silent loss.
//! No cell is interpreted here.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Cursor;
use std::sync::Arc;

use app::model::report::FindingKind;
use polars::prelude::{Column, DataFrame, DataType, Field, Schema, SchemaExt, StringChunked};
use polars_io::SerReader;
use polars_io::csv::read::CsvReadOptions;

use super::error::Unusable;
use super::grid::{self, Places};
use super::layout::Found;
use super::log::{Log, Spot};
use super::words::excerpt;

/// The longest record kept with a reject, in bytes: a quotation mark that is never closed makes a record of the rest.
const RECORD: usize = 64 * 1024;

/// A rectangle of text.
pub(super) struct Table {
    /// As published, trimmed.
    pub headers: Vec<String>,
    /// The headers with a name for those that have none, one copy for all rows.
    names: Vec<Arc<str>>,
    /// Line of each row, counted from 1.
    pub lines: Vec<u32>,
    frame: DataFrame,
}

impl Table {
    /// Rows.
    pub(super) fn height(&self) -> usize {
        self.lines.len()
    }

    /// The cell of a row and column, as published.
    pub(super) fn cell(&self, row: usize, column: usize) -> &str {
        self.strings(column).and_then(|cells| cells.get(row)).unwrap_or_default()
    }

    /// The name of a column.
    pub(super) fn header(&self, column: usize) -> Arc<str> {
        Arc::clone(&self.names[column])
    }

    fn strings(&self, column: usize) -> Option<&StringChunked> {
        self.frame.columns().get(column).and_then(|cells| cells.str().ok())
    }

    /// For each row that says in every cell the same as an earlier one: its index and that of the earlier one.
    pub(super) fn repeated(&self) -> HashMap<usize, usize> {
        let mut firsts: HashMap<u64, Vec<usize>> = HashMap::new();
        let mut repeated = HashMap::new();
        for row in 0..self.height() {
            let cells = |row| (0..self.headers.len()).map(move |column| self.cell(row, column));
            let mut hasher = DefaultHasher::new();
            cells(row).for_each(|cell| cell.hash(&mut hasher));
            let earlier = firsts.entry(hasher.finish()).or_default();
            match earlier.iter().find(|first| cells(**first).eq(cells(row))) {
                Some(first) => drop(repeated.insert(row, *first)),
                None => earlier.push(row),
            }
        }
        repeated
    }
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

/// What the scan leaves for Polars.
struct Scan<'a> {
    source: &'a str,
    found: &'a Found<'a>,
    /// Whether cells may be left out at the end of a row.
    sparse: bool,
    headers: Vec<String>,
    lines: Vec<u32>,
    writer: csv::Writer<Vec<u8>>,
    rejected: u32,
}

/// The headers; a column without one is named after its position.
fn names(headers: &[String]) -> Vec<Arc<str>> {
    let name = |(header, position): (&String, usize)| match header.as_str() {
        "" => format!("(column {position})").into(),
        header => header.into(),
    };
    headers.iter().zip(1..).map(name).collect()
}

/// Reads all rows below the headers. Gives the table and how many rows had to be taken out.
///
/// `places`: where the records stand, if not on the lines of the text.
pub(super) fn read(
    text: &str,
    places: Option<&Places>,
    found: &Found<'_>,
    source: &str,
    log: &mut Log,
) -> Result<(Table, u32), Unusable> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(found.delimiter)
        .from_reader(text.as_bytes());
    let unclosed = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    let mut place = Place::default();
    let mut scan = Scan {
        source,
        found,
        sparse: places.is_some(),
        headers: Vec::new(),
        lines: Vec::new(),
        writer: csv::WriterBuilder::new().from_writer(Vec::new()),
        rejected: 0,
    };
    let mut record = csv::StringRecord::new();
    let mut index = 0;
    while reader.read_record(&mut record).map_err(|cause| Unusable::Table(cause.to_string()))? {
        let line = match places {
            Some(places) => places.rows.get(index).copied().unwrap_or_default(),
            None => place.line_of(text, record.position()),
        };
        if index == found.preamble {
            scan.headers = record.iter().map(|header| header.trim().to_owned()).collect();
            let width = places.map_or(0, |places| places.width).max(scan.headers.len());
            grid::columns(width)?;
            scan.headers.resize(width, String::new());
        } else if index > found.preamble && record.iter().any(|cell| !cell.trim().is_empty()) {
            let last = usize::try_from(reader.position().byte()).is_ok_and(|byte| byte >= text.len());
            let swallowed = unclosed && last && record.iter().any(|cell| cell.contains('\n'));
            scan.row(&record, line, swallowed, log)?;
        }
        index += 1;
    }
    scan.into_table()
}

impl Scan<'_> {
    fn row(
        &mut self,
        cells: &csv::StringRecord,
        line: u32,
        swallowed: bool,
        log: &mut Log,
    ) -> Result<(), Unusable> {
        let width = self.headers.len();
        let spot = Spot { source: self.source, line, column: "" };
        let extra: Vec<&str> =
            cells.iter().skip(width).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let lines = cells.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        if swallowed {
            self.rejected += 1;
            let reason = format!(
                "a quotation mark in this row is never closed, so that the {lines} lines after it became part of it; \
                 close it, or download the file again if it was cut off"
            );
            log.reject(
                spot,
                cells.iter().find(|cell| cell.contains('\n')).unwrap_or_default(),
                reason,
                self.record(cells),
            );
            return Ok(());
        }
        if !extra.is_empty() {
            self.rejected += 1;
            let reason = format!(
                "the row has {} cells, the header {width}; a cell with a delimiter inside needs quotation marks, else \
                 all cells after it move",
                cells.len()
            );
            log.reject(spot, &extra.join(" | "), reason, self.record(cells));
            return Ok(());
        }
        if cells.len() != width && !self.sparse {
            let action = if cells.len() < width {
                format!("{} cells instead of {width}; the missing ones were read as empty", cells.len())
            } else {
                format!("{} cells instead of {width}; the surplus ones are empty", cells.len())
            };
            log.finding(spot, FindingKind::RaggedRow, &self.record(cells), action);
        }
        for (column, cell) in cells.iter().chain(std::iter::repeat("")).take(width).enumerate() {
            let cleaned = self.clean(cell, line, column, log);
            self.writer
                .write_field(cleaned.as_bytes())
                .map_err(|cause| Unusable::Table(cause.to_string()))?;
        }
        self.lines.push(line);
        self.writer.write_record(None::<&[u8]>).map_err(|cause| Unusable::Table(cause.to_string()))
    }

    /// A row that has no place in the table as one CSV record, cells about persons left empty.
    fn record(&self, cells: &csv::StringRecord) -> String {
        let is_contact =
            |column: usize| self.headers.get(column).is_some_and(|header| self.found.is_contact(header));
        record(cells.iter().enumerate().map(|(column, cell)| if is_contact(column) { "" } else { cell }))
    }

    /// Takes control characters out of a cell and counts lost ones.
    fn clean<'c>(&self, cell: &'c str, line: u32, column: usize, log: &mut Log) -> Cow<'c, str> {
        let spot = Spot { source: self.source, line, column: &self.headers[column] };
        let lost = cell.chars().filter(|letter| *letter == '\u{fffd}').count();
        if lost > 0 {
            let action = format!("{lost} lost before it got here; kept as “\u{fffd}”");
            log.finding(spot, FindingKind::LostCharacters, &around_loss(cell), action);
        }
        let is_control = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
        if !cell.contains(is_control) {
            return Cow::Borrowed(cell);
        }
        let plain: String = cell.chars().filter(|letter| !is_control(*letter)).collect();
        let removed = cell.chars().count() - plain.chars().count();
        log.finding(spot, FindingKind::ControlCharacters, &excerpt(&plain), format!("{removed} removed"));
        Cow::Owned(plain)
    }

    fn into_table(self) -> Result<(Table, u32), Unusable> {
        let bytes = self.writer.into_inner().map_err(|cause| Unusable::Table(cause.to_string()))?;
        let frame = polars_frame(bytes, self.headers.len(), self.lines.len())?;
        Ok((
            Table { names: names(&self.headers), headers: self.headers, lines: self.lines, frame },
            self.rejected,
        ))
    }
}

/// The words around the first lost character, so that a reader finds the place.
fn around_loss(cell: &str) -> String {
    let letters: Vec<char> = cell.chars().collect();
    let at = letters.iter().position(|letter| *letter == '\u{fffd}').unwrap_or_default();
    letters[at.saturating_sub(30)..letters.len().min(at + 30)].iter().collect()
}

/// Lets Polars read a well-formed rectangle without headers.
fn polars_frame(bytes: Vec<u8>, width: usize, height: usize) -> Result<DataFrame, Unusable> {
    let fields = (0..width).map(|column| Field::new(format!("{column}").into(), DataType::String));
    let schema: Schema = fields.collect();
    if height == 0 {
        let empty = schema.iter_fields().map(|field| Column::new_empty(field.name, &DataType::String));
        return DataFrame::new(0, empty.collect()).map_err(|cause| Unusable::Table(cause.to_string()));
    }
    let frame = CsvReadOptions::default()
        .with_has_header(false)
        .with_schema(Some(Arc::new(schema)))
        .with_rechunk(true)
        .map_parse_options(|options| options.with_missing_is_null(false))
        .into_reader_with_file_handle(Cursor::new(bytes))
        .finish()
        .map_err(|cause| Unusable::Table(cause.to_string()))?;
    if frame.height() != height {
        let found = frame.height();
        return Err(Unusable::Table(format!("{height} rows were scanned, but {found} were read")));
    }
    Ok(frame)
}

/// Counts lines up to a record, passing over blank lines before it, in one walk through the text.
#[derive(Default)]
struct Place {
    byte: usize,
    line: u32,
}

impl Place {
    fn line_of(&mut self, text: &str, position: Option<&csv::Position>) -> u32 {
        let bytes = text.as_bytes();
        let start = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.byte);
        let blank = bytes[start..].iter().take_while(|byte| **byte == b'\n').count();
        let newlines = bytes[self.byte..start + blank].iter().filter(|byte| **byte == b'\n').count();
        self.line += u32::try_from(newlines).unwrap_or(u32::MAX - self.line);
        self.byte = start + blank;
        self.line.saturating_add(1)
    }
}
