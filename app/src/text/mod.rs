//! The words people read: numbers ([`number`]), what figures say ([`figure`]) and the phrases of each language ([`en`]).
//!
//! `figure` gathers facts and decides what is said; a language module only puts it into words. Another language is
//! another module with the functions of `en`.

pub mod en;
pub mod figure;
pub mod number;

pub use figure::{Words, words};
