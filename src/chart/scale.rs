//! Axes: a nice end and ticks for values, and which years are written out.

use app::model::answer::{Answer, Point};
use app::model::lang::Lang;
use app::model::query::Measure;
use app::text::figure::is_drawn;
use app::text::number;

use super::measure_text::{SPARE, text_width};
use super::paint::Role;
use super::plan::Panel;

/// The value axis of all panels of an answer. It begins at zero, unless it is logarithmic.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    /// The value at the top.
    pub(super) max: f64,
    /// The value at the foot of a logarithmic axis; `None`: the axis is linear.
    foot: Option<f64>,
    /// The distance of ticks in a large panel.
    step: f64,
    /// Whether values are percentages.
    percent: bool,
    /// How its labels are written.
    lang: Lang,
}

/// The ends a percent axis may have, with the distance of their ticks.
const PERCENT: [(f64, f64); 6] =
    [(5.0, 1.0), (10.0, 2.0), (20.0, 5.0), (25.0, 5.0), (50.0, 10.0), (100.0, 25.0)];

impl Scale {
    /// The axis for all that the panels of an answer show: points, and the band around the first line of each.
    pub(super) fn of(answer: &Answer, panels: &[Panel<'_>]) -> Self {
        let measure = answer.query.measure;
        let points = answer.series.iter().chain(&answer.context).flat_map(|series| &series.points);
        let values: Vec<f64> = points.filter_map(|point| value(measure, point)).collect();
        let focus = panels.iter().filter_map(|panel| panel.lines.first().filter(|line| line.stands_out()));
        let focus = focus.flat_map(|line| &line.series.points);
        let ends = focus.filter_map(|point| Some(band(measure, point)?.1));
        let top = values.iter().copied().chain(ends).fold(0.0, f64::max);
        if answer.query.show.is_log() {
            let scale = Self::log(values.into_iter().filter(|value| *value > 0.0), top);
            let percent = measure != Measure::Count;
            return Self { percent, lang: answer.query.lang, ..scale };
        }
        Self::up_to(answer, top)
    }

    /// A logarithmic axis from the round number beneath the least of the values to the one above `top`.
    fn log(values: impl Iterator<Item = f64>, top: f64) -> Self {
        let least = values.fold(f64::INFINITY, f64::min);
        let least = if least.is_finite() { least } else { 1.0 };
        let (foot, max) = (round_below(least), round_above(top.max(least)));
        // A single value still needs an axis around it.
        let max = if max > foot { max } else { round_above(foot * 1.5) };
        Self { max, foot: Some(foot), step: 0.0, percent: false, lang: Lang::default() }
    }

    /// How far up a value stands, in the units of [`Self::range`]; what has no place on the axis stands at its foot.
    pub(super) fn at(&self, value: f64) -> f64 {
        self.foot.map_or(value, |foot| value.max(foot).log10())
    }

    /// Whether a value has a place on the axis.
    pub(super) fn holds(&self, value: f64) -> bool {
        self.foot.is_none_or(|foot| value >= foot)
    }

    /// Foot and top.
    pub(super) fn range(&self) -> std::ops::Range<f64> {
        self.at(self.foot.unwrap_or(0.0))..self.at(self.max)
    }

    /// The axis for the totals of an answer, with their intervals.
    pub(super) fn of_totals(answer: &Answer) -> Self {
        let measure = answer.query.measure;
        let all = || answer.series.iter().chain(&answer.context).filter_map(|series| series.total);
        let ends = all().filter_map(|total| Some(band(measure, &total.point)?.1));
        let values = all().filter_map(|total| value(measure, &total.point));
        Self::up_to(answer, values.chain(ends).fold(0.0, f64::max))
    }

    fn up_to(answer: &Answer, top: f64) -> Self {
        let scale = match answer.query.measure {
            Measure::Count => Self::count(top),
            Measure::Share => Self::percent(top),
            // Of members, plans or rated commitments: the whole is what the share is read against.
            _ => Self::percent(100.0),
        };
        Self { lang: answer.query.lang, ..scale }
    }

    /// A percent axis that holds a value.
    pub(super) fn percent(top: f64) -> Self {
        let (max, step) = PERCENT.into_iter().find(|(max, _)| top <= *max).unwrap_or((100.0, 25.0));
        Self { max, foot: None, step, percent: true, lang: Lang::default() }
    }

    /// An axis for counts with at most five steps of 1, 2 or 5 times a power of ten.
    pub(super) fn count(top: f64) -> Self {
        let mut step = 1.0;
        for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
            if top <= step * 5.0 {
                break;
            }
            step *= factor;
        }
        let mut steps = (top / step).ceil().max(2.0);
        if (step.log10().fract() - 5.0_f64.log10()).abs() < 0.01 {
            // An even number of fives, so that the middle is round as well: 300, not 250.
            steps = (steps / 2.0).ceil() * 2.0;
        }
        let max = steps * step;
        Self { max, foot: None, step, percent: false, lang: Lang::default() }
    }

    /// Ticks from zero to the top. A small panel has the two ends, and the middle where it is a whole number.
    pub(super) fn ticks(&self, small: bool) -> Vec<f64> {
        if let Some(foot) = self.foot {
            return self.log_ticks(foot, small);
        }
        if small {
            let middle = self.max / 2.0;
            let middle = (middle.fract() == 0.0).then_some(middle);
            return [Some(0.0), middle, Some(self.max)].into_iter().flatten().collect();
        }
        let mut ticks = vec![0.0];
        while let Some(last) = ticks.last().copied().filter(|last| last + self.step <= self.max) {
            ticks.push(last + self.step);
        }
        ticks
    }

    /// Round numbers from foot to top: 1, 2 and 5 of each power of ten, or the powers alone where there are many.
    fn log_ticks(&self, foot: f64, small: bool) -> Vec<f64> {
        let mut ticks = vec![foot];
        while let Some(last) = ticks.last().copied().filter(|last| *last < self.max * 0.999) {
            ticks.push(round_above(last * 1.01));
        }
        let wanted = if small { 3 } else { 7 };
        if ticks.len() > wanted {
            let is_end = |tick: f64| tick == foot || tick >= self.max * 0.999;
            let is_power = |tick: f64| (tick.log10() - tick.log10().round()).abs() < 1e-6;
            ticks.retain(|tick| is_power(*tick) || (!small && is_end(*tick)));
        }
        ticks
    }

    /// A tick as it is written: the unit stands on the top one only.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "ticks are whole numbers up to max"
    )]
    pub(super) fn label(&self, tick: f64) -> String {
        let unit = if self.percent && tick >= self.max * 0.999 { "%" } else { "" };
        if tick.fract() != 0.0 && tick < 1.0 {
            let decimals = if tick < 0.1 { 2 } else { 1 };
            return number::local(self.lang, format!("{tick:.decimals$}{unit}"));
        }
        let tick = tick.round();
        number::local(self.lang, format!("{}{unit}", number::count(self.lang, tick as u32)))
    }

    /// Room that the labels need, in px.
    pub(super) fn label_width(&self) -> f64 {
        let (face, size) = Role::AxisText.font();
        let widest = |width: f64, tick: f64| width.max(text_width(&self.label(tick), face, size));
        self.ticks(false).into_iter().fold(0.0, widest) * SPARE
    }
}

/// The greatest of 1, 2 and 5 times a power of ten that is not above a number.
fn round_below(number: f64) -> f64 {
    let power = 10_f64.powf(number.log10().floor());
    [5.0, 2.0, 1.0]
        .into_iter()
        .map(|step| step * power)
        .find(|round| *round <= number * 1.000_001)
        .unwrap_or(power)
}

/// The least of them that is not below it.
fn round_above(number: f64) -> f64 {
    let power = 10_f64.powf(number.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|round| *round >= number * 0.999_999)
        .unwrap_or(power * 10.0)
}

/// What is drawn for a point: percent or a count; `None` where there is nothing to count, or too little for a share.
pub(super) fn value(measure: Measure, point: &Point) -> Option<f64> {
    let share = point.share().filter(|_| is_drawn(measure, point))?;
    Some(if measure == Measure::Count { point.counted() } else { share * 100.0 })
}

/// The ends of a drawn point's interval in percent. A count has none: its interval is that of the share.
pub(super) fn band(measure: Measure, point: &Point) -> Option<(f64, f64)> {
    let interval = point.interval.filter(|_| measure != Measure::Count && is_drawn(measure, point))?;
    Some((interval.low * 100.0, interval.high * 100.0))
}

/// The years that are written beneath an axis whose years stand `spacing` px apart, with their text. All of them where there is room, in
/// full or as `’12`; else every second, third … counted back from the last. `numbers` are the texts that stand beneath.
pub(super) fn year_labels(years: &[i32], spacing: f64, numbers: &[String]) -> Vec<(i32, String)> {
    let (face, size) = Role::AxisText.font();
    let width = |text: &str| text_width(text, face, size) * SPARE + 7.0;
    let beneath = numbers.iter().map(|number| width(number)).fold(0.0, f64::max);
    let full = width("2000").max(beneath);
    let short = ((width("2000") + width("’00")) / 2.0).max(beneath);
    let is_short = full > spacing && short <= spacing;
    let needed = if is_short { short } else { full };
    let step = (1..=years.len())
        .find(|step| needed <= spacing * f64::from(u32::try_from(*step).unwrap_or(u32::MAX)));
    let chosen = years.iter().rev().step_by(step.unwrap_or(years.len()).max(1)).rev().enumerate();
    chosen
        .map(|(index, year)| match (is_short, index) {
            (true, 1..) => (*year, format!("’{:02}", year.rem_euclid(100))),
            _ => (*year, year.to_string()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_end_at_nice_numbers_and_begin_at_zero() {
        let ends = |top| (Scale::percent(top).max, Scale::count(top).max);
        assert_eq!(
            [ends(0.0), ends(3.0), ends(11.0), ends(91.0)],
            [(5.0, 2.0), (5.0, 3.0), (20.0, 20.0), (100.0, 100.0)]
        );
        assert_eq!(Scale::count(4_200.0).ticks(false), [0.0, 1000.0, 2000.0, 3000.0, 4000.0, 5000.0]);
        assert_eq!(Scale::percent(60.0).ticks(true), [0.0, 50.0, 100.0]);
        assert_eq!(Scale::count(4_200.0).label(5000.0), "5,000");
        assert_eq!(Scale::percent(60.0).label(100.0), "100%");
    }

    #[test]
    fn a_logarithmic_axis_has_round_ends_and_no_zero() {
        let scale = Scale::log([3.0, 12.0, 40.0].into_iter(), 40.0);
        assert_eq!((scale.foot, scale.max), (Some(2.0), 50.0));
        assert_eq!(scale.ticks(false), [2.0, 5.0, 10.0, 20.0, 50.0]);
        assert!(!scale.holds(0.0) && scale.holds(3.0));
        let steps = [2.0, 20.0, 200.0].map(|value| scale.at(value));
        assert!((steps[1] - steps[0] - (steps[2] - steps[1])).abs() < 1e-9);
        assert_eq!(Scale::log(std::iter::empty(), 0.0).ticks(false), [1.0, 2.0]);
        let wide = Scale::log([1.0].into_iter(), 2_000.0);
        assert_eq!(wide.ticks(false), [1.0, 10.0, 100.0, 1000.0, 2000.0]);
        assert_eq!(Scale { percent: true, ..Scale::log([0.4].into_iter(), 9.0) }.ticks(true).len(), 2);
    }

    #[test]
    fn years_are_thinned_back_from_the_last() {
        let years: Vec<i32> = (2011..=2025).collect();
        let texts =
            |spacing| year_labels(&years, spacing, &[]).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(texts(50.0).len(), 15);
        assert_eq!(texts(37.0)[..2], ["2011", "’12"]);
        assert_eq!(texts(12.0), ["2013", "2017", "2021", "2025"]);
    }
}
