//! A mapping and the file it is for: whatever both hold, nothing panics, and every row is a commitment, a reject or a repetition.
#![no_main]

use std::sync::LazyLock;

use app::model::report::FindingKind;
use libfuzzer_sys::fuzz_target;
use ogp_dashboard::ingest::{Examples, Input, Mapping, Proposed, ingest_mapped, propose, summary};
use ogp_dashboard::reference::Reference;

static REFERENCE: LazyLock<Reference> = LazyLock::new(|| Reference::load().expect("built-in tables"));

/// What stands between the mapping and the file.
const BETWEEN: &[u8] = b"\n---\n";

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.windows(BETWEEN.len()).position(|window| window == BETWEEN);
    let (text, file) = at.map_or((&[][..], bytes), |at| (&bytes[..at], &bytes[at + BETWEEN.len()..]));
    let input = Input::new("file.csv", file.to_vec());
    if let Ok(text) = std::str::from_utf8(text)
        && let Ok(mapping) = Mapping::read("mapping.toml", text)
    {
        read(input.clone(), &mapping);
    }
    // What is proposed for a file is a mapping, or lacks only what it says that it lacks.
    if let Ok(Proposed::New(proposal)) = propose(&input) {
        match Mapping::read("mapping.toml", &proposal.toml) {
            Ok(mapping) => read(input, &mapping),
            Err(error) => assert!(!proposal.missing.is_empty(), "{error}\n{}", proposal.toml),
        }
    }
});

fn read(input: Input, mapping: &Mapping) {
    let ingested = ingest_mapped(vec![input], Some(mapping), &REFERENCE);
    let report = &ingested.report;
    let rows: u32 = report.sources.iter().map(|source| source.rows).sum();
    let used: u32 = report.sources.iter().map(|source| source.commitments).sum();
    let repeated = report.findings.iter().filter(|finding| finding.kind == FindingKind::DuplicateRow).count();
    assert_eq!(rows as usize, used as usize + report.rejects.len() + repeated, "rows");
    summary(report, &ingested.commitments, &ingested.plans, Examples::All);
}
