//! What can be said of a series beyond its points: ranks, specialisation, where a change came from, and what moves together.

use serde::{Deserialize, Serialize};

use super::place::Named;

/// Beyond the points of one series. What does not apply to the measure is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Details {
    /// The area's rank among all areas of the coding, year by year, in the place of the series.
    pub ranks: Vec<Ranked>,
    /// How much the place works on the area compared with everybody; `None` for the world.
    pub specialisation: Option<Specialisation>,
    /// Where a change came from; `None` where there are not two times to compare.
    pub change: Option<Change>,
    /// Where the number of commitments and their share moved in opposite directions.
    pub divergences: Vec<Divergence>,
}

/// A rank with its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Ranked {
    /// The year.
    pub year: i32,
    /// One more than the number of areas with a greater k.
    pub rank: u32,
    /// Highest rank (the smallest number) among the middle 95 % of the draws.
    pub low: u32,
    /// Lowest rank among them.
    pub high: u32,
    /// Areas that are ranked.
    pub of: u32,
    /// Areas whose ranges overlap those of their neighbours have the same band, counted from 1: they cannot be told apart.
    pub band: u32,
}

/// The location quotient: the area's share in the place over its share everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Specialisation {
    /// Commitments of the place that carry the area.
    pub k: u32,
    /// Commitments of the place.
    pub n: u32,
    /// Commitments everywhere that carry the area.
    pub k_all: u32,
    /// Commitments everywhere.
    pub n_all: u32,
    /// What the place would have if it were like everybody: `n × k_all / n_all`.
    pub expected: f64,
    /// The quotient; `None` where fewer than [`EXPECTED_CASES`] are expected.
    pub quotient: Option<f64>,
    /// The middle 95 % of the quotients of the draws; `None` where the quotient is.
    pub interval: Option<(f64, f64)>,
}

/// With fewer expected commitments than this no quotient and no lift is given.
pub const EXPECTED_CASES: f64 = 5.0;

/// A change of share or count between two times, and its parts. The parts add up to the total.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Change {
    /// The earlier years.
    pub before: Moment,
    /// The later years.
    pub after: Moment,
    /// Whether the parts are commitments (`true`) or parts of a share (`false`).
    pub counts: bool,
    /// Later less earlier: share as a number between −1 and 1, or commitments.
    pub total: f64,
    /// Members that are there both times do more or less of it.
    pub same_members: f64,
    /// Members that are there both times weigh more or less, because their plans are longer or shorter.
    pub plan_size: f64,
    /// Members are there at one time only.
    pub joining_leaving: f64,
    /// Members with plans at both times.
    pub staying: u32,
    /// Members with plans at the later time only.
    pub joined: u32,
    /// Members with plans at the earlier time only.
    pub left: u32,
}

impl Change {
    /// Total and parts (same members, plan size, joining or leaving), multiplied by `unit` and rounded to whole numbers so that
    /// the parts still add up to the total: each is rounded down, and what is missing goes to those that lost most.
    #[must_use]
    pub fn rounded(&self, unit: f64) -> (i64, [i64; 3]) {
        let exact = [self.same_members, self.plan_size, self.joining_leaving].map(|part| part * unit);
        let whole = |number: f64| number as i64;
        let total = whole((self.total * unit).round());
        let mut parts = exact.map(|part| whole(part.floor()));
        let lost = exact.map(|part| part - part.floor());
        let mut order = [0, 1, 2];
        order.sort_by(|a, b| lost[*b].total_cmp(&lost[*a]).then(a.cmp(b)));
        let missing = total - parts.iter().sum::<i64>();
        for index in order.into_iter().take(usize::try_from(missing).unwrap_or_default()) {
            parts[index] += 1;
        }
        (total, parts)
    }
}

/// One of two times that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Moment {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
    /// What the measure counts, summed over the years.
    pub k: f64,
    /// Of how many.
    pub n: f64,
}

/// Two years between which the number of commitments rose and their share fell, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Divergence {
    /// The earlier year with k and n.
    pub before: (i32, u32, u32),
    /// The later year with k and n.
    pub after: (i32, u32, u32),
}

/// Both the number and the share must move by at least this part of what they were, or there is nothing to notice.
pub const NOTICEABLE: f64 = 0.1;

impl Divergence {
    /// Whether the number is greater than before; the share is then smaller.
    #[must_use]
    pub const fn more(&self) -> bool {
        self.after.1 > self.before.1
    }
}

/// Two areas that commitments carry together more or less often than by chance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Pair {
    /// An area of the answer.
    pub area: Named,
    /// The other area.
    pub other: Named,
    /// Commitments that carry both.
    pub both: u32,
    /// Commitments that carry the first.
    pub k_area: u32,
    /// Commitments that carry the other.
    pub k_other: u32,
    /// All commitments.
    pub n: u32,
    /// Commitments that would carry both if the areas had nothing to do with each other; at least [`EXPECTED_CASES`].
    pub expected: f64,
    /// `both / expected`.
    pub lift: f64,
    /// The middle 95 % of the lifts of the draws.
    pub interval: (f64, f64),
}
