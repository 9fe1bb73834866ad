//! Mounts the pages of the app: what they may know of the request and the data, and what they may say of the response.

use app::model::address;
use app::reply::Status;
use app::{App, shell};
use axum::Router;
use axum::http::header::LINK;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use leptos::nonce::use_nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list, render_app_async_with_context};

use super::chosen::Chosen;
use super::inline::{self, Nonce};
use super::live::Live;
use super::server::Server;
use super::site::base;

/// Adds the pages, and as fallback the page that says that nothing is there.
pub(super) fn mount(router: Router<Server>, server: &Server) -> Router<Server> {
    let options = server.leptos.clone();
    let missing = {
        let options = options.clone();
        render_app_async_with_context(context(server), move || shell(options.clone()))
    };
    let pages = Router::new()
        .leptos_routes_with_context(server, generate_route_list(App), context(server), move || {
            shell(options.clone())
        })
        .fallback(missing)
        .layer(from_fn_with_state(server.clone(), inline::by_hash));
    router.merge(pages)
}

/// What every render of a page finds in its context.
pub(super) fn context(server: &Server) -> impl Fn() + Clone + Send + Sync + 'static {
    let server = server.clone();
    let assets = server.assets.clone();
    move || {
        // The routes are listed once without any request.
        let parts = use_context::<Parts>();
        let chosen = parts.as_ref().and_then(|parts| parts.extensions.get::<Chosen>().cloned());
        let base = parts.as_ref().map(|parts| base(&server, &parts.headers)).unwrap_or_default();
        if let Some(parts) = &parts {
            announce(&base, &parts.uri);
            if let Some((own, nonce)) = parts.extensions.get::<Nonce>().zip(use_nonce()) {
                own.is(&nonce);
            }
        }
        provide_context(Live::shared(&server, chosen, base));
        provide_context(assets.clone());
        if let Some(response) = use_context::<ResponseOptions>() {
            provide_context(Status::new(move |code| {
                if let Ok(code) = StatusCode::from_u16(code) {
                    response.set_status(code);
                }
            }));
        }
    }
}

/// Says in the header, too, what describes the chart of the page to other sites.
fn announce(base: &str, uri: &Uri) {
    let page = address::drawn(uri.path(), uri.query().unwrap_or_default());
    let Some((page, response)) = page.zip(use_context::<ResponseOptions>()) else { return };
    for (format, media_type) in address::OEMBED {
        let address = address::oembed(base, &page, format);
        let link = format!("<{address}>; rel=\"alternate\"; type=\"{media_type}\"");
        if let Ok(link) = HeaderValue::from_str(&link) {
            response.append_header(LINK, link);
        }
    }
}
