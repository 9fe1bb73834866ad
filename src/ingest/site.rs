//! Commitments copied from OGP's public pages: the national and the local list, which share their columns.
//!
//! The pages restate old plans in today's words (`Ambition: Low`), and copies of them leave fields empty that are
//! drawn by a script; so an empty field is missing, never a zero. Ratings of local commitments are arranged by the
//! members themselves since 2020 and cannot be compared with those of the IRM: they stay in the same fields, and
//! `level` tells them apart.

use std::sync::Arc;

use app::model::commitment::OgpValue;
use app::model::month::Month;
use app::model::rating::{Rating, Ratings, StarFormula, YesNo};
use app::model::report::FindingKind;
use app::model::text::Text;

use super::areas;
use super::dates::plain_year;
use super::draft::{Draft, Fate, PlanHint};
use super::explorer::{labelled, member, month, text, title};
use super::labels;
use super::members::Who;
use super::numbers;
use super::plan_dates::{self, PlanDate};
use super::row::{Context, Row};
use super::words::{fold, said};

pub(super) const CODE: &str = "commitment_id";
pub(super) const MEMBER: &str = "member";
const COUNTRY: &str = "country";
pub(super) const TITLE: &str = "title";
pub(super) const PLAN: &str = "action_plan";
pub(super) const PLAN_START: &str = "plan_start";
const PLAN_END: &str = "plan_end";
const START: &str = "commitment_start";
const END: &str = "commitment_end";
const LEAD: &str = "lead_institutions";
const AREAS: &str = "policy_areas";
const VALUES: &str = "ogp_values";
const RELEVANT: &str = "relevant";
const URL: &str = "source_url";
pub(super) const CYCLE: &str = "action_plan_cycle";
pub(super) const STARRED: &str = "starred";

/// Headers that both lists need.
pub(super) const REQUIRED: &[&str] = &[CODE, MEMBER, TITLE, PLAN, PLAN_START];
/// Headers that both lists have.
pub(super) const EXPECTED: &[&str] = &[
    COUNTRY,
    PLAN_END,
    START,
    END,
    LEAD,
    AREAS,
    VALUES,
    "completion",
    "early_results",
    "ambition",
    "verifiable",
    RELEVANT,
    URL,
];

/// Reads a row of either list.
pub(super) fn read(row: &Row, context: &mut Context) -> Option<Draft> {
    let who = member(row, context, MEMBER, row.get(COUNTRY))?;
    let title = title(row, context, TITLE)?;
    let (relevant, mut values) = relevance(row, context);
    values.extend(listed_values(row, context, VALUES));
    values.sort_unstable();
    values.dedup();
    Some(Draft {
        source: context.source,
        line: row.line(),
        who: Who::clone(&who),
        code: said(row.get(CODE)).map(|code| code.to_uppercase().into()),
        hint: shared_plan(row, context),
        number: numbers::of_title(&title).map(|(number, _)| number.into()),
        title,
        text: None,
        lead: text(row, LEAD).map(|lead| lead.replace(';', "; ").into()),
        support: None,
        start: month(row, context, START),
        end: month(row, context, END),
        areas: areas::of_labels(row, context, AREAS, areas::SITE),
        values: values.into(),
        ratings: ratings(row, context, relevant),
        url: said(row.get(URL)).map(|url| row.share(url)),
        raw: row.raw(context),
        plan: 0,
        plan_id: Text::default(),
        fate: Fate::Alone,
        number_key: None,
    })
}

fn shared_plan(row: &Row, context: &mut Context) -> Arc<PlanHint> {
    let hint = plan(row, context);
    context.share_hint(hint)
}

/// What the row says of its plan. The cycle is the year of submission; the start stands in for it where there is none.
fn plan(row: &Row, context: &mut Context) -> PlanHint {
    let title = said(row.get(PLAN));
    let in_title = title.and_then(plan_dates::years_of_title);
    let start = plan_date(row, context, PLAN_START).or(in_title.map(|(start, _)| PlanDate::year(start)));
    let end = plan_date(row, context, PLAN_END).or(in_title.map(|(_, end)| PlanDate::year(end)));
    let cycle = plain_year(row.get(CYCLE));
    let window = title.and_then(plan_dates::window_of_title);
    if let (Some((from, _)), Some(start)) = (in_title, start)
        && from != start.year
    {
        let value = format!("{} with the start {start}", row.get(PLAN));
        row.finding(
            context,
            FindingKind::PlanYear,
            PLAN,
            &value,
            "the columns with the dates count, not the title",
        );
    }
    PlanHint {
        number: None,
        year: cycle.or(start.map(|start| start.year)),
        title: title.map(Text::from),
        start: start.map(|date| date.within(window)).or(cycle.map(PlanDate::year)),
        end: end.map(|date| date.within(window)),
    }
}

/// A date of a plan, or only its year.
pub(super) fn plan_date(row: &Row, context: &mut Context, column: &'static str) -> Option<PlanDate> {
    match plain_year(row.get(column)) {
        Some(year) => Some(PlanDate::year(year)),
        None => {
            month(row, context, column).map(|Month { year, month }| PlanDate { year, month: Some(month) })
        }
    }
}

/// Relevance in either form of the page: a plain answer, or the list of values, where technology alone is not enough.
fn relevance(row: &Row, context: &mut Context) -> (Rating<YesNo>, Vec<OgpValue>) {
    let cell = row.get(RELEVANT);
    if let Some(rating) = context.labels.rating(cell, labels::yes_no) {
        return (rating, Vec::new());
    }
    let values = listed_values(row, context, RELEVANT);
    let relevant = match values.as_slice() {
        [] => Rating::Missing,
        [OgpValue::Technology] => Rating::Rated(YesNo::No),
        _ => Rating::Rated(YesNo::Yes),
    };
    (relevant, values)
}

/// The OGP values that a list names.
pub(super) fn listed_values(row: &Row, context: &mut Context, column: &'static str) -> Vec<OgpValue> {
    let mut values = Vec::new();
    for label in row.items(column).into_iter().filter_map(said) {
        match value_of(label) {
            Some(value) => values.push(value),
            None => row.finding(context, FindingKind::UnknownLabel, column, label, "no OGP value; left out"),
        }
    }
    values
}

pub(super) fn value_of(label: &str) -> Option<OgpValue> {
    let label = fold(label);
    let starts: [(&str, OgpValue); 5] = [
        ("access to information", OgpValue::AccessToInformation),
        ("civic participation", OgpValue::CivicParticipation),
        ("public participation", OgpValue::CivicParticipation),
        ("public accountability", OgpValue::PublicAccountability),
        ("tech", OgpValue::Technology),
    ];
    starts.iter().find(|(start, _)| label.starts_with(start)).map(|(_, value)| *value)
}

fn ratings(row: &Row, context: &mut Context, relevant: Rating<YesNo>) -> Ratings {
    let starred = labelled(row, context, STARRED, labels::yes_no);
    Ratings {
        verifiable: labelled(row, context, "verifiable", labels::yes_no),
        relevant,
        ambition: labelled(row, context, "ambition", labels::ambition),
        completion: labelled(row, context, "completion", labels::completion),
        early_results: labelled(row, context, "early_results", labels::early_results),
        starred,
        starred_formula: starred.step().map(|_| StarFormula::Page),
        ..Ratings::default()
    }
}
