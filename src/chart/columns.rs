//! Tinted and hatched columns behind the lines: years that may still change, and years without any point.

use app::model::answer::{Answer, Series};
use app::text::absent::{
    empty_runs, empty_words, empty_years, incomplete_years, uncertain_words, uncertain_years,
};
use app::text::say;

use super::labels::in_row;
use super::measure_text::widest;
use super::paint::Role;

/// Space between two words above columns.
const SPACE: f64 = 6.0;

/// A column over years that follow each other.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Tinted or hatched.
    pub(super) role: Role,
    pub(super) first: i32,
    pub(super) last: i32,
    /// What stands above it.
    words: String,
    /// The same where there is less room.
    short: &'static str,
}

/// The columns of a panel.
pub(super) fn columns(answer: &Answer, series: &[&Series]) -> Vec<Column> {
    let column = |role, years: &[i32], (words, short)| {
        let (first, last) = (*years.first()?, *years.last()?);
        Some(Column { role, first, last, words, short })
    };
    let lang = answer.query.lang;
    let part = say::INCOMPLETE.of(lang);
    let uncertain = uncertain_years(answer, series);
    let uncertain =
        runs(&uncertain).filter_map(|run| column(Role::Hatch, run, uncertain_words(answer, series, run)));
    let empty = empty_years(answer, series);
    let empty = empty_runs(answer, series, &empty)
        .filter_map(|run| column(Role::Hatch, run, empty_words(answer, series, run)));
    let open = incomplete_years(answer, series);
    let open = runs(&open).filter_map(|run| column(Role::Incomplete, run, (part.into(), part)));
    empty.chain(uncertain).chain(open).collect()
}

fn runs(years: &[i32]) -> impl Iterator<Item = &[i32]> {
    years.chunk_by(|one, next| one + 1 == *next)
}

/// The words above columns with their left edges: columns with their centres go in, in any order. In full where there is
/// room between the edges, else short, else only above the first column of each kind.
pub(super) fn words_above(columns: &[(f64, &Column)], from: f64, to: f64) -> Vec<(f64, String)> {
    let mut columns = columns.to_vec();
    columns.sort_by(|one, other| one.0.total_cmp(&other.0));
    let full = columns.iter().map(|(x, column)| (*x, column.words.clone())).collect();
    let short: Vec<_> = columns.iter().map(|(x, column)| (*x, column.short.to_owned())).collect();
    let mut once: Vec<(f64, String)> = Vec::new();
    for (x, text) in &short {
        if !once.iter().any(|(_, other)| other == text) {
            once.push((*x, text.clone()));
        }
    }
    let fits =
        |words: &Vec<(f64, String)>| wanted(words).iter().map(|(_, width)| width).sum::<f64>() <= to - from;
    let words = [full, short].into_iter().find(fits).unwrap_or(once);
    let lefts = in_row(&wanted(&words), from, to);
    lefts.into_iter().zip(words).map(|(left, (_, text))| (left + SPACE / 2.0, text)).collect()
}

fn wanted(words: &[(f64, String)]) -> Vec<(f64, f64)> {
    words.iter().map(|(x, text)| (*x, widest([text.as_str()], Role::Note.font()) + SPACE)).collect()
}
