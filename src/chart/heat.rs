//! Areas by places: a cell per total, shaded in four steps, outlined, with its number; hatched where there is nobody.

use app::model::answer::{Answer, Point, Series, Total};
use app::model::lang::Lang;
use app::model::place::Place;
use app::model::query::Measure;
use app::model::show::focused;
use app::text::explorer::{SHADES, counted, k_of_n, share};
use app::text::figure::is_drawn;
use app::text::number::decimal;
use app::text::say::{NOTHING, say};
use plotters_backend::text_anchor::HPos;

use super::hit::Hit;
use super::layout::WIDE;
use super::measure_text::{widest, wrap};
use super::paint::{Ink, Role};
use super::scale::{Scale, value};
use super::sheet::{Drawn, Sheet};

/// Room of the names beside the rows of a wide drawing.
const NAMES: f64 = 196.0;
/// The most columns side by side; more follow in a block beneath.
const COLUMNS: (usize, usize) = (7, 4);
/// From one line of a cell, a name or a heading to the next.
const LINE: f64 = 16.0;
/// Room of the key to the shades: a line of it, and the space beneath.
const KEY: (f64, f64) = (20.0, 14.0);
/// From the left edge of a shade to its words.
const SHADE: f64 = 23.0;
/// Between what was asked for and what it is seen beside.
const ASIDE: f64 = 10.0;
const BLOCK_GAP: f64 = 24.0;
const STEPS: u8 = 4;

/// A heat table.
pub(super) struct Heat<'a> {
    pub(super) width: f64,
    pub(super) height: f64,
    measure: Measure,
    scale: Scale,
    key: Key,
    blocks: Vec<Block<'a>>,
}

/// The shades and what they mean, side by side or in two lines.
struct Key {
    words: Vec<String>,
    pitch: f64,
    columns: usize,
    height: f64,
}

/// Some columns, with a row per area.
struct Block<'a> {
    columns: Vec<Column>,
    heading: f64,
    rows: Vec<Row<'a>>,
}

struct Column {
    left: f64,
    width: f64,
    heading: Vec<String>,
    stands_out: bool,
}

struct Row<'a> {
    name: Vec<String>,
    stands_out: bool,
    cells: Vec<Cell<'a>>,
    /// Height of the name where it stands above, and of the cells.
    name_height: f64,
    height: f64,
}

struct Cell<'a> {
    series: &'a Series,
    index: usize,
    total: Total,
    /// In bold, then plain.
    lines: (Option<String>, Vec<String>),
}

impl<'a> Heat<'a> {
    pub(super) fn new(answer: &'a Answer, width: f64) -> Self {
        let all: Vec<(usize, &Series)> = answer.series.iter().chain(&answer.context).enumerate().collect();
        let mut places: Vec<(&Place, bool)> = Vec::new();
        for (index, series) in &all {
            if !places.iter().any(|(place, _)| place.id == series.place.id) {
                places.push((&series.place, *index >= answer.series.len()));
            }
        }
        let most = if width >= WIDE { COLUMNS.0 } else { COLUMNS.1 };
        let blocks: Vec<_> = places.chunks(most).map(|places| block(answer, &all, places, width)).collect();
        let gaps = blocks.iter().skip(1).map(|_| BLOCK_GAP).sum::<f64>();
        let scale = Scale::of_totals(answer);
        let key = Key::new(answer.query.measure, &scale, width, answer.query.lang);
        let height = key.height + gaps + blocks.iter().map(Block::height).sum::<f64>();
        Self { width, height, measure: answer.query.measure, scale, key, blocks }
    }

    pub(super) fn draw(&self, answer: &Answer, sheet: &Sheet, (left, top): (f64, f64)) -> Drawn {
        if self.blocks.iter().all(|block| block.rows.is_empty()) {
            return sheet.text(Role::Note, (left, top + 20.0), HPos::Left, NOTHING.of(answer.query.lang));
        }
        self.key(answer, sheet, (left, top))?;
        let mut y = top + self.key.height;
        let mut before = 0;
        for block in &self.blocks {
            self.block(answer, sheet, block, (left, y), before)?;
            before += block.columns.len();
            y += block.height() + BLOCK_GAP;
        }
        Ok(())
    }

    /// What the shades mean.
    fn key(&self, answer: &Answer, sheet: &Sheet, (left, top): (f64, f64)) -> Drawn {
        let mut start = left;
        if self.width >= WIDE {
            sheet.text(Role::Note, (left, top + 14.0), HPos::Left, SHADES.of(answer.query.lang))?;
            start += NAMES;
        }
        let mut y = top;
        for (words, step) in self.key.words.chunks(self.key.columns).zip((0..STEPS).step_by(self.key.columns))
        {
            let mut x = start;
            for (text, step) in words.iter().zip(step..) {
                sheet.rect(Ink::of(Role::Cell, step), (x + 0.5, y + 3.0), (x + 18.0, y + 15.0))?;
                sheet.text(Role::Note, (x + SHADE, y + 14.0), HPos::Left, text)?;
                x += self.key.pitch;
            }
            y += KEY.0;
        }
        Ok(())
    }

    fn block(
        &self,
        answer: &Answer,
        sheet: &Sheet,
        block: &Block<'_>,
        (left, top): (f64, f64),
        before: usize,
    ) -> Drawn {
        for column in &block.columns {
            let mut base = top + block.heading - 6.0 - lines(column.heading.len().saturating_sub(1));
            for line in &column.heading {
                let x = left + column.left + column.width / 2.0;
                let role = if column.stands_out { Role::StrongNote } else { Role::AxisText };
                sheet.text(role, (x, base), HPos::Center, line)?;
                base += LINE;
            }
        }
        let mut y = top + block.heading;
        for (number, row) in block.rows.iter().enumerate() {
            let role = if row.stands_out { Role::Strong } else { Role::Label };
            let middle = if row.name_height > 0.0 {
                y + 15.0
            } else {
                y + row.height / 2.0 - lines(row.name.len().saturating_sub(1)) / 2.0 + 5.0
            };
            for (line, base) in row.name.iter().zip(std::iter::successors(Some(middle), |y| Some(y + LINE))) {
                sheet.text(role, (left, base), HPos::Left, line)?;
            }
            y += row.name_height;
            for (column, at) in block.columns.iter().zip(0..) {
                let Some(cell) = row.cells.get(at) else { continue };
                let from = (left + column.left, y);
                let place = format!(r#"data-row="{number}" data-col="{}""#, before + at);
                self.cell(answer, sheet, cell, from, (column.width, row.height), &place)?;
            }
            y += row.height;
        }
        Ok(())
    }

    fn cell(
        &self,
        answer: &Answer,
        sheet: &Sheet,
        cell: &Cell<'_>,
        (left, top): (f64, f64),
        (width, height): (f64, f64),
        place: &str,
    ) -> Drawn {
        let point = &cell.total.point;
        let step = self.step(point);
        let (right, bottom) = (left + width - 3.0, top + height - 3.0);
        sheet.rect(Ink::of(Role::Cell, step), (left, top), (right, bottom))?;
        if point.n == 0 {
            sheet.rect(Role::Hatch, (left, top), (right, bottom))?;
        }
        let middle = f64::midpoint(left, right);
        let many = cell.lines.1.len() + usize::from(cell.lines.0.is_some());
        let mut base = f64::midpoint(top, bottom) - lines(many.saturating_sub(1)) / 2.0 + 5.0;
        if let Some(text) = &cell.lines.0 {
            sheet.text(Ink::of(Role::CellText, step), (middle, base), HPos::Center, text)?;
            base += LINE;
        }
        for text in &cell.lines.1 {
            sheet.text(Ink::of(Role::CellNumber, step), (middle, base), HPos::Center, text)?;
            base += LINE;
        }
        let data = format!(
            r#"data-series="{}" data-year="{}" data-k="{}" data-n="{}" {place}"#,
            cell.index, point.year, point.k, point.n
        );
        let hit = Hit::new(answer, cell.series, (cell.total.first, point), &data);
        sheet.hit((left, top), (right - left, bottom - top), &hit);
        Ok(())
    }

    /// The shade of a point: which quarter of the scale it lies in.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 4")]
    fn step(&self, point: &Point) -> u8 {
        let quarter = value(self.measure, point).unwrap_or(0.0) / self.scale.max * f64::from(STEPS);
        (quarter.ceil() as u8).clamp(1, STEPS) - 1
    }
}

impl Key {
    fn new(measure: Measure, scale: &Scale, width: f64, lang: Lang) -> Self {
        let end = |step: u8| {
            let end = scale.max * f64::from(step) / f64::from(STEPS);
            let decimals = [1.0, 10.0].into_iter().take_while(|scale| (end * scale).fract() != 0.0).count();
            decimal(lang, end, decimals)
        };
        let unit = if measure == Measure::Count { "" } else { "%" };
        let words: Vec<String> =
            (0..STEPS).map(|step| format!("{}–\u{2060}{}{unit}", end(step), end(step + 1))).collect();
        let needed = SHADE + widest(words.iter().map(String::as_str), Role::Note.font()) + 6.0;
        let room = if width >= WIDE { width - NAMES } else { width };
        let (columns, lines) = if needed * f64::from(STEPS) <= room { (4, 1.0) } else { (2, 2.0) };
        Self {
            words,
            pitch: needed.max(if width >= WIDE { 110.0 } else { 0.0 }),
            columns,
            height: KEY.0 * lines + KEY.1,
        }
    }
}

impl Block<'_> {
    fn height(&self) -> f64 {
        self.heading + self.rows.iter().map(|row| row.name_height + row.height).sum::<f64>()
    }
}

fn block<'a>(
    answer: &'a Answer,
    all: &[(usize, &'a Series)],
    places: &[(&Place, bool)],
    width: f64,
) -> Block<'a> {
    let is_wide = width >= WIDE;
    let start = if is_wide { NAMES } else { 0.0 };
    let aside = places.iter().any(|(_, beside)| *beside) && places.iter().any(|(_, beside)| !*beside);
    let room = width - start - if aside { ASIDE } else { 0.0 };
    let each = (room / places.iter().map(|_| 1.0).sum::<f64>()).min(if is_wide { 180.0 } else { 164.0 });
    let mut left = start;
    let mut columns = Vec::new();
    let mut was_beside = places.first().is_some_and(|(_, beside)| *beside);
    for (place, beside) in places {
        left += if *beside == was_beside { 0.0 } else { ASIDE };
        was_beside = *beside;
        columns.push(Column {
            left,
            width: each,
            heading: wrap(&place.name, Role::StrongNote.font(), each - 6.0),
            stands_out: answer.query.show.focus.contains(&place.id.to_ascii_lowercase()),
        });
        left += each;
    }
    let highest = columns.iter().map(|column| column.heading.len()).max().unwrap_or(0);
    let mut areas: Vec<&Series> = Vec::new();
    for series in &answer.series {
        if !areas.iter().any(|other| other.area.id == series.area.id) {
            areas.push(series);
        }
    }
    let any = focused(answer).next().is_some();
    let row = |area: &Series| {
        let of = |place: &Place| {
            all.iter().find(|(_, one)| one.area.id == area.area.id && one.place.id == place.id)
        };
        let cells: Vec<Cell<'a>> = places
            .iter()
            .filter_map(|(place, _)| {
                let (index, series) = of(place)?;
                Some(cell(answer, *index, series, series.total?, each - 8.0))
            })
            .collect();
        let name = wrap(&area.area.name, Role::Strong.font(), if is_wide { NAMES - 14.0 } else { width });
        let most = cells.iter().map(|cell| cell.lines.1.len() + usize::from(cell.lines.0.is_some())).max();
        let height = lines(most.unwrap_or(1)) + 14.0;
        let own = lines(name.len()) + 7.0;
        let (name_height, height) = if is_wide { (0.0, height.max(own)) } else { (own, height) };
        Row {
            name,
            stands_out: any && answer.query.show.focus.contains(&area.area.id),
            cells,
            name_height,
            height,
        }
    };
    let rows = areas.into_iter().map(row).filter(|row| !row.cells.is_empty()).collect();
    Block { columns, heading: lines(highest) + 10.0, rows }
}

fn cell<'a>(answer: &Answer, index: usize, series: &'a Series, total: Total, room: f64) -> Cell<'a> {
    let (lang, measure) = (answer.query.lang, answer.query.measure);
    let point = &total.point;
    let plain = |text: &str| {
        let font = Role::CellNumber.font();
        if widest([text], font) <= room { vec![text.to_owned()] } else { wrap(text, font, room) }
    };
    let lines = match share(lang, point) {
        _ if point.n == 0 => (None, Vec::new()),
        _ if measure == Measure::Count => (Some(counted(lang, point)), plain(&say(lang).of(point.n))),
        Some(share) if is_drawn(measure, point) => (Some(share), plain(&k_of_n(lang, point))),
        _ => (None, plain(&k_of_n(lang, point))),
    };
    Cell { series, index, total, lines }
}

fn lines(many: usize) -> f64 {
    LINE * f64::from(u32::try_from(many).unwrap_or(0))
}
