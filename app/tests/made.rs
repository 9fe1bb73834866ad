//! A source with hand-made data. Texts are as hostile as files can be; nothing here is computed.

use std::sync::Arc;

use app::model::answer::{Answer, Choice, Choices, Figure, Interval, Point, Series, Trends};
use app::model::badge::{Badge, Block, Need, Test, Verdict};
use app::model::brief::BriefQuery;
use app::model::certainty::{Certainty, Spread};
use app::model::compare::{CompareQuery, CompareView};
use app::model::detail::Details;
use app::model::diary::{Entry, Step};
use app::model::found::{Facet, Found, Hit, Piece, Respelled, Value, Well, YearCount};
use app::model::lang::Lang;
use app::model::local::LocalView;
use app::model::map::{MapQuery, MapView};
use app::model::place::{Named, Place, Region};
use app::model::profile::{
    AreaList, AreaOrder, AreaProfile, MemberList, MemberProfile, MemberSearch, RegionProfile,
};
use app::model::query::{Fault, Grouping, Parsed, Problem, Query};
use app::model::release::{
    AreaGroup, AreaOverview, Coding, Coverage, CoverageRow, Kind, Overview, Provenance, Release,
};
use app::model::report::Report;
use app::model::search::{Key, Part, Search};
use app::source::{Answering, BriefView, CommitmentView, Failure, SharedSource, Source};

use crate::made_diary;
use crate::made_more;
use crate::made_rows::{bare, full, report};

/// What no page may let through as markup.
pub(crate) const HOSTILE: &str = "</title><script>alert(1)</script> & \"quotes\" 'too' =cmd()";
/// A word longer than a phone is wide.
pub(crate) const LONG: &str = "Verwaltungsverfahrensdigitalisierungsbeschleunigungsgesetzesfolgenabschätzung";

/// What the made-up source is like.
#[derive(Clone, Copy, Default)]
pub(crate) struct Made {
    pub(crate) sample: bool,
    pub(crate) empty: bool,
    pub(crate) broken: bool,
    /// Last year of the data; 0 stands for 2014.
    pub(crate) last: i32,
}

impl Made {
    pub(crate) fn shared(self) -> SharedSource {
        Arc::new(self)
    }

    fn years(self) -> Vec<i32> {
        (2011..=self.last_year()).collect()
    }

    fn last_year(self) -> i32 {
        if self.last == 0 { 2014 } else { self.last }
    }

    pub(crate) fn answer<T: Send + 'static>(self, value: T) -> Answering<T> {
        Box::pin(
            async move { if self.broken { Err(Failure::Defect { id: "e-4711".into() }) } else { Ok(value) } },
        )
    }

    fn points(self) -> Vec<Point> {
        let known = [(6, 7), (22, 46), (29, 54), (45, 52), (0, 0), (3, 900), (44, 61)];
        let points =
            self.years().into_iter().chain([self.last_year() + 1]).enumerate().map(|(index, year)| {
                let (k, n) = if self.empty { (0, 0) } else { known[index % known.len()] };
                let interval = (n > 0).then(|| Interval {
                    low: (f64::from(k) / f64::from(n) - 0.12).max(0.0),
                    high: (f64::from(k) / f64::from(n) + 0.061).min(1.0),
                    design_effect: 1.0,
                    shown: n >= 30,
                });
                Point {
                    year,
                    k,
                    n,
                    plans: n,
                    incomplete: year > self.last_year(),
                    interval,
                    ..Point::default()
                }
            });
        points.collect()
    }

    pub(crate) fn series(self, area: Named) -> Series {
        Series {
            place: Place::world(),
            points: self.points(),
            verdict: self.verdict(&area),
            total: None,
            details: Details::default(),
            area,
        }
    }

    /// Four years are too few; with more of them every area has another badge.
    fn verdict(self, area: &Named) -> Verdict {
        if self.empty {
            return Verdict::without_plans("explorer-2014");
        }
        let years = (self.last_year() - 2010).unsigned_abs();
        let badge = match area.id.as_str() {
            _ if years < 5 => Badge::NotEnoughData,
            "open-data" => Badge::Rising,
            "public-participation" => Badge::NoClearChange,
            "fiscal-openness" => Badge::Fading,
            "access-to-information" => Badge::Emerging,
            "public-procurement" => Badge::Falling,
            _ => Badge::CodingChanged,
        };
        let block = |from, k| Block {
            from,
            to: from + 3,
            k,
            n: 1000,
            plans: 96,
            plans_with: k.min(90),
            members_with: 40,
            regions_with: 4,
        };
        let (first, last) = match badge {
            Badge::Falling | Badge::Fading => (120, 30),
            _ => (60, 150),
        };
        let tested = !matches!(badge, Badge::NotEnoughData | Badge::CodingChanged);
        let statistic = if last > first { 4.2 } else { -4.2 };
        Verdict {
            badge,
            k: 237,
            n: 1927,
            plans: 100,
            years,
            first: Some(block(2011, first)),
            last: Some(block(self.last_year() - 3, last)),
            test: tested.then_some(Test { statistic, p: 0.000_03, adjusted_p: 0.012, compared: 41 }),
            ratio: Some(f64::from(last) / f64::from(first)),
            missing: if tested { Vec::new() } else { vec![Need::Years] },
            coding: "explorer-2014".into(),
        }
    }

    fn coverage(self) -> Coverage {
        let years = self.years();
        let rows = Region::ALL.into_iter().zip([1_u32, 3, 2, 9]).map(|(region, scale)| CoverageRow {
            region,
            plans: years.iter().map(|year| scale * (year % 4).unsigned_abs()).collect(),
            commitments: scale * 97,
            members: scale * 3,
        });
        Coverage { rows: rows.collect(), years, plans_without_year: 2 }
    }

    fn choices(self) -> Choices {
        Choices {
            areas: areas(41)
                .into_iter()
                .enumerate()
                .map(|(index, item)| Choice { item, commitments: 1200 - 25 * u32::try_from(index).unwrap() })
                .collect(),
            members: (1..=60)
                .map(|n| Choice {
                    item: named(&format!("member-{n}"), &format!("Member {n}")),
                    commitments: n,
                })
                .collect(),
            years: Some((2011, self.last_year())),
        }
    }
}

pub(crate) fn named(id: &str, name: &str) -> Named {
    Named { id: id.into(), name: name.into() }
}

pub(crate) fn areas(count: usize) -> Vec<Named> {
    let known = [
        "Open Data",
        "Public Participation",
        "Fiscal Openness",
        "Access to Information",
        "Public Procurement",
    ];
    (0..count)
        .map(|index| match known.get(index) {
            Some(name) => named(&name.to_lowercase().replace(' ', "-"), name),
            None if index == 11 => named("hostile", HOSTILE),
            None => named(&format!("area-{index}"), &format!("Area number {index}")),
        })
        .collect()
}

pub(crate) fn drawing(id: &str, width: u32, height: u32) -> String {
    format!(
        "<svg class=\"chart\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" \
         aria-labelledby=\"{id}-t\"><title id=\"{id}-t\">A line</title>\
         <path class=\"grid\" d=\"M0 {height}H{width}\"/>\
         <path class=\"line l1\" d=\"M0 {height}L{width} 4\"/></svg>"
    )
}

pub(crate) fn coding(id: &str, name: &str) -> Coding {
    Coding { id: id.into(), name: name.into(), commitments: 1927, years: Some((2011, 2014)), complete: true }
}

fn hit(number: u32) -> Hit {
    let piece = |text: &str, hit| Piece { text: text.into(), hit };
    let completion =
        ["complete", "limited", "not-assessed", "no-such-indicator", "withdrawn", "missing", "pending"];
    Hit {
        id: format!("AB {number}/x"),
        member: if number == 3 { LONG.into() } else { "Armenia".into() },
        year: (number != 4).then_some(2012),
        number: (number != 4).then(|| format!("1.{number}")),
        title: match number {
            2 => vec![piece(HOSTILE, false)],
            3 => vec![piece(LONG, false), piece(" budget", true)],
            _ => vec![piece("Improving ", false), piece("Procurement", true), piece(" Procedures", false)],
        },
        passage: vec![
            piece("To ensure transparency of public ", false),
            piece("procurement", true),
            piece("…", false),
        ],
        lang: (number == 3).then(|| "de".into()),
        areas: areas(3),
        completion: completion[usize::try_from(number).unwrap() % completion.len()].into(),
        starred: number.is_multiple_of(2),
    }
}

/// Every facet with ten values, of which those are chosen that the address names.
fn facets(search: &Search) -> Vec<Facet> {
    let facet = |key: Key| {
        let chosen = search.chosen(key);
        let ids = match key {
            Key::Region => Region::ALL.map(|region| region.slug().to_owned()).into(),
            Key::Level => vec!["national".to_owned(), "local".to_owned()],
            Key::Completion => ["complete", "limited", "not-assessed"].map(str::to_owned).into(),
            _ => (1..=10).map(|number| format!("{}-{number}", key.slug())).collect::<Vec<_>>(),
        };
        let named_by_page = matches!(key, Key::Region | Key::Level | Key::Completion);
        let other = chosen.iter().filter(|id| !ids.contains(id)).cloned().collect::<Vec<_>>();
        let values = ids.into_iter().chain(other).zip(0..).map(|(id, index)| Value {
            count: 1200 - index,
            on: chosen.contains(&id),
            item: Named {
                name: if named_by_page { String::new() } else { format!("{HOSTILE} {index}") },
                id,
            },
        });
        Facet { key, values: values.collect() }
    };
    Key::ALL.into_iter().map(facet).collect()
}

impl Source for Made {
    fn release(&self) -> Release {
        Release {
            id: "1f2e3d4c".into(),
            kind: if self.sample { Kind::Sample } else { Kind::Loaded },
            sources: ["ogpirm_live_data.csv", "national.csv", "local.csv", HOSTILE].map(Into::into).into(),
            commitments: 1927,
            plans: 100,
            national_members: 61,
            local_members: 12,
            years: Some((2011, self.last_year())),
            codings: vec![coding("explorer-2014", "Explorer, 2014"), coding("site", "Public pages")],
        }
    }

    fn diary(&self) -> Answering<Vec<Entry>> {
        let entries = if self.empty { 0 } else { 2 };
        self.answer((0..entries).map(|_| made_diary::entry(self.release())).collect())
    }

    fn step(&self, id: String, _: Lang) -> Answering<Option<Step>> {
        self.answer((id != "none").then(|| made_diary::step(self.release())))
    }

    fn overview(&self, _: Lang) -> Answering<Overview> {
        let areas =
            areas(if self.empty { 0 } else { 6 }).into_iter().enumerate().map(|(index, area)| AreaOverview {
                commitments: 396,
                series: self.series(area.clone()),
                drawing: drawing(&format!("spark-{index}"), 240, 64),
                sentence: format!("{}: 45 of 52 members. Trend: not enough data.", area.name),
                area,
            });
        let areas: Vec<_> = areas.collect();
        let group = AreaGroup { badge: Badge::NotEnoughData, all: 6, areas };
        let groups = Some(group).filter(|group| !group.areas.is_empty()).into_iter().collect();
        self.answer(Overview { groups, coverage: self.coverage() })
    }

    fn plain_trends(&self, query: Query) -> Answering<Trends> {
        let trends = self.trends(Parsed { value: query, problems: Vec::new() });
        Box::pin(async move { Ok(trends.await?.0) })
    }

    fn trends(&self, parsed: Parsed<Query>) -> Answering<(Trends, Vec<Problem>)> {
        let Parsed { value: mut query, mut problems } = parsed;
        if query.selection.areas.iter().any(|area| area == "nothing") {
            problems.push(Problem::new("area", "nothing", Fault::NotCarried(Grouping::Area, None)));
        }
        query.selection.areas = areas(5).into_iter().map(|area| area.id).collect();
        let answer = Answer {
            query,
            release: self.release(),
            coding: coding("explorer-2014", "Explorer, 2014"),
            left_out: 58,
            years: self.points().iter().map(|point| point.year).collect(),
            series: areas(5).into_iter().map(|area| self.series(area)).collect(),
            context: Vec::new(),
            together: Vec::new(),
        };
        let figure = Figure {
            title: "Open Data and four other areas in plans in force".into(),
            subtitle: "Members whose plan in force on 1 July has at least one commitment in the area.".into(),
            source: format!("Source: {HOSTILE}."),
            wide: drawing("wide", 840, 400),
            narrow: drawing("narrow", 320, 180),
            embed_height: 480,
        };
        let others = Lang::ALL.into_iter().filter(|lang| *lang != answer.query.lang);
        let first = &answer.series[0];
        let names = others.map(|lang| (lang, first.area.clone(), first.place.clone())).collect();
        self.answer((Trends { answer, figure, choices: self.choices(), names }, problems))
    }

    fn search(&self, search: Parsed<Search>, _: Lang) -> Answering<(Found, Vec<Problem>)> {
        let Parsed { value: search, problems } = search;
        let found = Found {
            total: if self.empty { 0 } else { 259 },
            members: 28,
            plans: 31,
            hits: if self.empty { Vec::new() } else { (1..=20).map(hit).collect() },
            facets: facets(&search),
            years: [Some(2012), Some(2013), None].map(|year| YearCount { year, count: 1300 }).into(),
            well: Well { good: 57, judged: 212, of: 259 },
            respelled: if search.words == "budgt" {
                vec![Respelled { typed: "budgt".into(), read: vec!["budget".into()] }]
            } else {
                Vec::new()
            },
            loosened: Part::all()
                .into_iter()
                .filter(|part| search.has(*part))
                .map(|part| (part, 12))
                .collect(),
            words_alone: 3,
            search,
        };
        self.answer((found, problems))
    }

    fn commitment(&self, id: String, _: Lang) -> Answering<Option<CommitmentView>> {
        let found = match id.as_str() {
            "full" => Some(full()),
            "bare" => Some(bare()),
            _ => None,
        };
        self.answer(found)
    }

    fn certainty(&self) -> Answering<Vec<Certainty>> {
        let coding = coding("explorer-2014", "Explorer, 2014");
        let spread = |least, median, greatest| Some(Spread { least, median, greatest });
        let certainty = Certainty {
            plans: 100,
            commitments: 1927,
            areas: 38,
            correlation: spread(-0.01, 0.06, 0.21),
            design_effect: spread(1.0, 2.4, 7.9),
            badges: Badge::ALL.into_iter().map(|badge| (badge, 3)).collect(),
            coding,
        };
        self.answer(vec![certainty])
    }

    fn areas(&self, _: AreaOrder, _: Lang) -> Answering<AreaList> {
        self.answer(self.area_list())
    }

    fn area(&self, by: Grouping, id: String, _: Lang) -> Answering<Option<AreaProfile>> {
        self.answer(self.area_profile(by, &id))
    }

    fn region(&self, region: Region, _: Lang) -> Answering<RegionProfile> {
        self.answer(self.region_profile(region))
    }

    fn members(&self, _: MemberSearch, _: Lang) -> Answering<MemberList> {
        self.answer(self.member_list())
    }

    fn member(&self, slug: String, _: Lang) -> Answering<Option<MemberProfile>> {
        self.answer(self.member_profile(&slug))
    }

    fn brief(&self, _: Parsed<BriefQuery>) -> Answering<Option<(BriefView, Vec<Problem>)>> {
        self.answer(None)
    }

    fn provenance(&self) -> Answering<Provenance> {
        let report = if self.empty { Report::default() } else { report() };
        self.answer(Provenance { report, coverage: self.coverage() })
    }

    fn local(&self, _: Lang) -> Answering<LocalView> {
        self.answer(made_more::local(self.empty))
    }

    fn map(&self, query: Parsed<MapQuery>) -> Answering<(MapView, Vec<Problem>)> {
        self.answer((made_more::map(self.empty, query.value), query.problems))
    }

    fn compare(&self, query: Parsed<CompareQuery>) -> Answering<(CompareView, Vec<Problem>)> {
        let figure = Figure {
            title: "Open Data".into(),
            subtitle: "Members.".into(),
            source: format!("Source: {HOSTILE}."),
            wide: drawing("wide", 840, 400),
            narrow: drawing("narrow", 320, 180),
            embed_height: 480,
        };
        self.answer((made_more::compare(query.value, self.choices(), figure), query.problems))
    }
}
