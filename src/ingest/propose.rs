//! Proposes a mapping for a table that no layout describes: for each field the header whose name is nearest, in English,
//! Spanish or French; and for each scale what the words of its column may mean.
//!
//! It only proposes. What is not sure is marked, and what no name fits is left for a person.

use std::collections::BTreeSet;
use std::fmt::{self, Display, Write};

use super::Input;
use super::block::Block;
use super::decode::Decoded;
use super::error::Unusable;
use super::fields::{FIELDS, Field, is_list, words};
use super::format;
use super::layout::{Found, heads, recognise};
use super::mapping::Mapping;
use super::own;
use super::scan;
use super::words::{excerpt, fold, list, nearest};

/// Below this a header is left for a person.
const NEAR: f64 = 0.78;
/// From this on a name is nearly the same.
const LIKELY: f64 = 0.88;
/// Words of a column that are proposed; a column with more is no scale.
const WORDS: usize = 30;

/// Names of columns about persons, which are never kept.
const PERSONS: [&str; 14] = [
    "email",
    "e mail",
    "correo",
    "correo electronico",
    "courriel",
    "phone",
    "telephone",
    "telefono",
    "contact",
    "contacto",
    "contact person",
    "persona de contacto",
    "nom du contact",
    "contact name",
];

/// What may stand between the items of a list, the likeliest first.
const SEPARATORS: [&str; 4] = [";", "|", "\n", ","];

/// Words for steps of the scales in other languages, folded; the step is looked for in the scale of the column.
const TRANSLATIONS: [(&str, &[&str]); 9] = [
    (
        "complete",
        &[
            "cumplido",
            "completado",
            "terminado",
            "finalizado",
            "concluido",
            "realise",
            "termine",
            "done",
            "finished",
        ],
    ),
    ("substantial", &["avanzado", "sustancial", "avanzada", "mayormente cumplido", "advanced"]),
    (
        "limited",
        &[
            "en proceso",
            "en curso",
            "parcial",
            "en progreso",
            "iniciado",
            "partiel",
            "en cours",
            "in progress",
            "partial",
            "started",
        ],
    ),
    (
        "not started",
        &[
            "no iniciado",
            "sin iniciar",
            "pendiente",
            "no comenzado",
            "pas commence",
            "non demarre",
            "not begun",
        ],
    ),
    ("withdrawn", &["retirado", "cancelado", "abandonne", "annule", "cancelled", "dropped"]),
    ("high", &["alta", "alto", "haut", "elevee", "forte"]),
    ("medium", &["media", "medio", "moyenne"]),
    ("low", &["baja", "bajo", "faible", "basse"]),
    ("yes", &["si", "oui", "x"]),
];

/// What came of looking at a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Proposed {
    /// It has the headers of this layout and needs no mapping.
    Known(&'static str),
    /// A proposal.
    New(Proposal),
}

/// Which header is which field, as far as names tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Headers that were taken, in the order of the file.
    pub taken: Vec<Taken>,
    /// Headers that no name fits.
    pub left: Vec<String>,
    /// Headers that look like columns about persons.
    pub persons: Vec<String>,
    /// Fields that every commitment needs and no header gives.
    pub missing: Vec<&'static str>,
    /// The mapping as TOML.
    pub toml: String,
}

/// A header that was taken for a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// As the file has it.
    pub header: String,
    /// The field's name in a mapping.
    pub key: &'static str,
    /// The field's header in the template.
    pub field: &'static str,
    /// How near the name is, up to 1 for the same name.
    pub likeness: f64,
}

impl Taken {
    /// How sure it is, in a word.
    #[must_use]
    pub fn surety(&self) -> &'static str {
        match self.likeness {
            likeness if likeness >= 1.0 => "sure",
            likeness if likeness >= LIKELY => "likely",
            _ => "a guess: check it",
        }
    }
}

/// Proposes a mapping for a file.
///
/// # Errors
/// If the file cannot be used at all, or has no line that looks like headers; in words for people.
pub fn propose(input: &Input) -> Result<Proposed, String> {
    let told = |unusable: Unusable| unusable.to_string();
    let tables = match format::begin(&input.content).map_err(told)? {
        Some(tables) => tables,
        None => {
            let bytes = input.content.clone().whole().map_err(|cause| cause.to_string())?;
            format::open(&bytes).map_err(told)?
        }
    };
    if let Some(found) = tables.iter().find_map(|table| recognise(&table.text, None).ok()) {
        return Ok(Proposed::Known(found.layout.name));
    }
    let candidates = tables.iter().flat_map(|table| {
        heads(&table.text)
            .map(move |(delimiter, preamble, headers)| Candidate::new(table, delimiter, preamble, headers))
    });
    // The first of equals: the line that comes first, with the likeliest delimiter.
    let best = candidates.filter(|candidate| candidate.taken.len() > 1).fold(None, Candidate::better);
    let Some(best) = best else {
        let help = "no line has headers that look like those of commitments; put one line of headers above the rows, or \
                    start from `ogp-dashboard template`";
        return Err(help.into());
    };
    Ok(Proposed::New(best.proposal()))
}

/// A line that may be the headers.
struct Candidate<'a> {
    table: &'a Decoded,
    delimiter: u8,
    preamble: usize,
    headers: Vec<String>,
    /// Column, field, likeness.
    taken: Vec<(usize, &'static Field, f64)>,
}

impl<'a> Candidate<'a> {
    fn new(table: &'a Decoded, delimiter: u8, preamble: usize, headers: Vec<String>) -> Self {
        let headers: Vec<String> = headers.iter().map(|header| header.trim().to_owned()).collect();
        let taken = assigned(&headers);
        Self { table, delimiter, preamble, headers, taken }
    }

    fn better(best: Option<Self>, other: Self) -> Option<Self> {
        let weight = |candidate: &Self| candidate.taken.iter().map(|(.., likeness)| likeness).sum::<f64>();
        match best {
            Some(best) if weight(&best) >= weight(&other) => Some(best),
            _ => Some(other),
        }
    }

    fn proposal(self) -> Proposal {
        let taken_columns: BTreeSet<usize> = self.taken.iter().map(|(column, ..)| *column).collect();
        let rest = (0..self.headers.len()).filter(|column| !taken_columns.contains(column));
        let rest = rest.map(|column| self.headers[column].clone()).filter(|header| !header.is_empty());
        let (persons, left): (Vec<String>, Vec<String>) = rest.partition(|header| is_about_persons(header));
        let has = |header: &str| self.taken.iter().any(|(_, field, _)| field.header == header);
        let has_plan = [own::YEAR, own::PLAN_START, own::PLAN, own::PLAN_NUMBER].into_iter().any(has);
        let lacks = |header: &&str| if *header == own::YEAR { !has_plan } else { !has(header) };
        let missing: Vec<&'static str> = own::REQUIRED.iter().copied().filter(lacks).collect();
        let toml = self.toml(&persons, &missing);
        let taken = self.taken.iter().map(|(column, field, likeness)| Taken {
            header: self.headers[*column].clone(),
            key: field.key,
            field: field.header,
            likeness: *likeness,
        });
        Proposal { taken: taken.collect(), left, persons, missing, toml }
    }

    fn toml(&self, persons: &[String], missing: &[&str]) -> String {
        let mut toml = String::from(
            "# Which column is which field; `ogp-dashboard template --help-columns` explains the fields.\n",
        );
        if !persons.is_empty() {
            let headers: Vec<String> = persons.iter().map(|header| quoted(header)).collect();
            line(
                &mut toml,
                format_args!("# Columns about persons: never kept.\nleave_out = [{}]", headers.join(", ")),
            );
        }
        line(&mut toml, format_args!("\n[columns]"));
        for (column, field, likeness) in &self.taken {
            let doubt = if *likeness < LIKELY { "  # a guess: check it" } else { "" };
            line(&mut toml, format_args!("{} = {}{doubt}", field.key, quoted(&self.headers[*column])));
        }
        line(
            &mut toml,
            format_args!("\n[constants]\n# What is the same for every row and stands in no column."),
        );
        for field in FIELDS.iter().filter(|field| missing.contains(&field.header)) {
            let example = quoted(field.examples[0]);
            line(
                &mut toml,
                format_args!("# {} = {example}  # fill this in, or name its column above", field.key),
            );
        }
        if let Some(cells) = self.cells() {
            self.separators(&mut toml, &cells);
            self.words(&mut toml, &cells);
        }
        toml
    }

    /// The rows below the headers.
    fn cells(&self) -> Option<Vec<Block>> {
        let mapping = Mapping::default();
        let found = Found {
            layout: &own::MAPPED,
            delimiter: self.delimiter,
            preamble: self.preamble,
            headers: self.headers.clone(),
            mapping: Some(&mapping),
        };
        let table = scan::table(self.table, &found).ok()?;
        let mut blocks = Vec::new();
        scan::scan(self.table, &found, &table, "", |block| blocks.push(block)).ok()?;
        Some(blocks)
    }

    fn separators(&self, toml: &mut String, cells: &[Block]) {
        let lists = self.taken.iter().filter(|(_, field, _)| is_list(field));
        let found: Vec<String> = lists
            .filter_map(|(column, field, _)| {
                let separator = separator_of(cells, *column).filter(|separator| *separator != ";")?;
                Some(format!("{} = {}", field.key, quoted(separator)))
            })
            .collect();
        if !found.is_empty() {
            line(toml, format_args!("\n[separators]\n{}", found.join("\n")));
        }
    }

    fn words(&self, toml: &mut String, cells: &[Block]) {
        for (column, field, _) in self.taken.iter().filter(|(_, field, _)| !is_list(field)) {
            let Some(scale) = words(field) else { continue };
            let unknown: BTreeSet<&str> = column_of(cells, *column)
                .map(str::trim)
                .filter(|word| !word.is_empty() && !(scale.is_understood)(word))
                .collect();
            if unknown.is_empty() || unknown.len() > WORDS {
                continue;
            }
            let steps = (scale.steps)();
            line(toml, format_args!("\n[words.{}]\n# Each may mean: {}.", field.key, steps.join(", ")));
            for word in unknown {
                match step_of(word, &steps) {
                    Some(step) => line(toml, format_args!("{} = {}", quoted(word), quoted(step))),
                    None => line(
                        toml,
                        format_args!("# {} = \"\"  # fill this in, or it is read as missing", quoted(word)),
                    ),
                }
            }
        }
    }
}

fn line(text: &mut String, line: fmt::Arguments<'_>) {
    // Writing to memory does not fail.
    let _ = writeln!(text, "{line}");
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    // The escapes of JSON are those of TOML, which also wants this one.
    let json = serde_json::Value::from(text).to_string();
    json.replace('\u{7f}', "\\u007f")
}

/// Each field to the header with the nearest name, the nearest first; a header is taken once.
fn assigned(headers: &[String]) -> Vec<(usize, &'static Field, f64)> {
    let folded: Vec<String> = headers.iter().map(|header| fold(&excerpt(header))).collect();
    let mut pairs: Vec<(usize, usize, f64)> = Vec::new();
    for (column, header) in folded.iter().enumerate().filter(|(_, header)| !header.is_empty()) {
        let near = FIELDS.iter().enumerate().map(|(index, field)| (column, index, likeness(header, field)));
        pairs.extend(near.filter(|(.., likeness)| *likeness >= NEAR));
    }
    pairs.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.1, a.0).cmp(&(b.1, b.0))));
    let (mut columns, mut fields) = (BTreeSet::new(), BTreeSet::new());
    let mut taken: Vec<(usize, &'static Field, f64)> = Vec::new();
    for (column, field, likeness) in pairs {
        if !columns.contains(&column) && fields.insert(field) {
            columns.insert(column);
            taken.push((column, &FIELDS[field], likeness));
        }
    }
    taken.sort_by_key(|(column, ..)| *column);
    taken
}

/// How near a header is to the names of a field: 1 is the same.
fn likeness(header: &str, field: &Field) -> f64 {
    let own = [fold(field.header), fold(field.key)];
    let names = field.names.iter().copied().chain(own.iter().map(String::as_str));
    names.map(|name| alike(header, name)).fold(0.0, f64::max)
}

/// The same name, the name among other words, or one with a slip of the pen.
fn alike(header: &str, name: &str) -> f64 {
    if header == name {
        return 1.0;
    }
    let words: Vec<&str> = header.split(' ').collect();
    let is_within = name.len() > 3 && name.split(' ').all(|word| words.contains(&word));
    if is_within {
        let share = name.split(' ').count() as f64 / words.len() as f64;
        return 0.8 + 0.15 * share;
    }
    // Short names are near to too much.
    if name.len() < 5 { 0.0 } else { strsim::normalized_damerau_levenshtein(header, name) }
}

fn is_about_persons(header: &str) -> bool {
    let folded = fold(header);
    PERSONS.iter().any(|name| alike(&folded, name) >= LIKELY || folded.starts_with(name))
}

/// The cells of a column.
fn column_of(cells: &[Block], column: usize) -> impl Iterator<Item = &str> {
    cells.iter().flat_map(move |block| block.rows().map(move |row| row.cell(column)))
}

/// What stands between the items of a column, if anything does.
fn separator_of(cells: &[Block], column: usize) -> Option<&'static str> {
    let has = |separator: &&str| column_of(cells, column).any(|cell| cell.contains(*separator));
    SEPARATORS.into_iter().find(has)
}

/// The step of a scale that a word in any language may mean.
fn step_of<'s>(word: &str, steps: &'s [String]) -> Option<&'s str> {
    let folded = fold(word);
    let translated = TRANSLATIONS.iter().find(|(_, words)| words.contains(&folded.as_str()));
    let step = translated.and_then(|(step, _)| steps.iter().find(|known| known == step));
    let near = || nearest(word, steps.iter().map(String::as_str)).into_iter().next();
    let step = step.cloned().or_else(near)?;
    steps.iter().find(|known| **known == step).map(String::as_str)
}

impl Display for Proposal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Taken")?;
        let widest =
            self.taken.iter().map(|taken| taken.header.chars().count()).max().unwrap_or_default().min(40);
        for taken in &self.taken {
            let header = excerpt(&taken.header);
            writeln!(f, "  {header:widest$}  {} ({})", taken.field, taken.surety())?;
        }
        for (title, headers) in [
            ("Left out, because they look like columns about persons", &self.persons),
            ("Not taken; kept among the original cells", &self.left),
        ] {
            if !headers.is_empty() {
                let headers: Vec<String> =
                    headers.iter().map(|header| format!("“{}”", excerpt(header))).collect();
                writeln!(f, "{title}\n  {}", list(&headers))?;
            }
        }
        if !self.missing.is_empty() {
            let fields: Vec<String> = self.missing.iter().map(|field| (*field).to_owned()).collect();
            let verb = if fields.len() == 1 { "is" } else { "are" };
            writeln!(
                f,
                "Missing\n  {} {verb} required: name the column under [columns], or what holds for every row under \
                 [constants]",
                list(&fields)
            )?;
        }
        Ok(())
    }
}
