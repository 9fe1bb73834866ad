//! Fits a question to a release: values that the release does not know become problems, open choices are filled in.

use app::model::lang::Lang;
use app::model::place::{Level, Named};
use app::model::query::{Counting, Fault, Grouping, Measure, Parsed, Problem, Query, Selection, Years};
use app::model::rating::StarFormula;
use app::model::release::Coding;

use super::indicator::Indicator;
use super::{Analysis, places, stars};

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

/// Settles what a rated measure leaves open, and gives its indicator; `None` where no rating is asked for.
///
/// Ratings of national and local plans are never pooled: national plans are assessed by the IRM, local ones by whom the
/// member chooses. Without a level the national ones are meant, or the local ones where only local members were chosen.
pub(super) fn measure(analysis: &Analysis, coding: &Coding, query: &mut Query) -> Option<Indicator> {
    if !query.measure.can_be_fractional() {
        query.counting = Counting::Full;
    }
    query.formula = (query.measure == Measure::Starred)
        .then(|| query.formula.unwrap_or_else(|| usual_formula(analysis, coding)));
    if query.measure.is_rated() && query.selection.level.is_none() {
        query.selection.level = Some(level_of(analysis, &query.selection));
    }
    Indicator::of(query.measure, query.formula.unwrap_or(StarFormula::Page))
}

/// Drops a range of years in which the release has nothing at all. Plans may be in force for a year after the last.
pub(super) fn years(analysis: &Analysis, query: &mut Query, problems: &mut Vec<Problem>) {
    let asked = query.selection.years;
    let Some((first, last)) = analysis.data.release.years else { return };
    let last = if query.measure == Measure::Inforce { last + 1 } else { last };
    if asked != Years::default() && !(first..=last).any(|year| asked.contains(year)) {
        let fault = Fault::OutsideYears(Some((first, last)));
        problems.push(Problem::new("time", &asked.to_string(), fault));
        query.selection.years = Years::default();
    }
}

/// Drops years to compare that the answer does not have.
pub(super) fn between(query: &mut Query, years: &[i32], problems: &mut Vec<Problem>) {
    let Some(between) = query.between else { return };
    let ends = [between.first.0, between.first.1, between.last.0, between.last.1];
    if ends.iter().any(|year| !years.contains(year)) {
        let span = years.first().copied().zip(years.last().copied());
        problems.push(Problem::new("between", &between.to_string(), Fault::OutsideYears(span)));
        query.between = None;
    }
}

/// The current formula where the coding's commitments can be judged by it, else what pages print.
pub(super) fn usual_formula(analysis: &Analysis, coding: &Coding) -> StarFormula {
    let current = StarFormula::F3;
    let mut of_coding = analysis.data.commitments.iter().filter(|c| c.coding.as_deref() == Some(&coding.id));
    let computable = of_coding.any(|commitment| stars::star(current, &commitment.ratings).step().is_some());
    if computable { current } else { StarFormula::Page }
}

fn level_of(analysis: &Analysis, selection: &Selection) -> Level {
    let level =
        |slug: &String| analysis.data.plans.iter().find(|plan| plan.member == *slug).map(|plan| plan.level);
    let only_members = selection.regions.is_empty() && selection.countries.is_empty();
    let mut levels = selection.members.iter().map(level).peekable();
    let is_local = only_members && levels.peek().is_some() && levels.all(|level| level == Some(Level::Local));
    if is_local { Level::Local } else { Level::National }
}

fn keep(key: &str, values: &mut Vec<String>, problems: &mut Vec<Problem>, known: impl Fn(&str) -> bool) {
    retain(values, known, |value| {
        problems.push(Problem::new(key, value, Fault::NoSuchPlace));
    });
}

/// Drops values that are not known, and reports each.
pub(super) fn retain(values: &mut Vec<String>, known: impl Fn(&str) -> bool, mut report: impl FnMut(&str)) {
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
