//! A paper as DOCX: real headings, lists, tables with header rows, pictures with alternatives, and text that can be edited.
//!
//! The parts of the package are written as Office Open XML (ECMA-376, transitional). Pictures are PNG, with the drawing
//! itself as SVG for programs that read it.

mod body;
mod parts;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Bundle;
use crate::export::ExportError;
use body::Body;

/// The DOCX.
pub(super) fn docx(bundle: &Bundle<'_>) -> Result<Vec<u8>, ExportError> {
    let body = Body::new(bundle)?;
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".into(), parts::content_types().into_bytes()),
        ("_rels/.rels".into(), parts::package_relations().into_bytes()),
        ("docProps/core.xml".into(), parts::core(bundle).into_bytes()),
        ("docProps/app.xml".into(), parts::app().into_bytes()),
        ("word/document.xml".into(), body.document.into_bytes()),
        ("word/_rels/document.xml.rels".into(), parts::document_relations(&body.relations).into_bytes()),
        ("word/styles.xml".into(), parts::styles(bundle.lang).into_bytes()),
        ("word/numbering.xml".into(), parts::numbering(body.lists).into_bytes()),
        ("word/settings.xml".into(), parts::settings(bundle.lang).into_bytes()),
        ("word/footer1.xml".into(), parts::footer(bundle).into_bytes()),
    ];
    files.extend(body.media);
    packed(&files).map_err(|error| ExportError::Write(error.to_string()))
}

/// The package; every file has the same old date, so that the same paper is the same file.
fn packed(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
