//! What bad input gets: encodings, ragged rows, unknown headers, other formats.

use std::path::Path;

use app::model::report::FindingKind;
use ogp_dashboard::ingest::{InputError, MAX_BYTES, read_path, summary};

use crate::support::{Sheet, assert_accounted, commitment, findings, fixture, ingest_bytes, ingest_text};

const EXPLORER: &str = "explorer_2016.csv";
const NATIONAL: &str = "site_national.csv";

#[track_caller]
fn failure(bytes: &[u8]) -> String {
    let ingested = ingest_bytes(&[("file.csv", bytes), ("good.csv", &fixture(NATIONAL))]);
    assert_eq!(ingested.commitments.len(), 2, "a bad file never stops a good one");
    let source = &ingested.report.sources[0];
    assert_eq!((source.layout.as_deref(), source.commitments), (None, 0));
    assert_eq!(source.sha256.len(), 64);
    source.failure.clone().unwrap()
}

#[test]
fn other_formats_say_what_they_are_and_what_to_do() {
    for (bytes, words) in [
        (&b""[..], "empty"),
        (b"  \n\n ", "empty"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Excel"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PAR1\x15\x04", "Parquet"),
        (b"\x1f\x8b\x08\x00", "unpack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Excel"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "web page"),
        (b"\n <html lang=en>", "web page"),
        (b"{\"error\": \"no such file\"}", "“error”"),
        (b"\x00\x01\x02\x03\x00\x05\x06\x07\x00\x00\x00\x08", "binary"),
    ] {
        let failure = failure(bytes);
        assert!(failure.contains(words), "{failure}");
    }
}

#[test]
fn unknown_headers_name_what_is_missing_what_is_near_and_what_is_understood() {
    let misspelt =
        String::from_utf8(fixture(EXPLORER)).unwrap().replace("Year of submission", "Year of submision");
    let message = failure(misspelt.as_bytes());
    for words in [
        "“Year of submission”",
        "“Year of submision”",
        "explorer-2016",
        "combined-2015",
        "site-national",
        "site-local",
    ] {
        assert!(message.contains(words), "{words}: {message}");
    }
    let message = failure(b"name,colour\nrose,red\n");
    assert!(message.contains("“name” and “colour”") && message.contains("explorer-2016"), "{message}");
}

#[test]
fn file_cut_off_after_its_headers_has_no_rows() {
    let text = Sheet::new(EXPLORER).text();
    assert!(failure(text.as_bytes()).contains("no rows"));
}

#[test]
fn columns_missing_or_unknown_are_reported() {
    let ingested = Sheet::new(EXPLORER).without("Lead Institution").without("Aid").row(&[]).ingest();
    let missing: Vec<_> = findings(&ingested, FindingKind::MissingColumn)
        .iter()
        .map(|finding| finding.column.clone())
        .collect();
    assert_eq!(missing, ["Aid", "Lead Institution"]);
    let text = String::from_utf8(fixture(NATIONAL)).unwrap().replace("primary_sector", "mood");
    let ingested = ingest_text(&text);
    assert_eq!(findings(&ingested, FindingKind::UnknownColumn)[0].column, "mood");
    assert_eq!(ingested.commitments.len(), 2);
}

/// The same table in many encodings gives the same commitments.
#[test]
fn encodings_are_read() {
    let text = Sheet::new(NATIONAL)
        .row(&[("member", "México"), ("country", "México"), ("title", "Información – “agua” para todos")])
        .text();
    let plain = ingest_text(&text);
    let utf16 = |big: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    for (bytes, encoding) in [
        (marked(b"\xef\xbb\xbf", text.as_bytes()), "UTF-8 with BOM"),
        (marked(b"\xff\xfe", &utf16(false)), "UTF-16LE"),
        (marked(b"\xfe\xff", &utf16(true)), "UTF-16BE"),
        (utf16(false), "UTF-16LE"),
        (utf16(true), "UTF-16BE"),
        (latin.to_vec(), "windows-1252"),
    ] {
        let ingested = ingest_bytes(&[("file.csv", &bytes)]);
        assert_eq!(ingested.report.sources[0].encoding, encoding);
        assert_eq!(ingested.commitments, plain.commitments, "{encoding}");
        let decoded = findings(&ingested, FindingKind::Decoded).len();
        assert_eq!(decoded, usize::from(!encoding.starts_with("UTF-8")), "{encoding}");
    }
    assert_eq!(plain.commitments[0].member, "mexico");
}

/// Polars reads bare carriage returns as one line, without an error.
#[test]
fn line_ends_of_every_kind_are_read_with_their_lines() {
    let text = String::from_utf8(fixture(EXPLORER)).unwrap();
    let plain = ingest_text(&text);
    for ends in ["\r\n", "\r"] {
        assert_eq!(ingest_text(&text.replace('\n', ends)).commitments, plain.commitments, "{ends:?}");
    }
    let mixed = text.replacen('\n', "\r", 1);
    assert_eq!(ingest_text(&mixed).commitments, plain.commitments);
}

#[test]
fn other_delimiters_are_read() {
    let text = Sheet::new(NATIONAL).row(&[("policy_areas", "Open Data"), ("relevant", "Yes")]).text();
    let plain = ingest_text(&text);
    for delimiter in [";", "\t"] {
        assert_eq!(ingest_text(&text.replace(',', delimiter)).commitments, plain.commitments);
    }
}

#[test]
fn download_cut_off_inside_a_character_stays_utf8() {
    let mut bytes = Sheet::new(NATIONAL).row(&[("member", "Perú"), ("title", "Año")]).text().into_bytes();
    bytes.extend("PE0002,Perú,Perú,Informaci".as_bytes());
    bytes.extend(b"\xc3");
    let ingested = ingest_bytes(&[("file.csv", &bytes)]);
    assert_eq!(ingested.report.sources[0].encoding, "windows-1252", "too little to tell");
    let more: String = (0..40).map(|index| format!("PE1{index:03},Perú,Perú,Ñandú {index}\n")).collect();
    let bytes = [Sheet::new(NATIONAL).text().as_bytes(), more.as_bytes(), b"PE2000,Per\xc3"].concat();
    let ingested = ingest_bytes(&[("file.csv", &bytes)]);
    assert_eq!(ingested.report.sources[0].encoding, "UTF-8");
    assert_eq!(ingested.commitments.len(), 40);
    assert_eq!(ingested.report.rejects.len(), 1);
    assert_accounted(&ingested);
}

#[test]
fn lost_characters_are_counted() {
    let ingested = Sheet::new(NATIONAL).row(&[("title", "Informaci\u{fffd}n p\u{fffd}blica")]).ingest();
    let lost = findings(&ingested, FindingKind::LostCharacters);
    assert_eq!((lost.len(), lost[0].column.as_str()), (1, "title"));
    assert!(lost[0].action.starts_with("2 "));
    assert_eq!(ingested.commitments[0].title, "Informaci\u{fffd}n p\u{fffd}blica");
}

#[test]
fn ragged_rows_are_repaired_or_rejected_with_their_line() {
    let text = Sheet::new(NATIONAL).row(&[]).text();
    let short = ingest_text(&format!("{text}KE0002,Kenya,Kenya,Short row\n"));
    let ragged = findings(&short, FindingKind::RaggedRow);
    assert_eq!((ragged.len(), ragged[0].line), (1, 3));
    assert_eq!(commitment(&short, "Short row").id, "KE0002");
    let surplus = ingest_text(&format!("{}{}", text.trim_end(), ",,,\n"));
    assert_eq!((surplus.commitments.len(), findings(&surplus, FindingKind::RaggedRow).len()), (1, 1));
    let long = ingest_text(&format!("{text}KE0003,Kenya,Kenya,A title, with a comma{}\n", ",x".repeat(23)));
    assert_eq!(long.commitments.len(), 1);
    let reject = &long.report.rejects[0];
    assert_eq!(reject.line, 3);
    assert!(reject.reason.contains("quotation marks") && reject.record.contains("KE0003"), "{reject:?}");
    // As a spreadsheet leaves them: beyond all columns that a table may have, and blank.
    let blanks = ingest_text(&format!("{}{}\n", text.trim_end(), ",".repeat(16_384)));
    assert_eq!((blanks.commitments.len(), findings(&blanks, FindingKind::RaggedRow).len()), (1, 1));
    let wide = ingest_text(&format!("{text}KE0004,Kenya,Kenya,Wide{}\n", ",x".repeat(5_000)));
    assert_eq!(wide.commitments.len(), 1);
    assert!(wide.report.rejects[0].reason.contains("5004 cells"), "{:?}", wide.report.rejects[0].reason);
    for ingested in [short, surplus, long, blanks, wide] {
        assert_accounted(&ingested);
    }
}

#[test]
fn two_byte_order_marks_move_no_row() {
    let text = Sheet::new(NATIONAL).row(&[]).text();
    let once = ingest_text(&format!("\u{feff}{text}"));
    let twice = ingest_text(&format!("\u{feff}\u{feff}\n{text}"));
    assert_eq!((once.commitments.len(), twice.commitments.len()), (1, 1));
    assert_eq!(twice.report.rejects, []);
}

#[test]
fn quotation_mark_that_is_never_closed_does_not_swallow_rows_unseen() {
    let text = Sheet::new(NATIONAL).row(&[]).text();
    let ingested = ingest_text(&format!("{text}KE0002,Kenya,Kenya,\"Open\nKE0003,Kenya,Kenya,Lost\n"));
    assert_eq!(ingested.commitments.len(), 1);
    assert!(ingested.report.rejects[0].reason.contains("never closed"));
    assert_accounted(&ingested);
    // Inside a cell that does not begin with one, a quotation mark is a letter, and opens nothing that a later row closes.
    let later =
        ingest_text(&format!("{text}KE0002,Kenya,Kenya,3\" pipes\nKE0003,Kenya,Kenya,\"Two\nlines\"\n"));
    assert_eq!((later.commitments.len(), later.report.rejects.len()), (3, 0));
    let inch = ingest_text(&format!("{text}KE0002,Kenya,Kenya,Pipes of 3\" width\n"));
    assert_eq!(commitment(&inch, "Pipes").title, "Pipes of 3\" width");
}

#[test]
fn rows_without_a_place_a_title_or_a_plan_are_rejected_with_column_and_reason() {
    let ingested = Sheet::new(EXPLORER)
        .row(&[("Country", "Kenia")])
        .row(&[("Country", "")])
        .row(&[("Commitment Title", " ")])
        .row(&[("Action Plan Number", "first")])
        .row(&[("Country", "Xyzzy")])
        .ingest();
    assert_accounted(&ingested);
    let rejects: Vec<_> = ingested
        .report
        .rejects
        .iter()
        .map(|reject| (reject.line, reject.column.as_str(), reject.value.as_str()))
        .collect();
    assert_eq!(
        rejects,
        [
            (3, "Country", "Kenia"),
            (4, "Country", ""),
            (5, "Commitment Title", ""),
            (6, "Action Plan Number", "first"),
            (7, "Country", "Xyzzy"),
        ]
    );
    assert!(ingested.report.rejects[0].reason.contains("“Kenya”"), "the nearest known name");
    assert!(ingested.report.rejects[0].record.contains("Publish river levels"), "the whole row");
}

#[test]
fn row_given_twice_counts_once() {
    let ingested = Sheet::new(EXPLORER).row(&[]).row(&[("Comm No", "2")]).row(&[]).ingest();
    assert_accounted(&ingested);
    assert_eq!(ingested.commitments.len(), 2);
    let repeated = findings(&ingested, FindingKind::DuplicateRow);
    assert_eq!((repeated.len(), repeated[0].line), (1, 5));
    assert!(repeated[0].action.contains("line 3"));
}

#[test]
fn titles_stay_text() {
    let title = "=HYPERLINK(\"http://example.org\",\"x\")<script>alert(1)</script>\u{7}\u{1b}[31m<br/>red";
    let ingested = Sheet::new(NATIONAL).row(&[("title", title)]).ingest();
    let shown = &ingested.commitments[0].title;
    assert_eq!(shown, "=HYPERLINK(\"http://example.org\",\"x\")<script>alert(1)</script>[31m\nred");
    let removed = findings(&ingested, FindingKind::ControlCharacters);
    assert_eq!((removed[0].column.as_str(), removed[0].action.as_str()), ("title", "2 removed"));
}

#[test]
fn cells_that_polars_might_change_stay_as_they_are() {
    let ingested = Sheet::new(EXPLORER)
        .row(&[
            ("Comm No", "007"),
            ("Commitment Title", "1e5"),
            ("Full Text", "  \"quoted\", 2.50\n\nnull\tNaN  "),
        ])
        .ingest();
    let found = &ingested.commitments[0];
    assert_eq!(found.number.as_deref(), Some("007"));
    assert_eq!(found.title, "1e5");
    assert_eq!(found.text.as_deref(), Some("\"quoted\", 2.50\n\nnull\tNaN"));
}

#[test]
fn blank_lines_and_lines_of_commas_are_no_rows() {
    let text = Sheet::new(EXPLORER).row(&[]).text();
    let ingested = ingest_text(&format!(
        "{text}\n\n{}\n{}",
        ",".repeat(107),
        text.lines().last().unwrap().replacen("Kenya", "Ghana", 1)
    ));
    assert_eq!(ingested.report.sources[0].rows, 2);
    let lines: Vec<_> = ingested.commitments.iter().map(|commitment| commitment.source_row).collect();
    assert_eq!(lines, [7, 3], "Ghana stands on line 7");
}

#[test]
fn paths_that_cannot_be_read_say_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    assert!(matches!(read_path(&path("nothing.csv"))[..], [Err(InputError::Missing { .. })]));
    assert!(matches!(read_path(folder.path())[..], [Err(InputError::NoCsv { .. })]));
    std::fs::write(path("b.csv"), fixture(NATIONAL)).unwrap();
    std::fs::write(path("a.CSV"), "").unwrap();
    std::fs::write(path("notes.txt"), "no export").unwrap();
    let huge = std::fs::File::create(path("c.csv")).unwrap();
    huge.set_len(MAX_BYTES + 1).unwrap();
    let found = read_path(folder.path());
    let [Err(empty @ InputError::Empty { .. }), Ok(good), Err(large @ InputError::TooLarge { .. })] =
        &found[..]
    else {
        panic!("{found:?}");
    };
    assert_eq!(good.name, "b.csv");
    assert!(empty.to_string().contains("download it again") && large.to_string().contains("split it"));
    assert!(
        matches!(read_path(Path::new("/dev/null"))[..], [Err(InputError::NotAFile { .. })]) || cfg!(windows)
    );
}

#[test]
fn summary_says_what_was_read_repaired_joined_and_rejected() {
    let live = Sheet::new(EXPLORER).row(&[]).row(&[("Country", "Kenia")]).row(&[]).text();
    let ingested =
        ingest_bytes(&[("live.csv", live.as_bytes()), ("pages.csv", &fixture(NATIONAL)), ("bad.csv", b"x")]);
    let text = summary(
        &ingested.report,
        &ingested.commitments,
        &ingested.plans,
        ogp_dashboard::ingest::Examples::Some,
    );
    for words in [
        "3 rows, 1 commitments read, 1 lost, 1 given twice",
        "2 rows, 2 commitments read, 0 lost",
        "could not be used",
        "Row given twice",
        "live.csv, line 4, column “Country”: “Kenia”",
        "In all 2 commitments in 2 plans of 1 national and 0 local members, 2013 to 2020",
    ] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
}
