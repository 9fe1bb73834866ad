//! What a test does in a window: it waits for conditions, never for a length of time.

use std::fmt::Debug;
use std::future::Future;
use std::path::Path;
use std::time::{Duration, Instant};

use axum::http::Method;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use url::{ParseError, Url};

/// How long a condition may take to come true; generous, since machines may be busy.
const LIMIT: Duration = Duration::from_secs(20);

/// How often it is looked at.
const PAUSE: Duration = Duration::from_millis(25);

/// A window of the browser.
#[derive(Clone)]
pub(crate) struct Page {
    client: Client,
}

impl Page {
    pub(super) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Opens an address and waits until it has loaded.
    pub(crate) async fn open(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address} opens: {error}"));
    }

    /// Sets the size of what a page sees. A window itself would not become as narrow as a telephone.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let command = ChromiumCommand::dev_tools("Emulation.setDeviceMetricsOverride", &size);
        self.client.issue_cmd(command).await.expect("the window takes a size");
    }

    /// Sets what the reader prefers, as in `prefers-color-scheme`.
    pub(crate) async fn prefer(&self, feature: &str, value: &str) {
        let media = json!({ "features": [{ "name": feature, "value": value }] });
        let command = ChromiumCommand::dev_tools("Emulation.setEmulatedMedia", &media);
        self.client.issue_cmd(command).await.expect("the window takes a preference");
    }

    /// Shows the page as it would be printed, for a system that prefers a colour scheme.
    pub(crate) async fn print(&self, scheme: &str) {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let media = json!({ "media": "print", "features": features });
        let command = ChromiumCommand::dev_tools("Emulation.setEmulatedMedia", &media);
        self.client.issue_cmd(command).await.expect("the window shows another medium");
    }

    /// Lets the files that are taken from now on come into a folder.
    pub(crate) async fn download_to(&self, folder: &Path) {
        let place = json!({ "behavior": "allow", "downloadPath": folder });
        let command = ChromiumCommand::dev_tools("Browser.setDownloadBehavior", &place);
        self.client.issue_cmd(command).await.expect("the window takes files");
    }

    /// Makes every answer wait for some milliseconds, or, with `None`, lets none come at all.
    pub(crate) async fn network(&self, latency: Option<u32>) {
        let conditions = json!({
            "offline": latency.is_none(),
            "latency": latency.unwrap_or_default(),
            "downloadThroughput": -1,
            "uploadThroughput": -1,
        });
        let enable = ChromiumCommand::dev_tools("Network.enable", &json!({}));
        self.client.issue_cmd(enable).await.expect("the window has a network");
        let emulate = ChromiumCommand::dev_tools("Network.emulateNetworkConditions", &conditions);
        self.client.issue_cmd(emulate).await.expect("the network can be slow");
    }

    /// What the browser wrote to its console since this was last asked.
    pub(crate) async fn console(&self) -> Vec<Value> {
        let entries = self.client.issue_cmd(ChromiumCommand::log()).await.expect("the window has a console");
        entries.as_array().cloned().unwrap_or_default()
    }

    /// The first element that matches, once there is one.
    pub(crate) async fn wait_for(&self, css: &str) -> Element {
        let found = self.client.wait().at_most(LIMIT).every(PAUSE).for_element(Locator::Css(css)).await;
        found.unwrap_or_else(|error| panic!("{css} appears: {error}"))
    }

    /// Clicks on the middle of the first element that matches, once there is one, as a hand with a mouse does.
    ///
    /// The driver's own click refuses what stands in a closed `details`, also where the style sheet shows it.
    pub(crate) async fn click(&self, css: &str) {
        let element = self.wait_for(css).await;
        self.run(&format!("document.querySelector({}).scrollIntoView({{ block: 'center' }})", json!(css)))
            .await;
        let click = MouseActions::new("mouse".into())
            .then(PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        let clicked = self.client.perform_actions(click).await;
        clicked.unwrap_or_else(|error| panic!("{css} can be clicked: {error}"));
    }

    /// Moves the pointer over the middle of the first element that matches, once there is one.
    pub(crate) async fn hover(&self, css: &str) {
        let element = self.wait_for(css).await;
        let moved = MouseActions::new("mouse".into()).then(PointerAction::MoveToElement {
            element,
            duration: None,
            x: 0.0,
            y: 0.0,
        });
        self.client
            .perform_actions(moved)
            .await
            .unwrap_or_else(|error| panic!("{css} can be pointed at: {error}"));
    }

    /// Presses a key and lets it go.
    pub(crate) async fn press(&self, key: impl Into<char>) {
        let key: char = key.into();
        let pressed = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        self.client.perform_actions(pressed).await.expect("a key can be pressed");
    }

    /// The text of the first element that matches, once there is one.
    pub(crate) async fn text(&self, css: &str) -> String {
        let element = self.wait_for(css).await;
        element.text().await.unwrap_or_else(|error| panic!("{css} has text: {error}"))
    }

    /// The address that the browser shows.
    pub(crate) async fn address(&self) -> String {
        self.client.current_url().await.expect("the window has an address").to_string()
    }

    /// Goes back, as the button of the browser does.
    pub(crate) async fn back(&self) {
        self.client.back().await.expect("there is a page to go back to");
    }

    /// Goes into a frame of the page, by its place; what follows happens there.
    pub(crate) async fn enter_frame(&self, index: u16) {
        self.client.enter_frame(index).await.expect("the page has the frame");
    }

    /// Comes back to the page itself.
    pub(crate) async fn leave_frame(&self) {
        self.client.enter_parent_frame().await.expect("the page is there");
    }

    /// Runs a script, the body of a function, and gives what it returns. Works with the page's own scripts off, too.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Saves a picture of the window as `target/screenshots/{name}.png`.
    pub(crate) async fn screenshot(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        let picture = self.client.screenshot().await.expect("the window can be pictured");
        std::fs::write(folder.join(format!("{name}.png")), picture).unwrap();
    }
}

/// A command of Chromium's own, for what the standard of browser drivers lacks.
#[derive(Debug)]
struct ChromiumCommand {
    path: &'static str,
    body: Value,
}

impl ChromiumCommand {
    fn dev_tools(command: &str, parameters: &Value) -> Self {
        Self { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) }
    }

    fn log() -> Self {
        Self { path: "se/log", body: json!({ "type": "browser" }) }
    }
}

impl WebDriverCompatibleCommand for ChromiumCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// Waits until a look at something gives what is expected; fails with what was seen last.
pub(crate) async fn eventually<T, F>(expected: T, mut look: impl FnMut() -> F)
where
    T: Debug + PartialEq,
    F: Future<Output = T>,
{
    let end = Instant::now() + LIMIT;
    loop {
        let seen = look().await;
        if seen == expected {
            return;
        }
        assert!(Instant::now() < end, "after {LIMIT:?} expected {expected:?}, but saw {seen:?}");
        tokio::time::sleep(PAUSE).await;
    }
}
