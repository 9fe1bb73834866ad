//! A file as UTF-8 with `\n` at the end of each line, piece by piece, with the checksum of the whole.

use std::io::{self, Read};

use super::checksum::Checksum;
use super::records::MARK;

/// Reads a file whose bytes are UTF-8. `\r\n` and bare `\r` become `\n`; a byte order mark is left out.
pub(super) struct Lines<R> {
    inner: R,
    begun: bool,
    /// Whether the last byte was `\r`: a `\n` after it ends no line of its own.
    after_return: bool,
    /// Bytes of the file that were read.
    bytes: u64,
    sum: Option<Checksum>,
}

impl<R: Read> Lines<R> {
    /// A text that was decoded before.
    pub(super) fn of_text(inner: R) -> Self {
        Self { inner, begun: true, after_return: false, bytes: 0, sum: None }
    }

    /// A file as it stands on the disk; its checksum is made on the way.
    pub(super) fn of_file(inner: R) -> Self {
        Self { inner, begun: false, after_return: false, bytes: 0, sum: Some(Checksum::begin()) }
    }

    /// The checksum of all bytes and how many there were; `None` for a text that was decoded before.
    pub(super) fn file(self) -> Option<(String, u64)> {
        self.sum.map(|sum| (sum.end(), self.bytes))
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = self.inner.read(buffer)?;
            let piece = &mut buffer[..count];
            self.bytes += count as u64;
            if let Some(sum) = &self.sum {
                sum.add(piece);
            }
            if count == 0 {
                return Ok(0);
            }
            let mut kept = count;
            if !self.begun {
                self.begun = true;
                if piece.starts_with(MARK) {
                    piece.copy_within(MARK.len().., 0);
                    kept -= MARK.len();
                }
            }
            kept = self.line_ends(&mut piece[..kept]);
            if kept > 0 {
                return Ok(kept);
            }
        }
    }
}

impl<R> Lines<R> {
    /// Makes line ends plain in place; gives the new length.
    fn line_ends(&mut self, piece: &mut [u8]) -> usize {
        if !self.after_return && memchr::memchr(b'\r', piece).is_none() {
            return piece.len();
        }
        let mut kept = 0;
        for at in 0..piece.len() {
            let byte = piece[at];
            let follows = std::mem::replace(&mut self.after_return, byte == b'\r');
            if byte == b'\n' && follows {
                continue;
            }
            piece[kept] = if byte == b'\r' { b'\n' } else { byte };
            kept += 1;
        }
        kept
    }
}
