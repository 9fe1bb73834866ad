//! The forms of metadata, each written from one [`Dataset`](super::dataset::Dataset): CSV on the Web, Data Package, schema.org,
//! DCAT, and a plain one for people.

mod csvw;
mod dcat;
mod frictionless;
mod human;
mod schema_org;

pub(super) use csvw::csvw;
pub(super) use dcat::catalog;
pub(super) use frictionless::{Resource, package};
pub(super) use human::human;
pub(super) use schema_org::json_ld;
