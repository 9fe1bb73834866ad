//! The template: written, filled in, read back.

use std::fs;

use app::model::report::FindingKind;

use crate::support::{assert_accounted, findings, ingest_bytes, run, stderr, stdout};

/// The template as the command writes it, and what it says of its columns.
fn template() -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("commitments.csv");
    let output = run(["template", "-o", path.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    (read("commitments.csv"), read("commitments.columns.txt"))
}

/// The template as a workbook.
fn book() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("commitments.xlsx");
    let output = run(["template", "-o", path.to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    fs::read(path).unwrap()
}

#[test]
fn the_workbook_is_the_same_table() {
    assert_eq!(book(), book(), "the same template is the same file");
    let [csv, xlsx] = [template().0.into_bytes(), book()].map(|bytes| ingest_bytes(&[("file", &bytes)]));
    assert_eq!(xlsx.report.sources[0].layout.as_deref(), Some("template"));
    assert_eq!(csv.report.findings, xlsx.report.findings);
    assert_eq!(findings(&xlsx, FindingKind::ExampleRow).len(), 2);
}

#[test]
fn its_examples_are_no_commitments() {
    let ingested = ingest_bytes(&[("commitments.csv", template().0.as_bytes())]);
    assert_accounted(&ingested);
    assert_eq!(ingested.report.sources[0].layout.as_deref(), Some("template"));
    assert_eq!(ingested.report.sources[0].failure, None);
    assert!(ingested.commitments.is_empty());
    assert_eq!(findings(&ingested, FindingKind::ExampleRow).len(), 2);
}

#[test]
fn its_examples_made_real_are_read_without_a_complaint() {
    let text = template().0.replace("EXAMPLE: ", "");
    assert!(text.starts_with('\u{feff}'), "spreadsheets need the mark");
    let ingested = ingest_bytes(&[("commitments.csv", text.as_bytes())]);
    assert_accounted(&ingested);
    assert_eq!(ingested.report.findings, []);
    assert_eq!(ingested.report.rejects, []);
    let members: Vec<&str> = ingested.commitments.iter().map(|found| found.member.as_str()).collect();
    assert_eq!(members.len(), 2, "{members:?}");
    assert!(members.contains(&"kenya"), "{members:?}");
    let kenya = ingested.commitments.iter().find(|found| found.member == "kenya").unwrap();
    assert_eq!(kenya.areas[..], ["open-contracting", "open-data"]);
    assert_eq!(kenya.values.len(), 2);
}

#[test]
fn columns_may_be_taken_away_and_a_blank_sheet_is_told() {
    let ingested =
        ingest_bytes(&[("own.csv", "Country,Plan year,Title\nKenya,2024,Open the ports\n".as_bytes())]);
    assert_eq!(ingested.report.findings, []);
    assert_eq!(ingested.commitments.len(), 1);
}

#[test]
fn mistakes_in_it_have_row_and_column_in_plain_words() {
    let text = "Country,Local government,Level,Plan year,Title,Completion,Policy areas\n\
                Kenya,,,24,One,Halfway,Open Dta\n\
                Kenya,,local,2024,Two,,\n\
                Kenya,Nairobi,national,2024,Three,,\n\
                Kenya,,regional,2024,Four,,\n\
                ,,,2024,Five,,\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.csv");
    fs::write(&path, text).unwrap();
    let said = stdout(&run(["check", path.to_str().unwrap()]));
    for words in [
        "own.csv, line 2, column “Completion”: “Halfway”: none of: ",
        "not started, limited, substantial, complete",
        "own.csv, line 2, column “Plan year”: “24”: no year from 1990 to 2100",
        "own.csv, line 2, column “Policy areas”: “Open Dta”: left out; the nearest known area is “Open Data”",
        "own.csv, line 3, column “Local government”: “”: the level is local, but no local government is named",
        "own.csv, line 4, column “Level”: “national”: the level is national, but a local government is named",
        "own.csv, line 5, column “Level”: “regional”: none of: national, local",
        "own.csv, line 6, column “Country”: “”: the country is blank; fill it in",
    ] {
        assert!(said.contains(words), "{words} in\n{said}");
    }
}

#[test]
fn every_column_is_described() {
    let (text, columns) = template();
    let headers: Vec<&str> = text.trim_start_matches('\u{feff}').lines().next().unwrap().split(',').collect();
    assert!(headers.len() > 20, "{headers:?}");
    for header in headers {
        assert!(columns.contains(&format!("\n{header} (")), "{header}");
    }
    assert_eq!(stdout(&run(["template", "--help-columns"])).trim_end(), columns.trim_end());
}
