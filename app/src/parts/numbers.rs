//! The numbers behind a figure: the same k and n with their intervals, per series and year, and the badge of each series.

use leptos::prelude::*;

use crate::model::answer::{Answer, LEAST_CASES, Point, Series};
use crate::model::lang::Lang;
use crate::model::place::PlaceKind;
use crate::model::query::Measure;
use crate::model::search::Search;
use crate::model::show::{Split, Tab, looks};
use crate::parts::badge::badge;
use crate::parts::key::key;
use crate::request::address;
use crate::text::explorer;
use crate::text::number::{interval, years};
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
    let signs = signs(answer);
    let rows = answer.series.iter().zip(signs);
    let rows = rows.map(|(series, sign)| row(answer, series, sign, trend(answer, series)));
    let beside = answer.context.iter().map(|series| {
        let words = explorer::BESIDE.of(answer.query.lang);
        row(answer, series, None, view! { <small>{words}</small> }.into_any())
    });
    let summed = sum(answer).map(|(first, last)| {
        view! {
            <th scope="col" role="columnheader" class="n">
                {years(first, last)}
                <small>{words::cell(measure).of(lang)}</small>
            </th>
        }
    });
    view! {
        <div class="scroll" role="region" aria-label=words::SCROLLS.of(lang) tabindex="0">
            <table role="table" class="data years">
                <caption>
                    <span class="in-sight">{caption.to_owned()}</span>
                </caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">
                            {words::AREA.of(lang)}
                        </th>
                        {head.collect_view()}
                        {summed}
                        <th scope="col" role="columnheader">
                            {words::TREND.of(lang)}
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()} {beside.collect_view()}</tbody>
            </table>
        </div>
        {(measure != Measure::Count)
            .then(|| {
                view! {
                    <p class="sub">
                        <a href=address(lang, "/methods#intervals", "")>{words::INTERVALS.of(lang)}</a>
                    </p>
                }
            })}
    }
    .into_any()
}

/// Which of the five signs the drawing gives each series, where it gives different ones.
fn signs(answer: &Answer) -> Vec<Option<usize>> {
    let split = match answer.query.show.tab {
        Tab::Line | Tab::Table => Split::of(answer),
        Tab::Bump => Split::Place,
        Tab::Bar | Tab::Heat => Split::Each,
    };
    let looks = looks(answer, split);
    let same = looks.iter().all(|look| Some(look) == looks.first());
    looks.iter().map(|look| usize::from(*look).checked_sub(1).filter(|_| !same)).collect()
}

/// The badge, where the measure allows one.
fn trend(answer: &Answer, series: &Series) -> AnyView {
    if answer.query.measure.is_rated() {
        view! { <small>{ratings::NO_BADGE.of(answer.query.lang)}</small> }.into_any()
    } else {
        badge(series.verdict.badge, answer.query.lang)
    }
}

/// First and last year of what charts of one number show, where these are several years.
fn sum(answer: &Answer) -> Option<(i32, i32)> {
    let total = answer.series.iter().find_map(|series| series.total)?;
    let (first, last) = (total.first, total.point.year);
    (answer.query.show.tab.is_of_one_time() && first < last).then_some((first, last))
}

fn row(answer: &Answer, series: &Series, sign: Option<usize>, last: AnyView) -> impl IntoView + use<> {
    let (measure, lang) = (answer.query.measure, answer.query.lang);
    let summed = sum(answer).zip(series.total);
    let summed = summed.map(|((first, last), total)| {
        cell(total.point, measure, years(first, last), Beside::default(), lang)
    });
    let cells = series.points.iter().map(|point| {
        let behind = (point.k > 0).then(|| Search::of_cell(answer, series, point.year, point.year)).flatten();
        let behind = behind.map(|search| address(lang, "/commitments", &search.canonical()));
        let beside = Beside { behind, rank: ranked(answer, series, point) };
        cell(*point, measure, point.year.to_string(), beside, lang)
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
            {summed}
            <td role="cell" class="bd">
                {last}
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
        let few = points.iter().all(|point| point.n < LEAST_CASES);
        if few { words::TOO_FEW } else { words::TOO_UNCERTAIN }.of(lang)
    } else {
        words::cell(measure).of(lang)
    }
}

/// The rank of a point where ranks are shown.
fn ranked(answer: &Answer, series: &Series, point: &Point) -> Option<String> {
    let ranked = series.details.ranks.iter().find(|ranked| ranked.year == point.year)?;
    let lang = answer.query.lang;
    (answer.query.show.tab == Tab::Bump).then(|| explorer::ranked(lang, ranked))
}

/// What a cell has beside its numbers.
#[derive(Default)]
struct Beside {
    /// The address of the commitments that its k counts.
    behind: Option<String>,
    /// The rank.
    rank: Option<String>,
}

fn cell(point: Point, measure: Measure, year: String, beside: Beside, lang: Lang) -> AnyView {
    let Beside { behind, rank } = beside;
    let of = explorer::k_of_n(lang, &point);
    let unrated = point.unrated.and_then(|unrated| ratings::unrated(&unrated, lang));
    let (few, main, mut below) = match (measure, explorer::share(lang, &point), point.interval) {
        _ if point.n == 0 => {
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
        (Measure::Count, ..) => (false, of, vec![some(point.plans, PLAN, lang)]),
        (_, Some(share), Some(known)) if known.shown => (false, share, vec![of, interval(lang, known)]),
        _ => (true, of, vec![words::NO_SHARE.of(lang).into()]),
    };
    below.extend(unrated);
    below.extend(rank);
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
