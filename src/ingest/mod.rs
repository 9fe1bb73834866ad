//! To be written.
use app::model::commitment::{Commitment, Plan};
use app::model::report::Report;
use crate::reference::Reference;
#[derive(Debug)]
pub struct Ingested { pub commitments: Vec<Commitment>, pub plans: Vec<Plan>, pub report: Report }
#[derive(Debug)]
pub struct Input { pub name: String, pub bytes: Vec<u8> }
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct InputError(String);
pub fn ingest(_: Vec<Input>, _: &Reference) -> Ingested { Ingested { commitments: vec![], plans: vec![], report: Report::default() } }
pub fn read_path(_: &std::path::Path) -> Vec<Result<Input, InputError>> { vec![] }
pub fn summary(_: &Report, _: &[Commitment], _: &[Plan]) -> String { String::new() }
