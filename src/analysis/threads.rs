//! Work on many things in several threads. A few are not worth the way there.

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

/// Makes something of each, in their order; with `many` in several threads.
pub(super) fn map<T: Send, R: Send>(many: bool, all: Vec<T>, make: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    if many { all.into_par_iter().map(make).collect() } else { all.into_iter().map(make).collect() }
}
