//! What changed between two papers about the same subject, made from two releases.
//!
//! A sentence that says the same with other numbers has each of these numbers marked, with what it was. A sentence, an entry
//! or a row that was not there is marked as new. Cells of a table are matched by the name of their row and of their column.

use std::collections::BTreeMap;

use super::{Block, Change, Item, Link, Paper, Run, Section, Table, Text, words};

impl Paper {
    /// Marks what an earlier paper did not say.
    pub fn mark_since(&mut self, before: &Self) {
        for section in &mut self.sections {
            let Some(other) = before.sections.iter().find(|other| other.id == section.id) else {
                continue;
            };
            mark_section(section, other);
        }
    }
}

fn mark_section(section: &mut Section, before: &Section) {
    let mut sentences = Sentences::of(before);
    let mut tables = before.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    for block in &mut section.blocks {
        match block {
            // Notes and pictures explain what stands in the rest, and change with it.
            Block::Note(_) | Block::Picture(_) => {}
            Block::Paragraph(text) => sentences.mark(text),
            Block::Dashes(texts) => texts.iter_mut().for_each(|text| sentences.mark(text)),
            Block::Numbers(items) => items.iter_mut().for_each(|item| mark_item(item, &mut sentences)),
            Block::Table(table) => mark_table(table, tables.next()),
        }
    }
}

fn mark_item(item: &mut Item, sentences: &mut Sentences<'_>) {
    sentences.mark(&mut item.text);
}

/// The sentences of an earlier section.
struct Sentences<'a>(Vec<&'a Text>);

impl<'a> Sentences<'a> {
    fn of(section: &'a Section) -> Self {
        let texts = section.blocks.iter().flat_map(|block| match block {
            Block::Paragraph(text) => vec![text],
            Block::Dashes(texts) => texts.iter().collect(),
            Block::Numbers(items) => items.iter().map(|item| &item.text).collect(),
            Block::Note(_) | Block::Picture(_) | Block::Table(_) => Vec::new(),
        });
        Self(texts.collect())
    }

    /// Marks a text; each earlier one is compared with one text only.
    fn mark(&mut self, text: &mut Text) {
        if let Some(same) = self.0.iter().position(|other| words(other) == words(text)) {
            self.0.remove(same);
            return;
        }
        let frame = frame(text);
        let Some(like) = self.0.iter().position(|other| frame == self::frame(other)) else {
            text.push(Run { change: Some(Change::New), ..Run::default() });
            return;
        };
        let before = self.0.remove(like);
        for (run, other) in text.iter_mut().zip(before) {
            if run.text != other.text {
                run.change = Some(Change::Was(other.text.clone()));
            }
        }
    }
}

/// A sentence without its numbers: two sentences with the same frame differ in their numbers alone. Where nothing but a
/// link stands, the link is the frame.
fn frame(text: &[Run]) -> Vec<String> {
    let is_all_links = text.iter().all(|run| run.link.is_some());
    text.iter()
        .map(|run| match &run.link {
            Some(link) if is_all_links => format!("{link:?}"),
            Some(Link::View(view)) => view.path.clone(),
            Some(_) => String::new(),
            None => run.text.clone(),
        })
        .collect()
}

fn mark_table(table: &mut Table, before: Option<&Table>) {
    let Some(before) = before else { return };
    let rows: BTreeMap<String, &Vec<Text>> =
        before.rows.iter().filter_map(|row| Some((words(row.first()?), row))).collect();
    for row in &mut table.rows {
        let Some(name) = row.first().map(|cell| words(cell)) else { continue };
        let Some(old) = rows.get(&name) else {
            if let Some(run) = row.first_mut().and_then(|cell| cell.last_mut()) {
                run.change = Some(Change::New);
            }
            continue;
        };
        for (cell, column) in row.iter_mut().zip(&table.columns).skip(1) {
            let at = before.columns.iter().position(|other| other.name == column.name);
            let was = at.and_then(|at| old.get(at)).map(|cell| words(cell));
            if let (Some(was), Some(run)) = (was.filter(|was| *was != words(cell)), cell.last_mut()) {
                run.change = Some(Change::Was(was));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Change, Column, Paper, Section, Table, View, linked, plain};

    fn paper(number: &str, area: &str, extra: bool) -> Paper {
        let view = View::of("/trends");
        let mut sentences = vec![vec![plain("There are "), linked(number, &view), plain(".")]];
        if extra {
            sentences.push(vec![plain("This is said for the first time.")]);
        }
        let columns = ["Area", "Here"].map(|name| Column { name: name.into(), is_number: false }).to_vec();
        let row = |name: &str| vec![vec![plain(name)], vec![linked(number, &view)]];
        let table = Table { columns, rows: vec![row("Open Data"), row(area)], ..Table::default() };
        let blocks = vec![Block::Dashes(sentences), Block::Table(table)];
        Paper { sections: vec![Section { id: "plans", blocks, ..Section::default() }], ..Paper::default() }
    }

    #[test]
    fn numbers_say_what_they_were_and_new_sentences_that_they_are_new() {
        let mut now = paper("14 of 15", "Justice", true);
        now.mark_since(&paper("13 of 15", "Health", false));
        let was = Some(Change::Was("13 of 15".into()));
        let Block::Dashes(sentences) = &now.sections[0].blocks[0] else { panic!("sentences") };
        assert_eq!(
            sentences[0].iter().map(|run| run.change.clone()).collect::<Vec<_>>(),
            [None, was.clone(), None]
        );
        assert_eq!(sentences[1].last().and_then(|run| run.change.clone()), Some(Change::New));
        let Block::Table(table) = &now.sections[0].blocks[1] else { panic!("a table") };
        assert_eq!(table.rows[0][1][0].change, was);
        assert_eq!(table.rows[1][0][0].change, Some(Change::New));
    }

    #[test]
    fn the_same_paper_has_no_marks() {
        let (mut now, before) = (paper("13 of 15", "Justice", true), paper("13 of 15", "Justice", true));
        now.mark_since(&before);
        assert_eq!(now, before);
    }
}
