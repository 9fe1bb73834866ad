//! The only module that knows HTTP.
//!
//! [`router`] is the table of everything the server answers; every other file here is one concern of it.

mod access;
pub mod assets;
mod cache;
mod canonical;
mod chosen;
mod embed;
mod files;
mod fragment;
mod headers;
mod health;
mod incident;
mod inline;
mod keep;
mod limits;
mod listen;
mod live;
mod metrics;
mod oembed;
mod overview;
mod pages;
mod peer;
mod problem;
mod rates;
mod refusal;
mod robots;
mod server;
mod site;
mod template;
mod watch;
mod work;

use app::model::lang::Lang;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::compression::CompressionLayer;

pub use limits::Limits;
pub use listen::{Addresses, listen, serve};
pub use server::Server;
pub use watch::watch;

/// Every address of the server, grouped by who calls it.
pub fn router(server: Server) -> Router {
    let mut router = Router::new();
    // Other sites: a view as a page for them, the script beside it, and what they ask first.
    router = router
        .route("/embed/{*view}", get(embed::page))
        .route("/embed.js", get(embed::script))
        .route("/oembed", get(oembed::oembed));
    // Islands, in each language.
    for lang in Lang::ALL {
        router = router.route(&lang.path("/fragment/trends"), get(fragment::trends));
    }
    router = router
        // Browsers: style and scripts.
        .merge(assets::router())
        // People with commitments of their own.
        .route("/template.csv", get(template::template))
        // Search engines.
        .route("/robots.txt", get(robots::robots))
        .route("/sitemap.xml", get(robots::sitemap))
        // Watchdogs.
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready));
    // People: the pages, and the page for what is not there.
    let router = pages::mount(router, &server);
    let with = server.clone();
    let made = router
        .layer(from_fn_with_state(with.clone(), chosen::choose))
        // Programs and people who download: files stand beside pages, under the same path with a suffix.
        .layer(from_fn_with_state(with.clone(), files::files))
        .layer(from_fn(canonical::redirect))
        // What names nobody, is too large, too slow, or breaks.
        .layer(from_fn_with_state(with.clone(), site::named_once))
        .layer(from_fn_with_state(with.clone(), limits::within))
        .layer(from_fn_with_state(with.clone(), limits::in_time))
        .layer(from_fn_with_state(with.clone(), incident::catch))
        .layer(from_fn(refusal::say_when))
        // What caches need.
        .layer(from_fn_with_state(with.clone(), keep::keep))
        // Operations.
        .layer(from_fn_with_state(with.clone(), metrics::beside))
        // What every answer carries.
        .layer(from_fn_with_state(with.clone(), headers::everywhere))
        .layer(CompressionLayer::new())
        .layer(from_fn(headers::tag_encodings))
        .with_state(server);
    // Layers are copied for each request that passes them. A router of its own is copied as one, so that what was given a moment ago
    // costs no more than the layers around it.
    Router::new()
        .fallback_service(made)
        .layer(from_fn_with_state(with.clone(), cache::again))
        .layer(from_fn_with_state(with, access::note))
}
