//! One file to its rows: decoded, recognised, read row by row; or the reason why it cannot be used.

use app::model::report::{FindingKind, SourceReport};
use sha2::{Digest, Sha256};

use super::Input;
use super::areas::{self, Areas};
use super::draft::Draft;
use super::error::Unusable;
use super::layout::{self, Layout};
use super::log::{Log, Spot};
use super::members::Members;
use super::pool::Pool;
use super::row::{Columns, Context, Row};
use super::table::{self, Table};
use super::{combined_2015, decode, explorer_2016};
use crate::reference::{Reference, TagEdition};

/// What one file gave.
pub(super) struct Read {
    pub report: SourceReport,
    pub drafts: Vec<Draft>,
    /// Rank among the sources; `None` where the file could not be used.
    pub age: Option<u8>,
}

/// What the rows of a usable file gave.
struct Rows {
    layout: &'static Layout,
    encoding: String,
    columns: Vec<String>,
    rows: u32,
    drafts: Vec<Draft>,
}

/// Reads a file.
pub(super) fn read(
    index: usize,
    input: Input,
    reference: &Reference,
    members: &mut Members,
    log: &mut Log,
) -> Read {
    let mut report = SourceReport {
        name: input.name,
        layout: None,
        failure: None,
        bytes: input.bytes.len() as u64,
        sha256: hexadecimal(&Sha256::digest(&input.bytes)),
        encoding: String::new(),
        rows: 0,
        commitments: 0,
        columns: Vec::new(),
    };
    match rows(index, &report.name, input.bytes, reference, members, log) {
        Ok(read) => {
            report.layout = Some(read.layout.name.into());
            report.encoding = read.encoding;
            report.rows = read.rows;
            report.columns = read.columns;
            report.commitments = count(read.drafts.len());
            Read { report, drafts: read.drafts, age: Some(read.layout.age) }
        }
        Err(unusable) => {
            report.failure = Some(unusable.to_string());
            Read { report, drafts: Vec::new(), age: None }
        }
    }
}

fn rows(
    index: usize,
    name: &str,
    bytes: Vec<u8>,
    reference: &Reference,
    members: &mut Members,
    log: &mut Log,
) -> Result<Rows, Unusable> {
    let decoded = decode::decode(&bytes)?;
    // A large file need not be in memory twice.
    drop(bytes);
    let found = layout::recognise(&decoded.text)?;
    // Findings of a file that turns out to be unusable would be noise beside its failure.
    let mut own = Log::default();
    let (table, mut rows) = table::read(&decoded.text, &found, name, &mut own)?;
    if table.height() == 0 && rows == 0 {
        return Err(Unusable::NoRows { layout: found.layout.name });
    }
    if let Some(note) = decoded.note {
        let spot = Spot { source: name, line: 0, column: "" };
        own.finding(spot, FindingKind::Decoded, &decoded.encoding, note);
    }
    drop(decoded.text);
    let edition = edition(found.layout);
    layout::compare(found.layout, &table.headers, &areas::tag_headers(reference, edition), name, &mut own);
    let areas = Areas::new(reference, edition, &table.headers);
    let mut context = Context { source: index, name, members, areas, log: &mut own, pool: Pool::default() };
    let (read, drafts) = every_row(found.layout, &table, &mut context);
    rows += read;
    log.findings.append(&mut own.findings);
    log.rejects.append(&mut own.rejects);
    let columns = table.headers.iter().filter(|header| !header.is_empty()).cloned().collect();
    Ok(Rows { layout: found.layout, encoding: decoded.encoding, columns, rows, drafts })
}

/// Which tag columns a layout has.
fn edition(layout: &Layout) -> Option<TagEdition> {
    match layout.name {
        name if name == explorer_2016::LAYOUT.name => Some(TagEdition::Explorer2016),
        name if name == combined_2015::LAYOUT.name => Some(TagEdition::Combined2015),
        _ => None,
    }
}

/// Reads every row; gives how many there are, sums not counted, and what they say.
fn every_row(layout: &Layout, table: &Table, context: &mut Context) -> (u32, Vec<Draft>) {
    let columns = Columns::new(layout, table);
    let repeated = table.repeated();
    let mut drafts = Vec::new();
    let mut rows = 0;
    for index in 0..table.height() {
        let row = Row { table, columns: &columns, index };
        if row.is_total(layout) {
            row.finding(context, FindingKind::TotalRow, layout.place, &row.record(), "left out");
            continue;
        }
        rows += 1;
        if let Some(first) = repeated.get(&index) {
            let action = format!("the same as line {} in every cell; counted once", table.lines[*first]);
            row.finding(context, FindingKind::DuplicateRow, layout.title, row.get(layout.title), action);
            continue;
        }
        drafts.extend((layout.read)(&row, context));
    }
    (rows, drafts)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
