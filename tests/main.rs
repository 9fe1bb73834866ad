//! All tests of the server in one binary: each further binary would link everything again.
//!
//! - `chart`: the drawings, compared with `golden/chart/`; `UPDATE_GOLDEN=1` writes them anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod chart;
