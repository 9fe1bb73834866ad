//! What one release changed against another: which rows came, changed and went, and which numbers moved with them.

use std::collections::{BTreeMap, BTreeSet};

use app::model::commitment::{Commitment, Plan};
use app::model::diary::{
    AreaChange, AreaNumbers, ChangedLine, ColumnChange, Difference, FieldChange, Headline, HeadlineChange,
    Line, Moved, Rows,
};
use app::model::lang::Lang;
use app::model::month::Month;
use app::model::place::Named;
use app::model::profile::{AreaOrder, AreaRow, Part};
use app::model::rating::{Rating, Scale};
use app::model::release::Release;
use app::model::report::Report;
use app::model::text::Text;

use super::Analysis;
use super::area_list::by_name;
use crate::store::Data;

/// Everything that is not the same in two releases, with names of areas in a language.
#[must_use]
pub fn difference(old: &Analysis, new: &Analysis, lang: Lang) -> Difference {
    Difference {
        old: old.data.release.clone(),
        new: new.data.release.clone(),
        headline: headline(&old.data.release, &new.data.release),
        areas: areas(old, new, lang),
        rows: rows(&old.data, &new.data),
        columns: columns(&old.data.report, &new.data.report),
    }
}

/// The rows that are not the same in two releases: compared by the id of a commitment, whatever file it came from.
#[must_use]
pub fn rows(old: &Data, new: &Data) -> Rows {
    let (before, after) = (by_id(old), by_id(new));
    let changed = after.iter().filter_map(|(id, commitment)| {
        let fields = changes(before.get(id)?, commitment);
        (!fields.is_empty()).then(|| ChangedLine { line: line(commitment), fields })
    });
    let only = |these: &BTreeMap<&str, &Commitment>, those: &BTreeMap<&str, &Commitment>| {
        let only = these.iter().filter(|(id, _)| !those.contains_key(*id));
        only.map(|(_, commitment)| line(commitment)).collect()
    };
    Rows {
        added: only(&after, &before),
        changed: changed.collect(),
        lost: only(&before, &after),
        members: moved(old, new, |data| {
            data.commitments.iter().map(|one| (one.member.as_str(), one.member_name.to_string())).collect()
        }),
        plans: moved(old, new, |data| {
            data.plans.iter().map(|plan| (plan.id.as_str(), name_of(plan))).collect()
        }),
        areas: moved(old, new, |data| {
            let areas = data.commitments.iter().flat_map(|one| one.areas.iter());
            areas.map(|area| (area.as_str(), area.to_string())).collect()
        }),
    }
}

fn by_id(data: &Data) -> BTreeMap<&str, &Commitment> {
    data.commitments.iter().map(|commitment| (commitment.id.as_str(), commitment)).collect()
}

fn line(commitment: &Commitment) -> Line {
    Line {
        id: commitment.id.to_string(),
        title: commitment.title.to_string(),
        lang: commitment.lang.as_ref().map(ToString::to_string),
        member: Named { id: commitment.member.to_string(), name: commitment.member_name.to_string() },
    }
}

/// The member and the year of a plan; many plans have no title.
fn name_of(plan: &Plan) -> String {
    match plan.year {
        Some(year) => format!("{} {year}", plan.member_name),
        None => plan.member_name.clone(),
    }
}

/// What is in only one of two releases, by id.
fn moved(old: &Data, new: &Data, list: impl Fn(&Data) -> BTreeMap<&str, String>) -> Moved {
    let (before, after) = (list(old), list(new));
    let only = |these: &BTreeMap<&str, String>, those: &BTreeMap<&str, String>| {
        let only = these.iter().filter(|(id, _)| !those.contains_key(*id));
        only.map(|(id, name)| Named { id: (*id).to_owned(), name: name.clone() }).collect()
    };
    Moved { came: only(&after, &before), went: only(&before, &after) }
}

/// The fields that do not say the same. Where a row stands in which file is no part of what it says.
fn changes(old: &Commitment, new: &Commitment) -> Vec<FieldChange> {
    let pairs = fields(old).into_iter().zip(fields(new));
    let changed = pairs.filter(|((_, old), (_, new))| old != new);
    changed.map(|((field, old), (_, new))| FieldChange { field: field.into(), old, new }).collect()
}

/// The columns of the table of commitments, as words.
fn fields(of: &Commitment) -> [(&'static str, String); 27] {
    fn rated<S: Scale>(rating: Rating<S>) -> String {
        rating.slug().into()
    }
    let text = |text: &Option<Text>| text.as_deref().unwrap_or_default().to_owned();
    let month = |month: Option<Month>| month.map(String::from).unwrap_or_default();
    let ratings = &of.ratings;
    [
        ("member", of.member.to_string()),
        ("member_name", of.member_name.to_string()),
        ("country", of.country.to_string()),
        ("region", of.region.slug().into()),
        ("plan_id", of.plan.to_string()),
        ("number", text(&of.number)),
        ("title", of.title.to_string()),
        ("text", text(&of.text)),
        ("lead", text(&of.lead)),
        ("support", text(&of.support)),
        ("start", month(of.start)),
        ("end", month(of.end)),
        ("areas", of.areas.join("; ")),
        ("coding", text(&of.coding)),
        ("values", of.values.iter().map(|value| value.slug()).collect::<Vec<_>>().join("; ")),
        ("specificity", rated(ratings.specificity)),
        ("verifiable", rated(ratings.verifiable)),
        ("relevant", rated(ratings.relevant)),
        ("potential_impact", rated(ratings.potential_impact)),
        ("ambition", rated(ratings.ambition)),
        ("completion", rated(ratings.completion)),
        ("completion_mid_term", rated(ratings.completion_mid_term)),
        ("completion_stage", ratings.completion_stage.map(|stage| stage.slug().into()).unwrap_or_default()),
        ("early_results", rated(ratings.early_results)),
        ("starred", rated(ratings.starred)),
        ("starred_formula", ratings.starred_formula.map(|formula| formula.slug().into()).unwrap_or_default()),
        ("source_url", text(&of.source_url)),
    ]
}

fn headline(old: &Release, new: &Release) -> Vec<HeadlineChange> {
    [
        (Headline::Commitments, old.commitments, new.commitments),
        (Headline::Plans, old.plans, new.plans),
        (Headline::NationalMembers, old.national_members, new.national_members),
        (Headline::LocalMembers, old.local_members, new.local_members),
    ]
    .map(|(number, old, new)| HeadlineChange { number, old, new })
    .into()
}

/// The areas whose numbers are not the same.
fn areas(old: &Analysis, new: &Analysis, lang: Lang) -> Vec<AreaChange> {
    let (mut before, after) = (numbers(old, lang), numbers(new, lang));
    let mut changes: Vec<AreaChange> = Vec::new();
    for (id, (area, new)) in after {
        let old = before.remove(&id).map(|(_, old)| old);
        if old.as_ref() != Some(&new) {
            changes.push(AreaChange { area, old, new: Some(new) });
        }
    }
    changes.extend(before.into_values().map(|(area, old)| AreaChange { area, old: Some(old), new: None }));
    changes.sort_by(|a, b| by_name(&a.area, &b.area));
    changes
}

/// The numbers of every area, by id.
fn numbers(analysis: &Analysis, lang: Lang) -> BTreeMap<String, (Named, AreaNumbers)> {
    let list = analysis.areas(AreaOrder::Name, lang);
    let Some(usual) = list.coding else { return BTreeMap::new() };
    let rows = list.groups.into_iter().flat_map(|group| group.rows);
    let numbers = rows.map(|row| {
        let AreaRow { area, tally, series, other_coding, .. } = row;
        let complete = series.points.iter().rev().find(|point| point.n > 0 && !point.incomplete);
        let numbers = AreaNumbers {
            coding: other_coding.unwrap_or_else(|| usual.clone()),
            commitments: Part { k: tally.k, n: tally.n },
            in_force: complete.map(|point| (point.year, Part { k: point.k, n: point.n })),
        };
        (area.id.clone(), (area, numbers))
    });
    numbers.collect()
}

/// Columns that came or went in layouts that both releases read.
fn columns(old: &Report, new: &Report) -> Vec<ColumnChange> {
    let (before, after) = (by_layout(old), by_layout(new));
    let both = before.iter().filter_map(|(layout, old)| Some((layout, old, after.get(layout)?)));
    let known = both.filter(|(_, old, new)| !old.is_empty() && !new.is_empty());
    let changes = known.flat_map(|(layout, old, new)| {
        let change = |came| {
            move |column: &&str| ColumnChange {
                layout: (*layout).to_owned(),
                column: (*column).to_owned(),
                came,
            }
        };
        let came = new.difference(old).map(change(true));
        came.chain(old.difference(new).map(change(false))).collect::<Vec<_>>()
    });
    changes.collect()
}

fn by_layout(report: &Report) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut layouts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for source in &report.sources {
        if let Some(layout) = &source.layout {
            layouts.entry(layout).or_default().extend(source.columns.iter().map(String::as_str));
        }
    }
    layouts
}
