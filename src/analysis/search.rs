//! Finds commitments by words and by place, area, level and year.
//!
//! Words must all occur in title or text, in any case and with any accents. Titles that match come first, then newer
//! plans; the order is total, so that paging never repeats or skips a row.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use app::model::answer::{Choice, Choices};
use app::model::commitment::{Commitment, Plan};
use app::model::lang::Lang;
use app::model::query::{Grouping, Parsed, Problem};
use app::model::rating::{Rating, YesNo};
use app::model::search::{Found, Hit, PAGE_SIZE, Piece, Search};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Analysis, order, places, resolve};

/// Characters of a passage.
const PASSAGE: usize = 240;
/// Characters shown before the first match.
const BEFORE: usize = 60;

/// Look-ups by id, and texts ready to be searched. The maps are only asked, never walked, so their order is nowhere seen.
#[derive(Debug)]
pub(super) struct Index {
    titles: Vec<String>,
    texts: Vec<String>,
    commitments: HashMap<String, usize>,
    plans: HashMap<String, usize>,
}

impl Index {
    pub(super) fn new(commitments: &[Commitment], plans: &[Plan]) -> Self {
        Self {
            titles: commitments.iter().map(|c| fold(&c.title)).collect(),
            texts: commitments.iter().map(|c| c.text.as_deref().map(fold).unwrap_or_default()).collect(),
            commitments: commitments.iter().zip(0..).map(|(c, row)| (c.id.to_lowercase(), row)).collect(),
            plans: plans.iter().zip(0..).map(|(plan, row)| (plan.id.clone(), row)).collect(),
        }
    }

    pub(super) fn commitment(&self, id: &str) -> Option<usize> {
        self.commitments.get(&id.to_lowercase()).copied()
    }

    pub(super) fn plan<'a>(&self, plans: &'a [Plan], id: &str) -> Option<&'a Plan> {
        self.plans.get(id).and_then(|row| plans.get(*row))
    }

    /// Whether all words occur, and all of them in the title.
    fn matches(&self, row: usize, words: &[String]) -> Option<bool> {
        let (title, text) = (self.titles.get(row)?, self.texts.get(row)?);
        if !words.iter().all(|word| title.contains(word) || text.contains(word)) {
            return None;
        }
        Some(words.iter().all(|word| title.contains(word)))
    }
}

pub(super) fn search(
    analysis: &Analysis,
    parsed: Parsed<Search>,
    lang: Lang,
) -> (Found, Choices, Vec<Problem>) {
    let Parsed { value: mut search, mut problems } = parsed;
    resolve::places(analysis, &mut search.selection, &mut problems);
    let known: BTreeSet<&str> =
        analysis.data.commitments.iter().flat_map(|c| c.areas.iter().map(String::as_str)).collect();
    resolve::areas(Grouping::Area, &mut search.selection, &mut problems, known.into_iter());

    let words: Vec<String> = fold(&search.words).split_whitespace().map(str::to_owned).collect();
    let mut rows = matching(analysis, &search, &words);
    rows.sort_by_cached_key(|(row, in_title)| order(analysis, *row, *in_title));
    let members: BTreeSet<_> = rows.iter().filter_map(|(row, _)| member(analysis, *row)).collect();

    let last_page = (rows.len() as u32).div_ceil(PAGE_SIZE).max(1) - 1;
    search.page = search.page.min(last_page);
    let page = rows.iter().skip((search.page * PAGE_SIZE) as usize).take(PAGE_SIZE as usize);
    let found = Found {
        total: rows.len() as u32,
        members: members.len() as u32,
        hits: page.filter_map(|(row, _)| hit(analysis, *row, &words, lang)).collect(),
        search,
    };
    (found, choices(analysis, lang), problems)
}

/// Rows of the commitments that match, with whether all words occur in the title.
fn matching(analysis: &Analysis, search: &Search, words: &[String]) -> Vec<(usize, bool)> {
    (0..)
        .zip(&analysis.data.commitments)
        .filter(|(_, commitment)| selected(analysis, search, commitment))
        .filter_map(|(row, _)| Some((row, analysis.index.matches(row, words)?)))
        .collect()
}

fn selected(analysis: &Analysis, search: &Search, commitment: &Commitment) -> bool {
    let selection = &search.selection;
    let within = |list: &[String], item: &String| list.is_empty() || list.contains(item);
    let year = analysis.index.plan(&analysis.data.plans, &commitment.plan).and_then(|plan| plan.year);
    let years = selection.years;
    (selection.areas.is_empty() || commitment.areas.iter().any(|area| selection.areas.contains(area)))
        && (selection.regions.is_empty() || selection.regions.contains(&commitment.region))
        && within(&selection.countries, &commitment.country)
        && within(&selection.members, &commitment.member)
        && selection.level.is_none_or(|level| level == commitment.level)
        && year.map_or(years.from.is_none() && years.to.is_none(), |year| years.contains(year))
}

type Order = (Reverse<bool>, Reverse<Option<i32>>, String, Vec<u64>, String);

fn order(analysis: &Analysis, row: usize, in_title: bool) -> Order {
    let Some(commitment) = analysis.data.commitments.get(row) else { return Order::default() };
    let year = analysis.index.plan(&analysis.data.plans, &commitment.plan).and_then(|plan| plan.year);
    let number = commitment.number.as_deref().map(natural).unwrap_or_default();
    (Reverse(in_title), Reverse(year), commitment.member_name.clone(), number, commitment.id.clone())
}

/// The numbers in a text, so that `2.10` comes after `2.9`.
fn natural(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

fn member(analysis: &Analysis, row: usize) -> Option<&str> {
    analysis.data.commitments.get(row).map(|commitment| commitment.member.as_str())
}

fn hit(analysis: &Analysis, row: usize, words: &[String], lang: Lang) -> Option<Hit> {
    let commitment = analysis.data.commitments.get(row)?;
    let plan = analysis.index.plan(&analysis.data.plans, &commitment.plan);
    Some(Hit {
        id: commitment.id.clone(),
        member: analysis.member_name(&commitment.member, &commitment.member_name, &commitment.country, lang),
        year: plan.and_then(|plan| plan.year),
        number: commitment.number.clone(),
        title: marked(&commitment.title, words),
        passage: passage(commitment.text.as_deref().unwrap_or_default(), words),
        lang: commitment.lang.clone(),
        areas: commitment.areas.iter().map(|id| analysis.named(Grouping::Area, id, lang)).collect(),
        completion: commitment.ratings.completion.slug().into(),
        starred: commitment.ratings.starred == Rating::Rated(YesNo::Yes),
    })
}

fn choices(analysis: &Analysis, lang: Lang) -> Choices {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for area in analysis.data.commitments.iter().flat_map(|commitment| &commitment.areas) {
        *counts.entry(area).or_default() += 1;
    }
    let mut areas: Vec<Choice> = counts
        .into_iter()
        .map(|(id, commitments)| Choice { item: analysis.named(Grouping::Area, id, lang), commitments })
        .collect();
    areas.sort_by_cached_key(|choice| (order::key(&choice.item.name), choice.item.id.clone()));
    let members = places::members(analysis, lang);
    let members = members.into_iter().map(|(item, commitments)| Choice { item, commitments }).collect();
    Choices { areas, members, years: analysis.data.release.years }
}

/// Lower case without accents, so that “Bogota” finds “Bogotá”.
fn fold(text: &str) -> String {
    text.chars().flat_map(fold_char).collect()
}

fn fold_char(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)
}

/// A text cut into matching and other pieces.
fn marked(text: &str, words: &[String]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let hits = hits(text, words);
    for (index, c) in text.chars().enumerate() {
        let hit = hits.iter().any(|(from, to)| (*from..*to).contains(&index));
        match pieces.last_mut() {
            Some(piece) if piece.hit == hit => piece.text.push(c),
            _ => pieces.push(Piece { text: c.into(), hit }),
        }
    }
    pieces
}

/// Where words occur, as ranges of characters of the text as published.
fn hits(text: &str, words: &[String]) -> Vec<(usize, usize)> {
    // One published character may fold to none or several: remember for each byte of the folded text where it came from.
    let mut folded = String::new();
    let mut origin = Vec::new();
    for (index, c) in text.chars().enumerate() {
        for c in fold_char(c) {
            folded.push(c);
            origin.resize(folded.len(), index);
        }
    }
    let place = |byte: usize| origin.get(byte).copied();
    let found = words.iter().flat_map(|word| folded.match_indices(word.as_str()));
    found.filter_map(|(at, word)| Some((place(at)?, place(at + word.len() - 1)? + 1))).collect()
}

/// A passage of the text around the first match, or its beginning.
fn passage(text: &str, words: &[String]) -> Vec<Piece> {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = text.chars().count();
    let first = hits(&text, words).into_iter().map(|(from, _)| from).min().unwrap_or(0);
    let from = first.saturating_sub(BEFORE);
    let cut: String = text.chars().skip(from).take(PASSAGE).collect();
    let mut pieces = marked(&cut, words);
    if from > 0 {
        pieces.insert(0, Piece { text: "… ".into(), hit: false });
    }
    if from + PASSAGE < length {
        pieces.push(Piece { text: " …".into(), hit: false });
    }
    pieces
}
