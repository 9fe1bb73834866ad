//! The form of the trends page. Without scripts its button sends it; the island listens to its changes.

use leptos::prelude::*;

use crate::model::answer::{Choices, Trends};
use crate::model::lang::Lang;
use crate::model::query::{Facet, Query, Word};
use crate::parts::choice::{self, Tick, boxes, countries, group, picker, radios, select};
use crate::request::address;
use crate::text::names::coding_name;
use crate::text::number::{count, length};
use crate::text::pages::{self, trends as words};

/// Areas that are always in sight; the others wait behind a line.
const FREQUENT: usize = 10;

/// The form, filled in with what the answer shows.
pub(crate) fn filters(trends: &Trends) -> AnyView {
    let lang = trends.answer.query.lang;
    let (query, choices) = (&trends.answer.query, &trends.choices);
    let selection = &query.selection;
    view! {
        <form id="filters" class="filters" aria-label=words::FILTERS.of(lang) action=address(lang, "/trends", "") method="get" autocomplete="off">
            <details class="fold">
                <summary>{words::FILTERS.of(lang)}</summary>
                {areas(query, choices)}
                {group("f-by", words::BY.of(lang), radios(lang, None, "by", words_of(query.by, |by| words::grouping(by).of(lang))))}
                {group(
                    "f-region",
                    words::REGIONS.of(lang),
                    view! {
                        {choice::regions(lang, None, &selection.regions)}
                        {countries(lang, None, &selection.countries)}
                        <p class="hint">{words::REGIONS_HINT.of(lang)}</p>
                    },
                )}
                {group(
                    "f-member",
                    pages::MEMBER.of(lang),
                    picker(lang, None, "member", pages::MEMBER.of(lang), pages::ADD_MEMBER.of(lang), &choices.members, &selection.members),
                )}
                {group("f-level", pages::LEVEL.of(lang), choice::levels(lang, None, selection.level))}
                {group("f-years", pages::YEARS.of(lang), choice::years(lang, None, selection.years, choices.years))}
                {group("f-measure", words::MEASURE.of(lang), radios(lang, None, "measure", words_of(query.measure, |measure| words::measure(measure).of(lang))))}
                {group("f-facet", words::SHOW.of(lang), facets(query.facet, lang))}
                {coding(trends)}
                <div class="go">
                    <button>{pages::APPLY.of(lang)}</button>
                    <a href=address(lang, "/trends", "")>{pages::RESET.of(lang)}</a>
                </div>
            </details>
        </form>
    }
    .into_any()
}

fn areas(query: &Query, choices: &Choices) -> AnyView {
    let lang = query.lang;
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
                <summary>{words::more(all, lang)}</summary>
                {boxes(lang, None, "area", others)}
            </details>
        }
    });
    let legend = view! {
        {words::areas(query.by).of(lang)}
        " "
        <span class="cnt">{length(lang, all)}</span>
    };
    let body = view! {
        {boxes(lang, None, "area", frequent)}
        {others}
        <p class="hint">{words::AREAS_HINT.of(lang)}</p>
    };
    group("f-area", legend, body)
}

/// A closed list of words as options.
fn words_of<W: Word>(chosen: W, name: impl Fn(W) -> &'static str) -> Vec<Tick> {
    W::ALL.iter().map(|word| Tick::new(word.word(), name(*word), *word == chosen)).collect()
}

fn facets(chosen: Facet, lang: Lang) -> AnyView {
    let entry =
        |facet: &Facet| (facet.word().to_owned(), words::facet(*facet).of(lang).to_owned(), *facet == chosen);
    select("facet", words::SHOW.of(lang), Facet::ALL.iter().map(entry).collect())
}

/// A choice only where there is one.
fn coding(trends: &Trends) -> Option<AnyView> {
    let (codings, lang) = (&trends.answer.release.codings, trends.answer.query.lang);
    (codings.len() > 1).then(|| {
        let entries = codings.iter().enumerate().map(|(index, coding)| {
            // The first is the default, which no address needs to name.
            let value = if index == 0 { String::new() } else { coding.id.clone() };
            (
                value,
                format!("{} ({})", coding_name(coding, lang), count(lang, coding.commitments)),
                coding.id == trends.answer.coding.id,
            )
        });
        group("f-coding", words::CODING.of(lang), select("coding", words::CODING.of(lang), entries.collect()))
    })
}
