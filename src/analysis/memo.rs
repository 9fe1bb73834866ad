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
        Self { verdicts: Kept::new(), draws: Kept::new(), ranks: Kept::new(), ratings: Kept::new() }
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
struct Kept<T>(Cache<String, Arc<T>, BySize>);

impl<T> Kept<T>
where
    BySize: Weighter<String, Arc<T>>,
{
    fn new() -> Self {
        Self(Cache::with_weighter(NUMBER, ROOM, BySize))
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
#[derive(Clone, Debug)]
struct BySize;

impl Weighter<String, Arc<Vec<Verdict>>> for BySize {
    fn weight(&self, key: &String, verdicts: &Arc<Vec<Verdict>>) -> u64 {
        // With some for their texts.
        (key.len() + verdicts.len() * (size_of::<Verdict>() + 64)) as u64
    }
}

impl Weighter<String, Arc<Bootstrap>> for BySize {
    fn weight(&self, key: &String, draws: &Arc<Bootstrap>) -> u64 {
        (key.len() + draws.bytes()) as u64
    }
}

impl Weighter<String, Arc<Year>> for BySize {
    fn weight(&self, key: &String, year: &Arc<Year>) -> u64 {
        (key.len() + year.bytes()) as u64
    }
}

impl Weighter<String, Arc<Ratings>> for BySize {
    fn weight(&self, key: &String, ratings: &Arc<Ratings>) -> u64 {
        (key.len() + ratings.bytes()) as u64
    }
}
