//! How a page tells the server which HTTP status it deserves, without knowing the server.

use std::fmt;
use std::sync::Arc;

/// Sets the status of the response; the server provides it by context. Without it, every page is a 200.
#[derive(Clone)]
pub struct Status(Arc<dyn Fn(u16) + Send + Sync>);

impl Status {
    /// A status that is handed to `set`.
    pub fn new(set: impl Fn(u16) + Send + Sync + 'static) -> Self {
        Self(Arc::new(set))
    }

    /// Sets the status.
    pub fn set(&self, code: u16) {
        (self.0)(code);
    }
}

impl fmt::Debug for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Status")
    }
}
