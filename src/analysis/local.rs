//! OGP Local: who joined when, what local plans work on beside national ones, and how long they are.

use std::collections::{BTreeMap, BTreeSet};

use app::model::commitment::Plan;
use app::model::lang::Lang;
use app::model::local::{
    Circle, Cohort, LOCAL_LIMIT, LOCAL_PROGRAMME, Limit, LocalMember, LocalView, LongPlan, Story, Theme,
    Themes, Volume,
};
use app::model::place::{Level, Named};
use app::model::query::Grouping;
use app::model::text::Text;

use super::counts::Counted;
use super::tally::{main_coding, share, span};
use super::{Analysis, order};
use crate::reference::{self, StoryKind};

pub(super) fn local(analysis: &Analysis, lang: Lang) -> LocalView {
    let of_level = |level| analysis.data.plans.iter().filter(move |plan| plan.level == level);
    let mut stories = Vec::new();
    let mut circles = Vec::new();
    for row in &analysis.reference.stories {
        match row.kind {
            StoryKind::Story => stories.push(story(analysis, row, lang)),
            StoryKind::Circle => circles.push(circle(analysis, row, lang)),
        }
    }
    LocalView {
        cohorts: cohorts(analysis, lang),
        unlisted: unlisted(analysis, lang),
        local: volume(of_level(Level::Local).map(|plan| (plan, plan.commitments))),
        national: volume(of_level(Level::National).map(|plan| (plan, plan.commitments))),
        themes: themes(analysis, lang),
        limit: limit(analysis, lang),
        stories,
        circles,
    }
}

fn volume<'a>(plans: impl Iterator<Item = (&'a Plan, u32)>) -> Volume {
    let plans: Vec<_> = plans.collect();
    Volume {
        members: plans.iter().map(|(plan, _)| &plan.member).collect::<BTreeSet<_>>().len() as u32,
        plans: plans.len() as u32,
        commitments: plans.iter().map(|(_, commitments)| commitments).sum(),
        years: span(plans.iter().filter_map(|(plan, _)| plan.year)),
    }
}

fn cohorts(analysis: &Analysis, lang: Lang) -> Vec<Cohort> {
    let mut by_year: BTreeMap<(bool, Option<i32>), Vec<LocalMember>> = BTreeMap::new();
    for member in analysis.reference.members.iter().filter(|member| member.level == Level::Local) {
        let plans = analysis.data.plans.iter().filter(|plan| plan.member == member.slug).count();
        by_year.entry((member.year_joined.is_none(), member.year_joined)).or_default().push(LocalMember {
            member: known(analysis, member, lang),
            verified: member.year_is_verified(),
            withdrawn: member.has_withdrawn(),
            plans: plans as u32,
        });
    }
    let cohort = |((_, year), mut members): (_, Vec<LocalMember>)| {
        members.sort_by_cached_key(|member| (order::key(&member.member.name), member.member.id.clone()));
        Cohort { year, members }
    };
    by_year.into_iter().map(cohort).collect()
}

fn unlisted(analysis: &Analysis, lang: Lang) -> Vec<Named> {
    let known: BTreeSet<&str> =
        analysis.reference.members.iter().map(|member| member.slug.as_str()).collect();
    let local = analysis.data.plans.iter().filter(|plan| plan.level == Level::Local);
    let unlisted = local.filter(|plan| !known.contains(plan.member.as_str()));
    unlisted.map(|plan| of_plan(analysis, plan, lang)).collect::<BTreeSet<_>>().into_iter().collect()
}

fn themes(analysis: &Analysis, lang: Lang) -> Option<Themes> {
    let coding = main_coding(analysis, Level::Local)?;
    let dated = analysis.counts(Grouping::Area).of(&analysis.data.plans, &coding.id);
    let of_level = |level| dated.iter().copied().filter(move |one| one.plan.level == level);
    let years = span(of_level(Level::Local).filter_map(|one| one.plan.year))?;
    let within = |one: &Counted<'_>| one.plan.year.is_some_and(|year| years.0 <= year && year <= years.1);
    let local: Vec<_> = of_level(Level::Local).collect();
    let national: Vec<_> = of_level(Level::National).filter(within).collect();
    let areas: BTreeSet<&Text> = local.iter().flat_map(|one| one.count.tagged.keys()).collect();
    let mut areas: Vec<Theme> = areas
        .into_iter()
        .map(|id| Theme {
            area: analysis.named(Grouping::Area, id, lang),
            local: share(id, &local),
            national: share(id, &national),
        })
        .collect();
    areas.sort_by(|a, b| b.local.k.cmp(&a.local.k).then_with(|| a.area.cmp(&b.area)));
    let sized = |plans: &[Counted<'_>]| volume(plans.iter().map(|one| (one.plan, one.count.commitments)));
    let (local, national) = (sized(&local), sized(&national));
    let all = analysis.data.commitments.iter().filter(|commitment| commitment.level == Level::Local).count();
    let left_out = (all as u32).saturating_sub(local.commitments);
    Some(Themes { coding, years, local, national, left_out, areas })
}

fn limit(analysis: &Analysis, lang: Lang) -> Limit {
    let mut limit = Limit::default();
    for plan in analysis.data.plans.iter().filter(|plan| plan.level == Level::Local) {
        let is_over = plan.commitments > LOCAL_LIMIT;
        let (over, all) = match plan.year {
            Some(year) if year >= LOCAL_PROGRAMME => &mut limit.present,
            Some(_) => &mut limit.pilot,
            None => &mut limit.undated,
        };
        *over += u32::from(is_over);
        *all += 1;
        if is_over {
            limit.over.push(LongPlan {
                member: of_plan(analysis, plan, lang),
                title: plan.title.clone(),
                year: plan.year,
                commitments: plan.commitments,
            });
        }
    }
    limit.over.sort_by(|a, b| b.commitments.cmp(&a.commitments).then_with(|| a.member.cmp(&b.member)));
    limit
}

/// A member of the reference.
fn known(analysis: &Analysis, member: &reference::Member, lang: Lang) -> Named {
    let name = analysis.member_name(&member.slug, &member.display_name(), &member.iso3, lang);
    Named { id: member.slug.clone(), name }
}

/// The member of a plan.
fn of_plan(analysis: &Analysis, plan: &Plan, lang: Lang) -> Named {
    let name = analysis.member_name(&plan.member, &plan.member_name, &plan.country, lang);
    Named { id: plan.member.clone(), name }
}

fn commitments_of(analysis: &Analysis, member: &str) -> u32 {
    analysis.data.commitments.iter().filter(|commitment| commitment.member == member).count() as u32
}

fn story(analysis: &Analysis, row: &reference::Story, lang: Lang) -> Story {
    let member = row.members.first().cloned().unwrap_or_default();
    let text = |en: &str, es: &str, fr: &str| in_language(lang, en, es, fr);
    Story {
        place: text(&row.place_en, &row.place_es, &row.place_fr),
        title: text(&row.title_en, &row.title_es, &row.title_fr),
        theme: text(&row.theme_en, &row.theme_es, &row.theme_fr),
        facts: text(&row.facts_en, &row.facts_es, &row.facts_fr),
        source: text(&row.source_en, &row.source_es, &row.source_fr),
        commitment: analysis
            .commitment(&row.commitment_id, lang)
            .map(|(commitment, ..)| commitment.id.to_string()),
        commitments: commitments_of(analysis, &member),
        member,
    }
}

fn circle(analysis: &Analysis, row: &reference::Story, lang: Lang) -> Circle {
    let members = row.members.iter().map(|slug| {
        let known = analysis.reference.members.iter().find(|member| member.slug == *slug);
        let unknown = || Named { id: slug.clone(), name: slug.clone() };
        let named = known.map_or_else(unknown, |member| self::known(analysis, member, lang));
        (named, commitments_of(analysis, slug))
    });
    Circle {
        title: in_language(lang, &row.title_en, &row.title_es, &row.title_fr),
        place: in_language(lang, &row.place_en, &row.place_es, &row.place_fr),
        source: in_language(lang, &row.source_en, &row.source_es, &row.source_fr),
        members: members.collect(),
    }
}

fn in_language(lang: Lang, en: &str, es: &str, fr: &str) -> String {
    match lang {
        Lang::En => en,
        Lang::Es => es,
        Lang::Fr => fr,
    }
    .into()
}
