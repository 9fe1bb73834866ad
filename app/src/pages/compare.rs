//! Two to four members, regions or areas side by side.

use leptos::prelude::*;

use crate::model::answer::Choices;
use crate::model::compare::{CompareKind, CompareQuery, CompareView, Comparison, MAX_SUBJECTS};
use crate::model::lang::Lang;
use crate::model::place::Region;
use crate::model::query::Query;
use crate::model::release::Release;
use crate::model::search::Search;
use crate::model::view::{Question, View};
use crate::pages::answered;
use crate::parts::asked_figure::{asked, folded_numbers};
use crate::parts::cite::{Cited, cite};
use crate::parts::forms;
use crate::parts::frame::{Head, frame};
use crate::parts::notice::notice;
use crate::parts::share::{Shared, dialog, share};
use crate::parts::table::{Table, linked};
use crate::parts::theme;
use crate::request::{Asked, address, file};
use crate::source::SharedSource;
use crate::text::number::{count, length};
use crate::text::pages::compare as words;

/// The page.
pub(crate) fn page() -> AnyView {
    let asked = Asked::now();
    answered(|source: SharedSource| async move {
        let (release, base, lang) = (source.release(), source.base(), asked.lang);
        let mut parsed = CompareQuery::parse(&asked.query);
        parsed.value.query.lang = lang;
        let (view, problems) = source.compare(parsed).await?;
        let title = view
            .comparison
            .as_ref()
            .map_or_else(|| words::TITLE.of(lang).to_owned(), |comparison| words::title(comparison, lang));
        let head = Head {
            title: title.clone(),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some(file("/compare", &view.query.of_page())),
        };
        let lede = match (&view.comparison, view.query.kind()) {
            (Some(_), _) => None,
            (None, None) => Some(words::LEDE),
            (None, Some(_)) => Some(words::ONE_MORE),
        };
        let lede = lede.map(|lede| {
            view! {
                <p class="lede" data-live="">
                    {lede.of(lang)}
                </p>
            }
        });
        let body = view! {
            <div class="page-head">
                <h1>{title}</h1>
                {lede}
            </div>
            {notice(&problems, lang)}
            {view.comparison.as_ref().map(|comparison| comparison_view(comparison, &view.query, (&release, &base), lang))}
            {forms(&view, lang)}
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn comparison_view(
    comparison: &Comparison,
    query: &CompareQuery,
    release: (&Release, &str),
    lang: Lang,
) -> impl IntoView + use<> {
    view! {
        {headlines(comparison, lang)}
        {charts(comparison, query, release, lang)}
        {rows(comparison, lang)}
        {members(comparison, lang)}
    }
}

fn headlines(comparison: &Comparison, lang: Lang) -> impl IntoView + use<> {
    let rows = words::headlines(comparison, lang)
        .into_iter()
        .map(|(name, cells)| std::iter::once(name.into_any()).chain(cells.into_iter().map(cell)).collect());
    view! {
        <section aria-labelledby="side">
            <div class="sec-head">
                <h2 id="side">{words::NUMBERS.of(lang)}</h2>
            </div>
            {wide_table(words::WHAT.of(lang), comparison, rows.collect(), lang)}
            <p class="after">{words::RATING_NOTE.of(lang)}</p>
        </section>
    }
}

/// A number, and beneath it what is not in it.
fn cell(words: String) -> AnyView {
    match words.split_once("; ") {
        Some((number, rest)) => {
            view! { <span>{number.trim_end().to_owned()} <span class="vh">"; "</span> <small>{rest.to_owned()}</small></span> }.into_any()
        }
        None => words.into_any(),
    }
}

/// A table with a column for each subject.
fn wide_table(first: &'static str, comparison: &Comparison, rows: Vec<Vec<AnyView>>, lang: Lang) -> AnyView {
    let names = comparison.subjects.iter().map(|subject| match comparison.kind {
        CompareKind::Region => Region::from_slug(&subject.name.id)
            .map_or_else(|| subject.name.name.clone(), |region| region.label(lang).into()),
        _ => subject.name.name.clone(),
    });
    let columns: Vec<String> = std::iter::once(first.to_owned()).chain(names).collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let numbers: Vec<usize> = (1..columns.len()).collect();
    let pages = comparison.subjects.iter().map(|subject| {
        let kind = match comparison.kind {
            CompareKind::Member => "members",
            CompareKind::Region => "regions",
            CompareKind::Area => "areas",
        };
        Some(address(lang, &format!("/{kind}/{}", subject.name.id), ""))
    });
    let addresses: Vec<Option<String>> = std::iter::once(None).chain(pages).collect();
    view! { <div class="compared">{linked(Table { caption: None, columns: &columns, numbers: &numbers, rows }, &addresses)}</div> }
        .into_any()
}

fn charts(
    comparison: &Comparison,
    query: &CompareQuery,
    (release, base): (&Release, &str),
    lang: Lang,
) -> impl IntoView + use<> {
    let figure = match &comparison.figure {
        None => view! { <p>{words::NO_CHART.of(lang)}</p> }.into_any(),
        Some(figure) => {
            let page = Query { lang: Lang::default(), ..comparison.trends.clone() }.canonical();
            let actions = view! {
                <ul class="actions">
                    <li>
                        <a href=address(lang, "/trends", &page)>{words::TO_TRENDS.of(lang)}</a>
                    </li>
                    <li>
                        <a href=address(lang, "/commitments", &commitments(query))>{words::TO_COMMITMENTS.of(lang)}</a>
                    </li>
                    {forms::forms(&View::Compare, &Question::Compare(Box::new(query.clone())), true, lang)}
                </ul>
            };
            let question = Question::Compare(Box::new(query.clone()));
            let shared = Shared::of(
                View::Compare,
                question.clone(),
                lang,
                (figure.title.clone(), format!("{}. {}", figure.title, figure.subtitle)),
                figure.embed_height,
                (&release.id, base),
            );
            let cited = comparison.numbers.as_ref().map(|answer| {
                let (title, subtitle) = (figure.title.as_str(), figure.subtitle.as_str());
                let check = answer.fingerprint();
                cite(Cited { view: &View::Compare, question, release, title, subtitle, check, base }, lang)
            });
            let figure =
                crate::parts::figure::figure(figure.clone(), view! { {actions} {share(&shared)} }.into_any());
            let numbers = comparison.numbers.as_ref().map(|answer| folded_numbers(answer, lang));
            let result = asked(view! { {figure} {numbers} {cited} }.into_any(), lang);
            view! { {result} {dialog()} }.into_any()
        }
    };
    view! {
        <section aria-labelledby="years">
            <div class="sec-head">
                <h2 id="years">{words::OVER_YEARS.of(lang)}</h2>
            </div>
            {figure}
        </section>
    }
}

/// The commitments of the same selection.
fn commitments(query: &CompareQuery) -> String {
    Search { selection: query.query.selection.clone(), ..Search::default() }.canonical()
}

fn rows(comparison: &Comparison, lang: Lang) -> impl IntoView + use<> {
    let is_area = comparison.kind == CompareKind::Area;
    let (title, sub, first) = if is_area {
        (words::REGIONS, words::REGIONS_SUB.of(lang).to_owned(), words::REGION)
    } else {
        (words::COMMON, words::coding(comparison, lang), words::AREA)
    };
    let rows: Vec<Vec<AnyView>> = comparison
        .rows
        .iter()
        .map(|row| {
            let name = match Region::from_slug(&row.name.id).filter(|_| is_area) {
                Some(region) => region.label(lang).to_owned(),
                None => row.name.name.clone(),
            };
            let cells = row.cells.iter().map(|cell| words::share(*cell, lang).into_any());
            std::iter::once(name.into_any()).chain(cells).collect()
        })
        .collect();
    let body = if rows.is_empty() {
        view! { <p>{words::NOTHING.of(lang)}</p> }.into_any()
    } else {
        wide_table(first.of(lang), comparison, rows, lang)
    };
    view! {
        <section aria-labelledby="common">
            <div class="sec-head">
                <h2 id="common">{title.of(lang)}</h2>
            </div>
            <p class="sub">{sub}</p>
            {body}
            {words::partly(comparison.partly, lang).map(|text| view! { <p class="after">{text}</p> })}
        </section>
    }
}

fn members(comparison: &Comparison, lang: Lang) -> Option<AnyView> {
    if comparison.kind != CompareKind::Area {
        return None;
    }
    let names = comparison.members.iter().map(|member| {
        let href = address(lang, "/commitments", &format!("member={}", member.id));
        view! {
            <li>
                <a href=href>{member.name.clone()}</a>
            </li>
        }
    });
    let names = names.collect_view();
    let number = length(lang, comparison.members.len());
    Some(
        view! {
            <section aria-labelledby="with-all">
                <div class="sec-head">
                    <h2 id="with-all">{words::ALL_AREAS.of(lang)} " (" {number} ")"</h2>
                </div>
                <ul class="names columns">{names}</ul>
            </section>
        }
        .into_any(),
    )
}

/// One form per kind, filled in with what is shown.
fn forms(view: &CompareView, lang: Lang) -> impl IntoView + use<> {
    let kinds = [CompareKind::Member, CompareKind::Region, CompareKind::Area];
    let forms = kinds.map(|kind| form(kind, view, lang)).collect_view();
    let heading = if view.comparison.is_some() { words::CHANGE } else { words::TITLE };
    view! {
        <section aria-labelledby="choose" data-live="">
            <div class=if view.comparison.is_some() { "sec-head" } else { "vh" }>
                <h2 id="choose">{heading.of(lang)}</h2>
            </div>
            <div class="cols3">{forms}</div>
        </section>
    }
}

fn form(kind: CompareKind, view: &CompareView, lang: Lang) -> AnyView {
    let chosen = chosen(kind, &view.query);
    let entries = entries(kind, &view.choices, lang);
    let fields = (0..MAX_SUBJECTS).map(|index| {
        let current = chosen.get(index).cloned().unwrap_or_default();
        let options = entries.iter().map(|(id, name)| {
            view! {
                <option value=id.clone() selected=*id == current>
                    {name.clone()}
                </option>
            }
        });
        view! {
            <label>
                {words::nth(kind, index, lang)}
                <select id=format!("{}-{index}", kind.key()) name=kind.key()>
                    <option value="" selected=current.is_empty()>
                        {words::NONE.of(lang)}
                    </option>
                    {options.collect_view()}
                </select>
            </label>
        }
    });
    view! {
        <form class="line-form upright" action=address(lang, "/compare", "") method="get" aria-label=words::kind(kind).of(lang)>
            {theme::kept()}
            <h3>{words::kind(kind).of(lang)}</h3>
            {fields.collect_view()}
            {view.query.query.data.clone().map(|id| view! { <input type="hidden" name="data" value=id /> })}
            <button>{words::GO.of(lang)}</button>
        </form>
    }
    .into_any()
}

/// What the address chose, where it is of this kind.
fn chosen(kind: CompareKind, query: &CompareQuery) -> Vec<String> {
    let selection = &query.query.selection;
    match (kind, query.kind()) {
        (CompareKind::Member, Some(CompareKind::Member)) => selection.members.clone(),
        (CompareKind::Region, Some(CompareKind::Region)) => {
            selection.regions.iter().map(|region| region.slug().into()).collect()
        }
        (CompareKind::Area, Some(CompareKind::Area)) => selection.areas.clone(),
        _ => Vec::new(),
    }
}

/// What can be chosen: value and words.
fn entries(kind: CompareKind, choices: &Choices, lang: Lang) -> Vec<(String, String)> {
    match kind {
        CompareKind::Member => {
            choices.members.iter().map(|choice| (choice.item.id.clone(), choice.item.name.clone())).collect()
        }
        CompareKind::Region => {
            Region::ALL.map(|region| (region.slug().into(), region.label(lang).into())).into()
        }
        CompareKind::Area => choices
            .areas
            .iter()
            .map(|choice| {
                let name = format!("{} ({})", choice.item.name, count(lang, choice.commitments));
                (choice.item.id.clone(), name)
            })
            .collect(),
    }
}
