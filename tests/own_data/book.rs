//! Small workbooks and Parquet files, made for tests.

use std::io::{Cursor, Write};

use polars::prelude::{Column, DataFrame};
use polars_io::parquet::write::ParquetWriter;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A cell of a workbook.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day, as the number of days that a workbook keeps.
    Day(f64),
    /// Anything else, as XML inside its row.
    Xml(&'static str),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

/// A sheet: its name and its rows.
pub(crate) type Sheet<'a> = (&'a str, Vec<Vec<Cell>>);

/// A workbook as .xlsx.
pub(crate) fn book(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let mut parts = frame(&sheets.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for (index, (_, rows)) in sheets.iter().enumerate() {
        parts.push((format!("xl/worksheets/sheet{}.xml", index + 1), worksheet(rows).into_bytes()));
    }
    package(&parts)
}

/// The parts of a workbook but its sheets.
pub(crate) fn frame(names: &[&str]) -> Vec<(String, Vec<u8>)> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    const SHEETS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let list = |row: fn(usize, &str) -> String| -> String {
        names.iter().enumerate().map(|(index, name)| row(index + 1, name)).collect()
    };
    let sheets = list(|id, name| format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>"));
    let relations = list(|id, _| {
        format!(
            "<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"
        )
    });
    let text = |name: &str, body: String| (name.to_owned(), format!("{HEAD}{body}").into_bytes());
    vec![
        text(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".into(),
        ),
        text(
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        text(
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{SHEETS}\" xmlns:r=\"{OFFICE}\"><sheets>{sheets}</sheets></workbook>"),
        ),
        text(
            "xl/_rels/workbook.xml.rels",
            format!("<Relationships xmlns=\"{PACKAGE}\">{relations}</Relationships>"),
        ),
        text(
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{SHEETS}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>\
                 </styleSheet>"
            ),
        ),
    ]
}

/// A sheet as XML.
pub(crate) fn worksheet(rows: &[Vec<Cell>]) -> String {
    let mut xml = String::from(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>",
    );
    for (row, cells) in rows.iter().enumerate() {
        xml.push_str(&format!("<row r=\"{}\">", row + 1));
        for (column, cell) in cells.iter().enumerate() {
            let place = format!("{}{}", letters(column), row + 1);
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    let text = text.replace('&', "&amp;").replace('<', "&lt;");
                    xml.push_str(&format!(
                        "<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
                    ));
                }
                Cell::Number(value) => xml.push_str(&format!("<c r=\"{place}\"><v>{value}</v></c>")),
                Cell::Day(days) => xml.push_str(&format!("<c r=\"{place}\" s=\"1\"><v>{days}</v></c>")),
                Cell::Xml(cell) => xml.push_str(cell),
            }
        }
        xml.push_str("</row>");
    }
    xml + "</sheetData></worksheet>"
}

/// The letters of a column: A, B … AA.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap());
    if column < 26 { last.into() } else { format!("{}{last}", letters(column / 26 - 1)) }
}

/// A zip archive.
pub(crate) fn package(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Parquet file.
pub(crate) fn parquet(columns: Vec<Column>) -> Vec<u8> {
    let mut frame = DataFrame::new_infer_height(columns).unwrap();
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
    bytes
}
