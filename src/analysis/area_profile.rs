//! One policy area or challenge area: how frequent, where, by whom, and what is new.

use std::collections::BTreeMap;

use app::model::answer::Choice;
use app::model::commitment::Commitment;
use app::model::lang::Lang;
use app::model::place::{Level, Named, Region};
use app::model::profile::{AreaInRegion, AreaNumbers, AreaProfile, MemberShare, Part, Rated};
use app::model::query::{Facet, Grouping, Measure, Query, Selection};
use app::model::release::Coding;
use app::model::text::Text;

use super::area_list::{by_name, group_of};
use super::counts::{Counted, members, tally};
use super::standings::standings;
use super::{Analysis, lines, resolve, trends};

/// Members in the list of those that work on it most.
const TOP: usize = 10;
/// Commitments in the list of the newest.
const NEWEST: usize = 8;

pub(super) fn area_profile(analysis: &Analysis, by: Grouping, id: &str, lang: Lang) -> Option<AreaProfile> {
    if !is_known(analysis, by, id) {
        return None;
    }
    let made_of = made_of(analysis, by, id);
    let challenge = analysis.reference.challenge(id).filter(|_| by == Grouping::Challenge);
    let own_group = (by == Grouping::Area).then(|| group_of(analysis, id, lang));
    let area = analysis.named(by, id, lang);
    let belongs_to = analysis.reference.area(id).filter(|_| by == Grouping::Area);
    let belongs_to = belongs_to.and_then(|area| analysis.reference.challenge_of(area));
    Some(AreaProfile {
        by,
        aim: challenge.map(|challenge| challenge.aim(lang).into()),
        related: related(analysis, &made_of, own_group.as_ref(), id, lang),
        group: own_group.filter(|group| group.name != area.name),
        challenge: belongs_to.map(|challenge| analysis.named(Grouping::Challenge, &challenge.id, lang)),
        numbers: numbers(analysis, by, id, &made_of, lang),
        made_of,
        area,
    })
}

/// See [`Analysis::coding_of`].
pub(super) fn coding_of(analysis: &Analysis, by: Grouping, id: &str) -> Option<Option<String>> {
    is_known(analysis, by, id).then(|| {
        let first = analysis.data.release.codings.first();
        coding_with(analysis, by, id).filter(|coding| Some(*coding) != first).map(|coding| coding.id.clone())
    })
}

/// The coding with most commitments of those in which any plan carries the area.
fn coding_with<'a>(analysis: &'a Analysis, by: Grouping, id: &str) -> Option<&'a Coding> {
    let counted = |coding: &Coding| analysis.counts(by).of(&analysis.data.plans, &coding.id);
    let with_it = |coding: &&Coding| counted(coding).iter().any(|one| one.count.tagged(id) > 0);
    analysis.data.release.codings.iter().find(with_it)
}

/// Whether the reference knows it, or the data alone.
pub(super) fn is_known(analysis: &Analysis, by: Grouping, id: &str) -> bool {
    let by_reference = match by {
        Grouping::Area => analysis.reference.area(id).is_some(),
        Grouping::Challenge => analysis.reference.challenge(id).is_some(),
    };
    by_reference || analysis.counts(by).all(&analysis.data.plans).any(|one| one.count.tagged(id) > 0)
}

/// The policy areas that count as it.
pub(super) fn made_of(analysis: &Analysis, by: Grouping, id: &str) -> Vec<String> {
    let reference = &analysis.reference;
    match (by, reference.challenge(id)) {
        (Grouping::Challenge, Some(challenge)) => {
            let under = reference.areas.iter().filter(|area| area.open_gov_challenge == challenge.name_en);
            under.map(|area| area.id.clone()).collect()
        }
        _ => vec![id.into()],
    }
}

/// The policy areas of a challenge, or the others of a group, with all commitments of the release that carry them.
fn related(
    analysis: &Analysis,
    made_of: &[String],
    group: Option<&Named>,
    own: &str,
    lang: Lang,
) -> Vec<Choice> {
    let mut commitments: BTreeMap<&str, u32> = BTreeMap::new();
    for area in analysis.data.commitments.iter().flat_map(|commitment| commitment.areas.iter()) {
        *commitments.entry(area).or_default() += 1;
    }
    let areas = analysis.reference.areas.iter().map(|area| area.id.as_str());
    let belongs = |id: &str| match group {
        Some(group) => id != own && group_of(analysis, id, lang).id == group.id,
        None => made_of.iter().any(|part| part == id),
    };
    let mut related: Vec<Choice> = areas
        .filter(|id| belongs(id))
        .map(|id| Choice {
            item: analysis.named(Grouping::Area, id, lang),
            commitments: commitments.get(id).copied().unwrap_or_default(),
        })
        .collect();
    related.sort_by(|a, b| by_name(&a.item, &b.item));
    related
}

fn numbers(
    analysis: &Analysis,
    by: Grouping,
    id: &str,
    made_of: &[String],
    lang: Lang,
) -> Option<AreaNumbers> {
    let plans = &analysis.data.plans;
    let counted = |coding: &Coding| analysis.counts(by).of(plans, &coding.id);
    let codings = &analysis.data.release.codings;
    let coding = coding_with(analysis, by, id)?;
    let counted = counted(coding);
    let carries = |areas: &[Text]| areas.iter().any(|area| made_of.iter().any(|one| *area == *one));
    Some(AreaNumbers {
        default_coding: codings.first().is_some_and(|first| first.id == coding.id),
        tally: tally(&counted, id),
        members: members(&counted, id),
        regions: regions(analysis, by, id, (coding, &counted), lang),
        top: top(analysis, &counted, id, lang),
        ratings: ratings(analysis, coding, &carries),
        newest: lines::newest(analysis, |commitment| carries(&commitment.areas), NEWEST, lang),
        coding: coding.clone(),
    })
}

/// How the commitments of the coding stand on each indicator, by level.
fn ratings(
    analysis: &Analysis,
    coding: &Coding,
    carries: &dyn Fn(&[Text]) -> bool,
) -> Vec<(Level, Vec<Rated>)> {
    let formula = resolve::usual_formula(analysis, coding);
    let of_level = |level: Level| {
        let commitments = analysis.data.commitments.iter();
        let counted = |c: &&Commitment| c.coding.as_deref() == Some(&coding.id) && carries(&c.areas);
        let of_level: Vec<_> = commitments.filter(counted).filter(|c| c.level == level).collect();
        (!of_level.is_empty()).then(|| (level, standings(&of_level, formula)))
    };
    [Level::National, Level::Local].into_iter().filter_map(of_level).collect()
}

/// The area in all regions. The badges are those of the trends by region: compared with all areas in all regions.
fn regions(
    analysis: &Analysis,
    by: Grouping,
    id: &str,
    (coding, counted): (&Coding, &[Counted<'_>]),
    lang: Lang,
) -> Vec<AreaInRegion> {
    let selection = Selection { areas: vec![id.into()], ..Selection::default() };
    let coding = Some(coding.id.clone());
    let query = Query {
        selection,
        by,
        measure: Measure::Inforce,
        facet: Facet::Region,
        coding,
        lang,
        ..Query::default()
    };
    let series = trends::plain_series(analysis, query);
    let of_region = |region: Region| {
        let plans: Vec<_> = counted.iter().filter(|one| one.plan.region == region).copied().collect();
        tally(&plans, id)
    };
    let rows = series.into_iter().filter_map(|series| {
        let region = series.place.region?;
        Some(AreaInRegion { region, tally: of_region(region), series })
    });
    rows.collect()
}

/// The members with most commitments in the area; among equals those with the larger share, then by name.
pub(super) fn top(analysis: &Analysis, counted: &[Counted<'_>], id: &str, lang: Lang) -> Vec<MemberShare> {
    let mut by_member: BTreeMap<(&str, &str), MemberShare> = BTreeMap::new();
    for one in counted {
        let (plan, here) = (one.plan, Part { k: one.count.tagged(id), n: one.count.commitments });
        let entry = by_member.entry((&plan.member_name, &plan.member)).or_insert_with(|| MemberShare {
            member: Named {
                id: plan.member.clone(),
                name: analysis.member_name(&plan.member, &plan.member_name, &plan.country, lang),
            },
            part: Part::default(),
            latest: None,
            of_latest: Part::default(),
        });
        entry.part.k += here.k;
        entry.part.n += here.n;
        if plan.year >= entry.latest {
            entry.latest = plan.year;
            entry.of_latest = here;
        }
    }
    let mut members: Vec<_> = by_member.into_values().filter(|member| member.part.k > 0).collect();
    // k / n compared without division: a.k / a.n > b.k / b.n where a.k * b.n > b.k * a.n.
    let product = |a: Part, b: Part| u64::from(a.k) * u64::from(b.n);
    members.sort_by(|a, b| {
        let share = || product(b.part, a.part).cmp(&product(a.part, b.part));
        b.part.k.cmp(&a.part.k).then_with(share)
    });
    members.truncate(TOP);
    members
}
