//! The map: members by a chosen measure, and the same numbers as a table.

use leptos::prelude::*;

use crate::model::answer::Choice;
use crate::model::lang::Lang;
use crate::model::map::{Layer, MapAnswer, MapMeasure, MapPlace, MapQuery, MapSort, MapView, Reading};
use crate::model::query::Word;
use crate::model::release::Release;
use crate::model::view::{Question, View};
use crate::pages::answered;
use crate::parts::cite::{Cited, cite};
use crate::parts::forms::forms;
use crate::parts::frame::{Head, frame};
use crate::parts::notice::notice;
use crate::parts::share::{Shared, dialog, share};
use crate::parts::table::{Table, table};
use crate::parts::theme;
use crate::request::{Asked, address, file, in_colours};
use crate::source::SharedSource;
use crate::text::number::count;
use crate::text::pages::map as words;

/// The page.
pub(crate) fn page() -> AnyView {
    let asked = Asked::now();
    answered(|source: SharedSource| async move {
        let release = source.release();
        let mut parsed = MapQuery::parse(&asked.query);
        let lang = asked.lang;
        parsed.value.lang = lang;
        let canonical = file("/map", &parsed.value.of_page());
        let (question, base) = (Question::Map(parsed.value.clone()), source.base());
        let (view, problems) = source.map(parsed).await?;
        let head = Head {
            title: words::title(&view.answer, lang),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some(canonical),
        };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
            </div>
            {form(&view, lang)}
            {notice(&problems, lang)}
            <div class="map-page">{figure(&view, question, &release, &base, lang)} {numbers(&view.answer, lang)}</div>
            {dialog()}
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn form(view: &MapView, lang: Lang) -> impl IntoView + use<> {
    let query = &view.answer.query;
    let measures = MapMeasure::ALL.iter().map(|measure| {
        (measure.word().to_owned(), words::measure(*measure).of(lang).to_owned(), *measure == query.measure)
    });
    let layers = Layer::ALL.iter().map(|layer| {
        (layer.word().to_owned(), words::layer(*layer).of(lang).to_owned(), *layer == query.layer)
    });
    let all = (String::new(), words::ALL_AREAS.of(lang).to_owned(), query.area.is_none());
    let area = |choice: &Choice| {
        let name = format!("{} ({})", choice.item.name, count(lang, choice.commitments));
        (choice.item.id.clone(), name, query.area.as_ref() == Some(&choice.item.id))
    };
    let areas = std::iter::once(all).chain(view.areas.iter().map(area));
    view! {
        <form class="line-form" action=address(lang, "/map", "") method="get" aria-label=words::CHOOSE.of(lang)>
            {theme::kept()}
            {field("measure", words::MEASURE.of(lang), measures.collect())}
            {field("area", words::AREA.of(lang), areas.collect())}
            {field("level", words::LEVEL.of(lang), layers.collect())}
            {query.data.clone().map(|id| view! { <input type="hidden" name="data" value=id /> })}
            <button>{words::SHOW.of(lang)}</button>
        </form>
    }
}

fn field(key: &'static str, label: &'static str, entries: Vec<(String, String, bool)>) -> impl IntoView {
    let entries = entries.into_iter().map(|(value, name, on)| {
        view! {
            <option value=value selected=on>
                {name}
            </option>
        }
    });
    view! {
        <label for=key>
            {label}
            <select id=key name=key>
                {entries.collect_view()}
            </select>
        </label>
    }
}

fn figure(
    view: &MapView,
    question: Question,
    release: &Release,
    base: &str,
    lang: Lang,
) -> impl IntoView + use<> {
    let answer = &view.answer;
    let legend = view.legend.iter().map(|(swatch, text)| {
        view! {
            <li>
                <span class="sw" inner_html=swatch.clone()></span>
                {text.clone()}
            </li>
        }
    });
    let legend = legend.collect_view();
    let (title, subtitle) = (words::title(answer, lang), words::subtitle(answer, lang));
    let said =
        (format!("{}: {title}", words::TITLE.of(lang)), format!("{title}. {}", words::total(answer, lang)));
    let shared = Shared::of(View::Map, question.clone(), lang, said, view.embed_height, (&release.id, base));
    let cited = Cited {
        view: &View::Map,
        question: question.clone(),
        release,
        title: &title,
        subtitle: &subtitle,
        check: answer.fingerprint(),
        base,
    };
    view! {
        <figure class="figure" aria-labelledby="map-title">
            <figcaption>
                <h2 id="map-title">{words::title(answer, lang)}</h2>
                <p class="sub">{words::subtitle(answer, lang)}</p>
            </figcaption>
            <a class="skip-in" href="#numbers">
                {words::TO_TABLE.of(lang)}
            </a>
            <div class="map-box" inner_html=in_colours(view.drawing.clone())></div>
            <h3 class="vh">{words::LEGEND.of(lang)}</h3>
            <ul class="map-legend">{legend}</ul>
            {view.has_world.then(|| view! { <p class="note-p">{words::BORDERS.of(lang)}</p> })}
            {view.has_tiles.then(|| view! { <p class="note-p">{words::ELSEWHERE.of(lang)}</p> })}
            <ul class="actions">
                {forms(&View::Map, &question, true, lang)}
                <li>
                    <a href="#numbers">{words::TABLE.of(lang)}</a>
                </li>
            </ul>
            {share(&shared)}
            {cite(cited, lang)}
        </figure>
    }
}

fn numbers(answer: &MapAnswer, lang: Lang) -> impl IntoView + use<> {
    let column = words::column(answer, lang);
    let is_local = answer.query.layer == Layer::Local;
    let mut columns = vec![words::layer(answer.query.layer).of(lang), words::REGION.of(lang)];
    if is_local {
        columns.push(words::MEMBERS.of(lang));
    }
    columns.extend([words::PLANS.of(lang), words::COMMITMENTS.of(lang)]);
    let shows_more = answer.area.is_some() || answer.query.measure.is_share();
    if shows_more {
        columns.push(words::NUMBER.of(lang));
    }
    let rights: Vec<usize> = (2..columns.len()).collect();
    let rows = answer.places.iter().map(|place| row(answer, place, is_local, shows_more, lang)).collect();
    let by_estimate = answer.query.sort == MapSort::Value && answer.query.measure.is_share();
    view! {
        <section aria-labelledby="numbers">
            <div class="sec-head">
                <h2 id="numbers">{words::TABLE.of(lang)}</h2>
                {orders(answer, lang)}
            </div>
            {shows_more.then(|| view! { <p class="sub">{words::number_is(&column, lang)}</p> })}
            {by_estimate.then(|| view! { <p class="sub">{words::BY_ESTIMATE.of(lang)}</p> })}
            {is_local.then(|| view! { <p class="sub">{words::LOCAL_NOTE.of(lang)}</p> })}
            {table(Table { caption: None, columns: &columns, numbers: &rights, rows })}
            <p class="after">{words::total(answer, lang)}</p>
        </section>
    }
}

fn row(answer: &MapAnswer, place: &MapPlace, is_local: bool, shows_more: bool, lang: Lang) -> Vec<AnyView> {
    let href = match answer.query.layer {
        Layer::National => address(lang, &format!("/members/{}", place.place.id), ""),
        Layer::Local => address(lang, "/commitments", &format!("country={}&level=local", place.place.id)),
    };
    let mut cells = vec![
        view! { <a href=href>{place.place.name.clone()}</a> }.into_any(),
        place.region.label(lang).into_any(),
    ];
    if is_local {
        cells.push(count(lang, place.members).into_any());
    }
    if place.reading == Reading::NoPlans {
        cells.push(view! { <span class="quiet">{words::NO_PLANS.of(lang)}</span> }.into_any());
        cells.push("–".into_any());
    } else {
        cells.push(count(lang, place.plans).into_any());
        cells.push(count(lang, place.commitments).into_any());
    }
    if shows_more {
        cells.push(match place.reading {
            Reading::NoPlans => "–".into_any(),
            _ => words::reading(answer, place, lang).into_any(),
        });
    }
    cells
}

/// The orders of the table as links.
fn orders(answer: &MapAnswer, lang: Lang) -> impl IntoView + use<> {
    let links = MapSort::ALL.iter().map(|sort| {
        let query = MapQuery { sort: *sort, ..answer.query.clone() };
        let href = format!("{}#numbers", address(lang, "/map", &query.of_page()));
        let current = (*sort == answer.query.sort).then_some("true");
        view! {
            <a class="more" href=href aria-current=current>
                {words::sort(*sort).of(lang)}
            </a>
        }
    });
    view! {
        <p class="orders">
            <span>{words::ORDER.of(lang)}</span>
            {links.collect_view()}
        </p>
    }
}
