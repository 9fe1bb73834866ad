//! Bytes to canonical rows: [`ingest`] takes files and gives commitments, plans and a [`Report`] of everything that was
//! read, repaired, joined and rejected.
//!
//! ```text
//! bytes ─ format ─▶ text ─ layout ─▶ headers found ─ scan ─▶ blocks ─ one file per layout ─▶ drafts
//!                                                                                              │
//!                         report ◀─ log ◀─ ids ◀─ join, the rows of each member by themselves ◀┘
//!
//! join: plans ─▶ numbers ─▶ reconcile ─▶ coding, merge
//! ```
//!
//! It never fails and never panics: a file that cannot be used becomes a failure in the report, a row that cannot be
//! used a reject, a repair or doubt a finding. The same bytes give the same result. Only [`read_path`] touches the
//! disk, and nothing the network. What is shown is text: a formula or a tag in a title stays what it is and is never run.

mod areas;
mod block;
mod cell;
mod checksum;
mod coding;
mod combined_2015;
mod contain;
mod dates;
mod decode;
mod draft;
mod error;
mod explorer;
mod explorer_2016;
mod fields;
mod format;
mod grid;
mod ids;
mod input;
mod join;
mod json;
mod labels;
mod layout;
mod lines;
mod log;
mod mapping;
mod members;
mod merge;
mod numbers;
mod own;
mod parquet;
mod plan_dates;
mod plans;
mod propose;
mod read;
mod recent;
mod reconcile;
mod records;
mod row;
mod scan;
mod signs;
mod site;
mod site_local;
mod site_national;
mod source;
mod summary;
mod template;
mod template_book;
mod titles;
mod words;
mod workbook;

use app::model::commitment::{Commitment, Plan};
use app::model::report::Report;

use crate::reference::Reference;
use draft::Draft;
use log::Log;
use members::Members;
use source::Surroundings;

pub use error::InputError;
pub use input::{Content, Input};
pub use mapping::{Mapping, MappingError};
pub use propose::{Proposal, Proposed, propose};
pub use read::{MAX_BYTES, read_as, read_path};
pub use summary::{Examples, summary};
pub use template::{columns as template_columns, template};
pub use template_book::template_book;

/// Everything an ingest gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ingested {
    /// By member, plan, number in counting order, id.
    pub commitments: Vec<Commitment>,
    /// By member, year, number, id.
    pub plans: Vec<Plan>,
    /// What was read, repaired, joined and rejected.
    pub report: Report,
}

/// Reads all inputs into one set of commitments and plans.
///
/// Files that cannot be used are in `report.sources[].failure`, in the order of the inputs. Of two files of the same
/// layout the later input counts as the newer.
#[must_use]
pub fn ingest(inputs: Vec<Input>, reference: &Reference) -> Ingested {
    ingest_mapped(inputs, None, reference)
}

/// The same, with a mapping for files that have the headers it names.
#[must_use]
pub fn ingest_mapped(inputs: Vec<Input>, mapping: Option<&Mapping>, reference: &Reference) -> Ingested {
    let names: Vec<String> = inputs.iter().map(|input| input.name.clone()).collect();
    let mut log = Log::default();
    let mut members = Members::new(reference);
    let mut sources = Vec::new();
    let mut ages: Vec<(u8, usize)> = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for (index, input) in inputs.into_iter().enumerate() {
        let mut around = Surroundings { mapping, reference, members: &mut members, log: &mut log };
        let read = source::read(index, input, &mut around);
        ages.extend(read.age.map(|age| (age, index)));
        sources.push(read.report);
        // One large file is the usual case: its rows need not be in memory twice.
        if drafts.is_empty() {
            drafts = read.drafts;
        } else {
            drafts.extend(read.drafts);
        }
    }
    ages.sort_unstable();
    let order: Vec<usize> = ages.into_iter().map(|(_, index)| index).collect();
    let (commitments, plans, matches) = join::join(drafts, &order, &names, &mut log);
    log.findings.sort();
    log.rejects.sort();
    let report = Report { sources, findings: log.findings, matches, rejects: log.rejects };
    Ingested { commitments, plans, report }
}
