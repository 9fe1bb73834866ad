//! One member: its plans, what they are about beside region and world, and what the reference says of it.

use std::cmp::Reverse;

use app::model::commitment::{Commitment, Plan};
use app::model::lang::Lang;
use app::model::month::Month;
use app::model::place::{Level, Named};
use app::model::profile::{MemberArea, MemberProfile, MemberRow, Membership, Part, PlanLine, Sourced, Tally};
use app::model::query::Grouping;
use app::model::rating::StarFormula;
use app::model::release::Coding;

use super::counts::{Counted, frequencies, tally};
use super::standings::standings;
use super::{Analysis, lines, member_list, places, resolve};
use crate::reference::Member;

/// Areas in the table of those that the region has and the member has not.
const ABSENT: usize = 5;

pub(super) fn member_profile(analysis: &Analysis, slug: &str, lang: Lang) -> Option<MemberProfile> {
    let known = analysis.reference.members.iter().find(|member| member.slug == slug);
    let place = places::member(slug, &analysis.data, &analysis.reference, lang)?;
    let mut plans: Vec<Counted<'_>> = analysis
        .counts(Grouping::Area)
        .all(&analysis.data.plans)
        .filter(|one| one.plan.member == slug)
        .collect();
    plans.sort_by_key(|one| order(one.plan));
    let level = plans.first().map(|one| one.plan.level).or(known.map(|member| member.level))?;
    let region = place.region?;
    let coding = main_coding(analysis, &plans);
    let compare = Compare::new(analysis, &plans, coding, lang);
    let formula = coding.map_or(StarFormula::Page, |coding| resolve::usual_formula(analysis, coding));
    let rated = |keep: &dyn Fn(&Commitment) -> bool| {
        let commitments = analysis.data.commitments.iter();
        standings(&commitments.filter(|c| c.level == level && keep(c)).collect::<Vec<_>>(), formula)
    };
    let last = latest(&plans);
    let as_of = analysis.data.release.years.map(|(_, last)| last);
    let current = as_of.and_then(|year| in_force(&plans, year));
    Some(MemberProfile {
        membership: known.map(membership),
        relatives: relatives(analysis, slug, place.iso3.as_deref().unwrap_or_default(), lang),
        commitments: plans.iter().map(|one| one.plan.commitments).sum(),
        as_of,
        coding: coding.cloned(),
        areas: compare.areas(),
        absent: compare.absent(),
        ratings: rated(&|commitment| commitment.member == slug),
        region_ratings: rated(&|commitment| commitment.region == region),
        world_ratings: rated(&|_| true),
        latest: last.map_or_else(Vec::new, |last| {
            lines::newest(analysis, |commitment| commitment.plan == last.id, usize::MAX, lang)
        }),
        plans: plans.iter().map(|one| plan_line(analysis, *one, current)).collect(),
        member: Named { id: slug.into(), name: place.name },
        region,
        level,
    })
}

/// By year, plans without one last; then by number and id.
fn order(plan: &Plan) -> (bool, Option<i32>, Option<u32>, &str) {
    (plan.year.is_none(), plan.year, plan.number, &plan.id)
}

/// The latest plan: that of the latest year, or the last one where none has a year.
fn latest<'a>(plans: &[Counted<'a>]) -> Option<&'a Plan> {
    let dated = plans.iter().rfind(|one| one.plan.year.is_some());
    dated.or(plans.last()).map(|one| one.plan)
}

/// The plan in force on 1 July: of several the latest.
fn in_force<'a>(plans: &[Counted<'a>], year: i32) -> Option<&'a str> {
    let july = Month::july(year);
    let holds = |plan: &Plan| plan.start.is_some_and(|s| s <= july) && plan.end.is_some_and(|end| july < end);
    let current = plans.iter().map(|one| one.plan).filter(|plan| holds(plan));
    current.max_by_key(|plan| (plan.start, plan.number, Reverse(&plan.id))).map(|plan| plan.id.as_str())
}

/// The coding of most commitments of the member.
fn main_coding<'a>(analysis: &'a Analysis, plans: &[Counted<'_>]) -> Option<&'a Coding> {
    let size = |coding: &Coding| -> u32 {
        plans
            .iter()
            .filter(|one| one.plan.year.is_some() && one.is_in(&coding.id))
            .map(|one| one.count.commitments)
            .sum()
    };
    // Of equals the first, which is the one with most commitments of the release.
    let mut best: Option<(&Coding, u32)> = None;
    for coding in &analysis.data.release.codings {
        let size = size(coding);
        if size > best.map_or(0, |(_, most)| most) {
            best = Some((coding, size));
        }
    }
    best.map(|(coding, _)| coding)
}

fn plan_line(analysis: &Analysis, one: Counted<'_>, current: Option<&str>) -> PlanLine {
    let plan = one.plan;
    let codings = &analysis.data.release.codings;
    let coding = codings.iter().find(|coding| one.is_in(&coding.id));
    let coding = coding.map(|coding| (coding.clone(), one.count.commitments));
    PlanLine {
        number: plan.number,
        title: plan.title.clone(),
        year: plan.year,
        // The end is the first month no longer in force; people expect the last one that is.
        term: plan.start.zip(plan.end).map(|(start, end)| (start, end.plus(-1))),
        dated: plan.dated,
        in_force: current == Some(plan.id.as_str()),
        commitments: plan.commitments,
        coding,
    }
}

fn membership(member: &Member) -> Membership {
    Membership {
        joined: member.year_joined.map(|year| Sourced { value: year, source: member.year_source.clone() }),
        status: Sourced { value: member.status, source: member.status_source.clone() },
        status_as_of: member.status_as_of.clone(),
        note: member.note.clone(),
    }
}

/// The other members of the same country.
fn relatives(analysis: &Analysis, own: &str, iso3: &str, lang: Lang) -> Vec<MemberRow> {
    let mut rows = member_list::rows(analysis, lang);
    rows.retain(|row| {
        let place = places::member(&row.member.id, &analysis.data, &analysis.reference, lang);
        row.member.id != own && place.and_then(|place| place.iso3).as_deref() == Some(iso3)
    });
    rows.sort_by_key(|row| row.level);
    rows
}

/// The plans of a member beside those of its region and of the world, all of one coding and of its level.
struct Compare<'a> {
    analysis: &'a Analysis,
    lang: Lang,
    own: Vec<Counted<'a>>,
    of_coding: Vec<Counted<'a>>,
    region: Vec<Counted<'a>>,
    world: Vec<Counted<'a>>,
}

impl<'a> Compare<'a> {
    fn new(analysis: &'a Analysis, own: &[Counted<'a>], coding: Option<&Coding>, lang: Lang) -> Self {
        let level = own.first().map_or(Level::National, |one| one.plan.level);
        let all = coding
            .map(|coding| analysis.counts(Grouping::Area).of(&analysis.data.plans, &coding.id))
            .unwrap_or_default();
        let world: Vec<_> = all.into_iter().filter(|one| one.plan.level == level).collect();
        let of = |keep: &dyn Fn(&Plan) -> bool| world.iter().filter(|one| keep(one.plan)).copied().collect();
        let first = own.first().map(|one| one.plan);
        Self {
            analysis,
            lang,
            own: own.to_vec(),
            of_coding: of(&|plan| first.is_some_and(|own| own.member == plan.member)),
            region: of(&|plan| first.is_some_and(|own| own.region == plan.region)),
            world,
        }
    }

    /// Every area of the member.
    fn areas(&self) -> Vec<MemberArea> {
        frequencies(&self.own).into_iter().map(|(area, _)| self.area(area)).collect()
    }

    /// The most frequent areas of the region that the member lacks.
    fn absent(&self) -> Vec<MemberArea> {
        if self.of_coding.is_empty() {
            return Vec::new();
        }
        let lacks = |area: &str| self.own.iter().all(|one| one.count.tagged(area) == 0);
        let absent = frequencies(&self.region).into_iter().filter(|(area, _)| lacks(area));
        absent.take(ABSENT).map(|(area, _)| self.area(area)).collect()
    }

    fn area(&self, area: &str) -> MemberArea {
        let of_plan = |one: &Counted<'_>| {
            let part = Part { k: one.count.tagged(area), n: one.count.commitments };
            one.count.coding.is_some().then_some(part)
        };
        let of = |plans: &[Counted<'_>]| -> Tally { tally(plans, area) };
        MemberArea {
            area: self.analysis.named(Grouping::Area, area, self.lang),
            plans: self.own.iter().map(of_plan).collect(),
            all: of(&self.of_coding),
            region: of(&self.region),
            world: of(&self.world),
        }
    }
}
