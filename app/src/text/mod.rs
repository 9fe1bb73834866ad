//! All wording, apart from the code that shows it: numbers ([`number`]), what figures say ([`figure`]), the phrases of
//! each language ([`en`]), sentences to quote ([`claim`]), the pages ([`pages`]) and the islands ([`live`]).
//!
//! `figure` gathers facts and decides what is said; a language module only puts it into words. Another language is
//! another module with the functions of `en`.

#[cfg(feature = "ssr")]
pub mod claim;
#[cfg(feature = "ssr")]
pub mod en;
#[cfg(feature = "ssr")]
pub mod figure;
pub mod live;
#[cfg(feature = "ssr")]
pub mod number;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod phrase;
#[cfg(feature = "ssr")]
pub mod ratings;

#[cfg(feature = "ssr")]
pub use figure::{Words, words};
