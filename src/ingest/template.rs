//! The template: a table to fill in, with two example rows, and what stands in its columns.

use std::fmt::Write;

use super::fields::{FIELDS, words};
use super::scan::record;

/// The template as CSV, marked as UTF-8 so that spreadsheets read its accents. Rows whose title begins with `EXAMPLE:`
/// are no commitments and are left out when the file is read.
#[must_use]
pub fn template() -> String {
    let headers = record(FIELDS.iter().map(|field| field.header));
    let [first, second] = [0, 1].map(|row| record(FIELDS.iter().map(|field| field.examples[row])));
    format!("\u{feff}{headers}\r\n{first}\r\n{second}\r\n")
}

/// What stands in the columns of the template, for people.
#[must_use]
pub fn columns() -> String {
    let mut text = String::from(
        "The columns of the template\n\n\
         One row is one commitment. Country, Plan year and Title are required; any other column may be blank or taken \
         away.\nRows whose title begins with EXAMPLE: are left out; write over them or delete them.\n",
    );
    for field in &FIELDS {
        // Writing to memory does not fail.
        let _ = write!(text, "\n{} ({} in a mapping)\n  {}\n", field.header, field.key, field.about);
        if let Some(words) = words(field) {
            let _ = writeln!(text, "  Words: {}.", (words.steps)().join(", "));
        }
    }
    text
}
