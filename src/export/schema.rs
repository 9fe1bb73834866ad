//! The columns of every table: their names, what they mean, and of what kind their values are. One list serves CSV on the Web
//! and the Data Package.

use app::model::lang::Lang;

use super::{columns, commitments, local, map, tables, together};

/// Of what kind the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Whole,
    Decimal,
    Year,
    /// `2014-07`.
    Month,
    Flag,
    Address,
    /// Words joined by `;`.
    List,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// The short name, the same in every language.
    pub(super) name: &'static str,
    /// The name for people.
    pub(super) title: String,
    /// Of what kind its values are.
    pub(super) kind: Kind,
    /// Whether every row has a value.
    pub(super) required: bool,
}

/// The columns of the numbers of a view.
pub(super) fn trends(lang: Lang) -> Vec<Column> {
    let columns = columns::COLUMNS.iter();
    let column = |(name, title, _): &columns::Column| Column {
        name,
        title: title.of(lang).into(),
        kind: kind(name),
        required: matches!(
            *name,
            "area_id"
                | "area"
                | "region"
                | "level"
                | "year"
                | "measure"
                | "k"
                | "n"
                | "plans"
                | "coding_version"
                | "data_release"
        ),
    };
    columns.map(column).collect()
}

/// The columns of the map.
pub(super) fn map() -> Vec<Column> {
    map::COLUMNS.iter().map(|(name, title)| plain(name, title, *name == "place_id")).collect()
}

/// The columns of OGP Local.
pub(super) fn local(lang: Lang) -> Vec<Column> {
    local::COLUMNS.iter().map(|(name, title, _)| every(name, title.of(lang))).collect()
}

/// The columns of areas that commitments carry together.
pub(super) fn together(lang: Lang) -> Vec<Column> {
    together::COLUMNS.iter().map(|(name, title, _)| every(name, title.of(lang))).collect()
}

/// The columns of commitments.
pub(super) fn commitments() -> Vec<Column> {
    commitments::names().map(|name| plain(name, name, name == "commitment_id")).collect()
}

/// The columns of plans.
pub(super) fn plans() -> Vec<Column> {
    tables::PLANS.iter().map(|name| plain(name, name, *name == "plan_id")).collect()
}

/// The columns of a table made for an archive.
pub(super) fn named(names: &[&'static str]) -> Vec<Column> {
    names.iter().map(|name| plain(name, name, false)).collect()
}

fn plain(name: &'static str, title: &str, required: bool) -> Column {
    Column { name, title: title.replace('_', " "), kind: kind(name), required }
}

/// A column of a table of pairs or levels: everything but shares is there in every row.
fn every(name: &'static str, title: &str) -> Column {
    let may_lack = matches!(name, "share" | "lo" | "hi");
    Column { name, title: title.into(), kind: kind(name), required: !may_lack }
}

/// A name means the same in every table.
fn kind(name: &str) -> Kind {
    match name {
        "k"
        | "share"
        | "lo"
        | "hi"
        | "deff"
        | "lq"
        | "lq_lo"
        | "lq_hi"
        | "lq_expected"
        | "change"
        | "change_same_members"
        | "change_plan_size"
        | "change_joining_leaving"
        | "estimate"
        | "expected"
        | "lift" => Kind::Decimal,
        "n" | "plans" | "commitments" | "members" | "not_assessed" | "pending" | "no_such_indicator"
        | "unclear" | "missing" | "rank" | "rank_lo" | "rank_hi" | "rank_of" | "rank_band"
        | "plan_number" | "source_row" | "both" | "k_area" | "k_other" => Kind::Whole,
        "year" | "year_from" | "year_to" | "diverges_from" => Kind::Year,
        "start" | "end" | "plan_start" | "plan_end" => Kind::Month,
        "dated" => Kind::Flag,
        "areas" | "values" => Kind::List,
        "source_url" => Kind::Address,
        _ => Kind::Text,
    }
}
