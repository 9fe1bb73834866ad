//! `template`: a table to fill in.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use super::Outcome;
use super::output::say;
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
    for (path, bytes) in [(path, &table), (&beside, &columns.into_bytes())] {
        std::fs::write(path, bytes).with_context(|| format!("cannot write the file: {}", path.display()))?;
    }
    say(&format!(
        "Template written: {}\nWhat stands in its columns: {}\nFill it in, then: ogp-dashboard check {}",
        path.display(),
        beside.display(),
        path.display()
    ));
    Ok(Outcome::Done)
}
