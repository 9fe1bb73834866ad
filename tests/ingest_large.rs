//! Files that are too large to be in memory as a whole give what the same bytes give at once.

use std::path::PathBuf;

use app::model::report::FindingKind;
use ogp_dashboard::ingest::Content;

use crate::support::{Sheet, findings, ingest_bytes, ingest_paths};

/// A file of more than 4 MiB: cells with line breaks and accents at every possible place of a piece, and two ragged rows,
/// one of them a sum.
fn large() -> String {
    let text = "Línea primera\nsegunda línea — con “comillas” ".repeat(20);
    let sheet = (0..5_000).fold(Sheet::new("explorer_2016.csv"), |sheet, row| {
        let (plan, title) = ((row / 50 + 1).to_string(), format!("Compromiso {row}"));
        let cells =
            [("Action Plan Number", plan.as_str()), ("Commitment Title", &title), ("Full Text", &text)];
        sheet.row(&cells)
    });
    format!("{}Kenya,1\n,,,,,12,,,\n", sheet.text())
}

/// What both ways of reading give; the file is there only while it is read.
#[track_caller]
fn same_both_ways(bytes: &[u8]) -> ogp_dashboard::ingest::Ingested {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("large.csv");
    std::fs::write(&path, bytes).unwrap();
    let inputs = ogp_dashboard::ingest::read_path(&path);
    assert!(matches!(inputs[0].as_ref().unwrap().content, Content::File(_)), "it is large enough");
    let (piecewise, whole) = (ingest_paths(&[path]), ingest_bytes(&[("large.csv", bytes)]));
    assert_eq!(piecewise.report, whole.report);
    assert!(piecewise == whole, "the same rows");
    piecewise
}

#[test]
fn a_large_file_is_read_piece_by_piece_as_it_is_read_whole() {
    let text = large();
    let read = same_both_ways(text.as_bytes());
    assert_eq!(read.commitments.len(), 5_000);
    assert_eq!(findings(&read, FindingKind::RaggedRow).len(), 2);
    let long = read.commitments.iter().all(|one| one.text.as_deref().is_some_and(|text| text.len() > 900));
    assert!(long, "texts are whole");
}

#[test]
fn line_ends_and_marks_of_a_large_file_are_understood() {
    let text = large();
    let plain = same_both_ways(text.as_bytes());
    for other in [text.replace('\n', "\r\n"), text.replace('\n', "\r"), format!("\u{feff}{text}")] {
        let read = same_both_ways(other.as_bytes());
        assert!(read.commitments == plain.commitments);
    }
}

#[test]
fn a_large_file_that_is_no_sound_utf_8_is_decoded_as_a_whole() {
    let text = large();
    let mut broken = text.clone().into_bytes();
    let at = broken.len() - 40_000;
    let at = at + broken[at..].iter().position(|byte| *byte == 0xc3).unwrap();
    broken[at] = 0xff;
    let read = same_both_ways(&broken);
    assert_eq!(findings(&read, FindingKind::LostCharacters).len(), 1);
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    let read = same_both_ways(&latin);
    assert_eq!(read.report.sources[0].encoding, "windows-1252");
    let open = format!("{text}Kenya,1,\"never closed\nand on");
    let read = same_both_ways(open.as_bytes());
    let is_told = read.report.rejects.iter().any(|reject| reject.reason.contains("never closed"));
    assert!(is_told, "{:?}", read.report.rejects);
}
