//! The rows of the published files, cell by cell, as they were read.

use std::sync::Arc;

use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::ser::{SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};

use super::text::Text;

/// Stands between the cells of a record: no cell holds a control character.
pub const SEPARATOR: char = '\u{1f}';

/// The original cells of one row of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawRow {
    /// Name of the file.
    pub source: Text,
    /// Line where the row begins, counted from 1.
    pub row: u32,
    /// Header and cell, in the order of the file.
    pub cells: Cells,
}

/// The cells of a row with their headers, packed: one text for all cells, one list of headers for all rows of a file.
///
/// Written as a list of pairs, without the cells that are empty.
#[derive(Clone, Default)]
pub struct Cells {
    /// Behind one pointer, not two: a million rows have it.
    headers: Arc<Vec<Text>>,
    record: Text,
}

impl Cells {
    /// The cells of a record, with [`SEPARATOR`] between them, under the headers of its file.
    #[must_use]
    pub fn new(headers: Arc<Vec<Text>>, record: Text) -> Self {
        Self { headers, record }
    }

    /// The headers of the file.
    #[must_use]
    pub fn headers(&self) -> &Arc<Vec<Text>> {
        &self.headers
    }

    /// All cells, with [`SEPARATOR`] between them.
    #[must_use]
    pub fn record(&self) -> &str {
        &self.record
    }

    /// Header and cell of every cell that says something.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let cells = self.headers.iter().map(Text::as_str).zip(self.record.split(SEPARATOR));
        cells.filter(|(_, cell)| !cell.trim().is_empty())
    }
}

impl FromIterator<(String, String)> for Cells {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut record = String::new();
        let mut headers: Vec<Text> = Vec::new();
        for (header, cell) in pairs {
            if !headers.is_empty() {
                record.push(SEPARATOR);
            }
            record.extend(cell.chars().filter(|letter| *letter != SEPARATOR));
            headers.push(header.into());
        }
        Self { headers: Arc::new(headers), record: record.into() }
    }
}

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Cells {}

impl std::fmt::Debug for Cells {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for pair in self.iter() {
            list.serialize_element(&pair)?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Pairs)
    }
}

/// Reads a list of pairs.
struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Cells;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a list of headers with their cells")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cells, A::Error> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        while let Some(pair) = list.next_element()? {
            pairs.push(pair);
        }
        Ok(pairs.into_iter().collect())
    }
}
