//! What many questions have in common, made once and kept while there is room.
//!
//! Questions about a place differ in area, measure and years; the verdicts on all areas there, the draws of its plans and the ranks of
//! a year are the same for all of them. What is kept never decides an answer: it is what would be made again.

use std::fmt::{Debug, Write};
use std::sync::Arc;

use app::model::badge::Verdict;
use app::model::place::Place;
use app::model::query::Query;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::indicator::Indicator;
use super::ranks::Year;
use super::rated::Ratings;
use super::statistics::bootstrap::Bootstrap;

/// Room for each kind, in bytes.
const ROOM: u64 = 32 * 1024 * 1024;
/// Of each kind, about so many have room.
const NUMBER: usize = 4096;

/// What a question stands on: grouping, coding, level and places. It has no years and no measure.
#[derive(Clone, Debug)]
pub(super) struct Ground(String);

impl Ground {
    /// `coding` is the one that was settled on.
    pub(super) fn new(query: &Query, coding: &str, places: &[Place]) -> Self {
        let mut ground = format!("{:?}\n{coding}\n{:?}", query.by, query.selection.level);
        for place in places {
            // Writing to a string cannot fail.
            let _ = write!(ground, "\n{:?} {} {:?}", place.kind, place.id, place.region);
        }
        Self(ground)
    }
}

/// What questions to one release have in common.
#[derive(Debug)]
pub(super) struct Memo {
    verdicts: Kept<Vec<Verdict>>,
    draws: Kept<Bootstrap>,
    ranks: Kept<Year>,
    ratings: Kept<Ratings>,
}

impl Default for Memo {
    fn default() -> Self {
        // Of verdicts, with some for their texts.
        let verdicts = |all: &Vec<Verdict>| all.len() * (size_of::<Verdict>() + 64);
        Self {
            verdicts: Kept::new(verdicts),
            draws: Kept::new(Bootstrap::bytes),
            ranks: Kept::new(Year::bytes),
            ratings: Kept::new(Ratings::bytes),
        }
    }
}

impl Memo {
    /// The verdicts on all areas of the coding in all places, area by area.
    pub(super) fn verdicts(&self, ground: &Ground, make: impl FnOnce() -> Vec<Verdict>) -> Arc<Vec<Verdict>> {
        self.verdicts.of(ground.0.clone(), make)
    }

    /// Draws of the plans of a place that are counted in some way.
    pub(super) fn draws(
        &self,
        ground: &Ground,
        way: &str,
        make: impl FnOnce() -> Bootstrap,
    ) -> Arc<Bootstrap> {
        self.draws.of(format!("{}\n{way}", ground.0), make)
    }

    /// The ranks of all areas of a place in a year, counted in some way.
    pub(super) fn ranks(
        &self,
        ground: &Ground,
        way: &str,
        year: i32,
        make: impl FnOnce() -> Year,
    ) -> Arc<Year> {
        self.ranks.of(format!("{}\n{way}\n{year}", ground.0), make)
    }

    /// How all commitments stand on an indicator, by policy area or by challenge.
    pub(super) fn ratings(
        &self,
        query: &Query,
        indicator: Indicator,
        make: impl FnOnce() -> Ratings,
    ) -> Arc<Ratings> {
        self.ratings.of(format!("{:?}\n{indicator:?}", query.by), make)
    }
}

/// Things of one kind.
#[derive(Debug)]
struct Kept<T>(Cache<String, Arc<T>, BySize<T>>);

impl<T> Kept<T> {
    /// `bytes` says how much room one of them takes, about.
    fn new(bytes: fn(&T) -> usize) -> Self {
        Self(Cache::with_weighter(NUMBER, ROOM, BySize(bytes)))
    }

    /// What is kept under a key, else what is made. Of several who want the same at once each makes it: who waited for another could
    /// be the thread that the other waits for.
    fn of(&self, key: String, make: impl FnOnce() -> T) -> Arc<T> {
        if let Some(kept) = self.0.get(&key) {
            return kept;
        }
        let made = Arc::new(make());
        self.0.insert(key, Arc::clone(&made));
        made
    }
}

/// Weighs things by the room that they take.
#[derive(Debug)]
struct BySize<T>(fn(&T) -> usize);

impl<T> Clone for BySize<T> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

impl<T> Weighter<String, Arc<T>> for BySize<T> {
    fn weight(&self, key: &String, kept: &Arc<T>) -> u64 {
        (key.len() + (self.0)(kept)) as u64
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use app::model::query::Query;

    use crate::analysis::Analysis;
    use crate::reference::Reference;
    use crate::store;

    /// Pairs that differ in one thing that must not be kept for both.
    const QUESTIONS: [&str; 16] = [
        "measure=share",
        "measure=share&level=national",
        "measure=share&level=local",
        "measure=share&time=2017..2019",
        "measure=share&counting=fractional",
        "measure=share&by=challenge",
        "measure=count&region=europe",
        "measure=count&region=europe~americas",
        "measure=plans&region=americas",
        "measure=inforce&region=americas",
        "measure=inforce&region=americas&time=2018",
        "measure=share&member=albania",
        "measure=share&member=albania&compare=peers",
        "measure=completion",
        "measure=completion&by=challenge",
        "measure=starred&formula=F1&level=national",
    ];

    #[test]
    fn what_was_asked_before_changes_no_answer() {
        let reference = Arc::new(Reference::load().expect("built-in tables"));
        let new = || Analysis::new(store::sample(&reference), Arc::clone(&reference)).expect("an analysis");
        let of =
            |analysis: &Analysis, question| format!("{:?}", analysis.trends(Query::parse(question)).answer);
        let asked = new();
        for question in QUESTIONS.into_iter().chain(QUESTIONS.into_iter().rev()) {
            assert!(of(&asked, question) == of(&new(), question), "{question}");
        }
    }
}
