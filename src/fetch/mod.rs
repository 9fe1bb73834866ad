//! Files from the web: the only part of the program that asks other servers for anything.
//!
//! ```text
//! sources ─▶ cache: what is here already ─▶ transfer: ask, wait, resume ─▶ check ─▶ a file that may be read, or why not
//! ```
//!
//! A source is asked whether it has changed since the last time; a transfer that breaks goes on where it stopped, also in the
//! next run. What arrives lies beside the last good copy and replaces it only when somebody who can read it says so.
//! Everything here blocks: it is for commands and threads of their own, never for a server that answers requests.

mod address;
mod cache;
mod check;
mod client;
mod error;
mod sources;
mod transfer;

use std::path::PathBuf;
use std::time::Duration;

use tempfile::TempDir;

pub use address::is_url;
pub use cache::{Cache, Copy};
pub(crate) use check::is_web_page;
pub use error::{FetchError, SourcesError};
pub use sources::{Source, Sources};

use client::Client;
use transfer::{Ended, transfer};

/// How long, how much, how often, and where to.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The largest file, in bytes.
    pub bytes: u64,
    /// How long a server may take to accept a connection.
    pub connect: Duration,
    /// How long it may send nothing.
    pub stall: Duration,
    /// How long one attempt may take as a whole.
    pub whole: Duration,
    /// Attempts after the first.
    pub retries: u32,
    /// The wait before the second attempt; it doubles each time, and is varied so that many do not return at once.
    pub wait: Duration,
    /// Whether addresses of this machine and of its own network may be asked.
    pub private: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 2 * 1024 * 1024 * 1024,
            connect: Duration::from_secs(20),
            stall: Duration::from_secs(30),
            // 2 GiB on a line of 20 Mbit/s.
            whole: Duration::from_secs(900),
            retries: 4,
            wait: Duration::from_secs(1),
            private: false,
        }
    }
}

/// What a source came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has not changed; the copy is current.
    Unchanged {
        /// Where the source has moved for good, where it has.
        moved: Option<String>,
    },
    /// A new file arrived; it lies beside the last copy until it is accepted.
    New {
        /// Its size.
        bytes: u64,
        /// Where the source has moved for good, where it has.
        moved: Option<String>,
    },
}

/// Told while a file arrives: bytes so far, and how many are promised.
pub type Progress<'a> = &'a dyn Fn(u64, Option<u64>);

/// Asks a source for what is newer than its copy in the cache.
///
/// # Errors
/// If it cannot be reached, refuses, or sends what cannot be a table; the copy stays as it was.
pub fn fetch(
    source: &Source,
    cache: &Cache,
    limits: &Limits,
    progress: Progress<'_>,
) -> Result<Outcome, FetchError> {
    let client = Client::new(limits)?;
    let copy = cache.copy(source)?;
    let arrived = match transfer(&client, &source.address, &copy.place(), copy.validators(), progress)? {
        Ended::Unchanged => return Ok(Outcome::Unchanged { moved: None }),
        Ended::Arrived(arrived) => arrived,
    };
    check::check(&source.address, &copy.place(), &arrived)?;
    let moved = arrived.moved.as_ref().map(ToString::to_string);
    let is_same = copy.keep_arrived(&arrived)?;
    Ok(if is_same { Outcome::Unchanged { moved } } else { Outcome::New { bytes: arrived.bytes, moved } })
}

/// A file that was downloaded once.
#[derive(Debug)]
pub struct Download {
    /// The last part of the path, or the host where there is none.
    pub name: String,
    folder: TempDir,
}

impl Download {
    /// Where it lies, as long as this is kept.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        transfer::arrived(self.folder.path())
    }
}

/// Downloads a file whose address somebody typed. Who types an address of the own network means it; a server elsewhere that
/// leads there does not get its way.
///
/// # Errors
/// If the address cannot be reached, is refused, or gives nothing, too much, or what cannot be a table.
pub fn download(url: &str, limits: &Limits) -> Result<Download, FetchError> {
    let limits = Limits { private: limits.private || address::names_private(url), ..*limits };
    let failed =
        |cause: std::io::Error| FetchError::Disk { what: "keep the download", cause: cause.to_string() };
    let folder = tempfile::tempdir().map_err(failed)?;
    let client = Client::new(&limits)?;
    match transfer(&client, url, folder.path(), None, &|_, _| ())? {
        Ended::Unchanged => Err(FetchError::refused(url, "304 Not Modified")),
        Ended::Arrived(arrived) => {
            check::check(url, folder.path(), &arrived)?;
            Ok(Download { name: address::file_name(url), folder })
        }
    }
}
