//! A mapping: which column of a file is which field, and which of its words mean which of ours. Written in TOML, by hand
//! or by `ogp-dashboard map`.
//!
//! ```toml
//! leave_out = ["Correo"]        # columns about persons: never kept
//!
//! [columns]                     # field = header of the file
//! title = "Compromiso"
//! completion = "Avance"
//!
//! [constants]                   # field = what holds for every row
//! country = "Kenya"
//!
//! [separators]                  # between the items of a list; else a semicolon
//! areas = ","
//!
//! [words.completion]            # word of the file = word of the scale
//! "Cumplido" = "complete"
//! ```

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::{FIELDS, Field, is_list, of_key, words};
use super::layout::key;
use super::own;
use super::words::{fold, list, nearest};

/// The tables of a mapping.
const TABLES: [&str; 5] = ["columns", "constants", "leave_out", "separators", "words"];

/// What separates the items of a list where nothing else is said.
const SEPARATOR: &str = ";";

/// How the columns and words of a file are to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Its own file name, for messages.
    name: String,
    /// Header of the template to header of the file, and the line that says so.
    columns: BTreeMap<&'static str, (String, usize)>,
    constants: BTreeMap<&'static str, String>,
    separators: BTreeMap<&'static str, String>,
    /// By header of the template, words as they are compared.
    words: BTreeMap<&'static str, BTreeMap<String, String>>,
    leave_out: Vec<String>,
}

/// What is wrong in a mapping, and where.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum MappingError {
    /// It is no TOML.
    #[error(
        "{name}, line {line}: this is no TOML ({cause}); write `field = \"header\"`, texts in quotation marks"
    )]
    Syntax {
        /// File name.
        name: String,
        /// Line, counted from 1.
        line: usize,
        /// What the parser says.
        cause: String,
    },
    /// A key that is not known at its place.
    #[error("{name}, line {line}: “{key}” is no {what}; {advice}")]
    Key {
        /// File name.
        name: String,
        /// Line, counted from 1.
        line: usize,
        /// The key.
        key: String,
        /// What it should be.
        what: &'static str,
        /// The nearest valid key, or all.
        advice: String,
    },
    /// A value of another kind, or one that is not allowed.
    #[error("{name}, line {line}: the value of “{key}” is {problem}")]
    Value {
        /// File name.
        name: String,
        /// Line, counted from 1.
        line: usize,
        /// Its key.
        key: String,
        /// What is wrong with it, and what would do.
        problem: String,
    },
    /// Something is missing that every commitment needs.
    #[error(
        "{name}: nothing says which column is {field}; add `{key} = \"…\"` under [columns], or under [constants] if it is the same for every row"
    )]
    Needs {
        /// File name.
        name: String,
        /// The field for people.
        field: &'static str,
        /// Its key.
        key: &'static str,
    },
}

impl Mapping {
    /// Reads a mapping; `name` is the name of its file.
    ///
    /// # Errors
    /// If it is no TOML, has keys or values that mean nothing, or says too little to read a commitment.
    pub fn read(name: &str, text: &str) -> Result<Self, MappingError> {
        let reader = Reader { name, text };
        let document = DeTable::parse(text).map_err(|error| MappingError::Syntax {
            name: name.into(),
            line: error.span().map_or(1, |span| reader.line(&span)),
            cause: error.message().into(),
        })?;
        let mut mapping = Self { name: name.into(), ..Self::default() };
        for (key, value) in document.get_ref() {
            match key.get_ref().as_ref() {
                "columns" => mapping.read_columns(&reader, reader.table(key, value)?)?,
                "constants" => mapping.constants = reader.texts(reader.table(key, value)?, constant)?,
                "separators" => mapping.separators = reader.texts(reader.table(key, value)?, separator)?,
                "words" => mapping.read_words(&reader, reader.table(key, value)?)?,
                "leave_out" => mapping.leave_out = reader.list(key, value)?,
                other => return Err(reader.unknown(&key.span(), other, "part of a mapping", &TABLES)),
            }
        }
        mapping.single(&reader)?;
        mapping.complete()
    }

    /// A field has one origin.
    fn single(&self, reader: &Reader<'_>) -> Result<(), MappingError> {
        match self.columns.iter().find(|(header, _)| self.constants.contains_key(*header)) {
            Some((_, (header, line))) => Err(MappingError::Value {
                name: reader.name.into(),
                line: *line,
                key: header.clone(),
                problem: "a column for a field that [constants] fills as well; keep one of both".into(),
            }),
            None => Ok(()),
        }
    }

    fn read_columns(&mut self, reader: &Reader<'_>, table: &DeTable<'_>) -> Result<(), MappingError> {
        for (key, value) in table {
            let field = reader.field(key)?;
            let header = reader.text(key, value)?;
            self.columns.insert(field.header, (header.into(), reader.line(&value.span())));
        }
        Ok(())
    }

    fn read_words(&mut self, reader: &Reader<'_>, table: &DeTable<'_>) -> Result<(), MappingError> {
        for (key, value) in table {
            let field = reader.field(key)?;
            let mut meanings = BTreeMap::new();
            for (word, meaning) in reader.table(key, value)? {
                let text = reader.text(word, meaning)?;
                allowed(field, text)
                    .map_err(|problem| reader.value(&meaning.span(), word.get_ref(), problem))?;
                meanings.insert(fold(word.get_ref()), text.to_owned());
            }
            self.words.insert(field.header, meanings);
        }
        Ok(())
    }

    /// The mapping, if it says enough to read a commitment.
    fn complete(self) -> Result<Self, MappingError> {
        let says = |header: &&str| self.columns.contains_key(header) || self.constants.contains_key(header);
        let has_plan = [own::YEAR, own::PLAN_START, own::PLAN, own::PLAN_NUMBER].iter().any(says);
        let lacks = own::REQUIRED.iter().find(|header| match **header {
            own::YEAR => !has_plan,
            _ => !says(header),
        });
        match lacks.and_then(|header| FIELDS.iter().find(|field| field.header == *header)) {
            Some(field) => Err(MappingError::Needs { name: self.name, field: field.header, key: field.key }),
            None => Ok(self),
        }
    }

    /// What the file calls a column of the template.
    pub(super) fn column(&self, header: &'static str) -> Option<&str> {
        self.columns.get(header).map(|(shown, _)| shown.as_str())
    }

    /// What holds for every row.
    pub(super) fn constant(&self, header: &'static str) -> Option<&str> {
        self.constants.get(header).map(String::as_str)
    }

    /// What separates the items of a list.
    pub(super) fn separator(&self, header: &'static str) -> &str {
        self.separators.get(header).map_or(SEPARATOR, String::as_str)
    }

    /// A cell in the words of the template: what holds for every row, what its word means, or the cell itself.
    pub(super) fn meaning<'a>(&'a self, header: &'static str, cell: &'a str) -> &'a str {
        if let Some(constant) = self.constant(header) {
            return constant;
        }
        let meanings = self.words.get(header);
        meanings.and_then(|meanings| meanings.get(&fold(cell))).map_or(cell, String::as_str)
    }

    /// Headers of columns that are never kept.
    pub(super) fn leaves_out(&self) -> impl Iterator<Item = &str> {
        self.leave_out.iter().map(String::as_str)
    }

    /// Headers that the mapping names and a file has not, with the line that names them.
    pub(super) fn lacking<'a>(&'a self, headers: &'a [String]) -> impl Iterator<Item = (&'a str, usize)> {
        let named = self.columns.values().map(|(header, line)| (header.as_str(), *line));
        named.filter(|(named, _)| !headers.iter().any(|header| key(header) == key(named)))
    }

    /// Why the mapping does not fit a file with these headers.
    pub(super) fn explain(&self, headers: &[String]) -> String {
        let lacking: Vec<String> = self
            .lacking(headers)
            .map(|(named, line)| match nearest(named, headers.iter().map(String::as_str)).first() {
                Some(near) => format!("“{named}” (line {line}; the nearest in the file is “{near}”)"),
                None => format!("“{named}” (line {line})"),
            })
            .collect();
        let name = &self.name;
        format!(
            "the file has no column {}, which {name} names; correct the mapping or the header",
            list(&lacking)
        )
    }
}

/// Whether a word may stand in a column.
fn allowed(field: &Field, text: &str) -> Result<(), String> {
    let Some(words) = words(field) else { return Ok(()) };
    if (words.is_understood)(text) {
        return Ok(());
    }
    let steps = (words.steps)();
    let near = nearest(text, steps.iter().map(String::as_str));
    let meant = near.first().map(|near| format!("; did you mean “{near}”?")).unwrap_or_default();
    Err(format!("“{text}”, which is none of: {}{meant}", steps.join(", ")))
}

/// Whether a constant may stand in its column.
fn constant(field: &Field, text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        Err("blank; write what holds for every row".into())
    } else {
        allowed(field, text)
    }
}

/// Whether a separator stands for a list, and is one.
fn separator(field: &Field, text: &str) -> Result<(), String> {
    match (is_list(field), text.is_empty()) {
        (true, false) => Ok(()),
        (true, true) => Err("blank; write what stands between the items, such as \",\"".into()),
        (false, _) => Err("a separator, but only areas and values are lists".into()),
    }
}

/// A mapping while it is read.
struct Reader<'a> {
    name: &'a str,
    text: &'a str,
}

type Key<'t, 'i> = &'t Spanned<std::borrow::Cow<'i, str>>;

impl Reader<'_> {
    fn line(&self, span: &Range<usize>) -> usize {
        self.text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1
    }

    fn field(&self, key: Key<'_, '_>) -> Result<&'static Field, MappingError> {
        let known: Vec<&str> = FIELDS.iter().map(|field| field.key).collect();
        of_key(key.get_ref()).ok_or_else(|| self.unknown(&key.span(), key.get_ref(), "field", &known))
    }

    /// Texts by field, each checked.
    fn texts(
        &self,
        table: &DeTable<'_>,
        check: fn(&Field, &str) -> Result<(), String>,
    ) -> Result<BTreeMap<&'static str, String>, MappingError> {
        let mut texts = BTreeMap::new();
        for (key, value) in table {
            let field = self.field(key)?;
            let text = self.text(key, value)?;
            check(field, text).map_err(|problem| self.value(&value.span(), key.get_ref(), problem))?;
            texts.insert(field.header, text.to_owned());
        }
        Ok(texts)
    }

    fn table<'t, 'i>(
        &self,
        key: Key<'_, '_>,
        value: &'t Spanned<DeValue<'i>>,
    ) -> Result<&'t DeTable<'i>, MappingError> {
        let problem =
            || format!("{}, not a table; write [{}] on a line of its own", kind(value), key.get_ref());
        value.get_ref().as_table().ok_or_else(|| self.value(&value.span(), key.get_ref(), problem()))
    }

    fn text<'t>(&self, key: Key<'_, '_>, value: &'t Spanned<DeValue<'_>>) -> Result<&'t str, MappingError> {
        let problem = || format!("{}, not a text; put it into quotation marks", kind(value));
        value.get_ref().as_str().ok_or_else(|| self.value(&value.span(), key.get_ref(), problem()))
    }

    fn list(&self, key: Key<'_, '_>, value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, MappingError> {
        let problem = || format!("{}, not a list of headers; write [\"…\", \"…\"]", kind(value));
        let items = value.get_ref().as_array();
        let items = items.ok_or_else(|| self.value(&value.span(), key.get_ref(), problem()))?;
        items.iter().map(|item| self.text(key, item).map(str::to_owned)).collect()
    }

    fn unknown(&self, span: &Range<usize>, key: &str, what: &'static str, known: &[&str]) -> MappingError {
        let advice = match nearest(key, known.iter().copied()).first() {
            Some(near) => format!("did you mean “{near}”?"),
            None => format!("there are: {}", known.join(", ")),
        };
        MappingError::Key { name: self.name.into(), line: self.line(span), key: key.into(), what, advice }
    }

    fn value(&self, span: &Range<usize>, key: &str, problem: String) -> MappingError {
        MappingError::Value { name: self.name.into(), line: self.line(span), key: key.into(), problem }
    }
}

fn kind(value: &Spanned<DeValue<'_>>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
