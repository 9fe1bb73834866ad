//! Wording of the islands: kept short, because it travels to the browser.

/// Title of the message when new numbers could not be fetched.
pub const FAILED: &str = "The new numbers could not be fetched";
/// What to do about it.
pub const FAILED_HINT: &str = "The figure still shows the last answer. Your choice was kept.";
/// Button that asks again.
pub const RETRY: &str = "Try again";

/// What is announced when new numbers have arrived.
#[must_use]
pub fn shown(title: &str) -> String {
    let mut said = String::from("Now shown: ");
    said.push_str(title);
    said
}
