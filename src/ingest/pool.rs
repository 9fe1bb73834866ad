//! One copy of each text that many cells share: headers, and short cells such as `NR` or `0`.
//!
//! The original cells are most of what an ingest keeps in memory, and most of them say one of a few things.

use std::collections::HashSet;
use std::sync::Arc;

/// Longer texts seldom come twice.
const SHORT: usize = 24;

/// Texts seen so far. Only asked, never walked, so its order is nowhere seen.
#[derive(Default)]
pub(super) struct Pool(HashSet<Arc<str>>);

impl Pool {
    /// The shared copy of a short text, or a copy of its own of a long one.
    pub(super) fn share(&mut self, text: &str) -> Arc<str> {
        if text.len() > SHORT {
            return text.into();
        }
        if let Some(shared) = self.0.get(text) {
            return Arc::clone(shared);
        }
        let shared: Arc<str> = text.into();
        self.0.insert(Arc::clone(&shared));
        shared
    }
}
