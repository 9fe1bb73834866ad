//! Bars of completion: four steps of one hue with their numbers, and behind each bar what is not rated.

use app::model::brief::Steps;
use app::model::lang::Lang;
use app::text::brief::Drawn;
use app::text::number::count;
use plotters_backend::text_anchor::HPos;

use super::hit;
use crate::chart::measure_text::{Face, text_width, widest, wrap};
use crate::chart::paint::{Ink, Role};
use crate::chart::sheet::{Drawn as Done, Sheet};

const LEGEND: f64 = 24.0;
const BAR: f64 = 22.0;
const ROW: f64 = 38.0;
const LINE: f64 = 15.0;
/// The widest label beside its bar.
const LABEL: f64 = 150.0;

/// Where everything stands.
pub(super) struct Plan<'a> {
    pub(super) height: f64,
    steps: &'a [Steps],
    words: &'a Drawn,
    labels: Vec<Vec<String>>,
    is_wide: bool,
    /// Left edge and width of the bars.
    field: (f64, f64),
    legend: Vec<(f64, f64)>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(steps: &'a [Steps], words: &'a Drawn, width: f64) -> Self {
        let is_wide = width >= super::WIDE;
        let room = if is_wide { LABEL } else { width };
        let labels: Vec<Vec<String>> =
            words.rows.iter().map(|row| wrap(&row.label, Role::StrongNote.font(), room)).collect();
        let label =
            labels.iter().map(|lines| widest(lines.iter().map(String::as_str), Role::StrongNote.font()));
        let label = label.fold(0.0, f64::max) + 12.0;
        let ends =
            words.rows.iter().flat_map(|row| row.cells.iter().map(String::as_str).chain([row.note.as_str()]));
        let ends = widest(ends, Role::Label.font()) + 10.0;
        let field = if is_wide { (label, width - label - ends) } else { (0.0, width) };
        let legend = legend(words, width, if is_wide { field.0 } else { 0.0 });
        let top = legend.last().map_or(0.0, |(_, top)| *top) + LEGEND;
        let mut plan = Self { height: 0.0, steps, words, labels, is_wide, field, legend };
        plan.height = top + (0..steps.len()).map(|row| plan.row_height(row)).sum::<f64>();
        plan
    }

    fn row_height(&self, row: usize) -> f64 {
        let lines = self.labels[row].iter().map(|_| LINE).sum::<f64>();
        if self.is_wide { ROW.max(lines + 8.0) } else { lines + BAR + 2.0 * LINE + 8.0 }
    }

    pub(super) fn draw(&self, sheet: &Sheet, lang: Lang) -> Done {
        for (index, ((left, top), (name, _))) in self.legend.iter().zip(&self.words.heads).enumerate() {
            sheet.rect(cell(index), (*left, top + 2.0), (left + 13.0, top + 15.0))?;
            sheet.text(Role::Note, (left + 19.0, top + 13.0), HPos::Left, name)?;
        }
        let mut top = self.legend.last().map_or(0.0, |(_, top)| *top) + LEGEND;
        for row in 0..self.steps.len() {
            self.row(sheet, lang, row, top)?;
            top += self.row_height(row);
        }
        Ok(())
    }

    fn row(&self, sheet: &Sheet, lang: Lang, row: usize, top: f64) -> Done {
        let (steps, words) = (&self.steps[row], &self.words.rows[row]);
        let lines = self.labels[row].iter().map(|_| LINE).sum::<f64>();
        let (bar, mut base) = if self.is_wide {
            let middle = top + self.row_height(row) / 2.0;
            (middle - BAR / 2.0, middle - lines / 2.0 + 11.5)
        } else {
            (top + lines + 4.0, top + 12.0)
        };
        for line in &self.labels[row] {
            sheet.text(Role::StrongNote, (0.0, base), HPos::Left, line)?;
            base += LINE;
        }
        self.bar(sheet, lang, steps, bar)?;
        let number = words.cells.first().map_or("", String::as_str);
        let (left, first) = if self.is_wide {
            (self.field.0 + self.field.1 + 10.0, bar + 9.0)
        } else {
            (0.0, bar + BAR + 14.0)
        };
        sheet.text(Role::Label, (left, first), HPos::Left, number)?;
        sheet.text(Role::Note, (left, first + LINE), HPos::Left, &words.note)?;
        let said = format!("{}: {number}", words.label);
        let size = (self.field.0 + self.field.1, self.row_height(row));
        sheet.hit((0.0, top), size, &hit(lang, &steps.view, said));
        Ok(())
    }

    fn bar(&self, sheet: &Sheet, lang: Lang, steps: &Steps, top: f64) -> Done {
        let (mut left, width) = self.field;
        if steps.rated() == 0 {
            return sheet.rect(Role::Hatch, (left, top), (left + width, top + BAR));
        }
        for (index, many) in steps.counts.into_iter().enumerate().filter(|(_, many)| *many > 0) {
            let part = width * f64::from(many) / f64::from(steps.rated());
            sheet.rect(cell(index), (left, top), (left + part, top + BAR))?;
            let number = count(lang, many);
            if text_width(&number, Face::Regular, 13.0) + 6.0 <= part {
                let ink = Ink::of(Role::CellNumber, u8::try_from(index).unwrap_or_default());
                sheet.text(ink, (left + part / 2.0, top + BAR / 2.0 + 4.5), HPos::Center, &number)?;
            }
            left += part;
        }
        Ok(())
    }
}

fn cell(step: usize) -> Ink {
    Ink::of(Role::Cell, u8::try_from(step).unwrap_or_default())
}

/// Where the entries of the key stand: in as many lines as they need.
fn legend(words: &Drawn, width: f64, left: f64) -> Vec<(f64, f64)> {
    let (mut x, mut y) = (left, 0.0);
    words
        .heads
        .iter()
        .map(|(name, _)| {
            let wide = 19.0 + widest([name.as_str()], Role::Note.font()) + 16.0;
            if x > left && x + wide > width + 16.0 {
                (x, y) = (left, y + 20.0);
            }
            let at = (x, y);
            x += wide;
            at
        })
        .collect()
}
