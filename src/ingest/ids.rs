//! Ids of commitments: the OGP code where there is one, else made of member, plan and number.
//!
//! An id depends on what the rows say, never on their order, so that links to a commitment survive the next export.

use std::collections::{BTreeMap, BTreeSet};

use app::model::commitment::{Commitment, Plan};
use app::model::report::FindingKind;

use super::log::{Log, Spot};
use super::numbers;
use super::words::slug;

/// Gives every commitment its id. `codes` are the OGP codes, in the order of the commitments.
pub(super) fn assign(
    commitments: &mut [Commitment],
    codes: &[Option<String>],
    plans: &[Plan],
    log: &mut Log,
) {
    let by_id: BTreeMap<&str, &Plan> = plans.iter().map(|plan| (plan.id.as_str(), plan)).collect();
    let wanted: Vec<String> = commitments
        .iter()
        .zip(codes)
        .map(|(commitment, code)| {
            code.clone().unwrap_or_else(|| made(commitment, by_id.get(commitment.plan.as_str())))
        })
        .collect();
    let mut order: Vec<usize> = (0..commitments.len()).collect();
    // The content decides who keeps the plain id; the line only where the content is the same.
    order.sort_by_cached_key(|index| {
        let commitment = &commitments[*index];
        let content = (commitment.plan.clone(), commitment.title.clone(), commitment.text.clone());
        (wanted[*index].clone(), content, commitment.source.clone(), commitment.source_row)
    });
    let mut taken: BTreeSet<String> = wanted.iter().cloned().collect();
    let mut previous: Option<&String> = None;
    let mut suffix = 1;
    for index in order {
        let id = &wanted[index];
        if previous != Some(id) {
            (previous, suffix) = (Some(id), 1);
            commitments[index].id = id.clone();
            continue;
        }
        let unique = loop {
            suffix += 1;
            let candidate = format!("{id}-{suffix}");
            if taken.insert(candidate.clone()) {
                break candidate;
            }
        };
        // Where an id is made of the number or title, the number that was made unique has been reported before.
        if codes[index].is_some() {
            report(&commitments[index], id, &unique, log);
        }
        commitments[index].id = unique;
    }
}

fn report(commitment: &Commitment, id: &str, unique: &str, log: &mut Log) {
    let spot = Spot { source: &commitment.source, line: commitment.source_row, column: "code" };
    log.finding(spot, FindingKind::IdMadeUnique, id, format!("{unique}, because it occurs again"));
}

/// `{member}-{plan number or year of start}-{number}`, with the beginning of the title where there is no number.
fn made(commitment: &Commitment, plan: Option<&&Plan>) -> String {
    let plan_part = match plan.map(|plan| (plan.number, plan.start)) {
        Some((Some(number), _)) => number.to_string(),
        Some((None, Some(start))) => start.year.to_string(),
        _ => "undated".into(),
    };
    let own_part = match commitment.number.as_deref().map(plain).filter(|number| !number.is_empty()) {
        Some(number) => number,
        None => slug(&numbers_off(&commitment.title), 40),
    };
    format!("{}-{plan_part}-{own_part}", commitment.member)
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
