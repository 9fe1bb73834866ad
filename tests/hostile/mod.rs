//! What attackers send, each with the answer that it gets.
//!
//! - `wire`: a server on a port, and requests as bytes
//! - `connections`: slow, many, and ended ones
//! - `requests`: sizes, hosts, shapes of smuggled requests
//! - `headers`: what every answer carries
//! - `paths`: ways out of the site
//! - `texts`: markup and formulas in data and queries
//! - `checked`: what no answer may hold, whatever went in
//! - `load`: full queues and greedy addresses
//! - `watched`: log and metrics, and that they tell nothing about people

mod checked;
mod connections;
mod headers;
mod load;
mod paths;
mod requests;
mod texts;
mod watched;
mod wire;

use std::sync::{Arc, LazyLock};

use ogp_dashboard::analysis::Analysis;
use ogp_dashboard::reference::Reference;
use ogp_dashboard::store;
use ogp_dashboard::web::{Limits, Server};

static SAMPLE: LazyLock<Arc<Analysis>> = LazyLock::new(|| {
    let reference = Arc::new(Reference::load().unwrap());
    Arc::new(Analysis::new(store::sample(&reference), reference).unwrap())
});

/// A server of the sample that nobody else counts on.
fn server(limits: Limits) -> Server {
    Server::new(Arc::clone(&SAMPLE)).within(limits)
}
