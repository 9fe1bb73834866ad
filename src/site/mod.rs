//! The dashboard as plain files, for any web host: every page in every language, and every file and embed that they lead to.
//!
//! A copy is made by asking the server itself, from the home pages on along the links, so that it says what the server says.
//! Links become relative: a copy works below any path. What only a server can answer is left out of a copy, or leads to a
//! live dashboard where one is named: forms, what pages mark with `data-live`, and pages that answer one of the endless number
//! of questions. [`Plan::also`] adds chosen ones. What is true of a server alone has the mark `only`, and no copy has it.

mod place;
mod rewrite;
mod walk;

use std::path::{Path, PathBuf};

use crate::web::Server;

/// What a copy is for.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Where the copy will be read, without a slash at the end. Only with it a copy names itself: map for search engines, canonical addresses, pictures for posts.
    pub url: Option<String>,
    /// A live dashboard that answers what a copy cannot, without a slash at the end.
    pub live: Option<String>,
    /// Pages with a query that are copied, too, such as `trends?area=open-data`.
    pub also: Vec<String>,
}

/// What was copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Pages and embeds.
    pub pages: usize,
    /// Everything else.
    pub files: usize,
    /// Bytes in all.
    pub bytes: u64,
}

/// Why there is no copy. What was there before is then still there.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The folder holds something that is no copy.
    #[error("this folder is not empty and no earlier copy; choose another, or empty it: {}", .0.display())]
    Occupied(PathBuf),
    /// The file system refused.
    #[error("cannot write ({cause}): {path}", path = path.display())]
    Io {
        /// What the system said.
        cause: std::io::Error,
        /// Where.
        path: PathBuf,
    },
    /// An address that the site links to has no answer: a defect, or an address of `--also` with a mistake.
    #[error("“{address}” has no answer ({status}), but {on} leads there")]
    Dead {
        /// The address.
        address: String,
        /// The status of the answer.
        status: u16,
        /// The page with the link.
        on: String,
    },
    /// A page that cannot be read as HTML: a defect.
    #[error("“{address}” cannot be rewritten: {cause}")]
    Page {
        /// The address.
        address: String,
        /// Why.
        cause: String,
    },
}

/// What marks a folder as a copy, which a newer copy may replace.
const MARK: &str = ".ogp-dashboard-site";

/// Writes a copy into a folder, whole or not at all: it is made beside the folder and then takes its place.
///
/// # Errors
/// If the folder is in use, cannot be written, or an answer is missing.
pub async fn write(server: Server, folder: &Path, plan: &Plan) -> Result<Copied, SiteError> {
    let io = |path: &Path| {
        let path = path.to_owned();
        move |cause| SiteError::Io { cause, path }
    };
    if occupied(folder).map_err(io(folder))? {
        return Err(SiteError::Occupied(folder.into()));
    }
    let beside = match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(beside).map_err(io(beside))?;
    let draft = tempfile::Builder::new().prefix(".site-").tempdir_in(beside).map_err(io(beside))?;
    let copied = walk::copy(server, draft.path(), plan).await?;
    let mark = draft.path().join(MARK);
    std::fs::write(&mark, "A copy made by ogp-dashboard; a newer one may replace this folder.\n")
        .map_err(io(&mark))?;
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(io(folder))?;
    }
    std::fs::rename(draft.keep(), folder).map_err(io(folder))?;
    open_to_readers(folder).map_err(io(folder))?;
    Ok(copied)
}

/// Whether a folder holds anything but an earlier copy.
fn occupied(folder: &Path) -> std::io::Result<bool> {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_some() && !folder.join(MARK).exists()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// A temporary folder is for its owner alone; a web host is somebody else.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_readers(_: &Path) -> std::io::Result<()> {
    Ok(())
}
