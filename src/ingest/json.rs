//! JSON: an array of objects, one object a line (JSON Lines), or an object that holds such an array. An object is a row,
//! its keys are the headers.
//!
//! The text is walked twice, first for the headers and then for the cells, so that a large file is never in memory as a
//! tree. What is nested in a cell is kept as text and reported; a list of plain values is a list with semicolons.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use app::model::report::FindingKind;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::cell;
use super::decode::{Decoded, Note};
use super::error::Unusable;
use super::grid::{self, Grid};
use super::words::list;

/// How reports call it.
const FORMAT: &str = "JSON";

/// Whether a text is JSON: no CSV begins with a brace, or with a bracket before a brace.
pub(super) fn looks_like(text: &str) -> bool {
    let text = text.trim_start();
    let inside = text.strip_prefix('[').map(str::trim_start);
    text.starts_with('{') || inside.is_some_and(|inside| inside.starts_with(['{', ']']))
}

/// Reads a document.
pub(super) fn read(document: &Decoded) -> Result<Decoded, Unusable> {
    let text = document.text.as_str();
    let shape = Shape::of(text)?;
    let mut headers = Headers::default();
    shape.each(text, &mut |_, entry| headers.add(entry))?;
    let mut grid = Grid::new(FORMAT, grid::TEXT);
    grid.record(1, &headers.names)?;
    let mut nested: BTreeMap<usize, u32> = BTreeMap::new();
    shape.each(text, &mut |row, entry| {
        let mut cells = vec![String::new(); headers.names.len()];
        for (key, value) in &entry.0 {
            let Some(column) = headers.column(key) else { continue };
            let (text, is_nested) = text_of(value);
            if is_nested {
                *nested.entry(column).or_default() += 1;
            }
            cells[column] = text;
        }
        grid.record(row, &cells)
    })?;
    let mut table = grid.finish()?;
    if let Some(places) = &mut table.places {
        // The headers stand in no row of their own.
        if let Some(first) = places.rows.first_mut() {
            *first = 0;
        }
    }
    table.notes.extend(document.notes.iter().cloned());
    table.notes.extend(shape.note());
    table.notes.extend(headers.note());
    for (column, count) in nested {
        let value = headers.names.get(column).cloned().unwrap_or_default();
        let action = format!("{count} cells hold nested values; kept as the text of the JSON");
        table.notes.push(Note { kind: FindingKind::Converted, value, action });
    }
    Ok(table)
}

/// The keys of all objects, in the order in which they come first.
#[derive(Default)]
struct Headers {
    names: Vec<String>,
    columns: HashMap<String, usize>,
    repeated: u32,
}

impl Headers {
    fn add(&mut self, entry: &Entry) -> Result<(), Unusable> {
        self.repeated += entry.repeated();
        for (key, _) in &entry.0 {
            if !self.columns.contains_key(key) {
                grid::columns(self.names.len() + 1)?;
                self.columns.insert(key.clone(), self.names.len());
                self.names.push(key.clone());
            }
        }
        Ok(())
    }

    fn column(&self, key: &str) -> Option<usize> {
        self.columns.get(key).copied()
    }

    fn note(&self) -> Option<Note> {
        let action = format!("{} keys stand twice in their object; the last one counts", self.repeated);
        (self.repeated > 0).then(|| Note { kind: FindingKind::Converted, value: String::new(), action })
    }
}

/// A value as a cell, and whether it had a structure that a cell has not.
fn text_of(value: &Value) -> (String, bool) {
    match value {
        Value::Null => (String::new(), false),
        Value::Bool(truth) => (cell::truth(*truth).into(), false),
        Value::Number(number) => (number_text(number), false),
        Value::String(text) => (text.clone(), false),
        Value::Array(items) if items.iter().all(|item| !item.is_array() && !item.is_object()) => {
            let items: Vec<String> = items.iter().map(|item| text_of(item).0).collect();
            (items.join("; "), false)
        }
        Value::Array(_) | Value::Object(_) => (value.to_string(), true),
    }
}

fn number_text(number: &serde_json::Number) -> String {
    match number.as_f64() {
        Some(value) if number.is_f64() => cell::number(value),
        _ => number.to_string(),
    }
}

/// How the objects lie in the document.
enum Shape {
    /// `[{…}, {…}]`
    Array,
    /// `{…}` and on the next line `{…}`
    Lines,
    /// `{"data": [{…}, {…}]}`
    Inside(String, Vec<Entry>),
}

impl Shape {
    fn of(text: &str) -> Result<Self, Unusable> {
        if text.trim_start().starts_with('[') {
            return Ok(Self::Array);
        }
        let mut objects = serde_json::Deserializer::from_str(text).into_iter::<Entry>();
        let first = objects.next().transpose().map_err(|cause| broken(&cause))?;
        let only = objects.next().is_none();
        let members = first.map(|entry| entry.0).unwrap_or_default();
        let mut lists: Vec<(String, Vec<Entry>)> =
            members.into_iter().filter_map(|(key, value)| Some((key, objects_of(value)?))).collect();
        match (only, lists.len()) {
            (false, _) | (true, 0) => Ok(Self::Lines),
            (true, 1) => Ok(lists.pop().map_or(Self::Lines, |(key, entries)| Self::Inside(key, entries))),
            (true, _) => {
                let keys: Vec<String> = lists.iter().map(|(key, _)| format!("“{key}”")).collect();
                Err(Unusable::Json(format!("it holds several lists of objects, {}", list(&keys))))
            }
        }
    }

    fn note(&self) -> Option<Note> {
        let Self::Inside(key, _) = self else { return None };
        let action = "the list of objects under this key was read, and nothing beside it".into();
        Some(Note { kind: FindingKind::NotRead, value: key.clone(), action })
    }

    /// Hands over each object with its number, or its line in JSON Lines.
    fn each(&self, text: &str, take: &mut Take<'_>) -> Result<(), Unusable> {
        match self {
            Self::Array => each_of_array(text, take),
            Self::Lines => each_line(text, take),
            Self::Inside(_, entries) => entries.iter().zip(1..).try_for_each(|(entry, row)| take(row, entry)),
        }
    }
}

/// What is done with each object.
type Take<'t> = dyn FnMut(usize, &Entry) -> Result<(), Unusable> + 't;

/// The objects of a list of nothing else.
fn objects_of(value: Value) -> Option<Vec<Entry>> {
    let Value::Array(items) = value else { return None };
    let entries = items.into_iter().map(|item| match item {
        Value::Object(members) => Some(Entry(members.into_iter().collect())),
        _ => None,
    });
    entries.collect::<Option<Vec<_>>>().filter(|entries| !entries.is_empty())
}

fn each_of_array(text: &str, take: &mut Take<'_>) -> Result<(), Unusable> {
    let mut walk = Walk { take, row: 0, stopped: None };
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = reader.deserialize_seq(&mut walk).and_then(|()| reader.end());
    match walk.stopped {
        Some(unusable) => Err(unusable),
        None => read.map_err(|cause| broken(&cause)),
    }
}

fn each_line(text: &str, take: &mut Take<'_>) -> Result<(), Unusable> {
    let mut objects = serde_json::Deserializer::from_str(text).into_iter::<Entry>();
    let (mut line, mut counted) = (1, 0);
    loop {
        let rest = &text[objects.byte_offset()..];
        let start = text.len() - rest.trim_start().len();
        line += text[counted..start].matches('\n').count();
        counted = start;
        match objects.next() {
            Some(entry) => take(line, &entry.map_err(|cause| broken(&cause))?)?,
            None => return Ok(()),
        }
    }
}

fn broken(cause: &serde_json::Error) -> Unusable {
    Unusable::Json(cause.to_string())
}

/// One object, in its own order.
struct Entry(Vec<(String, Value)>);

impl Entry {
    fn repeated(&self) -> u32 {
        let mut keys: Vec<&str> = self.0.iter().map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        let repeated = keys.windows(2).filter(|pair| pair.first() == pair.last()).count();
        u32::try_from(repeated).unwrap_or(u32::MAX)
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Entry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object for each row")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
                let mut entry = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    entry.push(pair);
                }
                Ok(Entry(entry))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

/// Walks an array of objects.
struct Walk<'w, 't> {
    take: &'w mut Take<'t>,
    row: usize,
    /// Why the walk ended before the array.
    stopped: Option<Unusable>,
}

impl<'de> Visitor<'de> for &mut Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(entry) = seq.next_element::<Entry>()? {
            self.row += 1;
            if let Err(unusable) = (self.take)(self.row, &entry) {
                self.stopped = Some(unusable);
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
