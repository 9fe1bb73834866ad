//! Two servers of one store behind nginx, under load: one is killed and comes back, and a release is added that both follow. No
//! request may fail. nginx runs with `packaging/nginx.conf`, so that what operators copy is what was tried.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::bench::{CLIENTS, Server, Tally, address, free_port, ingest_by, load, two_exports};
use crate::{cargo, serve, setup};

/// What operators are given.
const CONFIGURATION: &str = "packaging/nginx.conf";
/// How long each part of the trial takes.
const PART: Duration = Duration::from_secs(10);
/// How long something may take to be there.
const PATIENCE: Duration = Duration::from_secs(60);

/// Tries it; an error where a request failed.
pub(crate) fn run() -> Result<()> {
    if let Some(reason) = setup::nginx()? {
        bail!("there is no proxy to try it behind: {reason}");
    }
    serve::build()?;
    let with_cache = cargo::step("Two servers behind a cache", || trial(true))?;
    // The cache must not be what saves the day.
    let without = cargo::step("The same without the cache", || trial(false))?;
    println!("{with_cache}\n{without}");
    Ok(())
}

fn trial(cache: bool) -> Result<String> {
    let folder = tempfile::tempdir().context("cannot make a folder for the store")?;
    let store = folder.path().join("store");
    let sample = cargo::root().join("data/sample/national_commitments.csv");
    let exports = two_exports(folder.path(), Some(sample))?;
    let first = ingest_by(&serve::binary()?, &exports[0], &store)?;
    let ports = [free_port()?, free_port()?, free_port()?];
    let front = format!("http://127.0.0.1:{}", ports[2]);
    let start = |which: usize| {
        let words = ["--watch", "1s", "--trusted-proxy", "127.0.0.1", "--public-url", &front];
        let words = words.into_iter().map(OsStr::new).chain(["--store".as_ref(), store.as_os_str()]);
        // All load comes from this machine, by way of the proxy: a limit per address would be one for all of it.
        let words = words.chain(["--costly-per-minute", "0"].into_iter().map(OsStr::new));
        Server::of(&serve::binary()?, &format!("127.0.0.1:{}", ports[which]), words)
    };
    let (stays, falls) = (start(0)?, start(1)?);
    let _proxy = Proxy::start(folder.path(), ports, cache)?;
    until("the proxy answers", || ask(&format!("{front}/readyz")).is_some())?;

    let tally = Tally::default();
    let mut falls = Some(falls);
    let begun = Instant::now();
    let second = load(&tally, &|turn| format!("{front}{}", address(turn, &first)), None, || {
        thread::sleep(PART);
        // Killed as a crash would: without a word.
        drop(falls.take());
        thread::sleep(PART);
        falls = Some(start(1)?);
        let second = ingest_by(&serve::binary()?, &exports[1], &store)?;
        thread::sleep(PART);
        anyhow::Ok(second)
    })?;
    let seconds = begun.elapsed().as_secs_f64();
    ensure!(first != second, "the second export is another release");
    for server in [Some(&stays), falls.as_ref()].into_iter().flatten() {
        let ready = server.at("/readyz");
        until("the new release is served", || ask(&ready).is_some_and(|id| id.trim() == second))?;
    }
    tally.ensure_none_failed()?;
    let [median, p99] = tally.quantiles([50, 99]);
    let how = if cache { "with" } else { "without" };
    Ok(format!(
        "{how} cache: {} requests by {CLIENTS} clients in {seconds:.0} s ({:.0} a second), median {median:.1} ms, 99 % below \
         {p99:.1} ms, {} failed",
        tally.done(),
        tally.done() as f64 / seconds,
        tally.failed()
    ))
}

/// nginx; it ends with its value.
struct Proxy(Child);

impl Proxy {
    /// Starts it with the configuration that operators get, in a folder of its own.
    fn start(folder: &Path, [one, other, front]: [u16; 3], cache: bool) -> Result<Self> {
        let given = fs::read_to_string(cargo::root().join(CONFIGURATION))
            .with_context(|| format!("cannot read {CONFIGURATION}"))?;
        let mut site = given;
        let place = folder.join("cache").display().to_string();
        for (there, here) in [
            ("127.0.0.1:3001", format!("127.0.0.1:{one}")),
            ("127.0.0.1:3002", format!("127.0.0.1:{other}")),
            ("listen 80;", format!("listen 127.0.0.1:{front};")),
            ("server_name example.org;", String::new()),
            ("/var/cache/nginx/ogp-dashboard", place),
        ] {
            ensure!(site.contains(there), "{CONFIGURATION} has no {there}");
            site = site.replace(there, &here);
        }
        if !cache {
            site = site.replace("proxy_cache ogp-dashboard;", "proxy_cache off;");
        }
        fs::write(folder.join("site.conf"), site)?;
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {}/{kind};\n", folder.display()))
            .concat();
        // As the administrator its workers would be somebody else, who may not read this folder.
        let user = if setup::is_administrator() { "user root;\n" } else { "" };
        let main = format!(
            "{user}daemon off;\npid {0}/nginx.pid;\nerror_log {0}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n\
             {temporary}include {0}/site.conf;\n}}\n",
            folder.display()
        );
        fs::write(folder.join("nginx.conf"), main)?;
        let mut command = Command::new(setup::NGINX);
        command.arg("-e").arg(folder.join("error.log")).arg("-c").arg(folder.join("nginx.conf"));
        Ok(Self(command.stdin(Stdio::null()).spawn().context("cannot start nginx")?))
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // Its workers end with it when it is asked to end, not when it is killed.
        drop(Command::new("kill").arg(self.0.id().to_string()).status());
        drop(self.0.wait());
    }
}

fn ask(address: &str) -> Option<String> {
    ureq::get(address).call().ok()?.body_mut().read_to_string().ok()
}

fn until(what: &str, is_so: impl Fn() -> bool) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    while !is_so() {
        ensure!(Instant::now() < deadline, "{what}: not within {PATIENCE:?}");
        thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}
