//! Two to four members, regions or areas side by side.

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Choices, Figure};
use super::lang::Lang;
use super::place::Named;
use super::portion::Portion;
use super::query::{Measure, Parsed, Query, Writer};
use super::release::Coding;

/// The most that stand side by side.
pub const MAX_SUBJECTS: usize = 4;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CompareKind {
    /// Members.
    Member,
    /// OGP regions.
    Region,
    /// Policy areas.
    Area,
}

impl CompareKind {
    /// The key in the address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Region => "region",
            Self::Area => "area",
        }
    }
}

/// A question: the keys `member`, `region` and `area` of every other view.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompareQuery {
    /// Members, regions or areas.
    pub query: Query,
}

impl CompareQuery {
    /// Reads a query string such as `member=kenya~ghana`.
    #[must_use]
    pub fn parse(query_string: &str) -> Parsed<Self> {
        let Parsed { value, mut problems } = Query::parse(query_string);
        let Query { lang, data, .. } = value;
        let mut query = Query { lang, data, ..Query::default() };
        let chosen = value.selection;
        query.selection.members = chosen.members;
        query.selection.regions = chosen.regions;
        query.selection.areas = chosen.areas;
        problems
            .retain(|problem| matches!(problem.key.as_str(), "member" | "region" | "area" | "data" | "lang"));
        Parsed { value: Self { query }, problems }
    }

    /// What is compared: members where there are any, else regions, else areas.
    #[must_use]
    pub fn kind(&self) -> Option<CompareKind> {
        let chosen = &self.query.selection;
        if !chosen.members.is_empty() {
            Some(CompareKind::Member)
        } else if !chosen.regions.is_empty() {
            Some(CompareKind::Region)
        } else if !chosen.areas.is_empty() {
            Some(CompareKind::Area)
        } else {
            None
        }
    }

    /// The canonical query string of a page, whose path says its language.
    #[must_use]
    pub fn of_page(&self) -> String {
        Self { query: Query { lang: Lang::default(), ..self.query.clone() } }.canonical()
    }

    /// The canonical query string.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut writer = Writer::default();
        writer.selection(&self.query.selection);
        writer.word("lang", self.query.lang);
        writer.text("data", self.query.data.as_deref().unwrap_or_default());
        writer.finish()
    }
}

/// What stands side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Members, regions or areas.
    pub kind: CompareKind,
    /// Where areas come from.
    pub coding: Coding,
    /// The subjects, in the order of the question.
    pub subjects: Vec<Subject>,
    /// Areas (of members and regions) or regions (of areas) with the numbers of every subject.
    pub rows: Vec<Row>,
    /// Areas that only some of the subjects have.
    pub partly: u32,
    /// Members whose plans have all of the areas; only for areas.
    pub members: Vec<Named>,
    /// The charts over the years; `None` where there is nothing to draw.
    pub figure: Option<Figure>,
    /// The numbers of the charts.
    pub numbers: Option<Answer>,
    /// The same selection as a question to the trends. Members without a plan in the release are not in it.
    pub trends: Query,
}

/// One of the things compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// Id and name.
    pub name: Named,
    /// First and last year of its plans.
    pub years: Option<(i32, i32)>,
    /// Members with a plan; for areas those with at least one commitment in it, of all.
    pub members: Portion,
    /// Plans; for areas those with at least one commitment in it, of all in the coding.
    pub plans: Portion,
    /// Commitments; for areas those that carry it, of all in the coding.
    pub commitments: Portion,
    /// Areas that its commitments carry; zero for areas.
    pub areas: u32,
    /// What the IRM says of its national commitments.
    pub ratings: Vec<Rated>,
}

impl Subject {
    /// Whether the release has no plan of it. That is not a zero: nothing is known of it.
    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        self.plans.n == 0
    }
}

/// One indicator of the IRM over the commitments of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rated {
    /// Which one.
    pub measure: Measure,
    /// Commitments that stand well on it, of those rated.
    pub portion: Portion,
    /// Commitments without this rating, for whatever reason.
    pub unrated: u32,
}

/// One area or region across the subjects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Area or region.
    pub name: Named,
    /// k of n of every subject: commitments, or members for areas.
    pub cells: Vec<Portion>,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CompareView {
    /// The question, as it was understood.
    pub query: CompareQuery,
    /// The comparison; `None` where fewer than two are chosen.
    pub comparison: Option<Comparison>,
    /// What can be chosen.
    pub choices: Choices,
}
