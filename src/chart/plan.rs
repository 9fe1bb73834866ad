//! Which series share a panel, and which of the five colours each takes.
//!
//! A colour means the same line in every panel of a figure. No panel has more than five lines that stand out.

use app::model::answer::{Answer, Series};
use app::model::show::{MAX_LOOKS, Split, looks};
use app::text::figure::series_name;

/// The look of lines that stand back behind others that are in focus.
pub(super) const BACK: u8 = 0;
/// The look of what the series are seen beside.
pub(super) const BESIDE: u8 = 6;

/// A series in a panel.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    pub(super) series: &'a Series,
    /// Index in the answer; what stands beside the series counts on behind them.
    pub(super) index: usize,
    /// Which of the five looks it has, 1 to 5; or [`BACK`] or [`BESIDE`].
    pub(super) look: u8,
    /// What distinguishes it from the other lines of its panel.
    pub(super) name: String,
    /// Whether its name is written beside it.
    pub(super) labelled: bool,
}

impl Line<'_> {
    /// Whether it has one of the five looks.
    pub(super) const fn stands_out(&self) -> bool {
        self.look != BACK && self.look != BESIDE
    }
}

/// One field with its axes.
#[derive(Clone, Debug)]
pub(super) struct Panel<'a> {
    /// What all its lines have in common, where there are several panels.
    pub(super) heading: Option<String>,
    /// Those that stand out first, then those that stand back, then what they are seen beside.
    pub(super) lines: Vec<Line<'a>>,
}

/// The panels of the wide drawing.
pub(super) fn panels(answer: &Answer) -> Vec<Panel<'_>> {
    let split = Split::of(answer);
    match split {
        Split::None if answer.series.is_empty() => Vec::new(),
        Split::None => vec![panel(answer, split, None, &|_| true, &|series| series_name(answer, series))],
        Split::Each => each(answer, split),
        Split::Area => {
            grouped(answer, split, |series| (&series.area.id, &series.area.name), |series| &series.place.name)
        }
        Split::Place => grouped(
            answer,
            split,
            |series| (&series.place.id, &series.place.name),
            |series| &series.area.name,
        ),
    }
}

/// One panel per series, for narrow drawings; each keeps the look it has in the wide one.
pub(super) fn panels_each(answer: &Answer) -> Vec<Panel<'_>> {
    each(answer, Split::of(answer))
}

fn each<'a>(answer: &'a Answer, split: Split) -> Vec<Panel<'a>> {
    let looks = looks(answer, split);
    let panel = |((index, series), look): ((usize, &'a Series), u8)| {
        let name = series_name(answer, series);
        let mut lines = vec![Line { series, index, look, name: series.place.name.clone(), labelled: true }];
        lines.extend(beside(answer, &[series], Split::Each));
        if let [line] = &mut lines[..] {
            line.name.clone_from(&name);
        }
        Panel { heading: Some(name), lines }
    };
    answer.series.iter().enumerate().zip(looks).map(panel).collect()
}

fn grouped<'a>(
    answer: &'a Answer,
    split: Split,
    group: impl Fn(&'a Series) -> (&'a String, &'a String),
    name: impl Fn(&'a Series) -> &'a String,
) -> Vec<Panel<'a>> {
    let mut groups: Vec<(&String, &String)> = Vec::new();
    for one in answer.series.iter().map(&group) {
        if !groups.iter().any(|(id, _)| *id == one.0) {
            groups.push(one);
        }
    }
    let panel = |(id, heading): (&'a String, &'a String)| {
        panel(answer, split, Some(heading.clone()), &|series| group(series).0 == id, &|series| {
            name(series).clone()
        })
    };
    groups.into_iter().map(panel).collect()
}

fn panel<'a>(
    answer: &'a Answer,
    split: Split,
    heading: Option<String>,
    belongs: &dyn Fn(&'a Series) -> bool,
    name: &dyn Fn(&'a Series) -> String,
) -> Panel<'a> {
    let looks = looks(answer, split);
    let of_panel = answer.series.iter().enumerate().zip(looks).filter(|((_, series), _)| belongs(series));
    let line = |((index, series), look)| Line { series, index, look, name: name(series), labelled: true };
    let mut lines: Vec<_> = of_panel.map(line).collect();
    let own: Vec<&Series> = lines.iter().map(|line| line.series).collect();
    // So many names beside lines would tell no more than the table.
    let crowded = lines.len() > MAX_LOOKS;
    lines.iter_mut().for_each(|line| line.labelled = !crowded || line.look != BACK);
    lines.sort_by_key(|line| line.look == BACK);
    lines.extend(beside(answer, &own, split));
    Panel { heading, lines }
}

/// What the series of a panel are seen beside.
fn beside<'a>(answer: &'a Answer, own: &[&'a Series], split: Split) -> Vec<Line<'a>> {
    let is_meant = |other: &Series| own.iter().any(|series| split.is_beside(answer, series, other));
    let others = answer.context.iter().enumerate().filter(|(_, other)| is_meant(other));
    others
        .map(|(index, series)| Line {
            series,
            index: answer.series.len() + index,
            look: BESIDE,
            name: series.place.name.clone(),
            labelled: true,
        })
        .collect()
}
