//! The pictures of a brief: their sections, their words, and the numbers behind them.

use super::super::pages::{self, places, verdict};
use super::super::{number, ratings};
use super::tables::{cell, columns};
use super::{on_july, who};
use crate::model::brief::{Brief, Count, Standing, StandingColumn, Steps, Subject, Who};
use crate::model::lang::Lang;
use crate::model::paper::{Block, Picture, Table, Text, View, Which, linked, plain};

/// The words of a drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// One sentence in place of it.
    pub title: String,
    /// Its numbers in words.
    pub description: String,
    /// Above each column: in bold, then plain.
    pub heads: Vec<(String, String)>,
    /// The rows.
    pub rows: Vec<DrawnRow>,
}

/// The words of a row of a drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrawnRow {
    /// What the row is about.
    pub label: String,
    /// Behind each mark: its number.
    pub cells: Vec<String>,
    /// Beneath the last number, or behind it; may be empty.
    pub note: String,
}

pub(super) fn standing(brief: &Brief) -> Option<(String, Vec<Block>)> {
    let standing = brief.standing.as_ref()?;
    let (lang, name) = (brief.query.lang, &brief.name);
    let heading = match (&brief.query.subject, lang) {
        (Subject::Member(_) | Subject::Region(_), Lang::En) => format!("Where {name} stands"),
        (Subject::Member(_) | Subject::Region(_), Lang::Es) => format!("Dónde está {name}"),
        (Subject::Member(_) | Subject::Region(_), Lang::Fr) => format!("Situation\u{a0}: {name}"),
        (_, Lang::En) => format!("{name}, region by region"),
        (_, Lang::Es) => format!("{name}, región por región"),
        (_, Lang::Fr) => format!("{name}, région par région"),
    };
    let drawn = standing_words(brief)?;
    let mut note = vec![plain(explained(standing, lang))];
    note.push(plain(lang.choose(
        " The numbers in the trends: ",
        " Los números en las tendencias: ",
        " Les chiffres dans les tendances\u{a0}: ",
    )));
    for (index, column) in standing.columns.iter().enumerate() {
        if index > 0 {
            note.push(plain(", "));
        }
        note.push(linked(column_name(brief, column, standing.of_regions), &column.view));
    }
    note.push(plain("."));
    let picture = Picture { which: Which::Standing, alt: format!("{} {}", drawn.title, drawn.description) };
    let table = numbers(brief, standing, heading.clone());
    Some((heading, vec![Block::Note(note), Block::Picture(picture), Block::Table(table)]))
}

fn column_name(brief: &Brief, column: &StandingColumn, of_regions: bool) -> String {
    let lang = brief.query.lang;
    match (of_regions, column.of_commitments) {
        (true, true) => places::COMMITMENTS.of(lang).into(),
        (true, false) => places::MEMBERS.of(lang).into(),
        (false, _) => who(brief, &column.who),
    }
}

fn explained(standing: &Standing, lang: Lang) -> String {
    let years = |column: &&StandingColumn| column.years;
    let of_commitments =
        standing.columns.iter().find(|column| column.of_commitments).as_ref().and_then(years);
    let of_members = standing.columns.iter().find(|column| !column.of_commitments).as_ref().and_then(years);
    let mut said = Vec::new();
    said.extend(of_commitments.map(|(first, last)| {
        let years = number::years(first, last);
        match lang {
            Lang::En => format!("Commitments: those of plans of {years} that carry the area."),
            Lang::Es => format!("Compromisos: los de los planes de {years} que tienen el área."),
            Lang::Fr => format!("Engagements\u{a0}: ceux des plans de {years} qui portent le domaine."),
        }
    }));
    said.extend(of_members.map(|(_, year)| {
        let july = on_july(year, lang);
        match lang {
            Lang::En => format!(
                "Members: those whose plan in force {july} has at least one such commitment; whiskers are about 95% intervals, single cells stand where a share would be too uncertain."
            ),
            Lang::Es => format!(
                "Miembros: aquellos cuyo plan vigente {july} tiene al menos un compromiso así; los bigotes son intervalos de alrededor del 95\u{a0}%, y hay celdas sueltas donde un porcentaje sería demasiado incierto."
            ),
            Lang::Fr => format!(
                "Membres\u{a0}: ceux dont le plan en vigueur {july} a au moins un tel engagement\u{a0}; les moustaches sont des intervalles à environ 95\u{a0}%, des cases isolées remplacent une part trop incertaine."
            ),
        }
    }));
    said.join(" ")
}

/// The numbers behind the picture.
fn numbers(brief: &Brief, standing: &Standing, caption: String) -> Table {
    let lang = brief.query.lang;
    let first = if standing.of_regions { places::REGION } else { places::AREA };
    let mut names = vec![first.of(lang).to_owned()];
    names.extend(standing.columns.iter().map(|column| column_name(brief, column, standing.of_regions)));
    let has_badges = standing.rows.iter().any(|row| row.badge.is_some());
    if has_badges {
        names.push(places::TREND.of(lang).into());
    }
    let mut columns = columns(names);
    if let Some(last) = columns.last_mut().filter(|_| has_badges) {
        last.is_number = false;
    }
    let rows = standing.rows.iter().map(|row| {
        let mut cells: Vec<Text> = vec![vec![linked(&row.label.name, &row.view)]];
        cells.extend(row.cells.iter().map(|count| cell(count, lang)));
        if has_badges {
            let badge = row.badge.map_or_else(String::new, |badge| verdict::name(badge).of(lang).into());
            cells.push(vec![linked(badge, &View::of("/methods#badges"))]);
        }
        cells
    });
    Table { caption, columns, rows: rows.collect(), is_behind_picture: !has_badges }
}

/// The words of the drawing of where the subject stands.
#[must_use]
pub fn standing_words(brief: &Brief) -> Option<Drawn> {
    let standing = brief.standing.as_ref()?;
    let lang = brief.query.lang;
    let heads = standing.columns.iter().map(|column| {
        let name = column_name(brief, column, standing.of_regions);
        (name, counted_in(column, standing.of_regions, lang))
    });
    let heads: Vec<_> = heads.collect();
    let rows: Vec<DrawnRow> = standing
        .rows
        .iter()
        .map(|row| DrawnRow {
            label: row.label.name.clone(),
            cells: row.cells.iter().map(|count| short(count, lang)).collect(),
            note: String::new(),
        })
        .collect();
    let said = rows.iter().map(|row| {
        let cells: Vec<String> =
            heads.iter().zip(&row.cells).map(|((name, _), cell)| format!("{name} {cell}")).collect();
        format!("{}{}{}.", row.label, pages::colon(lang), cells.join(lang.choose("; ", "; ", "\u{a0}; ")))
    });
    let description = said.collect::<Vec<_>>().join(" ");
    let name = &brief.name;
    let title = match (standing.of_regions, lang) {
        (false, Lang::En) => format!("Chart: the areas of {name} beside others."),
        (false, Lang::Es) => format!("Gráfico: las áreas de {name} junto a otros."),
        (false, Lang::Fr) => format!("Graphique\u{a0}: domaines à côté de ceux des autres, {name}."),
        (true, Lang::En) => format!("Chart: {name}, region by region."),
        (true, Lang::Es) => format!("Gráfico: {name}, región por región."),
        (true, Lang::Fr) => format!("Graphique\u{a0}: {name}, région par région."),
    };
    Some(Drawn { title, description, heads, rows })
}

/// What a column counts, in a word or two.
fn counted_in(column: &StandingColumn, of_regions: bool, lang: Lang) -> String {
    let Some((first, last)) = column.years else { return String::new() };
    if column.of_commitments {
        let years = number::years(first, last);
        return if of_regions {
            match lang {
                Lang::En => format!("in plans of {years}"),
                Lang::Es => format!("en planes de {years}"),
                Lang::Fr => format!("dans les plans de {years}"),
            }
        } else {
            match lang {
                Lang::En => format!("commitments, {years}"),
                Lang::Es => format!("compromisos, {years}"),
                Lang::Fr => format!("engagements, {years}"),
            }
        };
    }
    match lang {
        Lang::En => format!("members, 1 July {last}"),
        Lang::Es => format!("miembros, 1 de julio de {last}"),
        Lang::Fr => format!("membres, 1er juillet {last}"),
    }
}

/// `14 of 15`, or `87%, 45 of 52`.
fn short(count: &Count, lang: Lang) -> String {
    if count.n == 0 {
        return places::NOTHING.of(lang).into();
    }
    let of = number::k_of_n(lang, count.k, count.n);
    places::share(&count.tally(), lang).map_or(of.clone(), |share| format!("{share}, {of}"))
}

/// The drawing of completion, and what is not in it.
pub(super) fn completion_picture(brief: &Brief) -> Vec<Block> {
    let Some(drawn) = completion_words(brief) else { return Vec::new() };
    let lang = brief.query.lang;
    let mut note =
        vec![plain(lang.choose("Where these are listed: ", "Dónde están: ", "Où les trouver\u{a0}: "))];
    for (index, steps) in brief.completion.iter().enumerate() {
        if index > 0 {
            note.push(plain(", "));
        }
        note.push(linked(of_steps(brief, steps), &steps.view));
    }
    note.push(plain("."));
    let alt = format!("{} {}", drawn.title, drawn.description);
    vec![Block::Note(note), Block::Picture(Picture { which: Which::Completion, alt })]
}

fn of_steps(brief: &Brief, steps: &Steps) -> String {
    match (&steps.who, brief.level) {
        (Who::Own, None) => {
            let level = super::members(crate::model::place::Level::National, brief.query.lang);
            format!("{}, {level}", brief.name)
        }
        (whose, _) => who(brief, whose),
    }
}

/// The words of the drawing of completion; `None` where nothing is rated. Its heads are the steps.
#[must_use]
pub fn completion_words(brief: &Brief) -> Option<Drawn> {
    let lang = brief.query.lang;
    if brief.completion.is_empty() {
        return None;
    }
    let steps = [
        lang.choose("Not started or withdrawn", "Sin iniciar o retirado", "Non commencé ou retiré"),
        lang.choose("Limited", "Limitado", "Limité"),
        lang.choose("Substantial", "Sustancial", "Substantiel"),
        lang.choose("Complete", "Completo", "Achevé"),
    ];
    let rows: Vec<DrawnRow> = brief
        .completion
        .iter()
        .map(|row| {
            let of = number::k_of_n(lang, row.done(), row.rated());
            let cell = match lang {
                Lang::En => format!("{of} rated"),
                Lang::Es => format!("{of} calificados"),
                Lang::Fr => format!("{of} notés"),
            };
            let unrated = row.unrated.total();
            let note = if unrated == 0 {
                lang.choose("all rated", "todos calificados", "tous notés").to_owned()
            } else {
                let many = number::count(lang, unrated);
                format!("{many} {}", lang.choose("not rated", "sin calificar", "non notés"))
            };
            DrawnRow { label: of_steps(brief, row), cells: vec![cell], note }
        })
        .collect();
    let said = brief.completion.iter().zip(&rows).map(|(row, words)| {
        let parts = steps.iter().zip(row.counts);
        let parts: Vec<_> =
            parts.map(|(step, count)| format!("{step} {}", number::count(lang, count))).collect();
        let reasons = ratings::unrated(&row.unrated, lang).map(|reasons| format!("; {reasons}"));
        format!("{}{}{}{}.", words.label, pages::colon(lang), parts.join(", "), reasons.unwrap_or_default())
    });
    let description = said.collect::<Vec<_>>().join(" ");
    let title = lang.choose(
        "Chart: completion of commitments, beside others.",
        "Gráfico: cumplimiento de los compromisos, junto a otros.",
        "Graphique\u{a0}: réalisation des engagements, à côté d’autres.",
    );
    let heads = steps.iter().map(|step| ((*step).to_owned(), String::new())).collect();
    Some(Drawn { title: title.into(), description, heads, rows })
}
