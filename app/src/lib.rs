//! The views of ogp-dashboard, compiled twice: for the server (feature `ssr`) and for the browser (feature `hydrate`).
//!
//! - [`model`]: the vocabulary both sides share.
//! - [`text`]: the words of the pages and figures.
//! - [`source`]: the port through which pages ask for answers.

pub mod model;
#[cfg(feature = "ssr")]
pub mod source;
pub mod text;
