//! `datapackage.json` in the folder of a release: what its files are, so that nobody needs this program to use them. Data
//! Package, version 2, <https://datapackage.org/standard/data-package/>.

use app::model::release::Release;
use polars::prelude::{DataFrame, DataType};
use serde_json::{Value, json};

use super::files::Written;
use super::tables::{REJECT_COLUMNS, REJECTS, SOURCE_COLUMNS, SOURCES};

/// The name of the file.
pub(super) const PACKAGE: &str = "datapackage.json";

/// The description of some files, of which `tables` are the ones in Parquet.
pub(super) fn package(release: &Release, files: &[Written], tables: &[(&str, &DataFrame)]) -> Value {
    let resources = files.iter().map(|file| {
        let table = tables.iter().find(|(name, _)| *name == file.name).map(|(_, table)| fields(table));
        resource(file, table.or_else(|| csv_fields(file.name)))
    });
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("ogp-release-{}", release.id),
        "version": release.id,
        "sources": release.sources.iter().map(|source| json!({ "title": source })).collect::<Vec<_>>(),
        "resources": resources.collect::<Vec<_>>(),
    })
}

/// The files of a description with their sizes in bytes.
pub(super) fn sizes(package: &Value) -> impl Iterator<Item = (&str, u64)> {
    let resources = package["resources"].as_array().into_iter().flatten();
    resources.filter_map(|resource| Some((resource["path"].as_str()?, resource["bytes"].as_u64()?)))
}

fn resource(file: &Written, fields: Option<Vec<Value>>) -> Value {
    let (name, format) = file.name.split_once('.').unwrap_or((file.name, ""));
    let media_type = match format {
        "parquet" => "application/vnd.apache.parquet",
        "csv" => "text/csv",
        _ => "application/json",
    };
    let mut resource = json!({
        "name": name,
        "path": file.name,
        "format": format,
        "mediatype": media_type,
        "bytes": file.bytes,
        "hash": format!("sha256:{}", file.sum),
    });
    if let Some(fields) = fields {
        resource["type"] = json!("table");
        resource["schema"] =
            json!({ "$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "fields": fields });
    }
    resource
}

fn fields(table: &DataFrame) -> Vec<Value> {
    let kind = |kind: &DataType| match kind {
        DataType::List(_) => "list",
        DataType::Boolean => "boolean",
        DataType::UInt32 | DataType::Int32 => "integer",
        _ => "string",
    };
    let field = |(name, of): (_, &DataType)| json!({ "name": format!("{name}"), "type": kind(of) });
    table.schema().iter().map(field).collect()
}

fn csv_fields(name: &str) -> Option<Vec<Value>> {
    let columns: &[&str] = match name {
        REJECTS => &REJECT_COLUMNS,
        SOURCES => &SOURCE_COLUMNS,
        _ => return None,
    };
    let kind = |name| match name {
        "line" | "bytes" | "rows" | "commitments" => "integer",
        _ => "string",
    };
    Some(columns.iter().map(|name| json!({ "name": name, "type": kind(*name) })).collect())
}
