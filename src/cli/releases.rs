//! `releases`: what an operator does with the releases of a store.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use app::model::lang::Lang;
use clap::{Args, Subcommand};

use super::data::StoreArgs;
use super::output::{complain, say};
use super::{Outcome, diff};
use crate::analysis::{self, Analysis};
use crate::reference::Reference;
use crate::store::{self, Data, Kept, Loss, StoreError};

#[derive(Debug, Args)]
pub(super) struct ReleasesArgs {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    store: StoreArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List them, the newest first; `*` marks the current one.
    List,
    /// Remove the oldest beyond a number; the current one always stays.
    Keep {
        /// How many stay.
        #[arg(value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        number: u32,
    },
    /// Make an earlier release current again; nothing is removed.
    Rollback {
        /// Its id; without it, the one before the current.
        id: Option<String>,
    },
    /// Show a release that was held back because data were lost.
    Confirm {
        /// Its id.
        id: String,
    },
    /// What a release added, changed and lost against another.
    Diff {
        /// Id of the earlier release.
        old: String,
        /// Id of the later release.
        new: String,
    },
}

pub(super) fn releases(args: &ReleasesArgs, reference: Arc<Reference>) -> Result<Outcome> {
    let store = args.store.store.as_path();
    let done = match &args.command {
        Command::Diff { old, new } => {
            let opened = |id: &str| store::find(store, id).and_then(|kept| store::open(&kept.path));
            match opened(old).and_then(|old| Ok((old, opened(new)?))) {
                Ok((old, new)) => return compare(old, new, reference),
                Err(error) => Err(error),
            }
        }
        Command::List => list(store),
        Command::Keep { number } => keep(store, *number),
        Command::Rollback { id } => store::roll_back(store, id.as_deref()).map(|kept| {
            say(&format!("Release {} is current again: {}", kept.release.id, kept.path.display()));
            Outcome::Done
        }),
        Command::Confirm { id } => store::confirm(store, id).map(|kept| {
            say(&format!("Release {} is current: {}", kept.release.id, kept.path.display()));
            Outcome::Done
        }),
    };
    match done {
        Err(
            error @ (StoreError::Unknown { .. } | StoreError::NoEarlier { .. } | StoreError::Held { .. }),
        ) => {
            complain(&error.to_string());
            Ok(Outcome::BadUsage)
        }
        done => Ok(done?),
    }
}

/// One line per release, with what is wrong with it; bad data where one is broken.
fn list(store: &Path) -> Result<Outcome, StoreError> {
    let current = store::current(store)?.map(|kept| kept.path);
    let kept = store::list(store)?;
    let mut broken = store::broken(store)?;
    if kept.is_empty() && broken.is_empty() {
        return Err(StoreError::Empty { path: store.into() });
    }
    for kept in &kept {
        let mark = if Some(&kept.path) == current.as_ref() { '*' } else { ' ' };
        say(&format!("{mark} {}", line(kept)));
        store::told(&kept.held).iter().for_each(|loss| say(&format!("    {loss}")));
        broken.extend(store::open(&kept.path).err());
    }
    broken.iter().for_each(|error| complain(&error.to_string()));
    Ok(if broken.is_empty() { Outcome::Done } else { Outcome::BadData })
}

fn line(kept: &Kept) -> String {
    let release = &kept.release;
    let members = release.national_members + release.local_members;
    let held = if kept.is_held() { ", HELD BACK:" } else { "" };
    format!(
        "{}  {}  {} commitments, {} plans, {members} members{held}",
        release.id,
        humantime::format_rfc3339_seconds(kept.first),
        release.commitments,
        release.plans,
    )
}

/// The headline numbers, then a line per row that is not the same.
fn compare(old: Data, new: Data, reference: Arc<Reference>) -> Result<Outcome> {
    let old = Analysis::new(old, Arc::clone(&reference))?;
    let difference = analysis::difference(&old, &Analysis::new(new, reference)?, Lang::default());
    say(diff::text(&difference).trim_end());
    Ok(Outcome::Done)
}

fn keep(store: &Path, number: u32) -> Result<Outcome, StoreError> {
    remove_beyond(store, number)?;
    say(&format!("{} releases are kept: {}", store::list(store)?.len(), store.display()));
    Ok(Outcome::Done)
}

/// Removes the oldest releases beyond a number and says which addresses stop working.
pub(super) fn remove_beyond(store: &Path, number: u32) -> Result<(), StoreError> {
    let removed = store::keep(store, usize::try_from(number).unwrap_or(usize::MAX))?;
    let left = store::list(store)?;
    for Kept { release, .. } in removed {
        let id = release.id;
        let dead = !left.iter().any(|kept| kept.release.id == id);
        let end = if dead { format!("; addresses with data={id} no longer work") } else { String::new() };
        say(&format!("Release {id} removed{end}"));
    }
    Ok(())
}

/// Says which releases newer than the current one wait for a confirmation: who fetches on a timer has not seen the first message.
pub(super) fn remind_of_held(store: &Path) -> Result<(), StoreError> {
    if !store.is_dir() {
        return Ok(());
    }
    let kept = store::list(store)?;
    for waiting in kept.iter().take_while(|kept| kept.is_held()) {
        warn_of(&waiting.release.id, &waiting.held);
    }
    Ok(())
}

/// What an operator is told about a release that is held back.
pub(super) fn warn_of(id: &str, losses: &[Loss]) {
    complain(&format!(
        "release {id} is held back, and what was current stays current, because data were lost:"
    ));
    store::told(losses).iter().for_each(|loss| complain(&format!("  {loss}")));
    complain(&format!(
        "if this is right: `ogp-dashboard releases confirm {id}`; with `ogp-dashboard ingest`, next time `--accept-loss`"
    ));
}
