//! Labels beside the ends of lines: what they say, and where they stand so that none covers another.

use app::model::answer::Answer;
use app::model::query::Measure;
use app::text::explorer;
use app::text::figure::{last_complete, too_few};
use app::text::number;
use app::text::say::{self, say};

use super::measure_text::{widest, wrap, wrap_evenly};
use super::paint::Role;
use super::plan::Line;

/// From one line of a label to the next.
pub(super) const LINE: f64 = 16.0;
/// Words beside a small panel are no wider than this.
const VALUE: f64 = 90.0;
/// Free space beneath a label.
const GAP: f64 = 7.0;

/// A label: its lines from top to bottom.
#[derive(Clone, Debug, Default)]
pub(super) struct Label(pub(super) Vec<(Role, String)>);

impl Label {
    /// The name of a line, wrapped to `max` px, with the numbers of its last complete year beneath.
    pub(super) fn direct(answer: &Answer, line: &Line<'_>, max: f64) -> Self {
        if !line.labelled {
            return Self::default();
        }
        let role = if line.stands_out() { Role::Label } else { Role::AxisText };
        let mut lines: Vec<_> =
            wrap(&line.name, Role::Label.font(), max).into_iter().map(|text| (role, text)).collect();
        let texts = numbers(answer, line).map_or_else(Vec::new, |text| small(&text, max));
        lines.extend(texts);
        Self(lines)
    }

    /// Only the numbers, for a panel whose heading names its line. The year is given where it is not the last.
    pub(super) fn value(answer: &Answer, line: &Line<'_>) -> Self {
        let (measure, lang) = (answer.query.measure, answer.query.lang);
        let Some(point) = last_complete(measure, line.series) else {
            return Self::without_share(answer, line);
        };
        let mut lines = match explorer::share(lang, point) {
            Some(percent) if measure != Measure::Count => {
                vec![(Role::Strong, percent), (Role::AxisText, explorer::k_of_n(lang, point))]
            }
            _ => {
                vec![(Role::Strong, explorer::counted(lang, point)), (Role::AxisText, say(lang).of(point.n))]
            }
        };
        if answer.years.last() != Some(&point.year) {
            lines.push((Role::AxisText, say(lang).in_year(point.year)));
        }
        Self(lines)
    }

    /// k of n as the number, for a panel whose only line has no share.
    fn without_share(answer: &Answer, line: &Line<'_>) -> Self {
        let lang = answer.query.lang;
        let Some(point) = too_few(answer.query.measure, line.series) else { return Self::default() };
        let mut lines = vec![(Role::Strong, number::k_of_n(lang, point.k, point.n))];
        lines.extend(small(say::no_share(point.n).of(lang), VALUE));
        if answer.years.last() != Some(&point.year) {
            lines.push((Role::AxisText, say(lang).in_year(point.year)));
        }
        Self(lines)
    }

    /// Room it needs beside the line, in px.
    pub(super) fn width(&self) -> f64 {
        self.0.iter().map(|(role, text)| widest([text.as_str()], role.font())).fold(0.0, f64::max)
    }

    /// Room it needs, with the gap to the next.
    pub(super) fn height(&self) -> f64 {
        if self.0.is_empty() {
            return 0.0;
        }
        self.0.iter().map(|_| LINE).sum::<f64>() + GAP
    }
}

/// The numbers beneath a name: those of the last complete year, or k of n where every share is too uncertain.
fn numbers(answer: &Answer, line: &Line<'_>) -> Option<String> {
    let (measure, lang) = (answer.query.measure, answer.query.lang);
    if let Some(point) = too_few(measure, line.series) {
        return Some(say(lang).too_few_label(point.k, point.n, point.year));
    }
    let point = last_complete(measure, line.series)?;
    let percent = explorer::share(lang, point).filter(|_| measure != Measure::Count);
    if point.fraction.is_some() {
        return Some(explorer::label(lang, point, percent.as_deref()));
    }
    Some(say(lang).label(point.year, percent.as_deref(), point.k, point.n))
}

fn small(text: &str, max: f64) -> Vec<(Role, String)> {
    wrap_evenly(text, Role::AxisText.font(), max).into_iter().map(|text| (Role::AxisText, text)).collect()
}

/// Tops for blocks that want to stand at `wanted` (top and height), so that none covers another and all lie between `from` and
/// `to` as long as there is room. As near to what is wanted as possible, in the order of what is wanted.
pub(super) fn spread(wanted: &[(f64, f64)], from: f64, to: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].0.total_cmp(&wanted[*b].0).then(a.cmp(b)));
    // With the heights above taken off, blocks may touch: then they stand in one group at their mean.
    let mut above = 0.0;
    let mut groups: Vec<(f64, f64)> = Vec::new();
    let mut offsets = Vec::new();
    for index in &order {
        let (top, height) = wanted[*index];
        groups.push((top - above, 1.0));
        offsets.push(above);
        above += height;
        while let [.., (first, many), (second, more)] = groups[..] {
            if first <= second {
                break;
            }
            groups.truncate(groups.len() - 2);
            groups.push(((first * many + second * more) / (many + more), many + more));
        }
    }
    let limit = |place: f64| place.min(to - above).max(from);
    let places = groups.iter().flat_map(|(place, many)| std::iter::repeat_n(limit(*place), rounded(*many)));
    let mut tops = vec![0.0; wanted.len()];
    for ((index, place), offset) in order.iter().zip(places).zip(offsets) {
        tops[*index] = place + offset;
    }
    tops
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number of blocks")]
fn rounded(many: f64) -> usize {
    many.round() as usize
}

/// Left edges for words that want to be centred at `wanted` (centre and width) on one line, between `from` and `to`.
pub(super) fn in_row(wanted: &[(f64, f64)], from: f64, to: f64) -> Vec<f64> {
    spread(&wanted.iter().map(|(centre, width)| (centre - width / 2.0, *width)).collect::<Vec<_>>(), from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_their_distance_and_their_order() {
        let wanted = [(50.0, 39.0), (52.0, 39.0), (300.0, 39.0), (51.0, 39.0)];
        let tops = spread(&wanted, 20.0, 400.0);
        assert_eq!(tops, [20.0, 98.0, 300.0, 59.0]);
        assert_eq!(spread(&[(390.0, 39.0), (395.0, 39.0)], 0.0, 400.0), [322.0, 361.0]);
        assert!(spread(&[], 0.0, 1.0).is_empty());
    }
}
