//! The records of a CSV file: where each begins and ends, and its cells.
//!
//! It forgives what spreadsheets and people write, as the `csv` crate does and by the same rules, which a test compares: a quotation mark
//! within a cell that does not begin with one is a letter like any other, what follows a closed quotation belongs to the cell, blank lines
//! are no records. Most of an export is short flags beside long texts; so the ends of long cells are looked for many bytes at once, and a
//! cell is copied once, to where it stays.

use std::borrow::Cow;
use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memchr2};

use super::grid::COLUMNS;

/// The byte order mark of UTF-8.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";
/// How much is read at once, in bytes.
const BUFFER: usize = 1 << 18;
/// A cell that is longer than this is looked at many bytes at once, which takes longer than a flag.
const SHORT: usize = 8;

/// A file as it is read, record by record.
pub(super) struct Records<R> {
    inner: R,
    delimiter: u8,
    /// What was read, up to `end`; the next record begins at `at`.
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    is_whole: bool,
    /// Whether the beginning was seen, which may be a byte order mark.
    begun: bool,
    /// The line that the next record begins on.
    line: u64,
    spans: Vec<Span>,
    /// How much is read at least.
    piece: usize,
}

/// A record as it was found.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    /// Its bytes, with quotation marks and without the line end.
    bytes: &'a [u8],
    spans: &'a [Span],
    /// How many cells it has.
    pub width: usize,
    /// Line of the text that it begins on, counted from 1.
    pub line: u64,
    /// Whether a quotation mark in it is never closed.
    pub is_open: bool,
}

/// Where a cell stands in its record, between the quotation marks around it.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
    pub marks: Marks,
}

/// Quotation marks of a cell that do not belong to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// It has none: it holds no delimiter, and nothing but one stands between it and the next cell of this kind.
    None,
    Around,
    /// Some stand within.
    Within,
}

impl<R: Read> Records<R> {
    pub(super) fn new(inner: R, delimiter: u8) -> Self {
        Self::in_pieces(inner, delimiter, BUFFER)
    }

    fn in_pieces(inner: R, delimiter: u8, piece: usize) -> Self {
        let (buffer, spans) = (Vec::new(), Vec::new());
        Self { inner, delimiter, buffer, at: 0, end: 0, is_whole: false, begun: false, line: 1, spans, piece }
    }

    /// The next record; `None` after the last.
    pub(super) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        while !self.begun {
            self.begin()?;
        }
        loop {
            let blank = self.buffer[self.at..self.end].iter().take_while(|byte| **byte == b'\n').count();
            self.at += blank;
            self.line += blank as u64;
            let waiting = &self.buffer[self.at..self.end];
            if waiting.is_empty() && self.is_whole {
                return Ok(None);
            }
            let found = find(waiting, self.delimiter, self.is_whole, &mut self.spans);
            let Some(Found { end, width, is_open }) = found else {
                self.read_on()?;
                continue;
            };
            let (start, line) = (self.at, self.line);
            self.at = (start + end + 1).min(self.end);
            self.line += memchr_iter(b'\n', &self.buffer[start..self.at]).count() as u64;
            let bytes = &self.buffer[start..start + end];
            return Ok(Some(Record { bytes, spans: &self.spans, width, line, is_open }));
        }
    }

    /// Reads the beginning. A byte order mark belongs to no record.
    fn begin(&mut self) -> io::Result<()> {
        self.read_on()?;
        self.begun = self.end >= MARK.len() || self.is_whole;
        if self.begun && self.buffer[..self.end].starts_with(MARK) {
            self.at = MARK.len();
        }
        Ok(())
    }

    /// Reads what follows. A record that is not whole yet is looked at anew; so at least as much is read as there is of it.
    fn read_on(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.at..self.end, 0);
        (self.at, self.end) = (0, self.end - self.at);
        let room = self.end + self.piece.max(self.end);
        if self.buffer.len() < room {
            self.buffer.resize(room, 0);
        }
        let count = self.inner.read(&mut self.buffer[self.end..room])?;
        self.end += count;
        self.is_whole = count == 0;
        Ok(())
    }

    /// What it was read from.
    pub(super) fn into_inner(self) -> R {
        self.inner
    }
}

impl<'a> Record<'a> {
    /// Its bytes, as published.
    pub(super) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Where its cells stand.
    pub(super) fn spans(&self) -> &'a [Span] {
        self.spans
    }

    /// Its cells; of a record that is wider than any table may be, what stands beyond is one of them.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cow<'a, [u8]>> {
        let record = *self;
        record.spans.iter().map(move |span| record.cell(*span))
    }

    /// The cell that stands there.
    pub(super) fn cell(&self, Span { start, end, marks }: Span) -> Cow<'a, [u8]> {
        match &self.bytes[start..end] {
            cell if marks == Marks::Within => Cow::Owned(unmarked(cell)),
            cell => Cow::Borrowed(cell),
        }
    }

    /// Line ends within cells.
    pub(super) fn line_ends(&self) -> usize {
        memchr_iter(b'\n', self.bytes).count()
    }
}

/// A record that was found.
struct Found {
    /// Where it ends, before its line end.
    end: usize,
    width: usize,
    is_open: bool,
}

/// Finds the cells of the record at the beginning; `None` where it is not clear yet where it ends.
fn find(bytes: &[u8], delimiter: u8, is_whole: bool, spans: &mut Vec<Span>) -> Option<Found> {
    spans.clear();
    let (mut start, mut width) = (0, 0);
    loop {
        let cell = match bytes.get(start) {
            Some(b'"') => quoted(bytes, start + 1, delimiter, is_whole)?,
            _ => Cell::plain(start, end_of(bytes, start, delimiter, is_whole)?),
        };
        keep(spans, cell.span);
        width += 1;
        match bytes.get(cell.end) {
            Some(byte) if *byte == delimiter => start = cell.end + 1,
            _ => return Some(Found { end: cell.end, width, is_open: cell.is_open }),
        }
    }
}

/// Keeps where a cell stands. Whatever the file holds, there are no more of them than a table may have columns, and one for all beyond.
fn keep(spans: &mut Vec<Span>, span: Span) {
    if spans.len() < COLUMNS {
        spans.push(span);
    } else if span.start < span.end {
        match spans.get_mut(COLUMNS) {
            Some(rest) => (rest.end, rest.marks) = (span.end, Marks::Around),
            None => spans.push(span),
        }
    }
}

/// A cell as it is found.
struct Cell {
    span: Span,
    /// Where the delimiter or line end stands that ends it.
    end: usize,
    /// Whether its quotation is never closed.
    is_open: bool,
}

impl Cell {
    fn plain(start: usize, end: usize) -> Self {
        Self { span: Span { start, end, marks: Marks::None }, end, is_open: false }
    }
}

/// The cell whose quotation begins at `start`.
fn quoted(bytes: &[u8], start: usize, delimiter: u8, is_whole: bool) -> Option<Cell> {
    let mut from = start;
    let mut marks = Marks::Around;
    loop {
        let Some(mark) = memchr(b'"', &bytes[from..]).map(|found| from + found) else {
            let end = bytes.len();
            return is_whole.then_some(Cell { span: Span { start, end, marks }, end, is_open: true });
        };
        from = mark + 1;
        match bytes.get(from) {
            // Two of them are one.
            Some(b'"') => {
                marks = Marks::Within;
                from += 1;
            }
            Some(byte) if *byte != delimiter && *byte != b'\n' => {
                let end = end_of(bytes, from, delimiter, is_whole)?;
                marks = Marks::Within;
                return Some(Cell { span: Span { start, end, marks }, end, is_open: false });
            }
            None if !is_whole => return None,
            _ => {
                return Some(Cell { span: Span { start, end: mark, marks }, end: from, is_open: false });
            }
        }
    }
}

/// Where the next delimiter or line end stands.
fn end_of(bytes: &[u8], from: usize, delimiter: u8, is_whole: bool) -> Option<usize> {
    let rest = &bytes[from..];
    let (near, far) = rest.split_at(rest.len().min(SHORT));
    let found = near.iter().position(|byte| *byte == delimiter || *byte == b'\n');
    let found = found.or_else(|| memchr2(delimiter, b'\n', far).map(|found| near.len() + found));
    match found {
        Some(found) => Some(from + found),
        None => is_whole.then_some(bytes.len()),
    }
}

/// A cell between its quotation marks, without those within that do not belong to it.
fn unmarked(cell: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(mark) = memchr(b'"', rest) {
        plain.extend_from_slice(&rest[..mark]);
        rest = &rest[mark + 1..];
        match rest.split_first() {
            Some((b'"', after)) => {
                plain.push(b'"');
                rest = after;
            }
            // The quotation is closed: from here on it is a cell without one.
            _ => break,
        }
    }
    plain.extend_from_slice(rest);
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{COLUMNS, Record, Records};

    /// Line, cells and whether a quotation is open, of each record.
    fn found(text: &str, delimiter: u8, piece: usize) -> Vec<(u64, Vec<Vec<u8>>, bool)> {
        let mut records = Records::in_pieces(text.as_bytes(), delimiter, piece);
        let mut all = Vec::new();
        while let Ok(Some(record)) = records.next() {
            all.push((record.line, record.cells().map(|cell| cell.into_owned()).collect(), record.is_open));
        }
        all
    }

    /// The cells of each record by the `csv` crate.
    fn by_csv(text: &str, delimiter: u8) -> Vec<Vec<Vec<u8>>> {
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(delimiter);
        let records = builder.from_reader(text.as_bytes()).into_byte_records().filter_map(Result::ok);
        records.map(|record| record.iter().map(<[u8]>::to_vec).collect()).collect()
    }

    #[test]
    fn a_record_wider_than_any_table_keeps_its_width_and_little_else() {
        let text = format!("a{}b,\"c\",,\n{}", ",".repeat(5_000), ",".repeat(5_000));
        let mut records = Records::in_pieces(text.as_bytes(), b',', 64);
        let of = |record: Record<'_>| {
            let cells: Vec<_> = record.cells().map(|cell| cell.into_owned()).collect();
            (record.width, cells.len(), cells.last().cloned().unwrap_or_default())
        };
        let first = records.next().unwrap().map(of).unwrap();
        assert_eq!(first, (5_004, COLUMNS + 1, b"b,\"c".to_vec()));
        let second = records.next().unwrap().map(of).unwrap();
        assert_eq!(second, (5_001, COLUMNS, Vec::new()));
    }

    #[test]
    fn lines_and_open_quotations_are_told() {
        let of = |text| {
            found(text, b',', 3).into_iter().map(|(line, _, is_open)| (line, is_open)).collect::<Vec<_>>()
        };
        assert_eq!(of("\na,\"b\n\nc\"\n\nd"), [(2, false), (6, false)]);
        assert_eq!(of("a\n5\" pipe,b\n\"c\nd"), [(1, false), (2, false), (3, true)]);
        assert_eq!(
            of("5\" pipe,b\n\"c\nd\""),
            [(1, false), (2, false)],
            "a mark that is a letter opens nothing"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn records_are_those_of_the_csv_crate(
            text in "\u{feff}{0,2}([,;\"\nab]|\"\"|,\"|\",|abcdefghijk){0,40}",
            delimiter in prop_oneof![Just(b','), Just(b';')],
            piece in 1..20_usize,
        ) {
            let found = found(&text, delimiter, piece);
            let cells: Vec<_> = found.into_iter().map(|(_, cells, _)| cells).collect();
            prop_assert_eq!(cells, by_csv(&text, delimiter));
        }
    }
}
