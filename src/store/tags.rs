//! What counts need of the commitments of a release: three columns of its table.

use std::path::Path;
use std::sync::Arc;

use app::model::text::Text;
use polars::prelude::{DataFrame, PolarsResult};
use polars_arrow::array::Utf8ViewArray;
use rustc_hash::FxHashMap;

use super::disk::{COMMITMENTS, columns};
use super::error::{StoreError, unreadable};
use super::files;
use super::manifest::Manifest;
use super::memory;

/// How a commitment is tagged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tags {
    /// Key of its plan.
    pub plan: Text,
    /// The coding that its areas come from.
    pub coding: Option<Text>,
    /// Ids of its policy areas; one copy for all commitments that carry the same.
    pub areas: Arc<[Text]>,
}

/// The tags of all commitments of a release, in its order. The table is checked to be the one that was written.
///
/// # Errors
/// If it is missing, damaged or unreadable, or there is too little memory for it.
pub fn tags(release: &Path) -> Result<Vec<Tags>, StoreError> {
    let manifest = Manifest::read(release)?;
    memory::check_counts(release)?;
    for (name, sum) in manifest.files.iter().filter(|(name, _)| name == COMMITMENTS) {
        files::check(release, name, sum)?;
    }
    let frame = columns(release, COMMITMENTS, &["plan_id", "coding", "areas"])?;
    of_frame(&frame).map_err(|cause| unreadable(release, &cause.into()))
}

fn of_frame(frame: &DataFrame) -> PolarsResult<Vec<Tags>> {
    let mut texts = Texts::default();
    let areas = areas(frame)?;
    let (plans, codings) = (frame.column("plan_id")?.str()?, frame.column("coding")?.str()?);
    let rows = plans.iter().zip(codings.iter()).zip(areas);
    Ok(rows
        .map(|((plan, coding), areas)| Tags {
            plan: texts.one(plan.unwrap_or_default()),
            coding: coding.map(|coding| texts.one(coding)),
            areas,
        })
        .collect())
}

/// The lists of areas, row by row.
fn areas(frame: &DataFrame) -> PolarsResult<Vec<Arc<[Text]>>> {
    let lists = frame.column("areas")?.list()?;
    let mut texts = Texts::default();
    let mut known: FxHashMap<String, Arc<[Text]>> = FxHashMap::default();
    let mut rows = Vec::with_capacity(frame.height());
    let mut key = String::new();
    for chunk in lists.downcast_iter() {
        let words = chunk.values().as_any().downcast_ref::<Utf8ViewArray>();
        for range in chunk.offsets().windows(2) {
            let places =
                usize::try_from(range[0]).unwrap_or_default()..usize::try_from(range[1]).unwrap_or_default();
            let list = || places.clone().filter_map(|place| words?.get(place));
            key.clear();
            list().for_each(|area| {
                key.push_str(area);
                key.push('\n');
            });
            let set = match known.get(&key) {
                Some(set) => Arc::clone(set),
                None => {
                    let set: Arc<[Text]> = list().map(|area| texts.one(area)).collect();
                    known.insert(key.clone(), Arc::clone(&set));
                    set
                }
            };
            rows.push(set);
        }
    }
    Ok(rows)
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
