//! `release.json`: what a release is, and its other files with their checksums. It is the last file that is written.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use app::model::release::Release;
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::files;
use super::loss::Loss;

/// The name of the file.
pub(super) const MANIFEST: &str = "release.json";
/// The format of the folders that this program writes. The first one had no number, and fewer files.
const FORMAT: u32 = 2;

/// What the file says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The format of the folder.
    #[serde(default = "first_format")]
    pub(super) format: u32,
    /// The release.
    pub(super) release: Release,
    /// Milliseconds since 1970, for the order of releases. Not part of the content.
    pub(super) created: u128,
    /// The same of the first time that these files were written, where an earlier program made them the newest again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) first: Option<u128>,
    /// The id of the release that was current when this one was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) replaces: Option<String>,
    /// What was lost against that one: until somebody confirms it, the release is not shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) held: Vec<Loss>,
    /// What was lost and has been confirmed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) confirmed: Vec<Loss>,
    /// The other files with their SHA-256 in hexadecimal.
    pub(super) files: Vec<(String, String)>,
}

fn first_format() -> u32 {
    1
}

impl Manifest {
    /// Of a release that is written now, after all others of its store.
    pub(super) fn new(release: Release, files: Vec<(String, String)>, newest: Option<u128>) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |age| age.as_millis());
        // A clock that was put back does not change the order.
        let created = newest.map_or(now, |newest| now.max(newest + 1));
        Self {
            format: FORMAT,
            release,
            created,
            first: None,
            replaces: None,
            held: Vec::new(),
            confirmed: Vec::new(),
            files,
        }
    }

    /// When its files were first written.
    pub(super) fn since(&self) -> SystemTime {
        let millis = u64::try_from(self.first.unwrap_or(self.created)).unwrap_or_default();
        UNIX_EPOCH + Duration::from_millis(millis)
    }

    /// The manifest of a folder.
    pub(super) fn read(path: &Path) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Format {
            #[serde(default = "first_format")]
            format: u32,
        }
        let bytes = files::read(&path.join(MANIFEST))?;
        let Format { format } = files::from_json(path, &bytes)?;
        if format > FORMAT {
            return Err(StoreError::Later { format, newest: FORMAT, path: path.into() });
        }
        files::from_json(path, &bytes)
    }
}
