//! CSV on the Web: what the columns of one CSV are, <https://www.w3.org/TR/tabular-metadata/>.

use app::model::query::Word;
use app::text::dataset::{OGP, licence};
use serde_json::{Map, Value, json};

use crate::export::dataset::{Dataset, Table};
use crate::export::schema::{Column, Kind};

/// The document for a table; `url` is where the CSV is, seen from the document. `short_names` says what its header has.
pub(in crate::export) fn csvw(dataset: &Dataset, table: &Table, url: &str, short_names: bool) -> Value {
    let lang = dataset.lang.word();
    let columns: Vec<Value> =
        table.columns.iter().map(|column| self::column(column, lang, short_names)).collect();
    let primary = table.columns.iter().filter(|column| column.name.ends_with("_id") && column.required);
    let mut schema = json!({ "columns": columns });
    // Only tables of one thing per row have a key of one column.
    if let Some(key) = primary.map(|column| column.name).next().filter(|key| *key != "area_id") {
        schema["primaryKey"] = json!(key);
    }
    json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": lang }],
        "url": url,
        "dc:title": table.title,
        "dc:description": dataset.description,
        "dc:source": dataset.page,
        "dc:license": { "@id": licence(dataset.release.kind).2 },
        "dc:creator": OGP.0,
        "dc:identifier": format!("{}#{}", dataset.release.id, dataset.citation.check),
        "dc:bibliographicCitation": dataset.citation.long(),
        "dialect": { "encoding": "utf-8", "lineTerminators": ["\r\n"], "header": true, "delimiter": "," },
        "tableSchema": schema,
    })
}

fn column(column: &Column, lang: &str, short_names: bool) -> Value {
    let mut entry = Map::new();
    entry.insert("name".into(), json!(column.name));
    // The header of the CSV must be among the titles.
    let mut titles = vec![column.title.as_str()];
    if short_names {
        titles.insert(0, column.name);
    }
    titles.dedup();
    entry.insert("titles".into(), json!({ lang: titles }));
    if let Some(datatype) = datatype(column.kind) {
        entry.insert("datatype".into(), json!(datatype));
    }
    if column.kind == Kind::List {
        entry.insert("separator".into(), json!(";"));
    }
    if column.required {
        entry.insert("required".into(), json!(true));
    }
    Value::Object(entry)
}

const fn datatype(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Text | Kind::List => "string",
        Kind::Whole => "integer",
        Kind::Decimal => "number",
        Kind::Year => "gYear",
        Kind::Month => "gYearMonth",
        Kind::Flag => "boolean",
        Kind::Address => "anyURI",
    })
}
