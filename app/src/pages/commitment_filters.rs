//! The facets of the list of commitments, as controls of its form, and what is chosen of them.

use leptos::prelude::*;

use crate::model::found::{Facet, Found, Value};
use crate::model::lang::Lang;
use crate::model::place::Named;
use crate::model::query::Years;
use crate::model::search::{Key, Part, Search};
use crate::parts::choice::{self, Tick, boxes, group, radios};
use crate::request::address;
use crate::text::pages::{self, commitments as words, facets};

/// The one form: the search field stands inside it, the filters point to it.
pub(crate) const FORM: &str = "find";

/// Values that are always in sight; the others wait behind a line.
const IN_SIGHT: usize = 8;

/// The address of a search.
pub(crate) fn link(lang: Lang, search: &Search) -> String {
    address(lang, "/commitments", &search.canonical())
}

/// Something that is chosen.
pub(crate) struct Chosen {
    /// The part of the search to which it belongs.
    pub(crate) part: Part,
    /// Words for people.
    pub(crate) name: String,
    /// The search that lacks it.
    pub(crate) without: Search,
}

/// Everything that is chosen.
pub(crate) fn parts(lang: Lang, found: &Found) -> Vec<Chosen> {
    let search = &found.search;
    let mut parts = Vec::new();
    let mut add = |part, name, without| parts.push(Chosen { part, name, without });
    if search.has(Part::Words) {
        add(Part::Words, words::the_words(lang, &search.words), search.without(Part::Words));
    }
    for facet in &found.facets {
        for value in facet.values.iter().filter(|value| value.on) {
            let name = facets::value(lang, facet.key, &value.item);
            // A word such as “Limited” is clear beneath its heading only.
            let name = match facet.key {
                Key::Completion | Key::EarlyResults | Key::Coding => facets::titled(lang, facet.key, &name),
                _ => name,
            };
            add(Part::Facet(facet.key), name, search.without_value(facet.key, &value.item.id));
        }
    }
    if search.has(Part::Years) {
        add(Part::Years, words::years(lang, search.selection.years), search.without(Part::Years));
    }
    if let Some(year) = search.in_force {
        add(Part::InForce, words::in_force(lang, year), search.without(Part::InForce));
    }
    if search.well {
        add(Part::Well, words::DID_WELL.of(lang).into(), search.without(Part::Well));
    }
    parts
}

/// The facets, folded behind one line where there is little room.
pub(crate) fn filters(lang: Lang, found: &Found) -> impl IntoView + use<> {
    let of = |key: Key| found.facet(key).and_then(|facet| choices(lang, facet));
    view! {
        <div class="filters" role="group" aria-label=words::NARROW.of(lang)>
            <details class="fold">
                <summary>{words::NARROW.of(lang)}</summary>
                {[Key::Area, Key::Challenge].map(of).into_iter().collect_view()}
                {[Key::Region, Key::Country, Key::Member].map(of).into_iter().collect_view()}
                {levels(lang, found)}
                {group("f-years", words::PLAN_OF.of(lang), years(lang, found))}
                {of(Key::Completion)}
                {group("f-well", words::WELL.of(lang), well(lang, found))}
                {[Key::Ambition, Key::EarlyResults, Key::Starred, Key::Coding].map(of).into_iter().collect_view()}
                <div class="go">
                    <button form=FORM>{pages::APPLY.of(lang)}</button>
                    <a href=address(lang, "/commitments", "")>{pages::RESET.of(lang)}</a>
                </div>
            </details>
        </div>
    }
}

/// A facet as check boxes; nothing where there is no choice.
fn choices(lang: Lang, facet: &Facet) -> Option<AnyView> {
    let any = facet.values.iter().any(|value| value.on);
    // Challenges come with a link; beside the areas they lead to they would be the same choice twice.
    if !any && (facet.values.len() < 2 || facet.key == Key::Challenge) {
        return None;
    }
    let mut first = Vec::new();
    let mut rest = Vec::new();
    for (index, value) in facet.values.iter().enumerate() {
        let list = if index < IN_SIGHT || value.on { &mut first } else { &mut rest };
        list.push(tick(lang, facet.key, value));
    }
    let key = facet.key.slug();
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details class="more-areas">
                <summary>{words::more(lang, rest.len())}</summary>
                {boxes(lang, Some(FORM), key, rest)}
            </details>
        }
    });
    let body = view! {
        {boxes(lang, Some(FORM), key, first)}
        {more}
    };
    Some(group(group_id(facet.key), facets::facet(facet.key).of(lang), body))
}

fn tick(lang: Lang, key: Key, value: &Value) -> Tick {
    Tick {
        value: value.item.id.clone(),
        label: facets::value(lang, key, &value.item),
        count: Some(value.count),
        on: value.on,
    }
}

const fn group_id(key: Key) -> &'static str {
    match key {
        Key::Area => "f-area",
        Key::Challenge => "f-challenge",
        Key::Region => "f-region",
        Key::Country => "f-country",
        Key::Member => "f-member",
        Key::Level => "f-level",
        Key::Completion => "f-completion",
        Key::Ambition => "f-ambition",
        Key::EarlyResults => "f-early_results",
        Key::Starred => "f-starred",
        Key::Coding => "f-coding",
    }
}

/// One level or both.
fn levels(lang: Lang, found: &Found) -> Option<AnyView> {
    let facet = found.facet(Key::Level)?;
    let any = facet.values.iter().any(|value| value.on);
    if facet.values.len() < 2 && !any {
        return None;
    }
    let both = Tick::new("", pages::BOTH.of(lang), !any);
    let ticks = std::iter::once(both).chain(facet.values.iter().map(|value| tick(lang, Key::Level, value)));
    let body = radios(lang, Some(FORM), Key::Level.slug(), ticks.collect());
    Some(group("f-level", facets::facet(Key::Level).of(lang), body))
}

/// First and last year, and each year by itself as a link.
fn years(lang: Lang, found: &Found) -> impl IntoView + use<> {
    let search = &found.search;
    let chosen = search.selection.years;
    let known: Vec<i32> = found.years.iter().filter_map(|count| count.year).collect();
    let links = found.years.iter().map(|count| {
        let finds = words::finds(lang, count.count);
        let Some(year) = count.year else {
            return view! {
                <li>
                    {words::NO_YEAR.of(lang)}
                    <span class="cnt">{finds}</span>
                </li>
            }
            .into_any();
        };
        let only = Years { from: Some(year), to: Some(year) };
        let mut search = search.without(Part::Years);
        search.selection.years = only;
        view! {
            <li>
                <a href=link(lang, &search) aria-current=(only == chosen).then_some("true")>
                    {year}
                </a>
                <span class="cnt">{finds}</span>
            </li>
        }
        .into_any()
    });
    let links = links.collect_view();
    let span = known.first().copied().zip(known.last().copied());
    let in_force = search.in_force.map(|year| {
        let item = Named { id: year.to_string(), name: words::in_force(lang, year) };
        boxes(lang, Some(FORM), "inforce", vec![Tick::new(&item.id, &item.name, true)])
    });
    view! {
        {choice::years(lang, Some(FORM), chosen, span)}
        <ul class="each-year">{links}</ul>
        {in_force}
    }
}

/// The quick choice as a check box; its rule stands with the results.
fn well(lang: Lang, found: &Found) -> AnyView {
    let tick = Tick {
        value: "1".into(),
        label: words::DID_WELL.of(lang).into(),
        count: Some(found.well.good),
        on: found.search.well,
    };
    boxes(lang, Some(FORM), "well", vec![tick])
}
