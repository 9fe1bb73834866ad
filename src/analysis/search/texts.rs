//! The index of words: which commitments mention what, how often, and how well that fits (BM25).
//!
//! Title and text are weighed apart. Everything is kept in the order of rows and of sorted words, and scores are rounded
//! before they are compared, so that the same data and the same words give the same list everywhere.

use std::collections::HashMap;

use app::model::commitment::Commitment;
use app::model::found::Respelled;

use super::fold::each_word;
use super::variants::{Variant, variants};
use super::wanted::Wanted;

/// How much a title weighs beside a text.
const TITLE: f64 = 3.0;
/// How soon further mentions stop to count.
const SATURATION: f64 = 1.2;
/// How much the length counts against a title, and against a text. Titles differ in length for little reason.
const LENGTH: (f64, f64) = (0.3, 0.75);
/// Steps in which scores are compared: fine enough to tell, coarse enough for every processor to agree.
const STEPS: f64 = 1e6;

/// Every word of a release with its places.
#[derive(Debug)]
pub(super) struct Texts {
    /// All words, sorted.
    words: Vec<String>,
    /// For each word the commitments that mention it, by row.
    places: Vec<Vec<Place>>,
    /// The words of each title and text in order, as positions in `words`.
    titles: Vec<Vec<u32>>,
    texts: Vec<Vec<u32>>,
    average: (f64, f64),
}

/// A commitment that mentions a word, and how often in title and text.
#[derive(Clone, Copy, Debug)]
struct Place {
    row: u32,
    title: u32,
    text: u32,
}

/// What a search text finds.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// Row and score of each commitment that mentions everything wanted, by row.
    pub(super) rows: Vec<(usize, i64)>,
    /// What is to be marked.
    pub(super) marks: Marks,
    /// Words that were taken for others.
    pub(super) respelled: Vec<Respelled>,
}

/// Words and phrases to mark where they stand.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Sorted.
    pub(super) words: Vec<String>,
    pub(super) phrases: Vec<Vec<String>>,
}

/// How often something is mentioned in the title and the text of one commitment; less than once for a variant.
type Mentions = (f64, f64);

impl Texts {
    pub(super) fn new(commitments: &[Commitment]) -> Self {
        let mut ids: HashMap<String, u32> = HashMap::new();
        let mut read = |text: &str| {
            let mut row = Vec::new();
            each_word(text, |word, _| {
                let next = ids.len() as u32;
                let id = match ids.get(word) {
                    Some(id) => *id,
                    None => *ids.entry(word.to_owned()).or_insert(next),
                };
                row.push(id);
            });
            row
        };
        let mut titles: Vec<Vec<u32>> = commitments.iter().map(|c| read(&c.title)).collect();
        let mut texts: Vec<Vec<u32>> =
            commitments.iter().map(|c| read(c.text.as_deref().unwrap_or_default())).collect();
        let mut words: Vec<(String, u32)> = ids.into_iter().collect();
        words.sort_unstable();
        let mut rank = vec![0_u32; words.len()];
        for ((_, id), place) in words.iter().zip(0..) {
            rank[*id as usize] = place;
        }
        for id in titles.iter_mut().chain(&mut texts).flatten() {
            *id = rank[*id as usize];
        }
        Self {
            places: places(words.len(), &titles, &texts),
            words: words.into_iter().map(|(word, _)| word).collect(),
            average: (average(&titles), average(&texts)),
            titles,
            texts,
        }
    }

    /// Commitments that mention everything wanted. Where nothing is wanted, all of them.
    pub(super) fn find(&self, wanted: &[Wanted]) -> Matches {
        let mut scores: Vec<Option<f64>> = vec![Some(0.0); self.titles.len()];
        let mut found = Matches::default();
        for one in wanted {
            let mentions = match one {
                Wanted::Word { word, open } => self.word(word, *open, &mut found),
                Wanted::Phrase(words) => {
                    found.marks.phrases.push(words.clone());
                    self.phrase(words)
                }
            };
            self.add(&mentions, &mut scores);
        }
        found.marks.words.sort_unstable();
        found.marks.words.dedup();
        let rows = scores.into_iter().enumerate();
        found.rows = rows.filter_map(|(row, score)| Some((row, (score? * STEPS).round() as i64))).collect();
        found
    }

    /// Adds the score of one wanted thing; who does not mention it is out.
    fn add(&self, mentions: &[Mentions], scores: &mut [Option<f64>]) {
        let all = mentions.len() as f64;
        let with = mentions.iter().filter(|mentions| is_mentioned(mentions)).count() as f64;
        let rarity = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
        for (row, (score, mentions)) in scores.iter_mut().zip(mentions).enumerate() {
            let weight = rarity * self.weight(row, mentions);
            *score = score.filter(|_| is_mentioned(mentions)).map(|score| score + weight);
        }
    }

    fn weight(&self, row: usize, (title, text): &Mentions) -> f64 {
        let saturated = |mentions: f64, length: usize, average: f64, counts: f64| {
            let long = 1.0 - counts + counts * length as f64 / average.max(1.0);
            mentions * (SATURATION + 1.0) / (mentions + SATURATION * long)
        };
        let length = |rows: &[Vec<u32>]| rows.get(row).map_or(0, Vec::len);
        TITLE * saturated(*title, length(&self.titles), self.average.0, LENGTH.0)
            + saturated(*text, length(&self.texts), self.average.1, LENGTH.1)
    }

    fn word(&self, word: &str, open: bool, found: &mut Matches) -> Vec<Mentions> {
        let mut mentions = vec![(0.0, 0.0); self.titles.len()];
        let variants = variants(&self.words, |at| self.places[at].len(), word, open);
        for Variant { at, weight, .. } in &variants {
            for place in &self.places[*at] {
                let sum = &mut mentions[place.row as usize];
                sum.0 += weight * f64::from(place.title);
                sum.1 += weight * f64::from(place.text);
            }
        }
        found.marks.words.extend(variants.iter().map(|variant| self.words[variant.at].clone()));
        let read: Vec<String> = variants
            .iter()
            .filter(|variant| variant.respelled)
            .map(|variant| self.words[variant.at].clone())
            .collect();
        if !read.is_empty() {
            found.respelled.push(Respelled { typed: word.into(), read });
        }
        mentions
    }

    fn phrase(&self, phrase: &[String]) -> Vec<Mentions> {
        let ids: Option<Vec<u32>> =
            phrase.iter().map(|word| Some(self.words.binary_search(word).ok()? as u32)).collect();
        let Some(ids) = ids.filter(|ids| !ids.is_empty()) else {
            return vec![(0.0, 0.0); self.titles.len()];
        };
        let times = |words: &[u32]| words.windows(ids.len()).filter(|part| *part == ids).count() as f64;
        self.titles.iter().zip(&self.texts).map(|(title, text)| (times(title), times(text))).collect()
    }
}

fn is_mentioned((title, text): &Mentions) -> bool {
    title + text > 0.0
}

fn places(words: usize, titles: &[Vec<u32>], texts: &[Vec<u32>]) -> Vec<Vec<Place>> {
    let mut places: Vec<Vec<Place>> = vec![Vec::new(); words];
    for ((title, text), row) in titles.iter().zip(texts).zip(0..) {
        let mentions = title.iter().map(|id| (id, 1, 0)).chain(text.iter().map(|id| (id, 0, 1)));
        for (id, in_title, in_text) in mentions {
            let of_word = &mut places[*id as usize];
            match of_word.last_mut() {
                Some(place) if place.row == row => {
                    place.title += in_title;
                    place.text += in_text;
                }
                _ => of_word.push(Place { row, title: in_title, text: in_text }),
            }
        }
    }
    places
}

fn average(rows: &[Vec<u32>]) -> f64 {
    rows.iter().map(Vec::len).sum::<usize>() as f64 / rows.len().max(1) as f64
}
