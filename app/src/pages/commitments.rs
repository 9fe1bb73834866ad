//! The list of commitments: one search field, facets, results, paging. All of it one GET form.

use leptos::prelude::*;

use crate::model::found::{Found, Hit};
use crate::model::lang::Lang;
use crate::model::query::Word;
use crate::model::rating::Rating;
use crate::model::search::{MAX_WORDS, Part, Search, Sort};
use crate::pages::answered;
use crate::pages::commitment_filters::{FORM, filters, link, parts};
use crate::parts::completion::completion;
use crate::parts::frame::{Head, frame};
use crate::parts::notice::notice;
use crate::parts::pager::pager;
use crate::parts::pieces::pieces;
use crate::parts::theme;
use crate::request::{Asked, address, file};
use crate::source::SharedSource;
use crate::text::pages::{self, commitments as words};

/// The page.
pub(crate) fn page() -> AnyView {
    let asked = Asked::now();
    let lang = asked.lang;
    answered(move |source: SharedSource| async move {
        let release = source.release();
        let (found, problems) = source.search(Search::parse(&asked.query), lang).await?;
        let head = Head {
            title: words::document(lang, &found),
            description: words::DESCRIPTION.of(lang).into(),
            canonical: Some(link(Lang::default(), &found.search)),
        };
        let body = view! {
            <div class="page-head">
                <h1>{words::TITLE.of(lang)}</h1>
            </div>
            {search_field(lang, &found.search.words, found.search.data.clone())}
            <div class="explorer">
                {filters(lang, &found)}
                <div class="result">
                    {notice(&problems, lang)}
                    {results(lang, &found)}
                </div>
            </div>
        };
        Ok(frame(head, Some(&release), body))
    })
}

fn search_field(lang: Lang, value: &str, data: Option<String>) -> impl IntoView + use<> {
    view! {
        <form class="find big" id=FORM role="search" action=address(lang, "/commitments", "") method="get">
            {theme::kept()}
            <label for="q" class="vh">
                {words::FIND.of(lang)}
            </label>
            <div class="find-row">
                <input
                    id="q"
                    type="search"
                    name="q"
                    maxlength=MAX_WORDS.to_string()
                    placeholder=words::FIND.of(lang)
                    aria-describedby="q-hint"
                    value=value.to_owned()
                />
                {data.map(|id| view! { <input type="hidden" name="data" value=id /> })}
                <button>{pages::SEARCH.of(lang)}</button>
            </div>
            <p class="hint" id="q-hint">
                {words::FIND_HINT.of(lang)}
            </p>
        </form>
    }
}

fn results(lang: Lang, found: &Found) -> AnyView {
    let (count, of) = words::found(lang, found);
    let list = if found.hits.is_empty() {
        empty(lang, found)
    } else {
        let hits = found.hits.iter().map(|one| hit(lang, one)).collect_view();
        view! {
            {well(lang, found)}
            <ol class="hits">{hits}</ol>
        }
        .into_any()
    };
    view! {
        <div class="res-head">
            <p role="status">
                <b>{count}</b>
                {of}
            </p>
            {(found.total > 1).then(|| sort(lang, &found.search))}
        </div>
        {chosen(lang, found)}
        {found.respelled.iter().map(|word| view! { <p class="sub">{words::respelled(lang, word)}</p> }).collect_view()}
        {list}
        {pager(lang, found)}
        {(found.total > 0).then(|| downloads(lang, found))}
    }
    .into_any()
}

/// The order, as a list of the form with a button of its own.
fn sort(lang: Lang, search: &Search) -> impl IntoView + use<> {
    let has_words = search.has(Part::Words);
    let entries = Sort::ALL.iter().filter(|sort| has_words || **sort != Sort::Newest).map(|sort| {
        let default = *sort == Sort::default();
        let name = if default && !has_words { words::sort(Sort::Newest) } else { words::sort(*sort) };
        view! {
            <option value=if default { "" } else { sort.word() } selected=*sort == search.sort>
                {name.of(lang)}
            </option>
        }
    });
    view! {
        <div class="sort">
            <label for="sort">{words::SORT.of(lang)}</label>
            <select id="sort" name="sort" form=FORM>
                {entries.collect_view()}
            </select>
            <button class="quiet-b" form=FORM>
                {words::SORT_GO.of(lang)}
            </button>
        </div>
    }
}

/// What is chosen, each as a link that takes it away.
fn chosen(lang: Lang, found: &Found) -> Option<AnyView> {
    let parts = parts(lang, found);
    if parts.is_empty() {
        return None;
    }
    let links = parts.into_iter().map(|chosen| {
        view! {
            <li>
                <a href=link(lang, &chosen.without)>
                    <span class="vh">{words::TAKE_AWAY.of(lang)} " "</span>
                    {chosen.name}
                    <span aria-hidden="true">" ×"</span>
                </a>
            </li>
        }
    });
    Some(
        view! {
            <ul class="chosen" aria-label=words::CHOSEN.of(lang)>
                {links.collect_view()}
                <li>
                    <a class="all" href=address(lang, "/commitments", "")>
                        {pages::RESET.of(lang)}
                    </a>
                </li>
            </ul>
        }
        .into_any(),
    )
}

/// The quick choice, with its rule and with how many can be judged at all.
fn well(lang: Lang, found: &Found) -> AnyView {
    let search = &found.search;
    let counted = words::well(lang, found.well);
    let answer = if search.well {
        let all = link(lang, &search.without(Part::Well));
        view! {
            {counted}
            ". "
            <a href=all>{words::NOT_ONLY_WELL.of(lang)}</a>
        }
        .into_any()
    } else if found.well.good == 0 {
        view! {
            {counted}
            "."
        }
        .into_any()
    } else {
        let well = Search { well: true, page: 0, ..search.clone() };
        view! {
            <a href=link(lang, &well)>{counted}</a>
            "."
        }
        .into_any()
    };
    let unjudged =
        (found.well.judged < found.well.of).then(|| format!(" {}", words::unjudged(lang, found.well)));
    view! {
        <div class="well">
            <p>
                <b>{words::WELL.of(lang)}</b>
                " "
                {answer}
            </p>
            <p class="sub">{words::WELL_RULE.of(lang)} {unjudged}</p>
        </div>
    }
    .into_any()
}

fn hit(lang: Lang, hit: &Hit) -> impl IntoView + use<> {
    // An empty language is an unknown one; without it the language of the page would be claimed.
    let own = hit.lang.clone().unwrap_or_default();
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
                {words::STARRED.of(lang)}
            </span>
        }
    });
    view! {
        <li class="hit">
            <p class="kicker">{words::kicker(lang, hit)}</p>
            <h2 class="h-sm" lang=own.clone()>
                <a href=super::commitment::address_of(&hit.id, lang)>{pieces(hit.title.clone())}</a>
            </h2>
            {(!hit.passage.is_empty())
                .then(|| view! { <p class="passage" lang=own>{pieces(hit.passage.clone())}</p> })}
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

/// Nothing matches: which part, taken away, would let something be found, and how much.
fn empty(lang: Lang, found: &Found) -> AnyView {
    let search = &found.search;
    let mut ways: Vec<(String, Search)> = found
        .loosened
        .iter()
        .map(|(part, finds)| {
            // The values of a facet go together here: to take one of two away would still find nothing.
            let names = parts(lang, found).into_iter().filter(|chosen| chosen.part == *part);
            let name = names.map(|chosen| chosen.name).collect::<Vec<_>>().join(", ");
            (words::with_count(lang, &name, *finds), search.without(*part))
        })
        .collect();
    let enough = !ways.is_empty();
    if !enough && search.has(Part::Words) && found.words_alone > 0 {
        let alone = Search { words: search.words.clone(), ..Search::default() };
        let name = words::the_words(lang, &search.words);
        ways.push((words::with_count(lang, &name, found.words_alone), alone));
    }
    let asked = search.canonical() != Search::default().canonical();
    if !enough && asked {
        ways.push((words::ALL.of(lang).into(), Search::default()));
    }
    let links = ways.into_iter().map(|(name, less)| {
        view! {
            <li>
                <a href=link(lang, &less)>{name}</a>
            </li>
        }
    });
    let hint = match (enough, asked) {
        (true, _) => words::REMOVE,
        (false, true) => words::REMOVE_MORE,
        (false, false) => words::EMPTY_ALL,
    };
    view! {
        <div class="state">
            <h2 class="h-sm">{words::EMPTY.of(lang)}</h2>
            <p>{hint.of(lang)}</p>
            <ul class="chips">{links.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// All pages of the result as files.
fn downloads(lang: Lang, found: &Found) -> impl IntoView + use<> {
    let query = Search { page: 0, ..found.search.clone() }.canonical();
    let forms = [("csv", "CSV"), ("json", "JSON")].map(|(suffix, name)| {
        view! {
            <li>
                <a href=file(&format!("/commitments.{suffix}"), &query) download=true>
                    <span class="vh">{words::DOWNLOAD.of(lang)} " "</span>
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <ul class="actions" aria-label=words::DOWNLOAD.of(lang)>
            <li aria-hidden="true">{words::download(lang, found)}</li>
            {forms.into_iter().collect_view()}
        </ul>
    }
}
