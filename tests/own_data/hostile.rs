//! Files that mean harm: each is a sentence in the report, within a moment and with little memory.

use std::io::{Cursor, Write};

use polars::prelude::Column;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::book::{Cell, book, frame, package, parquet, worksheet};
use crate::support::{assert_accounted, fixture, ingest_bytes};

/// Why a file cannot be used.
#[track_caller]
fn failure(bytes: &[u8]) -> String {
    let ingested = ingest_bytes(&[("file", bytes)]);
    assert_accounted(&ingested);
    ingested.report.sources[0].failure.clone().expect("the file cannot be used")
}

/// A workbook with a part that is so many bytes of the same kind.
fn bomb(name: &str, megabytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in frame(&["Plan"]).iter().filter(|(part, _)| part != name) {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    let megabyte = vec![b' '; 1024 * 1024];
    (0..megabytes).for_each(|_| zip.write_all(&megabyte).unwrap());
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_zip_bomb_is_not_unpacked() {
    let bytes = bomb("xl/worksheets/sheet1.xml", 600);
    assert!(bytes.len() < 2 * 1024 * 1024, "{}", bytes.len());
    let failure = failure(&bytes);
    assert!(failure.contains("once unpacked") && failure.contains("split it"), "{failure}");
}

#[test]
fn a_bomb_of_styles_is_stopped_early() {
    let failure = failure(&bomb("xl/styles.xml", 9));
    assert!(failure.contains("once unpacked"), "{failure}");
}

#[test]
fn a_part_may_not_lie_about_its_length() {
    // The sizes in the archive's directory are set to nearly nothing.
    let mut bytes = bomb("xl/worksheets/sheet1.xml", 600);
    let at = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[at + 24..at + 28].copy_from_slice(&10_u32.to_le_bytes());
    failure(&bytes);
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let mut parts = frame(&["Plan"]);
    let far = [vec![Cell::Xml("<c r=\"XFD1048576\"><v>1</v></c>")]];
    parts.push(("xl/worksheets/sheet1.xml".into(), worksheet(&far).into_bytes()));
    let failure = failure(&package(&parts));
    assert!(failure.contains("16384 columns") && failure.contains("1000"), "{failure}");
}

#[test]
fn parts_that_contradict_each_other_are_contained() {
    for broken in [
        "<dimension ref=\"C9:A1\"/><sheetData/>",
        "<sheetData><row r=\"99999999999999999999\"><c><v>1</v></c></row></sheetData>",
        "<sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData>",
        "<sheetData><row><c r=\"A1\"",
    ] {
        let mut parts = frame(&["Plan"]);
        let sheet = format!("<worksheet>{broken}</worksheet>");
        parts.push(("xl/worksheets/sheet1.xml".into(), sheet.into_bytes()));
        let failure = failure(&package(&parts));
        assert!(failure.contains("Excel") || failure.contains("empty"), "{broken}: {failure}");
    }
}

#[test]
fn ten_thousand_columns_are_too_many_in_every_format() {
    let names: Vec<String> = (0..10_000).map(|column| format!("c{column}")).collect();
    let object: Vec<String> = names.iter().map(|name| format!("\"{name}\":1")).collect();
    let cells = names.iter().map(|name| Cell::from(name.as_str())).collect();
    let columns = names.iter().map(|name| Column::new(name.as_str().into(), ["1"])).collect();
    let csv = format!("Country,Plan year,Title,{}\nKenya,2024,One\n", names.join(","));
    for (format, bytes) in [
        ("CSV", csv.into_bytes()),
        ("JSON", format!("[{{{}}}]", object.join(",")).into_bytes()),
        ("Excel", book(&[("Plan", vec![cells])])),
        ("Parquet", parquet(columns)),
    ] {
        let failure = failure(&bytes);
        assert!(failure.contains("columns") && failure.contains("at most 1000"), "{format}: {failure}");
    }
}

#[test]
fn deep_json_is_no_table() {
    let depth = 100_000;
    for text in [
        format!("[{{\"a\":{}{}}}]", "[".repeat(depth), "]".repeat(depth)),
        format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)),
    ] {
        let failure = failure(text.as_bytes());
        assert!(failure.contains("recursion limit"), "{failure}");
    }
}

#[test]
fn parquet_that_lies_about_its_rows_is_refused() {
    let titles: Vec<String> = (0..300).map(|row| format!("Commitment {row}")).collect();
    let columns = vec![
        Column::new("Country".into(), vec!["Kenya"; 300]),
        Column::new("Plan year".into(), vec!["2024"; 300]),
        Column::new("Title".into(), titles),
    ];
    let bytes = parquet(columns);
    let sound = ingest_bytes(&[("file", &bytes)]);
    assert_eq!(sound.commitments.len(), 300);
    // Thrift writes the number of rows as a zigzag varint: 300 is D8 04. Two and a half million is as long with one more.
    let says = [0xd8, 0x04];
    let footer =
        bytes.len() - 8 - u32::from_le_bytes(bytes[bytes.len() - 8..][..4].try_into().unwrap()) as usize;
    let places: Vec<usize> = (footer..bytes.len() - 8).filter(|at| bytes[*at..].starts_with(&says)).collect();
    assert!(!places.is_empty());
    let lie = |places: &[usize]| {
        let mut lying = bytes.clone();
        places.iter().for_each(|at| lying[at + 1] = 0x7f);
        lying
    };
    let caught = places.iter().filter(|at| {
        let ingested = ingest_bytes(&[("file", &lie(&[**at]))]);
        assert_accounted(&ingested);
        let failure = ingested.report.sources[0].failure.clone().unwrap_or_default();
        failure.contains("says that it has")
    });
    assert!(caught.count() >= 2, "the rows of the file against those of its part, and the other way round");
    let failure = failure(&lie(&places));
    assert!(failure.contains("Parquet"), "{failure}");
}

/// One row with a list of 150 million zeros, in about a kilobyte, as pyarrow writes it.
#[test]
fn a_parquet_bomb_is_not_unpacked() {
    let bytes = fixture("long_list.parquet");
    assert!(bytes.len() < 2048, "{}", bytes.len());
    let failure = failure(&bytes);
    assert!(failure.contains("values") && failure.contains("split it"), "{failure}");
}

#[test]
fn a_cell_of_megabytes_is_no_cell() {
    let long = "9".repeat(2 * 1024 * 1024);
    let json = format!("[{{\"Member\": \"Kenya\", \"Title\": \"A\", \"Number\": \"{long}\"}}]");
    let failure = failure(json.as_bytes());
    assert!(failure.contains("bytes in a cell"), "{failure}");
}

#[test]
fn parquet_cut_anywhere_is_contained() {
    let bytes = parquet(vec![Column::new("Title".into(), ["One", "Two"])]);
    for length in (4..bytes.len()).step_by(7) {
        failure(&bytes[..length]);
        let mut twisted = bytes.clone();
        twisted[length] ^= 0x55;
        ingest_bytes(&[("file", &twisted)]);
    }
}
