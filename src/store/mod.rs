//! Releases: what an ingest gave, held in memory and kept on disk.
//!
//! A release on disk is written whole or not at all, and its files are never changed. Nothing here computes a measure.
//!
//! - `data`: a release in memory; `frames`, `tables`: its rows as tables.
//! - `disk`: one folder, written and read; `manifest`, `package`, `files`: what is in it; `memory`: whether it fits.
//! - `tags`: what counts need of the commitments, and no more.
//! - `shelf`: all folders, and which is current; `loss`: what keeps a release back; `lock`: one writer at a time.
//! - `load`: what `--data` takes; `refresh`: what has changed on the web.

mod data;
mod disk;
mod error;
mod files;
mod frames;
mod identity;
mod load;
mod lock;
mod loss;
mod manifest;
mod memory;
mod package;
mod refresh;
mod shelf;
mod tables;
mod tags;

pub use data::Data;
pub use disk::{Saved, open, save, save_accepting};
pub use error::StoreError;
pub use frames::{FrameError, commitments_frame, plans_frame};
pub use load::{
    LoadError, Loaded, is_store, load, load_files, load_mapped, newest_of, newest_with_tags,
    newest_without_rows, sample, simulated,
};
pub use loss::{Loss, told};
pub use refresh::{RefreshError, Refreshed, refresh};
pub use shelf::{Kept, broken, confirm, current, find, keep, list, newest, roll_back};
pub use tables::{REJECT_COLUMNS, commitments_parquet, plans_parquet, reject_cells};
pub use tags::{Tags, tags};
