//! All wording in all languages, apart from the code that shows it: numbers ([`number`]), what figures say ([`figure`]) and
//! its phrases ([`mod@say`]), sentences to quote ([`claim`]), names ([`names`]), what is wrong with an address
//! ([`mod@problem`]), the pages ([`pages`]) and the islands ([`live`]).
//!
//! A fixed text is a [`phrase::Phrase`], which has all languages; a sentence with numbers is a function of the language.
//! `figure` and `claim` gather facts and decide what is said; the modules of the languages only put it into words.

#[cfg(feature = "ssr")]
pub mod absent;
#[cfg(feature = "ssr")]
pub mod brief;
#[cfg(feature = "ssr")]
pub mod citation;
#[cfg(feature = "ssr")]
pub mod claim;
#[cfg(feature = "ssr")]
pub mod dataset;
#[cfg(feature = "ssr")]
pub mod explorer;
#[cfg(feature = "ssr")]
pub mod figure;
#[cfg(feature = "ssr")]
pub mod insights;
pub mod live;
#[cfg(feature = "ssr")]
pub mod names;
#[cfg(feature = "ssr")]
pub mod number;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod phrase;
#[cfg(feature = "ssr")]
pub mod problem;
#[cfg(feature = "ssr")]
pub mod ratings;
#[cfg(feature = "ssr")]
pub mod say;

#[cfg(feature = "ssr")]
pub use figure::{Words, words};
