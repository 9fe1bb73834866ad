//! Data Package, version 2: what the files of a folder or archive are, <https://datapackage.org/standard/data-package/>.

use app::text::dataset::{KEYWORDS, OGP, licence};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::export::dataset::{Dataset, Table};
use crate::export::schema::{Column, Kind};

/// A file of a package.
pub(in crate::export) struct Resource<'a> {
    /// The table.
    pub(in crate::export) table: &'a Table,
    /// Where the file is, seen from the package.
    pub(in crate::export) path: String,
    /// Its bytes, where they are at hand.
    pub(in crate::export) bytes: Option<&'a [u8]>,
}

/// `datapackage.json`.
pub(in crate::export) fn package(dataset: &Dataset, resources: &[Resource<'_>]) -> Value {
    let (id, name, address) = licence(dataset.release.kind);
    let sources: Vec<Value> =
        dataset.release.sources.iter().map(|source| json!({ "title": source })).collect();
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": dataset.name,
        "id": dataset.page,
        "title": dataset.title,
        "description": dataset.summary(),
        "homepage": dataset.page,
        "version": dataset.release.id,
        "keywords": KEYWORDS,
        "licenses": [{ "name": id, "title": name, "path": address }],
        "contributors": [{ "title": OGP.0, "path": OGP.1, "roles": ["creator"] }],
        "sources": sources,
        "resources": resources.iter().map(resource).collect::<Vec<_>>(),
    });
    if let Some(since) = &dataset.since {
        package["created"] = json!(since);
    }
    package
}

fn resource(resource: &Resource<'_>) -> Value {
    let Resource { table, path, bytes } = resource;
    let mut entry = json!({
        "name": table.name,
        "title": table.title,
        "type": "table",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "header": true, "delimiter": ",", "lineTerminator": "\r\n" },
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": table.columns.iter().map(field).collect::<Vec<_>>(),
            "missingValues": [""],
        },
    });
    if let Some(bytes) = bytes {
        let sum: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        entry["bytes"] = json!(bytes.len());
        entry["hash"] = json!(format!("sha256:{sum}"));
    }
    entry
}

fn field(column: &Column) -> Value {
    let mut field = Map::new();
    field.insert("name".into(), json!(column.name));
    field.insert("title".into(), json!(column.title));
    let kind = match column.kind {
        // The standard's lists are newer than many of its readers; joined by `;` they are text to all of them.
        Kind::Text | Kind::List | Kind::Address => "string",
        Kind::Whole => "integer",
        Kind::Decimal => "number",
        Kind::Year => "year",
        Kind::Month => "yearmonth",
        Kind::Flag => "boolean",
    };
    field.insert("type".into(), json!(kind));
    if let Some(words) = categories(column.name) {
        field.insert("categories".into(), json!(words));
    }
    if column.required {
        field.insert("constraints".into(), json!({ "required": true }));
    }
    Value::Object(field)
}

/// The words of columns that hold one of few.
fn categories(name: &str) -> Option<Vec<&'static str>> {
    use app::model::badge::Badge;
    use app::model::place::Region;
    use app::model::query::{Counting, Word};
    Some(match name {
        "region" => std::iter::once("world").chain(Region::ALL.map(Region::slug)).collect(),
        "level" => vec!["all", "national", "local"],
        "counting" => Counting::ALL.iter().map(|counting| counting.word()).collect(),
        "badge" => Badge::ALL.iter().map(|badge| badge.slug()).collect(),
        "reading" => vec!["no_plans", "nothing_counted", "count", "share"],
        _ => return None,
    })
}
