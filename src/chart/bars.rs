//! Horizontal bars of totals with their intervals, sorted; what is too uncertain for a share is drawn as single cells.

use app::model::answer::{Answer, Point, Series, Total};
use app::model::query::{Facet, Measure};
use app::model::show::focused;
use app::text::explorer::{counted, k_of_n, nothing, share};
use app::text::figure::is_drawn;
use app::text::say::{NOTHING, no_share, say};
use plotters_backend::text_anchor::HPos;

use super::hit::Hit;
use super::layout::WIDE;
use super::measure_text::{widest, wrap};
use super::paint::{Ink, Role};
use super::plan::{BACK, BESIDE};
use super::scale::{Scale, band, value};
use super::sheet::{Drawn, Sheet};

/// Height of a bar, and of the row where its name stands beside it.
const BAR: f64 = 18.0;
const ROW: f64 = 34.0;
/// From one line of a name to the next.
const LINE: f64 = 17.0;
/// Room of the axis above the rows.
const AXIS: f64 = 24.0;
/// Room of the heading of a group.
const HEADING: f64 = 30.0;
/// The most cells that single members or plans are drawn as.
const CELLS: u32 = 30;

/// A drawing of bars.
pub(super) struct Bars<'a> {
    pub(super) width: f64,
    pub(super) height: f64,
    scale: Scale,
    /// Left and right edge of the field.
    field: (f64, f64),
    groups: Vec<Group<'a>>,
}

struct Group<'a> {
    heading: Option<String>,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    series: &'a Series,
    total: Total,
    index: usize,
    look: u8,
    /// Beside the bar, or above it in a narrow drawing.
    name: Vec<String>,
    /// Behind the bar: in bold, then plain.
    end: (String, String),
    height: f64,
}

impl<'a> Bars<'a> {
    pub(super) fn new(answer: &'a Answer, width: f64) -> Self {
        let is_wide = width >= WIDE;
        let mut groups = groups(answer, is_wide);
        let names = |rows: &[Row<'_>]| {
            rows.iter()
                .map(|row| widest(row.name.iter().map(String::as_str), Role::Label.font()))
                .fold(0.0, f64::max)
        };
        let left = if is_wide {
            groups.iter().map(|group| names(&group.rows)).fold(0.0, f64::max) + 14.0
        } else {
            // Half of the zero above the axis.
            5.0
        };
        let drawn =
            groups.iter().flat_map(|group| &group.rows).filter(|row| row.is_drawn(answer.query.measure));
        let ends = drawn.map(Row::end_width).fold(40.0, f64::max);
        let mut height = AXIS;
        for group in &mut groups {
            height += if group.heading.is_some() { HEADING } else { 0.0 };
            for row in &mut group.rows {
                let lines = row.name.iter().map(|_| LINE).sum::<f64>();
                row.height = if is_wide { ROW.max(lines + 12.0) } else { lines + BAR + 16.0 };
                height += row.height;
            }
        }
        let scale = Scale::of_totals(answer);
        Self { width, height: height.max(40.0), scale, field: (left, width - ends - 10.0), groups }
    }

    fn is_wide(&self) -> bool {
        self.width >= WIDE
    }

    pub(super) fn draw(&self, answer: &Answer, sheet: &Sheet, (left, top): (f64, f64)) -> Drawn {
        if self.groups.is_empty() {
            return sheet.text(Role::Note, (left, top + 20.0), HPos::Left, NOTHING.of(answer.query.lang));
        }
        let x = |value: f64| left + self.field.0 + (self.field.1 - self.field.0) * value / self.scale.max;
        for tick in self.scale.ticks(!self.is_wide()) {
            sheet.text(Role::AxisText, (x(tick), top + 13.0), HPos::Center, &self.scale.label(tick))?;
        }
        let mut y = top + AXIS;
        for group in &self.groups {
            if let Some(heading) = &group.heading {
                sheet.text(Role::Strong, (left, y + HEADING - 10.0), HPos::Left, heading)?;
                y += HEADING;
            }
            let bottom = y + group.rows.iter().map(|row| row.height).sum::<f64>();
            for tick in self.scale.ticks(!self.is_wide()) {
                let role = if tick == 0.0 { Role::Axis } else { Role::Grid };
                sheet.line(role, &[(x(tick), y), (x(tick), bottom)])?;
            }
            for row in &group.rows {
                self.row(answer, sheet, row, (left, y), &x)?;
                y += row.height;
            }
        }
        Ok(())
    }

    fn row(
        &self,
        answer: &Answer,
        sheet: &Sheet,
        row: &Row<'_>,
        (left, top): (f64, f64),
        x: &dyn Fn(f64) -> f64,
    ) -> Drawn {
        let lines = row.name.iter().map(|_| LINE).sum::<f64>();
        let (middle, first) = if self.is_wide() {
            let middle = top + row.height / 2.0;
            (middle, middle - lines / 2.0 + 13.0)
        } else {
            (top + lines + BAR / 2.0 + 6.0, top + 15.0)
        };
        let role = if row.look == BACK || row.look == BESIDE { Role::AxisText } else { Role::Label };
        for (line, base) in row.name.iter().zip(std::iter::successors(Some(first), |base| Some(base + LINE)))
        {
            if !self.is_wide() {
                // Hairlines do not cross words.
                let width = widest([line.as_str()], role.font());
                sheet.rect(Role::Paper, (left + 2.0, base - 13.0), (left + width + 4.0, base + 4.0))?;
            }
            sheet.text(role, (left + if self.is_wide() { 0.0 } else { 4.0 }, base), HPos::Left, line)?;
        }
        let end = self.mark(answer.query.measure, sheet, row, middle, x)?;
        let bold = widest([row.end.0.as_str()], Role::Strong.font());
        let width = row.end_width();
        sheet.rect(Role::Paper, (end + 3.0, middle - 9.0), (end + width, middle + 9.0))?;
        sheet.text(Role::Strong, (end + 8.0, middle + 5.0), HPos::Left, &row.end.0)?;
        sheet.text(Role::AxisText, (end + 13.0 + bold, middle + 5.0), HPos::Left, &row.end.1)?;
        let (point, index) = (&row.total.point, row.index);
        let data = format!(
            r#"data-series="{index}" data-year="{}" data-k="{}" data-n="{}""#,
            point.year, point.k, point.n
        );
        let hit = Hit::new(answer, row.series, (row.total.first, point), &data);
        sheet.hit((left, top + 1.0), (self.width, row.height - 2.0), &hit);
        Ok(())
    }

    /// The bar and its whisker, or cells; gives where it ends.
    fn mark(
        &self,
        measure: Measure,
        sheet: &Sheet,
        row: &Row<'_>,
        middle: f64,
        x: &dyn Fn(f64) -> f64,
    ) -> Result<f64, super::error::ChartError> {
        let (top, bottom) = (middle - BAR / 2.0, middle + BAR / 2.0);
        let point = &row.total.point;
        let Some(value) = value(measure, point) else { return self.cells(sheet, point, middle, x) };
        sheet.rect(Ink::of(Role::Bar, row.look), (x(0.0), top), (x(value), bottom))?;
        let Some((low, high)) = band(measure, point) else { return Ok(x(value)) };
        for role in [Role::Casing, Role::Whisker] {
            sheet.line(role, &[(x(low), middle), (x(high), middle)])?;
            for end in [low, high] {
                sheet.line(role, &[(x(end), middle - 4.0), (x(end), middle + 4.0)])?;
            }
        }
        Ok(x(value.max(high)))
    }

    /// One cell per member or plan, those that carry the area filled; a hatched field where there is nobody.
    fn cells(
        &self,
        sheet: &Sheet,
        point: &Point,
        middle: f64,
        x: &dyn Fn(f64) -> f64,
    ) -> Result<f64, super::error::ChartError> {
        let room = (self.field.1 - self.field.0) * if self.is_wide() { 0.6 } else { 0.95 };
        let start = x(0.0) + 3.0;
        if point.n == 0 {
            sheet.rect(Role::Hatch, (start, middle - 6.0), (start + room * 0.4, middle + 6.0))?;
            return Ok(start + room * 0.4);
        }
        if point.n > CELLS {
            return Ok(x(0.0));
        }
        let pitch = (room / f64::from(CELLS)).min(10.0);
        let mut at = start;
        for cell in 0..point.n {
            let look = u8::from(cell < point.k);
            sheet.rect(Ink::of(Role::Unit, look), (at, middle - 5.0), (at + pitch - 2.0, middle + 5.0))?;
            at += pitch;
        }
        Ok(at)
    }
}

impl Row<'_> {
    fn is_drawn(&self, measure: Measure) -> bool {
        is_drawn(measure, &self.total.point)
    }

    fn end_width(&self) -> f64 {
        let bold = widest([self.end.0.as_str()], Role::Strong.font());
        13.0 + bold + widest([self.end.1.as_str()], Role::AxisText.font())
    }
}

/// What the rows of a group have in common, as id and name; and the rows.
type Grouped<'a> = (Option<(&'a str, &'a str)>, Vec<Row<'a>>);

/// Areas in one place, places of one area, or one after the other.
fn groups(answer: &Answer, is_wide: bool) -> Vec<Group<'_>> {
    let mut groups: Vec<Grouped<'_>> = Vec::new();
    let areas = several(answer, |series| &series.area.id);
    let places = several(answer, |series| &series.place.id);
    let by_place = areas && places && answer.query.facet == Facet::Region;
    let by_area = !by_place && areas && (places || !answer.context.is_empty());
    let context = if by_place { &[][..] } else { &answer.context[..] };
    let any = focused(answer).next().is_some();
    let all = answer.series.iter().chain(context).enumerate();
    for (index, series) in all {
        let Some(total) = series.total else { continue };
        let heading = match (by_area, by_place) {
            (true, _) => Some((series.area.id.as_str(), series.area.name.as_str())),
            (_, true) => Some((series.place.id.as_str(), series.place.name.as_str())),
            _ => None,
        };
        let name = if by_area || !areas && (places || !context.is_empty()) {
            &series.place.name
        } else {
            &series.area.name
        };
        let look = match index {
            _ if index >= answer.series.len() => BESIDE,
            _ if any && !answer.query.show.names(series) => BACK,
            _ => 1,
        };
        let row = row(answer, (index, series), total, look, name, is_wide);
        match groups.iter_mut().find(|(other, _)| *other == heading) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((heading, vec![row])),
        }
    }
    let measure = answer.query.measure;
    for (_, rows) in &mut groups {
        let key = |row: &Row<'_>| value(measure, &row.total.point).unwrap_or(-1.0);
        rows.sort_by(|one, other| {
            (one.look == BESIDE).cmp(&(other.look == BESIDE)).then(key(other).total_cmp(&key(one)))
        });
    }
    let group = |(heading, rows): (Option<(&str, &str)>, _)| Group {
        heading: heading.map(|(_, name)| name.to_owned()),
        rows,
    };
    groups.into_iter().map(group).collect()
}

fn row<'a>(
    answer: &Answer,
    (index, series): (usize, &'a Series),
    total: Total,
    look: u8,
    name: &str,
    is_wide: bool,
) -> Row<'a> {
    let (lang, measure) = (answer.query.lang, answer.query.measure);
    let point = &total.point;
    let mut name = wrap(name, Role::Label.font(), if is_wide { 210.0 } else { 316.0 });
    let of = k_of_n(lang, point);
    let end = match share(lang, point) {
        _ if point.n == 0 => (nothing(answer, point), String::new()),
        _ if measure == Measure::Count => (counted(lang, point), say(lang).of(point.n)),
        Some(share) => (share, of),
        None if is_wide => (of, no_share(point.n).of(lang).to_owned()),
        None => {
            name.push(no_share(point.n).of(lang).to_owned());
            (of, String::new())
        }
    };
    Row { series, total, index, look, name, end, height: 0.0 }
}

fn several(answer: &Answer, id: impl Fn(&Series) -> &String) -> bool {
    answer.series.first().is_some_and(|first| answer.series.iter().any(|other| id(other) != id(first)))
}
