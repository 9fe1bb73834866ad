//! Where things are when nobody says so.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The environment variable that names the store.
pub const STORE_VARIABLE: &str = "OGP_DASHBOARD_STORE";

/// The store in the platform's data directory; a folder beside the caller where the platform has none.
#[must_use]
pub fn default_store() -> PathBuf {
    ProjectDirs::from("org", "ogp-dashboard", "ogp-dashboard")
        .map_or_else(|| PathBuf::from("ogp-dashboard-store"), |dirs| dirs.data_dir().join("store"))
}
