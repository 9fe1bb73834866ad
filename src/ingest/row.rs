//! One row of a table by the names of its columns, and what reading it needs and leaves behind.

use std::collections::HashMap;
use std::sync::Arc;

use app::model::commitment::RawRow;
use app::model::report::FindingKind;

use super::areas::Areas;
use super::layout::{Layout, key};
use super::log::{Log, Spot};
use super::members::Members;
use super::pool::Pool;
use super::table::Table;

/// What reading the rows of one file needs and leaves behind.
pub(super) struct Context<'a> {
    /// Index of the file among the sources.
    pub source: usize,
    /// Its name.
    pub name: &'a str,
    pub members: &'a mut Members,
    pub areas: Areas<'a>,
    pub log: &'a mut Log,
    /// Texts that many original cells share.
    pub pool: Pool,
}

/// The columns of a table by header.
pub(super) struct Columns {
    by_header: HashMap<&'static str, usize>,
    contacts: Vec<usize>,
}

impl Columns {
    pub(super) fn new(layout: &Layout, table: &Table) -> Self {
        let keys: Vec<String> = table.headers.iter().map(|header| key(header)).collect();
        let position = |header: &str| keys.iter().position(|found| *found == key(header));
        let by_header = layout.known().filter_map(|header| Some((header, position(header)?))).collect();
        let contact = |found: &String| layout.contacts.iter().any(|contact| key(contact) == *found);
        let contacts = (0..keys.len()).filter(|column| contact(&keys[*column])).collect();
        Self { by_header, contacts }
    }
}

/// One row.
pub(super) struct Row<'a> {
    pub table: &'a Table,
    pub columns: &'a Columns,
    pub index: usize,
}

impl<'a> Row<'a> {
    /// Line of the file where the row begins.
    pub(super) fn line(&self) -> u32 {
        self.table.lines[self.index]
    }

    /// The cell under a header, trimmed; empty where there is no such column.
    pub(super) fn get(&self, header: &'static str) -> &'a str {
        self.columns.by_header.get(header).map_or("", |column| self.at(*column))
    }

    /// The cell of a column, trimmed.
    pub(super) fn at(&self, column: usize) -> &'a str {
        self.table.cell(self.index, column).trim()
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

    /// Every original cell that says something, except those about persons.
    pub(super) fn raw(&self, source: &str, pool: &mut Pool) -> RawRow {
        let mut cells: Vec<(Arc<str>, Arc<str>)> = (0..self.table.headers.len())
            .filter(|column| !self.columns.contacts.contains(column) && !self.at(*column).is_empty())
            .map(|column| (self.table.header(column), pool.share(self.table.cell(self.index, column))))
            .collect();
        cells.shrink_to_fit();
        RawRow { source: pool.share(source), row: self.line(), cells }
    }

    /// The row as one CSV record, cells about persons left empty.
    pub(super) fn record(&self) -> String {
        let cells = (0..self.table.headers.len()).map(|column| {
            if self.columns.contacts.contains(&column) { "" } else { self.table.cell(self.index, column) }
        });
        super::table::record(cells)
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
        let spot = Spot { source: context.name, line: self.line(), column };
        context.log.finding(spot, kind, value, action);
    }

    /// Gives the row up, because of the cell under a header.
    pub(super) fn reject(&self, context: &mut Context, column: &'static str, reason: impl Into<String>) {
        let spot = Spot { source: context.name, line: self.line(), column };
        context.log.reject(spot, self.get(column), reason, self.record());
    }
}
