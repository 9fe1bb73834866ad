//! A paper as PDF, set by Typst from the template `brief.typ`: tagged, with its language and title, links and drawings as
//! vectors. Typst finds nothing but what stands here: the template, the paper, its drawings and the bundled fonts.

use std::sync::LazyLock;

use app::model::paper::{Block, Change, Column, Paper, Run, Section, Table, Which};
use app::text::brief as words;
use serde_json::{Value, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::Bundle;
use crate::chart::Face;
use crate::export::ExportError;

/// What Typst remembers of earlier papers is forgotten after so many others.
const MEMORY: usize = 4;

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let faces = [Face::Regular, Face::Bold, Face::Serif].into_iter();
    faces.flat_map(|face| Font::iter(Bytes::new(face.bytes()))).collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
static TEMPLATE: LazyLock<Option<Source>> =
    LazyLock::new(|| Some(Source::new(file("/brief.typ")?, include_str!("brief.typ").into())));

/// The id of a file of the paper.
fn file(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// Sizes of letters in points, the first where the paper fits on [`SHEETS`] with it.
const SIZES: [f64; 4] = [9.4, 8.9, 8.4, 8.0];
/// Sheets of a brief: two sides of one leaf.
const SHEETS: usize = 2;

/// The PDF.
pub(super) fn pdf(bundle: &Bundle<'_>) -> Result<Vec<u8>, ExportError> {
    let paper = paper(bundle);
    let mut document = laid_out(bundle, &paper, SIZES[0])?;
    for size in &SIZES[1..] {
        if document.pages().len() <= SHEETS {
            break;
        }
        document = laid_out(bundle, &paper, *size)?;
    }
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| ExportError::Write(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(bundle.paper.footer.clone()),
        creator: Smart::Custom(Some("ogp-dashboard".into())),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| failed(&errors))?;
    typst::comemo::evict(MEMORY);
    Ok(bytes)
}

fn laid_out(bundle: &Bundle<'_>, paper: &Value, size: f64) -> Result<PagedDocument, ExportError> {
    let mut paper = paper.clone();
    paper["size"] = json!(size);
    let room = Room::new(bundle, &paper)?;
    typst::compile::<PagedDocument>(&room).output.map_err(|errors| failed(&errors))
}

fn failed(errors: &[SourceDiagnostic]) -> ExportError {
    let said: Vec<_> = errors.iter().map(|error| error.message.to_string()).collect();
    ExportError::Write(said.join("; "))
}

/// The world of one paper.
struct Room {
    main: Source,
    files: Vec<(FileId, Bytes)>,
}

impl Room {
    fn new(bundle: &Bundle<'_>, paper: &Value) -> Result<Self, ExportError> {
        let lost = || ExportError::Write("the template of briefs has no place".into());
        let main = TEMPLATE.clone().ok_or_else(lost)?;
        let mut files = vec![(file("/paper.json").ok_or_else(lost)?, Bytes::from_string(paper.to_string()))];
        for which in [Which::Standing, Which::Completion] {
            if let (Some(svg), Some(id)) = (bundle.drawing(which), file(&format!("/{}.svg", which.name()))) {
                files.push((id, Bytes::from_string(svg.to_owned())));
            }
        }
        Ok(Self { main, files })
    }
}

impl World for Room {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(other, _)| *other == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    /// No clock: the same paper is the same file on every day.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The paper as the template reads it.
fn paper(bundle: &Bundle<'_>) -> Value {
    let paper: &Paper = bundle.paper;
    let (page, of) = words::PAGE_OF;
    json!({
        "lang": bundle.lang.code(),
        "kicker": paper.kicker,
        "title": paper.title,
        "subtitle": text(bundle, &paper.subtitle),
        "warning": paper.warning,
        "footer": paper.footer,
        "page": page.of(bundle.lang),
        "of": of.of(bundle.lang),
        "sections": paper.sections.iter().map(|one| section(bundle, one)).collect::<Vec<_>>(),
    })
}

fn section(bundle: &Bundle<'_>, section: &Section) -> Value {
    let blocks: Vec<Value> = section.blocks.iter().filter_map(|one| block(bundle, one)).collect();
    json!({ "heading": section.heading, "half": section.is_half, "blocks": blocks })
}

fn block(bundle: &Bundle<'_>, block: &Block) -> Option<Value> {
    let texts = |texts: &[Vec<Run>]| texts.iter().map(|one| text(bundle, one)).collect::<Vec<_>>();
    Some(match block {
        Block::Paragraph(said) => json!({ "kind": "paragraph", "text": text(bundle, said) }),
        Block::Note(said) => json!({ "kind": "note", "text": text(bundle, said) }),
        Block::Numbers(items) => {
            let items: Vec<Value> = items
                .iter()
                .map(|item| json!({ "text": text(bundle, &item.text), "note": text(bundle, &item.note) }))
                .collect();
            json!({ "kind": "numbers", "items": items })
        }
        Block::Dashes(items) => json!({ "kind": "dashes", "items": texts(items) }),
        Block::Table(table) => self::table(bundle, table),
        Block::Picture(picture) => {
            bundle.drawing(picture.which)?;
            let file = format!("/{}.svg", picture.which.name());
            json!({ "kind": "picture", "file": file, "alt": visible(&picture.alt) })
        }
    })
}

fn table(bundle: &Bundle<'_>, table: &Table) -> Value {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|Column { name, is_number }| json!({ "name": visible(name), "number": is_number }))
        .collect();
    let rows: Vec<Vec<Value>> =
        table.rows.iter().map(|row| row.iter().map(|cell| text(bundle, cell)).collect()).collect();
    json!({ "kind": "table", "caption": table.caption, "columns": columns, "rows": rows })
}

fn text(bundle: &Bundle<'_>, text: &[Run]) -> Value {
    let run = |run: &Run| {
        let change = run.change.as_ref().map(|change| match change {
            Change::New => words::NEW.of(bundle.lang).to_owned(),
            Change::Was(before) => format!("{} {before}", words::WAS.of(bundle.lang)),
        });
        // Titles of commitments may be in any language; Typst knows plain codes alone.
        let lang = run.lang.as_deref().and_then(|lang| lang.split('-').next()).filter(|lang| lang.len() == 2);
        json!({
            "text": visible(&run.text),
            "strong": run.strong,
            "link": run.link.as_ref().map(|link| bundle.address(link)),
            "lang": lang,
            "change": change,
        })
    };
    text.iter().map(run).collect()
}

/// The text with a mark in place of every character that the bundled fonts do not have: a PDF for screen readers must not
/// have letters without a shape.
fn visible(text: &str) -> String {
    let known =
        |c: char| c.is_whitespace() || crate::chart::has_glyph(c) || matches!(c, '\u{ad}' | '\u{2060}');
    text.chars().map(|c| if known(c) { c } else { '\u{fffd}' }).collect()
}
