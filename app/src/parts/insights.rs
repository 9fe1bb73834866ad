//! What can be said beyond the points: ranks, specialisation, pairs, where a change came from, and where number and share
//! move apart.

use leptos::prelude::*;

use crate::model::answer::{Answer, Series};
use crate::model::detail::Pair;
use crate::model::lang::Lang;
use crate::model::place::PlaceKind;
use crate::parts::table::{Table, table};
use crate::request::address;
use crate::text::figure::series_name;
use crate::text::insights as words;
use crate::text::number::decimal;
use crate::text::phrase::Phrase;
use crate::text::say::say;

/// Pairs that the page shows; the file has them all.
const PAIRS: usize = 10;

/// Notices that are in sight; the others are folded away.
const NOTICES: usize = 3;
/// The column of the split whose name hangs on the measure.
const SIZE: usize = 5;

/// A notice for each pair of years between which number and share move apart; nothing where they do not.
pub(crate) fn apart(answer: &Answer, lang: Lang) -> Option<AnyView> {
    let mut said: Vec<String> = answer
        .series
        .iter()
        .flat_map(|series| {
            let name = series_name(answer, series);
            series.details.divergences.iter().map(move |divergence| words::apart(&name, divergence, lang))
        })
        .collect();
    if said.is_empty() {
        return None;
    }
    let list = |lines: Vec<String>| {
        view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
    };
    let folded = said.split_off(said.len().min(NOTICES));
    let folded = (!folded.is_empty()).then(|| {
        view! {
            <details>
                <summary>{words::more_apart(folded.len(), lang)}</summary>
                {list(folded)}
            </details>
        }
    });
    Some(
        view! {
            <div class="state" role="note" id="apart">
                <h2 class="h-sm">{words::APART.of(lang)}</h2>
                {list(said)}
                {folded}
                <p>{words::APART_HINT.of(lang)}</p>
            </div>
        }
        .into_any(),
    )
}

/// The section with all the rest, each part folded; nothing where nothing applies. `pairs` is the address of their file.
pub(crate) fn insights(answer: &Answer, pairs: &str, lang: Lang) -> Option<AnyView> {
    let parts =
        [changes(answer, lang), ranks(answer, lang), quotients(answer, lang), together(answer, pairs, lang)];
    let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| {
        view! {
            <h3 class="next" id="closer">
                {words::TITLE.of(lang)}
            </h3>
            {parts}
            <p class="note-p">
                <a href=address(lang, "/methods#beyond", "")>{words::METHOD.of(lang)}</a>
            </p>
        }
        .into_any()
    })
}

fn folded(title: Phrase, hint: Phrase, body: AnyView, lang: Lang) -> AnyView {
    view! {
        <details class="why">
            <summary>{title.of(lang)}</summary>
            <p class="note-p">{hint.of(lang)}</p>
            {body}
        </details>
    }
    .into_any()
}

fn cells(texts: impl IntoIterator<Item = String>) -> Vec<AnyView> {
    texts.into_iter().map(IntoAny::into_any).collect()
}

fn changes(answer: &Answer, lang: Lang) -> Option<AnyView> {
    let row = |series: &Series| {
        let change = series.details.change?;
        let [total, same, size, joining] = words::change(&change, lang);
        let joining = view! { {joining} <small>{words::members(&change, lang)}</small> }.into_any();
        let (before, after) = (words::moment(&change.before, lang), words::moment(&change.after, lang));
        let mut row = cells([series_name(answer, series), before, after, total, same, size]);
        row.push(joining);
        Some(row)
    };
    let rows: Vec<_> = answer.series.iter().filter_map(row).collect();
    (!rows.is_empty()).then(|| {
        let mut columns = words::CHANGE_COLUMNS.map(|column| column.of(lang));
        columns[SIZE] = words::size(answer.query.measure).of(lang);
        let body = table(Table { caption: None, columns: &columns, numbers: &[1, 2, 3, 4, 5, 6], rows });
        folded(words::CHANGE, words::CHANGE_HINT, body, lang)
    })
}

fn ranks(answer: &Answer, lang: Lang) -> Option<AnyView> {
    let years: Vec<i32> =
        answer.series.iter().flat_map(|series| &series.details.ranks).map(|ranked| ranked.year).collect();
    let years: Vec<i32> = answer.years.iter().copied().filter(|year| years.contains(year)).collect();
    if years.is_empty() {
        return None;
    }
    let row = |series: &Series| {
        let of_year = |year: &i32| {
            let ranked = series.details.ranks.iter().find(|ranked| ranked.year == *year);
            ranked.map_or_else(
                || "–".into_any(),
                |ranked| {
                    let of = format!("{}, {}", words::ranked_areas(ranked, lang), words::band(ranked, lang));
                    view! { {words::rank(ranked, lang)} <small>{of}</small> }.into_any()
                },
            )
        };
        let mut row = cells([series_name(answer, series)]);
        row.extend(years.iter().map(of_year));
        row
    };
    let names: Vec<String> = years.iter().map(i32::to_string).collect();
    let columns: Vec<&str> =
        std::iter::once(words::AREA.of(lang)).chain(names.iter().map(String::as_str)).collect();
    let numbers: Vec<usize> = (1..=years.len()).collect();
    let rows = answer.series.iter().map(row).collect();
    let body = table(Table { caption: None, columns: &columns, numbers: &numbers, rows });
    Some(folded(words::RANKS, words::RANKS_HINT, body, lang))
}

fn quotients(answer: &Answer, lang: Lang) -> Option<AnyView> {
    let row = |series: &Series| {
        let of = series.details.specialisation?;
        let interval = of.interval.map(|ends| words::ends(ends, lang)).unwrap_or_default();
        Some(cells([
            series.area.name.clone(),
            series.place.name.clone(),
            words::share(of.k, of.n, lang),
            words::share(of.k_all, of.n_all, lang),
            words::quotient(&of, lang),
            interval,
        ]))
    };
    let rows: Vec<_> = answer.series.iter().filter_map(row).collect();
    (!rows.is_empty()).then(|| {
        let columns = words::SPECIALISATION_COLUMNS.map(|column| column.of(lang));
        let body = table(Table { caption: None, columns: &columns, numbers: &[2, 3, 4, 5], rows });
        folded(words::SPECIALISATION, words::SPECIALISATION_HINT, body, lang)
    })
}

fn together(answer: &Answer, pairs: &str, lang: Lang) -> Option<AnyView> {
    let first = answer.together.first()?;
    let place = &answer.series.first()?.place;
    let place = if place.kind == PlaceKind::World {
        say(lang).places(&[], true, answer.query.selection.level, false)
    } else {
        place.name.clone()
    };
    let among = words::counted_among(first.n, &place, lang);
    let row = |pair: &Pair| {
        cells([
            words::pair(pair, lang),
            pair.both.to_string(),
            decimal(lang, pair.expected, 1),
            decimal(lang, pair.lift, 2),
            words::ends(pair.interval, lang),
        ])
    };
    let rows = answer.together.iter().take(PAIRS).map(row).collect();
    let columns = words::TOGETHER_COLUMNS.map(|column| column.of(lang));
    let body = table(Table { caption: None, columns: &columns, numbers: &[1, 2, 3, 4], rows });
    let body = view! {
        <p class="note-p">{among}</p>
        {body}
        <p>
            <a href=pairs.to_owned() download=true>
                {words::TOGETHER_CSV.of(lang)}
            </a>
        </p>
    };
    Some(folded(words::TOGETHER, words::TOGETHER_HINT, body.into_any(), lang))
}
