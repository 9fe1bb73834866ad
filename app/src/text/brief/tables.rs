//! Plans, areas of others, and commitments worth a look.

use super::super::pages::{self, places, verdict};
use super::super::{number, ratings};
use super::drawn::completion_picture;
use super::{counted, joined, plan_of, sized, who};
use crate::model::brief::{Ambitious, Brief, Pick, PlanRow, Subject, Uptake, UptakeRow, Who};
use crate::model::lang::Lang;
use crate::model::paper::{Block, Column, Item, Table, Text, View, linked, plain, web};
use crate::model::profile::{MemberShare, Part};
use crate::model::rating::{Completion, Rating, Scale};

/// The names of columns; all but the first hold numbers.
pub(super) fn columns(names: Vec<String>) -> Vec<Column> {
    let column = |(index, name)| Column { name, is_number: index > 0 };
    names.into_iter().enumerate().map(column).collect()
}

pub(super) fn plans(brief: &Brief) -> Option<(String, Vec<Block>)> {
    if brief.plans.is_empty() {
        return None;
    }
    let lang = brief.query.lang;
    let of_member = matches!(brief.query.subject, Subject::Member(_));
    let heading = lang.choose("Plans and completion", "Planes y cumplimiento", "Plans et réalisation");
    let first = if of_member {
        lang.choose("Plan", "Plan", "Plan")
    } else {
        lang.choose("Plans of", "Planes de", "Plans de")
    };
    let mut names = vec![first.to_owned()];
    if !of_member {
        names.push(places::PLANS.of(lang).into());
    }
    names.push(places::COMMITMENTS.of(lang).into());
    names.push(lang.choose("Assessed", "Evaluados", "Évalués").into());
    names.push(
        lang.choose("Substantial or complete", "Sustancial o completo", "Substantiel ou achevé").into(),
    );
    names.push(lang.choose("Not assessed because", "Sin evaluar por", "Non évalués car").into());
    let mut columns = columns(names);
    if let Some(last) = columns.last_mut() {
        last.is_number = false;
    }
    let rows = brief.plans.iter().map(|row| plan_row(row, of_member, lang)).collect();
    let table = Table { caption: heading.into(), columns, rows, is_behind_picture: false };
    let mut blocks = vec![Block::Table(table)];
    if brief.earlier > 0 {
        let page = View::of(brief.query.subject.page());
        let text = match lang {
            Lang::En => format!("{} earlier ones are on its page.", brief.earlier),
            Lang::Es => format!("{} anteriores están en su página.", brief.earlier),
            Lang::Fr => format!("{} antérieurs sont sur sa page.", brief.earlier),
        };
        blocks.push(Block::Note(vec![linked(text, &page)]));
    }
    blocks.extend(completion_picture(brief));
    Some((heading.into(), blocks))
}

fn plan_row(row: &PlanRow, of_member: bool, lang: Lang) -> Vec<Text> {
    let of = |(k, n): (u32, u32)| number::k_of_n(lang, k, n);
    let label = match (of_member, row.number) {
        (true, Some(number)) => {
            let year = row.year.map(|year| format!(" ({year})")).unwrap_or_default();
            format!("{} {number}{year}", lang.choose("Plan", "Plan", "Plan"))
        }
        (true, None) => plan_of(row.year, lang),
        (false, _) => row.year.map_or_else(|| places::NO_YEAR.of(lang).to_owned(), |year| year.to_string()),
    };
    let mut first = vec![linked(label, &row.view)];
    if row.in_force {
        first.push(plain(lang.choose(" · in force", " · vigente", " · en vigueur")));
    }
    let mut cells = vec![first];
    if !of_member {
        cells.push(vec![linked(number::count(lang, row.plans), &row.view)]);
    }
    cells.push(vec![linked(number::count(lang, row.commitments), &row.view)]);
    cells.push(vec![linked(of(row.assessed), &row.view)]);
    cells.push(vec![if row.done.1 == 0 {
        plain(places::NOBODY_RATED.of(lang))
    } else {
        linked(of(row.done), &row.done_view)
    }]);
    let reasons = ratings::unrated(&row.unrated, lang);
    cells.push(vec![plain(reasons.unwrap_or_else(|| lang.choose("–", "–", "–").into()))]);
    cells
}

pub(super) fn areas(brief: &Brief) -> (String, Vec<Block>) {
    let lang = brief.query.lang;
    match &brief.uptake {
        Uptake::Areas { rising, place, rows } => of_areas(brief, *rising, place, rows),
        Uptake::Members(rows) => (
            pages::area::TOP.of(lang).into(),
            vec![
                Block::Table(of_members(rows, lang)),
                Block::Note(vec![plain(pages::area::TOP_SUB.of(lang))]),
            ],
        ),
        Uptake::None => {
            let heading = lang.choose(
                "Areas that others use",
                "Áreas que usan otros",
                "Domaines que d’autres utilisent",
            );
            let said = match &brief.query.subject {
                _ if brief.coding.is_none() || brief.size.commitments == 0 && brief.level.is_none() => lang.choose(
                    "Nothing can be compared by area in this release.",
                    "En esta versión de los datos no se puede comparar nada por área.",
                    "Rien ne peut être comparé par domaine dans cette version des données.",
                ),
                Subject::Region(_) => lang.choose(
                    "Every area that a plan in force elsewhere has is in a plan in force here, too.",
                    "Toda área presente en un plan vigente en otro lugar está también en un plan vigente aquí.",
                    "Tout domaine présent dans un plan en vigueur ailleurs l’est aussi dans un plan en vigueur ici.",
                ),
                _ => lang.choose(
                    "Every area that a plan in force in the region has is in one of its plans, too.",
                    "Toda área presente en un plan vigente de la región está también en uno de sus planes.",
                    "Tout domaine présent dans un plan en vigueur de la région l’est aussi dans l’un de ses plans.",
                ),
            };
            (heading.into(), vec![Block::Paragraph(vec![plain(said)])])
        }
    }
}

fn of_areas(brief: &Brief, rising: bool, place: &Who, rows: &[UptakeRow]) -> (String, Vec<Block>) {
    let (lang, name) = (brief.query.lang, &brief.name);
    let place = who(brief, &without_level(place));
    let heading = match (rising, lang) {
        (true, Lang::En) => format!("Rising, not yet used: {name}"),
        (true, Lang::Es) => format!("En ascenso y aún sin usar: {name}"),
        (true, Lang::Fr) => format!("En hausse, pas encore utilisés\u{a0}: {name}"),
        (false, Lang::En) => format!("Used by others, not yet by {name}"),
        (false, Lang::Es) => format!("Usadas por otros, aún no aquí: {name}"),
        (false, Lang::Fr) => format!("Utilisés par d’autres, pas encore ici\u{a0}: {name}"),
    };
    let year =
        rows.iter().flat_map(|row| &row.cells).find_map(|(_, count)| count.years).map(|(_, year)| year);
    let july = year.map(|year| super::on_july(year, lang)).unwrap_or_default();
    let said = match (rising, lang) {
        (true, Lang::En) => format!(
            "{place}: areas with the badge “rising” or “emerging” that no plan of {name} has. Members whose plan in force {july} has at least one commitment:"
        ),
        (true, Lang::Es) => format!(
            "{place}: áreas con la etiqueta «en ascenso» o «emergente» ausentes de sus planes. Miembros cuyo plan vigente {july} tiene al menos un compromiso:"
        ),
        (true, Lang::Fr) => format!(
            "{place}\u{a0}: domaines avec la mention «\u{a0}en hausse\u{a0}» ou «\u{a0}émergent\u{a0}» absents de ses plans. Membres dont le plan en vigueur {july} a au moins un engagement\u{a0}:"
        ),
        (false, Lang::En) => format!(
            "{place}: no area without a commitment of {name} can be called rising or emerging, so these are ordered by the members whose plan in force {july} has at least one."
        ),
        (false, Lang::Es) => format!(
            "{place}: ningún área ausente de sus planes puede llamarse en ascenso o emergente; se ordenan por los miembros cuyo plan vigente {july} tiene al menos uno."
        ),
        (false, Lang::Fr) => format!(
            "{place}\u{a0}: aucun domaine absent de ses plans ne peut être dit en hausse ou émergent\u{a0}; ils sont classés par le nombre de membres dont le plan en vigueur {july} en a au moins un."
        ),
    };
    let mut names = vec![places::AREA.of(lang).to_owned()];
    let first = rows.first().map_or(&[][..], |row| &row.cells);
    names.extend(first.iter().map(|(whose, _)| who(brief, whose)));
    names.push(places::TREND.of(lang).into());
    let mut columns = columns(names);
    if let Some(last) = columns.last_mut() {
        last.is_number = false;
    }
    let row = |row: &UptakeRow| {
        let mut cells = vec![vec![linked(&row.area.name, &row.view)]];
        cells.extend(row.cells.iter().map(|(_, count)| vec![counted(count, lang)]));
        cells.push(vec![linked(verdict::name(row.badge).of(lang), &View::of("/methods#badges"))]);
        cells
    };
    let rows = rows.iter().map(row).collect();
    let table = Table { caption: heading.clone(), columns, rows, is_behind_picture: false };
    (heading, vec![Block::Paragraph(vec![plain(said)]), Block::Table(table)])
}

fn without_level(who: &Who) -> Who {
    match who {
        Who::Region(region, _) => Who::Region(*region, None),
        Who::World(_) => Who::World(None),
        Who::Own | Who::Plan(_) => who.clone(),
    }
}

fn of_members(rows: &[(MemberShare, View)], lang: Lang) -> Table {
    let names = [places::MEMBER, pages::area::OF_ALL, places::LATEST, pages::area::IN_LATEST];
    let of = |part: Part| places::k_of_n(part, lang);
    let row = |(row, view): &(MemberShare, View)| {
        let latest = row.latest.map_or_else(|| places::NO_YEAR.of(lang).to_owned(), |year| year.to_string());
        vec![
            vec![linked(&row.member.name, view)],
            vec![linked(of(row.part), view)],
            vec![linked(latest, view)],
            vec![linked(of(row.of_latest), view)],
        ]
    };
    Table {
        caption: pages::area::TOP.of(lang).into(),
        columns: columns(names.iter().map(|name| name.of(lang).to_owned()).collect()),
        rows: rows.iter().map(row).collect(),
        is_behind_picture: false,
    }
}

pub(super) fn elsewhere(brief: &Brief) -> (String, Vec<Block>) {
    let lang = brief.query.lang;
    let picks = &brief.elsewhere.picks;
    let heading = match (picks.len(), lang) {
        (5, Lang::En) => "Five commitments worth a look elsewhere",
        (5, Lang::Es) => "Cinco compromisos de otros que vale la pena mirar",
        (5, Lang::Fr) => "Cinq engagements d’ailleurs à regarder",
        (_, Lang::En) => "Commitments worth a look elsewhere",
        (_, Lang::Es) => "Compromisos de otros que vale la pena mirar",
        (_, Lang::Fr) => "Engagements d’ailleurs à regarder",
    };
    if picks.is_empty() {
        let none = lang.choose(
            "This release has no substantial or complete commitment elsewhere to show.",
            "Esta versión de los datos no tiene en otro lugar ningún compromiso sustancial o completo que mostrar.",
            "Cette version des données n’a ailleurs aucun engagement substantiel ou achevé à montrer.",
        );
        return (heading.into(), vec![Block::Paragraph(vec![plain(none)])]);
    }
    let note = rule(brief);
    let items = picks.iter().map(|pick| item(pick, lang)).collect();
    (heading.into(), vec![Block::Note(vec![plain(note)]), Block::Numbers(items)])
}

/// By which rule they were chosen.
fn rule(brief: &Brief) -> String {
    let lang = brief.query.lang;
    let pool = pages::commitments(brief.elsewhere.pool, lang);
    match (&brief.query.subject, lang) {
        (Subject::Member(_), Lang::En) => format!(
            "From {pool} of other members of its level that are substantial or complete; first those in the areas above, ambitious or with strong early results, from its region and from members with similar areas; one per member."
        ),
        (Subject::Member(_), Lang::Es) => format!(
            "De {pool} sustanciales o completos de otros miembros de su nivel; primero los de las áreas anteriores, ambiciosos o con buenos primeros resultados, de su región y de miembros con áreas parecidas; uno por miembro."
        ),
        (Subject::Member(_), Lang::Fr) => format!(
            "Parmi {pool} substantiels ou achevés d’autres membres de son niveau\u{a0}; d’abord ceux des domaines ci-dessus, ambitieux ou aux premiers résultats forts, de sa région et de membres aux domaines semblables\u{a0}; un par membre."
        ),
        (_, Lang::En) => format!(
            "From {pool} that are substantial or complete; first those that are ambitious or have strong early results, then the newest; one per member."
        ),
        (_, Lang::Es) => format!(
            "De {pool} sustanciales o completos; primero los ambiciosos o con buenos primeros resultados, luego los más nuevos; uno por miembro."
        ),
        (_, Lang::Fr) => format!(
            "Parmi {pool} substantiels ou achevés\u{a0}; d’abord ceux qui sont ambitieux ou aux premiers résultats forts, puis les plus récents\u{a0}; un par membre."
        ),
    }
}

/// The longest title that is printed, in characters.
const TITLE: usize = 110;

fn item(pick: &Pick, lang: Lang) -> Item {
    let line = &pick.line;
    let title = linked(shortened(&line.title), &pick.view).bold().within(line.lang.clone());
    let mut facts = vec![linked(&line.member.name, &View::of(format!("/members/{}", line.member.id)))];
    let number = line.number.as_ref().map(|number| match lang {
        Lang::En => format!(", no. {number}"),
        Lang::Es => format!(", n.º {number}"),
        Lang::Fr => format!(", n° {number}"),
    });
    let plan = plan_of(line.year, lang);
    facts.push(plain(format!("{plan}{}", number.unwrap_or_default())));
    facts.extend(
        pick.areas.iter().take(2).map(|area| linked(&area.name, &View::of(format!("/areas/{}", area.id)))),
    );
    let completion = Rating::<Completion>::from_slug(&line.completion).unwrap_or_default();
    facts.push(plain(named(
        lang.choose("completion", "cumplimiento", "réalisation"),
        completion.label(lang),
        lang,
    )));
    facts.extend(pick.ambition.map(|ambition| {
        plain(match ambition {
            Ambitious::Ambition(step) => {
                named(lang.choose("ambition", "ambición", "ambition"), step.label(lang), lang)
            }
            Ambitious::Impact(step) => named(
                lang.choose("potential impact", "impacto potencial", "impact potentiel"),
                step.label(lang),
                lang,
            ),
        })
    }));
    facts.extend(pick.early_results.map(|step| {
        let noun = lang.choose("early results", "primeros resultados", "premiers résultats");
        plain(named(noun, step.label(lang), lang))
    }));
    facts.extend(
        pick.source.iter().map(|source| web(lang.choose("source", "fuente", "source"), source.as_str())),
    );
    Item { text: vec![title], note: joined(facts, " · ") }
}

/// `completion: substantial`.
fn named(noun: &str, label: &str, lang: Lang) -> String {
    format!("{noun}{}{}", pages::colon(lang), label.to_lowercase())
}

/// A title that is not longer than a line or two.
fn shortened(title: &str) -> String {
    let title = title.trim();
    if title.chars().count() <= TITLE {
        return title.into();
    }
    let kept: String = title.chars().take(TITLE - 1).collect();
    let kept = kept.rsplit_once(' ').map_or(kept.as_str(), |(words, _)| words);
    format!("{}…", kept.trim_end_matches([' ', ',', ';', '.', ':']))
}

/// The numbers of a count with its share, for a table behind a picture.
pub(super) fn cell(count: &crate::model::brief::Count, lang: Lang) -> Text {
    if count.n == 0 { vec![counted(count, lang)] } else { vec![sized(count, lang)] }
}
