//! Finds commitments: by words, by what they can be told apart by, and by what they achieved.
//!
//! [`texts`] says what the words match and how well, [`facets`] what else was asked and what else could be, [`order`] what
//! comes first, [`passage`] what is shown of a text.

mod facets;
pub(super) mod fold;
mod order;
mod passage;
mod texts;
mod values;
mod variants;
mod wanted;
mod well;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use app::model::commitment::{Commitment, Plan};
use app::model::found::{Found, Hit};
use app::model::lang::Lang;
use app::model::query::{Fault, Grouping, Parsed, Problem};
use app::model::rating::{Rating, YesNo};
use app::model::search::{Key, PAGE_SIZE, Part, Search, UNCODED};
use app::model::text::Text;

use super::{Analysis, Selection, resolve};
use crate::reference::Reference;
use crate::store::Data;
use facets::{Counted, Facets, Row};
use order::Order;
use texts::{Marks, Matches, Texts};

/// Everything about commitments that is made ready once for a release. The maps are only asked, never walked, so their order
/// is nowhere seen.
#[derive(Debug)]
pub(super) struct Index {
    commitments: HashMap<String, usize>,
    plans: HashMap<String, usize>,
    texts: Texts,
    facets: Facets,
    order: Order,
    /// Year of the plan of each commitment.
    years: Vec<Option<i32>>,
}

impl Index {
    /// `codings` has the coding in which each plan is counted.
    pub(super) fn new(data: &Data, reference: &Reference, codings: &BTreeMap<&str, &str>) -> Self {
        let plans: HashMap<String, usize> =
            data.plans.iter().zip(0..).map(|(plan, row)| (plan.id.clone(), row)).collect();
        let year = |c: &Commitment| plans.get(c.plan.as_str()).and_then(|row| data.plans.get(*row)?.year);
        let years: Vec<Option<i32>> = data.commitments.iter().map(year).collect();
        Self {
            commitments: data
                .commitments
                .iter()
                .zip(0..)
                .map(|(c, row)| (c.id.to_lowercase(), row))
                .collect(),
            texts: Texts::new(&data.commitments),
            facets: Facets::new(data, reference, codings),
            order: Order::new(data, reference, &years),
            plans,
            years,
        }
    }

    pub(super) fn commitment(&self, id: &str) -> Option<usize> {
        self.commitments.get(&id.to_lowercase()).copied()
    }

    pub(super) fn plan<'a>(&self, plans: &'a [Plan], id: &str) -> Option<&'a Plan> {
        self.plans.get(id).and_then(|row| plans.get(*row))
    }
}

/// Everything that a search selects, in its order, and what was counted on the way.
struct Selected {
    search: Search,
    problems: Vec<Problem>,
    rows: Vec<(usize, i64)>,
    matches: Matches,
    counted: Counted,
}

fn select(analysis: &Analysis, parsed: Parsed<Search>, lang: Lang) -> Selected {
    let Parsed { value: mut search, mut problems } = parsed;
    understand(analysis, &mut search, &mut problems);
    let index = analysis.index();
    let wanted = wanted::wanted(&search.words);
    let matches = if wanted.is_empty() && search.has(Part::Words) {
        // Nothing but punctuation was typed: that is mentioned nowhere.
        Matches::default()
    } else {
        index.texts.find(&wanted)
    };
    let mut scores: Vec<Option<i64>> = vec![None; analysis.data.commitments.len()];
    matches.rows.iter().for_each(|(row, score)| scores[*row] = Some(*score));
    let in_force = in_force(analysis, search.in_force);
    let rows = analysis.data.commitments.iter().zip(&index.years).zip(&scores);
    let counted = facets::count(
        &index.facets,
        &search,
        rows.map(|((commitment, year), score)| Row {
            commitment,
            matches: score.is_some(),
            year: *year,
            in_force: in_force.as_ref().is_none_or(|plans| plans.contains(commitment.plan.as_str())),
        }),
    );
    let mut rows: Vec<(usize, i64)> =
        counted.rows.iter().filter_map(|row| Some((*row, scores.get(*row).copied()??))).collect();
    index.order.sort(&mut rows, search.sort, lang);
    Selected { search, problems, rows, matches, counted }
}

/// Drops what neither release nor reference knows, with a problem for each.
fn understand(analysis: &Analysis, search: &mut Search, problems: &mut Vec<Problem>) {
    resolve::places(analysis, &mut search.selection, problems);
    let known: BTreeSet<&str> =
        analysis.data.commitments.iter().flat_map(|c| c.areas.iter().map(Text::as_str)).collect();
    resolve::areas(Grouping::Area, &mut search.selection, problems, known.into_iter());
    resolve::retain(
        &mut search.challenges,
        |id| analysis.reference.challenge(id).is_some(),
        |id| problems.push(Problem::new("challenge", id, Fault::Unknown)),
    );
    let codings = || analysis.data.release.codings.iter().map(|coding| coding.id.clone());
    let known = || codings().chain([UNCODED.to_owned()]).collect();
    resolve::retain(
        &mut search.codings,
        |id| id == UNCODED || analysis.index().facets.knows(Key::Coding, id),
        |id| problems.push(Problem::new("coding", id, Fault::NoSuchCoding(known()))),
    );
}

/// The plans in force on 1 July of a year; `None` where no year is asked.
fn in_force(analysis: &Analysis, year: Option<i32>) -> Option<BTreeSet<&str>> {
    let register = analysis.register(Grouping::Area);
    let entries = register.in_force(register.plans().map(|(plan, _)| plan), &(year?..=year?));
    let plans = entries.iter().filter_map(|entry| analysis.data.plans.get(register.plan(entry.plan).row));
    Some(plans.map(|plan| plan.id.as_str()).collect())
}

pub(super) fn search(analysis: &Analysis, parsed: Parsed<Search>, lang: Lang) -> (Found, Vec<Problem>) {
    let Selected { mut search, problems, rows, matches, counted } = select(analysis, parsed, lang);
    let total = rows.len() as u32;
    search.page = search.page.min(total.div_ceil(PAGE_SIZE).max(1) - 1);
    let page = rows.iter().skip((search.page * PAGE_SIZE) as usize).take(PAGE_SIZE as usize);
    let of = |name: fn(&Commitment) -> &str| {
        let commitments = rows.iter().filter_map(|(row, _)| analysis.data.commitments.get(*row));
        commitments.map(name).collect::<BTreeSet<_>>().len() as u32
    };
    let loosened = Part::all().into_iter().filter_map(|part| Some((part, *counted.kept_out.get(&part)?)));
    let found = Found {
        total,
        members: of(|commitment| &commitment.member),
        plans: of(|commitment| &commitment.plan),
        hits: page.filter_map(|(row, _)| hit(analysis, *row, &matches.marks, lang)).collect(),
        facets: values::facets(analysis, &search, &counted, lang),
        loosened: if total == 0 { loosened.collect() } else { Vec::new() },
        words_alone: counted.words_alone,
        years: counted.years,
        well: counted.well,
        respelled: matches.respelled,
        search,
    };
    (found, problems)
}

/// All commitments that a search selects, whatever page it asks for, in its order.
pub(super) fn selection(analysis: &Analysis, parsed: Parsed<Search>) -> Selection<'_> {
    let Selected { search, problems, rows, .. } = select(analysis, parsed, Lang::default());
    let rows = rows.iter().filter_map(|(row, _)| analysis.data.commitments.get(*row)).collect();
    (rows, Search { page: 0, ..search }, problems)
}

fn hit(analysis: &Analysis, row: usize, marks: &Marks, lang: Lang) -> Option<Hit> {
    let commitment = analysis.data.commitments.get(row)?;
    Some(Hit {
        id: commitment.id.to_string(),
        member: analysis.member_name(&commitment.member, &commitment.member_name, &commitment.country, lang),
        year: analysis.index().years.get(row).copied().flatten(),
        number: commitment.number.as_ref().map(ToString::to_string),
        title: passage::marked(&commitment.title, marks),
        passage: passage::passage(commitment.text.as_deref().unwrap_or_default(), marks),
        lang: commitment.lang.as_ref().map(ToString::to_string),
        areas: commitment.areas.iter().map(|id| analysis.named(Grouping::Area, id, lang)).collect(),
        completion: commitment.ratings.completion.slug().into(),
        starred: commitment.ratings.starred == Rating::Rated(YesNo::Yes),
    })
}
