//! Excel workbooks (.xlsx, .xlsm): each sheet as text of cells.
//!
//! A workbook is a zip archive of XML. Before anything is made of it, every part is unpacked once and counted, because
//! what an archive says about the size of its parts need not be true. Sheets are then read cell by cell; a sheet that
//! claims a million columns costs no more than the cells it has.

use std::io::{Cursor, Read};

use app::model::report::FindingKind;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;
use zip::result::ZipError;

use super::cell;
use super::decode::{Decoded, Note};
use super::error::Unusable;
use super::grid::{self, Grid};

/// How reports call it.
pub(super) const FORMAT: &str = "Excel";

/// The most that all parts together may unpack to, in bytes: 512 MiB.
const WHOLE: u64 = 512 * 1024 * 1024;
/// How the names of large parts begin, in lower case, and the most that one of them may unpack to: each shared text takes
/// several times its bytes in memory, a sheet and a picture nearly nothing.
const LARGE: [(&str, u64); 3] =
    [("xl/worksheets/", WHOLE), ("xl/media/", WHOLE), ("xl/sharedstrings.xml", WHOLE / 2)];
/// How the names of parts end that are small wherever they stand: a style takes much memory for few bytes.
const SMALL: [&str; 3] = ["styles.xml", "workbook.xml", ".rels"];
/// The most that any other part may unpack to: 8 MiB.
const PART: u64 = 8 * 1024 * 1024;

/// The most sheets: each may name the same large part.
const SHEETS: usize = 100;

/// A formula that was never calculated: nothing stands between it and the end of its cell.
const UNCALCULATED: &[u8] = b"</f></c>";

/// Whether the bytes are a zip archive.
pub(super) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// All sheets with anything in them, those that a reader sees first.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Decoded>, Unusable> {
    let uncalculated = unpacked(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|cause| broken(&cause))?;
    let mut sheets: Vec<(bool, String)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.visible != SheetVisible::Visible, sheet.name.clone()))
        .collect();
    sheets.sort_by_key(|(hidden, _)| *hidden);
    grid::within("sheets", sheets.len(), SHEETS)?;
    let mut left = grid::TEXT;
    let (mut tables, mut failures) = (Vec::new(), Vec::new());
    for (_, name) in sheets {
        match sheet(&mut book, &name, &mut left) {
            Ok(table) if table.text.is_empty() => {}
            Ok(table) => tables.push(Decoded { sheet: Some(name), ..table }),
            Err(unusable) => failures.push((name, unusable)),
        }
    }
    if tables.is_empty() {
        return Err(failures.into_iter().next().map_or(Unusable::Empty, |(_, unusable)| unusable));
    }
    let mut notes: Vec<Note> = failures
        .into_iter()
        .map(|(name, unusable)| not_read(name, format!("this sheet was not read: {unusable}")))
        .collect();
    if uncalculated > 0 {
        let action = format!(
            "{uncalculated} formulas have no result in the file and were read as empty; open it in a spreadsheet and \
             save it"
        );
        notes.push(not_read(String::new(), action));
    }
    tables.iter_mut().for_each(|table| table.notes.extend(notes.iter().cloned()));
    Ok(tables)
}

fn not_read(sheet: String, action: String) -> Note {
    Note { kind: FindingKind::NotRead, value: sheet, action }
}

/// Unpacks every part within its limit. Gives how many formulas have no result.
fn unpacked(bytes: &[u8]) -> Result<u64, Unusable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|cause| broken_zip(&cause))?;
    let has = |name: &str| archive.file_names_raw().any(|found| found.eq_ignore_ascii_case(name.as_bytes()));
    if !has("xl/workbook.xml") {
        return Err(other_package(has("xl/workbook.bin"), has("content.xml")));
    }
    let mut left = WHOLE;
    let mut uncalculated = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|cause| broken_zip(&cause))?;
        let limit = limit(&part.name_raw().to_ascii_lowercase()).min(left);
        let (length, formulas) = measured(part, limit)?;
        left -= length;
        uncalculated += formulas;
    }
    Ok(uncalculated)
}

/// The most that a part may unpack to, by its name in lower case.
fn limit(name: &[u8]) -> u64 {
    let large = LARGE.iter().find(|(start, _)| name.starts_with(start.as_bytes()));
    let small = SMALL.iter().any(|end| name.ends_with(end.as_bytes()));
    large.filter(|_| !small).map_or(PART, |(_, most)| *most)
}

/// Reads a part to its end, or to its limit.
fn measured(mut part: impl Read, limit: u64) -> Result<(u64, u64), Unusable> {
    let mut buffer = vec![0; 64 * 1024];
    let (mut length, mut formulas, mut kept) = (0, 0, 0);
    loop {
        let read = part
            .read(&mut buffer[kept..])
            .map_err(|cause| Unusable::Damaged { format: FORMAT, cause: cause.to_string() })?;
        if read == 0 {
            return Ok((length, formulas));
        }
        length += read as u64;
        if length > limit {
            return Err(Unusable::TooMuch {
                what: "once unpacked",
                found: format!("more than {} MB", limit / 1_000_000),
                most: usize::try_from(limit / 1_000_000).unwrap_or_default(),
                unit: "MB",
            });
        }
        let filled = kept + read;
        let seen = &buffer[..filled];
        formulas += seen.windows(UNCALCULATED.len()).filter(|window| *window == UNCALCULATED).count() as u64;
        // What may be the beginning of the next one.
        kept = filled.min(UNCALCULATED.len() - 1);
        buffer.copy_within(filled - kept..filled, 0);
    }
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Decoded, Unusable> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|cause| broken(&cause))?;
    let mut grid = Grid::new(FORMAT, *left);
    let mut row: (u32, Vec<String>) = (0, Vec::new());
    let mut errors = 0_u32;
    while let Some(found) = cells.next_cell().map_err(|cause| broken(&cause))? {
        let (line, column) = found.get_position();
        let text = text_of(found.get_value());
        errors += u32::from(matches!(found.get_value(), DataRef::Error(_)));
        if text.is_empty() {
            continue;
        }
        if line < row.0 {
            let cause = format!("row {} of the sheet “{name}” comes after row {}", line + 1, row.0 + 1);
            return Err(Unusable::Damaged { format: FORMAT, cause });
        }
        if line > row.0 {
            grid.record(row.0 as usize + 1, &row.1)?;
            row = (line, Vec::new());
        }
        let column = column as usize;
        grid::columns(column + 1)?;
        if row.1.len() <= column {
            row.1.resize(column + 1, String::new());
        }
        row.1[column] = text;
    }
    grid.record(row.0 as usize + 1, &row.1)?;
    *left = grid.left();
    let mut table = grid.finish()?;
    if errors > 0 {
        let action = format!("{errors} cells hold an error such as #REF!; kept as that text");
        table.notes.push(Note { kind: FindingKind::Converted, value: name.into(), action });
    }
    Ok(table)
}

/// A cell as it would be typed.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => cell::number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => cell::truth(*truth).into(),
        DataRef::DateTime(moment) if moment.is_duration() => cell::number(moment.as_f64()),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            cell::date(&format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"))
        }
        DataRef::DateTimeIso(text) => cell::date(text),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Archives that are no workbook, or not one that can be read.
fn other_package(binary: bool, open_document: bool) -> Unusable {
    const SAVE: &str = "open it in a spreadsheet and save it as .xlsx, or the sheet as “CSV UTF-8”";
    let (what, advice) = if binary {
        ("a binary Excel workbook (.xlsb)", SAVE)
    } else if open_document {
        ("an OpenDocument file", SAVE)
    } else {
        ("a zip archive", "unpack it and load the file inside")
    };
    Unusable::OtherFormat { what, advice }
}

fn broken(cause: &XlsxError) -> Unusable {
    Unusable::Damaged { format: FORMAT, cause: super::words::excerpt(&cause.to_string()) }
}

fn broken_zip(cause: &ZipError) -> Unusable {
    Unusable::Damaged { format: FORMAT, cause: cause.to_string() }
}
