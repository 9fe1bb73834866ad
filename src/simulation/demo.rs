//! The simulated release: fourteen years of plans of fictional members, with areas that rise, fall, emerge and fade, and
//! one change of coding.

use app::model::commitment::{Commitment, OgpValue, Plan};
use app::model::month::Month;
use app::model::place::{Level, Region};
use app::model::rating::{
    Completion, CompletionStage, EarlyResults, PotentialImpact, Rating, Ratings, Scale, YesNo,
};
use app::model::report::Report;
use app::model::text::Text;
use rand::seq::index::sample;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha12Rng;

use super::{plan_size, tagged};
use crate::ingest::Ingested;
use crate::reference::Reference;

const SEED: u64 = 2011;
const FIRST_YEAR: i32 = 2011;
const LAST_YEAR: i32 = 2024;
/// The first year of the second coding.
const BREAK: i32 = 2015;
/// Members that plan in even years, and in odd ones: every member every second year.
const EVEN: u32 = 45;
const ODD: u32 = 25;
/// The name of the file the rows would have come from.
const SOURCE: &str = "simulated";

/// What the rate of an area does over the years.
#[derive(Clone, Copy)]
enum Course {
    Steady(f64),
    /// From the first rate to the second, by the same ratio every year from the change of coding to the last year.
    Moves(f64, f64),
}

/// The areas of the simulated world.
const AREAS: [(&str, Course); 24] = [
    ("open-data", Course::Moves(0.10, 0.28)),
    ("climate-mitigation-and-adaptation", Course::Moves(0.003, 0.10)),
    ("beneficial-ownership", Course::Moves(0.05, 0.15)),
    ("digital-transformation", Course::Moves(0.32, 0.12)),
    ("records-management", Course::Moves(0.10, 0.003)),
    ("aid", Course::Steady(0.001)),
    ("public-participation", Course::Steady(0.24)),
    ("access-to-information", Course::Steady(0.15)),
    ("capacity-building", Course::Steady(0.18)),
    ("fiscal-openness-and-tax", Course::Steady(0.12)),
    ("anti-corruption-and-integrity", Course::Steady(0.11)),
    ("public-service-delivery", Course::Steady(0.14)),
    ("legislation-regulation", Course::Steady(0.10)),
    ("private-sector", Course::Steady(0.05)),
    ("public-procurement", Course::Steady(0.07)),
    ("gender", Course::Steady(0.06)),
    ("justice", Course::Steady(0.05)),
    ("education", Course::Steady(0.04)),
    ("health-and-nutrition", Course::Steady(0.04)),
    ("environment-and-climate", Course::Steady(0.05)),
    ("whistleblower-protections", Course::Steady(0.03)),
    ("asset-disclosure", Course::Steady(0.03)),
    ("conflicts-of-interest", Course::Steady(0.02)),
    ("lobbying", Course::Steady(0.02)),
];

fn rate(course: Course, year: i32) -> f64 {
    match course {
        Course::Steady(rate) => rate,
        Course::Moves(from, to) => {
            let done = f64::from((year - BREAK).max(0)) / f64::from(LAST_YEAR - BREAK);
            from * (to / from).powf(done)
        }
    }
}

/// A government that does not exist.
struct Fiction {
    slug: String,
    name: String,
    country: String,
    region: Region,
    level: Level,
}

/// The simulated release, the same at every call.
#[must_use]
pub fn demo(reference: &Reference) -> Ingested {
    let mut random = ChaCha12Rng::seed_from_u64(SEED);
    let mut ingested = Ingested { commitments: Vec::new(), plans: Vec::new(), report: Report::default() };
    for (index, fiction) in (0..EVEN + ODD).map(|index| (index, fiction(index))) {
        let first = FIRST_YEAR + i32::from(index < EVEN);
        for (year, number) in (first..=LAST_YEAR).step_by(2).zip(1..) {
            add_plan(&mut random, reference, &fiction, year, number, &mut ingested);
        }
    }
    ingested
}

/// Names that cannot be taken for real places, and country codes that ISO 3166 leaves to users.
fn fiction(index: u32) -> Fiction {
    let letter = |offset: u32| char::from(b'A' + (offset % 26) as u8);
    let region = Region::ALL[(index % 4) as usize];
    let local = index % 7 == 6;
    let number = index + 1;
    Fiction {
        slug: format!("simulated-{number:02}"),
        name: if local {
            format!("Simulated town {number:02}")
        } else {
            format!("Simulated land {number:02}")
        },
        country: format!("Q{}{}", letter(12 + index / 26), letter(index)),
        region,
        level: if local { Level::Local } else { Level::National },
    }
}

fn add_plan(
    random: &mut ChaCha12Rng,
    reference: &Reference,
    fiction: &Fiction,
    year: i32,
    number: u32,
    into: &mut Ingested,
) {
    let size = plan_size(random);
    let mut areas: Vec<Vec<String>> = vec![Vec::new(); size as usize];
    for (area, course) in AREAS {
        if reference.area(area).is_some() {
            let count = tagged(random, size, rate(course, year));
            for commitment in sample(random, size as usize, count.min(size) as usize) {
                areas[commitment].push(area.to_owned());
            }
        }
    }
    let id = format!("{}-{number}", fiction.slug);
    for (index, mut areas) in (1..).zip(areas) {
        areas.sort();
        into.commitments.push(commitment(random, fiction, &id, year, index, areas));
    }
    into.plans.push(Plan {
        id,
        member: fiction.slug.clone(),
        member_name: fiction.name.clone(),
        country: fiction.country.clone(),
        region: fiction.region,
        level: fiction.level,
        number: Some(number),
        title: Some(format!("Simulated plan {number} of {}", fiction.name)),
        year: Some(year),
        start: Some(Month::july(year)),
        end: Some(Month::july(year + 2)),
        dated: false,
        commitments: size,
    });
}

fn commitment(
    random: &mut ChaCha12Rng,
    fiction: &Fiction,
    plan: &str,
    year: i32,
    number: u32,
    areas: Vec<String>,
) -> Commitment {
    Commitment {
        id: format!("{plan}-{number}").to_uppercase().into(),
        member: fiction.slug.as_str().into(),
        member_name: fiction.name.as_str().into(),
        country: fiction.country.as_str().into(),
        region: fiction.region,
        level: fiction.level,
        plan: plan.into(),
        number: Some(number.to_string().into()),
        title: format!("Simulated commitment {number} of {}", fiction.name).into(),
        text: Some(
            "This commitment was made by a simulation, for training. No government promised it.".into(),
        ),
        lead: None,
        support: None,
        lang: Some("en".into()),
        start: None,
        end: None,
        areas: areas.into_iter().map(Text::from).collect(),
        coding: Some(if year < BREAK { "simulated-1" } else { "simulated-2" }.into()),
        values: OgpValue::ALL.into_iter().filter(|_| random.random_bool(0.3)).collect(),
        ratings: ratings(random, year),
        source: SOURCE.into(),
        source_row: 0,
        source_url: None,
        raw: Vec::new(),
        origins: Vec::new(),
    }
}

/// Ratings at random; the plans of the last two years are still to be assessed.
fn ratings(random: &mut impl Rng, year: i32) -> Ratings {
    if year > LAST_YEAR - 2 {
        return Ratings {
            verifiable: Rating::Pending,
            relevant: Rating::Pending,
            completion: Rating::Pending,
            early_results: Rating::Pending,
            ..Ratings::default()
        };
    }
    Ratings {
        verifiable: Rating::Rated(one_of(random, YesNo::STEPS)),
        relevant: Rating::Rated(one_of(random, YesNo::STEPS)),
        potential_impact: if year < 2020 {
            Rating::Rated(one_of(random, PotentialImpact::STEPS))
        } else {
            Rating::NoSuchIndicator
        },
        completion: Rating::Rated(one_of(random, Completion::STEPS)),
        completion_stage: Some(CompletionStage::EndOfTerm),
        early_results: Rating::Rated(one_of(random, EarlyResults::STEPS)),
        ..Ratings::default()
    }
}

fn one_of<S: Copy>(random: &mut impl Rng, steps: &[S]) -> S {
    steps[random.random_range(0..steps.len())]
}
