//! The tables of a release for others: as Parquet the canonical columns, without the copies of input rows that only an
//! ingest needs; as CSV its sources and the rows that could not be used.

use std::io::Write;
use std::slice::Chunks;

use app::model::commitment::{Commitment, Plan};
use app::model::report::{Reject, Report};
use polars::prelude::DataFrame;
use polars_io::parquet::write::{ParquetCompression, ParquetWriter};

use super::frames::{FrameError, commitments_frame, plans_frame};
use super::tags::tags_frame;

/// Columns that repeat the input as it was read.
const INNER: [&str; 2] = ["origins", "raw"];

/// Rows that could not be used.
pub(super) const REJECTS: &str = "rejects.csv";
/// The columns of that table.
pub const REJECT_COLUMNS: [&str; 6] = ["source", "line", "column", "value", "reason", "record"];
/// The files that were read.
pub(super) const SOURCES: &str = "sources.csv";
/// The columns of that table.
pub(super) const SOURCE_COLUMNS: [&str; 8] =
    ["name", "layout", "failure", "bytes", "sha256", "encoding", "rows", "commitments"];

/// Commitments that are made into a table at once: the table of a block takes several times the memory of its rows.
const BLOCK: usize = 2_048;
/// The same for their tags, which are small.
const BLOCK_OF_TAGS: usize = 65_536;

/// The first commitments as a table: its columns are those of all.
pub(super) fn some_commitments(commitments: &[Commitment]) -> Result<DataFrame, FrameError> {
    commitments_frame(&commitments[..commitments.len().min(BLOCK)])
}

/// Writes all commitments with all columns, block by block.
pub(super) fn commitments(commitments: &[Commitment], sink: impl Write) -> Result<(), FrameError> {
    in_blocks(commitments.chunks(BLOCK), commitments_frame, sink)
}

/// The tags of the first commitments as a table: its columns are those of all.
pub(super) fn some_tags(commitments: &[Commitment]) -> Result<DataFrame, FrameError> {
    tags_frame(&commitments[..commitments.len().min(BLOCK)])
}

/// Writes how all commitments are tagged, block by block.
pub(super) fn tags(commitments: &[Commitment], sink: impl Write) -> Result<(), FrameError> {
    in_blocks(commitments.chunks(BLOCK_OF_TAGS), tags_frame, sink)
}

fn in_blocks(
    mut blocks: Chunks<'_, Commitment>,
    frame: fn(&[Commitment]) -> Result<DataFrame, FrameError>,
    sink: impl Write,
) -> Result<(), FrameError> {
    let mut first = frame(blocks.next().unwrap_or_default())?;
    if blocks.len() == 0 {
        return parquet(&mut first, sink);
    }
    let writer = ParquetWriter::new(sink).with_compression(ParquetCompression::Snappy);
    let mut writer = writer.batched(first.schema())?;
    writer.write_batch(&first)?;
    drop(first);
    for block in blocks {
        writer.write_batch(&frame(block)?)?;
    }
    writer.finish()?;
    Ok(())
}

/// One row per commitment.
///
/// # Errors
/// Only if Polars refuses the columns, which would be a defect.
pub fn commitments_parquet(commitments: &[Commitment]) -> Result<Vec<u8>, FrameError> {
    let mut bytes = Vec::new();
    parquet(&mut commitments_frame(commitments)?.drop_many(INNER), &mut bytes)?;
    Ok(bytes)
}

/// One row per plan.
///
/// # Errors
/// Only if Polars refuses the columns, which would be a defect.
pub fn plans_parquet(plans: &[Plan]) -> Result<Vec<u8>, FrameError> {
    let mut bytes = Vec::new();
    parquet(&mut plans_frame(plans)?, &mut bytes)?;
    Ok(bytes)
}

pub(super) fn parquet(frame: &mut DataFrame, sink: impl Write) -> Result<(), FrameError> {
    ParquetWriter::new(sink).with_compression(ParquetCompression::Snappy).finish(frame)?;
    Ok(())
}

/// One row per input row that could not be used, with its place and the reason.
pub(super) fn rejects_csv(report: &Report, sink: impl Write) -> Result<(), FrameError> {
    csv(REJECT_COLUMNS, report.rejects.iter().map(reject_cells), sink)
}

/// The cells of [`REJECT_COLUMNS`] of a row that could not be used.
#[must_use]
pub fn reject_cells(reject: &Reject) -> [String; 6] {
    [
        reject.source.clone(),
        reject.line.to_string(),
        reject.column.clone(),
        reject.value.clone(),
        reject.reason.clone(),
        reject.record.clone(),
    ]
}

/// One row per file that was read, with its checksum.
pub(super) fn sources_csv(report: &Report, sink: impl Write) -> Result<(), FrameError> {
    let rows = report.sources.iter().map(|source| {
        [
            source.name.clone(),
            source.layout.clone().unwrap_or_default(),
            source.failure.clone().unwrap_or_default(),
            source.bytes.to_string(),
            source.sha256.clone(),
            source.encoding.clone(),
            source.rows.to_string(),
            source.commitments.to_string(),
        ]
    });
    csv(SOURCE_COLUMNS, rows, sink)
}

fn csv<const N: usize>(
    header: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
    sink: impl Write,
) -> Result<(), FrameError> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(sink);
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.flush().map_err(|cause| FrameError::Csv(cause.into()))
}
