//! One region: what it covers, what its plans are about beside the world, and its members.

use std::collections::{BTreeMap, BTreeSet};

use app::model::badge::Verdict;
use app::model::lang::Lang;
use app::model::place::{Level, Region};
use app::model::profile::{LevelRatings, MemberRow, Part, RegionArea, RegionProfile, RegionYear};
use app::model::query::{Facet, Grouping, Query, Selection};
use app::model::rating::StarFormula;
use app::model::release::Coding;

use super::counts::{frequencies, tally};
use super::standings::standings;
use super::{Analysis, member_list, resolve, trends};

/// Areas in the table.
const AREAS: usize = 15;

pub(super) fn region_profile(analysis: &Analysis, region: Region, lang: Lang) -> RegionProfile {
    let data = &analysis.data;
    let plans: Vec<_> = data.plans.iter().filter(|plan| plan.region == region).collect();
    let coding = data.release.codings.first();
    let (areas, areas_in_all) = match coding {
        Some(coding) => areas(analysis, region, coding, lang),
        None => (Vec::new(), 0),
    };
    let mut members: Vec<MemberRow> = member_list::rows(analysis, lang);
    members.retain(|row| row.region == region);
    // The sort keeps the names in order within a level.
    members.sort_by_key(|row| row.level);
    let of_level = |level| {
        let of_level = || members.iter().filter(move |row| row.level == level);
        Part { k: of_level().filter(|row| row.plans > 0).count() as u32, n: of_level().count() as u32 }
    };
    let years = data.release.years.map_or_else(Vec::new, |(first, last)| (first..=last).collect());
    RegionProfile {
        region,
        coding: coding.cloned(),
        commitments: plans.iter().map(|plan| plan.commitments).sum(),
        plans: plans.len() as u32,
        plans_without_year: plans.iter().filter(|plan| plan.year.is_none()).count() as u32,
        national: of_level(Level::National),
        local: of_level(Level::Local),
        years: years
            .into_iter()
            .map(|year| {
                let of_year = || plans.iter().filter(move |plan| plan.year == Some(year));
                RegionYear {
                    year,
                    plans: of_year().count() as u32,
                    commitments: of_year().map(|plan| plan.commitments).sum(),
                    members: of_year().map(|plan| &plan.member).collect::<BTreeSet<_>>().len() as u32,
                }
            })
            .collect(),
        areas,
        areas_in_all,
        ratings: ratings(analysis, region),
        members,
    }
}

/// How the commitments of each level stand on each indicator, here and everywhere.
fn ratings(analysis: &Analysis, region: Region) -> Vec<LevelRatings> {
    let data = &analysis.data;
    let formula = data.release.codings.first();
    let formula = formula.map_or(StarFormula::Page, |coding| resolve::usual_formula(analysis, coding));
    let of_level = |level: Level| {
        let world: Vec<_> = data.commitments.iter().filter(|c| c.level == level).collect();
        let here: Vec<_> = world.iter().copied().filter(|c| c.region == region).collect();
        let ratings =
            || LevelRatings { level, here: standings(&here, formula), world: standings(&world, formula) };
        (!here.is_empty()).then(ratings)
    };
    [Level::National, Level::Local].into_iter().filter_map(of_level).collect()
}

/// The most frequent areas, and how many there are in all.
fn areas(analysis: &Analysis, region: Region, coding: &Coding, lang: Lang) -> (Vec<RegionArea>, u32) {
    let world = analysis.counts(Grouping::Area).of(&analysis.data.plans, &coding.id);
    let here: Vec<_> = world.iter().filter(|one| one.plan.region == region).copied().collect();
    let all = frequencies(&here);
    let ids: Vec<String> = all.iter().take(AREAS).map(|(area, _)| (*area).to_owned()).collect();
    let mut verdicts = verdicts(analysis, region, coding, &ids);
    let areas = ids
        .iter()
        .map(|id| RegionArea {
            area: analysis.named(Grouping::Area, id, lang),
            here: tally(&here, id),
            world: tally(&world, id),
            verdict: verdicts.remove(id).unwrap_or_else(|| Verdict::without_plans(&coding.id)),
        })
        .collect();
    (areas, all.len() as u32)
}

/// The badges that the trends by region give, so that an area in a region has the same one on every page.
fn verdicts(
    analysis: &Analysis,
    region: Region,
    coding: &Coding,
    areas: &[String],
) -> BTreeMap<String, Verdict> {
    if areas.is_empty() {
        return BTreeMap::new();
    }
    let selection = Selection { areas: areas.to_vec(), ..Selection::default() };
    let coding = Some(coding.id.clone());
    let query = Query { selection, facet: Facet::Region, coding, ..Query::default() };
    let series = trends::plain_series(analysis, query);
    let here = series.into_iter().filter(|series| series.place.region == Some(region));
    here.map(|series| (series.area.id, series.verdict)).collect()
}
