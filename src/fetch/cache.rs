//! Copies of sources on disk: the last good one, what just arrived, and what a broken transfer left.
//!
//! ```text
//! {cache}/{source}/body          the last file that was accepted
//! {cache}/{source}/state.json    where it came from and how to ask for a newer one
//! {cache}/{source}/arrived       a newer file that nobody has looked into yet
//! {cache}/{source}/part, part.json   a transfer that goes on next time
//! ```

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::transfer::{Arrived, Validators, arrived};
use super::{FetchError, Source};

const BODY: &str = "body";
const STATE: &str = "state.json";

/// The folder of all copies.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
}

/// What is known of a source's copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct State {
    address: String,
    /// Name of the file at its address.
    name: String,
    sha256: String,
    #[serde(default)]
    validators: Validators,
}

/// The copy of one source.
#[derive(Clone, Debug)]
pub struct Copy {
    folder: PathBuf,
    address: String,
    state: Option<State>,
}

impl Cache {
    /// The copies in a folder, which need not exist yet.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The copy of a source; its folder is made where it is missing.
    ///
    /// # Errors
    /// If the disk does not allow it.
    pub fn copy(&self, source: &Source) -> Result<Copy, FetchError> {
        let folder = self.folder.join(&source.name);
        fs::create_dir_all(&folder).map_err(FetchError::disk("make the folder of downloads", &folder))?;
        // A state that cannot be read is as good as none: the file is fetched anew.
        let state = fs::read(folder.join(STATE)).ok();
        let state = state.and_then(|bytes| serde_json::from_slice::<State>(&bytes).ok());
        let state = state.filter(|state| state.address == source.address && folder.join(BODY).is_file());
        Ok(Copy { folder, address: source.address.clone(), state })
    }
}

impl Copy {
    /// Its folder.
    pub(super) fn place(&self) -> PathBuf {
        self.folder.clone()
    }

    /// How to ask for a newer file.
    pub(super) fn validators(&self) -> Option<&Validators> {
        self.state.as_ref().map(|state| &state.validators)
    }

    /// Keeps how to ask for what arrived; gives whether it has the bytes of the copy.
    pub(super) fn keep_arrived(&self, file: &Arrived) -> Result<bool, FetchError> {
        let path = arrived(&self.folder);
        let sha256 = checksum(&path)?;
        let is_same = self.state.as_ref().is_some_and(|state| state.sha256 == sha256);
        let state = State {
            address: self.address.clone(),
            name: super::address::file_name(&self.address),
            sha256,
            validators: file.validators.clone(),
        };
        write_state(&self.folder.join("arrived.json"), &state)?;
        if is_same {
            self.accept()?;
        }
        Ok(is_same)
    }

    /// Makes what arrived the copy.
    ///
    /// # Errors
    /// If the disk does not allow it.
    pub fn accept(&self) -> Result<(), FetchError> {
        let failed = || FetchError::disk("keep the download", &self.folder);
        // A crash in between leaves a file without a state, which is as good as none: it is fetched anew.
        fs::remove_file(self.folder.join(STATE)).or_else(unless_missing).map_err(failed())?;
        fs::rename(arrived(&self.folder), self.folder.join(BODY)).map_err(failed())?;
        fs::rename(self.folder.join("arrived.json"), self.folder.join(STATE)).map_err(failed())
    }

    /// Drops what arrived.
    ///
    /// # Errors
    /// If the disk does not allow it.
    pub fn refuse(&self) -> Result<(), FetchError> {
        let gone = |name: PathBuf| fs::remove_file(name).or_else(unless_missing);
        gone(arrived(&self.folder))
            .and_then(|()| gone(self.folder.join("arrived.json")))
            .map_err(FetchError::disk("remove the download", &self.folder))
    }

    /// What arrived, else the copy; `None` where there is neither. With the name of the file at its address.
    #[must_use]
    pub fn newest(&self) -> Option<(String, PathBuf)> {
        let name = super::address::file_name(&self.address);
        let found = [arrived(&self.folder), self.folder.join(BODY)].into_iter().find(|path| path.is_file());
        found.map(|path| (name, path))
    }

    /// The last accepted copy.
    #[must_use]
    pub fn accepted(&self) -> Option<(String, PathBuf)> {
        let path = self.folder.join(BODY);
        self.state.as_ref().filter(|_| path.is_file()).map(|state| (state.name.clone(), path))
    }
}

fn unless_missing(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

fn checksum(path: &Path) -> Result<String, FetchError> {
    let failed = || FetchError::disk("read the download", path);
    let mut hash = Sha256::new();
    let mut file = File::open(path).map_err(failed())?;
    std::io::copy(&mut file, &mut Hashing(&mut hash)).map_err(failed())?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

struct Hashing<'a>(&'a mut Sha256);

impl std::io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn write_state(path: &Path, state: &State) -> Result<(), FetchError> {
    let failed = || FetchError::disk("keep the download", path);
    let text = serde_json::to_vec_pretty(state).map_err(|cause| failed()(cause.into()))?;
    fs::write(path, text).map_err(failed())
}
