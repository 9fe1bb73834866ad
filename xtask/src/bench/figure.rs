//! A measured number beside that of a peer, and what it has to reach.

use serde::{Deserialize, Serialize};

use super::sample::Sample;

/// What a number is of; all are kept in the base unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Unit {
    /// Kept in seconds, shown as milliseconds where that reads better.
    Seconds,
    /// A kB is 1,000 bytes.
    Bytes,
    /// Requests a second.
    PerSecond,
    /// A number without a unit.
    Number,
}

impl Unit {
    /// The number as people read it, with three digits that count.
    pub(super) fn shown(self, value: f64) -> String {
        match self {
            Self::Seconds if value < 1.0 => format!("{} ms", digits(value * 1e3)),
            Self::Seconds => format!("{} s", digits(value)),
            Self::Bytes if value < 1e6 => format!("{} kB", digits(value / 1e3)),
            Self::Bytes => format!("{} MB", digits(value / 1e6)),
            Self::PerSecond => format!("{}/s", digits(value)),
            Self::Number => format!("{value:.2}"),
        }
    }
}

/// Three digits that count, and no more behind the point than needed for them.
fn digits(value: f64) -> String {
    match value.abs() {
        large if large >= 100.0 => format!("{value:.0}"),
        middle if middle >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// What has to be reached: by the ratio to the peer, or by the number itself where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

impl Bound {
    /// Whether a value is within it.
    pub(super) fn holds(self, value: f64) -> bool {
        match self {
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
        }
    }
}

/// What the same job cost a peer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Peer {
    pub(super) name: String,
    pub(super) sample: Sample,
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Figure {
    pub(super) what: String,
    pub(super) unit: Unit,
    pub(super) ours: Sample,
    pub(super) peer: Option<Peer>,
    pub(super) bound: Option<Bound>,
}

impl Figure {
    /// A number of ours alone.
    pub(super) fn alone(what: impl Into<String>, unit: Unit, ours: Sample) -> Self {
        Self { what: what.into(), unit, ours, peer: None, bound: None }
    }

    /// The same, with that of a peer.
    pub(super) fn beside(mut self, name: impl Into<String>, sample: Sample) -> Self {
        self.peer = Some(Peer { name: name.into(), sample });
        self
    }

    /// The same, with what it has to reach.
    pub(super) fn bound(mut self, bound: impl Into<Option<Bound>>) -> Self {
        self.bound = bound.into();
        self
    }

    /// The median of ours by the median of the peer's.
    pub(super) fn ratio(&self) -> Option<f64> {
        let peer = self.peer.as_ref()?.sample.median()?;
        (peer > 0.0).then_some(self.ours.median()? / peer)
    }

    /// Whether the bound is reached; `None` where there is none, or where what it needs could not be measured.
    pub(super) fn reached(&self) -> Option<bool> {
        let value = if self.peer.is_some() { self.ratio() } else { self.ours.median() };
        Some(self.bound?.holds(value?))
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Figure, Sample, Unit};

    fn sample(values: &[f64]) -> Sample {
        values.iter().copied().collect()
    }

    #[test]
    fn a_ratio_is_of_medians() {
        let figure = Figure::alone("job", Unit::Seconds, sample(&[1.0, 9.0, 2.0]))
            .beside("peer", sample(&[4.0, 5.0, 4.0]))
            .bound(Bound::AtMost(0.5));
        assert_eq!(figure.ratio(), Some(0.5));
        assert_eq!(figure.reached(), Some(true));
    }

    #[test]
    fn a_peer_that_failed_proves_nothing() {
        let figure = Figure::alone("job", Unit::Seconds, sample(&[1.0])).bound(Bound::AtMost(2.0));
        assert_eq!(figure.reached(), Some(true));
        assert_eq!(figure.beside("peer", Sample::default()).reached(), None);
    }

    #[test]
    fn numbers_are_shown_in_the_unit_that_reads_best() {
        assert_eq!(Unit::Seconds.shown(0.0421), "42.1 ms");
        assert_eq!(Unit::Seconds.shown(12.34), "12.3 s");
        assert_eq!(Unit::Bytes.shown(543_408_000.0), "543 MB");
        assert_eq!(Unit::Bytes.shown(59_900.0), "59.9 kB");
    }
}
