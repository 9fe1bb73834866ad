//! A file to ingest: its bytes, or where they stand.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use super::read::MAX_BYTES;

/// A file to ingest.
#[derive(Clone, Debug)]
pub struct Input {
    /// File name without folders: how reports call it.
    pub name: String,
    /// Its content.
    pub content: Content,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Bytes at hand.
    Bytes(Vec<u8>),
    /// A file that is read from the disk when it is needed, because it is large.
    File(PathBuf),
}

impl Input {
    /// Bytes under a name.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), content: Content::Bytes(bytes.into()) }
    }

    /// Bytes of the file.
    #[must_use]
    pub fn size(&self) -> u64 {
        match &self.content {
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::File(path) => std::fs::metadata(path).map_or(0, |file| file.len()),
        }
    }
}

impl Content {
    /// The first bytes, at most `most`.
    pub(super) fn head(&self, most: usize) -> io::Result<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Ok(bytes[..bytes.len().min(most)].to_vec()),
            Self::File(path) => {
                let mut head = Vec::with_capacity(most);
                File::open(path)?.take(most as u64).read_to_end(&mut head)?;
                Ok(head)
            }
        }
    }

    /// All bytes.
    pub(super) fn whole(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            Self::File(path) => {
                let mut bytes = Vec::new();
                File::open(path)?.take(MAX_BYTES).read_to_end(&mut bytes)?;
                Ok(bytes)
            }
        }
    }
}
