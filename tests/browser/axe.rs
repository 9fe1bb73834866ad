//! What axe-core finds: no violation on any page, in any theme, in any language.

use std::path::Path;

use serde_json::Value;

use super::look::PAGES;
use super::{JavaScript, Page, Server, eventually, visit};
use crate::support;

/// Where `cargo xtask test` puts axe-core.
const AXE: &str = "target/npm/node_modules/axe-core/axe.min.js";

/// Pages that are also looked at in other languages than that of [`PAGES`], and the page for what is not there.
const TRANSLATED: [&str; 9] = [
    "/es",
    "/es/trends",
    "/es/map",
    "/es/compare?member=kenya~mexico",
    "/fr",
    "/fr/areas/open-data",
    "/fr/commitments?q=budget",
    "/fr/local",
    "/nowhere",
];

/// How a page is looked at: the scheme that the system prefers, the theme in the address, and the width.
const THEMES: [(&str, &str, u32); 5] = [
    ("light", "", 1280),
    ("light", "dark", 1280),
    ("dark", "contrast", 1280),
    ("dark", "", 360),
    ("dark", "light", 360),
];

/// Says per violation the rule, how many break it, and the first of them.
const RUN: &str = "return axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(
    rule => rule.id + ' × ' + rule.nodes.length + ': ' + rule.nodes.slice(0, 3).map(
        node => node.target.join(' ') + ' (' + node.any.concat(node.all, node.none).map(check => check.message).join(' ') + ')'
    ).join('; ')))";

/// The script of axe-core; says so where it is not there.
pub(super) fn axe() -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(AXE);
    if let Ok(script) = std::fs::read_to_string(&path) {
        return Some(script);
    }
    assert!(!support::in_ci(), "{} must be here in CI", path.display());
    println!("skipped: {} is not here; `cargo xtask test` puts it there", path.display());
    None
}

/// What is wrong with the page that is shown.
pub(super) async fn violations(page: &Page) -> Vec<String> {
    let found = page.run(RUN).await;
    found.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_no_violation_on_any_page_in_any_theme() {
    let Some(axe) = axe() else { return };
    let server = Server::start(&[]);
    visit(JavaScript::On, |page| async move {
        let mut found = Vec::new();
        for path in PAGES.into_iter().map(|(_, path)| path).chain(TRANSLATED) {
            for (scheme, theme, width) in THEMES {
                page.prefer("prefers-color-scheme", scheme).await;
                page.resize(width, 900).await;
                // A page that names its theme is looked at in it.
                if path.contains("theme=") && !theme.is_empty() {
                    continue;
                }
                let own = path.split_once("theme=").map(|(_, theme)| theme);
                let mark = if path.contains('?') { '&' } else { '?' };
                let key = if theme.is_empty() { String::new() } else { format!("{mark}theme={theme}") };
                page.open(&server.at(&format!("{path}{key}"))).await;
                page.run(&axe).await;
                let theme = own.unwrap_or(theme);
                let ready = format!(
                    "return (document.documentElement.dataset.theme ?? '') === '{theme}'
                        && matchMedia('(prefers-color-scheme: {scheme})').matches"
                );
                eventually(Value::from(true), || page.run(&ready)).await;
                let wrong = violations(&page).await;
                println!("{path} in {scheme} {theme} at {width} px: {} violations", wrong.len());
                found.extend(
                    wrong.into_iter().map(|line| format!("{path} in {scheme} {theme} at {width}: {line}")),
                );
            }
        }
        assert!(found.is_empty(), "axe finds:\n  {}", found.join("\n  "));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_what_is_wrong() {
    use axum::response::Html;
    use axum::{Router, routing::get};
    const BAD: &str = r#"<!doctype html><html lang="en"><title>Bad</title><h1>Bad</h1><p style="color: #ccc">pale</p><button></button>"#;
    let Some(axe) = axe() else { return };
    let server = Server::of(Router::new().route("/", get(|| async { Html(BAD) }))).await;
    visit(JavaScript::On, |page| async move {
        page.open(&server.at("/")).await;
        page.run(&axe).await;
        let found = violations(&page).await.join("\n");
        assert!(found.contains("color-contrast") && found.contains("button-name"), "{found}");
    })
    .await;
}
