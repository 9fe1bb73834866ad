//! The only module that knows HTTP.
//!
//! [`router`] is the table of everything the server answers; every other file here is one concern of it.

pub mod assets;
mod canonical;
mod chosen;
mod embed;
mod files;
mod fragment;
mod headers;
mod health;
mod live;
mod oembed;
mod overview;
mod pages;
mod problem;
mod robots;
mod server;
mod site;
mod template;

use app::model::lang::Lang;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

pub use server::{Server, serve};

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
        // Operations.
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready));
    // People: the pages, and the page for what is not there.
    pages::mount(router, &server)
        .layer(from_fn_with_state(server.clone(), chosen::choose))
        // Programs and people who download: files stand beside pages, under the same path with a suffix.
        .layer(from_fn_with_state(server.clone(), files::files))
        .layer(from_fn(canonical::redirect))
        .layer(from_fn(headers::everywhere))
        .layer(CompressionLayer::new())
        .layer(from_fn(headers::tag_encodings))
        .layer(CatchPanicLayer::new())
        .with_state(server)
}
