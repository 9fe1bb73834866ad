//! Ids of commitments: the OGP code where there is one, else made of member, plan and number.
//!
//! An id depends on what the rows say, never on their order, so that links to a commitment survive the next export.

use std::collections::BTreeMap;

use app::model::commitment::{Commitment, Plan};
use app::model::report::FindingKind;
use app::model::text::Text;
use rayon::prelude::{
    IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator, ParallelSliceMut,
};
use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_64;

use super::log::{Log, Spot};
use super::numbers;
use super::recent::Recent;
use super::words::slug;

/// Gives every commitment its id. Those that have an OGP code have it as their id already.
pub(super) fn assign(commitments: &mut [Commitment], plans: &[Plan], log: &mut Log) {
    let beginnings: Vec<String> = plans.iter().map(beginning).collect();
    let beginnings = plans.iter().map(|plan| plan.id.as_str()).zip(beginnings.iter().map(String::as_str));
    let beginnings: FxHashMap<&str, &str> = beginnings.collect();
    let begin = || (Recent::new(&beginnings), FxHashMap::default());
    let coded = commitments.par_iter_mut().map_init(begin, |(beginnings, numbers), commitment| {
        let is_coded = !commitment.id.is_empty();
        if !is_coded {
            let beginning = beginnings.get(&commitment.plan);
            commitment.id = made(commitment, beginning.unwrap_or_default(), numbers).into();
        }
        is_coded
    });
    let coded: Vec<bool> = coded.collect();
    let Ids { prints, repeated } = Ids::of(commitments);
    let mut added: FxHashSet<u64> = FxHashSet::default();
    for (id, mut rows) in repeated {
        // The content decides who keeps the plain id; the line only where the content is the same.
        rows.sort_by_cached_key(|row| {
            let one = &commitments[*row];
            (one.plan.clone(), one.title.clone(), one.text.clone(), one.source.clone(), one.source_row)
        });
        let mut suffix = 1;
        for row in rows.into_iter().skip(1) {
            let unique: Text = loop {
                suffix += 1;
                let candidate = format!("{id}-{suffix}");
                let print = print(&candidate);
                if prints.binary_search(&print).is_err() && added.insert(print) {
                    break candidate.into();
                }
            };
            // Where an id is made of the number or title, the number that was made unique has been reported before.
            if coded[row] {
                report(&commitments[row], &id, &unique, log);
            }
            commitments[row].id = unique;
        }
    }
}

/// The ids that are given already.
struct Ids {
    /// Their fingerprints, sorted. That two ids have the same is no matter: then a free one is passed over.
    prints: Vec<u64>,
    /// Those that come more than once, with their rows.
    repeated: BTreeMap<Text, Vec<usize>>,
}

impl Ids {
    fn of(commitments: &[Commitment]) -> Self {
        // Few or none are repeated, and only these have a fingerprint that comes more than once.
        let own: Vec<u64> = commitments.par_iter().map(|commitment| print(&commitment.id)).collect();
        let mut prints = own.clone();
        prints.par_sort_unstable();
        let twice: FxHashSet<u64> =
            prints.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        let mut repeated: BTreeMap<Text, Vec<usize>> = BTreeMap::new();
        let rows = own.iter().enumerate().filter(|(_, print)| twice.contains(print));
        for (row, _) in rows {
            repeated.entry(commitments[row].id.clone()).or_default().push(row);
        }
        repeated.retain(|_, rows| rows.len() > 1);
        Self { prints, repeated }
    }
}

fn print(id: &str) -> u64 {
    xxh3_64(id.as_bytes())
}

fn report(commitment: &Commitment, id: &str, unique: &str, log: &mut Log) {
    let spot = Spot { source: &commitment.source, line: commitment.source_row, column: "code" };
    log.finding(spot, FindingKind::IdMadeUnique, id, format!("{unique}, because it occurs again"));
}

/// What the ids of a plan's commitments begin with: `{member}-{plan number or year of start}`.
fn beginning(plan: &Plan) -> String {
    match (plan.number, plan.start) {
        (Some(number), _) => format!("{}-{number}", plan.member),
        (None, Some(start)) => format!("{}-{}", plan.member, start.year),
        (None, None) => format!("{}-undated", plan.member),
    }
}

/// `{beginning}-{number}`, with the beginning of the title where there is no number. `numbers` are those met so far, as parts of an id:
/// there are few different ones.
fn made(commitment: &Commitment, beginning: &str, numbers: &mut FxHashMap<Text, String>) -> String {
    let number = commitment.number.clone().unwrap_or_default();
    let number = numbers.entry(number).or_insert_with_key(|number| plain(number));
    if number.is_empty() {
        format!("{beginning}-{}", slug(&numbers_off(&commitment.title), 40))
    } else {
        format!("{beginning}-{number}")
    }
}

fn numbers_off(title: &str) -> String {
    numbers::of_title(title).map_or(title, |(_, rest)| rest).to_owned()
}

/// A number as part of an address: dots stay, other marks become hyphens.
fn plain(number: &str) -> String {
    let marked: String =
        number
            .chars()
            .map(|letter| {
                if letter.is_ascii_alphanumeric() || letter == '.' {
                    letter.to_ascii_lowercase()
                } else {
                    '-'
                }
            })
            .collect();
    let parts: Vec<&str> = marked.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-").trim_matches('.').to_owned()
}
