//! Which series share a panel, and which of the five colours each takes.
//!
//! A colour means the same line in every panel of a figure. No panel has more than five lines.

use app::model::answer::{Answer, Series};
use app::model::query::Facet;
use app::text::figure::series_name;

/// Lines that can be told apart by colour, dash and marker.
pub(super) const MAX_LINES: usize = 5;

/// A series in a panel.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    pub(super) series: &'a Series,
    /// Index in the answer.
    pub(super) index: usize,
    /// Which of the five looks it has, 1 to 5.
    pub(super) look: u8,
    /// What distinguishes it from the other lines of its panel.
    pub(super) name: String,
}

/// One field with its axes.
#[derive(Clone, Debug)]
pub(super) struct Panel<'a> {
    /// What all its lines have in common, where there are several panels.
    pub(super) heading: Option<String>,
    pub(super) lines: Vec<Line<'a>>,
}

/// What panels are made by.
#[derive(Clone, Copy, PartialEq)]
enum Split {
    None,
    Area,
    Place,
    Each,
}

/// The panels of the wide drawing.
pub(super) fn panels(answer: &Answer) -> Vec<Panel<'_>> {
    let areas = distinct(answer, |series| &series.area.id);
    let places = distinct(answer, |series| &series.place.id);
    match split(answer, areas.len(), places.len()) {
        Split::None if answer.series.is_empty() => Vec::new(),
        Split::None => vec![panel(answer, None, &|_| true, &|series| series_name(answer, series))],
        Split::Each => each(answer, |_| 1),
        Split::Area => grouped(
            answer,
            &areas,
            |series| (&series.area.id, &series.area.name),
            |series| &series.place.name,
        ),
        Split::Place => grouped(
            answer,
            &places,
            |series| (&series.place.id, &series.place.name),
            |series| &series.area.name,
        ),
    }
}

/// One panel per series, for narrow drawings; each keeps the look it has in the wide one.
pub(super) fn panels_each(answer: &Answer) -> Vec<Panel<'_>> {
    let wide = panels(answer);
    let look = |index| {
        wide.iter().flat_map(|panel| &panel.lines).find(|line| line.index == index).map(|line| line.look)
    };
    each(answer, |index| look(index).unwrap_or(1))
}

fn split(answer: &Answer, areas: usize, places: usize) -> Split {
    match answer.query.facet {
        Facet::Area if areas > 1 && places <= MAX_LINES => Split::Area,
        Facet::Region if places > 1 && areas <= MAX_LINES => Split::Place,
        _ if answer.series.len() <= MAX_LINES => Split::None,
        _ if areas == 1 || places == 1 => Split::Each,
        _ if places <= MAX_LINES => Split::Area,
        _ if areas <= MAX_LINES => Split::Place,
        _ => Split::Each,
    }
}

fn each(answer: &Answer, look: impl Fn(usize) -> u8) -> Vec<Panel<'_>> {
    let panel = |(index, series)| {
        let name = series_name(answer, series);
        let line = Line { series, index, look: look(index), name: name.clone() };
        Panel { heading: Some(name), lines: vec![line] }
    };
    answer.series.iter().enumerate().map(panel).collect()
}

fn grouped<'a>(
    answer: &'a Answer,
    ids: &[&str],
    group: impl Fn(&'a Series) -> (&'a String, &'a String),
    name: impl Fn(&'a Series) -> &'a String,
) -> Vec<Panel<'a>> {
    let heading = |id: &str| {
        answer.series.iter().map(&group).find(|(other, _)| *other == id).map(|(_, name)| name.clone())
    };
    ids.iter()
        .map(|id| panel(answer, heading(id), &|series| group(series).0 == id, &|series| name(series).clone()))
        .collect()
}

fn panel<'a>(
    answer: &'a Answer,
    heading: Option<String>,
    belongs: &dyn Fn(&'a Series) -> bool,
    name: &dyn Fn(&'a Series) -> String,
) -> Panel<'a> {
    let series = answer.series.iter().enumerate().filter(|(_, series)| belongs(series));
    let lines =
        series.zip(1..).map(|((index, series), look)| Line { series, index, look, name: name(series) });
    Panel { heading, lines: lines.collect() }
}

/// Ids of the series, each once, in their order.
fn distinct<'a>(answer: &'a Answer, id: impl Fn(&'a Series) -> &'a String) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for series in &answer.series {
        if !ids.contains(&id(series).as_str()) {
            ids.push(id(series));
        }
    }
    ids
}
