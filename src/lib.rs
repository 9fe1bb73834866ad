//! The server of ogp-dashboard and everything that computes.
#![allow(missing_docs, reason = "skeleton")]

pub mod analysis;
pub mod chart;
pub mod export;
pub mod ingest;
pub mod reference;
pub mod store;
pub mod web;
