//! A page as its HTML, as the server would send it.

use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Once};

use app::assets::Assets;
use app::reply::Status;
use app::source::SharedSource;
use futures::StreamExt;
use leptos::prelude::*;
use leptos_meta::ServerMetaContext;
use leptos_router::location::RequestUrl;

/// Status and HTML of an address.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) html: String,
}

static EXECUTOR: Once = Once::new();

/// Renders `address` with built assets.
pub(crate) fn render(source: SharedSource, address: &str) -> Page {
    let assets = Assets { stylesheet: Some("/pkg/app.css".into()), scripts: true };
    render_with(Some(source), Some(assets), address)
}

/// Renders `address` with whatever the server provides.
pub(crate) fn render_with(source: Option<SharedSource>, assets: Option<Assets>, address: &str) -> Page {
    EXECUTOR.call_once(|| any_spawner::Executor::init_futures_executor().unwrap());
    let status = Arc::new(AtomicU16::new(200));
    let (meta, output) = ServerMetaContext::new();
    let owner = Owner::new_root(Some(Arc::new(hydration_context::SsrSharedContext::new_islands())));
    let view = owner.with(|| {
        let set = Arc::clone(&status);
        provide_context(meta);
        provide_context(RequestUrl::new(address));
        provide_context(Status::new(move |code| set.store(code, Ordering::Relaxed)));
        source.into_iter().for_each(provide_context);
        assets.into_iter().for_each(provide_context);
        let options = LeptosOptions::builder().output_name("app").build();
        app::shell(options).into_any().to_html_stream_in_order()
    });
    let html = futures::executor::block_on(owner.with(|| async {
        let whole = view.collect::<String>().await;
        let stream = output.inject_meta_context(futures::stream::once(Box::pin(async { whole }))).await;
        Box::pin(stream).collect::<String>().await
    }));
    Page { status: status.load(Ordering::Relaxed), html }
}
