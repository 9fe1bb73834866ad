//! Runs readers that were made for sound files on any file: what panics in them is a file that cannot be used.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use super::error::Unusable;

thread_local! {
    /// Whether this thread runs such a reader.
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Makes sure that a contained panic goes to the log, not among the sentences for people.
static QUIETENED: Once = Once::new();

/// What a reader makes of a file of a format; a panic in it is the file's fault.
pub(super) fn contained<T>(
    format: &'static str,
    read: impl FnOnce() -> Result<T, Unusable>,
) -> Result<T, Unusable> {
    QUIETENED.call_once(quieten);
    CONTAINED.set(true);
    let read = catch_unwind(AssertUnwindSafe(read));
    CONTAINED.set(false);
    read.unwrap_or_else(|_| {
        Err(Unusable::Damaged { format, cause: "its parts contradict each other".into() })
    })
}

fn quieten() {
    let before = take_hook();
    set_hook(Box::new(move |panic| match CONTAINED.get() {
        true => tracing::debug!(%panic, "a file broke its reader"),
        false => before(panic),
    }));
}
