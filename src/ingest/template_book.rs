//! The template as an Excel workbook. It says of each column what stands in it when a cell is chosen, and offers the words
//! of a scale as a list. There is one sheet, so that nothing beside it needs to be told apart from commitments.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::fields::{FIELDS, Field, is_list, words};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const TYPES: &str = concat!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"#,
    r#"<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#,
    r#"<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#,
    r#"</Types>"#,
);
const PACKAGE: &str = concat!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>"#,
    r#"</Relationships>"#,
);
const BOOK: &str = concat!(
    r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
    r#"<sheets><sheet name="Commitments" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
);
const PARTS: &str = concat!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
    r#"</Relationships>"#,
);
/// Plain cells are text (format 49), so that `2.10` stays what was typed; headers are bold.
const STYLES: &str = concat!(
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2">"#,
    r#"<font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/>"#,
    r#"</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>"#,
    r#"<patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/>"#,
    r#"<top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">"#,
    r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">"#,
    r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>"#,
    r#"</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#,
    r#"</styleSheet>"#,
);

/// Rows in which the words of a scale are offered.
const ROWS: u32 = 5_000;
/// The longest list and the longest hint that a spreadsheet takes, in characters.
const HINT: usize = 250;

/// The workbook. The same template is the same file: its parts have no date.
///
/// # Errors
/// Only if the archive cannot be written to memory.
pub fn template_book() -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, body) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", PACKAGE),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", PARTS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &sheet()),
    ] {
        zip.start_file(name, options)?;
        zip.write_all(HEAD.as_bytes())?;
        zip.write_all(body.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn sheet() -> String {
    let columns = FIELDS.len();
    let mut xml = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView \
         workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         </sheetView></sheetViews><cols><col min=\"1\" max=\"{columns}\" width=\"20\" style=\"1\" customWidth=\"1\"/></cols>\
         <sheetData>"
    );
    row(&mut xml, 1, 2, &|field| field.header);
    row(&mut xml, 2, 1, &|field| field.examples[0]);
    row(&mut xml, 3, 1, &|field| field.examples[1]);
    put(&mut xml, format_args!("</sheetData><dataValidations count=\"{columns}\">"));
    for (index, field) in FIELDS.iter().enumerate() {
        hint(&mut xml, &letters(index), field);
    }
    xml + "</dataValidations></worksheet>"
}

fn row(xml: &mut String, row: u32, style: u32, of: &dyn Fn(&Field) -> &'static str) {
    put(xml, format_args!("<row r=\"{row}\">"));
    for (index, field) in FIELDS.iter().enumerate() {
        let (place, text) = (letters(index), escaped(of(field)));
        if !text.is_empty() {
            put(
                xml,
                format_args!(
                    "<c r=\"{place}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"
                ),
            );
        }
    }
    put(xml, format_args!("</row>"));
}

/// What stands in a column, shown where a cell of it is chosen; and its words to choose from, where it has some.
fn hint(xml: &mut String, column: &str, field: &Field) {
    let (title, about) =
        (escaped(field.header), escaped(&field.about.chars().take(HINT).collect::<String>()));
    // A list of values has several words in a cell, which no list to choose from can give.
    let list = words(field).filter(|_| !is_list(field)).map(|words| (words.steps)().join(","));
    let list = list.filter(|list| list.len() <= HINT);
    let kind = if list.is_some() { "type=\"list\" " } else { "" };
    put(
        xml,
        format_args!(
            "<dataValidation {kind}allowBlank=\"1\" showInputMessage=\"1\" promptTitle=\"{title}\" prompt=\"{about}\" \
             sqref=\"{column}2:{column}{ROWS}\">"
        ),
    );
    if let Some(list) = list {
        put(xml, format_args!("<formula1>\"{}\"</formula1>", escaped(&list)));
    }
    put(xml, format_args!("</dataValidation>"));
}

fn put(xml: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to memory does not fail.
    let _ = xml.write_fmt(text);
}

/// The letters of a column: A, B … Z, AA.
fn letters(index: usize) -> String {
    let last = char::from(b'A' + (index % 26) as u8);
    if index < 26 { last.into() } else { format!("{}{last}", letters(index / 26 - 1)) }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
