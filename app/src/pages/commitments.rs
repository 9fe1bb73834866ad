//! The list of commitments: one search field, filters, results, paging. All of it one GET form.

use leptos::prelude::*;

use crate::model::answer::Choices;
use crate::model::lang::Lang;
use crate::model::query::Selection;
use crate::model::rating::Rating;
use crate::model::search::{Found, Hit, MAX_WORDS, Search};
use crate::pages::answered;
use crate::parts::choice::{self, countries, group, picker};
use crate::parts::completion::completion;
use crate::parts::frame::{Head, frame};
use crate::parts::notice::notice;
use crate::parts::pager::pager;
use crate::parts::pieces::pieces;
use crate::request::{Asked, address};
use crate::source::SharedSource;
use crate::text::pages::{self, commitments as words};

/// The one form: the search field stands inside it, the filters point to it.
const FORM: &str = "find";

/// The page.
pub(crate) fn page() -> AnyView {
    let asked = Asked::now();
    let lang = asked.lang;
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let (found, choices, problems) = source.search(Search::parse(&asked.query), lang).await?;
        let head = Head {
            title: words::document(&found),
            description: words::DESCRIPTION.into(),
            canonical: Some(address(Lang::default(), "/commitments", &found.search.canonical())),
        };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE}</h1>
            </div>
            {search_field(&found.search.words, lang)}
            <div class="explorer">
                {filters(&found.search.selection, &choices, lang)}
                <div class="result">
                    {notice(&problems, lang)}
                    {results(&found, &choices, lang)}
                </div>
            </div>
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn search_field(value: &str, lang: Lang) -> impl IntoView + use<> {
    view! {
        <form class="find big" id=FORM role="search" action=address(lang, "/commitments", "") method="get">
            <label for="q" class="vh">
                {words::FIND}
            </label>
            <div class="find-row">
                <input
                    id="q"
                    type="search"
                    name="q"
                    maxlength=MAX_WORDS.to_string()
                    placeholder=words::FIND
                    value=value.to_owned()
                />
                <button>{pages::SEARCH.of(lang)}</button>
            </div>
        </form>
    }
}

fn filters(chosen: &Selection, choices: &Choices, lang: Lang) -> impl IntoView + use<> {
    let form = Some(FORM);
    view! {
        <div class="filters" role="group" aria-label=words::NARROW>
            <details class="fold">
                <summary>{words::NARROW}</summary>
                {group(
                    "f-region",
                    pages::REGION.of(lang),
                    view! {
                        {choice::regions(lang, form, &chosen.regions)}
                        {countries(lang, form, &chosen.countries)}
                    },
                )}
                {group("f-level", pages::LEVEL.of(lang), choice::levels(lang, form, chosen.level))}
                {group(
                    "f-area",
                    words::AREA,
                    picker(lang, form, "area", words::AREA, words::ADD_AREA, &choices.areas, &chosen.areas),
                )}
                {group(
                    "f-member",
                    pages::MEMBER.of(lang),
                    picker(lang, form, "member", pages::MEMBER.of(lang), pages::ADD_MEMBER.of(lang), &choices.members, &chosen.members),
                )}
                {group("f-years", words::PLAN_OF, choice::years(lang, form, chosen.years, choices.years))}
                <div class="go">
                    <button form=FORM>{pages::APPLY.of(lang)}</button>
                    <a href=address(lang, "/commitments", "")>{pages::RESET.of(lang)}</a>
                </div>
            </details>
        </div>
    }
}

fn results(found: &Found, choices: &Choices, lang: Lang) -> AnyView {
    let (count, of) = words::found(found);
    let list = if found.hits.is_empty() {
        empty(&found.search, choices, lang)
    } else {
        view! { <ol class="hits">{found.hits.iter().map(|found| hit(found, lang)).collect_view()}</ol> }
            .into_any()
    };
    view! {
        <div class="res-head">
            <p role="status">
                <b>{count}</b>
                {of}
            </p>
        </div>
        {list}
        {pager(found, lang)}
    }
    .into_any()
}

fn hit(hit: &Hit, lang: Lang) -> impl IntoView + use<> {
    let written = hit.lang.clone();
    let areas = hit.areas.iter().map(|area| {
        view! {
            <li>
                <a href=address(lang, "/trends", &format!("area={}", area.id))>{area.name.clone()}</a>
            </li>
        }
    });
    let star = hit.starred.then(|| {
        view! {
            <span class="star">
                <span aria-hidden="true">"★"</span>
                " "
                {words::STARRED}
            </span>
        }
    });
    view! {
        <li class="hit">
            <p class="kicker">{words::kicker(hit)}</p>
            <h2 class="h-sm" lang=written.clone()>
                <a href=super::commitment::address_of(&hit.id, lang)>{pieces(hit.title.clone())}</a>
            </h2>
            {(!hit.passage.is_empty())
                .then(|| view! { <p class="passage" lang=written>{pieces(hit.passage.clone())}</p> })}
            <div class="meta">
                <ul class="chips">{areas.collect_view()}</ul>
                <span class="marks">
                    {completion(Rating::from_slug(&hit.completion).unwrap_or_default(), lang)}
                    {star}
                </span>
            </div>
        </li>
    }
}

/// Nothing matches: each part of the question as a link that takes it away.
fn empty(search: &Search, choices: &Choices, lang: Lang) -> AnyView {
    let links = without(search, choices, lang).into_iter().map(|(name, less)| {
        view! {
            <li>
                <a href=address(lang, "/commitments", &less.canonical())>{name}</a>
            </li>
        }
    });
    let links = links.collect::<Vec<_>>();
    let hint = if links.is_empty() {
        view! { <p>{words::EMPTY_ALL}</p> }.into_any()
    } else {
        view! {
            <p>{words::REMOVE}</p>
            <ul class="chips">{links.collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <div class="state">
            <h2 class="h-sm">{words::EMPTY}</h2>
            {hint}
        </div>
    }
    .into_any()
}

/// Every part of a search that was set, with the search that lacks it.
fn without(search: &Search, choices: &Choices, lang: Lang) -> Vec<(String, Search)> {
    let mut parts = Vec::new();
    let mut part = |set: bool, name: String, change: &dyn Fn(&mut Search)| {
        if set {
            let mut less = Search { page: 0, ..search.clone() };
            change(&mut less);
            parts.push((name, less));
        }
    };
    let chosen = &search.selection;
    part(search.page > 0, words::page(1), &|less| less.page = 0);
    part(!search.words.is_empty(), format!("“{}”", search.words), &|less| less.words.clear());
    let names = |list: &[crate::model::answer::Choice], ids: &[String]| {
        let name =
            |id: &String| list.iter().find(|c| c.item.id == *id).map_or(id.clone(), |c| c.item.name.clone());
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    part(!chosen.areas.is_empty(), names(&choices.areas, &chosen.areas), &|less| {
        less.selection.areas.clear()
    });
    let regions = chosen.regions.iter().map(|region| region.label(lang)).collect::<Vec<_>>().join(", ");
    part(!chosen.regions.is_empty(), regions, &|less| less.selection.regions.clear());
    part(!chosen.countries.is_empty(), chosen.countries.join(", "), &|less| less.selection.countries.clear());
    let members = names(&choices.members, &chosen.members);
    part(!chosen.members.is_empty(), members, &|less| less.selection.members.clear());
    part(chosen.level.is_some(), pages::LEVEL.of(lang).into(), &|less| less.selection.level = None);
    part(chosen.years != Default::default(), pages::YEARS.of(lang).into(), &|less| {
        less.selection.years = Default::default()
    });
    parts
}
