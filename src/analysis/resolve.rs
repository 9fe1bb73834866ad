//! Fits a question to a release: values that the release does not know become problems, open choices are filled in.

use app::model::lang::Lang;
use app::model::place::Named;
use app::model::query::{Fault, Grouping, Parsed, Problem, Query, Selection};
use app::model::release::Coding;

use super::{Analysis, places};

/// Drops countries and members that neither release nor reference knows.
pub(super) fn places(analysis: &Analysis, selection: &mut Selection, problems: &mut Vec<Problem>) {
    keep("country", &mut selection.countries, problems, |iso3| {
        places::country(iso3, &analysis.reference, Lang::default()).is_some()
    });
    keep("member", &mut selection.members, problems, |slug| {
        places::member(slug, &analysis.data, &analysis.reference, Lang::default()).is_some()
    });
}

/// Drops areas that are none of `known`.
pub(super) fn areas<'a>(
    by: Grouping,
    selection: &mut Selection,
    problems: &mut Vec<Problem>,
    known: impl Iterator<Item = &'a str>,
) {
    let known: Vec<_> = known.collect();
    retain(
        &mut selection.areas,
        |area| known.contains(&area),
        |area| {
            problems.push(Problem::new("area", area, Fault::NotCarried(by, nearest(area, &known))));
        },
    );
}

/// The coding of a question, else the one with most commitments. A release without any coding gets an empty one.
pub(super) fn coding(analysis: &Analysis, query: &mut Parsed<Query>) -> Coding {
    let codings = &analysis.data.release.codings;
    let asked = query.value.coding.clone();
    let found = codings.iter().find(|coding| asked.as_deref() == Some(&coding.id));
    if let (Some(asked), None) = (&asked, found) {
        let ids = codings.iter().map(|coding| coding.id.clone()).collect();
        query.problems.push(Problem::new("coding", asked, Fault::NoSuchCoding(ids)));
    }
    let coding = found.or(codings.first()).cloned().unwrap_or_else(|| Coding {
        id: String::new(),
        name: "no coding".into(),
        commitments: 0,
        years: None,
        complete: false,
    });
    query.value.coding = found.map(|coding| coding.id.clone());
    coding
}

fn keep(key: &str, values: &mut Vec<String>, problems: &mut Vec<Problem>, known: impl Fn(&str) -> bool) {
    retain(values, known, |value| {
        problems.push(Problem::new(key, value, Fault::NoSuchPlace));
    });
}

fn retain(values: &mut Vec<String>, known: impl Fn(&str) -> bool, mut report: impl FnMut(&str)) {
    values.retain(|value| {
        let keep = known(value);
        if !keep {
            report(value);
        }
        keep
    });
}

fn nearest(area: &str, known: &[&str]) -> Option<String> {
    known
        .iter()
        .map(|id| (strsim::jaro_winkler(area, id), id))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, id)| (*id).to_owned())
}

/// The areas of a question with their names, in its order.
pub(super) fn named(analysis: &Analysis, query: &Query, ids: &[String]) -> Vec<Named> {
    ids.iter().map(|id| analysis.named(query.by, id, query.lang)).collect()
}
