//! All tests of the server in one binary: each further binary would link everything again. Each module tests one boundary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

/// Helpers: the program, fixtures, shared data, one call to ingest.
mod support;

/// The description for programs, held against what they get.
mod api;
/// The archive of a view, its metadata, and the scripts in it.
mod archive;
/// Briefs as files.
mod brief;
/// What people do, in a real browser.
mod browser;
/// What answers tell caches.
mod caches;
/// The drawings, compared with `golden/chart/`; `UPDATE_GOLDEN=1` writes them anew.
mod chart;
/// Commands in; files, messages and exit codes out.
mod cli;
/// The plain counts of the Explorer files, from `reference/csv_checks.csv`.
mod csv_checks;
/// What a release changed: command, files, feed and pages.
mod diary;
/// Pages for other sites.
mod embed;
/// oEmbed, compared with `golden/oembed/`; `UPDATE_GOLDEN=1` writes it anew.
mod embed_oembed;
/// What a crash, a full disk and a folder that cannot be written leave of a store.
mod faults;
/// What a fetch makes of what servers do.
mod fetch;
/// Files beside pages: forms, headers, caches, problems, lists in pages.
mod files;
/// The form of the trends, the axis of lines, and what stands beside.
mod forms;
/// Addresses that name their release, and the page that checks cited numbers.
mod frozen;
/// What is given to others: version, manual, completions, the check of a container.
mod given;
/// What attackers send, each with the answer that it gets.
mod hostile;
/// Requests in; status, headers and bodies out.
mod http;
/// What bad input gets: encodings, ragged rows, unknown headers, other formats.
mod ingest_dirty;
/// Joining commitments that arrive from several sources.
mod ingest_joins;
/// Files that are read piece by piece.
mod ingest_large;
/// Each layout and its quirks, on small invented files.
mod ingest_layouts;
/// Whatever arrives, nothing panics and every row is accounted for.
mod ingest_properties;
/// The public files together: true pairs, near misses, counts.
mod ingest_real;
/// Ranks, specialisation, pairs, the parts of a change, count against share.
mod insights;
/// Every page in every language.
mod languages;
/// Every internal link leads somewhere.
mod links;
/// The measures on plans small enough to count by hand.
mod measures;
/// The data forms, compared with `golden/outputs/`.
mod outputs;
/// Other formats, mappings, the template, and files that mean harm.
mod own_data;
/// The pages on areas, regions and members.
mod places;
/// Figures that others published from the same files.
mod published;
/// Query strings and their canonical form.
mod query;
/// The measures against an independent count.
mod referee;
/// Releases of a store: which is current, what is held back, and a server that follows.
mod releases;
/// Several servers of one store.
mod replicas;
/// What holds for every file of the repository.
mod rules;
/// The list of commitments, and the way from a number to it.
mod search;
/// What pages say where there is nothing, and what stands under their drawings.
mod shown;
/// The static copy.
mod site;
/// The star formulas against the marks of the export.
mod stars;
/// Pages in other colours.
mod theme;
/// How much the measures hang on the year of submission.
mod timing;
/// The page that checks cited numbers: what may be pasted, and what is missing.
mod verify;
/// OGP Local, the map and the comparison, in the sample, the simulation and the Explorer export.
mod views;
