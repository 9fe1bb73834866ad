//! All wording, apart from the code that shows it, so that a second language can be added file by file.

pub mod live;
#[cfg(feature = "ssr")]
pub mod number;
#[cfg(feature = "ssr")]
pub mod pages;
