//! The report in plain words, as the commands `check` and `ingest` print it.
//!
//! It counts, and gives examples or all of them; the report itself has them, too.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Write};

use app::model::commitment::{Commitment, Plan};
use app::model::lang::Lang;
use app::model::place::Level;
use app::model::report::{Finding, FindingKind, Reject, Report, SourceReport};

/// How much of what was found is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Examples {
    /// Some of each kind.
    Some,
    /// All.
    All,
}

impl Examples {
    /// Examples shown of each kind of finding.
    const fn findings(self) -> usize {
        match self {
            Self::Some => 3,
            Self::All => usize::MAX,
        }
    }

    /// Rejects shown.
    const fn rejects(self) -> usize {
        match self {
            Self::Some => 20,
            Self::All => usize::MAX,
        }
    }
}

/// What an ingest read, repaired, joined and rejected, for people.
#[must_use]
pub fn summary(report: &Report, commitments: &[Commitment], plans: &[Plan], examples: Examples) -> String {
    Summary { report, commitments, plans, examples }.to_string()
}

struct Summary<'a> {
    examples: Examples,
    report: &'a Report,
    commitments: &'a [Commitment],
    plans: &'a [Plan],
}

impl Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for source in &self.report.sources {
            self.source(f, source)?;
        }
        self.findings(f)?;
        self.matches(f)?;
        self.rejects(f)?;
        self.totals(f)
    }
}

impl Summary<'_> {
    fn source(&self, f: &mut fmt::Formatter<'_>, source: &SourceReport) -> fmt::Result {
        writeln!(f, "{}", shown(&source.name))?;
        if let Some(failure) = &source.failure {
            return writeln!(f, "  could not be used: {failure}\n");
        }
        let layout = source.layout.as_deref().unwrap_or("unknown");
        writeln!(f, "  layout {layout}, {}, {} bytes", source.encoding, grouped(source.bytes))?;
        let repeated = self.count(source, FindingKind::DuplicateRow);
        let unread = u64::from(source.rows.saturating_sub(source.commitments));
        let lost = unread.saturating_sub(repeated);
        write!(
            f,
            "  {} rows, {} commitments read, {} lost",
            grouped(source.rows),
            grouped(source.commitments),
            grouped(lost)
        )?;
        if repeated > 0 {
            write!(f, ", {} given twice", grouped(repeated))?;
        }
        writeln!(f, "\n")
    }

    fn count(&self, source: &SourceReport, kind: FindingKind) -> u64 {
        let of = |finding: &&Finding| finding.kind == kind && finding.source == source.name;
        self.report.findings.iter().filter(of).count() as u64
    }

    fn findings(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kinds: BTreeMap<FindingKind, Vec<&Finding>> = BTreeMap::new();
        for finding in &self.report.findings {
            kinds.entry(finding.kind).or_default().push(finding);
        }
        if kinds.is_empty() {
            return Ok(());
        }
        writeln!(f, "Repaired or doubtful")?;
        for (kind, findings) in &kinds {
            writeln!(f, "  {:>6}  {}", grouped(findings.len() as u64), kind.label(Lang::En))?;
            let shown = self.examples.findings();
            for finding in findings.iter().take(shown) {
                writeln!(f, "          {}", self.example(finding))?;
            }
            if findings.len() > shown {
                let more = grouped((findings.len() - shown) as u64);
                writeln!(f, "          … and {more} more; `check --all` has them")?;
            }
        }
        writeln!(f)
    }

    fn matches(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.report.matches.iter().all(|rule| rule.joined == 0) {
            return Ok(());
        }
        writeln!(f, "Joined from several files, by")?;
        for rule in &self.report.matches {
            writeln!(f, "  {:>6}  {}", grouped(rule.joined), rule.rule)?;
        }
        writeln!(f)
    }

    fn rejects(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.report.rejects.is_empty() {
            return Ok(());
        }
        writeln!(f, "Rejected")?;
        let shown = self.examples.rejects();
        for reject in self.report.rejects.iter().take(shown) {
            writeln!(f, "  {}", self.rejected(reject))?;
        }
        if self.report.rejects.len() > shown {
            let more = grouped((self.report.rejects.len() - shown) as u64);
            writeln!(f, "  … and {more} more; `check --all` has them")?;
        }
        writeln!(f)
    }

    fn example(&self, finding: &Finding) -> String {
        let mut text = self.place(&finding.source, finding.line, &finding.column);
        if !finding.value.is_empty() {
            let _ = write!(text, ": “{}”", shown(&finding.value));
        }
        format!("{text}: {}", shown(&finding.action))
    }

    fn rejected(&self, reject: &Reject) -> String {
        let place = self.place(&reject.source, reject.line, &reject.column);
        format!("{place}: “{}”: {}", shown(&reject.value), shown(&reject.reason))
    }

    /// Where something stands, as an officer looks for it: the rows of a sheet, the lines of a text.
    fn place(&self, source: &str, line: u32, column: &str) -> String {
        let mut place = shown(source);
        if line > 0 {
            let has_rows = |found: &&SourceReport| found.name == source && found.counts_rows();
            let unit = if self.report.sources.iter().any(|found| has_rows(&found)) { "row" } else { "line" };
            let _ = write!(place, ", {unit} {line}");
        }
        if !column.is_empty() {
            let _ = write!(place, ", column “{}”", shown(column));
        }
        place
    }

    fn totals(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let members = |level| {
            let mut members: Vec<&str> = self
                .plans
                .iter()
                .filter(|plan| plan.level == level)
                .map(|plan| plan.member.as_str())
                .collect();
            members.sort_unstable();
            members.dedup();
            members.len() as u64
        };
        write!(
            f,
            "In all {} commitments in {} plans of {} national and {} local members",
            grouped(self.commitments.len() as u64),
            grouped(self.plans.len() as u64),
            grouped(members(Level::National)),
            grouped(members(Level::Local)),
        )?;
        let years = || self.plans.iter().filter_map(|plan| plan.year);
        match (years().min(), years().max()) {
            (Some(first), Some(last)) => writeln!(f, ", {first} to {last}"),
            _ => writeln!(f),
        }
    }
}

/// Text on a terminal: control characters of a file name must not act on it.
fn shown(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A number with separators: `1,927`.
fn grouped(number: impl Into<u64>) -> String {
    let digits = number.into().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
