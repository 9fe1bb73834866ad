//! A part of the table, as it is kept between runs.

use std::fs;
use std::time::SystemTime;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::figure::Figure;
use super::machine::Machine;
use super::{Bench, folder, write_json};

/// What a part has to say: its title, what was done and how, and the numbers.
pub(super) struct Findings {
    pub(super) title: &'static str,
    /// Sentences.
    pub(super) notes: Vec<String>,
    pub(super) figures: Vec<Figure>,
}

/// The same with when, where and with what it was measured.
#[derive(Serialize, Deserialize)]
pub(super) struct Section {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) machine: Machine,
    pub(super) export: String,
    pub(super) runs: usize,
    pub(super) notes: Vec<String>,
    pub(super) figures: Vec<Figure>,
}

impl Section {
    pub(super) fn new(name: &str, bench: &Bench, found: Findings) -> Result<Self> {
        let now = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
        Ok(Self {
            name: name.into(),
            title: found.title.into(),
            date: now.split('T').next().unwrap_or_default().into(),
            machine: Machine::here()?,
            export: bench.export.name.clone(),
            runs: bench.runs,
            notes: found.notes,
            figures: found.figures,
        })
    }

    /// Writes it into `target/bench`.
    pub(super) fn keep(&self) -> Result<()> {
        write_json(&folder()?.join(format!("{}.json", self.name)), &serde_json::to_value(self)?)
    }

    /// Those of some parts that were kept.
    pub(super) fn kept(names: &[&str]) -> Result<Vec<Self>> {
        let mut sections = Vec::new();
        for name in names {
            let path = folder()?.join(format!("{name}.json"));
            if path.is_file() {
                let read = serde_json::from_str(&fs::read_to_string(&path)?);
                sections.push(
                    read.with_context(|| format!("{} is not what this version keeps", path.display()))?,
                );
            }
        }
        Ok(sections)
    }
}
