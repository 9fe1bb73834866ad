//! Which part of the data a brief is about, and how its numbers are asked for.

use std::collections::BTreeSet;

use app::model::answer::Series;
use app::model::brief::{BriefQuery, Count, Size, Subject, Who};
use app::model::commitment::{Commitment, Plan};
use app::model::lang::Lang;
use app::model::paper::View;
use app::model::place::{Level, Named, Region};
use app::model::profile::MemberProfile;
use app::model::query::{Extent, Facet, Grouping, Measure, Query, Selection, Years};
use app::model::release::Coding;
use app::model::search::Search;
use app::model::show::{Show, Tab};
use app::model::text::Text;

use super::super::area_profile::made_of;
use super::super::counts::{Counted, frequencies};
use super::super::tally::span;
use super::super::{Analysis, Answered, trends};
use super::grouping;

/// A subject with its commitments and plans in the years asked for.
pub(super) struct Scope<'a> {
    pub(super) analysis: &'a Analysis,
    pub(super) query: BriefQuery,
    pub(super) lang: Lang,
    pub(super) name: String,
    pub(super) by: Grouping,
    pub(super) region: Option<Region>,
    /// The level of a member, which is compared with its like alone.
    pub(super) level: Option<Level>,
    pub(super) coding: Option<Coding>,
    pub(super) profile: Option<MemberProfile>,
    /// Policy areas that make up an area or challenge.
    pub(super) areas: Vec<String>,
    pub(super) plans: Vec<&'a Plan>,
    pub(super) commitments: Vec<&'a Commitment>,
    /// The policy areas of its commitments of all years, in any coding.
    pub(super) used: BTreeSet<&'a str>,
}

impl<'a> Scope<'a> {
    /// `None` where nobody knows the subject.
    pub(super) fn new(analysis: &'a Analysis, query: BriefQuery) -> Option<Self> {
        let (lang, by) = (query.lang, grouping(&query.subject));
        let mut scope = Self {
            name: String::new(),
            region: None,
            level: None,
            coding: analysis.data.release.codings.first().cloned(),
            profile: None,
            areas: Vec::new(),
            plans: Vec::new(),
            commitments: Vec::new(),
            used: BTreeSet::new(),
            analysis,
            query,
            lang,
            by,
        };
        match scope.query.subject.clone() {
            Subject::Member(slug) => {
                let profile = analysis.member(&slug, lang)?;
                scope.name.clone_from(&profile.member.name);
                (scope.region, scope.level) = (Some(profile.region), Some(profile.level));
                scope.coding.clone_from(&profile.coding);
                scope.profile = Some(profile);
            }
            Subject::Region(region) => {
                scope.name = region.label(lang).into();
                scope.region = Some(region);
            }
            Subject::Area(id) | Subject::Challenge(id) => {
                if !super::super::area_profile::is_known(analysis, by, &id) {
                    return None;
                }
                scope.name = analysis.named(by, &id, lang).name;
                scope.areas = made_of(analysis, by, &id);
                scope.coding = scope.coding_of_area(&id);
            }
        }
        scope.fill();
        Some(scope)
    }

    /// The coding with most commitments among those that know an area.
    fn coding_of_area(&self, id: &str) -> Option<Coding> {
        let (analysis, counts) = (self.analysis, self.analysis.counts(self.by));
        let knows = |coding: &&Coding| {
            counts.of(&analysis.data.plans, &coding.id).iter().any(|one| one.count.tagged(id) > 0)
        };
        analysis.data.release.codings.iter().find(knows).cloned()
    }

    fn fill(&mut self) {
        let data = &self.analysis.data;
        let all = data.commitments.iter().filter(|one| self.is_own(one)).collect::<Vec<_>>();
        self.used = all.iter().flat_map(|one| one.areas.iter()).map(Text::as_str).collect();
        let plans: BTreeSet<&str> = all.iter().map(|one| one.plan.as_str()).collect();
        let years = self.query.years;
        self.plans = data.plans.iter().filter(|plan| plans.contains(plan.id.as_str())).collect();
        self.plans.retain(|plan| years == Years::default() || plan.year.is_some_and(|y| years.contains(y)));
        let kept: BTreeSet<&str> = self.plans.iter().map(|plan| plan.id.as_str()).collect();
        self.commitments = all.into_iter().filter(|one| kept.contains(one.plan.as_str())).collect();
    }

    /// Whether a commitment is the subject's.
    pub(super) fn is_own(&self, commitment: &Commitment) -> bool {
        match &self.query.subject {
            Subject::Member(slug) => commitment.member == *slug,
            Subject::Region(region) => commitment.region == *region,
            Subject::Area(_) | Subject::Challenge(_) => {
                commitment.areas.iter().any(|area| self.areas.iter().any(|one| one == area))
            }
        }
    }

    pub(super) fn size(&self) -> Size {
        Size {
            commitments: self.commitments.len() as u32,
            plans: self.plans.len() as u32,
            members: self.plans.iter().map(|plan| &plan.member).collect::<BTreeSet<_>>().len() as u32,
            years: span(self.plans.iter().filter_map(|plan| plan.year)),
        }
    }

    /// Who stands beside the subject, as far as it was asked for.
    pub(super) fn beside(&self) -> Vec<Who> {
        let region = match self.query.subject {
            Subject::Member(_) => self.region,
            _ => None,
        };
        let region = region.filter(|_| self.query.beside.has_region());
        let region = region.map(|region| Who::Region(region, self.level));
        let world = self.query.beside.has_world().then_some(Who::World(self.level));
        region.into_iter().chain(world).collect()
    }

    /// The plans of the coding with a year, of whoever is kept, with their counts by area.
    pub(super) fn counted(&self, keep: impl Fn(&Plan) -> bool) -> Vec<Counted<'a>> {
        let Some(coding) = &self.coding else { return Vec::new() };
        let counts = self.analysis.counts(self.by).of(&self.analysis.data.plans, &coding.id);
        counts.into_iter().filter(|one| keep(one.plan)).collect()
    }

    /// The subject's most frequent areas: of the latest year with plans where no years were asked for.
    pub(super) fn own_areas(&self, most: usize) -> Vec<String> {
        let own: BTreeSet<&str> = self.plans.iter().map(|plan| plan.id.as_str()).collect();
        let mut plans = self.counted(|plan| own.contains(plan.id.as_str()));
        if self.query.years == Years::default() {
            let latest = plans.iter().filter_map(|one| one.plan.year).max();
            plans.retain(|one| one.plan.year == latest);
        }
        frequencies(&plans).into_iter().take(most).map(|(area, _)| area.to_owned()).collect()
    }

    /// A question to the trends about some areas of somebody.
    fn question(&self, who: &Who, areas: &[String], measure: Measure) -> Query {
        let mut selection =
            Selection { areas: areas.to_vec(), years: self.query.years, ..Selection::default() };
        match who {
            Who::Own | Who::Plan(_) => match &self.query.subject {
                Subject::Member(slug) => selection.members.push(slug.clone()),
                Subject::Region(region) => selection.regions.push(*region),
                Subject::Area(_) | Subject::Challenge(_) => {}
            },
            Who::Region(region, level) => {
                selection.regions.push(*region);
                selection.level = *level;
            }
            Who::World(level) => selection.level = *level,
        }
        let default = self.analysis.data.release.codings.first();
        let coding = self.coding.as_ref().filter(|own| default.is_none_or(|first| first.id != own.id));
        let show = Show { tab: Tab::Bar, ..Show::default() };
        let coding = coding.map(|coding| coding.id.clone());
        let data = self.query.data.clone();
        Query { data, selection, by: self.by, measure, coding, show, lang: self.lang, ..Query::default() }
    }

    /// The totals of some areas of somebody, in the order of the areas; and each with the view that gives it.
    pub(super) fn counts(&self, who: &Who, areas: &[String], measure: Measure) -> Vec<Count> {
        if areas.is_empty() {
            return Vec::new();
        }
        let query = self.question(who, areas, measure);
        let series = trends::plain_series(self.analysis, query);
        let count = |area: &String| {
            let found = series.iter().find(|series| series.area.id == *area);
            let view = self.view(who, std::slice::from_ref(area), measure);
            found.map_or_else(|| none(view.clone()), |series| total(series, view.clone()))
        };
        areas.iter().map(count).collect()
    }

    /// The page of the trends that shows such totals.
    pub(super) fn view(&self, who: &Who, areas: &[String], measure: Measure) -> View {
        let query = self.question(who, areas, measure);
        View::asking("/trends", Query { lang: Lang::default(), ..query }.canonical())
    }

    /// The trends of areas by region, or of all members: where the badges of every page come from. Without areas: all of them.
    pub(super) fn trends(&self, areas: &[String], facet: Facet) -> Answered {
        let mut query = self.question(&Who::World(None), areas, Measure::Inforce);
        query.selection.years = Years::default();
        query.facet = facet;
        query.show = Show::default();
        if areas.is_empty() {
            query.extent = Extent::Full;
        }
        trends::plain(self.analysis, query)
    }

    /// The list of commitments of somebody, as far as the brief goes; of some completion alone.
    pub(super) fn list(&self, who: &Who, completion: &[&str]) -> View {
        let mut search =
            Search { selection: self.question(who, &[], Measure::Share).selection, ..Search::default() };
        match &self.query.subject {
            Subject::Area(id) if !matches!(who, Who::World(_) | Who::Region(..)) => {
                search.selection.areas.push(id.clone());
            }
            Subject::Challenge(id) if !matches!(who, Who::World(_) | Who::Region(..)) => {
                search.challenges.push(id.clone());
            }
            _ => {}
        }
        if let Who::Plan(Some(year)) = who {
            search.selection.years = Years { from: Some(*year), to: Some(*year) };
        }
        search.data.clone_from(&self.query.data);
        search.completion = completion.iter().map(|word| (*word).to_owned()).collect();
        View::asking("/commitments", search.canonical())
    }

    /// The page of an area.
    pub(super) fn page_of_area(&self, id: &str) -> View {
        let folder = match self.by {
            Grouping::Area => "areas",
            Grouping::Challenge => "challenges",
        };
        View::of(format!("/{folder}/{id}"))
    }

    /// The name of an area.
    pub(super) fn area(&self, id: &str) -> Named {
        self.analysis.named(self.by, id, self.lang)
    }
}

/// The one number of a series.
pub(super) fn total(series: &Series, view: View) -> Count {
    series.total.map_or_else(
        || none(view.clone()),
        |total| Count {
            k: total.point.k,
            n: total.point.n,
            interval: total.point.interval,
            years: Some((total.first, total.point.year)),
            view: view.clone(),
        },
    )
}

/// Where there is nothing to count.
fn none(view: View) -> Count {
    Count { k: 0, n: 0, interval: None, years: None, view }
}
