//! Canonical rows as Polars tables, with the columns that the architecture names, and back.
//!
//! Enumerations are written as their words, months as `2014-07`, nested things as JSON, so that any Parquet reader can
//! use the files without this program.

use std::cell::RefCell;

use app::model::commitment::{Commitment, OgpValue, Plan};
use app::model::month::Month;
use app::model::place::{Level, Region};
use app::model::rating::{CompletionStage, Rating, Ratings, Scale, StarFormula};
use app::model::text::Text;
use polars::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A table that does not hold what it should.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// A column is missing or of another type.
    #[error("the table cannot be used: {0}")]
    Polars(#[from] PolarsError),
    /// Text cannot be written as CSV.
    #[error("the table cannot be written: {0}")]
    Csv(#[from] csv::Error),
    /// A cell does not hold one of the words expected.
    #[error("row {row}, column {column}: “{value}” is not a value of this column")]
    Cell {
        /// The column.
        column: &'static str,
        /// The row, counted from 1.
        row: usize,
        /// What stands there.
        value: String,
    },
}

/// The table `commitments`: one row per commitment, in the order given.
///
/// # Errors
/// Only if Polars refuses the columns, which would be a defect.
pub fn commitments_frame(commitments: &[Commitment]) -> Result<DataFrame, FrameError> {
    let text = |name: &str, of: fn(&Commitment) -> Option<String>| {
        Column::new(name.into(), commitments.iter().map(of).collect::<Vec<_>>())
    };
    let list = |name: &str, of: fn(&Commitment) -> Vec<&str>| {
        let lists: Vec<Series> = commitments.iter().map(|c| strings(&of(c))).collect();
        Column::new(name.into(), lists)
    };
    let columns = vec![
        text("commitment_id", |c| Some(c.id.to_string())),
        text("member", |c| Some(c.member.to_string())),
        text("member_name", |c| Some(c.member_name.to_string())),
        text("country", |c| Some(c.country.to_string())),
        text("region", |c| Some(c.region.slug().into())),
        text("level", |c| Some(c.level.slug().into())),
        text("plan_id", |c| Some(c.plan.to_string())),
        text("number", |c| c.number.as_ref().map(ToString::to_string)),
        text("title", |c| Some(c.title.to_string())),
        text("text", |c| c.text.as_ref().map(ToString::to_string)),
        text("lead", |c| c.lead.as_ref().map(ToString::to_string)),
        text("support", |c| c.support.as_ref().map(ToString::to_string)),
        text("lang", |c| c.lang.as_ref().map(ToString::to_string)),
        text("start", |c| c.start.map(String::from)),
        text("end", |c| c.end.map(String::from)),
        list("areas", |c| c.areas.iter().map(Text::as_str).collect()),
        text("coding", |c| c.coding.as_ref().map(ToString::to_string)),
        list("values", |c| c.values.iter().map(|value| value.slug()).collect()),
        text("specificity", |c| word(c.ratings.specificity)),
        text("verifiable", |c| word(c.ratings.verifiable)),
        text("relevant", |c| word(c.ratings.relevant)),
        text("potential_impact", |c| word(c.ratings.potential_impact)),
        text("ambition", |c| word(c.ratings.ambition)),
        text("completion", |c| word(c.ratings.completion)),
        text("completion_mid_term", |c| word(c.ratings.completion_mid_term)),
        text("completion_stage", |c| c.ratings.completion_stage.map(|stage| stage.slug().into())),
        text("early_results", |c| word(c.ratings.early_results)),
        text("starred", |c| word(c.ratings.starred)),
        text("starred_formula", |c| c.ratings.starred_formula.map(|formula| formula.slug().into())),
        text("source", |c| Some(c.source.to_string())),
        Column::new("source_row".into(), commitments.iter().map(|c| c.source_row).collect::<Vec<_>>()),
        text("source_url", |c| c.source_url.as_ref().map(ToString::to_string)),
        text("origins", |c| json(&c.origins)),
        text("raw", |c| json(&c.raw)),
    ];
    Ok(DataFrame::new(commitments.len(), columns)?)
}

/// The table `plans`: one row per plan, in the order given.
///
/// # Errors
/// Only if Polars refuses the columns, which would be a defect.
pub fn plans_frame(plans: &[Plan]) -> Result<DataFrame, FrameError> {
    let text = |name: &str, of: fn(&Plan) -> Option<String>| {
        Column::new(name.into(), plans.iter().map(of).collect::<Vec<_>>())
    };
    let columns = vec![
        text("plan_id", |p| Some(p.id.clone())),
        text("member", |p| Some(p.member.clone())),
        text("member_name", |p| Some(p.member_name.clone())),
        text("country", |p| Some(p.country.clone())),
        text("region", |p| Some(p.region.slug().into())),
        text("level", |p| Some(p.level.slug().into())),
        Column::new("plan_number".into(), plans.iter().map(|p| p.number).collect::<Vec<_>>()),
        text("title", |p| p.title.clone()),
        Column::new("year".into(), plans.iter().map(|p| p.year).collect::<Vec<_>>()),
        text("plan_start", |p| p.start.map(String::from)),
        text("plan_end", |p| p.end.map(String::from)),
        Column::new("dated".into(), plans.iter().map(|p| p.dated).collect::<Vec<_>>()),
        Column::new("commitments".into(), plans.iter().map(|p| p.commitments).collect::<Vec<_>>()),
    ];
    Ok(DataFrame::new(plans.len(), columns)?)
}

/// The commitments of a table written by [`commitments_frame`].
///
/// # Errors
/// If a column is missing, or a cell holds another word than the ones written.
pub(super) fn commitments(frame: &DataFrame) -> Result<Vec<Commitment>, FrameError> {
    let columns = Columns::new(frame);
    (0..frame.height()).map(|row| commitment(&Row { columns: &columns, row })).collect()
}

fn commitment(row: &Row<'_>) -> Result<Commitment, FrameError> {
    Ok(Commitment {
        id: row.needed("commitment_id")?,
        member: row.needed("member")?,
        member_name: row.needed("member_name")?,
        country: row.needed("country")?,
        region: row.parsed("region", Region::from_slug)?,
        level: row.parsed("level", Level::from_slug)?,
        plan: row.needed("plan_id")?,
        number: row.text("number")?,
        title: row.needed("title")?,
        text: row.text("text")?,
        lead: row.text("lead")?,
        support: row.text("support")?,
        lang: row.text("lang")?,
        start: row.optional("start", month)?,
        end: row.optional("end", month)?,
        areas: row.list("areas")?.into(),
        coding: row.text("coding")?,
        values: row.list("values")?.iter().filter_map(|value| OgpValue::from_slug(value)).collect(),
        ratings: ratings(row)?,
        source: row.needed("source")?,
        source_row: row.columns.get("source_row")?.u32()?.get(row.row).unwrap_or_default(),
        source_url: row.text("source_url")?,
        origins: row.json("origins")?,
        raw: row.json("raw")?,
    })
}

fn ratings(row: &Row<'_>) -> Result<Ratings, FrameError> {
    Ok(Ratings {
        specificity: row.parsed("specificity", Rating::from_slug)?,
        verifiable: row.parsed("verifiable", Rating::from_slug)?,
        relevant: row.parsed("relevant", Rating::from_slug)?,
        potential_impact: row.parsed("potential_impact", Rating::from_slug)?,
        ambition: row.parsed("ambition", Rating::from_slug)?,
        completion: row.parsed("completion", Rating::from_slug)?,
        completion_mid_term: row.parsed("completion_mid_term", Rating::from_slug)?,
        completion_stage: row.optional("completion_stage", CompletionStage::from_slug)?,
        early_results: row.parsed("early_results", Rating::from_slug)?,
        starred: row.parsed("starred", Rating::from_slug)?,
        starred_formula: row.optional("starred_formula", StarFormula::from_slug)?,
    })
}

/// The plans of a table written by [`plans_frame`].
///
/// # Errors
/// If a column is missing, or a cell holds another word than the ones written.
pub(super) fn plans(frame: &DataFrame) -> Result<Vec<Plan>, FrameError> {
    let columns = Columns::new(frame);
    (0..frame.height()).map(|row| plan(&Row { columns: &columns, row })).collect()
}

fn plan(row: &Row<'_>) -> Result<Plan, FrameError> {
    Ok(Plan {
        id: row.word("plan_id")?.to_owned(),
        member: row.word("member")?.to_owned(),
        member_name: row.word("member_name")?.to_owned(),
        country: row.word("country")?.to_owned(),
        region: row.parsed("region", Region::from_slug)?,
        level: row.parsed("level", Level::from_slug)?,
        number: row.columns.get("plan_number")?.u32()?.get(row.row),
        title: row.cell("title")?.map(str::to_owned),
        year: row.columns.get("year")?.i32()?.get(row.row),
        start: row.optional("plan_start", month)?,
        end: row.optional("plan_end", month)?,
        dated: row.columns.get("dated")?.bool()?.get(row.row).unwrap_or_default(),
        commitments: row.columns.get("commitments")?.u32()?.get(row.row).unwrap_or_default(),
    })
}

/// The columns of a table. Each is asked for once for every row, by the same text: it is known by where that stands.
struct Columns<'a> {
    frame: &'a DataFrame,
    asked: RefCell<FxHashMap<*const str, &'a Column>>,
}

impl<'a> Columns<'a> {
    fn new(frame: &'a DataFrame) -> Self {
        Self { frame, asked: RefCell::default() }
    }

    fn get(&self, name: &'static str) -> PolarsResult<&'a Column> {
        let key = std::ptr::from_ref(name);
        if let Some(column) = self.asked.borrow().get(&key) {
            return Ok(column);
        }
        let column = self.frame.column(name)?;
        self.asked.borrow_mut().insert(key, column);
        Ok(column)
    }
}

/// One row of a table, read cell by cell.
struct Row<'a> {
    columns: &'a Columns<'a>,
    row: usize,
}

impl Row<'_> {
    /// What stands in a cell.
    fn cell(&self, column: &'static str) -> Result<Option<&str>, FrameError> {
        Ok(self.columns.get(column)?.str()?.get(self.row))
    }

    fn text(&self, column: &'static str) -> Result<Option<Text>, FrameError> {
        Ok(self.cell(column)?.map(Text::from))
    }

    fn word(&self, column: &'static str) -> Result<&str, FrameError> {
        self.cell(column)?.ok_or_else(|| self.wrong(column, "(empty)"))
    }

    fn needed(&self, column: &'static str) -> Result<Text, FrameError> {
        Ok(self.word(column)?.into())
    }

    fn optional<T>(
        &self,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, FrameError> {
        self.cell(column)?.map(|word| read(word).ok_or_else(|| self.wrong(column, word))).transpose()
    }

    fn parsed<T>(&self, column: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<T, FrameError> {
        let word = self.word(column)?;
        read(word).ok_or_else(|| self.wrong(column, word))
    }

    fn list(&self, column: &'static str) -> Result<Vec<Text>, FrameError> {
        let Some(series) = self.columns.get(column)?.list()?.get_as_series(self.row) else {
            return Ok(Vec::new());
        };
        Ok(series.str()?.iter().flatten().map(Text::from).collect())
    }

    fn json<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, FrameError> {
        let text = self.word(column)?;
        serde_json::from_str(text).map_err(|_| self.wrong(column, text))
    }

    fn wrong(&self, column: &'static str, value: &str) -> FrameError {
        FrameError::Cell { column, row: self.row + 1, value: value.chars().take(80).collect() }
    }
}

fn strings(items: &[&str]) -> Series {
    Series::new(PlSmallStr::EMPTY, items)
}

fn word<S: Scale>(rating: Rating<S>) -> Option<String> {
    Some(rating.slug().into())
}

fn month(text: &str) -> Option<Month> {
    Month::try_from(text.to_owned()).ok()
}

/// Plain data always serialises; an empty list stands in should that ever be untrue.
fn json<T: Serialize>(items: &[T]) -> Option<String> {
    Some(serde_json::to_string(items).unwrap_or_else(|_| "[]".into()))
}
