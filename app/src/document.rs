//! The document and its routes.

use leptos::hydration::HydrationScripts;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::assets::Assets;
use crate::pages::{commitment, commitments, compare, data, home, local, map, methods, missing, trends};
use crate::request::Asked;

/// Pages with an island; every other page ships no script at all.
const LIVE: [&str; 1] = ["/trends"];

/// A dot in the accent colour, so that browsers need not ask for an icon.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
                    %3Ccircle cx='8' cy='8' r='7' fill='%2300558C'/%3E%3C/svg%3E";

/// The whole document around [`App`].
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let assets = use_context::<Assets>().unwrap_or_default();
    let live = assets.scripts && LIVE.contains(&Asked::now().path.as_str());
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href=ICON />
                {assets.stylesheet.map(|href| view! { <link rel="stylesheet" href=href /> })}
                {live.then(|| view! { <HydrationScripts options=options islands=true /> })}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The routes of all pages.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let mode = SsrMode::Async;
    view! {
        <Router>
            <Routes fallback=missing::page>
                <Route path=path!("/") view=home::page ssr=mode.clone() />
                <Route path=path!("/trends") view=trends::page ssr=mode.clone() />
                <Route path=path!("/commitments") view=commitments::page ssr=mode.clone() />
                <Route path=path!("/commitments/:id") view=commitment::page ssr=mode.clone() />
                <Route path=path!("/data") view=data::page ssr=mode.clone() />
                <Route path=path!("/local") view=local::page ssr=mode.clone() />
                <Route path=path!("/map") view=map::page ssr=mode.clone() />
                <Route path=path!("/compare") view=compare::page ssr=mode.clone() />
                <Route path=path!("/methods") view=methods::page ssr=mode />
            </Routes>
        </Router>
    }
}
