//! Releases: what an ingest gave, held in memory and kept on disk.
//!
//! A release on disk is written whole or not at all, and never changed. Nothing here computes a measure.

mod data;
mod disk;
mod frames;
mod load;
mod tables;

pub use data::Data;
pub use disk::{Kept, StoreError, list, newest, open, save};
pub use frames::{FrameError, commitments_frame, plans_frame};
pub use load::{LoadError, Loaded, load, load_files, load_mapped, newest_of, sample, simulated};
pub use tables::{commitments_parquet, plans_parquet};
