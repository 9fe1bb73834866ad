//! The home page: what there is, what it is about, what it covers, and where to go on.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::release::{AreaGroup, AreaOverview, Overview, Release};
use crate::pages::answered;
use crate::parts::badge::badge;
use crate::parts::coverage::coverage;
use crate::parts::frame::{Head, wide_frame};
use crate::parts::headline::headline;
use crate::parts::theme;
use crate::request::{Asked, address, file};
use crate::source::SharedSource;
use crate::text::pages::{self, coverage as coverage_words, home as words};

/// The page.
pub(crate) fn page() -> AnyView {
    let lang = Asked::now().lang;
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let overview = source.overview(lang).await?;
        let head = Head {
            title: words::TITLE.of(lang).into(),
            description: words::lede(&release, lang),
            canonical: Some("/".into()),
        };
        let body = view! { {hero(&release, lang)} {headline(words::stats(&release, lang), Some("wrap"), lang)} {areas(&overview, lang)} {covered(&overview, lang)} {doors(&release, lang)} };
        Ok(wide_frame(head, Some(&release), body))
    })
}

fn hero(release: &Release, lang: Lang) -> impl IntoView + use<> {
    let examples = words::EXAMPLES.iter().enumerate().map(|(index, example)| {
        let example = example.of(lang);
        let query = crate::model::search::Search { words: example.into(), ..Default::default() };
        view! {
            {if index == 0 { " " } else { ", " }}
            <a href=address(lang, "/commitments", &query.canonical())>{example}</a>
        }
    });
    view! {
        <section class="hero">
            <div class="wrap hero-grid">
                <div>
                    <h1>{words::TITLE.of(lang)}</h1>
                    <p class="lede">{words::lede(release, lang)}</p>
                </div>
                <form class="find" role="search" action=address(lang, "/commitments", "") method="get">
                    {theme::kept()}
                    <label for="q">{words::FIND.of(lang)}</label>
                    <div class="find-row">
                        <input id="q" name="q" type="search" maxlength="200" />
                        <button>{pages::SEARCH.of(lang)}</button>
                    </div>
                    <p class="hint">{words::TRY.of(lang)}{examples.collect_view()}</p>
                </form>
            </div>
        </section>
    }
}

/// The areas by their badge.
fn areas(overview: &Overview, lang: Lang) -> impl IntoView + use<> {
    let groups = overview.groups.iter().map(|group| self::group(group, lang)).collect_view();
    let body = if overview.groups.is_empty() {
        view! { <p>{words::NO_AREAS.of(lang)}</p> }.into_any()
    } else {
        view! {
            <p class="sub">{words::AREAS_SUB.of(lang)}</p>
            {groups}
        }
        .into_any()
    };
    view! {
        <section class="wrap" aria-labelledby="h-areas">
            <div class="sec-head">
                <h2 id="h-areas">{words::AREAS.of(lang)}</h2>
                <a class="more" href=address(lang, "/trends", "")>
                    {words::OPEN_TRENDS.of(lang)}
                </a>
            </div>
            {body}
        </section>
    }
}

fn group(group: &AreaGroup, lang: Lang) -> impl IntoView + use<> {
    let cards = group.areas.iter().map(|area| card(area, lang)).collect_view();
    let more = (group.areas.len() < group.all as usize).then(|| {
        view! {
            <a class="more" href=address(lang, "/areas", "")>
                {words::all_areas(group.all, lang)}
            </a>
        }
    });
    view! {
        <div class="sec-head group">
            <h3>{badge(group.badge, lang)} " " <small>{words::group(group.badge, lang)}</small></h3>
            {more}
        </div>
        <ul class="cards">{cards}</ul>
    }
}

fn card(area: &AreaOverview, lang: Lang) -> impl IntoView + use<> {
    view! {
        <li>
            <h4>
                <a href=address(lang, &format!("/areas/{}", area.area.id), "")>{area.area.name.clone()}</a>
            </h4>
            <p class="kicker">{pages::commitments(area.commitments, lang)}</p>
            <div class="spark" inner_html=area.drawing.clone()></div>
            <p class="small">{area.sentence.clone()}</p>
        </li>
    }
}

fn covered(overview: &Overview, lang: Lang) -> impl IntoView + use<> {
    view! {
        <section class="wrap" aria-labelledby="h-coverage">
            <div class="sec-head">
                <h2 id="h-coverage">{coverage_words::TITLE.of(lang)}</h2>
                <a class="more" href=address(lang, "/data", "")>
                    {words::MORE_DATA.of(lang)}
                </a>
            </div>
            {coverage(&overview.coverage, lang)}
        </section>
    }
}

fn doors(release: &Release, lang: Lang) -> impl IntoView + use<> {
    let has_local = release.local_members > 0;
    let doors = words::ALL_DOORS.iter().map(|(title, text, links)| {
        let is_there = |target: &words::Target| {
            has_local || !matches!(target, words::Target::Page("/commitments", words::LOCAL_ONLY))
        };
        let links = links.iter().filter(|(target, _)| is_there(target)).map(|(target, name)| {
            let target = match *target {
                words::Target::Page(path, query) => address(lang, path, query),
                words::Target::File(path) => file(path, ""),
            };
            view! {
                <li>
                    <a href=target>{name.of(lang)}</a>
                </li>
            }
        });
        view! {
            <div>
                <h3>{title.of(lang)}</h3>
                <p>{text.of(lang)}</p>
                <ul>{links.collect_view()}</ul>
            </div>
        }
    });
    view! {
        <section class="wrap" aria-labelledby="h-start">
            <div class="sec-head">
                <h2 id="h-start">{words::DOORS.of(lang)}</h2>
            </div>
            <div class="cols3 doors">{doors.collect_view()}</div>
        </section>
    }
}
