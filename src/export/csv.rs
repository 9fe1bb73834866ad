//! The numbers of the trends as CSV: UTF-8, comma, CRLF, one header row, empty for missing.

use app::model::answer::Answer;

use super::ExportError;
use super::columns::{COLUMNS, Row};
use super::options::Options;

/// One row per area, place and year.
pub(super) fn trends(answer: &Answer, options: &Options) -> Result<Vec<u8>, ExportError> {
    let lang = answer.query.lang;
    let header = COLUMNS.map(|(short, long, _)| if options.short_names { short } else { long.of(lang) });
    let mut writer = Writer::new(options.excel);
    writer.record(header)?;
    for series in &answer.series {
        for point in &series.points {
            let row = Row { answer, series, point };
            writer.record(COLUMNS.map(|(.., cell)| cell(&row)))?;
        }
    }
    writer.finish()
}

/// Writes records with CRLF; the variant for Excel starts with a byte order mark and defuses formulas.
pub(super) struct Writer {
    csv: ::csv::Writer<Vec<u8>>,
    excel: bool,
}

impl Writer {
    pub(super) fn new(excel: bool) -> Self {
        let start = if excel { "\u{feff}".into() } else { Vec::new() };
        let csv = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(start);
        Self { csv, excel }
    }

    pub(super) fn record<T: AsRef<str>>(
        &mut self,
        cells: impl IntoIterator<Item = T>,
    ) -> Result<(), ExportError> {
        for cell in cells {
            let cell = cell.as_ref();
            let written = if self.excel && runs(cell) {
                self.csv.write_field(format!("'{cell}"))
            } else {
                self.csv.write_field(cell)
            };
            written.map_err(write_error)?;
        }
        self.csv.write_record(None::<&[u8]>).map_err(write_error)
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, ExportError> {
        self.csv.into_inner().map_err(write_error)
    }
}

/// Whether a spreadsheet would take a cell for a formula: by its first sign, also a wide one as Japanese keyboards have it, and
/// whatever blanks stand before it. Numbers stay numbers.
fn runs(cell: &str) -> bool {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    cell.trim_start_matches(is_blank).starts_with(SIGNS) && cell.parse::<f64>().is_err()
}

fn write_error(error: impl std::fmt::Display) -> ExportError {
    ExportError::Write(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::Writer;

    #[test]
    fn no_cell_runs_in_excel() {
        for (cell, expected) in [
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\u{a0}=1", "'\u{a0}=1"),
            ("＝1", "'＝1"),
            ("- a list", "'- a list"),
            ("-0.5", "-0.5"),
            ("a=b", "a=b"),
        ] {
            let mut writer = Writer::new(true);
            writer.record([cell]).expect("a record");
            let bytes = writer.finish().expect("a file");
            assert_eq!(String::from_utf8_lossy(&bytes), format!("\u{feff}{expected}\r\n"), "{cell}");
        }
    }
}
