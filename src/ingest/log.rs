//! Collects what was repaired, doubted and rejected, beside the best result that could be made.

use app::model::report::{Finding, FindingKind, Reject};

use super::words::excerpt;

/// Findings and rejects of all files, in the order in which they were met; sorted when the report is made.
#[derive(Default)]
pub(super) struct Log {
    pub findings: Vec<Finding>,
    pub rejects: Vec<Reject>,
}

/// Where something was found.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub source: &'a str,
    /// 0 for the whole file.
    pub line: u32,
    /// Header of the column; may be empty.
    pub column: &'a str,
}

impl Log {
    /// Adds what another log holds.
    pub(super) fn append(&mut self, mut other: Self) {
        self.findings.append(&mut other.findings);
        self.rejects.append(&mut other.rejects);
    }

    /// Notes a repair or a doubt about a value, of which the beginning is kept.
    pub(super) fn finding(&mut self, spot: Spot, kind: FindingKind, value: &str, action: impl Into<String>) {
        self.finding_whole(spot, kind, excerpt(value), action.into());
    }

    /// Notes a repair or a doubt about a value that is kept whole.
    pub(super) fn finding_whole(&mut self, spot: Spot, kind: FindingKind, value: String, action: String) {
        let (source, column) = (spot.source.into(), spot.column.into());
        self.findings.push(Finding { source, line: spot.line, kind, column, value, action });
    }

    /// Notes a row that cannot be used.
    pub(super) fn reject(&mut self, spot: Spot, value: &str, reason: impl Into<String>, record: String) {
        self.rejects.push(Reject {
            source: spot.source.into(),
            line: spot.line,
            column: spot.column.into(),
            value: excerpt(value),
            reason: reason.into(),
            record,
        });
    }
}
