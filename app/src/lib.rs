//! The views of ogp-dashboard, compiled twice: for the server (feature `ssr`) and for the browser (feature `hydrate`).
//!
//! - [`model`]: the vocabulary both sides share.
//! - [`source`]: the port through which pages ask for answers.
//! - [`shell`] and [`App`]: the document and its routes; [`fragment`]: what the islands fetch.
//! - [`assets`] and [`reply`]: what the server provides by context, beside the [`source`]; [`refusal`]: the page in place of a page.
//! - `pages`: one file per page; `parts`: the pieces they share; [`text`]: all wording.
//! - [`islands`]: the interactive pieces, the only code here that runs in the browser.
//!
//! Pages are plain HTML with links and GET forms: everything works without the islands.

// The types of nested views are deep.
#![recursion_limit = "512"]

pub mod islands;
pub mod model;
pub mod text;

#[cfg(feature = "ssr")]
pub mod assets;
#[cfg(feature = "ssr")]
pub mod document;
#[cfg(feature = "ssr")]
pub mod fragment;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod parts;
#[cfg(feature = "ssr")]
pub mod refusal;
#[cfg(feature = "ssr")]
pub mod reply;
#[cfg(feature = "ssr")]
mod request;
#[cfg(feature = "ssr")]
pub mod source;

#[cfg(feature = "ssr")]
pub use document::{App, shell};

/// Wakes the islands of a page that the server rendered.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
