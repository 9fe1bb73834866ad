//! k of n over all years of a selection, with its interval.

use serde::{Deserialize, Serialize};

use super::answer::Interval;

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Portion {
    /// How many.
    pub k: u32,
    /// Of how many; zero means that there is nothing to count, which is not the same as a k of zero.
    pub n: u32,
    /// How certain the share is; `None` where n is zero.
    pub interval: Option<Interval>,
}

impl Portion {
    /// Whether the share may be shown as a percentage.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.interval.is_some_and(|interval| interval.shown)
    }
}
