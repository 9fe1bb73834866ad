//! What comes first. Every order ends with the id, so that paging never repeats or skips a row.

use std::cmp::Reverse;

use app::model::commitment::Commitment;
use app::model::lang::Lang;
use app::model::rating::{Completion, Rating};
use app::model::search::Sort;

use super::fold::folded;
use crate::reference::Reference;
use crate::store::Data;

/// The place of every commitment in the orders that no search changes.
#[derive(Debug)]
pub(super) struct Order {
    newest: Vec<u32>,
    /// Members by name, for each of [`Lang::ALL`].
    member: [Vec<u32>; Lang::ALL.len()],
    completion: Vec<u32>,
}

impl Order {
    /// `years` gives the year of each commitment's plan.
    pub(super) fn new(data: &Data, reference: &Reference, years: &[Option<i32>]) -> Self {
        let rows = || data.commitments.iter().zip(years);
        let member = |c: &Commitment, lang: Lang| {
            (folded(&reference.member_name(&c.member, &c.member_name, &c.country, lang)), c.member.clone())
        };
        let english = |c: &Commitment| member(c, Lang::default());
        let number = |c: &Commitment| c.number.as_deref().map(natural).unwrap_or_default();
        let newest = ranks(rows().map(|(c, year)| (Reverse(*year), english(c), number(c), c.id.clone())));
        let by_member =
            |lang| ranks(rows().map(|(c, year)| (member(c, lang), Reverse(*year), number(c), c.id.clone())));
        let completion = rows().zip(&newest).map(|((c, _), newest)| (level(c.ratings.completion), *newest));
        Self { member: Lang::ALL.map(by_member), completion: ranks(completion), newest }
    }

    /// Sorts rows with their scores; the language is that in which members are named.
    pub(super) fn sort(&self, rows: &mut [(usize, i64)], by: Sort, lang: Lang) {
        let place = |ranks: &[u32], row: usize| ranks.get(row).copied().unwrap_or(u32::MAX);
        match by {
            Sort::Best => rows.sort_by_key(|(row, score)| (Reverse(*score), place(&self.newest, *row))),
            Sort::Newest => rows.sort_by_key(|(row, _)| place(&self.newest, *row)),
            Sort::Member => {
                let of_lang = Lang::ALL.iter().zip(&self.member).find(|(known, _)| **known == lang);
                let member = of_lang.map_or(&[][..], |(_, ranks)| ranks);
                rows.sort_by_key(|(row, _)| place(member, *row));
            }
            Sort::Completion => rows.sort_by_key(|(row, _)| place(&self.completion, *row)),
        }
    }
}

/// The place of each key among all of them.
fn ranks<K: Ord>(keys: impl Iterator<Item = K>) -> Vec<u32> {
    let mut order: Vec<(K, usize)> = keys.zip(0..).collect();
    order.sort();
    let mut ranks = vec![0; order.len()];
    for ((_, row), rank) in order.iter().zip(0..) {
        ranks[*row] = rank;
    }
    ranks
}

/// From complete down; then the ways of not being rated.
fn level(completion: Rating<Completion>) -> u8 {
    match completion {
        Rating::Rated(Completion::Complete) => 0,
        Rating::Rated(Completion::Substantial) => 1,
        Rating::Rated(Completion::Limited) => 2,
        Rating::Rated(Completion::NotStarted) => 3,
        Rating::Rated(Completion::NoEvidence) => 4,
        Rating::Rated(Completion::Withdrawn) => 5,
        Rating::Unclear => 6,
        Rating::Pending => 7,
        Rating::NotAssessed => 8,
        Rating::NoSuchIndicator => 9,
        Rating::Missing => 10,
    }
}

/// The numbers in a text, so that `2.10` comes after `2.9`.
fn natural(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}
