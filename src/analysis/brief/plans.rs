//! The plans of a subject, how far their commitments were completed, and how much of that was assessed.

use std::collections::BTreeMap;

use app::model::answer::Unrated;
use app::model::brief::{PlanRow, Steps, Subject, Who};
use app::model::commitment::Commitment;
use app::model::place::Level;
use app::model::query::Years;
use app::model::rating::{Completion, Rating};

use super::super::indicator::{Indicator, Standing};
use super::scope::Scope;

/// Rows of the table.
const ROWS: usize = 6;
/// The good group in addresses.
pub(super) const DONE: [&str; 2] = ["substantial", "complete"];

/// The newest rows, the oldest of them first; and how many are left out.
pub(super) fn plans(scope: &Scope<'_>) -> (Vec<PlanRow>, u32) {
    let mut rows = match scope.query.subject {
        Subject::Member(_) => of_member(scope),
        _ => by_year(scope),
    };
    let earlier = rows.len().saturating_sub(ROWS);
    rows.drain(..earlier);
    (rows, earlier as u32)
}

fn of_member(scope: &Scope<'_>) -> Vec<PlanRow> {
    let mut plans = scope.plans.clone();
    plans.sort_by_key(|plan| (plan.year.is_none(), plan.year, plan.number, &plan.id));
    let lines = scope.profile.as_ref().map_or(&[][..], |profile| &profile.plans);
    let row = |plan: &&app::model::commitment::Plan| {
        let own: Vec<_> = scope.commitments.iter().copied().filter(|one| one.plan == plan.id).collect();
        let line = lines.iter().find(|line| line.number == plan.number && line.year == plan.year);
        let in_force = line.is_some_and(|line| line.in_force);
        PlanRow { number: plan.number, in_force, ..row(scope, plan.year, 1, &own) }
    };
    plans.iter().map(row).collect()
}

fn by_year(scope: &Scope<'_>) -> Vec<PlanRow> {
    let years: BTreeMap<&str, Option<i32>> =
        scope.plans.iter().map(|plan| (plan.id.as_str(), plan.year)).collect();
    let mut by_year: BTreeMap<(bool, Option<i32>), Vec<&Commitment>> = BTreeMap::new();
    for one in &scope.commitments {
        let year = years.get(one.plan.as_str()).copied().flatten();
        by_year.entry((year.is_none(), year)).or_default().push(one);
    }
    let plans = |year| scope.plans.iter().filter(|plan| plan.year == year).count() as u32;
    by_year.into_iter().map(|((_, year), own)| row(scope, year, plans(year), &own)).collect()
}

fn row(scope: &Scope<'_>, year: Option<i32>, plans: u32, own: &[&Commitment]) -> PlanRow {
    let (good, rated, unrated) = standing(own);
    let all = own.len() as u32;
    PlanRow {
        number: None,
        year,
        plans,
        in_force: false,
        commitments: all,
        assessed: (rated, all),
        done: (good, rated),
        unrated,
        view: scope.list(&Who::Plan(year), &[]),
        done_view: scope.list(&Who::Plan(year), &DONE),
    }
}

/// Those that are substantial or complete, those that are rated, and why the others are not.
pub(super) fn standing(commitments: &[&Commitment]) -> (u32, u32, Unrated) {
    let (mut good, mut rated, mut unrated) = (0, 0, Unrated::default());
    for one in commitments {
        match Indicator::Completion.standing(one) {
            Standing::Good => {
                good += 1;
                rated += 1;
            }
            Standing::Other => rated += 1,
            Standing::Missing => unrated.missing += 1,
            Standing::NotAssessed => unrated.not_assessed += 1,
            Standing::Pending => unrated.pending += 1,
            Standing::NoSuchIndicator => unrated.no_such_indicator += 1,
            Standing::Unclear => unrated.unclear += 1,
        }
    }
    (good, rated, unrated)
}

/// The level whose ratings a brief shows: they are never pooled.
pub(super) fn level(scope: &Scope<'_>) -> Level {
    scope.level.unwrap_or(Level::National)
}

/// The steps of the subject's latest plans, then of those beside it; none where nothing is rated.
pub(super) fn completion(scope: &Scope<'_>) -> Vec<Steps> {
    let level = level(scope);
    let years = scope.query.years;
    let own: Vec<_> = scope.commitments.iter().copied().filter(|one| one.level == level).collect();
    let in_years = |plan: &str| {
        let plan = scope.analysis.index().plan(&scope.analysis.data.plans, plan);
        plan.and_then(|plan| plan.year).is_some_and(|year| years.contains(year))
    };
    let everybody: Vec<&Commitment> = scope
        .analysis
        .data
        .commitments
        .iter()
        .filter(|one| one.level == level && (years == Years::default() || in_years(&one.plan)))
        .collect();
    let mut bars = vec![steps(scope, Who::Own, &own)];
    if let (Subject::Member(_), Some(region)) = (&scope.query.subject, scope.region)
        && scope.query.beside.has_region()
    {
        let here: Vec<_> = everybody.iter().copied().filter(|one| one.region == region).collect();
        bars.push(steps(scope, Who::Region(region, Some(level)), &here));
    }
    if scope.query.beside.has_world() {
        bars.push(steps(scope, Who::World(Some(level)), &everybody));
    }
    if bars.first().is_none_or(|own| own.rated() == 0) { Vec::new() } else { bars }
}

fn steps(scope: &Scope<'_>, who: Who, commitments: &[&Commitment]) -> Steps {
    let mut counts = [0; 4];
    for one in commitments {
        match one.ratings.completion {
            Rating::Rated(Completion::Complete) => counts[3] += 1,
            Rating::Rated(Completion::Substantial) => counts[2] += 1,
            Rating::Rated(Completion::Limited) => counts[1] += 1,
            Rating::Rated(_) => counts[0] += 1,
            _ => {}
        }
    }
    let (_, _, unrated) = standing(commitments);
    let mut view = scope.list(&who, &[]);
    if who == Who::Own && scope.level.is_none() {
        // The bar has national members alone.
        view = with_level(view);
    }
    Steps { who, counts, unrated, view }
}

/// The same list of national members alone.
pub(super) fn with_level(view: app::model::paper::View) -> app::model::paper::View {
    let mut search = app::model::search::Search::parse(&view.query).value;
    search.selection.level = Some(Level::National);
    app::model::paper::View { query: search.canonical(), ..view }
}
