//! Two to four members, regions or areas side by side.

use std::collections::BTreeSet;

use app::model::commitment::Commitment;
use app::model::compare::{CompareKind, CompareQuery, Comparison, MAX_SUBJECTS, Rated, Row, Subject};
use app::model::place::{Level, Named, Place, Region};
use app::model::portion::Portion;
use app::model::query::{Facet, Fault, Grouping, Measure, Parsed, Problem, Query};
use app::model::rating::StarFormula;
use app::model::release::Coding;
use app::model::show::Compare;
use app::model::text::Text;

use super::counts::Counted;
use super::indicator::Indicator;
use super::tally::{no_coding, plain, rated, share, span};
use super::{Analysis, order, places, resolve};

/// Areas that are drawn where none are chosen.
const DRAWN: usize = 4;

/// The question as it was understood, the comparison where there is one, and what could not be used.
pub(super) type Compared = (CompareQuery, Option<Comparison>, Vec<Problem>);

pub(super) fn compare(analysis: &Analysis, parsed: Parsed<CompareQuery>) -> Compared {
    let Parsed { value: mut asked, mut problems } = parsed;
    let all: Vec<Counted<'_>> = analysis.counts(Grouping::Area).all(&analysis.data.plans).collect();
    let coding = analysis.data.release.codings.first().cloned().unwrap_or_else(no_coding);
    let selection = &mut asked.query.selection;
    resolve::places(analysis, selection, &mut problems);
    let coded: Vec<Counted<'_>> = all.iter().copied().filter(|one| one.is_in(&coding.id)).collect();
    resolve::areas(Grouping::Area, selection, &mut problems, areas(&coded).into_iter());
    let Some(kind) = asked.kind() else { return (asked, None, problems) };
    let selection = &mut asked.query.selection;
    match kind {
        CompareKind::Member => {
            at_most(kind, &mut selection.members, String::clone, &mut problems);
            selection.regions.clear();
        }
        CompareKind::Region => {
            at_most(kind, &mut selection.regions, |region| region.slug().into(), &mut problems);
        }
        CompareKind::Area => at_most(kind, &mut selection.areas, String::clone, &mut problems),
    }
    let question = Question { analysis, all: &all, coded: &coded, coding: &coding, query: &asked.query };
    let comparison = match kind {
        CompareKind::Member => question.of_places(kind, &question.members()),
        CompareKind::Region => {
            let lang = asked.query.lang;
            let regions = asked.query.selection.regions.iter();
            question.of_places(
                kind,
                &regions.map(|region| Place::of_region(*region).in_language(lang)).collect::<Vec<_>>(),
            )
        }
        CompareKind::Area => question.of_areas(),
    };
    (asked, comparison, problems)
}

fn at_most<T>(kind: CompareKind, values: &mut Vec<T>, name: fn(&T) -> String, problems: &mut Vec<Problem>) {
    for left_out in values.iter().skip(MAX_SUBJECTS) {
        problems.push(Problem::new(kind.key(), &name(left_out), Fault::NotBeside(MAX_SUBJECTS)));
    }
    values.truncate(MAX_SUBJECTS);
}

/// Slug, English name and country of a member.
type Member<'a> = (&'a str, &'a str, &'a str);

struct Question<'a> {
    analysis: &'a Analysis,
    all: &'a [Counted<'a>],
    /// Those in the coding.
    coded: &'a [Counted<'a>],
    coding: &'a Coding,
    query: &'a Query,
}

impl<'a> Question<'a> {
    fn members(&self) -> Vec<Place> {
        let members = self.query.selection.members.iter();
        members
            .filter_map(|slug| {
                places::member(slug, &self.analysis.data, &self.analysis.reference, self.query.lang)
            })
            .collect()
    }

    fn area(&self, id: &str) -> Named {
        self.analysis.named(Grouping::Area, id, self.query.lang)
    }

    fn member(&self, (slug, english, iso3): Member<'_>) -> Named {
        let name = self.analysis.member_name(slug, english, iso3, self.query.lang);
        Named { id: slug.into(), name }
    }

    /// Members or regions.
    fn of_places(&self, kind: CompareKind, places: &[Place]) -> Option<Comparison> {
        if places.len() < 2 {
            return None;
        }
        let coded: Vec<Vec<Counted<'_>>> = places.iter().map(|place| within(place, self.coded)).collect();
        let carried: Vec<BTreeSet<&str>> = coded.iter().map(|plans| areas(plans)).collect();
        let any: BTreeSet<&str> = carried.iter().flatten().copied().collect();
        // Of members without a plan nothing is known: they neither have an area nor lack it.
        let known: Vec<&BTreeSet<&str>> = coded
            .iter()
            .zip(&carried)
            .filter(|(plans, _)| !plans.is_empty())
            .map(|(_, areas)| areas)
            .collect();
        let in_all = |id: &&str| known.iter().all(|areas| areas.contains(id));
        let mut rows: Vec<Row> = any.iter().copied().filter(in_all).map(|id| self.row(id, &coded)).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.cells.iter().map(|cell| cell.k).sum::<u32>()));
        let partly = (any.len() - rows.len()) as u32;
        let chosen = &self.query.selection.areas;
        let drawn: Vec<String> = if chosen.is_empty() {
            rows.iter().take(DRAWN).map(|row| row.name.id.clone()).collect()
        } else {
            chosen.iter().take(DRAWN).cloned().collect()
        };
        let mut trends = self.query.clone();
        trends.selection.areas = drawn;
        let has_plan = |slug: &String| self.analysis.data.plans.iter().any(|plan| plan.member == *slug);
        if trends.selection.members.iter().any(has_plan) {
            trends.selection.members.retain(has_plan);
        }
        trends.facet = Facet::Area;
        // A member has one plan in force at most, which says yes or no; a region has some twenty members, too few for shares of
        // them.
        trends.measure = if kind == CompareKind::Member { Measure::Count } else { Measure::Share };
        if kind == CompareKind::Member {
            // Beside the sum of their region the counts of single members would lie on the base line.
            trends.show.compare = Compare::None;
        }
        Some(Comparison {
            kind,
            coding: self.coding.clone(),
            subjects: places.iter().zip(&carried).map(|(place, areas)| self.place(place, areas)).collect(),
            rows,
            partly,
            members: Vec::new(),
            figure: None,
            numbers: None,
            trends,
        })
    }

    fn row(&self, id: &str, coded: &[Vec<Counted<'_>>]) -> Row {
        Row { name: self.area(id), cells: coded.iter().map(|plans| share(id, plans)).collect() }
    }

    fn place(&self, place: &Place, areas: &BTreeSet<&str>) -> Subject {
        let plans = within(place, self.all);
        let members = members(&plans).len();
        let commitments = plans.iter().map(|one| one.plan.commitments as usize).sum();
        let ids: BTreeSet<&str> = plans.iter().map(|one| one.plan.id.as_str()).collect();
        let national = self.analysis.data.commitments.iter().filter(|commitment| {
            commitment.level == Level::National && ids.contains(commitment.plan.as_str())
        });
        Subject {
            name: Named { id: place.id.clone(), name: place.name.clone() },
            years: span(plans.iter().filter_map(|one| one.plan.year)),
            members: all_of(members),
            plans: all_of(plans.len()),
            commitments: all_of(commitments),
            areas: areas.len() as u32,
            ratings: ratings(&national.collect::<Vec<_>>()),
        }
    }

    /// Areas, over all members.
    fn of_areas(&self) -> Option<Comparison> {
        let chosen = &self.query.selection.areas;
        if chosen.len() < 2 {
            return None;
        }
        let coded = self.coded;
        let rows = Region::ALL.into_iter().map(|region| {
            let plans: Vec<Counted<'_>> =
                coded.iter().copied().filter(|one| one.plan.region == region).collect();
            let all = members(&plans).len();
            let cells = chosen.iter().map(|id| plain(members(&carrying(&plans, id)).len(), all));
            Row {
                name: Named { id: region.slug().into(), name: region.label(self.query.lang).into() },
                cells: cells.collect(),
            }
        });
        let with: Vec<BTreeSet<Member<'_>>> = chosen.iter().map(|id| members(&carrying(coded, id))).collect();
        let in_all =
            members(coded).into_iter().filter(|member| with.iter().all(|with| with.contains(member)));
        let mut members: Vec<Named> = in_all.map(|member| self.member(member)).collect();
        members.sort_by_cached_key(|member| (order::key(&member.name), member.id.clone()));
        let trends = Query { measure: Measure::Inforce, ..self.query.clone() };
        Some(Comparison {
            kind: CompareKind::Area,
            coding: self.coding.clone(),
            subjects: chosen.iter().map(|id| self.subject_of_area(id)).collect(),
            rows: rows.collect(),
            partly: 0,
            members,
            figure: None,
            numbers: None,
            trends,
        })
    }

    fn subject_of_area(&self, id: &str) -> Subject {
        let with = carrying(self.coded, id);
        let carries = |areas: &[Text]| areas.iter().any(|carried| carried == id);
        let national = self.analysis.data.commitments.iter().filter(|commitment| {
            commitment.level == Level::National
                && commitment.coding.as_deref() == Some(&self.coding.id)
                && carries(&commitment.areas)
        });
        Subject {
            name: self.area(id),
            years: span(with.iter().filter_map(|one| one.plan.year)),
            members: plain(members(&with).len(), members(self.coded).len()),
            plans: plain(with.len(), self.coded.len()),
            commitments: share(id, self.coded),
            areas: 0,
            ratings: ratings(&national.collect::<Vec<_>>()),
        }
    }
}

/// What the IRM says of commitments. Stars are left to the trends: formulas must not be joined.
const RATED: [Measure; 5] =
    [Measure::Completion, Measure::Ambition, Measure::EarlyResults, Measure::Verifiable, Measure::Relevant];

fn ratings(commitments: &[&Commitment]) -> Vec<Rated> {
    let of = |measure| {
        let indicator = Indicator::of(measure, StarFormula::Page)?;
        let (portion, unrated) = rated(indicator, commitments.iter().copied());
        Some(Rated { measure, portion, unrated })
    };
    RATED.into_iter().filter_map(of).collect()
}

/// A number that is no share of anything.
fn all_of(number: usize) -> Portion {
    Portion { k: number as u32, n: number as u32, interval: None }
}

/// Those of some plans that belong to a place.
fn within<'a>(place: &Place, plans: &[Counted<'a>]) -> Vec<Counted<'a>> {
    plans.iter().copied().filter(|one| places::holds(place, one.plan)).collect()
}

fn areas<'a>(plans: &[Counted<'a>]) -> BTreeSet<&'a str> {
    plans.iter().flat_map(|one| one.count.tagged.keys().map(Text::as_str)).collect()
}

fn carrying<'a>(plans: &[Counted<'a>], id: &str) -> Vec<Counted<'a>> {
    plans.iter().copied().filter(|one| one.count.tagged(id) > 0).collect()
}

/// The members of some plans.
fn members<'a>(plans: &[Counted<'a>]) -> BTreeSet<Member<'a>> {
    plans.iter().map(|one| (&*one.plan.member, &*one.plan.member_name, &*one.plan.country)).collect()
}
