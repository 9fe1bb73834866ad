//! The SHA-256 of a file, in hexadecimal; of one that is read piece by piece in a thread of its own, since it takes as long as finding
//! the rows.

use std::panic::resume_unwind;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{JoinHandle, spawn};

use sha2::{Digest, Sha256};

/// Pieces that may wait.
const WAITING: usize = 4;

/// The checksum of some bytes.
pub(super) fn of(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// A checksum under way.
pub(super) struct Checksum {
    pieces: SyncSender<Vec<u8>>,
    sum: JoinHandle<String>,
}

impl Checksum {
    /// Of nothing so far.
    pub(super) fn begin() -> Self {
        let (pieces, waiting) = sync_channel::<Vec<u8>>(WAITING);
        let sum = spawn(move || {
            let mut sum = Sha256::new();
            waiting.iter().for_each(|piece| sum.update(piece));
            hexadecimal(&sum.finalize())
        });
        Self { pieces, sum }
    }

    /// Adds what follows.
    pub(super) fn add(&self, piece: &[u8]) {
        // It listens until the end, and a panic is told there.
        drop(self.pieces.send(piece.to_vec()));
    }

    /// The checksum of all pieces.
    pub(super) fn end(self) -> String {
        drop(self.pieces);
        self.sum.join().unwrap_or_else(|panic| resume_unwind(panic))
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Checksum, of};

    #[test]
    fn of_pieces_it_is_that_of_the_whole() {
        let sum = Checksum::begin();
        sum.add(b"ab");
        sum.add(b"c");
        // The example of FIPS 180-4.
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!((sum.end().as_str(), of(b"abc").as_str()), (known, known));
    }
}
