//! What counts need of the commitments of a release: how many of each plan are tagged alike. It is a small table of its own, so that
//! who asks for counts need not read, and check, what the commitments say.

use std::path::Path;
use std::sync::Arc;

use app::model::commitment::Commitment;
use app::model::text::Text;
use polars::prelude::{Column, DataFrame, PolarsResult};
use rustc_hash::FxHashMap;

use super::disk::table;
use super::error::{StoreError, unreadable};
use super::files;
use super::frames::FrameError;
use super::manifest::Manifest;
use super::memory;

/// The name of the file.
pub(super) const TAGS: &str = "tags.parquet";
/// Stands between areas; no id has it.
const BETWEEN: char = ';';

/// How some commitments of a plan are tagged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tags {
    /// Key of their plan.
    pub plan: Text,
    /// The coding that their areas come from.
    pub coding: Option<Text>,
    /// Ids of their policy areas; one copy for all that carry the same.
    pub areas: Arc<[Text]>,
    /// How many there are.
    pub commitments: u32,
}

/// The tags of all commitments of a release, plan by plan. The table is checked to be the one that was written.
///
/// # Errors
/// If it is missing, as in releases of earlier programs, damaged or unreadable, or there is too little memory for it.
pub fn tags(release: &Path) -> Result<Vec<Tags>, StoreError> {
    let manifest = Manifest::read(release)?;
    let mut sums = manifest.files.iter().filter(|(name, _)| name == TAGS);
    let (name, sum) = sums
        .next()
        .ok_or_else(|| StoreError::Unreadable { cause: format!("it has no {TAGS}"), path: release.into() })?;
    memory::check_counts(release)?;
    files::check(release, name, sum)?;
    of_frame(&table(release, TAGS)?).map_err(|cause| unreadable(release, &cause.into()))
}

/// The table: `plan_id`, `coding`, `areas` (ids with [`BETWEEN`] between them) and `commitments`. Plans come in the order of the
/// release, what is tagged in them by coding and areas; a plan that two blocks share has rows in both.
///
/// # Errors
/// Only if Polars refuses the columns, which would be a defect.
pub(super) fn tags_frame(commitments: &[Commitment]) -> Result<DataFrame, FrameError> {
    let mut rows: Vec<(&str, Option<&str>, String, u32)> = Vec::new();
    for plan in commitments.chunk_by(|one, next| one.plan == next.plan) {
        let mut tagged: Vec<(Option<&str>, &[Text])> =
            plan.iter().map(|one| (one.coding.as_deref(), &*one.areas)).collect();
        tagged.sort_unstable();
        let alike = tagged.chunk_by(|one, next| one == next);
        rows.extend(alike.filter_map(|alike| {
            let (coding, areas) = *alike.first()?;
            let areas: Vec<&str> = areas.iter().map(Text::as_str).collect();
            Some((plan[0].plan.as_str(), coding, areas.join(&BETWEEN.to_string()), alike.len() as u32))
        }));
    }
    let columns = vec![
        Column::new("plan_id".into(), rows.iter().map(|row| row.0).collect::<Vec<_>>()),
        Column::new("coding".into(), rows.iter().map(|row| row.1).collect::<Vec<_>>()),
        Column::new("areas".into(), rows.iter().map(|row| row.2.as_str()).collect::<Vec<_>>()),
        Column::new("commitments".into(), rows.iter().map(|row| row.3).collect::<Vec<_>>()),
    ];
    Ok(DataFrame::new(rows.len(), columns)?)
}

fn of_frame(frame: &DataFrame) -> PolarsResult<Vec<Tags>> {
    let (plans, codings) = (frame.column("plan_id")?.str()?, frame.column("coding")?.str()?);
    let (areas, commitments) = (frame.column("areas")?.str()?, frame.column("commitments")?.u32()?);
    let mut texts = Texts::default();
    let mut sets: FxHashMap<&str, Arc<[Text]>> = FxHashMap::default();
    // Rows of a plan follow each other, and nearly all have the same coding.
    let (mut last_plan, mut last_coding) = (Text::default(), Text::default());
    let again = |last: &mut Text, text: &str| {
        if *last != text {
            *last = text.into();
        }
        last.clone()
    };
    let rows = plans.iter().zip(codings.iter()).zip(areas.iter().zip(commitments.iter()));
    Ok(rows
        .map(|((plan, coding), (areas, commitments))| {
            let areas = areas.unwrap_or_default();
            let ids = || areas.split(BETWEEN).filter(|area| !area.is_empty());
            let set = sets.entry(areas).or_insert_with(|| ids().map(|area| texts.one(area)).collect());
            Tags {
                plan: again(&mut last_plan, plan.unwrap_or_default()),
                coding: coding.map(|coding| again(&mut last_coding, coding)),
                areas: Arc::clone(set),
                commitments: commitments.unwrap_or_default(),
            }
        })
        .collect())
}

/// One copy of each text.
#[derive(Default)]
struct Texts(FxHashMap<String, Text>);

impl Texts {
    fn one(&mut self, text: &str) -> Text {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new = Text::from(text);
        self.0.insert(text.to_owned(), new.clone());
        new
    }
}
