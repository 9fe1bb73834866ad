//! A file as UTF-8 with `\n` at the end of each line, piece by piece, with what must be known of the whole.

use std::io::{self, Read};

use super::checksum::Checksum;

/// Reads a file whose bytes are UTF-8. `\r\n` and bare `\r` become `\n`; a byte order mark is left out.
pub(super) struct Lines<R> {
    inner: R,
    begun: bool,
    /// Whether the last byte was `\r`: a `\n` after it ends no line of its own.
    after_return: bool,
    /// What was read.
    pub seen: Seen,
    sum: Option<Checksum>,
}

/// What is known of the bytes that were read so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// Bytes of the file.
    pub bytes: u64,
    /// Bytes of text that were handed on.
    pub text: u64,
    /// Quotation marks.
    pub quotes: u64,
    /// Whether the text ends with a line end.
    pub is_ended: bool,
    /// Whether nothing follows.
    pub is_whole: bool,
}

impl<R: Read> Lines<R> {
    /// A text that was decoded before.
    pub(super) fn of_text(inner: R) -> Self {
        Self { inner, begun: true, after_return: false, seen: Seen::default(), sum: None }
    }

    /// A file as it stands on the disk; its checksum is made on the way.
    pub(super) fn of_file(inner: R) -> Self {
        Self { inner, begun: false, after_return: false, seen: Seen::default(), sum: Some(Checksum::begin()) }
    }

    /// The checksum of all bytes; `None` for a text that was decoded before.
    pub(super) fn checksum(self) -> Option<String> {
        self.sum.map(Checksum::end)
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = self.inner.read(buffer)?;
            let piece = &mut buffer[..count];
            self.seen.bytes += count as u64;
            if let Some(sum) = &self.sum {
                sum.add(piece);
            }
            if count == 0 {
                self.seen.is_whole = true;
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
                let text = &piece[..kept];
                self.seen.text += kept as u64;
                self.seen.quotes += memchr::memchr_iter(b'"', text).count() as u64;
                self.seen.is_ended = text.last() == Some(&b'\n');
                return Ok(kept);
            }
        }
    }
}

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

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
