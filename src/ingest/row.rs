//! One row of a table by the names of its columns, and what reading it needs and leaves behind.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use app::model::original::{Cells, RawRow};
use app::model::report::FindingKind;
use app::model::text::Text;
use memchr::memchr;

use super::areas::Areas;
use super::block::{Block, BlockRow, Table};
use super::draft::PlanHint;
use super::labels::Plain;
use super::layout::{Found, Layout, key};
use super::log::{Log, Spot};
use super::mapping::Mapping;
use super::members::Members;
use super::scan;
use super::words::breaks;

/// What reading the rows of one file needs and leaves behind.
pub(super) struct Context<'a> {
    /// Index of the file among the sources.
    pub source: usize,
    /// Its name.
    pub name: &'a str,
    pub members: &'a mut Members,
    pub areas: Areas<'a>,
    pub log: &'a mut Log,
    /// Labels met so far.
    pub labels: Plain,
    /// The name of the file, one copy for all rows.
    pub shared_name: Text,
    /// What the last row said of its plan: the next one often says the same.
    pub hint: Arc<PlanHint>,
}

impl Context<'_> {
    /// What a row says of its plan, shared with the row before where it is the same.
    pub(super) fn share_hint(&mut self, hint: PlanHint) -> Arc<PlanHint> {
        if *self.hint != hint {
            self.hint = Arc::new(hint);
        }
        Arc::clone(&self.hint)
    }
}

/// The columns of a table by header, and what a mapping says about them.
pub(super) struct Columns<'m> {
    by_header: Headers,
    mapping: Option<&'m Mapping>,
}

/// Columns by the header that a layout has for them. One is looked up for every cell, and rows ask for them in the same order, with the
/// same texts: so it is looked for behind the one that was asked last, by where the text stands.
struct Headers {
    known: Vec<(&'static str, usize)>,
    asked: RefCell<Vec<(*const str, Option<usize>)>>,
    /// Which of them is likely to be asked next.
    next: Cell<usize>,
}

impl Headers {
    fn new(columns: impl Iterator<Item = (&'static str, usize)>) -> Self {
        Self { known: columns.collect(), asked: RefCell::default(), next: Cell::new(0) }
    }

    fn get(&self, header: &'static str) -> Option<usize> {
        let mut asked = self.asked.borrow_mut();
        let (before, after) = asked.split_at(self.next.get());
        let is_it = |(text, _): &(*const str, Option<usize>)| std::ptr::eq(*text, header);
        let at = match after.iter().position(is_it) {
            Some(found) => before.len() + found,
            None => before.iter().position(is_it).unwrap_or(asked.len()),
        };
        if at == asked.len() {
            asked.push((header, self.find(header)));
        }
        self.next.set(at + 1);
        asked[at].1
    }

    fn find(&self, header: &str) -> Option<usize> {
        self.known.iter().find(|(known, _)| *known == header).map(|(_, column)| *column)
    }
}

impl<'m> Columns<'m> {
    pub(super) fn new(found: &Found<'m>, table: &Table) -> Self {
        let keys: Vec<String> = table.headers.iter().map(|header| key(header)).collect();
        let position = |header: &'static str| {
            let shown = found.shown(header)?;
            keys.iter().position(|found| *found == key(shown))
        };
        let columns = found.layout.known().filter_map(|header| Some((header, position(header)?)));
        let by_header = Headers::new(columns);
        Self { by_header, mapping: found.mapping }
    }
}

/// One row.
pub(super) struct Row<'a> {
    pub table: &'a Table,
    pub block: &'a Block,
    pub columns: &'a Columns<'a>,
    /// Its cells.
    pub cells: BlockRow<'a>,
}

impl<'a> Row<'a> {
    /// Line of the file where the row begins.
    pub(super) fn line(&self) -> u32 {
        self.cells.line()
    }

    /// The cell under a header, trimmed, in the words of the layout; empty where there is no such column.
    pub(super) fn get(&self, header: &'static str) -> &'a str {
        let cell = self.columns.by_header.get(header).map_or("", |column| self.at(column));
        self.columns.mapping.map_or(cell, |mapping| mapping.meaning(header, cell))
    }

    /// The items of the list under a header, trimmed, in the words of the layout.
    pub(super) fn items(&self, header: &'static str) -> Vec<&'a str> {
        let cell = self.columns.by_header.get(header).map_or("", |column| self.at(column));
        let Some(mapping) = self.columns.mapping else { return cell.split(';').map(str::trim).collect() };
        let items = mapping.constant(header).unwrap_or(cell).split(mapping.separator(header)).map(str::trim);
        items.map(|item| mapping.meaning(header, item)).collect()
    }

    /// The cell of a column, trimmed.
    pub(super) fn at(&self, column: usize) -> &'a str {
        let cell = self.cells.cell(column);
        match cell.as_bytes() {
            // Nearly every cell: there is nothing to trim.
            [] => cell,
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
            [only] if only.is_ascii_graphic() => cell,
            _ => cell.trim(),
        }
    }

    /// All that stands from one column to another, as published.
    pub(super) fn between(&self, (first, last): (usize, usize)) -> &'a str {
        self.cells.cells(first, last)
    }

    /// Whether this is a line of sums: no place, no title, and nothing but numbers and the word for a sum.
    pub(super) fn is_total(&self, layout: &Layout) -> bool {
        let is_sum = |cell: &str| {
            cell.parse::<f64>().is_ok() || ["sum", "total", "totals"].contains(&cell.to_lowercase().as_str())
        };
        self.get(layout.place).is_empty()
            && self.get(layout.title).is_empty()
            && (0..self.table.headers.len())
                .map(|column| self.at(column))
                .all(|cell| cell.is_empty() || is_sum(cell))
    }

    /// A text that is kept of the row.
    pub(super) fn share(&self, text: &str) -> Text {
        self.block.share(text)
    }

    /// A text that is kept of the row, with line breaks for `<br/>`.
    pub(super) fn broken(&self, text: &str) -> Text {
        match memchr(b'<', text.as_bytes()) {
            Some(_) => breaks(text).into(),
            None => self.share(text.trim()),
        }
    }

    /// Every original cell, except those about persons.
    pub(super) fn raw(&self, context: &Context) -> RawRow {
        let cells = Cells::new(self.table.names.clone(), self.share(self.cells.text));
        RawRow { source: context.shared_name.clone(), row: self.line(), cells }
    }

    /// The row as one CSV record, cells about persons left empty.
    pub(super) fn record(&self) -> String {
        scan::record((0..self.table.headers.len()).map(|column| self.cells.cell(column)))
    }

    /// A column as the file calls it.
    fn shown<'n>(&self, column: &'n str) -> &'n str
    where
        'a: 'n,
    {
        let mapped = self.columns.mapping.and_then(|_| self.columns.by_header.find(column));
        mapped.and_then(|index| self.table.headers.get(index)).map_or(column, String::as_str)
    }

    /// Notes a repair or a doubt about a cell.
    pub(super) fn finding(
        &self,
        context: &mut Context,
        kind: FindingKind,
        column: &str,
        value: &str,
        action: impl Into<String>,
    ) {
        let spot = Spot { source: context.name, line: self.line(), column: self.shown(column) };
        context.log.finding(spot, kind, value, action);
    }

    /// Gives the row up, because of the cell under a header.
    pub(super) fn reject(&self, context: &mut Context, column: &'static str, reason: impl Into<String>) {
        let spot = Spot { source: context.name, line: self.line(), column: self.shown(column) };
        context.log.reject(spot, self.get(column), reason, self.record());
    }
}
