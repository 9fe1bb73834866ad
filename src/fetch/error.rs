//! Why a source gave no file. Each message says what, where and what to do.

/// Why a file could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// What was given is no address that may be asked.
    #[error("{why}: {url}")]
    Address {
        /// The address.
        url: String,
        /// What is wrong with it, and what would do.
        why: &'static str,
    },
    /// It leads into the own network.
    #[error(
        "the address belongs to this machine or its network, which is not asked unless `--allow-private` is given: {url}"
    )]
    Private {
        /// The address, perhaps the last of several redirects.
        url: String,
    },
    /// The server could not be reached, or the connection broke.
    #[error(
        "it cannot be downloaded ({cause}); check the address and the connection, or try again later: {url}"
    )]
    Unreachable {
        /// The address.
        url: String,
        /// What went wrong, at the last attempt.
        cause: String,
    },
    /// The server sent nothing for too long, or took too long as a whole.
    #[error("the server took too long; what arrived is kept, and the next try goes on from there: {url}")]
    Slow {
        /// The address.
        url: String,
    },
    /// The server answered, but not with the file.
    #[error("the server refused it ({status}); check the address, the file may have moved: {url}")]
    Refused {
        /// The address.
        url: String,
        /// Status of the answer.
        status: String,
    },
    /// The server asks to come back later than one would wait.
    #[error("the server is busy and asks to come back in {seconds} seconds; try again then: {url}")]
    Busy {
        /// The address.
        url: String,
        /// How long.
        seconds: u64,
    },
    /// A redirect leads to another, and so on.
    #[error("the address leads from one to the next, more than {most} times; check it: {url}", most = super::transfer::MOST_HOPS)]
    Redirects {
        /// The first address.
        url: String,
    },
    /// More than may be read.
    #[error(
        "the file has more than the {most} bytes that may be read; check the address, or raise --max-bytes: {url}"
    )]
    TooLarge {
        /// The address.
        url: String,
        /// The limit.
        most: u64,
    },
    /// Nothing came.
    #[error("the file is empty; try again later: {url}")]
    Empty {
        /// The address.
        url: String,
    },
    /// A page for people.
    #[error(
        "it is a web page{title}, not a table; the address may ask for a login or have moved: give the address of the file itself: {url}"
    )]
    WebPage {
        /// The address.
        url: String,
        /// Its title, in brackets behind a space; empty without.
        title: String,
    },
    /// Something else that is no table.
    #[error("it is {what}, not a table; give the address of the export itself: {url}")]
    NotTable {
        /// The address.
        url: String,
        /// What it is.
        what: &'static str,
    },
    /// The file system refused.
    #[error("cannot {what} ({cause}); check the disk and its permissions")]
    Disk {
        /// What was tried.
        what: &'static str,
        /// What the system said, and where.
        cause: String,
    },
}

impl FetchError {
    pub(super) fn refused(url: &str, status: impl ToString) -> Self {
        Self::Refused { url: url.into(), status: status.to_string() }
    }

    pub(super) fn disk<'a>(
        what: &'static str,
        place: &'a std::path::Path,
    ) -> impl FnOnce(std::io::Error) -> Self + 'a {
        move |cause| Self::Disk { what, cause: format!("{cause}: {}", place.display()) }
    }
}

/// Why a list of sources cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SourcesError {
    /// It cannot be read.
    #[error("the list of sources cannot be read ({cause}); check the path: {path}")]
    Unreadable {
        /// The path.
        path: String,
        /// What the system says.
        cause: std::io::Error,
    },
    /// It is not as expected; the cause names the line.
    #[error("the list of sources cannot be used: {path}\n{cause}")]
    Malformed {
        /// The path.
        path: String,
        /// What is wrong and where.
        cause: String,
    },
    /// Nothing in it.
    #[error("the list of sources is empty; add a [[source]] with name and address: {path}")]
    Empty {
        /// The path.
        path: String,
    },
    /// A source that cannot be meant.
    #[error("{why}: source “{name}” in {path}")]
    Source {
        /// The path.
        path: String,
        /// The source.
        name: String,
        /// What is wrong, and what would do.
        why: &'static str,
    },
}
