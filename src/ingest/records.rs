//! The records of a CSV file: where each begins and ends, and its cells.
//!
//! It forgives what spreadsheets and people write, as the `csv` crate does and by the same rules, which a test compares: a quotation mark
//! within a cell that does not begin with one is a letter like any other, what follows a closed quotation belongs to the cell, blank lines
//! are no records. What a record is made of is found many bytes at once (see [`signs`](super::signs)), and a cell is copied once, to where
//! it stays.

use std::borrow::Cow;
use std::io::{self, Read};
use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::grid::COLUMNS;
use super::signs::{Places, Signs};

/// The byte order mark of UTF-8.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";
/// How much is read at once, in bytes.
const BUFFER: usize = 1 << 18;

/// A file as it is read, record by record.
pub(super) struct Records<R> {
    inner: R,
    delimiter: u8,
    /// What was read, up to `end`; the next record begins at `at`.
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    signs: Signs,
    is_whole: bool,
    /// Whether the beginning was seen, which may be a byte order mark.
    begun: bool,
    /// The line that the next record begins on.
    line: u64,
    cells: Cells,
    /// How much is read at least.
    piece: usize,
}

/// A record as it was found.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    /// Its bytes, with quotation marks and without the line end.
    bytes: &'a [u8],
    cells: &'a Cells,
    /// Line of the text that it begins on, counted from 1.
    pub line: u64,
}

/// The cells of a record, by where they stand in it. Nearly all begin where the one before ends, and hold what they say as it stands.
#[derive(Default)]
pub(super) struct Cells {
    /// Where each ends, up to as many as a table may have columns.
    ends: Vec<usize>,
    /// Those that begin with a quotation mark, in their order.
    quoted: Vec<Quoted>,
    /// How many there are beyond, and where those of them stand that are not empty.
    more: usize,
    beyond: Option<Range<usize>>,
    /// Whether a quotation mark is never closed.
    is_open: bool,
}

/// A cell that begins with a quotation mark.
#[derive(Clone, Copy)]
pub(super) struct Quoted {
    /// Which cell of the record.
    pub cell: usize,
    /// Whether all marks are that one and one at its end.
    is_enclosed: bool,
}

impl<R: Read> Records<R> {
    pub(super) fn new(inner: R, delimiter: u8) -> Self {
        Self::in_pieces(inner, delimiter, BUFFER)
    }

    fn in_pieces(inner: R, delimiter: u8, piece: usize) -> Self {
        let (buffer, signs, cells) = (Vec::new(), Signs::default(), Cells::default());
        let (is_whole, begun) = (false, false);
        Self { inner, delimiter, buffer, at: 0, end: 0, signs, is_whole, begun, line: 1, cells, piece }
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
            if self.at == self.end && self.is_whole {
                return Ok(None);
            }
            if let Some(Found { end, lines }) = self.find() {
                let (start, line) = (self.at, self.line);
                self.at = self.end.min(end + 1);
                self.line += lines;
                return Ok(Some(Record { bytes: &self.buffer[start..end], cells: &self.cells, line }));
            }
            self.read_on()?;
        }
    }

    /// Finds the next record; `None` where it is not clear yet where it ends.
    fn find(&mut self) -> Option<Found> {
        self.cells.clear();
        let search = Search {
            bytes: &self.buffer[..self.end],
            start: self.at,
            delimiter: self.delimiter,
            is_whole: self.is_whole,
            signs: self.signs.from(self.at),
            lines: 0,
        };
        search.record(&mut self.cells)
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
        self.signs.find(&self.buffer[..self.end], self.delimiter);
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

    /// How many cells it has.
    pub(super) fn width(&self) -> usize {
        self.cells.ends.len() + self.cells.more
    }

    /// Whether a quotation mark in it is never closed.
    pub(super) fn is_open(&self) -> bool {
        self.cells.is_open
    }

    /// Where its cells end, up to as many as a table may have columns.
    pub(super) fn ends(&self) -> &'a [usize] {
        &self.cells.ends
    }

    /// Its cells that begin with a quotation mark, in their order. Between them stand cells with nothing but delimiters between them.
    pub(super) fn quoted(&self) -> &'a [Quoted] {
        &self.cells.quoted
    }

    /// Its cells; of a record that is wider than any table may be, what stands beyond is one of them.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cow<'a, [u8]>> {
        let record = *self;
        let mut quoted = self.quoted().iter().peekable();
        let cells = (0..self.ends().len()).map(move |cell| match quoted.next_if(|next| next.cell == cell) {
            Some(quoted) => record.unquoted(*quoted),
            None => Cow::Borrowed(record.cell(cell)),
        });
        let beyond = self.cells.beyond.clone().map(|beyond| Cow::Borrowed(&record.bytes[beyond]));
        cells.chain(beyond)
    }

    /// Where a cell begins.
    pub(super) fn start(&self, cell: usize) -> usize {
        cell.checked_sub(1).map_or(0, |before| self.cells.ends[before] + 1)
    }

    /// A cell with its quotation marks.
    pub(super) fn cell(&self, cell: usize) -> &'a [u8] {
        &self.bytes[self.start(cell)..self.cells.ends[cell]]
    }

    /// What a cell says that begins with a quotation mark.
    pub(super) fn unquoted(&self, quoted: Quoted) -> Cow<'a, [u8]> {
        match self.cell(quoted.cell) {
            [_, says @ .., _] if quoted.is_enclosed => Cow::Borrowed(says),
            cell => Cow::Owned(unmarked(&cell[1..])),
        }
    }

    /// Line ends within cells.
    pub(super) fn line_ends(&self) -> usize {
        memchr_iter(b'\n', self.bytes).count()
    }
}

impl Cells {
    fn clear(&mut self) {
        self.ends.clear();
        self.quoted.clear();
        (self.more, self.beyond, self.is_open) = (0, None, false);
    }

    /// Adds a cell that begins without a quotation mark. Whatever the file holds, no more of them are kept than a table may have columns.
    fn add(&mut self, cell: Range<usize>) {
        if self.ends.len() < COLUMNS {
            self.ends.push(cell.end);
            return;
        }
        self.more += 1;
        if !cell.is_empty() {
            let start = self.beyond.take().map_or(cell.start, |beyond| beyond.start);
            self.beyond = Some(start..cell.end);
        }
    }

    fn add_quoted(&mut self, cell: Range<usize>, is_enclosed: bool) {
        if self.ends.len() < COLUMNS {
            self.quoted.push(Quoted { cell: self.ends.len(), is_enclosed });
        }
        self.add(cell);
    }
}

/// A record that was found.
struct Found {
    /// Where it ends, before its line end.
    end: usize,
    /// Lines of the text that it takes.
    lines: u64,
}

/// A search for a record.
struct Search<'a> {
    bytes: &'a [u8],
    /// Where the record begins.
    start: usize,
    delimiter: u8,
    is_whole: bool,
    /// The signs that were not looked at yet.
    signs: Places<'a>,
    /// Line ends within cells that were passed.
    lines: u64,
}

impl Search<'_> {
    /// Finds the record and its cells; `None` where it is not clear yet where it ends.
    fn record(mut self, cells: &mut Cells) -> Option<Found> {
        let mut at = self.start;
        loop {
            let end = match self.bytes.get(at) {
                Some(b'"') => self.quoted(at, cells)?,
                _ => self.plain(at, cells)?,
            };
            match self.bytes.get(end) {
                Some(byte) if *byte == self.delimiter => at = end + 1,
                _ => return Some(Found { end, lines: self.lines + 1 }),
            }
        }
    }

    /// Adds cells that begin without a quotation mark, up to the next that begins with one or to the end of the record. Gives where the
    /// last of them ends.
    fn plain(&mut self, mut start: usize, cells: &mut Cells) -> Option<usize> {
        // In registers, since nearly all cells pass here.
        let mut signs = self.signs.clone();
        loop {
            let end = signs.find(|at| self.bytes[*at] != b'"').or_else(|| self.end())?;
            cells.add(start - self.start..end - self.start);
            start = end + 1;
            if self.bytes.get(end) != Some(&self.delimiter) || self.bytes.get(start) == Some(&b'"') {
                self.signs = signs;
                return Some(end);
            }
        }
    }

    /// Adds the cell that begins at `start` with a quotation mark. Gives where it ends.
    fn quoted(&mut self, start: usize, cells: &mut Cells) -> Option<usize> {
        self.signs.next();
        let mut is_enclosed = true;
        let end = loop {
            let Some(mark) = self.mark() else {
                (is_enclosed, cells.is_open) = (false, true);
                break self.end()?;
            };
            let after = mark + 1;
            match self.bytes.get(after) {
                // Two of them are one.
                Some(b'"') => {
                    self.signs.next();
                    is_enclosed = false;
                }
                Some(byte) if *byte != self.delimiter && *byte != b'\n' => {
                    is_enclosed = false;
                    break self.signs.find(|at| self.bytes[*at] != b'"').or_else(|| self.end())?;
                }
                None if !self.is_whole => return None,
                _ => {
                    self.signs.next();
                    break after;
                }
            }
        };
        cells.add_quoted(start - self.start..end - self.start, is_enclosed);
        Some(end)
    }

    /// Where the next quotation mark stands.
    fn mark(&mut self) -> Option<usize> {
        let lines = &mut self.lines;
        self.signs.find(|at| {
            *lines += u64::from(self.bytes[*at] == b'\n');
            self.bytes[*at] == b'"'
        })
    }

    /// The end of the file, where it was read.
    fn end(&self) -> Option<usize> {
        self.is_whole.then_some(self.bytes.len())
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
            all.push((record.line, record.cells().map(|cell| cell.into_owned()).collect(), record.is_open()));
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
            (record.width(), cells.len(), cells.last().cloned().unwrap_or_default())
        };
        let first = records.next().unwrap().map(of).unwrap();
        assert_eq!(first, (5_004, COLUMNS + 1, b"b,\"c\"".to_vec()));
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
            piece in prop_oneof![1..20_usize, Just(1_000)],
        ) {
            let found = found(&text, delimiter, piece);
            let cells: Vec<_> = found.into_iter().map(|(_, cells, _)| cells).collect();
            prop_assert_eq!(cells, by_csv(&text, delimiter));
        }
    }
}
