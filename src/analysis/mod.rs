//! Canonical rows → answers.
//!
//! A question is answered in two steps: [`facts`] counts commitments per area and plan with Polars, once for a release, and
//! [`trends`] sums these counts by place and year for one question. What questions have in common is kept ([`memo`]). Making an
//! [`Analysis`] can fail; once it is made, every question has an answer. Making and asking it take time, and Polars wants no async
//! runtime around it: both are for `spawn_blocking`. Nothing here knows HTTP, drawings or files.

mod area_list;
mod area_profile;
mod badge;
#[cfg(test)]
mod badge_simulation;
mod brief;
mod carried;
mod cells;
mod certainty;
mod change;
mod compare;
mod context;
mod counts;
mod coverage;
mod details;
mod difference;
mod divergence;
mod engine;
mod evidence;
mod facts;
mod grouped;
mod indicator;
mod ledger;
mod lines;
mod local;
mod map;
mod member_list;
mod member_profile;
mod memo;
mod order;
mod places;
mod ranks;
mod rated;
mod region_profile;
mod register;
mod resolve;
mod scope;
mod search;
#[cfg(feature = "spark")]
mod spark;
mod specialisation;
mod standings;
mod stars;
mod statistics;
mod strata;
mod subset;
mod tally;
mod threads;
mod together;
mod totals;
mod trends;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use app::model::answer::{Answer, Choice, Choices};
use app::model::brief::{Brief, BriefQuery};
use app::model::certainty::Certainty;
use app::model::commitment::{Commitment, Plan};
use app::model::compare::{CompareQuery, Comparison};
use app::model::found::Found;
use app::model::lang::Lang;
use app::model::local::{LocalView, Themes};
use app::model::map::{MapAnswer, MapQuery};
use app::model::place::{Named, Place, Region};
use app::model::profile::{
    AreaList, AreaOrder, AreaProfile, MemberList, MemberProfile, MemberSearch, RegionProfile,
};
use app::model::query::{Grouping, Parsed, Problem, Query};
use app::model::release::{Coverage, Provenance};
use app::model::search::Search;

use crate::reference::{Outline, Reference};
use crate::store::Data;
use carried::Carried;
use counts::Counts;
use grouped::Grouped;
use indicator::Indicator;
use memo::Memo;
use rated::Ratings;
use register::Register;
use search::Index;

pub use difference::{difference, rows};
pub use engine::{Engine, EngineError, Groups, Memory, Table};
pub use facts::Facts;
pub use grouped::PerGrouping;
#[cfg(feature = "spark")]
pub use spark::Spark;
pub use stars::star;
pub use subset::{CommitmentBehind, PlanBehind, Subset};
pub use trends::Depth;

/// A release that can be asked.
#[derive(Debug)]
pub struct Analysis {
    data: Data,
    reference: Arc<Reference>,
    grouped: PerGrouping<Grouped>,
    /// What questions have in common.
    memo: Memo,
    /// The members to choose from, in each language.
    members: [OnceLock<Vec<Choice>>; Lang::ALL.len()],
    /// Made when something is looked up for the first time: trends need none of it.
    index: OnceLock<Index>,
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
    pub fn new(data: Data, reference: Arc<Reference>) -> Result<Self, EngineError> {
        Self::counted_by(&Memory, data, None, reference)
    }

    /// The same, counted by an engine. `folder` is where a store keeps the release.
    ///
    /// # Errors
    /// If the engine cannot count.
    pub fn counted_by(
        engine: &dyn Engine,
        data: Data,
        folder: Option<&Path>,
        reference: Arc<Reference>,
    ) -> Result<Self, EngineError> {
        let counted = engine.count(&data, folder, &Groups::per_grouping(&reference))?;
        Ok(Self {
            grouped: counted.map_beside(|facts| Grouped::new(facts, &data.plans)),
            data,
            reference,
            memo: Memo::default(),
            members: Default::default(),
            index: OnceLock::new(),
        })
    }

    /// The release.
    #[must_use]
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// Answers a question to the trends.
    #[must_use]
    pub fn trends(&self, query: Parsed<Query>) -> Answered {
        self.trends_in(query, Depth::Pairs)
    }

    /// The same with no more beside the points than is wanted.
    #[must_use]
    pub fn trends_in(&self, query: Parsed<Query>, depth: Depth) -> Answered {
        let mut answered = trends::answer(self, query, depth);
        answered.answer.context = context::series(self, &answered.answer);
        answered
    }

    /// Answers a question to the trends without the details of its series: for a figure beside other numbers.
    #[must_use]
    pub fn plain_trends(&self, query: Query) -> Answered {
        self.trends_in(Parsed { value: query, problems: Vec::new() }, Depth::Points)
    }

    /// One page of the commitments that match a search, and what else can be chosen, with names in a language.
    #[must_use]
    pub fn search(&self, search: Parsed<Search>, lang: Lang) -> (Found, Vec<Problem>) {
        search::search(self, search, lang)
    }

    /// All commitments that match a search, whatever page it asks for, in the order of the English list; the search as it
    /// was understood, and which of its values were not known.
    #[must_use]
    pub fn selection(&self, search: Parsed<Search>) -> Selection<'_> {
        search::selection(self, search)
    }

    /// A commitment with its plan and its areas, if there is one of this id. Case does not matter.
    #[must_use]
    pub fn commitment(&self, id: &str, lang: Lang) -> Option<(&Commitment, &Plan, Vec<Named>)> {
        let commitment = self.index().commitment(id).and_then(|row| self.data.commitments.get(row))?;
        let plan = self.index().plan(&self.data.plans, &commitment.plan)?;
        let areas = commitment.areas.iter().map(|id| self.named(Grouping::Area, id, lang)).collect();
        Some((commitment, plan, areas))
    }

    /// OGP Local, with its stories in a language.
    #[must_use]
    pub fn local(&self, lang: Lang) -> LocalView {
        local::local(self, lang)
    }

    /// The map: its numbers, the areas that can be chosen, and values that the release does not know.
    #[must_use]
    pub fn map(&self, query: Parsed<MapQuery>) -> (MapAnswer, Vec<Choice>, Vec<Problem>) {
        map::map(self, query)
    }

    /// Members, regions or areas side by side, where there are two or more; the charts are left to whoever draws them.
    #[must_use]
    pub fn compare(&self, query: Parsed<CompareQuery>) -> (CompareQuery, Option<Comparison>, Vec<Problem>) {
        compare::compare(self, query)
    }

    /// The tables it looks names up in.
    #[must_use]
    pub fn reference(&self) -> &Arc<Reference> {
        &self.reference
    }

    /// The coding that the page of an area needs beside the usual one; the outer `None` where there is no such area.
    #[must_use]
    pub fn coding_of(&self, by: Grouping, id: &str) -> Option<Option<String>> {
        area_profile::coding_of(self, by, id)
    }

    /// The plans and commitments from which an answer is counted.
    #[must_use]
    pub fn subset(&self, answer: &Answer) -> Subset<'_> {
        subset::subset(self, answer)
    }

    /// The same of the map.
    #[must_use]
    pub fn subset_of_map(&self, answer: &MapAnswer) -> Subset<'_> {
        subset::of_map(self, answer)
    }

    /// The same of the areas of local plans beside those of national ones.
    #[must_use]
    pub fn subset_of_local(&self, themes: &Themes) -> Subset<'_> {
        subset::of_local(self, themes)
    }

    /// Outlines of the countries of the world.
    #[must_use]
    pub fn outlines(&self) -> &[Outline] {
        &self.reference.outlines
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
    #[must_use]
    pub fn certainty(&self) -> Vec<Certainty> {
        certainty::certainty(self)
    }

    /// Plans by region and year.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        coverage::coverage(&self.data)
    }

    /// All policy areas and challenge areas.
    #[must_use]
    pub fn areas(&self, order: AreaOrder, lang: Lang) -> AreaList {
        area_list::area_list(self, order, lang)
    }

    /// One policy area or challenge area, if the reference or the release knows it.
    #[must_use]
    pub fn area(&self, by: Grouping, id: &str, lang: Lang) -> Option<AreaProfile> {
        area_profile::area_profile(self, by, id, lang)
    }

    /// One region.
    #[must_use]
    pub fn region(&self, region: Region, lang: Lang) -> RegionProfile {
        region_profile::region_profile(self, region, lang)
    }

    /// The members that are asked for.
    #[must_use]
    pub fn members(&self, search: &MemberSearch, lang: Lang) -> MemberList {
        member_list::member_list(self, search, lang)
    }

    /// One member, if the reference or the release knows it.
    #[must_use]
    pub fn member(&self, slug: &str, lang: Lang) -> Option<MemberProfile> {
        member_profile::member_profile(self, slug, lang)
    }

    /// The brief of a subject, with values of the question that the release does not know; nothing where neither reference
    /// nor release knows the subject.
    #[must_use]
    pub fn brief(&self, asked: Parsed<BriefQuery>) -> Option<(Brief, Vec<Problem>)> {
        brief::brief(self, asked)
    }

    /// Area and place of the first series of an answer in the languages that it is not in.
    #[must_use]
    pub fn names(&self, answer: &Answer) -> Vec<(Lang, Named, Place)> {
        let Some(series) = answer.series.first() else { return Vec::new() };
        let others = Lang::ALL.into_iter().filter(|lang| *lang != answer.query.lang);
        let of = |lang| {
            let area = self.named(answer.query.by, &series.area.id, lang);
            (lang, area, places::in_language(&series.place, self, lang))
        };
        others.map(of).collect()
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let counted = self.counts(Grouping::Area).all(&self.data.plans);
            let codings =
                counted.filter_map(|one| Some((one.plan.id.as_str(), one.count.coding.as_deref()?)));
            Index::new(&self.data, &self.reference, &codings.collect())
        })
    }

    fn counts(&self, by: Grouping) -> &Counts {
        self.grouped.of(by).counts(&self.data.plans)
    }

    fn register(&self, by: Grouping) -> &Register {
        &self.grouped.of(by).register
    }

    fn carried(&self, by: Grouping) -> &Carried {
        &self.grouped.of(by).carried
    }

    /// How all commitments stand on an indicator.
    fn ratings(&self, query: &Query, indicator: Indicator) -> Arc<Ratings> {
        let (carried, register) = (self.carried(query.by), self.register(query.by));
        let make = || Ratings::new(indicator, &self.data.commitments, carried, register);
        self.memo.ratings(query, indicator, make)
    }

    /// The members that have plans in the release, with all their commitments, by name.
    fn member_choices(&self, lang: Lang) -> Vec<Choice> {
        self.members[lang as usize].get_or_init(|| places::members(self, lang)).clone()
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
