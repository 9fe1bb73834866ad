//! Short lists of commitments: the newest of an area, those of a plan.

use std::cmp::Reverse;

use app::model::commitment::Commitment;
use app::model::lang::Lang;
use app::model::place::Named;
use app::model::profile::CommitmentLine;
use app::model::query::Grouping;
use app::model::rating::{Rating, YesNo};

use super::Analysis;

/// The newest commitments that are wanted, at most `most` of them.
pub(super) fn newest(
    analysis: &Analysis,
    wanted: impl Fn(&Commitment) -> bool,
    most: usize,
    lang: Lang,
) -> Vec<CommitmentLine> {
    let found = analysis.data.commitments.iter().filter(|commitment| wanted(commitment));
    let mut found: Vec<_> = found.map(|commitment| (order(analysis, commitment), commitment)).collect();
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found
        .into_iter()
        .take(most)
        .map(|((Reverse(year), ..), found)| line(analysis, found, year, lang))
        .collect()
}

type Order<'a> = (Reverse<Option<i32>>, &'a str, Vec<u64>, &'a str);

/// Newer plans first; then by member and number. The id makes the order total.
fn order<'a>(analysis: &Analysis, commitment: &'a Commitment) -> Order<'a> {
    let year = analysis.index().plan(&analysis.data.plans, &commitment.plan).and_then(|plan| plan.year);
    let number = commitment.number.as_deref().map(natural).unwrap_or_default();
    (Reverse(year), &commitment.member_name, number, &commitment.id)
}

/// The numbers in a text, so that `2.10` comes after `2.9`.
fn natural(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// A commitment as a line.
pub(super) fn of(analysis: &Analysis, commitment: &Commitment, lang: Lang) -> CommitmentLine {
    let year = analysis.index().plan(&analysis.data.plans, &commitment.plan).and_then(|plan| plan.year);
    line(analysis, commitment, year, lang)
}

fn line(analysis: &Analysis, commitment: &Commitment, year: Option<i32>, lang: Lang) -> CommitmentLine {
    let areas = commitment.areas.iter().map(|id| analysis.named(Grouping::Area, id, lang));
    let (slug, english) = (&commitment.member, &commitment.member_name);
    let member = analysis.member_name(slug, english, &commitment.country, lang);
    CommitmentLine {
        id: commitment.id.to_string(),
        title: commitment.title.to_string(),
        lang: commitment.lang.as_ref().map(ToString::to_string),
        member: Named { id: commitment.member.to_string(), name: member },
        year,
        number: commitment.number.as_ref().map(ToString::to_string),
        areas: areas.collect(),
        completion: commitment.ratings.completion.slug().into(),
        starred: commitment.ratings.starred == Rating::Rated(YesNo::Yes),
    }
}
