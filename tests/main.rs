//! The one test binary. Each module below tests one boundary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

/// What tests share: fixtures, shared data, one call to ingest.
mod support;

/// The plain counts of the Explorer files, from `reference/csv_checks.csv`.
mod csv_checks;
/// What bad input gets: encodings, ragged rows, unknown headers, other formats.
mod ingest_dirty;
/// Joining commitments that arrive from several sources.
mod ingest_joins;
/// Each layout and its quirks, on small invented files.
mod ingest_layouts;
/// Whatever arrives, nothing panics and every row is accounted for.
mod ingest_properties;
/// The public files together: true pairs, near misses, counts.
mod ingest_real;
