//! The numbers of a page for other sites, as a table: k and n in every cell, and the share where it may be shown.

use std::fmt::Write as _;

use app::model::answer::{Answer, Point, Series};
use app::model::map::{Layer, MapAnswer};
use app::model::place::PlaceKind;
use app::model::query::Measure;
use app::text::figure::scope;
use app::text::number::interval;
use app::text::pages::trends as words;
use app::text::pages::verdict::name;
use app::text::pages::{PLAN, map, some};
use app::text::{explorer, ratings};

use crate::chart::escape;

/// The years across, the series down.
pub(super) fn trends(answer: &Answer) -> String {
    let lang = answer.query.lang;
    let rated = answer.query.measure.is_rated();
    let mut html = format!("<table><caption>{}</caption><thead><tr>", escape(&scope(answer)));
    let head = |html: &mut String, text: &str, note: &str| {
        let note = if note.is_empty() { String::new() } else { format!("<small>{}</small>", escape(note)) };
        // Writing to a string cannot fail.
        let _ = write!(html, "<th scope=col>{}{note}</th>", escape(text));
    };
    head(&mut html, words::AREA.of(lang), "");
    for (index, year) in answer.years.iter().enumerate() {
        let incomplete =
            answer.series.iter().filter_map(|series| series.points.get(index)).any(|point| point.incomplete);
        head(&mut html, &year.to_string(), if incomplete { words::INCOMPLETE.of(lang) } else { "" });
    }
    if !rated {
        head(&mut html, words::TREND.of(lang), "");
    }
    html.push_str("</tr></thead><tbody>");
    for series in &answer.series {
        let trend = if rated { "" } else { name(series.verdict.badge).of(lang) };
        row(&mut html, answer, series, trend);
    }
    for series in &answer.context {
        row(&mut html, answer, series, if rated { "" } else { explorer::BESIDE.of(lang) });
    }
    html + "</tbody></table>"
}

fn row(html: &mut String, answer: &Answer, series: &Series, last: &str) {
    html.push_str("<tr><th scope=row>");
    html.push_str(&escape(&series.area.name));
    if series.place.kind != PlaceKind::World {
        // Writing to a string cannot fail.
        let _ = write!(html, "<small>{}</small>", escape(&series.place.name));
    }
    html.push_str("</th>");
    for point in &series.points {
        let (main, small) = cell(answer, point);
        let small: String = small.iter().map(|line| format!("<small>{}</small>", escape(line))).collect();
        let _ = write!(html, "<td>{}{small}</td>", escape(&main));
    }
    if !answer.query.measure.is_rated() {
        let _ = write!(html, "<td>{}</td>", escape(last));
    }
    html.push_str("</tr>");
}

/// What a cell says first, and what beneath.
fn cell(answer: &Answer, point: &Point) -> (String, Vec<String>) {
    let (measure, lang) = (answer.query.measure, answer.query.lang);
    let unrated = point.unrated.and_then(|unrated| ratings::unrated(&unrated, lang));
    if point.n == 0 {
        let nothing = if measure.is_rated() { words::NONE_RATED } else { words::NO_PLANS };
        return (unrated.unwrap_or_else(|| nothing.of(lang).into()), Vec::new());
    }
    let of = explorer::k_of_n(lang, point);
    let (main, below) = match (measure, explorer::share(lang, point), point.interval) {
        (Measure::Count, ..) => (explorer::counted(lang, point), some(point.plans, PLAN, lang)),
        (_, Some(share), Some(known)) if known.shown => (of, format!("{share} ({})", interval(lang, known))),
        _ => (of, words::NO_SHARE.of(lang).into()),
    };
    (main, std::iter::once(below).chain(unrated).collect())
}

/// The places down.
pub(super) fn map(answer: &MapAnswer) -> String {
    let lang = answer.query.lang;
    let mut html = format!(
        "<table><caption>{}</caption><thead><tr><th scope=col>{}</th><th scope=col>{}</th></tr></thead><tbody>",
        escape(&map::title(answer, lang)),
        escape(map::layer(answer.query.layer).of(lang)),
        escape(&map::column(answer, lang)),
    );
    for place in &answer.places {
        let reading = escape(&map::reading(answer, place, lang));
        // Writing to a string cannot fail.
        let _ = write!(html, "<tr><th scope=row>{}</th><td>{reading}</td></tr>", escape(&place.place.name));
    }
    html.push_str("</tbody></table>");
    if answer.query.layer == Layer::Local {
        let _ = write!(html, "<p class=sub>{}</p>", escape(map::LOCAL_NOTE.of(lang)));
    }
    html
}
