//! The document and its routes.

use leptos::hydration::HydrationScripts;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{MatchNestedRoutes, ParamSegment, SsrMode, StaticSegment};

use crate::assets::Assets;
use crate::model::address;
use crate::model::lang::Lang;
use crate::model::query::Word;
use crate::model::theme::Theme;
use crate::pages::{
    api, area, areas, brief, commitment, commitments, compare, data, diary, home, local, map, member,
    members, methods, missing, region, trends, verify,
};
use crate::request::Asked;
use crate::source::SharedSource;

/// Pages with an island, by their path without the prefix of a language; every other page ships no script at all.
const LIVE: [&str; 3] = ["/trends", "/map", "/compare"];
/// Folders whose pages have one.
const LIVE_FOLDERS: [&str; 4] = ["/areas/", "/challenges/", "/regions/", "/members/"];

/// A dot in the accent colour, so that browsers need not ask for an icon.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
                    %3Ccircle cx='8' cy='8' r='7' fill='%2300558C'/%3E%3C/svg%3E";

/// The whole document around [`App`].
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let assets = use_context::<Assets>().unwrap_or_default();
    let asked = Asked::now();
    let theme = asked.theme.value;
    let (set, schemes) = match theme {
        Theme::Auto => (None, "light dark"),
        Theme::Dark => (Some(theme.word()), "dark"),
        Theme::Light | Theme::Contrast => (Some(theme.word()), "light"),
    };
    let path = asked.path.as_str();
    let live = LIVE.contains(&path) || LIVE_FOLDERS.iter().any(|folder| path.starts_with(folder));
    view! {
        <!DOCTYPE html>
        <html lang=asked.lang.code() data-theme=set>
            <head>
                <meta charset="utf-8" />
                {discovery(&asked)}
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content=schemes />
                <link rel="icon" href=ICON />
                {assets.stylesheet.map(|href| view! { <link rel="stylesheet" href=href /> })}
                {(live && assets.scripts).then(|| view! { <HydrationScripts options=options islands=true /> })}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// What describes the chart of a page to other sites. It stands first: `WordPress` reads only the beginning of a page.
fn discovery(asked: &Asked) -> Option<impl IntoView + use<>> {
    let page = address::drawn(&asked.lang.path(&asked.path), &asked.query)?;
    let origin = use_context::<SharedSource>().map(|source| source.base()).unwrap_or_default();
    let link = move |(format, media_type): (&str, &'static str)| {
        let address = address::oembed(&origin, &page, format);
        view! { <link rel="alternate" type=media_type href=address /> }
    };
    Some(address::OEMBED.map(link).collect_view())
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
        <Route path=page("diary") view=diary::page ssr=mode.clone() />
        <Route path=of("diary", "release") view=diary::step ssr=mode.clone() />
        <Route path=page("local") view=local::page ssr=mode.clone() />
        <Route path=page("api") view=api::page ssr=mode.clone() />
        <Route path=page("verify") view=verify::page ssr=mode.clone() />
        <Route path=page("map") view=map::page ssr=mode.clone() />
        <Route path=page("compare") view=compare::page ssr=mode.clone() />
        <Route path=page("methods") view=methods::page ssr=mode />
    }
    .into_inner()
}
