//! The made-up source’s areas, regions and members.

use app::model::answer::{Choice, Interval, Unrated};
use app::model::badge::Verdict;
use app::model::month::Month;
use app::model::place::{Level, Named, Region};
use app::model::profile::{
    AreaGroup, AreaInRegion, AreaList, AreaNumbers, AreaProfile, AreaRow, ChallengeRow, CommitmentLine,
    LevelRatings, MemberArea, MemberGroup, MemberList, MemberProfile, MemberRow, MemberShare, Membership,
    Part, PlanLine, Rated, RegionArea, RegionProfile, RegionYear, Sourced, Status, Tally,
};
use app::model::query::{Grouping, Measure};
use app::model::rating::StarFormula;

use crate::made::{HOSTILE, LONG, Made, areas, coding, drawing, named};

fn tally(k: u32, n: u32) -> Tally {
    let share = if n == 0 { 0.0 } else { f64::from(k) / f64::from(n) };
    let interval = (n > 0).then(|| Interval {
        low: (share - 0.1).max(0.0),
        high: (share + 0.1).min(1.0),
        design_effect: 1.2,
        shown: n >= 30,
    });
    Tally { k, n, plans: n.div_ceil(10), interval }
}

fn rated(k: u32, n: u32) -> Vec<Rated> {
    let unrated = Unrated { missing: 1, not_assessed: 2, pending: 3, no_such_indicator: 4, unclear: 5 };
    let one = |measure, formula, tally| Rated { measure, formula, tally, unrated };
    vec![
        one(Measure::Completion, None, tally(k, n)),
        one(Measure::EarlyResults, None, tally(0, 0)),
        one(Measure::Starred, Some(StarFormula::F3), tally(0, n)),
    ]
}

fn row(number: u32, level: Level, region: Region) -> MemberRow {
    let name = match number {
        1 => "Côte d'Ivoire".into(),
        2 => LONG.into(),
        3 => HOSTILE.into(),
        _ => format!("Member {number}"),
    };
    let plans = number % 4;
    MemberRow {
        member: named(&format!("{}-member-{number}", level.slug()), &name),
        region,
        level,
        plans,
        commitments: plans * 11,
        latest: (plans > 1).then_some(2014),
    }
}

fn line(number: u32) -> CommitmentLine {
    CommitmentLine {
        id: format!("AB {number}/x"),
        title: if number == 2 { format!("2. {HOSTILE}") } else { format!("Ein Titel {LONG}") },
        lang: (number == 3).then(|| "de".into()),
        member: named("kenya", "Kenya"),
        year: (number != 1).then_some(2014),
        number: Some(number.to_string()),
        areas: areas(2),
        completion: ["complete", "not-assessed", "withdrawn"][number as usize % 3].into(),
        starred: number == 2,
    }
}

impl Made {
    fn area_row(self, area: Named, id: &str) -> AreaRow {
        AreaRow {
            tally: tally(237, 1927),
            members: Part { k: 45, n: 61 },
            series: self.series(area.clone()),
            drawing: drawing(&format!("{id}-{}", area.id), 160, 44),
            other_coding: (area.id == "area-7").then(|| coding("site", HOSTILE)),
            area,
        }
    }

    pub(crate) fn area_list(self) -> AreaList {
        let row = |(index, challenge): (usize, Named)| ChallengeRow {
            row: (index != 2 && !self.empty).then(|| self.area_row(challenge.clone(), "c")),
            aim: "Make it better.".into(),
            challenge,
        };
        let group = |id: &str, name: &str, rows: Vec<Named>| AreaGroup {
            group: named(id, name),
            rows: rows.into_iter().map(|area| self.area_row(area, "a")).collect(),
        };
        let mut rest = areas(14);
        let first = rest.drain(..4).collect();
        AreaList {
            challenges: areas(10).into_iter().enumerate().map(row).collect(),
            groups: match self.empty {
                true => Vec::new(),
                false => vec![group("inclusion", "Inclusion", first), group("other", "", rest)],
            },
            unused: vec![named("area-90", "Area number 90")],
            coding: (!self.empty).then(|| coding("explorer-2014", "Explorer, 2014")),
        }
    }

    pub(crate) fn area_profile(self, by: Grouping, id: &str) -> Option<AreaProfile> {
        let area = areas(14).into_iter().find(|area| area.id == id)?;
        let is_area = by == Grouping::Area;
        Some(AreaProfile {
            by,
            aim: (!is_area).then(|| "Make it better.".into()),
            group: is_area.then(|| named("inclusion", "Inclusion")),
            challenge: is_area.then(|| named("justice", "Justice")),
            related: areas(3).into_iter().map(|item| Choice { item, commitments: 0 }).collect(),
            made_of: vec![id.into()],
            numbers: (!self.empty).then(|| self.area_numbers(&area)),
            area,
        })
    }

    fn area_numbers(self, area: &Named) -> AreaNumbers {
        let share = |number: u32| MemberShare {
            member: row(number, Level::National, Region::Europe).member,
            part: Part { k: 9, n: 20 },
            latest: Some(2014),
            of_latest: Part { k: 0, n: 0 },
        };
        AreaNumbers {
            coding: coding("explorer-2014", "Explorer, 2014"),
            default_coding: true,
            tally: tally(237, 1927),
            members: Part { k: 45, n: 61 },
            regions: Region::ALL
                .into_iter()
                .zip([0, 7, 120, 900])
                .map(|(region, n)| AreaInRegion {
                    region,
                    tally: tally(n / 3, n),
                    series: self.series(area.clone()),
                })
                .collect(),
            top: (1..=4).map(share).collect(),
            ratings: vec![(Level::National, rated(40, 60)), (Level::Local, rated(1, 3))],
            newest: (1..=4).map(line).collect(),
        }
    }

    pub(crate) fn region_profile(self, region: Region) -> RegionProfile {
        let areas = if self.empty { Vec::new() } else { areas(6) };
        RegionProfile {
            region,
            coding: (!self.empty).then(|| coding("explorer-2014", "Explorer, 2014")),
            commitments: 708,
            plans: 29,
            plans_without_year: 1,
            national: Part { k: 17, n: 19 },
            local: Part { k: 0, n: 43 },
            years: (2011..=2014)
                .map(|year| RegionYear { year, plans: 3, commitments: 41, members: 3 })
                .collect(),
            areas_in_all: areas.len() as u32,
            areas: areas
                .into_iter()
                .map(|area| RegionArea {
                    here: tally(4, 20),
                    world: tally(237, 1927),
                    verdict: Verdict::without_plans("explorer-2014"),
                    area,
                })
                .collect(),
            ratings: if self.empty {
                Vec::new()
            } else {
                vec![LevelRatings { level: Level::National, here: rated(4, 20), world: rated(40, 60) }]
            },
            members: (1..=5)
                .map(|number| row(number, Level::National, region))
                .chain((1..=3).map(|number| row(number, Level::Local, region)))
                .collect(),
        }
    }

    pub(crate) fn member_list(self) -> MemberList {
        let group = |level, region| MemberGroup {
            level,
            region,
            rows: (1..=5).map(|number| row(number, level, region)).collect(),
        };
        let groups = match self.empty {
            true => Vec::new(),
            false => vec![
                group(Level::National, Region::Americas),
                group(Level::National, Region::Europe),
                group(Level::Local, Region::Europe),
            ],
        };
        MemberList { groups, shown: 15, with_data: 12, all: 203 }
    }

    pub(crate) fn member_profile(self, slug: &str) -> Option<MemberProfile> {
        let name = match slug {
            "kenya" => "Kenya".into(),
            "cote-divoire" => format!("Côte d'Ivoire {LONG}"),
            _ => return None,
        };
        let bare = self.empty || slug == "kenya";
        let area = |area: Named| MemberArea {
            area,
            plans: vec![Some(Part { k: 2, n: 9 }), None, Some(Part { k: 0, n: 31 })],
            all: tally(2, 40),
            region: tally(30, 151),
            world: tally(237, 1927),
        };
        Some(MemberProfile {
            member: named(slug, &name),
            region: Region::AfricaAndTheMiddleEast,
            level: Level::National,
            membership: (slug != "kenya").then(|| Membership {
                joined: Some(Sourced { value: 2011, source: "memory".into() }),
                status: Sourced { value: Status::Active, source: "https://example.org/?a=b&c".into() },
                status_as_of: "2024-06".into(),
                note: HOSTILE.into(),
            }),
            relatives: vec![row(3, Level::Local, Region::AfricaAndTheMiddleEast)],
            plans: if bare { Vec::new() } else { plans() },
            commitments: if bare { 0 } else { 51 },
            as_of: Some(2014),
            coding: (!bare).then(|| coding("explorer-2014", "Explorer, 2014")),
            areas: if bare { Vec::new() } else { areas(14).into_iter().map(area).collect() },
            absent: if bare { Vec::new() } else { areas(3).into_iter().map(area).collect() },
            ratings: rated(24, 40),
            region_ratings: rated(100, 151),
            world_ratings: rated(946, 1787),
            latest: if bare { Vec::new() } else { (1..=5).map(line).collect() },
        })
    }
}

fn plans() -> Vec<PlanLine> {
    let plan = |number: u32, year: Option<i32>| PlanLine {
        number: Some(number),
        title: (number == 2).then(|| HOSTILE.into()),
        year,
        term: year.and_then(|year| Some((Month::new(year, 7)?, Month::new(year + 2, 6)?))),
        dated: number == 2,
        in_force: number == 2,
        commitments: 10 * number,
        coding: (number != 2).then(|| (coding("explorer-2014", "Explorer, 2014"), 9 * number)),
    };
    vec![plan(1, Some(2012)), plan(2, Some(2014)), plan(3, None)]
}
