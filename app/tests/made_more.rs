//! What the hand-made source says of OGP Local, of the map, and of members side by side.

use app::model::answer::{Choices, Figure, Interval};
use app::model::compare::{CompareKind, CompareQuery, CompareView, Comparison, Rated, Row, Subject};
use app::model::local::{
    Circle, Cohort, Limit, LocalMember, LocalView, LongPlan, Story, Theme, Themes, Volume,
};
use app::model::map::{MapAnswer, MapPlace, MapQuery, MapView, Reading, Step};
use app::model::place::{Named, Region};
use app::model::portion::Portion;
use app::model::query::{Measure, Query};
use app::model::release::Coding;

use crate::made::HOSTILE;

fn named(id: &str, name: &str) -> Named {
    Named { id: id.into(), name: name.into() }
}

fn coding() -> Coding {
    Coding { id: "site".into(), name: HOSTILE.into(), commitments: 90, years: None, complete: false }
}

fn portion(k: u32, n: u32) -> Portion {
    let interval = (n > 0).then_some(Interval { low: 0.2, high: 0.45, design_effect: 1.3, shown: n > 9 });
    Portion { k, n, interval }
}

pub(crate) fn local(empty: bool) -> LocalView {
    let volume = Volume { members: 3, plans: 4, commitments: 17, years: Some((2016, 2024)) };
    let member = |name: &str, verified, plans| LocalMember {
        member: named("aragon-spain", name),
        verified,
        withdrawn: !verified,
        plans,
    };
    let theme = |area| Theme { area, local: portion(4, 17), national: portion(0, 0) };
    let themes = Themes {
        coding: coding(),
        years: (2016, 2024),
        local: volume,
        national: volume,
        left_out: 2,
        areas: vec![theme(named("open-data", "Open Data")), theme(named("hostile", HOSTILE))],
    };
    let long = |title: Option<&str>, year| LongPlan {
        member: named("jalisco-mexico", "Jalisco, Mexico"),
        title: title.map(Into::into),
        year,
        commitments: 8,
    };
    let story = |commitment: Option<&str>, commitments| Story {
        place: "Madrid, Spain".into(),
        member: "madrid-spain".into(),
        title: HOSTILE.into(),
        theme: "data".into(),
        facts: HOSTILE.into(),
        source: HOSTILE.into(),
        commitment: commitment.map(Into::into),
        commitments,
    };
    let circle = |commitments| Circle {
        title: "Inclusion".into(),
        place: "Bogotá and Aragón".into(),
        source: "a page".into(),
        members: vec![
            (named("bogota-colombia", "Bogotá"), 4),
            (named("aragon-spain", "Aragón"), commitments),
        ],
    };
    LocalView {
        cohorts: vec![
            Cohort { year: Some(2016), members: vec![member(HOSTILE, true, 2), member("Paris", false, 0)] },
            Cohort { year: None, members: vec![member("Lisbon", false, 0)] },
        ],
        unlisted: vec![named("town", "Town")],
        local: if empty { Volume::default() } else { volume },
        national: volume,
        themes: (!empty).then_some(themes),
        limit: Limit {
            present: (1, 9),
            pilot: (1, 3),
            undated: (0, 0),
            over: if empty { Vec::new() } else { vec![long(Some(HOSTILE), Some(2021)), long(None, None)] },
        },
        stories: vec![story(Some("full"), 4), story(None, 0)],
        circles: vec![circle(3), circle(0)],
    }
}

pub(crate) fn map(empty: bool, query: MapQuery) -> MapView {
    let place = |id: &str, name: &str, reading, step| MapPlace {
        place: named(id, name),
        iso3: "KEN".into(),
        region: Region::Europe,
        members: 1,
        plans: 2,
        commitments: 17,
        reading,
        step,
        estimate: None,
    };
    let places = vec![
        place("kenya", "Kenya", Reading::Share(portion(4, 17)), Step::Level(2)),
        place("few", HOSTILE, Reading::Share(portion(1, 3)), Step::TooFew),
        place("none", "None", Reading::NoPlans, Step::Missing),
        place("zero", "Zero", Reading::Count { k: 0, n: Some(4) }, Step::Zero),
        place("untagged", "Untagged", Reading::NothingCounted, Step::Missing),
    ];
    let answer = MapAnswer {
        query,
        area: Some(named("hostile", HOSTILE)),
        coding: coding(),
        places: if empty { Vec::new() } else { places },
        bounds: [10, 20],
        total: portion(5, 24),
        weight: None,
    };
    MapView {
        answer,
        drawing: "<svg class=\"chart map\"></svg>".into(),
        legend: vec![("<svg></svg>".into(), "zero".into())],
        has_world: !empty,
        has_tiles: true,
        areas: Vec::new(),
        embed_height: 480,
    }
}

pub(crate) fn compare(query: CompareQuery, choices: Choices, figure: Figure) -> CompareView {
    let subject = |name: &str| Subject {
        name: named(name, name),
        years: Some((2011, 2014)),
        members: portion(1, 1),
        plans: portion(2, 3),
        commitments: portion(30, 40),
        areas: 5,
        ratings: vec![Rated { measure: Measure::Completion, portion: portion(3, 12), unrated: 4 }],
    };
    let comparison = query.kind().map(|kind| Comparison {
        kind,
        coding: coding(),
        subjects: vec![subject("member-1"), subject(HOSTILE)],
        rows: vec![Row { name: named("open-data", HOSTILE), cells: vec![portion(3, 12), portion(1, 4)] }],
        partly: 3,
        members: vec![named("kenya", HOSTILE)],
        numbers: None,
        figure: (kind == CompareKind::Member).then_some(figure),
        trends: Query::default(),
    });
    CompareView { query, comparison, choices }
}
