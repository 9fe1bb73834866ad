//! What a release lacks that the one before it had. A source that was cut off looks like any other source; what gives it away
//! is that much is gone at once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::File;
use std::path::Path;

use app::model::report::{Report, SourceReport};
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::data::Data;
use super::disk::{COMMITMENTS, REPORT};
use super::error::{StoreError, io, unreadable};
use super::files;
use super::frames::FrameError;

/// More commitments than one in so many are not lost by corrections.
const ONE_IN: u32 = 10;

/// Something that is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "lost", rename_all = "kebab-case")]
pub enum Loss {
    /// More than a tenth of all commitments.
    Commitments {
        /// How many there were.
        before: u32,
        /// How many there are.
        now: u32,
    },
    /// More than a tenth of all commitments, though others took their place.
    Replaced {
        /// How many there were.
        before: u32,
        /// How many of them there are no longer.
        gone: u32,
    },
    /// All commitments of a member.
    Member {
        /// Slug of the member.
        member: String,
        /// How many there were.
        before: u32,
    },
    /// All files of a layout.
    Layout {
        /// Name of the layout.
        layout: String,
        /// How many commitments were read from them.
        before: u32,
    },
    /// A column of the files of a layout.
    Column {
        /// Name of the layout.
        layout: String,
        /// Header of the column.
        column: String,
    },
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Commitments { before, now } => {
                let share = f64::from(before.saturating_sub(*now)) * 100.0 / f64::from((*before).max(1));
                write!(f, "{now} commitments, where there were {before} ({share:.0} % fewer)")
            }
            Self::Replaced { before, gone } => {
                let share = f64::from(*gone) * 100.0 / f64::from((*before).max(1));
                write!(
                    f,
                    "{gone} of the {before} commitments are no longer there ({share:.0} %), others took their place"
                )
            }
            Self::Member { member, before } => {
                write!(f, "no commitment of {member}, where there were {before}")
            }
            Self::Layout { layout, before } => {
                write!(
                    f,
                    "no file in the layout {layout}, where there were {before} commitments in such files"
                )
            }
            Self::Column { layout, column } => {
                write!(f, "no column “{column}” in the files of the layout {layout}")
            }
        }
    }
}

/// How many losses of one kind are named.
const NAMED: usize = 5;

/// Whether a loss is of a kind.
type IsKind = fn(&Loss) -> bool;

/// Losses in words, a line each; of many of one kind a few are named, and the others counted.
#[must_use]
pub fn told(losses: &[Loss]) -> Vec<String> {
    let kinds: [(IsKind, &str); 4] = [
        (|loss| matches!(loss, Loss::Commitments { .. } | Loss::Replaced { .. }), "losses"),
        (|loss| matches!(loss, Loss::Member { .. }), "members of which there is no commitment"),
        (|loss| matches!(loss, Loss::Layout { .. }), "layouts in which there is no file"),
        (|loss| matches!(loss, Loss::Column { .. }), "columns that are gone"),
    ];
    let mut told = Vec::new();
    for (is_kind, name) in kinds {
        let of_kind: Vec<&Loss> = losses.iter().filter(|loss| is_kind(loss)).collect();
        told.extend(of_kind.iter().take(NAMED).map(ToString::to_string));
        let more = of_kind.len().saturating_sub(NAMED);
        if more > 0 {
            told.push(format!("and {more} more {name}"));
        }
    }
    told
}

/// What must be known of a release to see what another one lacks: far less than its rows.
#[derive(Debug)]
pub(super) struct Before {
    members: BTreeMap<String, u32>,
    /// A hash of the id of each commitment.
    ids: FxHashSet<u64>,
    sources: Vec<SourceReport>,
}

impl Before {
    /// Of a release on disk.
    pub(super) fn read(path: &Path) -> Result<Self, StoreError> {
        let table = path.join(COMMITMENTS);
        let file = File::open(&table).map_err(io("read the file", &table))?;
        let (members, ids) = commitments(file).map_err(|cause| unreadable(path, &cause))?;
        let report: Report = files::from_json(path, &files::read(&path.join(REPORT))?)?;
        Ok(Self { members, ids, sources: report.sources })
    }

    /// What some data lack that were there before: all commitments first, then members, layouts and columns by name.
    pub(super) fn lost_in(&self, now: &Data) -> Vec<Loss> {
        let before: u32 = self.members.values().sum();
        let count = now.release.commitments;
        let mut losses = Vec::new();
        if before.saturating_sub(count) > before / ONE_IN {
            losses.push(Loss::Commitments { before, now: count });
        } else {
            losses.extend(self.replaced(now));
        }
        let members: BTreeSet<&str> = now.commitments.iter().map(|one| one.member.as_str()).collect();
        let gone = self.members.iter().filter(|(member, _)| !members.contains(member.as_str()));
        losses.extend(gone.map(|(member, before)| Loss::Member { member: member.clone(), before: *before }));
        losses.extend(lost_columns(&self.sources, &now.report.sources));
        losses
    }
}

impl Before {
    /// As many commitments as before say little where they are others. Where a source of another layout has joined, rows are joined
    /// with its rows and take their numbers: then nothing can be told from the ids.
    fn replaced(&self, now: &Data) -> Option<Loss> {
        if !by_layout(&now.report.sources).keys().eq(by_layout(&self.sources).keys()) {
            return None;
        }
        let there = now.commitments.iter().map(|one| hashed(&one.id)).filter(|id| self.ids.contains(id));
        let before = self.ids.len() as u32;
        let gone = before - there.collect::<FxHashSet<_>>().len() as u32;
        (gone > before / ONE_IN).then_some(Loss::Replaced { before, gone })
    }
}

/// Commitments by member, and a hash of the id of each.
fn commitments(file: File) -> Result<(BTreeMap<String, u32>, FxHashSet<u64>), FrameError> {
    let columns = vec!["commitment_id".into(), "member".into()];
    let table = ParquetReader::new(file).with_columns(Some(columns)).finish()?;
    let mut members = BTreeMap::new();
    for member in table.column("member")?.str()?.iter().flatten() {
        *members.entry(member.to_owned()).or_default() += 1;
    }
    let ids = table.column("commitment_id")?.str()?.iter().flatten().map(hashed).collect();
    Ok((members, ids))
}

fn hashed(id: &str) -> u64 {
    xxh3_64(id.as_bytes())
}

/// Layouts and columns that are gone. Files are compared by layout, since their names carry dates.
fn lost_columns(before: &[SourceReport], now: &[SourceReport]) -> Vec<Loss> {
    let now = by_layout(now);
    let lost = by_layout(before).into_iter().flat_map(|(layout, (count, columns))| {
        let Some((_, there)) = now.get(layout) else {
            return vec![Loss::Layout { layout: layout.into(), before: count }];
        };
        // Releases of earlier programs do not say which columns their sources had.
        let lost = columns.difference(there).filter(|_| !there.is_empty());
        lost.map(|column| Loss::Column { layout: layout.into(), column: (*column).to_owned() }).collect()
    });
    lost.collect()
}

/// Commitments and columns of the files of each layout.
fn by_layout(sources: &[SourceReport]) -> BTreeMap<&str, (u32, BTreeSet<&str>)> {
    let mut layouts: BTreeMap<&str, (u32, BTreeSet<&str>)> = BTreeMap::new();
    for source in sources {
        if let Some(layout) = &source.layout {
            let (count, columns) = layouts.entry(layout).or_default();
            *count += source.commitments;
            columns.extend(source.columns.iter().map(String::as_str));
        }
    }
    layouts
}

#[cfg(test)]
mod tests {
    use super::{Loss, told};

    #[test]
    fn of_many_losses_a_few_are_named() {
        let member = |number: u32| Loss::Member { member: format!("member-{number}"), before: number };
        let column = Loss::Column { layout: "site".into(), column: "Title".into() };
        let few: Vec<Loss> = (1..=5).map(member).chain([column.clone()]).collect();
        assert_eq!(told(&few).len(), 6, "nothing is cut that is short");
        let many: Vec<Loss> = (1..=80).map(member).chain([column]).collect();
        let said = told(&many);
        assert_eq!(said.len(), 7, "{said:?}");
        assert_eq!(said[0], "no commitment of member-1, where there were 1");
        assert_eq!(said[5], "and 75 more members of which there is no commitment");
        assert!(said[6].contains("“Title”"), "{said:?}");
    }
}
