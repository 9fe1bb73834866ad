//! The home page: what there is, what it is about, what it covers, and where to go on.

use leptos::prelude::*;

use crate::model::query::Measure;
use crate::model::release::{AreaOverview, Overview, Release};
use crate::pages::answered;
use crate::parts::badge::badge;
use crate::parts::coverage::coverage;
use crate::parts::frame::{Head, wide_frame};
use crate::request::address;
use crate::source::SharedSource;
use crate::text::figure::{last_complete, too_few};
use crate::text::pages::{self, coverage as coverage_words, home as words};

/// The page.
pub(crate) fn page() -> AnyView {
    answered(|source: SharedSource| async move {
        let release = source.release();
        let overview = source.overview().await?;
        let head = Head {
            title: words::TITLE.into(),
            description: words::lede(&release),
            canonical: Some("/".into()),
        };
        let body =
            view! { {hero(&release)} {stats(&release)} {areas(&overview)} {covered(&overview)} {doors()} };
        Ok(wide_frame(head, Some(&release), body))
    })
}

fn hero(release: &Release) -> impl IntoView + use<> {
    let examples = words::EXAMPLES.iter().enumerate().map(|(index, example)| {
        let query = crate::model::search::Search { words: (*example).into(), ..Default::default() };
        view! {
            {if index == 0 { " " } else { ", " }}
            <a href=address("/commitments", &query.canonical())>{*example}</a>
        }
    });
    view! {
        <section class="hero">
            <div class="wrap hero-grid">
                <div>
                    <h1>{words::TITLE}</h1>
                    <p class="lede">{words::lede(release)}</p>
                </div>
                <form class="find" role="search" action="/commitments" method="get">
                    <label for="q">{words::FIND}</label>
                    <div class="find-row">
                        <input id="q" name="q" type="search" maxlength="200" />
                        <button>{pages::SEARCH}</button>
                    </div>
                    <p class="hint">{words::TRY}{examples.collect_view()}</p>
                </form>
            </div>
        </section>
    }
}

fn stats(release: &Release) -> impl IntoView + use<> {
    let stats = words::stats(release).into_iter().map(|(name, number, of)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{number}</dd>
                <dd class="sub">{of}</dd>
            </div>
        }
    });
    view! {
        <section class="wrap" aria-labelledby="h-numbers">
            <h2 class="vh" id="h-numbers">
                {words::NUMBERS}
            </h2>
            <dl class="stats">{stats.collect_view()}</dl>
        </section>
    }
}

fn areas(overview: &Overview) -> impl IntoView + use<> {
    let cards = overview.areas.iter().map(card).collect_view();
    let body = if overview.areas.is_empty() {
        view! { <p>{words::NO_AREAS}</p> }.into_any()
    } else {
        view! {
            <p class="sub">{words::AREAS_SUB}</p>
            <ul class="cards">{cards}</ul>
        }
        .into_any()
    };
    view! {
        <section class="wrap" aria-labelledby="h-areas">
            <div class="sec-head">
                <h2 id="h-areas">{words::AREAS}</h2>
                <a class="more" href="/trends">
                    {words::OPEN_TRENDS}
                </a>
            </div>
            {body}
        </section>
    }
}

fn card(area: &AreaOverview) -> impl IntoView + use<> {
    // The number of the drawing’s last point; where nothing is drawn, the last k of n.
    let last =
        last_complete(Measure::Inforce, &area.series).or_else(|| too_few(Measure::Inforce, &area.series));
    view! {
        <li>
            <h3>
                <a href=address("/trends", &format!("area={}", area.area.id))>{area.area.name.clone()}</a>
            </h3>
            <p class="kicker">{pages::commitments(area.commitments)}</p>
            <div class="spark" inner_html=area.drawing.clone()></div>
            {last.map(|point| view! { <p class="small">{words::point(point)}</p> })}
            {badge(area.series.verdict.badge)}
        </li>
    }
}

fn covered(overview: &Overview) -> impl IntoView + use<> {
    view! {
        <section class="wrap" aria-labelledby="h-coverage">
            <div class="sec-head">
                <h2 id="h-coverage">{coverage_words::TITLE}</h2>
                <a class="more" href="/data">
                    {words::MORE_DATA}
                </a>
            </div>
            {coverage(&overview.coverage)}
        </section>
    }
}

fn doors() -> impl IntoView {
    let doors = words::ALL_DOORS.iter().map(|(title, text, links)| {
        let links = links.map(|(address, name)| {
            view! {
                <li>
                    <a href=address>{name}</a>
                </li>
            }
        });
        view! {
            <div>
                <h3>{*title}</h3>
                <p>{*text}</p>
                <ul>{links.collect_view()}</ul>
            </div>
        }
    });
    view! {
        <section class="wrap" aria-labelledby="h-start">
            <div class="sec-head">
                <h2 id="h-start">{words::DOORS}</h2>
            </div>
            <div class="cols3 doors">{doors.collect_view()}</div>
        </section>
    }
}
