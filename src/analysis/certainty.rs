//! The live figures of the methods: how alike the commitments of a plan are, and what the badges came to, coding by coding.

use app::model::badge::{Badge, NEEDED_COMMITMENTS};
use app::model::certainty::{Certainty, Spread};
use app::model::place::Place;
use app::model::query::{Grouping, Measure, Query};
use app::model::release::Coding;

use super::Analysis;
use super::evidence::Evidence;
use super::memo::Ground;
use super::scope::Scope;

pub(super) fn certainty(analysis: &Analysis) -> Vec<Certainty> {
    analysis.data.release.codings.iter().map(|coding| of_coding(analysis, coding)).collect()
}

fn of_coding(analysis: &Analysis, coding: &Coding) -> Certainty {
    let register = analysis.register(Grouping::Area);
    let query = Query { measure: Measure::Share, coding: Some(coding.id.clone()), ..Query::default() };
    let world = [Place::world()];
    let scope = Scope::new(register, &query, &coding.id, &world, &analysis.data.plans);
    let evidence = Evidence::new(coding, &scope, None);
    let areas = register.areas_of(&coding.id);
    let ground = Ground::new(&query, &coding.id, &world);
    let verdicts = analysis.memo.verdicts(&ground, || evidence.verdicts(areas));
    let frequent = areas.iter().zip(&*verdicts).filter(|(_, verdict)| verdict.k >= NEEDED_COMMITMENTS);
    let effects: Vec<(f64, f64)> = frequent.map(|(area, _)| evidence.likeness(*area, 0)).collect();
    let badge =
        |badge: Badge| (badge, verdicts.iter().filter(|verdict| verdict.badge == badge).count() as u32);
    let any = verdicts.first();
    Certainty {
        coding: coding.clone(),
        plans: any.map_or(0, |verdict| verdict.plans),
        commitments: any.map_or(0, |verdict| verdict.n),
        areas: effects.len() as u32,
        correlation: spread(effects.iter().map(|(correlation, _)| *correlation)),
        design_effect: spread(effects.iter().map(|(_, effect)| *effect)),
        badges: Badge::ALL.into_iter().map(badge).collect(),
    }
}

fn spread(values: impl Iterator<Item = f64>) -> Option<Spread> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    let median = if values.len().is_multiple_of(2) { (values[middle - 1] + upper) / 2.0 } else { upper };
    Some(Spread { least: *values.first()?, median, greatest: *values.last()? })
}
