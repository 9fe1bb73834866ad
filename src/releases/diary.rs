//! The diary: the known releases in the order of time, and what each changed against the one before it.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use app::model::diary::{Before, Entry, Step, Summary};
use app::model::lang::Lang;

use super::{Known, ReleaseError, Releases, locked};
use crate::analysis::{self, Analysis};

/// Releases of which the diary counts what they changed: counting opens them. The others have a page of their own, too.
const COUNTED: usize = 12;

/// What was counted before, by the ids of the later and the earlier release. Releases do not change.
pub(super) type Counted = BTreeMap<(String, String), Summary>;

/// What a release is compared with: the one whose place it took, else the next older one.
#[must_use]
pub fn before(known: &[Known], id: &str) -> Before {
    let in_time = in_time(known);
    let Some(at) = in_time.iter().position(|known| known.release.id == id) else { return Before::First };
    let older = in_time.get(at + 1).map(|known| known.release.id.clone());
    match in_time.get(at).and_then(|known| known.replaces.clone()).filter(|replaced| replaced != id) {
        Some(replaced) if in_time.iter().any(|known| known.release.id == replaced) => Before::Kept(replaced),
        Some(replaced) => Before::Gone(replaced),
        None => older.map_or(Before::First, Before::Kept),
    }
}

/// The newest first. Data that no store keeps, such as the sample, are no part of the story of those that a store keeps.
fn in_time(known: &[Known]) -> Vec<&Known> {
    let is_kept = known.iter().any(|one| one.is_kept);
    let mut known: Vec<&Known> = known.iter().filter(|one| one.is_kept == is_kept).collect();
    known.sort_by(|a, b| b.since.cmp(&a.since).then_with(|| a.release.id.cmp(&b.release.id)));
    known
}

/// The known releases, the newest first, not counted yet. The first of `known` is the one that is served.
fn entries(known: &[Known]) -> Vec<Entry> {
    let served = known.first();
    let entry = |one: &Known| {
        let is_served = served.is_some_and(|served| served.release.id == one.release.id);
        Entry {
            release: one.release.clone(),
            since: humantime::format_rfc3339_seconds(one.since).to_string(),
            is_kept: one.is_kept,
            is_served,
            is_taken_back: !is_served && served.is_some_and(|served| served.since < one.since),
            before: before(known, &one.release.id),
            summary: None,
        }
    };
    in_time(known).into_iter().map(entry).collect()
}

impl Releases {
    /// The known releases, the newest first, the last ones with how many rows they changed. One that cannot be opened stays
    /// uncounted.
    #[must_use]
    pub fn diary(&self) -> Vec<Entry> {
        let mut entries = entries(&self.known());
        // Held while releases are opened, so that many requests count once.
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let mut last = None;
        for entry in entries.iter_mut().take(COUNTED) {
            let Before::Kept(before) = &entry.before else { continue };
            let key = (entry.release.id.clone(), before.clone());
            if !counted.contains_key(&key) {
                match self.counted_now(&key, &mut last) {
                    Ok(Some(summary)) => drop(counted.insert(key.clone(), summary)),
                    Ok(None) => {}
                    Err(error) => tracing::warn!(error = ?error.to_string(), "a release cannot be compared"),
                }
            }
            entry.summary = counted.get(&key).copied();
        }
        entries
    }

    /// Compares two releases. The earlier one is kept in `last`, since it is the later one of the next pair.
    fn counted_now(
        &self,
        (later, earlier): &(String, String),
        last: &mut Option<Arc<Analysis>>,
    ) -> Result<Option<Summary>, ReleaseError> {
        let new = match last.take().filter(|last| last.data().release.id == *later) {
            Some(last) => Some(last),
            None => self.get(later)?,
        };
        let (Some(new), Some(old)) = (new, self.get(earlier)?) else { return Ok(None) };
        let rows = analysis::rows(old.data(), new.data());
        *last = Some(old);
        Ok(Some(Summary::of(&rows)))
    }

    /// One release with all that it changed, with names in a language; `None` where it is not known. Where the one before it
    /// cannot be read, what changed is left out.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn step(&self, id: &str, lang: Lang) -> Result<Option<Step>, ReleaseError> {
        let entry = entries(&self.known()).into_iter().find(|entry| entry.release.id == id);
        let Some(mut entry) = entry else { return Ok(None) };
        let (Before::Kept(before), Some(new)) = (&entry.before, self.get(id)?) else {
            return Ok(Some(Step { entry, difference: None }));
        };
        let old = match self.get(before) {
            Ok(Some(old)) => old,
            Ok(None) => return Ok(Some(Step { entry, difference: None })),
            Err(error) => {
                // What is damaged is the older one: of this one all but the comparison can be told.
                tracing::warn!(error = ?error.to_string(), "a release cannot be compared");
                return Ok(Some(Step { entry, difference: None }));
            }
        };
        let difference = analysis::difference(&old, &new, lang);
        let summary = Summary::of(&difference.rows);
        locked(&self.counted).insert((id.to_owned(), before.clone()), summary);
        entry.summary = Some(summary);
        Ok(Some(Step { entry, difference: Some(difference) }))
    }
}
