//! One writer at a time: two ingests would sweep up each other's drafts. Readers need no lock, since everything is put in
//! place whole.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::Path;

use super::error::{StoreError, io};
use super::files::DRAFT;

const LOCK: &str = ".lock";

/// The right to write, until it is dropped or the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock(
    #[expect(dead_code, reason = "the system gives the lock back when this is closed")] File,
);

/// Takes the store for writing, makes it where there is none, and sweeps up what a crash left.
///
/// # Errors
/// If another process writes, or the folder cannot be written.
pub(super) fn take(store: &Path) -> Result<Lock, StoreError> {
    fs::create_dir_all(store).map_err(io("create the store", store))?;
    let path = store.join(LOCK);
    let refused = io("write into the store", store);
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(&refused)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(StoreError::Busy { holder: holder(&mut file), path: store.into() });
        }
        // Some network folders know no locks; whoever keeps a store there must not write twice at a time.
        Err(TryLockError::Error(cause)) if cause.kind() == std::io::ErrorKind::Unsupported => {
            tracing::warn!(store = %store.display(), "this folder knows no locks");
        }
        Err(TryLockError::Error(cause)) => return Err(refused(cause)),
    }
    let named = file.set_len(0).and_then(|()| write!(file, "process {}", std::process::id()));
    named.map_err(&refused)?;
    sweep(store);
    Ok(Lock(file))
}

/// Who holds the lock, as it said itself.
fn holder(file: &mut File) -> String {
    let mut name = String::new();
    match file.read_to_string(&mut name) {
        Ok(1..) => name,
        _ => "another process".into(),
    }
}

/// Removes drafts. Nobody writes them now, since this process holds the lock.
fn sweep(store: &Path) {
    let entries = fs::read_dir(store).into_iter().flatten().filter_map(Result::ok);
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(DRAFT)) {
        if let Err(error) = fs::remove_dir_all(entry.path()) {
            tracing::warn!(error = ?error.to_string(), draft = %entry.path().display(), "a draft cannot be removed");
        }
    }
}
