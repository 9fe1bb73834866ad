//! Helpers: the program, fixtures, shared data, one call to ingest.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use app::model::commitment::Commitment;
use app::model::report::{Finding, FindingKind};
use ogp_dashboard::ingest::{Ingested, Input, ingest, read_path};
use ogp_dashboard::reference::Reference;

static REFERENCE: LazyLock<Reference> = LazyLock::new(|| Reference::load().unwrap());

/// Ingests named contents.
pub(crate) fn ingest_bytes(files: &[(&str, &[u8])]) -> Ingested {
    let inputs = files.iter().map(|(name, bytes)| Input::new(*name, *bytes)).collect();
    ingest(inputs, &REFERENCE)
}

/// Ingests one text.
pub(crate) fn ingest_text(text: &str) -> Ingested {
    ingest_bytes(&[("file.csv", text.as_bytes())])
}

/// Ingests files on disk.
pub(crate) fn ingest_paths(paths: &[PathBuf]) -> Ingested {
    let inputs = paths.iter().flat_map(|path| read_path(path)).map(Result::unwrap).collect();
    ingest(inputs, &REFERENCE)
}

/// A small invented file.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

/// A file in a layout: the headers of a fixture, and rows that differ from its first row in some cells.
pub(crate) struct Sheet {
    records: Vec<Vec<String>>,
    headers: Vec<String>,
    template: Vec<String>,
}

impl Sheet {
    /// With the headers of a fixture and no rows.
    pub(crate) fn new(name: &str) -> Self {
        let bytes = fixture(name);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&bytes[..]);
        let all: Vec<Vec<String>> =
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        let is_title = |cell: &String| cell == "Commitment Title" || cell == "title";
        let at = all.iter().position(|record| record.iter().any(is_title)).unwrap();
        Self { records: all[..=at].to_vec(), headers: all[at].clone(), template: all[at + 1].clone() }
    }

    /// Adds a row.
    #[track_caller]
    pub(crate) fn row(mut self, cells: &[(&str, &str)]) -> Self {
        let mut row = self.template.clone();
        for (header, cell) in cells {
            let column = self.headers.iter().position(|found| found == header);
            row[column.unwrap_or_else(|| panic!("no column {header}"))] = (*cell).into();
        }
        self.records.push(row);
        self
    }

    /// Takes a column away.
    pub(crate) fn without(mut self, header: &str) -> Self {
        let column = self.headers.iter().position(|found| found == header).unwrap();
        let wide = self.headers.len();
        for record in self.records.iter_mut().filter(|record| record.len() == wide) {
            record.remove(column);
        }
        self.headers.remove(column);
        self.template.remove(column);
        self
    }

    /// As CSV.
    pub(crate) fn text(&self) -> String {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        self.records.iter().for_each(|record| writer.write_record(record).unwrap());
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }

    /// What ingest makes of it.
    pub(crate) fn ingest(&self) -> Ingested {
        ingest_text(&self.text())
    }
}

/// A file that ships with the program.
pub(crate) fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample").join(name)
}

/// A file of the shared data; says so where it is not there.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("OGP_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let path = root.join(name);
    if path.exists() {
        return Some(path);
    }
    assert!(!in_ci(), "{} must be here in CI", path.display());
    println!("skipped: {} is not here; set OGP_SHARED", path.display());
    None
}

/// Whether nothing may be skipped.
pub(crate) fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

/// Findings of one kind.
pub(crate) fn findings(ingested: &Ingested, kind: FindingKind) -> Vec<&Finding> {
    ingested.report.findings.iter().filter(|finding| finding.kind == kind).collect()
}

/// The only commitment whose title contains some words.
#[track_caller]
pub(crate) fn commitment<'a>(ingested: &'a Ingested, words: &str) -> &'a Commitment {
    let found: Vec<_> = ingested.commitments.iter().filter(|found| found.title.contains(words)).collect();
    assert_eq!(found.len(), 1, "commitments titled “{words}”");
    found[0]
}

/// The cell of a commitment under a header, in one file.
pub(crate) fn raw<'a>(commitment: &'a Commitment, source: &str, header: &str) -> &'a str {
    let rows = commitment.raw.iter().filter(|row| row.source == source);
    let mut cells = rows.flat_map(|row| row.cells.iter());
    cells.find(|(found, _)| *found == header).map_or("", |(_, cell)| cell)
}

/// Every data row is a commitment read, a reject or a repetition; and every commitment read is in the result once.
#[track_caller]
pub(crate) fn assert_accounted(ingested: &Ingested) {
    let report = &ingested.report;
    let rows: u32 = report.sources.iter().map(|source| source.rows).sum();
    let read: u32 = report.sources.iter().map(|source| source.commitments).sum();
    let repeated = findings(ingested, FindingKind::DuplicateRow).len() as u32;
    let joined: u32 = report.matches.iter().map(|rule| rule.joined).sum();
    assert_eq!(rows, read + report.rejects.len() as u32 + repeated, "rows");
    assert_eq!(read, ingested.commitments.len() as u32 + joined, "commitments");
    let in_plans: u32 = ingested.plans.iter().map(|plan| plan.commitments).sum();
    assert_eq!(in_plans, ingested.commitments.len() as u32, "commitments in plans");
    let cells: usize = ingested.commitments.iter().map(|commitment| commitment.raw.len()).sum();
    assert_eq!(cells as u32, read, "original rows kept");
    let mut ids: Vec<_> = ingested.commitments.iter().map(|commitment| &commitment.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), ingested.commitments.len(), "ids");
}

/// The Explorer edition of 2016.
pub(crate) fn explorer() -> Option<PathBuf> {
    shared("data/explorer/ogpirm_live_data.csv")
}

/// Runs the program to its end.
pub(crate) fn run<S: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = S>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ogp-dashboard"))
        .args(arguments)
        .env("OGP_DASHBOARD_STORE", "/nonexistent/ogp-dashboard-store")
        .output()
        .unwrap()
}

/// What the program wrote to standard output.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What the program wrote to standard error.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Renders a view of some data and gives its bytes.
pub(crate) fn render(view: &str, data: &[&Path]) -> Vec<u8> {
    let data = data.iter().flat_map(|path| [Path::new("--data"), *path]);
    let output = run([Path::new("render"), Path::new(view)].into_iter().chain(data));
    assert!(output.status.success(), "render {view}: {}", stderr(&output));
    output.stdout
}

/// A CSV as rows of named cells.
pub(crate) fn table(bytes: &[u8]) -> Vec<std::collections::BTreeMap<String, String>> {
    csv::Reader::from_reader(bytes).deserialize().collect::<Result<_, _>>().unwrap()
}
