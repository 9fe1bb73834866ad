//! One member: its plans, what they are about beside its region and all members, and the commitments of the latest.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::model::brief::Subject;
use crate::model::lang::Lang;
use crate::model::place::Level;
use crate::model::profile::{MemberArea, MemberProfile, Membership, PlanLine};
use crate::model::query::{Measure, Query, Selection};
use crate::model::view::View;
use crate::pages::{answered, area, brief, region};
use crate::parts::commitment_lines::commitment_lines;
use crate::parts::crumbs::crumbs;
use crate::parts::frame::{Head, frame};
use crate::parts::headline::headline;
use crate::parts::rated::rated;
use crate::parts::section::section;
use crate::parts::table::{Table, table};
use crate::parts::tally::{part, tally};
use crate::parts::unknown::unknown;
use crate::parts::view_figure::view_figure;
use crate::request::{Asked, address};
use crate::source::SharedSource;
use crate::text::number::count;
use crate::text::pages::{member as words, places};

/// Areas in the comparison: the rest are in the table of plans.
const MOST: usize = 12;

/// The address of the page of a member.
pub(crate) fn address_of(slug: &str, lang: Lang) -> String {
    address(lang, &format!("/members/{slug}"), "")
}

/// The page.
pub(crate) fn page() -> AnyView {
    let slug = use_params_map().with_untracked(|params| params.get("slug")).unwrap_or_default();
    let Asked { lang, query, .. } = Asked::now();
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let Some(profile) = source.member(slug.clone(), lang).await? else {
            let list = (address(lang, "/members", ""), places::MEMBERS.of(lang));
            return Ok(unknown(lang, &release, places::unknown::MEMBER.of(lang), &slug, list));
        };
        let head = Head {
            title: profile.member.name.clone(),
            description: words::description(&profile, lang),
            canonical: Some(address_of(&profile.member.id, Lang::default())),
        };
        let chart = match profile.areas.is_empty() {
            true => None,
            false => Some(view_figure(&source, View::Member(profile.member.id.clone()), &query, lang).await?),
        };
        Ok(frame(head, Some(&release), body(&profile, chart, lang)))
    })
}

fn body(profile: &MemberProfile, chart: Option<AnyView>, lang: Lang) -> AnyView {
    let region_name = profile.region.label(lang);
    let steps = vec![
        (address(lang, "/members", ""), places::MEMBERS.of(lang).to_owned()),
        (region::address_of(profile.region, lang), region_name.to_owned()),
    ];
    let empty = profile.plans.is_empty();
    let lede = (!empty).then(|| view! { <p class="lede">{words::lede(profile, lang)}</p> });
    let data = if empty {
        view! {
            <div class="state">
                <h2 class="h-sm">{words::EMPTY.of(lang)}</h2>
                <p>{words::EMPTY_HINT.of(lang)}</p>
                <p>
                    <a href=address(lang, "/data", "") + "#coverage">{words::COVERAGE.of(lang)}</a>
                </p>
            </div>
        }
        .into_any()
    } else {
        the_data(profile, chart, lang)
    };
    view! {
        {crumbs(lang, steps, &profile.member.name)}
        <div class="page-head under-crumbs">
            <p class="kicker">{region_name} " · " {places::level(profile.level, lang)}</p>
            <h1>{profile.member.name.clone()}</h1>
            {lede}
            {brief::link(&Subject::Member(profile.member.id.clone()), lang)}
        </div>
        {data}
        {section("about", words::ABOUT.of(lang), about(profile, lang))}
    }
    .into_any()
}

fn the_data(profile: &MemberProfile, chart: Option<AnyView>, lang: Lang) -> AnyView {
    let no_areas = || view! { <p>{words::NO_AREAS.of(lang)}</p> }.into_any();
    let (by_plan, beside) = if profile.areas.is_empty() {
        (no_areas(), None)
    } else {
        let title = words::BESIDE.of(lang);
        (areas(profile, lang), Some(section("beside", title, comparison(profile, lang))))
    };
    view! {
        {stats(profile, lang)}
        {section("plans", words::PLANS.of(lang), plans(profile, lang))}
        {chart}
        {section("areas", words::AREAS.of(lang), by_plan)}
        {beside}
        {section("ratings", words::RATINGS.of(lang), ratings(profile, lang))}
        {latest(profile, lang)}
    }
    .into_any()
}

fn stats(profile: &MemberProfile, lang: Lang) -> AnyView {
    let years: Vec<_> = profile.plans.iter().filter_map(|plan| plan.year).collect();
    let span = years.first().zip(years.last());
    let span = span.map(|(first, last)| crate::text::number::years(*first, *last)).unwrap_or_default();
    let in_force = profile.plans.iter().find(|plan| plan.in_force);
    let in_force = profile.as_of.map(|year| match in_force {
        Some(plan) => (words::in_force_on(year, lang), words::plan_of(plan, lang)),
        None => (words::in_force_on(year, lang), words::NONE.of(lang).into()),
    });
    let mut stats = vec![
        (places::COMMITMENTS.of(lang).to_owned(), count(lang, profile.commitments), String::new()),
        (places::PLANS.of(lang).to_owned(), count(lang, profile.plans.len() as u32), span),
        (places::AREAS.of(lang).to_owned(), count(lang, profile.areas.len() as u32), String::new()),
    ];
    stats.extend(in_force.map(|(name, plan)| (name, plan, String::new())));
    headline(stats, None, lang)
}

fn plans(profile: &MemberProfile, lang: Lang) -> AnyView {
    let none = profile.plans.iter().all(|plan| !plan.in_force);
    let none = profile.as_of.filter(|_| none).map(|year| {
        view! { <p class="after">{words::none_in_force(year, lang)}</p> }
    });
    let items = profile.plans.iter().map(|plan| plan_item(plan, profile.as_of, lang));
    view! {
        <ol class="timeline">{items.collect_view()}</ol>
        {none}
    }
    .into_any()
}

fn plan_item(plan: &PlanLine, as_of: Option<i32>, lang: Lang) -> impl IntoView + use<> {
    let current = as_of.filter(|_| plan.in_force).map(|year| {
        view! { <p class="mark">{words::in_force_on(year, lang)}</p> }
    });
    let title = plan.title.clone().map(|title| view! { <p translate="no">{title}</p> });
    let term = words::term(plan, lang).map(|term| view! { <p class="small quiet">{term}</p> });
    view! {
        <li class=plan.in_force.then_some("on")>
            <h3>{words::plan_of(plan, lang)}</h3>
            {current}
            {title}
            <p class="small">{words::plan(plan, lang)} " · " {words::submitted(plan, lang)} " · " {words::size(plan, lang)}</p>
            {term}
        </li>
    }
}

/// Areas by plan, in a region that scrolls where the plans do not fit.
fn areas(profile: &MemberProfile, lang: Lang) -> AnyView {
    let heads: Vec<String> = profile.plans.iter().map(|plan| words::plan_of(plan, lang)).collect();
    let mut columns = vec![places::AREA.of(lang)];
    columns.extend(heads.iter().map(String::as_str));
    let numbers: Vec<usize> = (1..columns.len()).collect();
    let uncoded = || view! { <span class="quiet">{words::UNCODED.of(lang)}</span> }.into_any();
    let cells = |row: &MemberArea| {
        let mut cells = vec![
            view! { <a href=area::address_of(&row.area.id, lang)>{row.area.name.clone()}</a> }.into_any(),
        ];
        cells.extend(row.plans.iter().map(|of| of.map_or_else(uncoded, |of| part(of, lang))));
        cells
    };
    let rows = profile.areas.iter().map(cells).collect();
    let name = format!("{}: {}", words::AREAS.of(lang), places::SCROLLS.of(lang));
    view! {
        <p class="sub">{words::AREAS_SUB.of(lang)}</p>
        <div class="scroll" role="region" aria-label=name tabindex="0">
            {table(Table { caption: None, columns: &columns, numbers: &numbers, rows })}
        </div>
        {trend_links(profile, lang)}
    }
    .into_any()
}

fn trend_links(profile: &MemberProfile, lang: Lang) -> impl IntoView + use<> {
    let members = vec![profile.member.id.clone()];
    let selection = Selection { members, ..Selection::default() };
    let query = Query { selection, measure: Measure::Share, ..Query::default() };
    let links = [
        (address(lang, "/trends", &query.canonical()), words::TRENDS),
        (address(lang, "/commitments", &format!("member={}", profile.member.id)), words::ALL_COMMITMENTS),
    ];
    let links = links.map(|(address, name)| {
        view! {
            <li>
                <a href=address>{name.of(lang)}</a>
            </li>
        }
    });
    view! {
        <ul class="actions" aria-label=places::GO_ON.of(lang)>
            {links.collect_view()}
        </ul>
    }
}

fn comparison(profile: &MemberProfile, lang: Lang) -> AnyView {
    let absent = (!profile.absent.is_empty()).then(|| {
        view! {
            <h3 class="next">{words::ABSENT.of(lang)}</h3>
            {beside(profile, &profile.absent, lang)}
        }
    });
    view! {
        <p class="sub">{words::beside_sub(profile, lang)}</p>
        {beside(profile, profile.areas.get(..MOST).unwrap_or(&profile.areas), lang)}
        {absent}
    }
    .into_any()
}

fn beside(profile: &MemberProfile, areas: &[MemberArea], lang: Lang) -> AnyView {
    let (region, world) = (words::in_region(profile, lang), words::everywhere(profile.level, lang));
    let columns = [places::AREA.of(lang), profile.member.name.as_str(), &region, &world];
    let cells = |row: &MemberArea| {
        vec![
            view! { <a href=area::address_of(&row.area.id, lang)>{row.area.name.clone()}</a> }.into_any(),
            tally(&row.all, lang),
            tally(&row.region, lang),
            tally(&row.world, lang),
        ]
    };
    let rows = areas.iter().map(cells).collect();
    table(Table { caption: None, columns: &columns, numbers: &[1, 2, 3], rows })
}

/// What was found of its commitments, beside those of the region and of all members of its level.
fn ratings(profile: &MemberProfile, lang: Lang) -> AnyView {
    let (region, world) = (words::in_region(profile, lang), words::everywhere(profile.level, lang));
    let columns = [
        (profile.member.name.as_str(), profile.ratings.as_slice()),
        (&region, &profile.region_ratings),
        (&world, &profile.world_ratings),
    ];
    view! {
        <p class="sub">{words::ratings_sub(profile, lang)}</p>
        {rated(&columns, lang)}
    }
    .into_any()
}

fn latest(profile: &MemberProfile, lang: Lang) -> AnyView {
    view! {
        <section aria-labelledby="latest">
            <div class="sec-head">
                <h2 id="latest">{words::LATEST.of(lang)}</h2>
                <a class="more" href=address(lang, "/commitments", &format!("member={}", profile.member.id))>
                    {words::ALL_COMMITMENTS.of(lang)}
                </a>
            </div>
            {commitment_lines(&profile.latest, false, lang)}
        </section>
    }
    .into_any()
}

fn about(profile: &MemberProfile, lang: Lang) -> AnyView {
    let region = view! { <a href=region::address_of(profile.region, lang)>{profile.region.label(lang)}</a> };
    let relatives = profile.relatives.iter().map(|row| {
        view! {
            <li>
                <a href=address_of(&row.member.id, lang)>{row.member.name.clone()}</a>
            </li>
        }
    });
    let relatives = relatives.collect_view();
    let relatives = (!profile.relatives.is_empty())
        .then(|| fact(words::RELATIVES.of(lang), view! { <ul class="chips">{relatives}</ul> }.into_any()));
    view! {
        <dl class="facts">
            {fact(words::REGION.of(lang), region.into_any())}
            {fact(words::LEVEL.of(lang), level(profile.level, lang))}
            {profile.membership.as_ref().map(|known| membership(known, lang))} {relatives}
        </dl>
    }
    .into_any()
}

fn level(level: Level, lang: Lang) -> AnyView {
    view! { <span>{places::level(level, lang)}</span> }.into_any()
}

fn membership(known: &Membership, lang: Lang) -> AnyView {
    let joined = match &known.joined {
        Some(joined) => view! { <span>{joined.value} " " {origin(&joined.source, lang)}</span> }.into_any(),
        None => view! { <span class="quiet">{words::NOT_KNOWN.of(lang)}</span> }.into_any(),
    };
    let date =
        (!known.status_as_of.is_empty()).then(|| format!(", {}", words::as_of(&known.status_as_of, lang)));
    let status = view! {
        <span>
            {words::status(known.status.value, lang)} {date} " "
            {origin(&known.status.source, lang)}
        </span>
    };
    // The note of the reference is written in English.
    let note = (!known.note.is_empty()).then(|| {
        let note = view! { <span lang="en">{known.note.clone()}</span> };
        fact(words::NOTE.of(lang), note.into_any())
    });
    view! {
        {fact(words::JOINED.of(lang), joined)} {fact(words::STATUS.of(lang), status.into_any())} {note}
    }
    .into_any()
}

/// Where a fact comes from: a link, or that nobody checked it.
fn origin(source: &str, lang: Lang) -> AnyView {
    if source.starts_with("https://") || source.starts_with("http://") {
        let source = source.to_owned();
        return view! {
            "("
            <a href=source rel="external noopener">
                {words::SOURCE.of(lang)}
            </a>
            ")"
        }
        .into_any();
    }
    let said = if source == "inference" { words::INFERRED } else { words::UNVERIFIED };
    view! { <span class="quiet">"(" {said.of(lang)} ")"</span> }.into_any()
}

fn fact(name: &'static str, value: AnyView) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
