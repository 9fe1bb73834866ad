//! Where readers find the server: what stands before an address that leaves it.

use leptos::prelude::use_context;

/// Scheme and host, without a slash at the end; the server provides it by context.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin(pub String);

impl Origin {
    /// From the context of the request; empty where there is none, and addresses then begin with a slash.
    pub(crate) fn now() -> Self {
        use_context::<Self>().unwrap_or_default()
    }
}
