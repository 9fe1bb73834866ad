//! How the release behind a page stands to the others.

use serde::{Deserialize, Serialize};

/// Which release a page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// The newest, because the address names none.
    #[default]
    Newest,
    /// The one that the address names; the id of the newest where it is another.
    Frozen {
        /// The newest release.
        newest: Option<String>,
    },
    /// The newest, because the one that the address names is not known.
    Unknown {
        /// What the address names.
        asked: String,
        /// The known releases, the newest first.
        known: Vec<String>,
    },
}
