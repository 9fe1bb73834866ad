//! The document and its routes.

use leptos::hydration::HydrationScripts;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{MatchNestedRoutes, ParamSegment, SsrMode, StaticSegment};

use crate::assets::Assets;
use crate::model::lang::Lang;
use crate::pages::{
    area, areas, brief, commitment, commitments, compare, data, home, local, map, member, members, methods,
    missing, region, trends, verify,
};
use crate::request::Asked;

/// Pages with an island, by their path without the prefix of a language; every other page ships no script at all.
const LIVE: [&str; 1] = ["/trends"];

/// A dot in the accent colour, so that browsers need not ask for an icon.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
                    %3Ccircle cx='8' cy='8' r='7' fill='%2300558C'/%3E%3C/svg%3E";

/// The whole document around [`App`].
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let assets = use_context::<Assets>().unwrap_or_default();
    let asked = Asked::now();
    let live = assets.scripts && LIVE.contains(&asked.path.as_str());
    view! {
        <!DOCTYPE html>
        <html lang=asked.lang.code()>
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

/// The routes of all pages: in English without a prefix, in the other languages behind their code.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=missing::page>
                <Pages prefix="" />
                <Pages prefix=Lang::Es.code() />
                <Pages prefix=Lang::Fr.code() />
            </Routes>
        </Router>
    }
}

/// The routes of one language.
#[component(transparent)]
fn Pages(
    /// What stands before every path; empty for English.
    prefix: &'static str,
) -> impl MatchNestedRoutes + Clone {
    let mode = SsrMode::Async;
    let prefix = StaticSegment(prefix);
    let page = |path: &'static str| (prefix, StaticSegment(path));
    let of = |path: &'static str, name: &'static str| (prefix, StaticSegment(path), ParamSegment(name));
    view! {
        <Route path=(prefix,) view=home::page ssr=mode.clone() />
        <Route path=page("trends") view=trends::page ssr=mode.clone() />
        <Route path=page("areas") view=areas::page ssr=mode.clone() />
        <Route path=of("areas", "slug") view=area::policy_area ssr=mode.clone() />
        <Route path=of("challenges", "slug") view=area::challenge ssr=mode.clone() />
        <Route path=of("regions", "slug") view=region::page ssr=mode.clone() />
        <Route path=page("members") view=members::page ssr=mode.clone() />
        <Route path=of("members", "slug") view=member::page ssr=mode.clone() />
        <Route path=page("commitments") view=commitments::page ssr=mode.clone() />
        <Route path=of("commitments", "id") view=commitment::page ssr=mode.clone() />
        <Route
            path=(prefix, StaticSegment("briefs"), ParamSegment("kind"), ParamSegment("slug"))
            view=brief::page
            ssr=mode.clone()
        />
        <Route path=page("data") view=data::page ssr=mode.clone() />
        <Route path=page("local") view=local::page ssr=mode.clone() />
        <Route path=page("verify") view=verify::page ssr=mode.clone() />
        <Route path=page("map") view=map::page ssr=mode.clone() />
        <Route path=page("compare") view=compare::page ssr=mode.clone() />
        <Route path=page("methods") view=methods::page ssr=mode />
    }
    .into_inner()
}
