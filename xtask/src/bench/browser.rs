//! Headless Chromium by its driver. What is asked is a few JSON documents over HTTP to a local port, so no client is
//! needed.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// How long an answer of the driver may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A slow link: 150 ms there and back, and bytes a second, which are 1.6 Mbit/s.
pub(super) const SLOW: (u64, u64) = (150, 200_000);

/// The size of the window: a laptop.
const WINDOW: (u32, u32) = (1280, 900);

/// A window with no past. Browser and driver end with their value.
pub(super) struct Browser {
    driver: Driver,
    session: String,
}

impl Browser {
    pub(super) fn start() -> Result<Self> {
        let driver = Driver::start()?;
        let size = format!("--window-size={},{}", WINDOW.0, WINDOW.1);
        let arguments = [
            "--headless=new",
            // Containers have no user namespaces for the sandbox; nothing is opened but the pages of the project.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            &size,
        ];
        let wanted = json!({ "alwaysMatch": { "browserName": "chrome", "goog:chromeOptions": { "args": arguments } } });
        let opened = driver.ask("POST", "/session", Some(&json!({ "capabilities": wanted })))?;
        let session = opened["sessionId"].as_str().context("the driver opens a window")?.to_owned();
        Ok(Self { driver, session })
    }

    /// Opens a page and waits until it is loaded.
    pub(super) fn open(&self, address: &str) -> Result<()> {
        self.ask("url", &json!({ "url": address })).map(drop)
    }

    /// Runs a script, which calls its last argument with what it found.
    pub(super) fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.ask("execute/async", &json!({ "script": script, "args": arguments }))
    }

    /// Has a script run in every page that is opened from now on, before all else.
    pub(super) fn before_all(&self, script: &str) -> Result<()> {
        self.tell("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }))
    }

    /// Empties the cache.
    pub(super) fn forget(&self) -> Result<()> {
        self.tell("Network.clearBrowserCache", &json!({}))
    }

    fn tell(&self, command: &str, parameters: &Value) -> Result<()> {
        self.ask("goog/cdp/execute", &json!({ "cmd": command, "params": parameters })).map(drop)
    }

    /// Makes the link slow, by the milliseconds of a round trip and the bytes a second, or as fast as it is.
    pub(super) fn slow_link(&self, link: Option<(u64, u64)>) -> Result<()> {
        match link {
            Some((latency, throughput)) => {
                let conditions = json!({ "offline": false, "latency": latency, "throughput": throughput });
                self.ask("chromium/network_conditions", &json!({ "network_conditions": conditions }))
                    .map(drop)
            }
            None => self.driver.ask("DELETE", &self.path("chromium/network_conditions"), None).map(drop),
        }
    }

    fn ask(&self, command: &str, body: &Value) -> Result<Value> {
        self.driver.ask("POST", &self.path(command), Some(body))
    }

    fn path(&self, command: &str) -> String {
        format!("/session/{}/{command}", self.session)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A browser that is gone need not be closed.
        drop(self.driver.ask("DELETE", &format!("/session/{}", self.session), None));
    }
}

struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start() -> Result<Self> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().context("cannot start chromedriver")?;
        let output = process.stdout.take().context("chromedriver has an output")?;
        let mut driver = Self { process, port: 0 };
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        driver.port = lines.find_map(|line| port(&line)).context("chromedriver does not say its port")?;
        thread::spawn(move || lines.for_each(drop));
        Ok(driver)
    }

    /// Asks and gives the `value` of the answer.
    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut connection = TcpStream::connect(("127.0.0.1", self.port))?;
        connection.set_read_timeout(Some(PATIENCE))?;
        write!(
            connection,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )?;
        let answer = answer(&mut BufReader::new(connection)).with_context(|| format!("{method} {path}"))?;
        if let Some(error) = answer["value"]["error"].as_str() {
            bail!("{method} {path}: {error}: {}", answer["value"]["message"]);
        }
        Ok(answer["value"].clone())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to do.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The body of an HTTP answer that says its length.
fn answer(connection: &mut impl BufRead) -> Result<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if connection.read_line(&mut line)? == 0 {
            bail!("the driver ended the connection");
        }
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().context("a length")?;
        }
    }
    let mut body = vec![0; length];
    connection.read_exact(&mut body)?;
    Ok(serde_json::from_slice(&body)?)
}

/// The port in `ChromeDriver was started successfully on port 38593.`
fn port(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?.1.trim().trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{answer, port};

    #[test]
    fn reads_what_the_driver_says() -> anyhow::Result<()> {
        assert_eq!(port("ChromeDriver was started successfully on port 38593."), Some(38593));
        assert_eq!(port("Starting ChromeDriver on port 0"), None);
        let text = "HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{\"value\":1}and more";
        assert_eq!(answer(&mut text.as_bytes())?["value"], 1);
        assert!(answer(&mut "HTTP/1.1 200 OK\r\n".as_bytes()).is_err());
        Ok(())
    }
}
