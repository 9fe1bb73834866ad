//! The vocabulary that server and browser share: what is asked ([`query`]), what is answered ([`answer`]),
//! and the things both speak about (places, areas, commitments, ratings, releases).
//!
//! Plain data with serde; nothing here computes a measure, reads a file or knows HTTP.

pub mod address;
pub mod answer;
pub mod badge;
#[cfg(feature = "ssr")]
pub mod brief;
pub mod cell;
pub mod certainty;
pub mod commitment;
pub mod compare;
pub mod detail;
#[cfg(feature = "ssr")]
pub mod diary;
pub mod fingerprint;
pub mod form;
pub mod found;
pub mod lang;
pub mod local;
pub mod map;
pub mod month;
pub mod original;
#[cfg(feature = "ssr")]
pub mod paper;
pub mod pasted;
pub mod place;
pub mod portion;
pub mod profile;
pub mod query;
pub mod rating;
pub mod release;
pub mod report;
pub mod search;
pub mod show;
pub mod standing;
pub mod text;
pub mod theme;
pub mod verify;
pub mod view;
