//! The same table in every format gives the same commitments.

use app::model::report::FindingKind;
use ogp_dashboard::ingest::Ingested;
use polars::prelude::{Column, IntoSeries, NamedFrom, Series};
use serde_json::{Map, Value, json};

use super::book::{Cell, book, parquet};
use crate::support::{assert_accounted, findings, fixture, ingest_bytes};

const FIXTURES: [&str; 4] = ["explorer_2016.csv", "combined_2015.csv", "site_national.csv", "site_local.csv"];

/// A CSV as records: what stands above the headers, the headers, the rows.
struct Records {
    above: Vec<Vec<String>>,
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Records {
    fn of(csv: &[u8]) -> Self {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv);
        let mut all: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        let is_title = |cell: &String| cell == "Commitment Title" || cell == "title";
        let at = all.iter().position(|record| record.iter().any(is_title)).unwrap();
        let rows = all.split_off(at + 1);
        let headers = all.pop().unwrap();
        Self { above: all, headers, rows }
    }

    fn xlsx(&self) -> Vec<u8> {
        let lines = self.above.iter().chain([&self.headers]).chain(&self.rows);
        let rows = lines.map(|line| line.iter().map(|cell| Cell::from(cell.as_str())).collect());
        book(&[("Data", rows.collect())])
    }

    /// The columns with a header of their own: an object has each key once, and a layout reads the first of equals.
    fn columns(&self) -> Vec<usize> {
        let is_first = |column: &usize| {
            let header = &self.headers[*column];
            !header.is_empty() && self.headers.iter().position(|found| found == header) == Some(*column)
        };
        (0..self.headers.len()).filter(is_first).collect()
    }

    fn objects(&self) -> Vec<Value> {
        let object = |row: &Vec<String>| -> Map<String, Value> {
            let columns = self.columns().into_iter();
            columns.map(|column| (self.headers[column].clone(), json!(row[column]))).collect()
        };
        self.rows.iter().map(|row| Value::Object(object(row))).collect()
    }

    fn json(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(&self.objects()).unwrap()
    }

    fn wrapped(&self) -> Vec<u8> {
        serde_json::to_vec(&json!({"count": self.rows.len(), "data": self.objects()})).unwrap()
    }

    fn lines(&self) -> Vec<u8> {
        let lines: Vec<String> = self.objects().iter().map(Value::to_string).collect();
        lines.join("\n").into_bytes()
    }

    fn parquet(&self) -> Vec<u8> {
        let column = |index: usize| {
            let cells: Vec<&str> =
                self.rows.iter().map(|row| row.get(index).map_or("", String::as_str)).collect();
            Column::new(self.headers[index].as_str().into(), cells)
        };
        parquet(self.columns().into_iter().map(column).collect())
    }
}

/// The commitments and plans but for the rows and the order of columns that they come from.
fn read(bytes: &[u8]) -> (Vec<Value>, Value) {
    let ingested = ingest_bytes(&[("file", bytes)]);
    assert_accounted(&ingested);
    let source = &ingested.report.sources[0];
    assert_eq!(source.failure, None);
    let commitments = ingested.commitments.iter().map(|commitment| {
        let mut value = serde_json::to_value(commitment).unwrap();
        let object = value.as_object_mut().unwrap();
        for inner in ["source_row", "raw", "origins"] {
            object.remove(inner);
        }
        value
    });
    (commitments.collect(), serde_json::to_value(&ingested.plans).unwrap())
}

#[test]
fn every_format_gives_the_same_commitments() {
    for name in FIXTURES {
        let csv = fixture(name);
        let records = Records::of(&csv);
        let expected = read(&csv);
        assert!(!expected.0.is_empty(), "{name}");
        assert_eq!(read(&records.xlsx()), expected, "{name} as Excel");
        assert_eq!(read(&records.json()), expected, "{name} as JSON");
        assert_eq!(read(&records.wrapped()), expected, "{name} as JSON in an object");
        assert_eq!(read(&records.lines()), expected, "{name} as JSON Lines");
        assert_eq!(read(&records.parquet()), expected, "{name} as Parquet");
    }
}

const HEADERS: [&str; 5] = ["Country", "Plan year", "Title", "Start date", "Completion"];

fn headers() -> Vec<Cell> {
    HEADERS.map(Cell::from).to_vec()
}

fn failure(bytes: &[u8]) -> String {
    let ingested = ingest_bytes(&[("file", bytes)]);
    ingested.report.sources[0].failure.clone().unwrap()
}

fn notes(ingested: &Ingested, kind: FindingKind) -> Vec<String> {
    findings(ingested, kind).iter().map(|found| format!("{}: {}", found.value, found.action)).collect()
}

#[test]
fn numbers_and_dates_are_what_was_typed() {
    let row = vec![
        "Kenya".into(),
        Cell::Number(2024.0),
        "Open the ports".into(),
        Cell::Day(45474.0),
        "limited".into(),
    ];
    let ingested = ingest_bytes(&[("file", &book(&[("Plan", vec![headers(), row])]))]);
    let raw: Vec<&str> = ingested.commitments[0].raw[0].cells.iter().map(|(_, cell)| cell).collect();
    assert_eq!(raw, ["Kenya", "2024", "Open the ports", "2024-07-01", "limited"]);
    assert_eq!(ingested.plans[0].year, Some(2024));
}

#[test]
fn a_finding_in_a_workbook_has_its_row_and_column() {
    let rows = vec![
        vec!["Our commitments".into()],
        vec![],
        headers(),
        vec!["Kenya".into(), "2024".into(), "Open\nthe ports".into(), "".into(), "Substantal".into()],
        vec![],
        vec!["Kenia".into(), "2024".into(), "Open the roads".into()],
    ];
    let ingested = ingest_bytes(&[("own.xlsx", &book(&[("Plan", rows)]))]);
    let found = findings(&ingested, FindingKind::UnknownLabel);
    assert_eq!((found[0].line, found[0].column.as_str()), (4, "Completion"));
    assert!(found[0].action.contains("did you mean “substantial”?"), "{}", found[0].action);
    assert!(found[0].action.contains("not started, limited, substantial, complete"), "{}", found[0].action);
    assert_eq!(ingested.report.rejects[0].line, 6);
    let summary = ogp_dashboard::ingest::summary(
        &ingested.report,
        &ingested.commitments,
        &ingested.plans,
        ogp_dashboard::ingest::Examples::Some,
    );
    assert!(summary.contains("own.xlsx, row 4, column “Completion”: “Substantal”: none of: "), "{summary}");
}

#[test]
fn sheets_that_were_not_read_are_named() {
    let cover: Vec<Vec<Cell>> = vec![vec!["This workbook holds our plan".into()]];
    let row = |title: &str| vec!["Kenya".into(), "2024".into(), title.into()];
    let sheets = [
        ("Cover", cover),
        ("Plan", vec![headers(), row("One")]),
        ("More", vec![headers(), row("Two"), row("Three")]),
    ];
    let ingested = ingest_bytes(&[("file", &book(&sheets))]);
    assert_eq!(ingested.commitments.len(), 1);
    let notes = notes(&ingested, FindingKind::NotRead);
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert!(
        notes[0].starts_with("Cover: this sheet with 1 row was not read; the sheet “Plan” was"),
        "{notes:?}"
    );
    assert!(notes[1].contains("More") && notes[1].contains("in a file of its own"), "{notes:?}");
}

#[test]
fn formulas_without_a_result_and_errors_are_told() {
    let row = vec![
        "Kenya".into(),
        Cell::Xml("<c r=\"B2\"><f>1000+1024</f></c>"),
        "Open the ports".into(),
        "".into(),
        Cell::Xml("<c r=\"E2\" t=\"e\"><v>#REF!</v></c>"),
    ];
    let ingested = ingest_bytes(&[("file", &book(&[("Plan", vec![headers(), row])]))]);
    let unread = notes(&ingested, FindingKind::NotRead);
    assert!(unread[0].contains("1 formulas have no result"), "{unread:?}");
    let converted = notes(&ingested, FindingKind::Converted);
    assert!(converted[0].contains("1 cells hold an error"), "{converted:?}");
}

#[test]
fn cells_beside_the_table_are_no_ragged_rows() {
    let rows = vec![
        headers(),
        vec!["Kenya".into(), "2024".into(), "One".into()],
        [
            vec!["Kenya".into(), "2024".into(), "Two".into()],
            vec!["".into(); 4],
            vec!["check with Ana".into()],
        ]
        .concat(),
    ];
    let ingested = ingest_bytes(&[("file", &book(&[("Plan", rows)]))]);
    assert_accounted(&ingested);
    assert_eq!(ingested.commitments.len(), 2);
    assert!(findings(&ingested, FindingKind::RaggedRow).is_empty());
    assert!(ingested.commitments[1].raw[0].cells.iter().any(|(_, cell)| cell == "check with Ana"));
}

#[test]
fn nested_values_are_kept_and_told_and_lists_are_lists() {
    let json = json!([{
        "Country": "Kenya", "Plan year": 2024.0, "Title": "Open the ports", "Policy areas": ["Open Data", "Gender"],
        "Contact": {"unit": 7, "since": null}, "Verifiable": true,
    }]);
    let ingested = ingest_bytes(&[("file", &serde_json::to_vec(&json).unwrap())]);
    assert_eq!(ingested.commitments[0].areas[..], ["gender", "open-data"]);
    let converted = notes(&ingested, FindingKind::Converted);
    assert!(converted[0].starts_with("Contact: 1 cells hold nested values"), "{converted:?}");
    assert!(findings(&ingested, FindingKind::UnknownLabel).is_empty());
}

#[test]
fn lines_of_json_lines_are_counted_and_blank_ones_passed_over() {
    let text = "\n{\"Country\":\"Kenya\",\"Plan year\":\"2024\",\"Title\":\"One\"}\n\n\n\
                {\"Title\":\"Two\",\"Country\":\"Atlantis\"}\n";
    let ingested = ingest_bytes(&[("file", text.as_bytes())]);
    assert_eq!(ingested.commitments[0].source_row, 2);
    assert_eq!(ingested.report.rejects[0].line, 5);
}

#[test]
fn types_of_parquet_become_text() {
    let areas = Series::new("".into(), ["Open Data", "Gender"]);
    let none = Series::new("".into(), Vec::<&str>::new());
    let columns = vec![
        Column::new("Country".into(), ["Kenya", "Kenya"]),
        Column::new("Plan year".into(), [2024.0, 2024.0]),
        Column::new("Title".into(), ["Open the ports", "Open the roads"]),
        Column::new("Number".into(), [Some(7_i64), None]),
        Column::new("Relevant".into(), [true, false]),
        Column::from(Series::new("Policy areas".into(), [areas, none]).into_series()),
    ];
    let ingested = ingest_bytes(&[("file", &parquet(columns))]);
    assert_accounted(&ingested);
    let first = &ingested.commitments[0];
    assert_eq!(
        (first.number.as_deref(), first.areas.len(), ingested.plans[0].year),
        (Some("7"), 2, Some(2024))
    );
    assert_eq!(ingested.commitments[1].number, None);
    assert_eq!(first.source_row, 1);
}

#[test]
fn what_is_no_workbook_says_what_to_do() {
    use super::book::package;
    for (name, words) in
        [("xl/workbook.bin", "binary Excel"), ("content.xml", "OpenDocument"), ("data.csv", "unpack")]
    {
        let failure = failure(&package(&[(name.into(), b"x".to_vec())]));
        assert!(failure.contains(words), "{failure}");
    }
    assert!(failure(b"[{\"Country\": \"Kenya\"}").contains("JSON"));
    assert!(failure(b"[1, 2]").contains("headers"));
}
