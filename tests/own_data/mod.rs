//! Commitments of one's own: other formats, mappings, the template, and files that mean harm.

mod book;
mod formats;
mod hostile;
mod mapping;
mod properties;
mod template;
