//! One region: what it covers, what its plans are about beside all members, and its members.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::model::brief::Subject;
use crate::model::lang::Lang;
use crate::model::place::{Level, Region};
use crate::model::profile::{Part, RegionArea, RegionProfile, RegionYear};
use crate::model::query::{Query, Selection};
use crate::model::view::View;
use crate::pages::{answered, area, brief};
use crate::parts::badge::badge;
use crate::parts::crumbs::crumbs;
use crate::parts::frame::{Head, frame};
use crate::parts::headline::headline;
use crate::parts::member_rows::member_rows;
use crate::parts::rated::rated;
use crate::parts::section::{section, subsection};
use crate::parts::table::{Table, table};
use crate::parts::tally::tally;
use crate::parts::unknown::unknown;
use crate::parts::view_figure::view_figure;
use crate::request::{Asked, address};
use crate::source::SharedSource;
use crate::text::number::count;
use crate::text::pages::member::RATINGS;
use crate::text::pages::{places, region as words};

/// The address of the page of a region.
pub(crate) fn address_of(region: Region, lang: Lang) -> String {
    address(lang, &format!("/regions/{}", region.slug()), "")
}

/// The page.
pub(crate) fn page() -> AnyView {
    let slug = use_params_map().with_untracked(|params| params.get("slug")).unwrap_or_default();
    let Asked { lang, query, .. } = Asked::now();
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let Some(region) = Region::from_slug(&slug) else {
            let list = (address(lang, "/members", ""), places::MEMBERS.of(lang));
            return Ok(unknown(lang, &release, places::unknown::REGION.of(lang), &slug, list));
        };
        let profile = source.region(region, lang).await?;
        let head = Head {
            title: region.label(lang).into(),
            description: words::description(&profile, lang),
            canonical: Some(address_of(region, Lang::default())),
        };
        let chart = match profile.areas.is_empty() {
            true => None,
            false => Some(view_figure(&source, View::Region(region), &query, lang).await?),
        };
        Ok(frame(head, Some(&release), body(&profile, chart, lang)))
    })
}

fn body(profile: &RegionProfile, chart: Option<AnyView>, lang: Lang) -> AnyView {
    let name = profile.region.label(lang);
    let steps = vec![(address(lang, "/members", ""), places::MEMBERS.of(lang).to_owned())];
    view! {
        {crumbs(lang, steps, name)}
        <div class="page-head under-crumbs">
            <p class="kicker">{places::REGION.of(lang)}</p>
            <h1>{name}</h1>
            <p class="lede">{words::lede(profile, lang)}</p>
            {brief::link(&Subject::Region(profile.region), lang)}
        </div>
        {stats(profile, lang)}
        {chart}
        {section("areas", words::AREAS.of(lang), areas(profile, lang))}
        {section("ratings", RATINGS.of(lang), ratings(profile, lang))}
        {members(profile, lang)}
        {section("coverage", words::COVERED.of(lang), years(profile, lang))}
    }
    .into_any()
}

fn stats(profile: &RegionProfile, lang: Lang) -> AnyView {
    let members = |level, part: Part| {
        let sub = words::WITH_A_PLAN.of(lang);
        (places::members_of(level, lang).to_owned(), places::k_of_n(part, lang), sub.to_owned())
    };
    let stats = [
        (places::COMMITMENTS.of(lang).to_owned(), count(lang, profile.commitments), String::new()),
        (places::PLANS.of(lang).to_owned(), count(lang, profile.plans), String::new()),
        members(Level::National, profile.national),
        members(Level::Local, profile.local),
    ];
    headline(stats.into(), None, lang)
}

fn areas(profile: &RegionProfile, lang: Lang) -> AnyView {
    if profile.areas.is_empty() {
        return view! { <p>{words::NO_AREAS.of(lang)}</p> }.into_any();
    }
    let columns = [places::AREA, words::HERE, words::WORLD, places::TREND].map(|name| name.of(lang));
    let cells = |row: &RegionArea| {
        vec![
            view! { <a href=area::address_of(&row.area.id, lang)>{row.area.name.clone()}</a> }.into_any(),
            tally(&row.here, lang),
            tally(&row.world, lang),
            badge(row.verdict.badge, lang),
        ]
    };
    let rows = profile.areas.iter().map(cells).collect();
    let selection = Selection { regions: vec![profile.region], ..Selection::default() };
    let query = Query { selection, ..Query::default() };
    let query = query.canonical();
    let links = [
        (address(lang, "/trends", &query), places::IN_TRENDS.of(lang).to_owned()),
        (address(lang, "/commitments", &query), words::commitments_of(profile.region, lang)),
    ];
    let links = links.map(|(address, name)| {
        view! {
            <li>
                <a href=address>{name}</a>
            </li>
        }
    });
    view! {
        <p class="sub">{words::areas_sub(profile, lang)}</p>
        {table(Table { caption: None, columns: &columns, numbers: &[1, 2], rows })}
        <ul class="actions" aria-label=places::GO_ON.of(lang)>
            {links.collect_view()}
        </ul>
    }
    .into_any()
}

/// What was found of its commitments, beside those of all members of the level.
fn ratings(profile: &RegionProfile, lang: Lang) -> AnyView {
    if profile.ratings.is_empty() {
        return view! { <p>{words::NO_RATINGS.of(lang)}</p> }.into_any();
    }
    let levels = profile.ratings.iter().map(|level| {
        let columns =
            [(profile.region.label(lang), level.here.as_slice()), (words::WORLD.of(lang), &level.world)];
        let id = format!("ratings-{}", level.level.slug());
        subsection(&id, words::ratings_of(level.level, lang).into_any(), rated(&columns, lang))
    });
    view! {
        <p class="sub">{words::RATINGS_SUB.of(lang)}</p>
        {levels.collect_view()}
    }
    .into_any()
}

fn members(profile: &RegionProfile, lang: Lang) -> AnyView {
    let levels = [Level::National, Level::Local].map(|level| {
        let rows: Vec<_> = profile.members.iter().filter(|row| row.level == level).cloned().collect();
        let id = format!("members-{}", level.slug());
        (!rows.is_empty())
            .then(|| subsection(&id, places::members_of(level, lang).into_any(), member_rows(&rows, lang)))
    });
    section("members", words::MEMBERS.of(lang), levels.collect_view().into_any())
}

fn years(profile: &RegionProfile, lang: Lang) -> AnyView {
    let columns = [places::YEAR, places::PLANS, places::COMMITMENTS, words::SUBMITTED];
    let columns = columns.map(|name| name.of(lang));
    let number = |n: u32| view! { <span>{count(lang, n)}</span> }.into_any();
    let cells = |row: &RegionYear| {
        let year = view! { <span>{row.year}</span> }.into_any();
        vec![year, number(row.plans), number(row.commitments), number(row.members)]
    };
    let rows = profile.years.iter().map(cells).collect();
    let without = profile.plans_without_year;
    view! {
        <p class="sub">{words::COVERED_SUB.of(lang)}</p>
        {table(Table { caption: None, columns: &columns, numbers: &[1, 2, 3], rows })}
        {(without > 0).then(|| view! { <p class="after">{words::without_year(without, lang)}</p> })}
    }
    .into_any()
}
