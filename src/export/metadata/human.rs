//! What the numbers of a view are, for people and small scripts.

use app::model::query::{Measure, Word};
use app::text::dataset::licence;
use serde_json::{Map, Value, json};

use crate::export::dataset::Dataset;
use crate::export::schema::Kind;

/// `.metadata.json`. Others of its kind have `dateDownloaded`: here one address gives the same bytes whenever it is asked, so the
/// only date is that of the release, where it has one.
pub(in crate::export) fn human(dataset: &Dataset) -> Value {
    let timespan = dataset.years.map(|(first, last)| format!("{first}-{last}"));
    let updated = dataset.since.as_deref().and_then(|since| since.get(..10));
    let mut columns = Map::new();
    for column in dataset.tables.iter().take(1).flat_map(|table| &table.columns) {
        columns.insert(
            column.name.into(),
            json!({
                "title": column.title,
                "type": kind(column.kind),
                "unit": unit(column.name, &dataset.measure),
                "timespan": timespan,
                "lastUpdated": updated,
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

/// What a column counts. Shares run from 0 to 1.
fn unit(name: &str, measure: &str) -> &'static str {
    match name {
        "k" | "n" => counted(measure),
        "plans" => "plans",
        "members" => "members",
        "commitments" | "both" | "k_area" | "k_other" | "expected" | "lq_expected" | "not_assessed"
        | "pending" | "no_such_indicator" | "unclear" | "missing" => "commitments",
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

/// What k and n count. The map and the tables beside the trends have measures of commitments, and of plans.
fn counted(measure: &str) -> &'static str {
    match Measure::from_word(measure) {
        Some(Measure::Inforce) => "members",
        Some(Measure::Plans) => "plans",
        _ => "commitments",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k_and_n_are_members_plans_or_commitments() {
        for (measure, counted) in [
            ("inforce", "members"),
            ("plans", "plans"),
            ("share", "commitments"),
            ("completion", "commitments"),
            ("lift", "commitments"),
        ] {
            assert_eq!((unit("k", measure), unit("n", measure)), (counted, counted), "{measure}");
        }
        assert_eq!((unit("plans", "inforce"), unit("share", "plans")), ("plans", "share, 0 to 1"));
    }
}
