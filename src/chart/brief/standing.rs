//! Rows beside each other: bars of commitments, dots with whiskers where a share may be shown, single cells where not.

use app::model::brief::{Count, Standing};
use app::model::lang::Lang;
use app::text::brief::Drawn;
use plotters_backend::text_anchor::HPos;

use super::hit;
use crate::chart::measure_text::{widest, wrap};
use crate::chart::paint::{Ink, Role};
use crate::chart::sheet::{Drawn as Done, Sheet};

const AXIS: f64 = 16.0;
const LINE: f64 = 16.0;
const ROW: f64 = 24.0;
const GAP: f64 = 18.0;
/// The most cells that single members are drawn as.
const CELLS: u32 = 30;
/// The widest label beside its row.
const LABEL: f64 = 170.0;

/// Where everything stands.
pub(super) struct Plan<'a> {
    pub(super) height: f64,
    standing: &'a Standing,
    words: &'a Drawn,
    labels: Vec<Vec<String>>,
    /// Left edge and width of the field of each column, and where its numbers begin; none in a narrow drawing.
    columns: Vec<(f64, f64, f64)>,
    /// The lines above each column.
    heads: Vec<Vec<(Role, String)>>,
    width: f64,
}

impl<'a> Plan<'a> {
    pub(super) fn new(standing: &'a Standing, words: &'a Drawn, width: f64, lang: Lang) -> Self {
        let is_wide = width >= super::WIDE;
        let room = if is_wide { LABEL } else { width };
        let labels: Vec<Vec<String>> =
            words.rows.iter().map(|row| wrap(&row.label, Role::Label.font(), room)).collect();
        let columns = if is_wide { columns(standing, &labels, width, lang) } else { Vec::new() };
        let mut plan = Self { height: 0.0, standing, words, labels, columns, heads: Vec::new(), width };
        plan.heads = plan
            .columns
            .iter()
            .zip(&words.heads)
            .map(|(column, head)| plan.head_of(column.0, head))
            .collect();
        let head = if is_wide { plan.head() + AXIS } else { 4.0 };
        plan.height = head + (0..words.rows.len()).map(|row| plan.row_height(row)).sum::<f64>() + 4.0;
        plan
    }

    /// The lines above a column: its name, then what it counts.
    fn head_of(&self, left: f64, (name, what): &(String, String)) -> Vec<(Role, String)> {
        let room = self.room(left);
        let lines = |role: Role, text: &str| {
            wrap(text, role.font(), room).into_iter().map(move |line| (role, line)).collect::<Vec<_>>()
        };
        [lines(Role::StrongNote, name), lines(Role::Note, what)].concat()
    }

    /// Height of what stands above the columns.
    fn head(&self) -> f64 {
        self.heads.iter().map(|lines| lines.iter().map(|_| LINE).sum::<f64>()).fold(0.0, f64::max) + 6.0
    }

    fn row_height(&self, row: usize) -> f64 {
        let lines = self.labels[row].iter().map(|_| LINE).sum::<f64>();
        if self.columns.is_empty() {
            lines + 8.0 + self.words.heads.iter().map(|_| LINE + 2.0).sum::<f64>()
        } else {
            ROW.max(lines + 8.0)
        }
    }

    pub(super) fn draw(&self, sheet: &Sheet, lang: Lang) -> Done {
        if self.columns.is_empty() {
            return self.narrow(sheet, lang);
        }
        for ((left, _, _), head) in self.columns.iter().zip(&self.heads) {
            let mut base = 13.0;
            for (role, line) in head {
                sheet.text(*role, (*left, base), HPos::Left, line)?;
                base += LINE;
            }
        }
        let head = self.head();
        let bottom = self.height - 4.0;
        for (index, (left, field, _)) in self.columns.iter().enumerate() {
            if !self.has_axis(index) {
                continue;
            }
            for (share, label, anchor) in
                [(0.0, "0%", HPos::Left), (0.5, "", HPos::Center), (1.0, "100%", HPos::Right)]
            {
                let x = left + field * share;
                let label = app::text::number::local(lang, label.into());
                sheet.text(Role::AxisText, (x, head + 8.0), anchor, &label)?;
                sheet.line(Role::Grid, &[(x, head + AXIS - 2.0), (x, bottom)])?;
            }
        }
        let mut top = head + AXIS;
        for row in 0..self.words.rows.len() {
            self.row(sheet, lang, row, top)?;
            top += self.row_height(row);
        }
        Ok(())
    }

    /// From the left edge of a column to the next one.
    fn room(&self, left: f64) -> f64 {
        let next = self.columns.iter().map(|(other, _, _)| *other).find(|other| *other > left);
        next.unwrap_or(self.width) - left - 6.0
    }

    /// Whether any number of a column is drawn as a share.
    fn has_axis(&self, column: usize) -> bool {
        self.is_share(column)
            && self.standing.rows.iter().any(|row| row.cells.get(column).is_some_and(is_shown))
    }

    /// Commitments of the subject itself are drawn as bars of their number.
    fn is_share(&self, column: usize) -> bool {
        self.standing.of_regions || !self.standing.columns[column].of_commitments
    }

    fn row(&self, sheet: &Sheet, lang: Lang, row: usize, top: f64) -> Done {
        let height = self.row_height(row);
        let middle = top + height / 2.0;
        let lines = self.labels[row].iter().map(|_| LINE).sum::<f64>();
        let mut base = middle - lines / 2.0 + 12.5;
        for line in &self.labels[row] {
            sheet.text(Role::Label, (0.0, base), HPos::Left, line)?;
            base += LINE;
        }
        let (words, cells) = (&self.words.rows[row], &self.standing.rows[row].cells);
        for (index, count) in cells.iter().enumerate() {
            let (left, field, number) = self.columns[index];
            if self.is_share(index) {
                share(sheet, count, (left, field), middle)?;
            } else {
                let most = self.standing.rows.iter().filter_map(|row| row.cells.get(index)).map(|one| one.k);
                let most = f64::from(most.max().unwrap_or(1).max(1));
                let end = left + field * f64::from(count.k) / most;
                sheet.rect(Ink::of(Role::Bar, 1), (left, middle - 6.0), (end, middle + 6.0))?;
            }
            sheet.text(Role::Number, (number, middle + 4.5), HPos::Left, &of(lang, count))?;
            let said = format!("{}, {}: {}", words.label, self.words.heads[index].0, words.cells[index]);
            let width = self.room(left);
            sheet.hit((left, top), (width, height), &hit(lang, &count.view, said));
        }
        Ok(())
    }

    /// One row beneath the other, each number with what it counts.
    fn narrow(&self, sheet: &Sheet, lang: Lang) -> Done {
        let mut top = 4.0;
        for (row, words) in self.words.rows.iter().enumerate() {
            let mut base = top + 13.0;
            for line in &self.labels[row] {
                sheet.text(Role::Strong, (0.0, base), HPos::Left, line)?;
                base += LINE;
            }
            let counts = self.words.heads.iter().zip(&self.standing.rows[row].cells).zip(&words.cells);
            for (((name, what), count), number) in counts {
                let said = format!("{}, {name}, {what}: {number}", words.label);
                sheet.hit((0.0, base - 13.0), (self.width, LINE + 2.0), &hit(lang, &count.view, said));
                let room = self.width - widest([number.as_str()], Role::Number.font()) - 12.0;
                let name = wrap(name, Role::Note.font(), room).into_iter().next().unwrap_or_default();
                sheet.text(Role::Note, (0.0, base + 1.0), HPos::Left, &name)?;
                sheet.text(Role::Number, (self.width, base + 1.0), HPos::Right, number)?;
                base += LINE + 2.0;
            }
            top += self.row_height(row);
            sheet.line(Role::Grid, &[(0.0, top - 4.0), (self.width, top - 4.0)])?;
        }
        Ok(())
    }
}

/// Where the columns stand: as much room for every field as the numbers leave.
fn columns(standing: &Standing, labels: &[Vec<String>], width: f64, lang: Lang) -> Vec<(f64, f64, f64)> {
    let label = labels
        .iter()
        .map(|lines| widest(lines.iter().map(String::as_str), Role::Label.font()))
        .fold(60.0, f64::max);
    let numbers: Vec<f64> = (0..standing.columns.len())
        .map(|index| {
            let cells = standing.rows.iter().filter_map(|row| row.cells.get(index));
            let cells: Vec<String> = cells.map(|count| of(lang, count)).collect();
            widest(cells.iter().map(String::as_str), Role::Number.font()) + 8.0
        })
        .collect();
    let count = standing.columns.len().max(1) as f64;
    let free = width - label - numbers.iter().sum::<f64>() - GAP * count;
    let field = (free / count).clamp(30.0, 190.0);
    let mut left = label + GAP;
    numbers
        .into_iter()
        .map(|number| {
            let column = (left, field, left + field + 8.0);
            left += field + number + GAP;
            column
        })
        .collect()
}

/// `14 of 15`; the share is where the mark stands.
fn of(lang: Lang, count: &Count) -> String {
    if count.n == 0 { String::new() } else { app::text::number::k_of_n(lang, count.k, count.n) }
}

fn is_shown(count: &Count) -> bool {
    count.interval.is_some_and(|interval| interval.shown)
}

/// A dot with its whisker, or one cell per member.
fn share(sheet: &Sheet, count: &Count, (left, field): (f64, f64), middle: f64) -> Done {
    if count.n == 0 {
        return sheet.rect(Role::Hatch, (left, middle - 6.0), (left + field * 0.4, middle + 6.0));
    }
    if let Some(interval) = count.interval.filter(|interval| interval.shown) {
        let x = |share: f64| left + field * share;
        sheet.line(Role::Whisker, &[(x(interval.low), middle), (x(interval.high), middle)])?;
        let at = x(f64::from(count.k) / f64::from(count.n));
        return sheet.rect(Ink::of(Role::Bar, 1), (at - 4.0, middle - 4.0), (at + 4.0, middle + 4.0));
    }
    if count.n > CELLS {
        return Ok(());
    }
    let pitch = (field / f64::from(count.n)).min(9.0);
    let mut at = left;
    for cell in 0..count.n {
        let look = u8::from(cell < count.k);
        sheet.rect(Ink::of(Role::Unit, look), (at, middle - 5.0), (at + pitch - 1.6, middle + 5.0))?;
        at += pitch;
    }
    Ok(())
}
