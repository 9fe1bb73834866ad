//! Commitments of one's own: the columns of the template, and how a row under them is read, whether the file has them
//! itself or a mapping says how it calls them.

use std::sync::Arc;

use app::model::rating::Ratings;
use app::model::report::FindingKind;
use app::model::text::Text;

use super::areas;
use super::dates::plain_year;
use super::draft::{Draft, Fate, PlanHint};
use super::explorer::{known, labelled, month, text, title};
use super::labels;
use super::layout::Layout;
use super::members::Who;
use super::numbers;
use super::plan_dates::{PlanDate, years_of_title};
use super::row::{Context, Row};
use super::site::{listed_values, plan_date};
use super::words::said;

pub(super) const COUNTRY: &str = "Country";
pub(super) const LOCAL: &str = "Local government";
pub(super) const LEVEL: &str = "Level";
pub(super) const YEAR: &str = "Plan year";
pub(super) const PLAN_NUMBER: &str = "Plan number";
pub(super) const PLAN: &str = "Action plan";
pub(super) const PLAN_START: &str = "Plan start";
pub(super) const PLAN_END: &str = "Plan end";
pub(super) const CODE: &str = "OGP code";
pub(super) const NUMBER: &str = "Number";
pub(super) const TITLE: &str = "Title";
pub(super) const TEXT: &str = "Full text";
pub(super) const LEAD: &str = "Lead institution";
pub(super) const SUPPORT: &str = "Supporting institutions";
pub(super) const START: &str = "Start date";
pub(super) const END: &str = "End date";
pub(super) const AREAS: &str = "Policy areas";
pub(super) const VALUES: &str = "OGP values";
pub(super) const VERIFIABLE: &str = "Verifiable";
pub(super) const RELEVANT: &str = "Relevant";
pub(super) const SPECIFICITY: &str = "Specificity";
pub(super) const IMPACT: &str = "Potential impact";
pub(super) const AMBITION: &str = "Ambition";
pub(super) const COMPLETION: &str = "Completion";
pub(super) const RESULTS: &str = "Early results";
pub(super) const URL: &str = "Web address";

/// What every commitment of one's own must say.
pub(super) const REQUIRED: &[&str] = &[COUNTRY, YEAR, TITLE];

/// What it may say.
const OPTIONAL: &[&str] = &[
    LOCAL,
    LEVEL,
    PLAN_NUMBER,
    PLAN,
    PLAN_START,
    PLAN_END,
    CODE,
    NUMBER,
    TEXT,
    LEAD,
    SUPPORT,
    START,
    END,
    AREAS,
    VALUES,
    VERIFIABLE,
    RELEVANT,
    SPECIFICITY,
    IMPACT,
    AMBITION,
    COMPLETION,
    RESULTS,
    URL,
];

/// How the title of a row of the template begins that only shows how it is filled in.
pub(super) const EXAMPLE: &str = "EXAMPLE:";

/// The template.
pub(super) const TEMPLATE: Layout = Layout {
    name: "template",
    about: "the template of `ogp-dashboard template`",
    age: 3,
    required: REQUIRED,
    expected: &[],
    optional: OPTIONAL,
    contacts: &[],
    place: COUNTRY,
    title: TITLE,
    read,
};

/// A file whose columns a mapping names.
pub(super) const MAPPED: Layout = Layout { name: "mapping", about: "any table, with a mapping", ..TEMPLATE };

/// Whether the row only shows how the template is filled in.
pub(super) fn is_example(row: &Row) -> bool {
    row.get(TITLE).starts_with(EXAMPLE)
}

fn read(row: &Row, context: &mut Context) -> Option<Draft> {
    let who = who(row, context)?;
    let title = title(row, context, TITLE)?;
    let mut values = listed_values(row, context, VALUES);
    values.sort_unstable();
    values.dedup();
    let number = said(row.get(NUMBER)).map(|number| row.share(number));
    Some(Draft {
        source: context.source,
        line: row.line(),
        who: Who::clone(&who),
        code: said(row.get(CODE)).map(|code| code.to_uppercase().into()),
        hint: shared_plan(row, context),
        number: number.or_else(|| numbers::of_title(&title).map(|(number, _)| number.into())),
        title,
        text: text(row, TEXT),
        lead: text(row, LEAD),
        support: text(row, SUPPORT),
        start: month(row, context, START),
        end: month(row, context, END),
        areas: areas::of_labels(row, context, AREAS, areas::OWN),
        values: values.into(),
        ratings: ratings(row, context),
        url: said(row.get(URL)).map(|url| row.share(url)),
        raw: row.raw(context),
        plan: 0,
        plan_id: Text::default(),
        fate: Fate::Alone,
        number_key: None,
    })
}

/// The member: the local government within its country where one is named, else the country.
fn who(row: &Row, context: &mut Context) -> Option<Arc<Who>> {
    let country = row.get(COUNTRY);
    if country.is_empty() {
        row.reject(context, COUNTRY, "the country is blank; fill it in");
        return None;
    }
    let local = row.get(LOCAL);
    match (row.get(LEVEL).to_lowercase().as_str(), said(local)) {
        ("local", None) => {
            row.reject(context, LOCAL, "the level is local, but no local government is named; fill it in");
            None
        }
        ("" | "local", Some(local)) => known(row, context, LOCAL, &format!("{local}, {country}"), country),
        ("" | "national", None) => known(row, context, COUNTRY, country, country),
        ("national", Some(_)) => {
            row.reject(
                context,
                LEVEL,
                "the level is national, but a local government is named; clear one of both",
            );
            None
        }
        _ => {
            row.reject(context, LEVEL, "none of: national, local; correct it, or clear it");
            None
        }
    }
}

fn shared_plan(row: &Row, context: &mut Context) -> Arc<PlanHint> {
    let hint = plan(row, context);
    context.share_hint(hint)
}

/// What the row says of its plan. The year of submission stands in for a start that is not given, and the start for it.
fn plan(row: &Row, context: &mut Context) -> PlanHint {
    let title = said(row.get(PLAN));
    let in_title = title.and_then(years_of_title);
    let start = plan_date(row, context, PLAN_START).or(in_title.map(|(start, _)| PlanDate::year(start)));
    let end = plan_date(row, context, PLAN_END).or(in_title.map(|(_, end)| PlanDate::year(end)));
    let year = year(row, context).or(start.map(|start| start.year));
    PlanHint {
        number: plan_number(row, context),
        year,
        title: title.map(Text::from),
        start: start.or(year.map(PlanDate::year)),
        end,
    }
}

fn year(row: &Row, context: &mut Context) -> Option<i32> {
    let cell = said(row.get(YEAR))?;
    // A date or a span of years stands there as well: its first year.
    let year = plain_year(cell).or_else(|| years_of_title(cell).map(|(start, _)| start));
    let year = year.or_else(|| cell.split(['-', '/', '.']).find_map(plain_year));
    if year.is_none() {
        let action = "no year from 1990 to 2100; write it with four digits, such as 2024; read as missing";
        row.finding(context, FindingKind::NoYear, YEAR, cell, action);
    }
    year
}

fn plan_number(row: &Row, context: &mut Context) -> Option<u32> {
    let cell = said(row.get(PLAN_NUMBER))?;
    let number = cell.parse().ok().filter(|number| (1..1000).contains(number));
    if number.is_none() {
        let action = "no whole number from 1 to 999; the year says which plan it is";
        row.finding(context, FindingKind::UnknownLabel, PLAN_NUMBER, cell, action);
    }
    number
}

fn ratings(row: &Row, context: &mut Context) -> Ratings {
    Ratings {
        specificity: labelled(row, context, SPECIFICITY, labels::specificity),
        verifiable: labelled(row, context, VERIFIABLE, labels::yes_no),
        relevant: labelled(row, context, RELEVANT, labels::yes_no),
        potential_impact: labelled(row, context, IMPACT, labels::potential_impact),
        ambition: labelled(row, context, AMBITION, labels::ambition),
        completion: labelled(row, context, COMPLETION, labels::completion),
        early_results: labelled(row, context, RESULTS, labels::early_results),
        ..Ratings::default()
    }
}
