//! The archive of a view: its numbers, what they are, the drawing, how to cite it, and for numbers the rows behind them with
//! two scripts that count them again. The same question to the same release gives the same bytes.

use std::io::{Cursor, Write};

use app::model::answer::Answer;
use app::model::local::Themes;
use app::model::map::MapAnswer;
use app::text::dataset as said;
use serde_json::Value;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::csv::Writer;
use super::dataset::{Dataset, Table};
use super::metadata::{self, Resource};
use super::{ExportError, json, schema, tables};
use crate::analysis::{Analysis, Subset};

/// A file of an archive.
type Entry = (&'static str, Vec<u8>);

/// Columns of `plans.csv`.
const PLANS: [&str; 10] = [
    "plan_id",
    "member",
    "country",
    "region",
    "level",
    "plan_number",
    "year",
    "plan_start",
    "plan_end",
    "coding",
];
/// Columns of `commitments.csv`.
const COMMITMENTS: [&str; 7] =
    ["commitment_id", "plan_id", "title", "coding", "areas", "standing", "source_url"];

/// What is needed to count the numbers of a view again: the rows behind them, and a script in two languages.
pub(super) struct Again<'a> {
    rows: Subset<'a>,
    python: &'static str,
    r: &'static str,
}

impl<'a> Again<'a> {
    /// Of a chart.
    pub(super) fn of_trends(analysis: &'a Analysis, answer: &Answer) -> Self {
        Self {
            rows: analysis.subset(answer),
            python: include_str!("reproduce/trends.py"),
            r: include_str!("reproduce/trends.R"),
        }
    }

    /// Of the map.
    pub(super) fn of_map(analysis: &'a Analysis, answer: &MapAnswer) -> Self {
        Self {
            rows: analysis.subset_of_map(answer),
            python: include_str!("reproduce/map.py"),
            r: include_str!("reproduce/map.R"),
        }
    }

    /// Of the areas of local plans beside those of national ones.
    pub(super) fn of_local(analysis: &'a Analysis, themes: &Themes) -> Self {
        Self {
            rows: analysis.subset_of_local(themes),
            python: include_str!("reproduce/local.py"),
            r: include_str!("reproduce/local.R"),
        }
    }
}

/// The archive. `again` is missing for views that are rows themselves.
pub(super) fn bundle(
    dataset: &Dataset,
    data: Vec<u8>,
    drawing: Option<String>,
    again: Option<&Again<'_>>,
) -> Result<Vec<u8>, ExportError> {
    let mut dataset = dataset.clone();
    if let Some(table) = dataset.tables.first_mut() {
        table.file = "data.csv".into();
    }
    let mut files: Vec<Entry> = vec![("data.csv", data)];
    if let Some(again) = again {
        files.push(("plans.csv", plans(&again.rows)?));
        files.push(("commitments.csv", commitments(&again.rows)?));
        let table = |name: &str, title: app::text::phrase::Phrase, columns: &[&'static str]| Table {
            file: format!("{name}.csv"),
            address: String::new(),
            name: name.into(),
            title: title.of(dataset.lang).into(),
            columns: schema::named(columns),
        };
        let rows = [table("plans", said::ROWS_PLANS, &PLANS), table("commitments", said::ROWS, &COMMITMENTS)];
        dataset.tables.extend(rows);
    }
    let package = package(&dataset, &files);
    if let Some(table) = dataset.tables.first() {
        files.push(("data.csv-metadata.json", pretty(&metadata::csvw(&dataset, table, "data.csv", true))?));
    }
    files.push(("datapackage.json", pretty(&package)?));
    files.push(("metadata.json", pretty(&metadata::human(&dataset))?));
    if let Some(svg) = drawing {
        files.push(("chart.svg", svg.into_bytes()));
    }
    let cite = dataset.citation.long();
    let read_me = said::read_me(
        &dataset.title,
        &dataset.subtitle,
        &cite,
        &dataset.caveats,
        again.is_some(),
        dataset.lang,
    );
    files.push(("README.md", read_me.into_bytes()));
    files.push(("CITATION.cff", cff(&dataset).into_bytes()));
    if let Some(again) = again {
        files.push(("reproduce.py", again.python.as_bytes().to_vec()));
        files.push(("reproduce.R", again.r.as_bytes().to_vec()));
    }
    let sums = sums(&files);
    files.push(("SHA256SUMS", sums.into_bytes()));
    zipped(&files)
}

fn package(dataset: &Dataset, files: &[Entry]) -> Value {
    let bytes = |name: &str| files.iter().find(|(file, _)| *file == name).map(|(_, bytes)| bytes.as_slice());
    let resource = |table| {
        let table: &Table = table;
        Resource { table, path: table.file.clone(), bytes: bytes(&table.file) }
    };
    metadata::package(dataset, &dataset.tables.iter().map(resource).collect::<Vec<_>>())
}

fn plans(subset: &Subset<'_>) -> Result<Vec<u8>, ExportError> {
    let mut writer = Writer::new(false);
    writer.record(PLANS)?;
    for one in &subset.plans {
        let plan = one.plan;
        writer.record([
            plan.id.clone(),
            plan.member.clone(),
            plan.country.clone(),
            plan.region.slug().into(),
            plan.level.slug().into(),
            plan.number.map(|number| number.to_string()).unwrap_or_default(),
            plan.year.map(|year| year.to_string()).unwrap_or_default(),
            tables::month(plan.start),
            tables::month(plan.end),
            one.coding.clone().unwrap_or_default(),
        ])?;
    }
    writer.finish()
}

fn commitments(subset: &Subset<'_>) -> Result<Vec<u8>, ExportError> {
    let mut writer = Writer::new(false);
    writer.record(COMMITMENTS)?;
    for one in &subset.commitments {
        writer.record([
            one.commitment.id.to_string(),
            one.commitment.plan.to_string(),
            one.commitment.title.to_string(),
            one.commitment.coding.as_deref().unwrap_or_default().to_owned(),
            one.areas.join(";"),
            one.standing.unwrap_or_default().into(),
            one.commitment.source_url.as_deref().unwrap_or_default().to_owned(),
        ])?;
    }
    writer.finish()
}

/// `CITATION.cff`. A JSON string is a YAML string.
fn cff(dataset: &Dataset) -> String {
    let quoted = |text: &str| Value::from(text).to_string();
    let (id, _, _) = said::licence(dataset.release.kind);
    let url = if dataset.page.starts_with("http") {
        format!("url: {}\n", quoted(&dataset.page))
    } else {
        String::new()
    };
    format!(
        "cff-version: 1.2.0\nmessage: {}\ntype: dataset\ntitle: {}\nversion: {}\nauthors:\n  - name: {}\n{url}license: {id}\n",
        quoted(&dataset.citation.short()),
        quoted(&dataset.title),
        quoted(&dataset.release.id),
        quoted(said::OGP.0),
    )
}

fn sums(files: &[Entry]) -> String {
    let line = |(name, bytes): &Entry| {
        let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{sum}  {name}\n")
    };
    files.iter().map(line).collect()
}

fn pretty(document: &Value) -> Result<Vec<u8>, ExportError> {
    json::write(document)
}

/// Every entry has the same time and rights, and the order is that of the list.
fn zipped(files: &[Entry]) -> Result<Vec<u8>, ExportError> {
    let write_error = |error: &dyn std::fmt::Display| ExportError::Write(error.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in files {
        archive.start_file(*name, options).map_err(|error| write_error(&error))?;
        archive.write_all(bytes).map_err(|error| write_error(&error))?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| write_error(&error))
}
