//! Renders every page with made-up data and checks what readers and browsers rely on.
//!
//! - `made`: a source with hand-made data, hostile texts included; `made_rows`: its commitments and report; `made_places`: its
//!   areas, regions and members; `made_more`: what it says of OGP Local, map and comparison;
//!   `made_diary`: what a release changed
//! - `places`: what the pages on areas, regions and members owe their readers
//! - `render`: a page as its HTML, without a server
//! - `every_page`: what holds for all pages
//! - `each_page`: what one page owes its readers
//! - `claims`: what quotable sentences never say
//! - `look`: writes the pages to files, to look at them in a browser (ignored)
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod claims;
mod each_page;
mod every_page;
mod look;
mod made;
mod made_diary;
mod made_more;
mod made_places;
mod made_rows;
mod places;
mod render;
