//! The interactive pieces: what improves a page that already works without them.

pub mod chart;
#[cfg(feature = "hydrate")]
mod copy;
pub mod filter;
#[cfg(feature = "hydrate")]
mod follow;
#[cfg(feature = "hydrate")]
mod form;
pub mod share;
#[cfg(feature = "hydrate")]
mod switch;
#[cfg(feature = "hydrate")]
mod walk;
