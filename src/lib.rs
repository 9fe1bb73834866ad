//! The server of ogp-dashboard and everything that computes.
//!
//! Files in, one clean table, a few Polars aggregations, one drawing, many outlets. A number on a page, in a picture and
//! in a CSV comes from the same call:
//!
//! ```text
//! exports, local files ─ ingest ─▶ release ─ analysis ─▶ answers (numbers with k and n)
//!                                                          │
//!                              page · table · CSV · JSON · SVG · PNG ◀─ chart (one drawing)
//! ```
//!
//! Modules depend in one direction only: `app::model ◀ fetch ◀ ingest ◀ simulation ◀ store ◀ analysis ◀ releases ◀ chart ◀ export ◀ web ◀ site ◀ cli`, and all may
//! use [`reference`](mod@reference). `ARCHITECTURE.md` has the map and two walkthroughs.

pub mod analysis;
pub mod chart;
pub mod cli;
pub mod config;
pub mod export;
pub mod fetch;
pub mod ingest;
pub mod reference;
pub mod releases;
pub mod simulation;
pub mod site;
pub mod store;
pub mod web;
