//! Where answers and complaints go.

use std::io::Write;

/// Writes to standard output. A reader who has gone (`| head`) is not an error.
#[expect(clippy::let_underscore_must_use, reason = "there is nobody left to tell")]
pub(super) fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

#[expect(clippy::let_underscore_must_use, reason = "there is nobody left to tell")]
pub(super) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
