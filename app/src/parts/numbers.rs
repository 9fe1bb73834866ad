//! The numbers behind a figure: the same k and n with their intervals, per series and year, and the badge of each series.

use leptos::prelude::*;

use crate::model::answer::{Answer, Point, Series};
use crate::model::lang::Lang;
use crate::model::place::PlaceKind;
use crate::model::query::{Facet, Measure};
use crate::model::search::Search;
use crate::parts::badge::badge;
use crate::parts::key::{SERIES, key};
use crate::request::address;
use crate::text::number::{count, interval, k_of_n, percent};
use crate::text::pages::{PLAN, some, trends as words};
use crate::text::ratings;

/// The table of an answer, in a region that scrolls where the years do not fit.
pub(crate) fn numbers(answer: &Answer, caption: &str, lang: Lang) -> AnyView {
    let measure = answer.query.measure;
    let head = answer.years.iter().enumerate().map(|(index, year)| {
        let points: Vec<&Point> =
            answer.series.iter().filter_map(|series| series.points.get(index)).collect();
        view! {
            <th scope="col" role="columnheader" class="n">
                {*year}
                <small>{note(&points, measure, lang)}</small>
            </th>
        }
    });
    let rows = answer.series.iter().enumerate();
    let rows = rows.map(|(index, series)| row(answer, series, sign(answer, index), lang));
    view! {
        <div class="scroll" role="region" aria-label=words::SCROLLS.of(lang) tabindex="0">
            <table role="table" class="data years">
                <caption>
                    <span class="in-sight">
                        {caption.to_owned()}
                        {(measure != Measure::Count)
                            .then(|| view! { " " <a href=address(lang, "/methods#intervals", "")>{words::INTERVALS.of(lang)}</a> "." })}
                    </span>
                </caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">
                            {words::AREA.of(lang)}
                        </th>
                        {head.collect_view()}
                        <th scope="col" role="columnheader">
                            {words::TREND.of(lang)}
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Which of the five signs the drawing gives a series, where it gives different ones.
fn sign(answer: &Answer, index: usize) -> Option<usize> {
    let position = |of: fn(&Series) -> &str| {
        let mut names = Vec::new();
        for series in &answer.series {
            if !names.contains(&of(series)) {
                names.push(of(series));
            }
        }
        let place = names.iter().position(|name| *name == of(&answer.series[index]));
        place.filter(|_| (2..=SERIES).contains(&names.len()))
    };
    match answer.query.facet {
        // One chart per region tells areas apart, and the other way round.
        Facet::Region => position(|series| &series.area.id),
        Facet::Area => position(|series| &series.place.id),
        Facet::None => (answer.series.len() <= SERIES).then_some(index),
    }
}

fn row(answer: &Answer, series: &Series, sign: Option<usize>, lang: Lang) -> impl IntoView + use<> {
    let measure = answer.query.measure;
    let cells = series.points.iter().map(|point| {
        let behind = (point.k > 0).then(|| Search::of_cell(answer, series, point.year)).flatten();
        let behind = behind.map(|search| address(lang, "/commitments", &search.canonical()));
        cell(*point, measure, behind, lang)
    });
    let place = (series.place.kind != PlaceKind::World).then(|| series.place.name.clone());
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {sign.and_then(key)}
                {series.area.name.clone()}
                {place.map(|place| view! { <small>{place}</small> })}
            </th>
            {cells.collect_view()}
            <td role="cell" class="bd">
                {if measure.is_rated() {
                    view! { <small>{ratings::NO_BADGE.of(lang)}</small> }.into_any()
                } else {
                    badge(series.verdict.badge, lang)
                }}
            </td>
        </tr>
    }
}

/// What the cells of a year hold, above them.
fn note(points: &[&Point], measure: Measure, lang: Lang) -> &'static str {
    let mut counted = points.iter().filter(|point| point.n > 0).peekable();
    if points.iter().any(|point| point.incomplete) {
        words::INCOMPLETE.of(lang)
    } else if measure != Measure::Count && counted.peek().is_some() && !counted.any(|point| point.is_shown())
    {
        words::TOO_FEW.of(lang)
    } else {
        words::cell(measure).of(lang)
    }
}

/// A cell; `behind` is the address of the commitments that its k counts.
fn cell(point: Point, measure: Measure, behind: Option<String>, lang: Lang) -> AnyView {
    let year = point.year.to_string();
    let of = k_of_n(lang, point.k, point.n);
    let unrated = point.unrated.and_then(|unrated| ratings::unrated(&unrated, lang));
    let (few, main, mut below) = match (measure, percent(lang, point.k, point.n), point.interval) {
        (_, None, _) => {
            return view! {
                <td role="cell" class="n few" data-l=year>
                    <small>
                        {unrated.unwrap_or_else(|| {
                            if measure.is_rated() { words::NONE_RATED } else { words::NO_PLANS }.of(lang).into()
                        })}
                    </small>
                </td>
            }
            .into_any();
        }
        (Measure::Count, ..) => (false, count(lang, point.k), vec![some(point.plans, PLAN, lang)]),
        (_, Some(share), Some(known)) if known.shown => (false, share, vec![of, interval(lang, known)]),
        _ => (true, of, vec![words::NO_SHARE.of(lang).into()]),
    };
    below.extend(unrated);
    let class = match (point.incomplete, few) {
        (true, true) => "n part few",
        (true, false) => "n part",
        (false, true) => "n few",
        (false, false) => "n",
    };
    // The link stands on k itself: in the first line, or beneath the share.
    let k_below = !few && measure != Measure::Count;
    let (main_link, link) = if k_below { (None, behind) } else { (behind, None) };
    let mut below = below.into_iter();
    let first = below.next().map(|line| view! { <small>{linked(line, link)}</small> });
    view! {
        <td role="cell" class=class data-l=year>
            <b>{linked(main, main_link)}</b>
            {first}
            {below.map(|line| view! { <small>{line}</small> }).collect_view()}
        </td>
    }
    .into_any()
}

fn linked(text: String, address: Option<String>) -> AnyView {
    match address {
        Some(address) => view! { <a href=address>{text}</a> }.into_any(),
        None => text.into_any(),
    }
}
