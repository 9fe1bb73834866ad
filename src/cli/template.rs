//! `template`: a table to fill in.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use super::Outcome;
use super::output::{complain, say};
use crate::ingest;

#[derive(Debug, Args)]
pub(super) struct TemplateArgs {
    /// Where to write it, as .csv or .xlsx; what stands in its columns is written beside it as text. Without it: as CSV to
    /// standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only say what stands in the columns.
    #[arg(long)]
    help_columns: bool,
}

pub(super) fn write(args: &TemplateArgs) -> Result<Outcome> {
    let columns = ingest::template_columns();
    if args.help_columns {
        say(columns.trim_end());
        return Ok(Outcome::Done);
    }
    let Some(path) = &args.output else {
        say(ingest::template().trim_end());
        return Ok(Outcome::Done);
    };
    let beside = path.with_extension("columns.txt");
    let is_book = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("xlsx"));
    let table = if is_book { ingest::template_book()? } else { ingest::template().into_bytes() };
    if let Some(other) = path.extension().filter(|end| !is_book && !end.eq_ignore_ascii_case("csv")) {
        complain(&format!("a template is written as .csv or .xlsx, not as .{}", other.display()));
        return Ok(Outcome::BadUsage);
    }
    // What somebody has filled in is never written over.
    let mut file = File::create_new(path)
        .with_context(|| format!("cannot write the file; choose another name: {}", path.display()))?;
    file.write_all(&table).with_context(|| format!("cannot write the file: {}", path.display()))?;
    std::fs::write(&beside, columns)
        .with_context(|| format!("cannot write the file: {}", beside.display()))?;
    say(&format!(
        "Template written: {}\nWhat stands in its columns: {}\nFill it in, then: ogp-dashboard check {}",
        path.display(),
        beside.display(),
        path.display()
    ));
    Ok(Outcome::Done)
}
