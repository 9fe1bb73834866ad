//! The interactive pieces: what improves a page that already works without them.

pub mod chart;
pub mod filter;
#[cfg(feature = "hydrate")]
mod follow;
#[cfg(feature = "hydrate")]
mod form;
#[cfg(feature = "hydrate")]
mod switch;
#[cfg(feature = "hydrate")]
mod walk;
