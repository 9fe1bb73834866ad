//! Canonical rows → answers.
//!
//! A question is answered in two steps: [`facts`] counts commitments per area and plan, once for a release, and
//! [`trends`] sums these counts by place and year for one question. Both are Polars; an [`Analysis`] is therefore asked
//! outside of an async runtime (in `spawn_blocking`). Nothing here knows HTTP, drawings or files.

mod badge;
#[cfg(test)]
mod badge_simulation;
mod cells;
mod certainty;
mod change;
mod coverage;
mod details;
mod divergence;
mod evidence;
mod facts;
mod indicator;
mod inforce;
mod ledger;
mod order;
mod places;
mod ranks;
mod rated;
mod resolve;
mod scope;
mod search;
mod specialisation;
mod stars;
mod statistics;
mod together;
mod trends;

use std::sync::Arc;

use app::model::answer::{Answer, Choices};
use app::model::certainty::Certainty;
use app::model::commitment::{Commitment, Plan};
use app::model::found::Found;
use app::model::lang::Lang;
use app::model::place::Named;
use app::model::query::{Grouping, Parsed, Problem, Query};
use app::model::release::{Coverage, Provenance};
use app::model::search::Search;
use polars::prelude::PolarsError;

use crate::reference::Reference;
use crate::store::Data;
use facts::Facts;
use search::Index;

pub use stars::star;

/// A question that could not be computed: always a defect, never somebody's input.
#[derive(Debug, thiserror::Error)]
#[error("the answer could not be computed: {0}")]
pub struct AnalysisError(#[from] PolarsError);

/// A release that can be asked.
#[derive(Debug)]
pub struct Analysis {
    data: Data,
    reference: Arc<Reference>,
    by_area: Facts,
    by_challenge: Facts,
    index: Index,
}

/// The answer to a question, what else could be asked, and which values of the question were not known.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// What else can be chosen.
    pub choices: Choices,
    /// Values that the release does not know; the answer leaves them out.
    pub problems: Vec<Problem>,
}

/// All commitments of a search, the search, and its problems.
pub type Selection<'a> = (Vec<&'a Commitment>, Search, Vec<Problem>);

impl Analysis {
    /// Makes a release ready for questions.
    ///
    /// # Errors
    /// If Polars fails, which would be a defect.
    pub fn new(data: Data, reference: Arc<Reference>) -> Result<Self, AnalysisError> {
        let by_area = Facts::new(&data, |area| Some(area.to_owned()))?;
        let by_challenge =
            Facts::new(&data, |area| Some(reference.challenge_of(reference.area(area)?)?.id.clone()))?;
        let index = Index::new(&data, &reference, &by_area)?;
        Ok(Self { data, reference, by_area, by_challenge, index })
    }

    /// The release.
    #[must_use]
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// Answers a question to the trends.
    ///
    /// # Errors
    /// If Polars fails, which would be a defect.
    pub fn trends(&self, query: Parsed<Query>) -> Result<Answered, AnalysisError> {
        trends::answer(self, query)
    }

    /// One page of the commitments that match a search, and what else can be chosen, with names in a language.
    ///
    /// # Errors
    /// If Polars fails, which would be a defect.
    pub fn search(&self, search: Parsed<Search>, lang: Lang) -> Result<(Found, Vec<Problem>), AnalysisError> {
        Ok(search::search(self, search, lang)?)
    }

    /// All commitments that match a search, whatever page it asks for, in the order of the English list; the search as it
    /// was understood, and which of its values were not known.
    ///
    /// # Errors
    /// If Polars fails, which would be a defect.
    pub fn selection(&self, search: Parsed<Search>) -> Result<Selection<'_>, AnalysisError> {
        Ok(search::selection(self, search)?)
    }

    /// A commitment with its plan and its areas, if there is one of this id. Case does not matter.
    #[must_use]
    pub fn commitment(&self, id: &str, lang: Lang) -> Option<(&Commitment, &Plan, Vec<Named>)> {
        let commitment = self.index.commitment(id).and_then(|row| self.data.commitments.get(row))?;
        let plan = self.index.plan(&self.data.plans, &commitment.plan)?;
        let areas = commitment.areas.iter().map(|id| self.named(Grouping::Area, id, lang)).collect();
        Some((commitment, plan, areas))
    }

    /// The name of a member in a language, from its English one and the code of its country.
    #[must_use]
    pub fn member_name(&self, slug: &str, english: &str, iso3: &str, lang: Lang) -> String {
        self.reference.member_name(slug, english, iso3, lang)
    }

    /// Where the data come from and what was done to them.
    #[must_use]
    pub fn provenance(&self) -> Provenance {
        Provenance { report: self.data.report.clone(), coverage: self.coverage() }
    }

    /// How alike the commitments of a plan are, and what the badges came to, coding by coding.
    ///
    /// # Errors
    /// If Polars fails, which would be a defect.
    pub fn certainty(&self) -> Result<Vec<Certainty>, AnalysisError> {
        certainty::certainty(self)
    }

    /// Plans by region and year.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        coverage::coverage(&self.data)
    }

    fn facts(&self, by: Grouping) -> &Facts {
        match by {
            Grouping::Area => &self.by_area,
            Grouping::Challenge => &self.by_challenge,
        }
    }

    /// The name of an area or challenge; its id where the reference does not know it.
    fn named(&self, by: Grouping, id: &str, lang: Lang) -> Named {
        let name = match by {
            Grouping::Area => self.reference.area(id).map(|area| area.name(lang)),
            Grouping::Challenge => self.reference.challenge(id).map(|challenge| challenge.name(lang)),
        };
        Named { id: id.into(), name: name.unwrap_or(id).into() }
    }
}
