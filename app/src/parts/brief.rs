//! A paper as a page: the same sections, lists, tables and pictures as in its files.

use leptos::prelude::*;

use crate::model::lang::Lang;
use crate::model::paper::{Block, Change, Item, Link, Paper, Run, Section, Table, Which};
use crate::request::{address, file};
use crate::source::BriefDrawing;
use crate::text::brief as words;
use crate::text::pages::trends::SHOW_NUMBERS;

/// Heading and sections. The drawings are made by the server and are trusted markup.
pub(crate) fn paper(paper: &Paper, drawings: &[BriefDrawing], lang: Lang) -> AnyView {
    let warning = paper.warning.clone().map(|warning| view! { <p class="brief-warning">{warning}</p> });
    let mut sections = Vec::new();
    let mut rest = paper.sections.as_slice();
    while let Some((first, after)) = rest.split_first() {
        match after.split_first() {
            Some((second, after)) if first.is_half && second.is_half => {
                sections.push(
                    view! { <div class="halves">{section(first, drawings, lang)} {section(second, drawings, lang)}</div> }
                        .into_any(),
                );
                rest = after;
            }
            _ => {
                sections.push(section(first, drawings, lang));
                rest = after;
            }
        }
    }
    view! {
        <header class="brief-head">
            <p class="kicker">{paper.kicker.clone()}</p>
            <h1>{paper.title.clone()}</h1>
            <p class="sub">{text(&paper.subtitle, lang)}</p>
            {warning}
        </header>
        {sections}
        <p class="brief-foot">{paper.footer.clone()}</p>
    }
    .into_any()
}

fn section(section: &Section, drawings: &[BriefDrawing], lang: Lang) -> AnyView {
    let id = section.id;
    let blocks: Vec<AnyView> = section.blocks.iter().map(|one| block(one, drawings, lang)).collect();
    view! {
        <section class="brief-part" aria-labelledby=id>
            <h2 id=id>{section.heading.clone()}</h2>
            {blocks}
        </section>
    }
    .into_any()
}

fn block(block: &Block, drawings: &[BriefDrawing], lang: Lang) -> AnyView {
    match block {
        Block::Paragraph(said) => view! { <p>{text(said, lang)}</p> }.into_any(),
        Block::Note(said) => view! { <p class="sub">{text(said, lang)}</p> }.into_any(),
        Block::Numbers(items) => {
            let items = items.iter().map(|one| item(one, lang)).collect_view();
            view! { <ol class="numbers">{items}</ol> }.into_any()
        }
        Block::Dashes(items) => {
            let items = items.iter().map(|said| view! { <li>{text(said, lang)}</li> }).collect_view();
            view! { <ul class="dashes">{items}</ul> }.into_any()
        }
        Block::Table(one) if one.is_behind_picture => view! {
            <details class="small">
                <summary>{SHOW_NUMBERS.of(lang)}</summary>
                {table(one, lang)}
            </details>
        }
        .into_any(),
        Block::Table(one) => table(one, lang),
        Block::Picture(picture) => drawing(picture.which, drawings),
    }
}

fn drawing(which: Which, drawings: &[BriefDrawing]) -> AnyView {
    let found = drawings.iter().find(|drawing| drawing.which == which);
    found
        .map(|drawing| {
            view! {
                <div class="figure">
                    <div class="wide" inner_html=drawing.wide.clone()></div>
                    <div class="narrow" inner_html=drawing.narrow.clone()></div>
                </div>
            }
        })
        .into_any()
}

fn item(item: &Item, lang: Lang) -> impl IntoView + use<> {
    let note = (!item.note.is_empty()).then(|| view! { <p class="sub">{text(&item.note, lang)}</p> });
    view! { <li><p>{text(&item.text, lang)}</p> {note}</li> }
}

fn table(table: &Table, lang: Lang) -> AnyView {
    let columns: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let numbers: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.is_number)
        .map(|(index, _)| index)
        .collect();
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| text(cell, lang)).collect()).collect();
    crate::parts::table::table(crate::parts::table::Table {
        caption: None,
        columns: &columns,
        numbers: &numbers,
        rows,
    })
}

/// A text with its links.
fn text(text: &[Run], lang: Lang) -> AnyView {
    let runs = text.iter().map(|one| run(one, lang)).collect::<Vec<_>>();
    view! { <span>{runs}</span> }.into_any()
}

fn run(run: &Run, lang: Lang) -> AnyView {
    let said = run.text.clone();
    let inner = if run.strong { view! { <b>{said}</b> }.into_any() } else { said.into_any() };
    let own = run.lang.clone();
    let linked = match &run.link {
        Some(Link::View(view)) => {
            let href = address(lang, &view.path, &view.query);
            // The title of a commitment is not translated.
            let translate = own.is_some().then_some("no");
            view! { <a href=href lang=own translate=translate>{inner}</a> }.into_any()
        }
        Some(Link::File(path)) => view! { <a href=file(path, "")>{inner}</a> }.into_any(),
        Some(Link::Web(address)) => {
            view! { <a href=address.clone() rel="external noopener">{inner}</a> }.into_any()
        }
        None => view! { <span lang=own>{inner}</span> }.into_any(),
    };
    match &run.change {
        None => linked,
        Some(change) => {
            let note = match change {
                Change::New => words::NEW.of(lang).to_owned(),
                Change::Was(before) => format!("{} {before}", words::WAS.of(lang)),
            };
            view! { <ins class="change">{linked} <small>" (" {note} ")"</small></ins> }.into_any()
        }
    }
}
