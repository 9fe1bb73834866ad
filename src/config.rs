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

/// The environment variable that says how many bytes of memory a release may take; without it, what is free.
pub const MEMORY_VARIABLE: &str = "OGP_DASHBOARD_MEMORY";

/// The environment variable that says where readers find this dashboard, for files that leave it: `https://example.org`.
pub const ADDRESS_VARIABLE: &str = "OGP_DASHBOARD_ADDRESS";

/// Where readers find this dashboard, without a slash at the end; where nobody says so, the default address of the server.
#[must_use]
pub fn address() -> String {
    let said = std::env::var(ADDRESS_VARIABLE).unwrap_or_default();
    let said = said.trim().trim_end_matches('/');
    if said.starts_with("http://") || said.starts_with("https://") {
        said.to_owned()
    } else {
        "http://127.0.0.1:3000".to_owned()
    }
}
