//! Bytes to text: which encoding a file is in, or that it is no text at all. Line ends become `\n`.
//!
//! Exports pass through spreadsheets, which save UTF-16 or windows-1252 without saying so. Polars reads both, and files
//! with bare carriage returns, wrongly without an error; so the text is made plain before it gets there. It never
//! guesses a character: what cannot be decoded is U+FFFD and counted.

use std::path::{Path, PathBuf};

use app::model::report::FindingKind;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::Unusable;
use super::grid::Places;

/// A file as text.
pub(super) struct Decoded {
    /// The text, without byte order mark, lines ended by `\n`; of a large file its beginning.
    pub text: String,
    /// Where the whole of it stands.
    pub whole: Whole,
    /// Name of the encoding for the report.
    pub encoding: String,
    /// What was done, where it is worth telling.
    pub notes: Vec<Note>,
    /// Where the records stand in a file that is no CSV; `None` where the lines of the text are those of the file.
    pub places: Option<Places>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
}

/// Where the whole text stands.
pub(super) enum Whole {
    /// It is at hand.
    Text,
    /// In a large file, which is UTF-8 as far as it is known: it is read piece by piece, and never whole in memory.
    File(PathBuf),
}

/// What was done to a whole file.
#[derive(Clone, Debug)]
pub(super) struct Note {
    pub kind: FindingKind,
    pub value: String,
    pub action: String,
}

impl Decoded {
    /// Text in an encoding.
    fn plain(text: String, encoding: &str, note: Option<String>) -> Self {
        let note = note.map(|action| Note { kind: FindingKind::Decoded, value: encoding.into(), action });
        let notes = note.into_iter().collect();
        Self { text, whole: Whole::Text, encoding: encoding.into(), notes, places: None, sheet: None }
    }

    /// Bytes of the whole text, about.
    pub(super) fn size(&self) -> u64 {
        match &self.whole {
            Whole::Text => self.text.len() as u64,
            Whole::File(path) => std::fs::metadata(path).map_or(0, |file| file.len()),
        }
    }
}

/// Decodes a whole file.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Unusable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unusable::Empty);
    }
    let decoded = match encoding_of(bytes) {
        Guess::Whole(encoding) => in_encoding(bytes, encoding),
        Guess::Damaged(broken) => damaged(bytes, broken),
    };
    if looks_binary(&decoded.text) {
        return Err(Unusable::Binary);
    }
    web_page(&decoded.text)?;
    Ok(Decoded { text: line_ends(decoded.text), ..decoded })
}

/// The beginning of a large file that can be read piece by piece; `None` where it must be looked at as a whole.
pub(super) fn beginning(head: &[u8], path: &Path) -> Result<Option<Decoded>, Unusable> {
    let mark = head.starts_with(b"\xef\xbb\xbf");
    let sound = match std::str::from_utf8(head) {
        Ok(text) => text,
        // The last character may be cut.
        Err(cut) if cut.error_len().is_none() => {
            std::str::from_utf8(&head[..cut.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return Ok(None),
    };
    let text = sound.strip_prefix('\u{feff}').unwrap_or(sound);
    if text.trim().is_empty() || utf16_without_mark(head).is_some() || looks_binary(text) {
        return Ok(None);
    }
    web_page(text)?;
    let encoding = if mark { "UTF-8 with BOM" } else { UTF_8.name() };
    let decoded = Decoded::plain(line_ends(text.into()), encoding, None);
    Ok(Some(Decoded { whole: Whole::File(path.into()), ..decoded }))
}

enum Guess {
    Whole(&'static Encoding),
    /// UTF-8 with this many broken places.
    Damaged(usize),
}

fn encoding_of(bytes: &[u8]) -> Guess {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return match (encoding == UTF_8).then(|| std::str::from_utf8(bytes)) {
            Some(Err(_)) => Guess::Damaged(broken_places(bytes).0),
            _ => Guess::Whole(encoding),
        };
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Guess::Whole(encoding);
    }
    match broken_places(bytes) {
        (0, _) => Guess::Whole(UTF_8),
        // A truncated download breaks its last character, a bad join a few: still UTF-8 if most of it says so.
        (broken, sound) if sound >= 10 * broken => Guess::Damaged(broken),
        _ => Guess::Whole(WINDOWS_1252),
    }
}

/// UTF-16 shows as a NUL in every other byte of Latin text.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let pairs = head.len() / 2;
    let nuls = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    if pairs < 4 {
        None
    } else if odd * 10 > pairs * 6 && even * 20 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 6 && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Places where the bytes are no UTF-8, and characters beyond ASCII that are.
fn broken_places(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(broken, sound), chunk| {
        let beyond_ascii = chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        (broken + usize::from(!chunk.invalid().is_empty()), sound + beyond_ascii)
    })
}

fn in_encoding(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let marked = Encoding::for_bom(bytes).is_some();
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let note = match (encoding == UTF_8, marked) {
        (true, _) => None,
        (false, true) => Some(format!("read as {} by its byte order mark", encoding.name())),
        (false, false) => Some(format!("read as {} because it is no UTF-8", encoding.name())),
    };
    let name = if encoding == UTF_8 && marked { "UTF-8 with BOM" } else { encoding.name() };
    Decoded::plain(text.into_owned(), name, note)
}

fn damaged(bytes: &[u8], broken: usize) -> Decoded {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let note = format!("{broken} broken places of UTF-8 were read as lost characters");
    Decoded::plain(String::from_utf8_lossy(bytes).into_owned(), "UTF-8", Some(note))
}

/// Text has no NUL and hardly any control characters.
fn looks_binary(text: &str) -> bool {
    let (mut control, mut all) = (0_usize, 0_usize);
    for letter in text.chars().take(64 * 1024) {
        all += 1;
        control += usize::from(letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'));
    }
    control * 20 > all
}

fn web_page(text: &str) -> Result<(), Unusable> {
    let head: String = text.trim_start().chars().take(4096).collect::<String>().to_ascii_lowercase();
    let (what, advice) = if crate::fetch::is_web_page(&head) {
        ("a web page, not an export", "the address may have asked for a login: download the CSV file itself")
    } else if head.starts_with("<?xml") {
        ("an XML document", "load the CSV export instead")
    } else {
        return Ok(());
    };
    Err(Unusable::OtherFormat { what, advice })
}

/// `\r\n` and bare `\r` become `\n`, so that lines are counted as an editor counts them.
pub(super) fn line_ends(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\r' {
            plain.push(letter);
        } else if letters.peek() != Some(&'\n') {
            plain.push('\n');
        }
    }
    plain
}
