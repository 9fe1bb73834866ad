//! Where the signs of a CSV file stand: delimiters, line ends and quotation marks, found many bytes at once.

/// A bit for each byte of a buffer: whether a sign stands there.
#[derive(Default)]
pub(super) struct Signs(Vec<u64>);

/// Bytes of one word of bits.
const WORD: usize = u64::BITS as usize;
/// Moves the lowest bits of eight bytes into the highest byte, side by side.
const GATHER: u64 = 0x0102_0408_1020_4080;

impl Signs {
    /// Finds the signs of a buffer.
    pub(super) fn find(&mut self, bytes: &[u8], delimiter: u8) {
        let (whole, rest) = bytes.as_chunks::<WORD>();
        self.0.clear();
        self.0.extend(whole.iter().map(|bytes| word(bytes, delimiter)));
        if !rest.is_empty() {
            // Behind the end there are none.
            let mut last = [b' '; WORD];
            last[..rest.len()].copy_from_slice(rest);
            self.0.push(word(&last, delimiter));
        }
    }

    /// Where signs stand, from one place on.
    pub(super) fn from(&self, at: usize) -> Places<'_> {
        let (index, bit) = (at / WORD, at % WORD);
        let mut words = self.0.get(index..).unwrap_or_default().iter();
        let word = words.next().copied().unwrap_or_default() >> bit << bit;
        Places { words, word, base: index * WORD }
    }
}

/// Places of signs, one after the other.
#[derive(Clone)]
pub(super) struct Places<'a> {
    /// The words that follow.
    words: std::slice::Iter<'a, u64>,
    /// What is left of the word that is looked at.
    word: u64,
    /// The place of its first byte.
    base: usize,
}

impl Iterator for Places<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.word == 0 {
            self.word = *self.words.next()?;
            self.base += WORD;
        }
        let at = self.base + self.word.trailing_zeros() as usize;
        self.word &= self.word - 1;
        Some(at)
    }
}

/// The bits of some bytes, the first one lowest. Written so that the compiler compares many of them with one instruction.
fn word(bytes: &[u8; WORD], delimiter: u8) -> u64 {
    let is_sign = bytes.map(|byte| u8::from((byte == delimiter) | (byte == b'\n') | (byte == b'"')));
    let (eights, _) = is_sign.as_chunks::<8>();
    let gathered = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> (WORD - 8);
    eights.iter().rev().fold(0, |word, eight| word << 8 | gathered(eight))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Signs;

    proptest! {
        /// Across the edges of words, from any place on, also where a longer buffer was looked at before.
        #[test]
        fn signs_stand_where_a_look_at_each_byte_finds_them(
            text in "([,;\"\na ]|é|\u{ffff}){0,200}",
            delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
            from in 0_usize..300,
        ) {
            let bytes = text.as_bytes();
            let is_sign = |at: &usize| [delimiter, b'\n', b'"'].contains(&bytes[*at]);
            let expected: Vec<usize> = (from..bytes.len()).filter(is_sign).collect();
            let mut signs = Signs::default();
            signs.find(&[b'"'; 700], delimiter);
            signs.find(bytes, delimiter);
            prop_assert_eq!(signs.from(from).collect::<Vec<_>>(), expected);
        }
    }
}
