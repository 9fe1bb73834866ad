//! Looks for releases that other processes put into the store: an ingest, a rollback. A signal makes it look at once.

use std::sync::Arc;
use std::time::Duration;

use crate::releases::Releases;

/// Serves what becomes current in the store, and never ends. Looks every so often, where that is given, and on SIGHUP.
pub async fn watch(releases: Arc<Releases>, every: Option<Duration>) {
    let mut asked = Asked::new();
    loop {
        tokio::select! {
            () = asked.next() => {}
            () = after(every) => {}
        }
        look(Arc::clone(&releases)).await;
    }
}

async fn look(releases: Arc<Releases>) {
    let shelf = Arc::clone(&releases);
    match tokio::task::spawn_blocking(move || shelf.look_again()).await {
        Ok(Ok(true)) => {
            tracing::info!(release = %releases.newest().data().release.id, "another release is served");
        }
        Ok(Ok(false)) => {}
        Ok(Err(error)) => {
            tracing::warn!(error = ?error.to_string(), "the store cannot be read; what was served stays")
        }
        Err(error) => tracing::error!(error = ?error.to_string(), "looking at the store failed"),
    }
}

async fn after(every: Option<Duration>) {
    match every {
        Some(every) => tokio::time::sleep(every).await,
        None => std::future::pending().await,
    }
}

/// Somebody who asks to look now.
#[cfg(unix)]
struct Asked(Option<tokio::signal::unix::Signal>);

#[cfg(unix)]
impl Asked {
    fn new() -> Self {
        Self(tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok())
    }

    async fn next(&mut self) {
        match &mut self.0 {
            Some(signal) => drop(signal.recv().await),
            None => std::future::pending().await,
        }
    }
}

/// Systems without signals.
#[cfg(not(unix))]
struct Asked;

#[cfg(not(unix))]
impl Asked {
    fn new() -> Self {
        Self
    }

    async fn next(&mut self) {
        std::future::pending().await
    }
}
