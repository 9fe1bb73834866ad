//! Which format a file has, by its first bytes and never by its name; and each format as text of cells.
//!
//! Workbooks and Parquet files are read by crates that were made for sound files; what panics in them is contained.

use super::contain::contained;
use super::decode::{Decoded, beginning, decode};
use super::error::Unusable;
use super::input::Content;
use super::{json, parquet, workbook};

/// How much of a large file tells what it is, in bytes.
const HEAD: usize = 512 * 1024;

/// The tables of a file that can be read piece by piece; `None` where it must be read whole.
pub(super) fn begin(content: &Content) -> Result<Option<Vec<Decoded>>, Unusable> {
    let Content::File(path) = content else { return Ok(None) };
    let head = content.head(HEAD).map_err(|cause| Unusable::Table(cause.to_string()))?;
    if workbook::is_package(&head) || head.starts_with(parquet::MAGIC) {
        return Ok(None);
    }
    refused(&head)?;
    let decoded = beginning(&head, path)?.filter(|decoded| !json::looks_like(&decoded.text));
    Ok(decoded.map(|decoded| vec![decoded]))
}

/// The tables of a file, the likeliest first; never empty. Only a workbook has more than one.
pub(super) fn open(bytes: &[u8]) -> Result<Vec<Decoded>, Unusable> {
    if workbook::is_package(bytes) {
        return contained(workbook::FORMAT, || workbook::read(bytes));
    }
    if bytes.starts_with(parquet::MAGIC) {
        return contained(parquet::FORMAT, || parquet::read(bytes)).map(|table| vec![table]);
    }
    refused(bytes)?;
    let decoded = decode(bytes)?;
    if json::looks_like(&decoded.text) {
        return json::read(&decoded).map(|table| vec![table]);
    }
    Ok(vec![decoded])
}

/// Formats that people load by mistake, by their first bytes.
fn refused(bytes: &[u8]) -> Result<(), Unusable> {
    const UNPACK: &str = "unpack it and load the file inside";
    let formats: [(&[u8], &str, &str); 8] = [
        (
            b"\xd0\xcf\x11\xe0",
            "an old or protected Excel file",
            "open it in a spreadsheet and save it as .xlsx without a password, or the sheet as “CSV UTF-8”",
        ),
        (b"%PDF", "a PDF document", "look for the data behind it; tables in a PDF cannot be read"),
        (b"\x1f\x8b", "a gzip archive", UNPACK),
        (b"7z\xbc\xaf", "a 7-Zip archive", UNPACK),
        (b"\x89PNG", "a picture", "load the table that it shows"),
        (b"\xff\xd8\xff", "a picture", "load the table that it shows"),
        (b"SQLite format 3", "an SQLite database", "export the table as CSV"),
        (b"ARROW1", "an Arrow file", "save the table as Parquet or CSV"),
    ];
    match formats.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        Some((_, what, advice)) => Err(Unusable::OtherFormat { what, advice }),
        None => Ok(()),
    }
}
