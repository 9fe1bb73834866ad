//! A file of whatever bytes: nothing panics, and every row is a commitment, a reject or a repetition.
#![no_main]

use std::sync::LazyLock;

use app::model::report::FindingKind;
use libfuzzer_sys::fuzz_target;
use ogp_dashboard::ingest::{Examples, Input, ingest, summary};
use ogp_dashboard::reference::Reference;

static REFERENCE: LazyLock<Reference> = LazyLock::new(|| Reference::load().expect("built-in tables"));

fuzz_target!(|bytes: &[u8]| {
    let ingested = ingest(vec![Input::new("file.csv", bytes.to_vec())], &REFERENCE);
    let report = &ingested.report;
    let rows: u32 = report.sources.iter().map(|source| source.rows).sum();
    let read: u32 = report.sources.iter().map(|source| source.commitments).sum();
    let repeated = report.findings.iter().filter(|finding| finding.kind == FindingKind::DuplicateRow).count();
    let joined: u32 = report.matches.iter().map(|rule| rule.joined).sum();
    assert_eq!(rows as usize, read as usize + report.rejects.len() + repeated, "rows");
    assert_eq!(read as usize, ingested.commitments.len() + joined as usize, "commitments");
    summary(report, &ingested.commitments, &ingested.plans, Examples::All);
});
