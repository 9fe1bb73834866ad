//! Pages in a real browser: [`visit`] gives a test a window of headless Chromium, [`Server`] something to look at.
//!
//! - `driver`: chromedriver, one for all tests that run at the same time
//! - `page`: what a test does in a window
//! - `server`: the binary under test, or a few static pages
//! - `harness`: the tools themselves
//! - `look`: every page at four widths; `console`: what the browser complains of; `axe`: what assistive technology finds
//! - `trends`: the trends page; `explorer`: its charts, asked by pointer and keys, and their kinds
//! - `pixels`: drawings, beside their pictures
//! - `theme`: the colours of a page, chosen, kept and printed
//! - `follow`: what the live filter does when readers are fast and the network is slow
//! - `host`: a page of another site; `embed`, `wordpress`: our charts on it; `share`: the panel that gives the code
//! - `tasks`: what the three people came for

mod axe;
mod console;
mod diary;
mod driver;
mod embed;
mod explorer;
mod follow;
mod harness;
mod host;
mod look;
mod page;
mod pixels;
mod server;
mod share;
mod tasks;
mod theme;
mod trends;
mod wordpress;

use std::future::Future;
use std::io::Write;
use std::panic::resume_unwind;

use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use driver::Driver;
pub(crate) use page::{Page, eventually};
pub(crate) use server::Server;

/// Whether pages may run scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JavaScript {
    On,
    Off,
}

/// Runs a test in a window of its own. The window closes however the test ends.
pub(crate) async fn visit<T>(javascript: JavaScript, test: impl FnOnce(Page) -> T)
where
    T: Future<Output = ()> + Send + 'static,
{
    if std::env::var("OGP_BROWSER").is_ok_and(|choice| choice == "skip") {
        // Past the test runner, which shows nothing of a test that passes.
        std::io::stderr().write_all(b"skipped a browser test: OGP_BROWSER=skip\n").unwrap();
        return;
    }
    let driver = Driver::shared();
    let profile = tempfile::tempdir().unwrap();
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities(javascript, &profile))
        .connect(&driver.address())
        .await
        .expect("Chromium starts");
    let page = Page::new(client.clone());
    page.resize(1280, 900).await;
    let outcome = tokio::spawn(test(page)).await;
    let closed = client.close().await;
    if let Err(failure) = outcome {
        resume_unwind(failure.into_panic());
    }
    closed.expect("Chromium closes");
}

fn capabilities(javascript: JavaScript, profile: &TempDir) -> Map<String, Value> {
    let profile = format!("--user-data-dir={}", profile.path().display());
    let arguments = [
        "--headless=new",
        // Containers have no user namespaces for the sandbox; the tests open nothing but this repository's own pages.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars",
        &profile,
    ];
    let blocked = 2;
    let preferences = match javascript {
        JavaScript::On => json!({}),
        JavaScript::Off => json!({ "profile.managed_default_content_settings.javascript": blocked }),
    };
    let mut capabilities = Map::new();
    capabilities.insert("browserName".to_owned(), json!("chrome"));
    capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    capabilities.insert("goog:chromeOptions".to_owned(), json!({ "args": arguments, "prefs": preferences }));
    capabilities
}
