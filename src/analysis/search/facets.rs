//! What commitments can be told apart by, and how many there are of each.
//!
//! The count of a value is what would be found if it were chosen instead of what is chosen of its own facet. One pass over
//! the commitments gives all counts: one that fails nothing but a certain part of the search counts for that part.

use std::collections::{BTreeMap, BTreeSet};

use app::model::commitment::Commitment;
use app::model::found::{Well, YearCount};
use app::model::rating::{Ambition, PotentialImpact, Rating, Ratings, Scale};
use app::model::search::{Key, Part, Search, UNCODED};
use app::model::text::Text;

use super::well;
use crate::reference::Reference;
use crate::store::Data;

/// The values of every facet, for every commitment.
#[derive(Debug)]
pub(super) struct Facets {
    columns: Vec<Column>,
}

/// One facet.
#[derive(Debug)]
struct Column {
    key: Key,
    /// All values, sorted.
    values: Vec<String>,
    /// For each commitment its values, as positions in `values`, each once.
    rows: Vec<Vec<u32>>,
}

impl Facets {
    /// `coding` gives the coding of each plan in which the trends count it.
    pub(super) fn new(data: &Data, reference: &Reference, coding: &BTreeMap<&str, &str>) -> Self {
        let challenge = |area: &Text| Some(reference.challenge_of(reference.area(area)?)?.id.clone());
        let columns = Key::ALL.map(|key| {
            Column::new(key, &data.commitments, &|commitment| match key {
                Key::Area => commitment.areas.iter().map(ToString::to_string).collect(),
                Key::Challenge => commitment.areas.iter().filter_map(challenge).collect(),
                Key::Region => vec![commitment.region.slug().into()],
                Key::Country => vec![commitment.country.to_string()],
                Key::Member => vec![commitment.member.to_string()],
                Key::Level => vec![commitment.level.slug().into()],
                Key::Completion => vec![commitment.ratings.completion.slug().into()],
                Key::Ambition => potential(&commitment.ratings),
                Key::EarlyResults => vec![commitment.ratings.early_results.slug().into()],
                Key::Starred => vec![commitment.ratings.starred.slug().into()],
                Key::Coding => vec![counted_in(commitment, coding)],
            })
        });
        Self { columns: columns.into() }
    }

    /// Whether any commitment has this value.
    pub(super) fn knows(&self, key: Key, value: &str) -> bool {
        self.column(key).is_some_and(|column| column.place(value).is_some())
    }

    fn column(&self, key: Key) -> Option<&Column> {
        self.columns.iter().find(|column| column.key == key)
    }
}

impl Column {
    fn new(key: Key, commitments: &[Commitment], of: &dyn Fn(&Commitment) -> Vec<String>) -> Self {
        let rows: Vec<Vec<String>> = commitments.iter().map(of).collect();
        let values: Vec<String> =
            rows.iter().flatten().collect::<BTreeSet<_>>().into_iter().cloned().collect();
        let place = |value: &String| Some(values.binary_search(value).ok()? as u32);
        let rows = rows
            .iter()
            .map(|row| row.iter().filter_map(place).collect::<BTreeSet<_>>().into_iter().collect())
            .collect();
        Self { key, values, rows }
    }

    fn place(&self, value: &str) -> Option<u32> {
        Some(self.values.binary_search_by(|known| known.as_str().cmp(value)).ok()? as u32)
    }

    fn of(&self, row: usize) -> &[u32] {
        self.rows.get(row).map_or(&[], Vec::as_slice)
    }
}

/// The ratings of ambition and of potential impact; where there is none of either, the reason that says most.
fn potential(ratings: &Ratings) -> Vec<String> {
    let (ambition, impact) = (ratings.ambition, ratings.potential_impact);
    let steps = ambition.step().map(Scale::slug).into_iter().chain(impact.step().map(Scale::slug));
    let steps: Vec<String> = steps.map(str::to_owned).collect();
    if !steps.is_empty() {
        return steps;
    }
    let reasons = [
        (Rating::<Ambition>::Pending, Rating::<PotentialImpact>::Pending),
        (Rating::Unclear, Rating::Unclear),
        (Rating::NotAssessed, Rating::NotAssessed),
        (Rating::NoSuchIndicator, Rating::NoSuchIndicator),
    ];
    let said = reasons.into_iter().find(|reason| ambition == reason.0 || impact == reason.1);
    vec![said.map_or(Rating::<Ambition>::Missing, |reason| reason.0).slug().into()]
}

/// The coding in which the trends count a commitment: its own, if it is also that of its plan.
fn counted_in(commitment: &Commitment, plans: &BTreeMap<&str, &str>) -> String {
    let coding = commitment
        .coding
        .as_deref()
        .filter(|coding| plans.get(commitment.plan.as_str()).is_some_and(|main| main == coding));
    coding.unwrap_or(UNCODED).into()
}

/// What is asked besides words and facets, for one commitment.
pub(super) struct Row<'a> {
    pub(super) commitment: &'a Commitment,
    /// Whether it mentions the words.
    pub(super) matches: bool,
    /// Year of its plan.
    pub(super) year: Option<i32>,
    /// Whether its plan is in force when asked.
    pub(super) in_force: bool,
}

/// What one pass over the commitments counts.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Rows of the commitments that fail nothing.
    pub(super) rows: Vec<usize>,
    /// How many each value would find, by facet and value.
    pub(super) values: BTreeMap<(Key, String), u32>,
    pub(super) years: Vec<YearCount>,
    pub(super) well: Well,
    /// How many each part of the search alone keeps out.
    pub(super) kept_out: BTreeMap<Part, u32>,
    /// How many mention the words.
    pub(super) words_alone: u32,
}

/// Counts the commitments, whose rows come in their order.
pub(super) fn count<'a>(facets: &Facets, search: &Search, rows: impl Iterator<Item = Row<'a>>) -> Counted {
    let chosen: Vec<(&Column, Option<Vec<u32>>)> =
        facets.columns.iter().map(|column| (column, places(column, search))).collect();
    let mut counts: Vec<Vec<u32>> =
        facets.columns.iter().map(|column| vec![0; column.values.len()]).collect();
    let mut years: BTreeMap<Option<i32>, u32> = BTreeMap::new();
    let mut counted = Counted::default();
    for (row, facts) in rows.enumerate() {
        counted.words_alone += u32::from(facts.matches);
        let failed = failed(search, &chosen, row, &facts);
        if failed.len() > 1 {
            continue;
        }
        let only = failed.first().copied();
        for ((column, _), counts) in chosen.iter().zip(&mut counts) {
            if only.is_none_or(|part| part == Part::Facet(column.key)) {
                column.of(row).iter().for_each(|value| counts[*value as usize] += 1);
            }
        }
        if only.is_none_or(|part| part == Part::Years) {
            *years.entry(facts.year).or_default() += 1;
        }
        if only.is_none_or(|part| part == Part::Well) {
            let judged = well::judged(facts.commitment);
            counted.well.of += 1;
            counted.well.judged += u32::from(judged.is_some());
            counted.well.good += u32::from(judged == Some(true));
        }
        match only {
            Some(part) => *counted.kept_out.entry(part).or_default() += 1,
            None => counted.rows.push(row),
        }
    }
    counted.years = years.into_iter().map(|(year, count)| YearCount { year, count }).collect();
    counted.values = facets
        .columns
        .iter()
        .zip(counts)
        .flat_map(|(column, counts)| {
            column.values.iter().zip(counts).map(|(value, count)| ((column.key, value.clone()), count))
        })
        .collect();
    counted
}

/// The chosen values of a facet; `None` where nothing is chosen. A value that no commitment has is nowhere.
fn places(column: &Column, search: &Search) -> Option<Vec<u32>> {
    let chosen = search.chosen(column.key);
    (!chosen.is_empty()).then(|| chosen.iter().filter_map(|value| column.place(value)).collect())
}

/// The parts of a search that a commitment fails; two tell as much as more.
fn failed(search: &Search, chosen: &[(&Column, Option<Vec<u32>>)], row: usize, facts: &Row<'_>) -> Vec<Part> {
    let years = search.selection.years;
    let in_years = match facts.year {
        Some(year) => years.contains(year),
        None => !search.has(Part::Years),
    };
    let others = [
        (Part::Words, facts.matches),
        (Part::Years, in_years),
        (Part::InForce, facts.in_force),
        (Part::Well, !search.well || well::judged(facts.commitment) == Some(true)),
    ];
    let facets = chosen.iter().filter_map(|(column, places)| {
        let places = places.as_ref()?;
        let passes = column.of(row).iter().any(|value| places.contains(value));
        (!passes).then_some(Part::Facet(column.key))
    });
    others.into_iter().filter(|(_, passes)| !passes).map(|(part, _)| part).chain(facets).take(2).collect()
}
