//! Who counts a release: the one heavy part, from which everything else is computed. The port, and who answers it in memory.
//!
//! An engine says which coding a plan is counted in and how many of its commitments carry each area. Places, years, measures and
//! intervals are made from that in this process, whoever counted, so that no two engines can disagree about more than counts.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use polars::prelude::PolarsError;

use super::facts::{self, Facts, Tagged};
use super::grouped::PerGrouping;
use crate::reference::{PolicyArea, Reference};
use crate::store::{self, Data, StoreError, Tags};

/// Under which id a policy area is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Groups {
    /// Each under its own.
    Own,
    /// Each under that of a table; those that are not in it are not counted.
    Of(BTreeMap<String, String>),
}

impl Groups {
    /// Each area under its own id, and under that of its challenge.
    #[must_use]
    pub fn per_grouping(reference: &Reference) -> PerGrouping<Self> {
        let challenge = |area: &PolicyArea| Some((area.id.clone(), reference.challenge_of(area)?.id.clone()));
        let challenges = reference.areas.iter().filter_map(challenge).collect();
        PerGrouping { area: Self::Own, challenge: Self::Of(challenges) }
    }

    /// The id under which an area is counted.
    #[must_use]
    pub fn id<'a>(&'a self, area: &'a str) -> Option<&'a str> {
        match self {
            Self::Own => Some(area),
            Self::Of(table) => table.get(area).map(String::as_str),
        }
    }
}

/// Why a release could not be counted.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// Always a defect.
    #[error("the release could not be counted: {0}")]
    Polars(#[from] PolarsError),
    /// The table of the release cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A cluster reads files of its own, and these data have none.
    #[error(
        "a cluster counts releases of a store, and these data come from elsewhere; make a release of them with `ogp-dashboard ingest`"
    )]
    NotKept,
    /// The cluster did not count.
    #[error("{engine} cannot count ({cause}); is it running, and does it see {table}?")]
    Cluster {
        /// Where it is.
        engine: String,
        /// What it said.
        cause: String,
        /// What it was to read.
        table: String,
    },
}

/// Who counts a release.
pub trait Engine: Debug + Send + Sync {
    /// Counts by each grouping. `folder` is where a store keeps the release, for an engine that reads its tables itself.
    ///
    /// # Errors
    /// If the engine cannot be reached, or cannot read the tables of the release.
    fn count(
        &self,
        data: &Data,
        folder: Option<&Path>,
        groups: &PerGrouping<Groups>,
    ) -> Result<PerGrouping<Facts>, EngineError>;
}

/// Counts in this process.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory;

impl Engine for Memory {
    fn count(
        &self,
        data: &Data,
        _: Option<&Path>,
        groups: &PerGrouping<Groups>,
    ) -> Result<PerGrouping<Facts>, EngineError> {
        Ok(facts::count(data, Tagged::all(data), groups)?)
    }
}

/// Counts in this process, from what a release in its store tells of tags, without its commitments.
#[derive(Debug)]
pub struct Table {
    release: PathBuf,
    tags: Vec<Tags>,
}

impl Table {
    /// With the tags of the release in a folder, which were read before. Those of any other are read when it is to be counted.
    #[must_use]
    pub fn new(release: PathBuf, tags: Vec<Tags>) -> Self {
        Self { release, tags }
    }
}

impl Engine for Table {
    fn count(
        &self,
        data: &Data,
        folder: Option<&Path>,
        groups: &PerGrouping<Groups>,
    ) -> Result<PerGrouping<Facts>, EngineError> {
        let folder = folder.ok_or(EngineError::NotKept)?;
        let read;
        let tags = if folder == self.release {
            &self.tags
        } else {
            read = store::tags(folder)?;
            &read
        };
        Ok(facts::count(data, tags.iter().flat_map(Tagged::alike), groups)?)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;
    use std::sync::Arc;

    use app::model::query::Query;

    use super::{Engine, EngineError, Groups, Memory, PerGrouping, Table};
    use crate::analysis::Analysis;
    use crate::analysis::carried::PARTS;
    use crate::analysis::facts::Facts;
    use crate::reference::Reference;
    use crate::store::{self, Data, StoreError};

    /// Counts by hand, commitment by commitment: what every engine must come to.
    #[derive(Debug)]
    struct ByHand;

    impl ByHand {
        fn facts(data: &Data, groups: &Groups) -> Facts {
            let mut sizes: BTreeMap<(&str, &str), u32> = BTreeMap::new();
            for commitment in &data.commitments {
                if let Some(coding) = &commitment.coding {
                    *sizes.entry((&commitment.plan, coding)).or_default() += 1;
                }
            }
            let mut main: BTreeMap<&str, (u32, &str)> = BTreeMap::new();
            for ((plan, coding), size) in &sizes {
                let best = main.entry(plan).or_default();
                *best = (*best).max((*size, coding));
            }
            let mut tagged: BTreeMap<(&str, String), (u32, u64)> = BTreeMap::new();
            for commitment in &data.commitments {
                let plan = commitment.plan.as_str();
                if commitment.coding.as_deref() != main.get(plan).map(|(_, coding)| *coding) {
                    continue;
                }
                let areas: BTreeSet<&str> =
                    commitment.areas.iter().filter_map(|area| groups.id(area)).collect();
                for area in &areas {
                    let count = tagged.entry((plan, (*area).to_owned())).or_default();
                    *count = (count.0 + 1, count.1 + PARTS / areas.len() as u64);
                }
            }
            let codings: Vec<(&str, &str, u32)> =
                main.iter().map(|(plan, (size, coding))| (*plan, *coding, *size)).collect();
            let tagged: Vec<(&str, &str, u32, u64)> = tagged
                .iter()
                .map(|((plan, area), (count, parts))| (*plan, area.as_str(), *count, *parts))
                .collect();
            Facts::counted(data, groups, &codings, &tagged)
        }
    }

    impl Engine for ByHand {
        fn count(
            &self,
            data: &Data,
            _: Option<&Path>,
            groups: &PerGrouping<Groups>,
        ) -> Result<PerGrouping<Facts>, EngineError> {
            Ok(groups.clone().map(|groups| Self::facts(data, &groups)))
        }
    }

    /// Questions of every measure, way of counting, place and coding.
    const QUESTIONS: [&str; 12] = [
        "",
        "measure=count",
        "measure=plans&facet=region",
        "measure=inforce&level=local",
        "measure=share&counting=fractional",
        "measure=share&by=challenge",
        "measure=count&by=challenge&counting=fractional",
        "measure=share&region=europe~americas&facet=region",
        "measure=completion",
        "measure=starred&by=challenge",
        "measure=share&csvType=full",
        "measure=inforce&time=2014..2018",
    ];

    #[test]
    fn whoever_counts_the_answers_are_the_same() {
        let reference = Arc::new(Reference::load().unwrap());
        for data in [store::sample(&reference), store::simulated(&reference)] {
            let by = |engine: &dyn Engine| {
                Analysis::counted_by(engine, data.clone(), None, Arc::clone(&reference)).unwrap()
            };
            let (one, other) = (by(&Memory), by(&ByHand));
            for question in QUESTIONS {
                let [one, other] =
                    [&one, &other].map(|analysis| format!("{:?}", analysis.trends(Query::parse(question))));
                assert!(one == other, "{question} of {}", data.release.id);
                assert!(one.contains("points: [Point"), "{question}: there is something to compare");
            }
        }
    }

    /// An engine that has rows which this process has not.
    #[derive(Debug)]
    struct Elsewhere(Data);

    impl Elsewhere {
        fn facts(&self, data: &Data, counted: &Facts) -> Facts {
            let Facts { codings, areas, tagged, .. } = counted;
            let mut plans: Vec<&str> = self.0.plans.iter().map(|plan| plan.id.as_str()).collect();
            plans.sort_unstable();
            let codings: Vec<(&str, &str, u32)> = plans
                .iter()
                .zip(codings)
                .filter_map(|(plan, coding)| {
                    coding.as_ref().map(|(coding, size)| (*plan, coding.as_str(), *size))
                })
                .collect();
            let mut tagged: Vec<(&str, &str, u32, u64)> = plans
                .iter()
                .zip(0..)
                .flat_map(|(plan, number)| tagged.of(number).iter().map(move |one| (*plan, one)))
                .map(|(plan, one)| (plan, areas[one.area as usize].as_str(), one.tagged, one.parts))
                .collect();
            // In another order than here.
            tagged.reverse();
            Facts::counted(data, &Groups::Own, &codings, &tagged)
        }
    }

    impl Engine for Elsewhere {
        fn count(
            &self,
            data: &Data,
            _: Option<&Path>,
            groups: &PerGrouping<Groups>,
        ) -> Result<PerGrouping<Facts>, EngineError> {
            let counted = Memory.count(&self.0, None, groups)?;
            Ok(counted.map(|facts| self.facts(data, &facts)))
        }
    }

    #[test]
    fn what_is_counted_elsewhere_needs_no_rows_here() {
        let reference = Arc::new(Reference::load().unwrap());
        let whole = store::sample(&reference);
        let here = Data { commitments: Vec::new(), ..whole.clone() };
        let kept = tempfile::tempdir().unwrap();
        let folder = store::save(kept.path(), &whole).unwrap().path;
        let counted = |engine: &dyn Engine| {
            Analysis::counted_by(engine, here.clone(), Some(&folder), Arc::clone(&reference)).unwrap()
        };
        let tags = store::tags(&folder).unwrap();
        let others = [
            counted(&Elsewhere(whole.clone())),
            counted(&Table::new(folder.clone(), tags)),
            // The tags of another release are not taken for those of this one.
            counted(&Table::new("another".into(), Vec::new())),
        ];
        let one = Analysis::new(whole, Arc::clone(&reference)).unwrap();
        for other in others {
            the_same_without_rows(&one, &other);
        }
    }

    #[test]
    fn a_damaged_table_is_not_counted() {
        let reference = Reference::load().unwrap();
        let kept = tempfile::tempdir().unwrap();
        let folder = store::save(kept.path(), &store::sample(&reference)).unwrap().path;
        let table = folder.join("tags.parquet");
        let mut bytes = std::fs::read(&table).unwrap();
        bytes[100] ^= 1;
        std::fs::write(&table, bytes).unwrap();
        assert!(matches!(store::tags(&folder), Err(StoreError::Damaged { .. })));
    }

    /// Whether all questions that are not about ratings have the same answers.
    #[track_caller]
    fn the_same_without_rows(one: &Analysis, other: &Analysis) {
        for question in
            QUESTIONS.into_iter().filter(|question| !Query::parse(question).value.measure.is_rated())
        {
            let [one, other] = [one, other].map(|analysis| {
                let answer = analysis.trends(Query::parse(question)).answer;
                format!(
                    "{:?}",
                    (
                        answer.query,
                        answer.coding,
                        answer.left_out,
                        answer.years,
                        answer.series,
                        answer.context
                    )
                )
            });
            assert!(one == other, "{question}");
        }
    }
}
