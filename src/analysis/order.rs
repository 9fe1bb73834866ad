//! The order of names: without regard to case and accents, so that `Éthiopie` stands beside `Estonie`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a name is sorted by. Names that differ only in case and accents need a second key.
pub(super) fn key(name: &str) -> String {
    name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
