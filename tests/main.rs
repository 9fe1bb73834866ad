//! All tests of the server in one binary: each further binary would link everything again.
//!
//! - `browser`: pages in headless Chromium, with and without JavaScript; `OGP_BROWSER=skip` leaves them out.
//! - `rules`: what holds for the repository as a whole: layers, dependencies, file sizes, provenance.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod browser;
mod rules;
