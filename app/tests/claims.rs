//! What quotable sentences never say: a direction that the badge does not allow, over many made-up answers.

use app::model::answer::{Answer, Interval, Point, Series};
use app::model::badge::{Badge, Block, Need, Test, Verdict};
use app::model::detail::Details;
use app::model::lang::Lang;
use app::model::place::{Level, Named, Place, Region};
use app::model::query::{Measure, Query, Word};
use app::model::release::{Coding, Kind, Release};
use app::text::claim::{MAX_SHORT, claim, short};

/// Beginnings of words that say that something went up, in the three languages.
const UP: &[&str] = &[
    "rose", "rise", "rising", "grew", "grow", "increas", "climb", "gain", "emerg", "expand", "surg",
    "higher", "more", "aument", "crec", "subi", "incremen", "augment", "hauss", "progress", "émerg", "croît",
    "accroi",
];
/// The same for down. “Al menos” and “au moins” are no comparison.
const DOWN: &[&str] = &[
    "fell", "fall", "declin", "decreas", "drop", "fad", "shrank", "shrink", "lower", "fewer", "less",
    "disminu", "baj", "cay", "cae", "descen", "reduj", "reduc", "dimin", "baiss", "recul", "chut", "rédui",
];

/// Xorshift: the same numbers on every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.next() % u64::from(end)).unwrap()
    }

    fn odds(&mut self, of: u32) -> bool {
        self.below(of) == 0
    }

    fn unit(&mut self) -> f64 {
        f64::from(self.below(1_000_001)) / 1_000_000.0
    }

    fn of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(u32::try_from(values.len()).unwrap()) as usize]
    }
}

fn point(random: &mut Random, year: i32, incomplete: bool) -> Point {
    let limit = random.of(&[1, 2, 40, 900, 200_000]);
    let n = random.below(limit + 1);
    let k = random.below(n + 1);
    let (a, b) = (random.unit(), random.unit());
    let interval = Interval { low: a.min(b), high: a.max(b), design_effect: 1.0, shown: !random.odds(3) };
    let interval = (n > 0 && !random.odds(9)).then_some(interval);
    Point { year, k, n, plans: n, incomplete, interval, ..Point::default() }
}

fn verdict(random: &mut Random) -> Verdict {
    let block = |random: &mut Random, from| {
        let n = random.below(3000);
        let k = random.below(n + 1);
        let plans = random.below(200);
        Block {
            from,
            to: from + 3,
            k,
            n,
            plans,
            plans_with: plans / 2,
            members_with: plans / 3,
            regions_with: 2,
        }
    };
    let (first, last) = (block(random, 2011), block(random, 2021));
    Verdict {
        badge: random.of(&Badge::ALL),
        k: random.below(500),
        n: 500 + random.below(20_000),
        plans: random.below(900),
        years: random.below(15),
        first: (!random.odds(5)).then_some(first),
        last: (!random.odds(5)).then_some(last),
        test: (!random.odds(4)).then(|| Test {
            statistic: 8.0 * random.unit() - 4.0,
            p: random.unit(),
            adjusted_p: random.unit(),
            compared: random.below(60),
        }),
        ratio: (first.k > 0).then(|| last.share() / first.share()),
        missing: if random.odds(2) { vec![Need::Years] } else { Vec::new() },
        coding: "explorer".into(),
    }
}

fn answer(random: &mut Random) -> (Answer, Series) {
    let years: Vec<i32> = (2011..2011 + i32::try_from(random.below(16)).unwrap()).collect();
    let last = years.last().copied();
    let name = random.of(&[
        "Open Data",
        "Area",
        "A name that goes on and on, as names of areas in files sometimes do, to no end",
    ]);
    let place = match random.below(3) {
        0 => Place::world(),
        1 => Place::of_region(Region::Americas),
        _ => Place { name: "Kenya".into(), ..Place::of_region(Region::AfricaAndTheMiddleEast) },
    };
    let series = Series {
        area: Named { id: "area".into(), name: name.into() },
        place,
        points: years.iter().map(|year| point(random, *year, Some(*year) == last)).collect(),
        verdict: verdict(random),
        details: Details::default(),
    };
    let mut query = Query { measure: random.of(Measure::ALL), ..Query::default() };
    query.selection.level = random.of(&[None, Some(Level::National), Some(Level::Local)]);
    let coding = Coding {
        id: "explorer".into(),
        name: "Explorer".into(),
        commitments: 1927,
        years: Some((2011, 2024)),
        complete: random.odds(2),
    };
    let release = Release {
        id: "1f2e3d4c".into(),
        kind: if random.odds(2) { Kind::Sample } else { Kind::Loaded },
        sources: Vec::new(),
        commitments: 1927,
        plans: 100,
        national_members: 61,
        local_members: 12,
        years: Some((2011, 2024)),
        codings: vec![coding.clone()],
    };
    (
        Answer {
            query,
            release,
            coding,
            left_out: 0,
            years,
            series: vec![series.clone()],
            together: Vec::new(),
        },
        series,
    )
}

fn says(text: &str, stems: &[&str]) -> Option<String> {
    let words = text.to_lowercase();
    let mut words = words.split(|letter: char| !letter.is_alphabetic());
    words.find(|word| stems.iter().any(|stem| word.starts_with(stem))).map(str::to_owned)
}

#[test]
fn a_direction_is_said_only_where_the_badge_allows_it() {
    let mut random = Random(0x0905_2011_1927_0001);
    let (mut silent, mut directed) = (0, 0);
    for _ in 0..20_000 {
        let (answer, series) = answer(&mut random);
        let badge = series.verdict.badge;
        for lang in Lang::ALL {
            let texts = [claim(&answer, &series, lang), short(&answer, &series, lang)];
            if texts.iter().all(Option::is_none) {
                assert!(series.points.iter().all(|point| point.n == 0));
                silent += 1;
            }
            for text in texts.into_iter().flatten() {
                let (up, down) = (says(&text, UP), says(&text, DOWN));
                assert!(
                    up.is_none() || matches!(badge, Badge::Rising | Badge::Emerging),
                    "{badge:?} {up:?}: {text}"
                );
                assert!(
                    down.is_none() || matches!(badge, Badge::Falling | Badge::Fading),
                    "{badge:?} {down:?}: {text}"
                );
                let rated = answer.query.measure.is_rated();
                assert!(!rated || (up.is_none() && down.is_none()), "no trend of ratings: {text}");
                directed += u32::from(up.is_some() || down.is_some());
            }
        }
    }
    assert!(silent > 100 && directed > 5_000, "{silent} silent, {directed} with a direction");
}

#[test]
fn a_direction_agrees_with_the_numbers_beside_it() {
    let mut random = Random(0x0905_2011_1927_0002);
    for _ in 0..20_000 {
        let (answer, series) = answer(&mut random);
        let Verdict { first, last, test, .. } = &series.verdict;
        let rose =
            first.zip(*last).is_some_and(|(first, last)| test.is_some() && last.share() > first.share());
        let fell =
            first.zip(*last).is_some_and(|(first, last)| test.is_some() && last.share() < first.share());
        for text in Lang::ALL.into_iter().filter_map(|lang| claim(&answer, &series, lang)) {
            assert!(rose || says(&text, UP).is_none(), "{text}");
            assert!(fell || says(&text, DOWN).is_none(), "{text}");
        }
    }
}

#[test]
fn a_share_is_said_only_where_it_is_shown() {
    let mut random = Random(0x0905_2011_1927_0003);
    for _ in 0..5000 {
        let (answer, mut series) = answer(&mut random);
        series.verdict.badge = Badge::NotEnoughData;
        series
            .points
            .iter_mut()
            .filter_map(|point| point.interval.as_mut())
            .for_each(|interval| interval.shown = false);
        for text in Lang::ALL.into_iter().filter_map(|lang| claim(&answer, &series, lang)) {
            assert!(!text.contains('%'), "{text}");
        }
    }
}

#[test]
fn the_short_form_is_short() {
    let mut random = Random(0x0905_2011_1927_0004);
    for _ in 0..5000 {
        let (answer, mut series) = answer(&mut random);
        series.area.name = "W".repeat(300);
        series.place = Place { name: "M".repeat(300), ..Place::of_region(Region::Europe) };
        for text in Lang::ALL.into_iter().filter_map(|lang| short(&answer, &series, lang)) {
            assert!(text.chars().count() <= MAX_SHORT, "{}: {text}", text.chars().count());
        }
    }
}

#[test]
fn a_rise_is_told_in_three_languages() {
    let mut random = Random(0x0905_2011_1927_0005);
    let (mut answer, mut series) = answer(&mut random);
    answer.query.measure = Measure::Share;
    answer.query.selection.level = None;
    let interval = Interval { low: 0.21, high: 0.29, design_effect: 1.4, shown: true };
    series.place = Place::world();
    series.area.name = "Open Data".into();
    series.points = vec![Point {
        year: 2024,
        k: 250,
        n: 1000,
        plans: 75,
        incomplete: false,
        interval: Some(interval),
        ..Point::default()
    }];
    let block = |from, k| Block {
        from,
        to: from + 3,
        k,
        n: 1000,
        plans: 80,
        plans_with: 40,
        members_with: 30,
        regions_with: 4,
    };
    series.verdict.badge = Badge::Rising;
    series.verdict.first = Some(block(2011, 120));
    series.verdict.last = Some(block(2021, 240));
    series.verdict.test = Some(Test { statistic: 4.0, p: 0.0001, adjusted_p: 0.004, compared: 41 });
    let said = |lang| claim(&answer, &series, lang).unwrap().replace('\u{2060}', "");
    for (lang, parts) in [
        (
            Lang::En,
            [
                "Of the commitments in plans submitted in 2024, 250 of 1,000 (25%; about 95% interval 21–29%) carried the area Open Data.",
                "rose from 12% (120 of 1,000) to 24% (240 of 1,000)",
                "41 series compared",
            ],
        ),
        (
            Lang::Es,
            [
                "250 de 1000 (25\u{a0}%; intervalo de alrededor del 95\u{a0}%: 21–29\u{a0}%)",
                "aumentó de 12\u{a0}% (120 de 1000) a 24\u{a0}%",
                "41 series comparadas",
            ],
        ),
        (
            Lang::Fr,
            [
                "250 sur 1\u{202f}000 (25\u{a0}%\u{a0}; intervalle d’environ 95\u{a0}%\u{a0}: 21–29\u{a0}%)",
                "a augmenté, passant de 12\u{a0}% (120 sur 1\u{202f}000) à 24\u{a0}%",
                "41 séries comparées",
            ],
        ),
    ] {
        for part in parts {
            assert!(said(lang).contains(part), "{part}: {}", said(lang));
        }
    }
}
