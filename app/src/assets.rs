//! Where the browser finds the stylesheet and the scripts of this build.

/// The built assets; the server provides it by context. Without it, pages render as if nothing had been built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// Address of the stylesheet; `None` where it has not been built.
    pub stylesheet: Option<String>,
    /// Whether the wasm and its glue are there under the names that `LeptosOptions` gives.
    pub scripts: bool,
}
