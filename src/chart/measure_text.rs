//! How wide a text is in the bundled fonts, from the advance widths in the font files.
//!
//! Only enough of the font format for that: `cmap` format 4, `hhea`, `hmtx`, `head`. Kerning is left out; it makes
//! text narrower, never wider by more than a hair. Pages use the reader's fonts, so layouts add [`SPARE`].

use std::sync::LazyLock;

/// `DejaVu Sans`, the widest font in common use, is this much wider than Noto Sans.
pub(super) const SPARE: f64 = 1.12;

/// A bundled typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Noto Sans.
    Regular,
    /// Noto Sans Bold.
    Bold,
    /// Noto Serif Bold.
    Serif,
}

impl Face {
    /// The font file.
    #[must_use]
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../data/fonts/NotoSans-Regular.ttf"),
            Self::Bold => include_bytes!("../../data/fonts/NotoSans-Bold.ttf"),
            Self::Serif => include_bytes!("../../data/fonts/NotoSerif-Bold.ttf"),
        }
    }

    /// The attributes that choose it; the family of the whole picture is Noto Sans.
    pub(super) const fn attributes(self) -> &'static str {
        match self {
            Self::Regular => "",
            Self::Bold => r#" font-weight="600""#,
            Self::Serif => {
                r#" font-weight="600" font-family="'Noto Serif', 'Iowan Old Style', Palatino, Georgia, serif""#
            }
        }
    }

    fn metrics(self) -> &'static Metrics {
        static REGULAR: LazyLock<Metrics> = LazyLock::new(|| Metrics::read(Face::Regular.bytes()));
        static BOLD: LazyLock<Metrics> = LazyLock::new(|| Metrics::read(Face::Bold.bytes()));
        static SERIF: LazyLock<Metrics> = LazyLock::new(|| Metrics::read(Face::Serif.bytes()));
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
            Self::Serif => &SERIF,
        }
    }
}

/// Width of a text in px at a size in px.
#[must_use]
pub fn text_width(text: &str, face: Face, size: f64) -> f64 {
    let metrics = face.metrics();
    text.chars().map(|c| metrics.advance(c)).sum::<f64>() * size
}

/// Whether all bundled fonts have a shape for a character.
#[must_use]
pub fn has_glyph(c: char) -> bool {
    [Face::Regular, Face::Bold].iter().all(|face| face.metrics().has(c))
}

/// How many lines a text takes in a column, in whatever font the reader has.
#[must_use]
pub fn lines(text: &str, face: Face, size: f64, column: f64) -> usize {
    wrap(text, (face, size), column).len()
}

/// Breaks a text into lines no wider than `max` px, with [`SPARE`] for other fonts. A word that is wider than a whole line is
/// broken inside; nothing is cut off.
pub(super) fn wrap(text: &str, (face, size): (Face, f64), max: f64) -> Vec<String> {
    let fits = |line: &str| text_width(line, face, size) * SPARE <= max;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in pieces(text) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if !fits(&line) && line.chars().nth(1).is_some() {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.into()));
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// What stays together on a line. Only plain spaces part it: no line ends between a number and its `%`.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_ascii_whitespace()
}

/// As [`wrap`], with lines of about the same width.
pub(super) fn wrap_evenly(text: &str, font: (Face, f64), max: f64) -> Vec<String> {
    let lines = wrap(text, font, max);
    // A narrower column must not break a word that fits into this one.
    let longest = widest(pieces(text), font);
    let columns = (1..=16).map(|step| max * (1.0 - f64::from(step) / 32.0));
    let narrower = columns.take_while(|column| longest <= *column).map(|column| wrap(text, font, column));
    narrower.take_while(|other| other.len() == lines.len()).last().unwrap_or(lines)
}

/// Width of the widest of some lines, with [`SPARE`].
pub(super) fn widest<'a>(lines: impl IntoIterator<Item = &'a str>, (face, size): (Face, f64)) -> f64 {
    lines.into_iter().map(|line| text_width(line, face, size) * SPARE).fold(0.0, f64::max)
}

/// Advance widths of a font in parts of its size, by character.
struct Metrics {
    advances: Vec<(u32, f64)>,
}

impl Metrics {
    /// A character the font does not have is drawn in another font: wide enough for Chinese.
    const UNKNOWN: f64 = 1.0;

    fn read(font: &[u8]) -> Self {
        let mut advances = advances(font).unwrap_or_default();
        advances.sort_by_key(|(c, _)| *c);
        Self { advances }
    }

    fn has(&self, c: char) -> bool {
        self.advances.binary_search_by_key(&u32::from(c), |(c, _)| *c).is_ok()
    }

    fn advance(&self, c: char) -> f64 {
        let found = self.advances.binary_search_by_key(&u32::from(c), |(c, _)| *c);
        found.ok().and_then(|at| self.advances.get(at)).map_or(Self::UNKNOWN, |(_, advance)| *advance)
    }
}

fn advances(font: &[u8]) -> Option<Vec<(u32, f64)>> {
    let em = f64::from(u16_at(table(font, b"head")?, 18)?);
    let metrics = usize::from(u16_at(table(font, b"hhea")?, 34)?);
    let hmtx = table(font, b"hmtx")?;
    let advance = |glyph: u16| {
        let at = usize::from(glyph).min(metrics.checked_sub(1)?) * 4;
        Some(f64::from(u16_at(hmtx, at)?) / em)
    };
    let glyphs = glyphs(unicode_map(table(font, b"cmap")?)?)?;
    Some(glyphs.into_iter().filter_map(|(c, glyph)| Some((c, advance(glyph)?))).collect())
}

/// The subtable of `cmap` in format 4 for Unicode.
fn unicode_map(cmap: &[u8]) -> Option<&[u8]> {
    let count = usize::from(u16_at(cmap, 2)?);
    (0..count).find_map(|index| {
        let map = cmap.get(u32_at(cmap, 4 + index * 8 + 4)?..)?;
        (u16_at(map, 0)? == 4).then_some(map)
    })
}

/// Characters and their glyphs from a `cmap` subtable in format 4.
fn glyphs(map: &[u8]) -> Option<Vec<(u32, u16)>> {
    let segments = usize::from(u16_at(map, 6)?) / 2;
    let (ends, starts) = (14, 16 + segments * 2);
    let (deltas, offsets) = (starts + segments * 2, starts + segments * 4);
    let mut glyphs = Vec::new();
    for segment in 0..segments {
        let at = segment * 2;
        let (start, end) = (u16_at(map, starts + at)?, u16_at(map, ends + at)?);
        let (delta, offset) = (u16_at(map, deltas + at)?, usize::from(u16_at(map, offsets + at)?));
        for c in start..=end.min(0xFFFE) {
            let glyph = match offset {
                0 => c.wrapping_add(delta),
                _ => match u16_at(map, offsets + at + offset + usize::from(c - start) * 2)? {
                    0 => 0,
                    glyph => glyph.wrapping_add(delta),
                },
            };
            if glyph != 0 {
                glyphs.push((u32::from(c), glyph));
            }
        }
    }
    Some(glyphs)
}

fn table<'a>(font: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(u16_at(font, 4)?);
    let record = (0..count).filter_map(|index| font.get(12 + index * 16..)?.get(..16));
    let record = record.into_iter().find(|record| record.starts_with(name))?;
    font.get(u32_at(record, 8)?..)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..)?.first_chunk::<2>().copied()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..)?.first_chunk::<4>().copied()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        // Advances in Noto Sans, in thousandths: O 781, p 615, e 564, n 618.
        assert!((text_width("Open", Face::Regular, 1000.0) - 2578.0).abs() < 0.5);
        assert!(text_width("Open", Face::Bold, 14.0) > text_width("Open", Face::Regular, 14.0));
        assert_eq!(text_width("", Face::Serif, 14.0), 0.0);
    }

    #[test]
    fn nothing_is_cut_when_lines_are_broken() {
        let font = (Face::Regular, 14.0);
        let text = "Extractives Donaudampfschifffahrtsgesellschaft and more";
        let lines = wrap(text, font, 120.0);
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        assert!(lines.iter().all(|line| text_width(line, font.0, font.1) <= 120.0));
    }

    /// Issue 5: `/trends.png?imType=og` wrote `Transformati` and `on`.
    #[test]
    fn even_lines_break_no_word_that_fits() {
        let title = "Digital Transformation and five other areas in plans in force";
        let lines = wrap_evenly(title, (Face::Serif, 26.0), 262.0);
        assert_eq!(lines, ["Digital", "Transformation", "and five other", "areas in plans", "in force"]);
    }

    #[test]
    fn no_line_ends_at_a_no_break_space() {
        let lines = wrap("12\u{202f}345 of 10\u{a0}%, so", (Face::Regular, 14.0), 60.0);
        assert_eq!(lines, ["12\u{202f}345", "of 10\u{a0}%,", "so"]);
    }
}
