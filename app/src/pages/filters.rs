//! The form of the trends page. Without scripts its button sends it; the island listens to its changes.

use leptos::prelude::*;

use crate::model::answer::{Choices, Trends};
use crate::model::lang::Lang;
use crate::model::query::{Facet, Measure, Query, Word};
use crate::model::rating::StarFormula;
use crate::parts::choice::{self, Tick, boxes, countries, group, picker, radios, select};
use crate::parts::theme;
use crate::request::address;
use crate::text::explorer;
use crate::text::names::coding_name;
use crate::text::number::{count, length};
use crate::text::pages::{self, trends as words};
use crate::text::ratings;
use crate::text::say::capitalized;

/// Areas that are always in sight; the others wait behind a line.
const FREQUENT: usize = 10;

/// The form, filled in with what the answer shows. What a measure settles by itself stays open: the form sends what was asked.
pub(crate) fn filters(trends: &Trends, asked: &Query) -> AnyView {
    let lang = trends.answer.query.lang;
    let (query, choices) = (&trends.answer.query, &trends.choices);
    let selection = &query.selection;
    let tab_name = move |tab| explorer::tab(tab).of(lang);
    let compare_name = move |compare| explorer::compare(compare).of(lang);
    let scale_name = move |scale| explorer::scale(scale).of(lang);
    view! {
        <form id="filters" class="filters" aria-label=words::FILTERS.of(lang) action=address(lang, "/trends", "") method="get" autocomplete="off">
            {kept(query.data.clone())}
            {theme::kept()}
            <details class="fold">
                <summary>{words::FILTERS.of(lang)}</summary>
                {group("f-tab", explorer::SHOW.of(lang), radios(lang, None, "tab", words_of(query.show.tab, tab_name)))}
                <details class="more-show">
                    <summary>{explorer::MORE.of(lang)}</summary>
                    {group("f-facet", explorer::SPLIT.of(lang), facets(query.facet, lang))}
                    {group(
                        "f-compare",
                        explorer::COMPARE.of(lang),
                        radios(lang, None, "compare", words_of(query.show.compare, compare_name)),
                    )}
                    {group(
                        "f-scale",
                        explorer::SCALE.of(lang),
                        radios(lang, None, "yScale", words_of(query.show.y_scale, scale_name)),
                    )}
                    {focus(trends)}
                </details>
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
                {group("f-level", pages::LEVEL.of(lang), levels(query, asked))}
                {group("f-years", pages::YEARS.of(lang), choice::years(lang, None, selection.years, choices.years))}
                {group("f-measure", words::MEASURE.of(lang), radios(lang, None, "measure", words_of(query.measure, |measure| words::measure(measure).of(lang))))}
                {how(query, asked)}
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

/// The release that the address names, which no field chooses.
fn kept(data: Option<String>) -> Option<impl IntoView> {
    data.map(|id| view! { <input type="hidden" name="data" value=id /> })
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
        // Areas and challenges have different names: the address must not carry the ticks of one into the other.
        <input type="hidden" id=format!("ticked-{}", query.by.word()) name="ticked" value=query.by.word() />
        {boxes(lang, None, "area", frequent)}
        {others}
        <p class="hint">{words::AREAS_HINT.of(lang)}</p>
    };
    group("f-area", legend, body)
}

/// The levels. A rated measure never pools them; where none was asked for it names the one that it chose.
fn levels(query: &Query, asked: &Query) -> AnyView {
    let chosen = query.selection.level.filter(|_| query.measure.is_rated());
    let open = chosen.filter(|_| asked.selection.level.is_none());
    let open = open.map(|level| words::level_of_measure(level, query.lang));
    // The live filter renews a group whose controls differ, and with them the words of this choice.
    let mark = open.is_some().then(|| view! { <input type="hidden" id="level-by-measure" disabled=true /> });
    view! { {choice::levels(query.lang, None, asked.selection.level, open)} {mark} }.into_any()
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
    (!ticks.is_empty()).then(|| group("f-focus", legend, boxes(answer.query.lang, None, "focus", ticks)))
}

fn facets(chosen: Facet, lang: Lang) -> AnyView {
    let entry =
        |facet: &Facet| (facet.word().to_owned(), words::facet(*facet).of(lang).to_owned(), *facet == chosen);
    select("facet", explorer::SPLIT.of(lang), Facet::ALL.iter().map(entry).collect())
}

/// What only some measures know: how commitments of several areas count, and by which formula stars are given. The years
/// whose change is explained have no field; they stay as they are.
fn how(query: &Query, asked: &Query) -> AnyView {
    let lang = query.lang;
    let counting = query.measure.can_be_fractional().then(|| {
        let name = |counting| words::counting(counting).of(lang);
        let choice = radios(lang, None, "counting", words_of(query.counting, name));
        group("f-counting", words::COUNTING.of(lang), choice)
    });
    let formula = (query.measure == Measure::Starred).then(|| {
        let entry = |formula: StarFormula| {
            let name = capitalized(ratings::formula(formula).of(lang));
            (formula.slug().to_owned(), name, asked.formula == Some(formula))
        };
        let usual = query.formula.filter(|_| asked.formula.is_none());
        let usual = words::usual_formula(usual.map(|formula| ratings::formula(formula).of(lang)), lang);
        let mut entries = vec![(String::new(), usual, asked.formula.is_none())];
        entries.extend(StarFormula::ALL.map(entry));
        group("f-formula", words::FORMULA.of(lang), select("formula", words::FORMULA.of(lang), entries))
    });
    let between = query.between.map(|between| {
        view! {
            <fieldset id="f-between" hidden>
                <input id="between" type="hidden" name="between" value=between.to_string() />
            </fieldset>
        }
    });
    view! { {counting} {formula} {between} }.into_any()
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
