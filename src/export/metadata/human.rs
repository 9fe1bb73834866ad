//! What the numbers of a view are, for people and small scripts.

use app::model::query::Word;
use app::text::dataset::licence;
use serde_json::{Map, Value, json};

use crate::export::dataset::Dataset;
use crate::export::schema::Kind;

/// `.metadata.json`.
pub(in crate::export) fn human(dataset: &Dataset) -> Value {
    let timespan = dataset.years.map(|(first, last)| format!("{first}-{last}"));
    let mut columns = Map::new();
    for column in dataset.tables.iter().take(1).flat_map(|table| &table.columns) {
        columns.insert(
            column.name.into(),
            json!({
                "title": column.title,
                "type": kind(column.kind),
                "unit": unit(column.name),
                "timespan": timespan,
                "citationShort": dataset.citation.short(),
                "citationLong": dataset.citation.long(),
            }),
        );
    }
    json!({
        "chart": {
            "title": dataset.title,
            "subtitle": dataset.subtitle,
            "description": dataset.description,
            "citation": dataset.citation.short(),
            "originalChartUrl": dataset.page,
        },
        "columns": columns,
        "dataRelease": dataset.release.id,
        "dataKind": dataset.release.kind.slug(),
        "checksum": dataset.citation.check,
        "method": dataset.method,
        "caveats": dataset.caveats,
        "places": dataset.places,
        "sources": dataset.release.sources,
        "license": licence(dataset.release.kind).2,
        "language": dataset.lang.word(),
        "citationShort": dataset.citation.short(),
        "citationLong": dataset.citation.long(),
        "bibtex": dataset.citation.bibtex(),
    })
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Address => "text",
        Kind::Whole => "whole number",
        Kind::Decimal => "number",
        Kind::Year => "year",
        Kind::Month => "month",
        Kind::Flag => "true or false",
        Kind::List => "list, joined by ;",
    }
}

/// Shares run from 0 to 1.
fn unit(name: &str) -> &'static str {
    match name {
        "share"
        | "lo"
        | "hi"
        | "change"
        | "change_same_members"
        | "change_plan_size"
        | "change_joining_leaving" => "share, 0 to 1",
        _ => "",
    }
}
