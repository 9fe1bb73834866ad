//! Answers made by hand, and numbers that are the same every time.

use app::model::answer::{Answer, Interval, Point, Series, Total, Unrated};
use app::model::badge::Verdict;
use app::model::detail::{Details, Ranked};
use app::model::place::{Named, Place, PlaceKind, Region};
use app::model::query::{Facet, Measure, Query};
use app::model::release::{Coding, Kind, Release};
use app::model::show::Tab;

pub(super) const AREAS: [&str; 10] = [
    "Open Data",
    "Public Participation",
    "Fiscal Openness",
    "Access to Information",
    "Public Procurement",
    "Capacity Building",
    "Legislation & Regulation",
    "Public Service Delivery",
    "Records Management",
    "Natural Resources",
];

/// Ids from names: small letters and hyphens.
pub(super) fn named(name: &str) -> Named {
    let id = name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-");
    Named { id, name: name.into() }
}

/// Wilson's interval of k of n, and whether it is certain enough for a share: at least 30, or at most 30 points wide.
fn interval(k: u32, n: u32) -> Option<Interval> {
    let (z2, count, share) = (1.96 * 1.96, f64::from(n), f64::from(k) / f64::from(n));
    let centre = (share + z2 / (2.0 * count)) / (1.0 + z2 / count);
    let inner = share * (1.0 - share) / count + z2 / (4.0 * count * count);
    let half = 1.96 / (1.0 + z2 / count) * inner.sqrt();
    let (low, high) = ((centre - half).max(0.0), (centre + half).min(1.0));
    (n > 0).then_some(Interval { low, high, design_effect: 1.0, shown: n >= 30 || high - low <= 0.3 })
}

/// A series from its first year, k of n each year; the year of `incomplete` and later ones may still change.
pub(super) fn series(area: &str, place: Place, first: i32, sizes: &[(u32, u32)], incomplete: i32) -> Series {
    let point = |(year, (k, n)): (i32, &(u32, u32))| Point {
        year,
        k: *k,
        n: *n,
        plans: *n,
        incomplete: year >= incomplete,
        interval: interval(*k, *n),
        ..Point::default()
    };
    let points = (first..).zip(sizes).map(point).collect();
    Series {
        area: named(area),
        place,
        points,
        verdict: Verdict::without_plans("explorer-2014"),
        total: None,
        details: Details::default(),
    }
}

pub(super) fn answer(measure: Measure, facet: Facet, series: Vec<Series>) -> Answer {
    let years: Vec<i32> =
        series.first().map_or_else(Vec::new, |one| one.points.iter().map(|point| point.year).collect());
    let span = years.first().copied().zip(years.last().copied());
    let coding = Coding {
        id: "explorer-2014".into(),
        name: "Explorer 2014".into(),
        commitments: 1927,
        years: span,
        complete: true,
    };
    let release = Release {
        id: "a1b2c3".into(),
        kind: Kind::Loaded,
        sources: vec!["ogpirm_live_data.csv".into()],
        commitments: 1927,
        plans: 100,
        national_members: 61,
        local_members: 0,
        years: Some((2011, 2014)),
        codings: vec![coding.clone()],
    };
    Answer {
        query: Query { measure, facet, ..Query::default() },
        release,
        coding,
        left_out: 3,
        years,
        series,
        context: Vec::new(),
        together: Vec::new(),
    }
}

/// The five areas of the reference: members with a plan in force, 2015 incomplete.
pub(super) fn five_areas() -> Answer {
    let n = [7, 46, 54, 52, 37];
    let k = [
        [6, 22, 29, 45, 32],
        [5, 35, 44, 46, 32],
        [7, 32, 37, 35, 23],
        [5, 26, 32, 34, 24],
        [4, 28, 31, 26, 18],
    ];
    let lines = AREAS.iter().zip(k).map(|(area, k)| {
        let sizes: Vec<_> = k.into_iter().zip(n).collect();
        series(area, Place::world(), 2011, &sizes, 2015)
    });
    answer(Measure::Inforce, Facet::None, lines.collect())
}

/// Numbers that look alive, the same every time.
pub(super) fn wave(seed: u32, years: u32, n: u32) -> Vec<(u32, u32)> {
    (0..years).map(|year| ((seed * 37 + year * (seed % 5 + 3) * 7) % (n + 1), n + year)).collect()
}

pub(super) fn many_years() -> Answer {
    let lines = (1..).zip(AREAS).take(5).map(|(seed, area)| {
        let sizes = (0..15).map(|year| (200 * seed + 40 * year + 17 * (year * seed % 7), 2500 + year));
        let mut one = series(area, Place::world(), 2011, &sizes.collect::<Vec<_>>(), 9999);
        one.points.iter_mut().zip(0..).for_each(|(point, year)| point.plans = 30 + 13 * year % 71);
        one
    });
    answer(Measure::Count, Facet::None, lines.collect())
}

pub(super) fn four_regions(facet: Facet) -> Answer {
    let lines = (1..).zip(Region::ALL).map(|(seed, region)| {
        series("Open Data", Place::of_region(region), 2012, &wave(seed, 4, 12 + 5 * seed), 2015)
    });
    answer(Measure::Plans, facet, lines.collect())
}

pub(super) fn ten_areas() -> Answer {
    let lines =
        (1..).zip(AREAS).map(|(seed, area)| series(area, Place::world(), 2011, &wave(seed, 15, 60), 2025));
    answer(Measure::Inforce, Facet::None, lines.collect())
}

pub(super) fn areas_by_region() -> Answer {
    let lines = (1..).zip(AREAS).take(3).flat_map(|(seed, area)| {
        (0..).zip(Region::ALL).map(move |(more, region)| {
            series(area, Place::of_region(region), 2012, &wave(seed + more, 5, 20), 2016)
        })
    });
    answer(Measure::Inforce, Facet::Region, lines.collect())
}

pub(super) fn count() -> Answer {
    let lines = (1..).zip(AREAS).take(3).map(|(seed, area)| {
        let mut one = series(area, Place::world(), 2011, &wave(seed, 4, 480), 9999);
        one.points.iter_mut().for_each(|point| point.plans = 10 + point.k % 30);
        one
    });
    let mut lines: Vec<_> = lines.collect();
    let plans: Vec<u32> = lines[0].points.iter().map(|point| point.plans).collect();
    for line in &mut lines {
        line.points.iter_mut().zip(&plans).for_each(|(point, plans)| point.plans = *plans);
    }
    answer(Measure::Count, Facet::None, lines)
}

pub(super) fn small_share() -> Answer {
    let lines = (1..).zip(AREAS).take(2).map(|(seed, area)| {
        series(
            area,
            Place::world(),
            2011,
            &[(20 + seed, 820), (40, 700 + seed), (31 * seed, 560), (55, 900)],
            9999,
        )
    });
    answer(Measure::Share, Facet::None, lines.collect())
}

pub(super) fn single_point() -> Answer {
    answer(Measure::Plans, Facet::None, vec![series("Open Data", Place::world(), 2014, &[(31, 40)], 9999)])
}

pub(super) fn gap() -> Answer {
    let sizes = [(0, 0), (20, 33), (0, 0), (0, 0), (11, 40), (33, 44), (22, 32)];
    let place = Place {
        kind: PlaceKind::Country,
        id: "BRA".into(),
        name: "Brazil".into(),
        region: Some(Region::Americas),
        iso3: Some("BRA".into()),
    };
    answer(Measure::Inforce, Facet::None, vec![series("Open Data", place, 2011, &sizes, 2017)])
}

/// The five areas of the reference, with a coding that follows the one they come from.
pub(super) fn coding_break() -> Answer {
    let mut answer = five_areas();
    add_coding(&mut answer, 2014);
    answer
}

/// Lets the coding of an answer end with a year, and another one begin in the same year.
fn add_coding(answer: &mut Answer, last: i32) {
    answer.coding.years = Some((last - 3, last));
    let years = Some((last, last + 10));
    let later = Coding { id: "site".into(), name: "Site".into(), commitments: 323, years, complete: false };
    answer.release.codings = vec![answer.coding.clone(), later];
}

/// Never enough plans for a share.
pub(super) fn too_few() -> Answer {
    let area = |index: usize, sizes| series(AREAS[index], Place::world(), 2011, sizes, 9999);
    let lines =
        vec![area(0, &[(4, 7), (6, 11), (9, 13), (13, 15)]), area(1, &[(1, 7), (8, 11), (7, 13), (5, 15)])];
    answer(Measure::Plans, Facet::None, lines)
}

/// Ratings in two years only; in the others plans were submitted, and nothing was rated.
pub(super) fn rated() -> Answer {
    let sizes = [(0, 0), (20, 40), (0, 0), (30, 41), (0, 0)];
    let mut one = series("Open Data", Place::world(), 2011, &sizes, 9999);
    let none = Unrated::default();
    let reasons = [
        Unrated { no_such_indicator: 12, ..none },
        none,
        Unrated { pending: 3, missing: 2, ..none },
        none,
        Unrated { pending: 9, ..none },
    ];
    for (point, unrated) in one.points.iter_mut().zip(reasons) {
        (point.plans, point.unrated) = (39, Some(unrated));
    }
    answer(Measure::Completion, Facet::None, vec![one])
}

/// Enough in some regions and years: Africa never, the Americas not in 2012 and 2014, nobody in 2012.
pub(super) fn mixed() -> Answer {
    let sizes: [[(u32, u32); 5]; 3] = [
        [(4, 8), (20, 35), (6, 14), (21, 38), (30, 41)],
        [(5, 9), (3, 12), (7, 16), (9, 17), (13, 15)],
        [(6, 10), (30, 44), (35, 46), (38, 45), (41, 50)],
    ];
    let regions = [Region::Americas, Region::AfricaAndTheMiddleEast, Region::Europe];
    let lines = regions
        .into_iter()
        .zip(sizes)
        .map(|(region, sizes)| series("Open Data", Place::of_region(region), 2012, &sizes, 2016));
    answer(Measure::Inforce, Facet::None, lines.collect())
}

pub(super) fn long_names() -> Answer {
    let names = [
        "Extractive Industries Transparency and Beneficial Ownership of Companies and Trusts",
        "Participation of Indigenous Peoples, Persons with Disabilities and Young People in Lawmaking",
        "Datenschutzgrundverordnungsdurchführungsbestimmungen und Verwaltungsvereinfachung",
        "Gender",
        "Justice",
    ];
    let same = [(40, 50), (41, 50), (42, 50)];
    let lines = names.map(|name| series(name, Place::world(), 2012, &same, 2014));
    answer(Measure::Inforce, Facet::None, lines.into())
}

pub(super) fn hostile() -> Answer {
    let name = "<script>alert(\"x\")</script> & 'y' </text>\u{0}\u{1b}]]>";
    let mut answer = answer(
        Measure::Inforce,
        Facet::None,
        vec![series(name, Place::world(), 2012, &[(1, 20), (20, 20), (0, 20)], 2014)],
    );
    answer.release.sources = vec!["<b>&.csv".into()];
    answer
}

/// The same answer as another kind of chart, with the last complete year as the total of every series.
pub(super) fn shown_as(tab: Tab, mut answer: Answer) -> Answer {
    answer.query.show.tab = tab;
    for one in answer.series.iter_mut().chain(&mut answer.context) {
        let last = one.points.iter().rev().find(|point| !point.incomplete).or(one.points.last());
        one.total = last.map(|point| Total { first: point.year, point: *point });
    }
    answer
}

pub(super) fn in_focus(mut answer: Answer, id: &str) -> Answer {
    answer.query.show.focus = vec![id.into()];
    answer
}

/// One of ten areas in one panel.
pub(super) fn focus() -> Answer {
    in_focus(ten_areas(), "fiscal-openness")
}

/// Two areas in a country, beside its region.
pub(super) fn beside() -> Answer {
    let mut answer = gap();
    let mut other = answer.series[0].clone();
    other.area = named("Gender");
    answer.series.push(other);
    answer.context = ["Open Data", "Gender"]
        .map(|area| {
            let sizes = wave(3, 7, 80);
            series(area, Place::of_region(Region::Americas), 2011, &sizes, 2017)
        })
        .into();
    answer
}

/// Ten areas in four regions: one without plans, one with few.
pub(super) fn heat() -> Answer {
    let mut answer = shown_as(Tab::Heat, grid(Measure::Inforce, Facet::None, 10, 4, 4));
    for (index, one) in answer.series.iter_mut().enumerate() {
        let k = u32::try_from(index).unwrap();
        let (k, n) = match index % 4 {
            0 => (0, 0),
            1 => (k % 13, 12),
            2 => (k, 40),
            _ => (40 - k, 41),
        };
        let point = Point { k, n, interval: interval(k, n), ..one.points[2] };
        one.total = Some(Total { first: 2001, point });
    }
    answer
}

/// Four areas whose ranks cross, two of them not told apart, one with a year without ranks.
pub(super) fn ranks() -> Answer {
    let ranks = [[1, 1, 2, 3], [2, 4, 1, 1], [5, 2, 9, 12], [7, 8, 3, 2]];
    let lines = (1..).zip(["Open Data", "Gender", "Justice", "Public Procurement"]).zip(ranks);
    let lines = lines.map(|((seed, area), ranks)| {
        let mut one = series(area, Place::world(), 2011, &wave(seed, 4, 60), 2014);
        let ranked = |(year, rank): (i32, u32)| Ranked {
            year,
            rank,
            low: rank.saturating_sub(seed).max(1),
            high: rank + seed,
            of: 12,
            band: if rank <= 2 { 1 } else { rank },
        };
        one.details.ranks =
            (2011..).zip(ranks).map(ranked).filter(|one| seed != 3 || one.year != 2012).collect();
        one
    });
    let mut answer = answer(Measure::Inforce, Facet::None, lines.collect());
    answer.query.show.tab = Tab::Bump;
    answer
}

pub(super) fn nothing() -> Answer {
    answer(Measure::Inforce, Facet::None, Vec::new())
}

pub(super) fn all() -> Vec<(&'static str, Answer)> {
    vec![
        ("five-areas", five_areas()),
        ("four-regions", four_regions(Facet::None)),
        ("four-regions-facet", four_regions(Facet::Region)),
        ("many-years", many_years()),
        ("ten-areas", ten_areas()),
        ("areas-by-region", areas_by_region()),
        ("count", count()),
        ("small-share", small_share()),
        ("single-point", single_point()),
        ("coding-break", coding_break()),
        ("too-few", too_few()),
        ("mixed", mixed()),
        ("rated", rated()),
        ("gap", gap()),
        ("long-names", long_names()),
        ("hostile", hostile()),
        ("nothing", nothing()),
        ("focus", focus()),
        ("beside", beside()),
        ("bars", shown_as(Tab::Bar, five_areas())),
        ("bars-by-area", shown_as(Tab::Bar, beside())),
        ("bars-mixed", shown_as(Tab::Bar, mixed())),
        ("bars-count", shown_as(Tab::Bar, count())),
        ("heat", heat()),
        ("ranks", ranks()),
        ("ranks-focus", in_focus(ranks(), "gender")),
    ]
}

/// Areas × regions over some years, with empty years and numbers of all sizes.
pub(super) fn grid(measure: Measure, facet: Facet, areas: usize, places: usize, years: u32) -> Answer {
    let place =
        |index: usize| if places == 1 { Place::world() } else { Place::of_region(Region::ALL[index]) };
    let lines = (0..areas).flat_map(|area| (0..places).map(move |place| (area, place)));
    let lines = lines.zip(1..).map(|((area, at), seed)| {
        let mut sizes = wave(seed, years, 7 * seed.pow(3));
        sizes.iter_mut().skip(3).step_by(11).for_each(|size| *size = (0, 0));
        let name = format!("{} {area}", AREAS[area % AREAS.len()]);
        let last = 1999 + i32::try_from(years).unwrap();
        series(&name, place(at), 2000, &sizes, last)
    });
    let mut answer = answer(measure, facet, lines.collect());
    if areas == 5 {
        add_coding(&mut answer, 2003);
    }
    answer
}
