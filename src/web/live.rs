//! Answers the pages from the release that is being served.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::model::answer::Trends;
use app::model::certainty::Certainty;
use app::model::commitment::{Commitment, Plan};
use app::model::found::Found;
use app::model::lang::Lang;
use app::model::query::{Extent, Measure, Parsed, Problem, Query, Selection};
use app::model::release::{AreaOverview, Overview, Provenance, Release};
use app::model::search::Search;
use app::source::{Answering, CommitmentView, Failure, SharedSource, Source};

use super::server::Server;
use crate::analysis::{Analysis, AnalysisError};
use crate::chart;

/// Areas on the home page.
const OVERVIEW_AREAS: usize = 10;

/// A release as the pages see it.
#[derive(Clone, Debug)]
pub(super) struct Live(Arc<Analysis>);

impl Live {
    /// The source of a server's pages.
    pub(super) fn shared(server: &Server) -> SharedSource {
        Arc::new(Self(Arc::clone(&server.analysis)))
    }

    fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Analysis) -> Result<T, AnalysisError> + Send + 'static,
    ) -> Answering<T> {
        let analysis = Arc::clone(&self.0);
        Box::pin(async move { blocking(move || question(&analysis)).await?.map_err(failure) })
    }
}

impl Source for Live {
    fn release(&self) -> Release {
        self.0.data().release.clone()
    }

    fn overview(&self, lang: Lang) -> Answering<Overview> {
        self.ask(move |analysis| overview(analysis, lang))
    }

    fn trends(&self, mut query: Parsed<Query>) -> Answering<(Trends, Vec<Problem>)> {
        // Every area and year is for files; a page shows what was chosen.
        query.value.extent = Extent::Filtered;
        self.ask(|analysis| {
            let answered = analysis.trends(query)?;
            let figure = chart::figure(&answered.answer, "trends");
            Ok((Trends { answer: answered.answer, figure, choices: answered.choices }, answered.problems))
        })
    }

    fn search(&self, search: Parsed<Search>, lang: Lang) -> Answering<(Found, Vec<Problem>)> {
        self.ask(move |analysis| analysis.search(search, lang))
    }

    fn commitment(&self, id: String, lang: Lang) -> Answering<Option<CommitmentView>> {
        self.ask(move |analysis| {
            Ok(analysis.commitment(&id, lang).map(|(commitment, plan, areas)| {
                let name = analysis.member_name(&plan.member, &plan.member_name, &plan.country, lang);
                CommitmentView {
                    commitment: Commitment { member_name: name.clone(), ..commitment.clone() },
                    plan: Plan { member_name: name, ..plan.clone() },
                    areas,
                }
            }))
        })
    }

    fn certainty(&self) -> Answering<Vec<Certainty>> {
        self.ask(Analysis::certainty)
    }

    fn provenance(&self) -> Answering<Provenance> {
        self.ask(|analysis| Ok(analysis.provenance()))
    }
}

/// The most frequent areas, each with its plans in force over the years.
fn overview(analysis: &Analysis, lang: Lang) -> Result<Overview, AnalysisError> {
    let all = Query { lang, ..Query::default() };
    let frequent = analysis.trends(Parsed { value: all, problems: Vec::new() })?.choices.areas;
    let frequent: Vec<_> = frequent.into_iter().take(OVERVIEW_AREAS).collect();
    let areas = frequent.iter().map(|choice| choice.item.id.clone()).collect();
    let selection = Selection { areas, ..Selection::default() };
    let query = Query { selection, measure: Measure::Inforce, lang, ..Query::default() };
    let series = analysis.trends(Parsed { value: query, problems: Vec::new() })?.answer.series;
    let areas = frequent
        .into_iter()
        .zip(series)
        .map(|(choice, series)| AreaOverview {
            commitments: choice.commitments,
            drawing: chart::spark(&series, &format!("spark-{}", choice.item.id), lang),
            area: choice.item,
            series,
        })
        .collect();
    Ok(Overview { areas, coverage: analysis.coverage() })
}

/// Runs what computes outside of the async runtime, as Polars demands. A panic there becomes a [`Failure`].
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(failure)
}

/// Writes what went wrong to the log and gives readers an id to quote.
fn failure(error: impl std::fmt::Display) -> Failure {
    static FAILURES: AtomicU64 = AtomicU64::new(1);
    let id = format!("E{}", FAILURES.fetch_add(1, Ordering::Relaxed));
    tracing::error!(%error, id, "a question could not be answered");
    Failure { id }
}
