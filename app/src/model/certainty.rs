//! How alike the commitments of one plan are in the loaded data, and what the badges came to: the live figures of the methods.

use serde::{Deserialize, Serialize};

use super::badge::Badge;
use super::release::Coding;

/// The figures of one coding, over all its plans.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Certainty {
    /// The coding.
    pub coding: Coding,
    /// Plans that are counted in it and have a year.
    pub plans: u32,
    /// Commitments of these plans.
    pub commitments: u32,
    /// Areas that at least ten of these commitments carry: the ones that the spreads describe.
    pub areas: u32,
    /// Intraclass correlations of the areas.
    pub correlation: Option<Spread>,
    /// Design effects of the areas over all years.
    pub design_effect: Option<Spread>,
    /// Badges of all areas of the coding for the world, in the order of [`Badge::ALL`].
    pub badges: Vec<(Badge, u32)>,
}

/// The least, the middle and the greatest of some numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The least.
    pub least: f64,
    /// The median; of an even number of values the mean of the middle two.
    pub median: f64,
    /// The greatest.
    pub greatest: f64,
}
