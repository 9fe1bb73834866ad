//! Answers the pages from the release that is being served.

use std::sync::Arc;

use app::model::answer::{Answer, Figure, Trends};
use app::model::brief::BriefQuery;
use app::model::certainty::Certainty;
use app::model::commitment::{Commitment, Plan};
use app::model::compare::{CompareQuery, CompareView};
use app::model::diary::{Entry, Step};
use app::model::found::Found;
use app::model::lang::Lang;
use app::model::local::LocalView;
use app::model::map::{Layer, MapAnswer, MapPlace, MapQuery, MapView};
use app::model::paper::Which;
use app::model::place::Region;
use app::model::profile::{
    AreaList, AreaOrder, AreaProfile, AreaRow, MemberList, MemberProfile, MemberSearch, RegionProfile,
};
use app::model::query::{Extent, Grouping, Parsed, Problem, Query};
use app::model::release::{Overview, Provenance, Release};
use app::model::search::Search;
use app::model::standing::Standing;
use app::model::verify::{Claimed, Unverified, Verified};
use app::model::view::{Question, View};
use app::source::{Answering, BriefDrawing, BriefView, CommitmentView, SharedSource, Source};
use app::text::pages as words;

use super::chosen::Chosen;
use super::incident::report;
use super::overview::overview;
use super::server::Server;
use super::work::Work;
use crate::analysis::{Analysis, Answered};
use crate::chart;
use crate::export::brief::{Worded, worded};
use crate::export::embed::{height_of, map_height_of};
use crate::export::{self, Site};
use crate::releases::Releases;

/// A release as the pages see it.
#[derive(Clone, Debug)]
pub(super) struct Live {
    analysis: Arc<Analysis>,
    standing: Standing,
    releases: Arc<Releases>,
    work: Work,
    /// Scheme and host.
    base: String,
}

impl Live {
    /// The source of a server's pages: of the release that was chosen for a request, else of the newest.
    pub(super) fn shared(server: &Server, chosen: Option<Chosen>, base: String) -> SharedSource {
        let releases = Arc::clone(&server.releases);
        let Chosen { analysis, standing } = chosen.unwrap_or_else(|| Chosen::newest(&releases));
        Arc::new(Self { analysis, standing, releases, work: server.work.clone(), base })
    }

    fn ask<T: Send + 'static>(&self, question: impl FnOnce(&Analysis) -> T + Send + 'static) -> Answering<T> {
        let (analysis, work) = (Arc::clone(&self.analysis), self.work.clone());
        Box::pin(async move { work.run(move || question(&analysis)).await })
    }
}

impl Source for Live {
    fn release(&self) -> Release {
        self.analysis.data().release.clone()
    }

    fn base(&self) -> String {
        self.base.clone()
    }

    fn standing(&self) -> Standing {
        self.standing.clone()
    }

    fn structured(&self, about: Option<(View, Question)>, lang: Lang) -> Answering<Option<String>> {
        let (base, releases) = (self.base.clone(), Arc::clone(&self.releases));
        self.ask(move |analysis| {
            let about = about.as_ref().map(|(view, question)| (view, question));
            let site = Site { base: &base, known: &releases.known(), ..Site::default() };
            export::structured(analysis, &site, about, lang)
        })
    }

    fn verify(&self, claimed: Claimed) -> Answering<Result<Verified, Unverified>> {
        let (releases, work) = (Arc::clone(&self.releases), self.work.clone());
        Box::pin(async move { work.run(move || export::verify(&releases, &claimed)).await?.map_err(report) })
    }

    fn diary(&self) -> Answering<Vec<Entry>> {
        let (releases, work) = (Arc::clone(&self.releases), self.work.clone());
        Box::pin(async move { work.run(move || releases.diary()).await })
    }

    fn step(&self, id: String, lang: Lang) -> Answering<Option<Step>> {
        let (releases, work) = (Arc::clone(&self.releases), self.work.clone());
        Box::pin(async move { work.run(move || releases.step(&id, lang)).await?.map_err(report) })
    }

    fn overview(&self, lang: Lang) -> Answering<Overview> {
        self.ask(move |analysis| overview(analysis, lang))
    }

    fn trends(&self, mut query: Parsed<Query>) -> Answering<(Trends, Vec<Problem>)> {
        // Every area and year is for files; a page shows what was chosen.
        query.value.extent = Extent::Filtered;
        self.ask(|analysis| drawn(analysis, analysis.trends(query)))
    }

    fn plain_trends(&self, query: Query) -> Answering<Trends> {
        self.ask(|analysis| drawn(analysis, analysis.plain_trends(query)).0)
    }

    fn search(&self, search: Parsed<Search>, lang: Lang) -> Answering<(Found, Vec<Problem>)> {
        self.ask(move |analysis| analysis.search(search, lang))
    }

    fn commitment(&self, id: String, lang: Lang) -> Answering<Option<CommitmentView>> {
        self.ask(move |analysis| {
            analysis.commitment(&id, lang).map(|(commitment, plan, areas)| {
                let name = analysis.member_name(&plan.member, &plan.member_name, &plan.country, lang);
                CommitmentView {
                    commitment: Commitment { member_name: name.as_str().into(), ..commitment.clone() },
                    plan: Plan { member_name: name, ..plan.clone() },
                    areas,
                }
            })
        })
    }

    fn certainty(&self) -> Answering<Vec<Certainty>> {
        self.ask(Analysis::certainty)
    }

    fn areas(&self, order: AreaOrder, lang: Lang) -> Answering<AreaList> {
        self.ask(move |analysis| {
            let mut list = analysis.areas(order, lang);
            let draw = |row: &mut AreaRow, kind: &str| {
                row.drawing = chart::spark(&row.series, &format!("{kind}-{}", row.area.id), lang);
            };
            let challenges = list.challenges.iter_mut().filter_map(|challenge| challenge.row.as_mut());
            challenges.for_each(|row| draw(row, "c"));
            let areas = list.groups.iter_mut().flat_map(|group| &mut group.rows);
            areas.for_each(|row| draw(row, "a"));
            list
        })
    }

    fn area(&self, by: Grouping, id: String, lang: Lang) -> Answering<Option<AreaProfile>> {
        self.ask(move |analysis| analysis.area(by, &id, lang))
    }

    fn region(&self, region: Region, lang: Lang) -> Answering<RegionProfile> {
        self.ask(move |analysis| analysis.region(region, lang))
    }

    fn members(&self, search: MemberSearch, lang: Lang) -> Answering<MemberList> {
        self.ask(move |analysis| analysis.members(&search, lang))
    }

    fn member(&self, slug: String, lang: Lang) -> Answering<Option<MemberProfile>> {
        self.ask(move |analysis| analysis.member(&slug, lang))
    }

    fn brief(&self, asked: Parsed<BriefQuery>) -> Answering<Option<(BriefView, Vec<Problem>)>> {
        let (base, releases) = (self.base.clone(), Arc::clone(&self.releases));
        self.ask(move |analysis| {
            let since = asked.value.since.as_deref().and_then(|id| releases.get(id).ok().flatten());
            let worded = worded(analysis, since.as_deref(), asked, &base);
            worded.map(|Worded { brief, paper, problems }| {
                let drawings = [Which::Standing, Which::Completion].into_iter().filter_map(|which| {
                    let (wide, narrow) = chart::brief_figure(&brief, which)?;
                    Some(BriefDrawing { which, wide, narrow })
                });
                let drawings = drawings.collect();
                (BriefView { paper, drawings, brief }, problems)
            })
        })
    }

    fn provenance(&self) -> Answering<Provenance> {
        self.ask(Analysis::provenance)
    }

    fn local(&self, lang: Lang) -> Answering<LocalView> {
        self.ask(move |analysis| analysis.local(lang))
    }

    fn map(&self, query: Parsed<MapQuery>) -> Answering<(MapView, Vec<Problem>)> {
        self.ask(|analysis| {
            let (answer, areas, problems) = analysis.map(query);
            let map = chart::map::map(&answer, analysis.outlines(), "map", |place| link(&answer, place));
            let legend = words::map::legend(&answer, answer.query.lang);
            let shown = legend.into_iter().filter(|(step, _)| map.has_world || step.is_some());
            let legend = shown.map(|(step, text)| (chart::map::swatch(step, "map"), text)).collect();
            let chart::map::Map { drawing, has_world, has_tiles } = map;
            let embed_height = map_height_of(&answer, analysis.outlines(), &analysis.data().release);
            (MapView { answer, drawing, legend, has_world, has_tiles, areas, embed_height }, problems)
        })
    }

    fn compare(&self, query: Parsed<CompareQuery>) -> Answering<(CompareView, Vec<Problem>)> {
        self.ask(|analysis| compare(analysis, query))
    }
}

/// Where a place of the map leads: to the member, or to what local members of the country promise.
fn link(answer: &MapAnswer, place: &MapPlace) -> String {
    let (lang, id) = (answer.query.lang, &place.place.id);
    match answer.query.layer {
        Layer::National => lang.path(&format!("/members/{id}")),
        Layer::Local => lang.path(&format!("/commitments?country={id}&level=local")),
    }
}

/// The comparison with its charts.
fn compare(analysis: &Analysis, query: Parsed<CompareQuery>) -> (CompareView, Vec<Problem>) {
    let (query, comparison, problems) = analysis.compare(query);
    let all = || Query { lang: query.query.lang, ..Query::default() };
    let asked = comparison.as_ref().map_or_else(all, |comparison| comparison.trends.clone());
    let answered = analysis.trends(Parsed { value: asked, problems: Vec::new() });
    let comparison = comparison.map(|mut comparison| {
        let has_areas = !comparison.trends.selection.areas.is_empty()
            && answered.answer.series.iter().flat_map(|series| &series.points).any(|point| point.n > 0);
        comparison.figure = has_areas.then(|| figure(&answered.answer, "compare"));
        comparison.numbers = has_areas.then(|| answered.answer.clone());
        comparison
    });
    (CompareView { query, comparison, choices: answered.choices }, problems)
}

fn figure(answer: &Answer, id: &str) -> Figure {
    Figure { embed_height: height_of(answer), ..chart::figure(answer, id) }
}

fn drawn(analysis: &Analysis, answered: Answered) -> (Trends, Vec<Problem>) {
    let Answered { answer, choices, problems } = answered;
    let figure = figure(&answer, "trends");
    let names = analysis.names(&answer);
    (Trends { answer, figure, choices, names }, problems)
}
