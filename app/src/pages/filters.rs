//! The form of the trends page. Without scripts its button sends it; the island listens to its changes.

use leptos::prelude::*;

use crate::model::answer::{Choices, Trends};
use crate::model::lang::Lang;
use crate::model::query::{Facet, Query, Word};
use crate::parts::choice::{self, Tick, boxes, countries, group, picker, radios, select};
use crate::text::explorer;
use crate::text::number::count;
use crate::text::pages::{self, trends as words};

/// Areas that are always in sight; the others wait behind a line.
const FREQUENT: usize = 10;

/// The form, filled in with what the answer shows.
pub(crate) fn filters(trends: &Trends) -> AnyView {
    let (query, choices) = (&trends.answer.query, &trends.choices);
    let selection = &query.selection;
    let lang = query.lang;
    let tab_name = move |tab| explorer::tab(tab).of(lang);
    let compare_name = move |compare| explorer::compare(compare).of(lang);
    view! {
        <form id="filters" class="filters" aria-label=words::FILTERS action="/trends" method="get" autocomplete="off">
            <details class="fold">
                <summary>{words::FILTERS}</summary>
                {group("f-tab", explorer::SHOW.of(lang), radios(None, "tab", words_of(query.show.tab, tab_name)))}
                <details class="more-show">
                    <summary>{explorer::MORE.of(lang)}</summary>
                    {group("f-facet", explorer::SPLIT.of(lang), facets(query.facet, lang))}
                    {group(
                        "f-compare",
                        explorer::COMPARE.of(lang),
                        radios(None, "compare", words_of(query.show.compare, compare_name)),
                    )}
                    {focus(trends)}
                </details>
                {areas(query, choices)}
                {group("f-by", words::BY, radios(None, "by", words_of(query.by, words::grouping)))}
                {group(
                    "f-region",
                    words::REGIONS,
                    view! {
                        {choice::regions(None, &selection.regions)}
                        {countries(None, &selection.countries)}
                        <p class="hint">{words::REGIONS_HINT}</p>
                    },
                )}
                {group(
                    "f-member",
                    pages::MEMBER,
                    picker(None, "member", pages::MEMBER, pages::ADD_MEMBER, &choices.members, &selection.members),
                )}
                {group("f-level", pages::LEVEL, choice::levels(None, selection.level))}
                {group("f-years", pages::YEARS, choice::years(None, selection.years, choices.years))}
                {group("f-measure", words::MEASURE, radios(None, "measure", words_of(query.measure, words::measure)))}
                {coding(trends)}
                <div class="go">
                    <button>{pages::APPLY}</button>
                    <a href="/trends">{pages::RESET}</a>
                </div>
            </details>
        </form>
    }
    .into_any()
}

fn areas(query: &Query, choices: &Choices) -> AnyView {
    let chosen = &query.selection.areas;
    let mut frequent = Vec::new();
    let mut others = Vec::new();
    for (index, choice) in choices.areas.iter().enumerate() {
        let on = chosen.contains(&choice.item.id);
        let list = if index < FREQUENT || on { &mut frequent } else { &mut others };
        list.push(Tick {
            value: choice.item.id.clone(),
            label: choice.item.name.clone(),
            count: Some(choice.commitments),
            on,
        });
    }
    let all = choices.areas.len();
    let others = (!others.is_empty()).then(|| {
        view! {
            <details class="more-areas">
                <summary>{words::more(all)}</summary>
                {boxes(None, "area", others)}
            </details>
        }
    });
    let legend = view! {
        {words::areas(query.by)}
        " "
        <span class="cnt">{count(u32::try_from(all).unwrap_or(u32::MAX))}</span>
    };
    let body = view! {
        {boxes(None, "area", frequent)}
        {others}
        <p class="hint">{words::AREAS_HINT}</p>
    };
    group("f-area", legend, body)
}

/// A closed list of words as options.
fn words_of<W: Word>(chosen: W, name: impl Fn(W) -> &'static str) -> Vec<Tick> {
    W::ALL.iter().map(|word| Tick::new(word.word(), name(*word), *word == chosen)).collect()
}

/// The areas and places that can be made to stand out, where there are several.
fn focus(trends: &Trends) -> Option<AnyView> {
    let answer = &trends.answer;
    let (mut areas, mut places) = (Vec::new(), Vec::new());
    for series in &answer.series {
        let place = (series.place.id.to_ascii_lowercase(), &series.place.name);
        for (list, one) in [(&mut areas, (series.area.id.clone(), &series.area.name)), (&mut places, place)] {
            if !list.contains(&one) {
                list.push(one);
            }
        }
    }
    let several = [areas, places].into_iter().filter(|list| list.len() > 1).flatten();
    let ticks: Vec<_> =
        several.map(|(id, name)| Tick::new(&id, name, answer.query.show.focus.contains(&id))).collect();
    let legend = explorer::FOCUS.of(answer.query.lang);
    (!ticks.is_empty()).then(|| group("f-focus", legend, boxes(None, "focus", ticks)))
}

fn facets(chosen: Facet, lang: Lang) -> AnyView {
    let entry = |facet: &Facet| (facet.word().to_owned(), words::facet(*facet).to_owned(), *facet == chosen);
    select("facet", explorer::SPLIT.of(lang), Facet::ALL.iter().map(entry).collect())
}

/// A choice only where there is one.
fn coding(trends: &Trends) -> Option<AnyView> {
    let codings = &trends.answer.release.codings;
    (codings.len() > 1).then(|| {
        let entries = codings.iter().enumerate().map(|(index, coding)| {
            // The first is the default, which no address needs to name.
            let value = if index == 0 { String::new() } else { coding.id.clone() };
            (
                value,
                format!("{} ({})", coding.name, count(coding.commitments)),
                coding.id == trends.answer.coding.id,
            )
        });
        group("f-coding", words::CODING, select("coding", words::CODING, entries.collect()))
    })
}
