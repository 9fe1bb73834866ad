//! The numbers of the map as CSV and JSON.

use app::model::map::{MapAnswer, MapPlace, Reading};
use app::model::query::Word;
use app::model::release::Release;
use serde::Serialize;
use utoipa::ToSchema;

use super::columns::number;
use super::csv::Writer;
use super::options::Options;
use super::{ExportError, json};

/// The columns with their names for people.
pub(super) const COLUMNS: [(&str, &str); 19] = [
    ("place_id", "Slug of the member, or ISO code of the country"),
    ("place", "Member or country"),
    ("iso3", "Country (ISO 3166-1 alpha-3)"),
    ("region", "OGP region"),
    ("level", "Level of government"),
    ("members", "Members counted"),
    ("plans", "Plans"),
    ("commitments", "Commitments"),
    ("area_id", "Policy area id"),
    ("area", "Policy area"),
    ("measure", "Measure"),
    ("reading", "What the place shows"),
    ("k", "k"),
    ("n", "n (of how many)"),
    ("share", "Share (k/n)"),
    ("lo", "Lower end of the interval (about 95 %)"),
    ("hi", "Upper end of the interval (about 95 %)"),
    ("coding_version", "Coding of the policy areas"),
    ("data_release", "Data release"),
];

/// One row per place, in the order of the table.
pub(super) fn csv(answer: &MapAnswer, release: &Release, options: &Options) -> Result<Vec<u8>, ExportError> {
    let mut writer = Writer::new(options.excel);
    writer.record(COLUMNS.map(|(short, long)| if options.short_names { short } else { long }))?;
    for place in &answer.places {
        let value = Value::of(place);
        let text = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        writer.record([
            place.place.id.clone(),
            place.place.name.clone(),
            place.iso3.clone(),
            place.region.slug().into(),
            answer.query.layer.word().into(),
            place.members.to_string(),
            place.plans.to_string(),
            place.commitments.to_string(),
            answer.area.as_ref().map(|area| area.id.clone()).unwrap_or_default(),
            answer.area.as_ref().map(|area| area.name.clone()).unwrap_or_default(),
            answer.query.measure.word().into(),
            value.reading.into(),
            text(value.k),
            text(value.n),
            number(value.share),
            number(value.lo),
            number(value.hi),
            answer.coding.id.clone(),
            release.id.clone(),
        ])?;
    }
    writer.finish()
}

/// The document. Its shape is a promise to readers.
#[derive(Serialize, ToSchema)]
#[schema(as = Map)]
pub(super) struct Document<'a> {
    query: String,
    measure: &'static str,
    level: &'static str,
    area: Option<&'a app::model::place::Named>,
    coding_version: &'a str,
    data_release: &'a str,
    data_kind: &'static str,
    /// k and n of all places together.
    total: Total,
    places: Vec<Line<'a>>,
}

#[derive(Serialize, ToSchema)]
struct Total {
    k: u32,
    n: u32,
}

#[derive(Serialize, ToSchema)]
#[schema(as = MapPlace)]
struct Line<'a> {
    place: &'a app::model::place::Named,
    iso3: &'a str,
    region: &'static str,
    members: u32,
    plans: u32,
    commitments: u32,
    #[serde(flatten)]
    value: Value,
}

/// What a place shows, as a row has it.
#[derive(Serialize, ToSchema)]
#[schema(as = Reading)]
struct Value {
    /// `no_plans`, `nothing_counted`, `count` or `share`: the first two are no zeros.
    reading: &'static str,
    k: Option<u32>,
    n: Option<u32>,
    share: Option<f64>,
    lo: Option<f64>,
    hi: Option<f64>,
}

impl Value {
    fn of(place: &MapPlace) -> Self {
        let none = Self { reading: "no_plans", k: None, n: None, share: None, lo: None, hi: None };
        match place.reading {
            Reading::NoPlans => none,
            Reading::NothingCounted => Self { reading: "nothing_counted", ..none },
            Reading::Count { k, n } => Self { reading: "count", k: Some(k), n, ..none },
            Reading::Share(portion) => Self {
                reading: "share",
                k: Some(portion.k),
                n: Some(portion.n),
                share: (portion.n > 0).then(|| json::rounded(f64::from(portion.k) / f64::from(portion.n))),
                lo: portion.interval.map(|interval| json::rounded(interval.low)),
                hi: portion.interval.map(|interval| json::rounded(interval.high)),
            },
        }
    }
}

/// As JSON.
pub(super) fn json(answer: &MapAnswer, release: &Release) -> Result<Vec<u8>, ExportError> {
    json::write(&Document {
        query: answer.query.canonical(),
        measure: answer.query.measure.word(),
        level: answer.query.layer.word(),
        area: answer.area.as_ref(),
        coding_version: &answer.coding.id,
        data_release: &release.id,
        data_kind: release.kind.slug(),
        total: Total { k: answer.total.k, n: answer.total.n },
        places: answer
            .places
            .iter()
            .map(|place| Line {
                place: &place.place,
                iso3: &place.iso3,
                region: place.region.slug(),
                members: place.members,
                plans: place.plans,
                commitments: place.commitments,
                value: Value::of(place),
            })
            .collect(),
    })
}
