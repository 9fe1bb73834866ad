//! Ranks of areas over the years: a line per area, the ranks that the data allow as a band, and a bar through areas that
//! the data do not tell apart.

use app::model::answer::{Answer, Series};
use app::model::detail::Ranked;
use app::model::lang::Lang;
use app::model::show::focused;
use app::text::explorer::{NO_RANKS, RANK, rank, ranked_mark};
use app::text::figure::last_rank;
use app::text::say::INCOMPLETE;
use plotters_backend::text_anchor::HPos;

use super::hit::Hit;
use super::labels::spread;
use super::layout::WIDE;
use super::line::{band, marker};
use super::measure_text::{widest, wrap};
use super::paint::{Ink, Role};
use super::plan::BACK;
use super::scale::year_labels;
use super::sheet::{Drawn, Sheet};

/// From one rank to the next: as much as a drawing of this height allows, between these two.
const FIELD: f64 = 380.0;
const STEP: (f64, f64) = (11.0, 26.0);
const LINE: f64 = 16.0;
const HEADING: f64 = 26.0;
/// Room of the years beneath a field, and between two fields.
const YEARS: f64 = 26.0;
const GAP: f64 = 24.0;
/// Columns are no wider than this.
const COLUMN: f64 = 48.0;
/// The smallest area that a pointer can be asked to meet.
const HIT: f64 = 24.0;

/// A drawing of ranks.
pub(super) struct Bump<'a> {
    pub(super) width: f64,
    pub(super) height: f64,
    years: Vec<i32>,
    panels: Vec<Panel<'a>>,
}

/// The areas of one place.
struct Panel<'a> {
    heading: Option<&'a str>,
    lines: Vec<Line<'a>>,
    /// The lowest rank that is drawn.
    last: u32,
    step: f64,
    right: f64,
    height: f64,
}

struct Line<'a> {
    series: &'a Series,
    index: usize,
    look: u8,
    label: Vec<(Role, String)>,
}

impl<'a> Bump<'a> {
    pub(super) fn new(answer: &'a Answer, width: f64) -> Self {
        let mut places: Vec<&Series> = Vec::new();
        for series in &answer.series {
            if !places.iter().any(|other| other.place.id == series.place.id) {
                places.push(series);
            }
        }
        let several = places.len() > 1;
        let panels: Vec<_> =
            places.into_iter().filter_map(|place| panel(answer, place, several, width)).collect();
        let gaps = panels.iter().skip(1).map(|_| GAP).sum::<f64>();
        let height = (panels.iter().map(|panel| panel.height).sum::<f64>() + gaps).max(40.0);
        Self { width, height, years: answer.years.clone(), panels }
    }

    pub(super) fn draw(&self, answer: &Answer, sheet: &Sheet, (left, top): (f64, f64)) -> Drawn {
        if self.panels.is_empty() {
            let lang = answer.query.lang;
            return sheet.text(Role::Note, (left, top + 20.0), HPos::Left, NO_RANKS.of(lang));
        }
        let mut y = top;
        for panel in &self.panels {
            panel.draw(answer, sheet, (left, y), &self.years)?;
            y += panel.height + GAP;
        }
        Ok(())
    }
}

fn panel<'a>(answer: &'a Answer, place: &'a Series, several: bool, width: f64) -> Option<Panel<'a>> {
    let of_place = answer.series.iter().enumerate().filter(|(_, one)| one.place.id == place.place.id);
    let ranked: Vec<_> = of_place.filter(|(_, one)| !one.details.ranks.is_empty()).collect();
    let last = ranked.iter().flat_map(|(_, one)| &one.details.ranks).map(|ranked| ranked.high).max()?;
    let any = focused(answer).next().is_some();
    let mut next = 0;
    let room = if width >= WIDE { 220.0 } else { 118.0 };
    let mut lines: Vec<_> = ranked
        .into_iter()
        .map(|(index, series)| {
            let stands_out = !any || answer.query.show.names(series);
            next += u8::from(stands_out);
            let look = if stands_out && next <= 5 { next } else { BACK };
            Line { series, index, look, label: label(answer.query.lang, series, look, room) }
        })
        .collect();
    lines.sort_by_key(|line| line.look == BACK);
    let texts = lines.iter().flat_map(|line| &line.label);
    let beside = texts.map(|(role, text)| widest([text.as_str()], role.font())).fold(0.0, f64::max);
    let step = (FIELD / f64::from(last)).clamp(STEP.0, STEP.1);
    let heading = several.then_some(place.place.name.as_str());
    let labels: f64 = lines.iter().map(Line::label_height).sum();
    let field = (step * f64::from(last)).max(labels + 10.0);
    let height = field + YEARS + 18.0 + if several { HEADING } else { 0.0 };
    Some(Panel { heading, lines, last, step: field / f64::from(last), right: width - beside - 24.0, height })
}

/// The name of a line with its rank of the last complete year and the ranks that the data allow.
fn label(lang: Lang, series: &Series, look: u8, room: f64) -> Vec<(Role, String)> {
    let role = if look == BACK { Role::AxisText } else { Role::Label };
    let mut lines: Vec<_> =
        wrap(&series.area.name, role.font(), room).into_iter().map(|text| (role, text)).collect();
    if let Some(ranked) = last_rank(series) {
        lines.push((Role::AxisText, format!("{}: {}", ranked.year, rank(lang, ranked))));
    }
    lines
}

impl Line<'_> {
    fn label_height(&self) -> f64 {
        self.label.iter().map(|_| LINE).sum::<f64>() + 7.0
    }
}

impl Panel<'_> {
    fn draw(&self, answer: &Answer, sheet: &Sheet, (left, top): (f64, f64), years: &[i32]) -> Drawn {
        let mut y0 = top + 18.0;
        if let Some(heading) = self.heading {
            sheet.text(Role::Strong, (left, top + 14.0), HPos::Left, heading)?;
            y0 += HEADING;
        }
        let lang = answer.query.lang;
        sheet.text(Role::Note, (left, y0 - 6.0), HPos::Left, RANK.of(lang))?;
        let field = (left + 30.0, left + self.right);
        let first = years.first().copied().unwrap_or(0);
        let steps = years.iter().skip(1).map(|_| 1.0).sum::<f64>();
        let spacing = (field.1 - field.0 - 24.0) / f64::max(steps, 1.0);
        let x = |year: i32| {
            if steps < 1.0 {
                return f64::midpoint(field.0, field.1);
            }
            field.0 + 12.0 + spacing * f64::from(year - first)
        };
        let y = |rank: u32| y0 + self.step * (f64::from(rank) - 0.5);
        let bottom = y0 + self.step * f64::from(self.last);
        self.incomplete(sheet, lang, field, (y0, bottom), &|year| (x(year), spacing))?;
        self.grid(sheet, field, &y)?;
        for (year, text) in year_labels(years, spacing, &[]) {
            sheet.text(Role::AxisText, (x(year), bottom + 18.0), HPos::Center, &text)?;
        }
        self.lines(answer, sheet, &x, &y)?;
        self.labels(sheet, field.1, (y0, bottom), &y)
    }

    /// A tinted column behind each year that later submissions may still change, and the word above the last.
    fn incomplete(
        &self,
        sheet: &Sheet,
        lang: Lang,
        field: (f64, f64),
        (top, bottom): (f64, f64),
        place: &dyn Fn(i32) -> (f64, f64),
    ) -> Drawn {
        let points = self.lines.iter().flat_map(|line| {
            let is_ranked = |year| line.series.details.ranks.iter().any(|ranked| ranked.year == year);
            line.series.points.iter().filter(move |point| point.incomplete && is_ranked(point.year))
        });
        let mut years: Vec<i32> = points.map(|point| point.year).collect();
        years.sort_unstable();
        years.dedup();
        for year in &years {
            let (x, spacing) = place(*year);
            let half = (spacing - 3.0).max(spacing / 2.0).min(COLUMN) / 2.0;
            let (from, to) = ((x - half).max(field.0), (x + half).min(field.1));
            sheet.rect(Role::Incomplete, (from, top), (to, bottom))?;
            if Some(year) == years.last() {
                sheet.text(Role::Note, (to, top - 6.0), HPos::Right, INCOMPLETE.of(lang))?;
            }
        }
        Ok(())
    }

    /// A hairline for the first rank and every fifth.
    fn grid(&self, sheet: &Sheet, field: (f64, f64), y: &dyn Fn(u32) -> f64) -> Drawn {
        let each = if self.last <= 12 { 1 } else { 5 };
        for rank in (1..=self.last).filter(|rank| *rank == 1 || *rank % each == 0) {
            sheet.line(Role::Grid, &[(field.0, y(rank)), (field.1, y(rank))])?;
            sheet.text(Role::AxisText, (field.0 - 8.0, y(rank) + 4.0), HPos::Right, &rank.to_string())?;
        }
        Ok(())
    }

    fn lines(&self, answer: &Answer, sheet: &Sheet, x: &dyn Fn(i32) -> f64, y: &dyn Fn(u32) -> f64) -> Drawn {
        let any = focused(answer).next().is_some();
        let banded =
            self.lines.iter().enumerate().filter(|(at, line)| line.look != BACK && (any || *at == 0));
        for (_, line) in banded {
            let runs = runs(line.series);
            let edge = |ranked: &Ranked| (x(ranked.year), y(ranked.low) - 3.0, y(ranked.high) + 3.0);
            let runs: Vec<Vec<_>> = runs.iter().map(|run| run.iter().map(edge).collect()).collect();
            band(sheet, line.look, &runs)?;
        }
        self.ties(sheet, x, y)?;
        for line in self.lines.iter().rev() {
            for run in runs(line.series).iter().filter(|run| run.len() > 1) {
                let points: Vec<_> = run.iter().map(|ranked| (x(ranked.year), y(ranked.rank))).collect();
                sheet.line(Ink::of(Role::Casing, line.look), &points)?;
                sheet.line(Ink::of(Role::Line, line.look), &points)?;
            }
        }
        for line in self.lines.iter().rev() {
            for ranked in &line.series.details.ranks {
                let at = (x(ranked.year), y(ranked.rank));
                let Some(point) = line.series.points.iter().find(|point| point.year == ranked.year) else {
                    continue;
                };
                marker(sheet, line.look, point.incomplete, at, 1.0)?;
                let data = format!(
                    r#"data-series="{}" data-year="{}" data-k="{}" data-n="{}""#,
                    line.index, ranked.year, point.k, point.n
                );
                let mut hit = Hit::new(answer, line.series, (ranked.year, point), &data);
                hit.words = ranked_mark(answer.query.lang, &hit.words, ranked);
                let height = HIT.min(self.step.max(12.0));
                sheet.hit((at.0 - HIT / 2.0, at.1 - height / 2.0), (HIT, height), &hit);
            }
        }
        Ok(())
    }

    /// A bar through all markers of a year that the data do not tell apart.
    fn ties(&self, sheet: &Sheet, x: &dyn Fn(i32) -> f64, y: &dyn Fn(u32) -> f64) -> Drawn {
        let all: Vec<&Ranked> = self.lines.iter().flat_map(|line| &line.series.details.ranks).collect();
        let mut ties: Vec<(i32, u32)> = all.iter().map(|ranked| (ranked.year, ranked.band)).collect();
        ties.sort_unstable();
        ties.dedup();
        for (year, tie) in ties {
            let ranks = || all.iter().filter(|one| one.year == year && one.band == tie).map(|one| one.rank);
            if let (Some(least), Some(most)) = (ranks().min(), ranks().max())
                && ranks().nth(1).is_some()
            {
                let (top, bottom) =
                    if least == most { (y(least) - 6.0, y(most) + 6.0) } else { (y(least), y(most)) };
                sheet.line(Role::Tie, &[(x(year), top), (x(year), bottom)])?;
            }
        }
        Ok(())
    }

    fn labels(&self, sheet: &Sheet, right: f64, (top, bottom): (f64, f64), y: &dyn Fn(u32) -> f64) -> Drawn {
        let at = |line: &Line<'_>| line.series.details.ranks.last().map_or(top, |ranked| y(ranked.rank));
        let wanted: Vec<_> = self.lines.iter().map(|line| (at(line) - 10.0, line.label_height())).collect();
        for (line, place) in self.lines.iter().zip(spread(&wanted, top - 10.0, bottom + 7.0)) {
            let mut base = place + 14.0;
            marker(sheet, line.look, false, (right + 10.0, base - 4.5), 1.0)?;
            for (role, text) in &line.label {
                sheet.text(*role, (right + 22.0, base), HPos::Left, text)?;
                base += LINE;
            }
        }
        Ok(())
    }
}

/// Ranks in runs of years that follow each other.
fn runs(series: &Series) -> Vec<&[Ranked]> {
    series.details.ranks.chunk_by(|one, next| one.year + 1 == next.year).collect()
}
