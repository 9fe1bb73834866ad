//! `completions` and `manual`: what a shell and `man` know about the commands, made from the commands themselves.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;

use super::output::say;
use super::{Cli, Outcome};

#[derive(Debug, Args)]
pub(super) struct CompletionArgs {
    /// The shell that completes.
    shell: Shell,
}

#[derive(Debug, Args)]
pub(super) struct ManualArgs {
    /// The folder to write the pages into; made where it is missing.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Writes what a shell reads to complete commands.
pub(super) fn completions(args: &CompletionArgs) -> Outcome {
    let mut command = command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    say(String::from_utf8_lossy(&script).trim_end());
    Outcome::Done
}

/// Writes a page for `man` per command.
pub(super) fn manual(args: &ManualArgs) -> Result<Outcome> {
    let folder = &args.folder;
    std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(command(), folder))
        .with_context(|| format!("cannot write the pages: {}", folder.display()))?;
    Ok(Outcome::Done)
}

/// The commands as they are on every machine.
fn command() -> Command {
    portable(Cli::command())
}

/// Without the folder of releases of whoever runs this, which others do not have.
fn portable(command: Command) -> Command {
    let hide = |arg: clap::Arg| if arg.get_id() == "store" { arg.hide_default_value(true) } else { arg };
    command.mut_args(hide).mut_subcommands(portable)
}
