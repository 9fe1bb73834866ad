//! Parquet: each column as text of cells.
//!
//! What the file says about its rows is checked against its parts before anything of their size is made, and again
//! against what was read. Columns are read part by part, so that only one part is in memory beside the text.

use std::io::Cursor;

use app::model::report::FindingKind;
use polars_arrow::array::{
    Array, BinaryViewArray, BooleanArray, Float32Array, Float64Array, Int128Array, ListArray, Utf8ViewArray,
    get_display,
};
use polars_arrow::datatypes::{ArrowDataType, Field};
use polars_buffer::Buffer;
use polars_parquet::parquet::page::CompressedPage;
use polars_parquet::read::{
    BasicDecompressor, FileMetadata, PageReader, RowGroupMetadata, column_iter_to_arrays, infer_schema,
    read_metadata,
};

use super::cell;
use super::decode::{Decoded, Note};
use super::error::Unusable;
use super::grid::{self, Grid};

/// How reports call it.
pub(super) const FORMAT: &str = "Parquet";

/// The first bytes of every Parquet file.
pub(super) const MAGIC: &[u8] = b"PAR1";

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Decoded, Unusable> {
    let metadata = read_metadata(&mut Cursor::new(bytes)).map_err(|cause| broken(&cause))?;
    bounded(&metadata)?;
    let schema = infer_schema(&metadata).map_err(|cause| broken(&cause))?;
    let fields: Vec<Field> = schema.iter_values().map(plain).collect();
    let headers: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    let mut grid = Grid::new(FORMAT, grid::TEXT);
    grid.record(1, &headers)?;
    let file = Buffer::from_vec(bytes.to_vec());
    let mut left = grid::CELLS;
    let mut before = 0;
    for part in &metadata.row_groups {
        let columns: Vec<Vec<Box<dyn Array>>> =
            fields.iter().map(|field| column(&file, part, field, &mut left)).collect::<Result<_, _>>()?;
        rows_of(&columns, before, &mut grid)?;
        before += part.num_rows();
    }
    let mut table = grid.finish()?;
    if let Some(first) = table.places.as_mut().and_then(|places| places.rows.first_mut()) {
        // The headers stand in no row of their own.
        *first = 0;
    }
    for field in fields.iter().filter(|field| is_nested(&field.dtype)) {
        let action = "its cells hold nested values; kept as text".into();
        table.notes.push(Note { kind: FindingKind::Converted, value: field.name.to_string(), action });
    }
    Ok(table)
}

/// Refuses a file that says it holds more than can be read, or contradicts itself.
fn bounded(metadata: &FileMetadata) -> Result<(), Unusable> {
    let columns = metadata.schema().columns().len();
    grid::columns(columns)?;
    grid::rows(metadata.num_rows)?;
    grid::cells(metadata.num_rows, columns)?;
    let parts = metadata.row_groups.iter().map(RowGroupMetadata::num_rows);
    let in_parts = parts.fold(0_usize, usize::saturating_add);
    if in_parts != metadata.num_rows {
        return Err(contradicted(metadata.num_rows, in_parts));
    }
    let sizes = metadata.row_groups.iter().flat_map(RowGroupMetadata::parquet_columns);
    let unpacked = sizes.fold(0_u64, |sum, column| {
        sum.saturating_add(u64::try_from(column.uncompressed_size()).unwrap_or(u64::MAX))
    });
    if unpacked > grid::TEXT as u64 {
        return Err(Unusable::TooMuch {
            what: "once unpacked",
            found: format!("{} MB", unpacked / 1_000_000),
            most: grid::TEXT / 1_000_000,
            unit: "MB",
        });
    }
    Ok(())
}

/// The column without what only saves space: words of a dictionary are read as words.
fn plain(field: &Field) -> Field {
    let mut field = field.clone();
    if let ArrowDataType::Dictionary(_, words, _) = &field.dtype {
        field.dtype = match words.as_ref() {
            ArrowDataType::Utf8 | ArrowDataType::LargeUtf8 => ArrowDataType::Utf8View,
            other => other.clone(),
        };
    }
    field
}

/// A column of a part of the file.
fn column(
    file: &Buffer<u8>,
    part: &RowGroupMetadata,
    field: &Field,
    left: &mut usize,
) -> Result<Vec<Box<dyn Array>>, Unusable> {
    let Some(chunks) = part.columns_under_root_iter(&field.name) else {
        return Err(damaged(format!("the column “{}” is not in every part", field.name)));
    };
    let mut pages = Vec::new();
    let mut types = Vec::new();
    for chunk in chunks {
        let range = chunk.byte_range();
        let place = |at: u64| usize::try_from(at).ok().filter(|at| *at <= file.len());
        let (Some(start), Some(end)) = (place(range.start), place(range.end)) else {
            return Err(damaged(format!("the column “{}” lies beyond the end of the file", field.name)));
        };
        let bytes = file.clone().sliced(start..end);
        let reader = || PageReader::new(Cursor::new(bytes.clone()), chunk, Vec::new(), usize::MAX);
        values(reader(), left)?;
        pages.push(BasicDecompressor::new(reader(), Vec::new()));
        types.push(&chunk.descriptor().descriptor.primitive_type);
    }
    let (arrays, _) =
        column_iter_to_arrays(pages, types, field.clone(), None).map_err(|cause| broken(&cause))?;
    let found = arrays.iter().map(|array| array.len()).sum();
    if found != part.num_rows() {
        return Err(contradicted(part.num_rows(), found));
    }
    Ok(arrays)
}

/// Takes the values of the pages of a column from those that are left. A page of a few bytes can stand for any number of equal
/// ones, and a list of a single row for all of them; what the metadata say of that is no more than a promise.
fn values(pages: PageReader, left: &mut usize) -> Result<(), Unusable> {
    for page in pages {
        let CompressedPage::Data(page) = page.map_err(|cause| broken(&cause))? else { continue };
        *left = left.checked_sub(page.num_values()).ok_or(Unusable::TooMuch {
            what: "values",
            found: format!("more than {}", grid::CELLS),
            most: grid::CELLS,
            unit: "values",
        })?;
    }
    Ok(())
}

/// Writes the rows of a part below those before it.
fn rows_of(columns: &[Vec<Box<dyn Array>>], before: usize, grid: &mut Grid) -> Result<(), Unusable> {
    let mut texts: Vec<_> =
        columns.iter().map(|arrays| arrays.iter().flat_map(|array| texts(array.as_ref()))).collect();
    let mut row = before;
    loop {
        let cells: Vec<String> = texts.iter_mut().map_while(Iterator::next).collect();
        if cells.is_empty() || cells.len() < texts.len() {
            return Ok(());
        }
        row += 1;
        grid.record(row, &cells)?;
    }
}

/// The values of an array as they would be typed; nothing where there is none.
fn texts(array: &dyn Array) -> Box<dyn Iterator<Item = String> + '_> {
    let all = array.as_any();
    let said = move |index: usize, text: &dyn Fn(usize) -> String| match array.is_null(index) {
        true => String::new(),
        false => text(index),
    };
    let every = 0..array.len();
    if let Some(words) = all.downcast_ref::<Utf8ViewArray>() {
        return Box::new(every.map(move |index| said(index, &|index| words.value(index).to_owned())));
    }
    if let Some(bytes) = all.downcast_ref::<BinaryViewArray>() {
        // Older programs write texts without saying so; what is none shows as lost characters.
        let text = move |index: usize| String::from_utf8_lossy(bytes.value(index)).into_owned();
        return Box::new(every.map(move |index| said(index, &text)));
    }
    if let Some(numbers) = all.downcast_ref::<Float64Array>() {
        return Box::new(every.map(move |index| said(index, &|index| cell::number(numbers.value(index)))));
    }
    if let Some(numbers) = all.downcast_ref::<Float32Array>() {
        return Box::new(every.map(move |index| said(index, &|index| numbers.value(index).to_string())));
    }
    if let Some(truths) = all.downcast_ref::<BooleanArray>() {
        return Box::new(
            every.map(move |index| said(index, &|index| cell::truth(truths.value(index)).into())),
        );
    }
    if let Some(lists) = all.downcast_ref::<ListArray<i64>>() {
        return Box::new(every.map(move |index| said(index, &|index| items(lists.value(index).as_ref()))));
    }
    if let (Some(numbers), ArrowDataType::Decimal(_, scale)) =
        (all.downcast_ref::<Int128Array>(), array.dtype())
    {
        return Box::new(every.map(move |index| said(index, &|index| decimal(numbers.value(index), *scale))));
    }
    let is_date = matches!(array.dtype(), ArrowDataType::Timestamp(..) | ArrowDataType::Date64);
    let display = get_display::<String>(array, "");
    Box::new(every.map(move |index| {
        let mut text = String::new();
        // Writing to memory does not fail.
        let _ = display(&mut text, index);
        if is_date { cell::date(&text) } else { text }
    }))
}

/// A list of plain values with semicolons, as lists stand in a cell.
fn items(array: &dyn Array) -> String {
    texts(array).collect::<Vec<_>>().join("; ")
}

fn decimal(value: i128, scale: usize) -> String {
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    let sign = if value < 0 { "-" } else { "" };
    let part = part.trim_end_matches('0');
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// Whether a cell cannot say in plain text what the value is.
fn is_nested(dtype: &ArrowDataType) -> bool {
    match dtype {
        ArrowDataType::LargeList(inner) => {
            is_nested(inner.dtype()) || matches!(inner.dtype(), ArrowDataType::LargeList(_))
        }
        ArrowDataType::Struct(_)
        | ArrowDataType::Map(..)
        | ArrowDataType::FixedSizeList(..)
        | ArrowDataType::FixedSizeBinary(_) => true,
        _ => false,
    }
}

fn contradicted(says: usize, holds: usize) -> Unusable {
    damaged(format!("it says that it has {says} rows, but it holds {holds}"))
}

fn damaged(cause: String) -> Unusable {
    Unusable::Damaged { format: FORMAT, cause }
}

fn broken(cause: &impl std::fmt::Display) -> Unusable {
    damaged(super::words::excerpt(&cause.to_string()))
}
