//! The id of a release: a checksum over its rows.

use std::sync::Arc;

use app::model::commitment::{Commitment, Plan};
use app::model::month::Month;
use app::model::rating::{Rating, Scale};
use app::model::release::Kind;
use app::model::text::Text;
use rayon::prelude::ParallelIterator;
use rayon::slice::ParallelSlice;
use xxhash_rust::xxh3::Xxh3;

/// The same rows give the same id, whenever they were read.
///
/// It tells releases apart and proves nothing: that is what the SHA-256 sums of the files are for. XXH3 is made in a tenth of
/// their time, which matters for a million rows.
pub(super) fn release_id(commitments: &[Commitment], plans: &[Plan], kind: Kind) -> String {
    let of_some = |commitments: &[Commitment]| {
        let mut sum = Sum::default();
        commitments.iter().for_each(|commitment| sum.commitment(commitment));
        sum.digest()
    };
    let sums: Vec<u128> = commitments.par_chunks(TOGETHER).map(of_some).collect();
    let mut sum = Sum::default();
    sums.into_iter().for_each(|of_some| sum.waiting.extend_from_slice(&of_some.to_be_bytes()));
    plans.iter().for_each(|plan| sum.plan(plan));
    let hex = sum.finish();
    match kind {
        Kind::Loaded => hex,
        Kind::Sample | Kind::Simulated => format!("{}-{hex}", kind.slug()),
    }
}

/// So many commitments have a sum of their own, which several threads make.
const TOGETHER: usize = 1024;

/// A checksum over fields, each with its length, so that no two rows look alike.
#[derive(Default)]
struct Sum {
    hash: Xxh3,
    /// What waits to be hashed: many small pieces one by one would take most of the time.
    waiting: Vec<u8>,
    /// Those of the last row.
    headers: Option<Arc<Vec<Text>>>,
}

/// Bytes that wait at most.
const WAITING: usize = 1 << 16;
/// A text of so many bytes is hashed where it stands.
const LONG: usize = 512;
/// Stands for a field that is not there; no text is as long.
const NONE: u32 = u32::MAX;

impl Sum {
    fn commitment(&mut self, of: &Commitment) {
        for text in [&of.id, &of.member, &of.member_name, &of.country, &of.plan, &of.title, &of.source] {
            self.text(text);
        }
        for text in [&of.number, &of.text, &of.lead, &of.support, &of.lang, &of.coding, &of.source_url] {
            self.optional(text.as_deref());
        }
        self.text(of.region.slug());
        self.text(of.level.slug());
        self.month(of.start);
        self.month(of.end);
        self.list(of.areas.iter().map(|area| area.as_str()));
        self.list(of.values.iter().map(|value| value.slug()));
        self.ratings(of);
        self.number(of.source_row);
        for row in &of.raw {
            self.text(&row.source);
            self.number(row.row);
            self.headers(row.cells.headers());
            self.text(row.cells.record());
        }
        for origin in &of.origins {
            self.text(&origin.field);
            self.text(&origin.source);
            self.number(origin.row);
        }
        self.number(NONE);
    }

    /// Rows of one file share their headers: they count where they change.
    fn headers(&mut self, headers: &Arc<Vec<Text>>) {
        if self.headers.as_ref().is_none_or(|last| !Arc::ptr_eq(last, headers) && last != headers) {
            self.list(headers.iter().map(Text::as_str));
            self.headers = Some(Arc::clone(headers));
        }
    }

    fn ratings(&mut self, of: &Commitment) {
        let ratings = &of.ratings;
        self.rating(ratings.specificity);
        self.rating(ratings.verifiable);
        self.rating(ratings.relevant);
        self.rating(ratings.potential_impact);
        self.rating(ratings.ambition);
        self.rating(ratings.completion);
        self.rating(ratings.completion_mid_term);
        self.optional(ratings.completion_stage.map(|stage| stage.slug()));
        self.rating(ratings.early_results);
        self.rating(ratings.starred);
        self.optional(ratings.starred_formula.map(|formula| formula.slug()));
    }

    fn plan(&mut self, of: &Plan) {
        for text in [&of.id, &of.member, &of.member_name, &of.country] {
            self.text(text);
        }
        self.text(of.region.slug());
        self.text(of.level.slug());
        self.number(of.number.unwrap_or(NONE));
        self.optional(of.title.as_deref());
        self.optional(of.year.map(|year| year.to_string()).as_deref());
        self.month(of.start);
        self.month(of.end);
        self.number(of.dated.into());
        self.number(of.commitments);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        if text.len() >= LONG {
            self.go_on();
            self.hash.update(text.as_bytes());
        } else {
            self.waiting.extend_from_slice(text.as_bytes());
        }
        if self.waiting.len() >= WAITING {
            self.go_on();
        }
    }

    /// Hashes what waits.
    fn go_on(&mut self) {
        self.hash.update(&self.waiting);
        self.waiting.clear();
    }

    fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.number(NONE),
        }
    }

    fn list<'a>(&mut self, items: impl ExactSizeIterator<Item = &'a str>) {
        self.number(items.len() as u32);
        items.for_each(|item| self.text(item));
    }

    fn rating<S: Scale>(&mut self, rating: Rating<S>) {
        self.text(rating.slug());
    }

    fn month(&mut self, month: Option<Month>) {
        self.number(month.map_or(NONE, |month| month.index() as u32));
    }

    fn number(&mut self, number: u32) {
        self.waiting.extend_from_slice(&number.to_le_bytes());
    }

    fn digest(mut self) -> u128 {
        self.go_on();
        self.hash.digest128()
    }

    /// The first 12 digits in hexadecimal.
    fn finish(self) -> String {
        self.digest().to_be_bytes().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }
}
