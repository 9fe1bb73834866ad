//! nginx as a server of plain files, on a free port of this machine.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use super::{folder, http};
use crate::setup;

/// The files in here are brotli and sent as such.
pub(super) const BROTLI: &str = "br";

/// A running nginx; it ends with its value.
pub(super) struct Nginx {
    process: Child,
    folder: PathBuf,
    base: String,
}

impl Nginx {
    /// Starts it with an empty folder of files.
    pub(super) fn start(name: &str) -> Result<Self> {
        let folder = folder()?.join(name);
        if folder.is_dir() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(folder.join("www").join(BROTLI))?;
        let port = free_port()?;
        fs::write(folder.join("nginx.conf"), configuration(&folder, port))?;
        fs::write(folder.join("www/ready"), "ready\n")?;
        let process = command(&folder).spawn().context("cannot start nginx")?;
        let base = format!("http://127.0.0.1:{port}");
        let nginx = Self { process, folder, base };
        http::wait(&format!("{}/ready", nginx.base))?;
        Ok(nginx)
    }

    /// Scheme and host.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// Puts a file there.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join("www").join(path);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end only when it is told, not when it is killed. It may have ended by itself.
        drop(command(&self.folder).args(["-s", "stop"]).status());
        drop(self.process.wait());
    }
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(setup::NGINX);
    command.arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// As one would set it up for speed: a worker per core, files sent by the system and kept open, no log.
fn configuration(folder: &Path, port: u16) -> String {
    let place = folder.display();
    // Started as root, its workers would be somebody who may not read this folder.
    let user = std::env::var("USER").unwrap_or_else(|_| "root".into());
    format!(
        "user {user};
daemon off;
worker_processes auto;
pid {place}/nginx.pid;
error_log {place}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  open_file_cache max=100;
  client_body_temp_path {place}/temp; proxy_temp_path {place}/temp; fastcgi_temp_path {place}/temp;
  uwsgi_temp_path {place}/temp; scgi_temp_path {place}/temp;
  types {{ text/html html; text/javascript js; text/css css; application/json json; text/csv csv; image/png png; }}
  charset utf-8;
  server {{
    listen 127.0.0.1:{port};
    root {place}/www;
    location /{BROTLI}/ {{ add_header Content-Encoding br; }}
  }}
}}
"
    )
}

/// A port that nobody has; whoever asks must be quick.
pub(super) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
