//! A short checksum of the numbers of a view. It stands in citations, so that anybody can see whether numbers are still
//! those that were cited. It guards against change and typing errors, not against forgery.

use super::answer::Answer;
use super::local::Themes;
use super::map::MapAnswer;

/// The checksum of lines: eight hexadecimal digits of FNV-1a.
#[must_use]
pub fn fingerprint(lines: impl IntoIterator<Item = String>) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    let hash = lines.into_iter().fold(OFFSET, |hash, line| step(line.bytes().fold(hash, step), b'\n'));
    // Both halves: the upper one alone hardly changes with the last bytes.
    format!("{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff))
}

impl Answer {
    /// Checksum of what is counted, of how many, for each area, place and year; the same in every language.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let measure = std::iter::once(format!("{:?}", self.query.measure));
        let lines = self.series.iter().flat_map(|series| {
            let (area, place) = (&series.area.id, &series.place.id);
            series
                .points
                .iter()
                .map(move |point| format!("{area} {place} {} {:.6} {}", point.year, point.counted(), point.n))
        });
        fingerprint(measure.chain(lines))
    }
}

impl MapAnswer {
    /// Checksum of what each place shows; the same in every language and order.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let line = |place: &super::map::MapPlace| format!("{} {:?}", place.place.id, place.reading);
        let mut lines: Vec<String> = self.places.iter().map(line).collect();
        lines.sort();
        fingerprint(lines)
    }
}

impl Themes {
    /// Checksum of what each area has on both levels; the same in every language.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let line = |theme: &super::local::Theme| {
            let (local, national) = (theme.local, theme.national);
            format!("{} {} {} {} {}", theme.area.id, local.k, local.n, national.k, national.n)
        };
        let mut lines: Vec<String> = self.areas.iter().map(line).collect();
        lines.sort();
        fingerprint(lines)
    }
}
