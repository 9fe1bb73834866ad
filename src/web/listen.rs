//! Connections: accepted while there is room, cut when they are slow, and finished when the server is asked to stop.

use std::convert::Infallible;
use std::io::{Error, ErrorKind};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

use super::peer::Peer;
use super::server::Server;
use super::{incident, metrics, router};

/// The largest header that is read at all; what is between this and the limit of requests is refused with an explanation.
const BUFFER: usize = 128 * 1024;
/// After an error that concerns all connections, such as too many open files.
const PAUSE: Duration = Duration::from_secs(1);

/// Where to listen.
#[derive(Clone, Copy, Debug)]
pub struct Addresses {
    /// For readers.
    pub public: SocketAddr,
    /// For Prometheus; `None`: at `/metrics` beside the pages, for this machine alone.
    pub metrics: Option<SocketAddr>,
}

/// Serves until SIGINT or SIGTERM, then finishes what is under way. `ready` is told the addresses.
///
/// # Errors
/// If an address cannot be listened on.
pub async fn serve(
    server: Server,
    addresses: Addresses,
    ready: impl FnOnce(SocketAddr, Option<SocketAddr>),
) -> std::io::Result<()> {
    incident::log_panics();
    let listener = bind(addresses.public).await?;
    let own = match addresses.metrics {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let own_address = own.as_ref().map(TcpListener::local_addr).transpose()?;
    ready(listener.local_addr()?, own_address);
    let Some(own) = own else {
        listen(server, listener, asked_to_stop()).await;
        return Ok(());
    };
    let server = server.with(|shared| shared.metrics_beside = false);
    let routes = metrics::alone(server.clone());
    let numbers = accept(routes, server.clone(), own, std::future::pending());
    tokio::select! {
        () = listen(server, listener, asked_to_stop()) => {},
        () = numbers => {},
    }
    Ok(())
}

async fn bind(address: SocketAddr) -> std::io::Result<TcpListener> {
    let named = |error: Error| Error::new(error.kind(), format!("{address}: {error}"));
    TcpListener::bind(address).await.map_err(named)
}

/// Serves the connections of a listener until it should stop, then finishes what is under way.
pub async fn listen(server: Server, listener: TcpListener, stop: impl Future<Output = ()>) {
    accept(router(server.clone()), server, listener, stop).await;
}

async fn accept(routes: Router, server: Server, listener: TcpListener, stop: impl Future<Output = ()>) {
    let room = Arc::new(Semaphore::new(server.limits.connections));
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        // Where there is no room, clients wait in the queue of the system.
        let next = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            () = &mut stop => break,
            next = next => next,
        };
        match (accepted, place) {
            (Ok((stream, peer)), Ok(place)) => {
                let connection = Connection { routes: routes.clone(), server: server.clone(), peer, place };
                tokio::spawn(connection.serve(stream, open.watcher()));
            }
            (Err(error), _) if is_of_one(&error) => {}
            (accepted, _) => {
                let error = accepted.err();
                tracing::error!(?error, "no connection can be accepted");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    // New clients are told at once that nobody is here.
    drop(listener);
    if tokio::time::timeout(server.limits.stop_time, open.shutdown()).await.is_err() {
        tracing::warn!("stopped before all requests were answered");
    }
}

/// Whether an error ended one connection before it was accepted, and says nothing about the next.
fn is_of_one(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionRefused | ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset
    )
}

/// A connection that has a place.
struct Connection {
    routes: Router,
    server: Server,
    peer: SocketAddr,
    place: OwnedSemaphorePermit,
}

impl Connection {
    /// Answers its requests until one side ends it, or the client is too slow.
    async fn serve(self, stream: TcpStream, open: Watcher) {
        let Self { routes, server, peer, place } = self;
        server.metrics.connections.inc();
        // Answers are sent whole; there is nothing to wait for. Without this option they only come later.
        drop(stream.set_nodelay(true));
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(server.limits.write_time));
        let answer = move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer.ip()));
            let answered = routes.clone().oneshot(request.map(Body::new));
            async move { answered.await as Result<Response, Infallible> }
        };
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(server.limits.header_time)
            .max_buf_size(BUFFER)
            .serve_connection(TokioIo::new(Box::pin(stream)), service_fn(answer));
        if let Err(error) = open.watch(connection).await {
            tracing::debug!(%error, "a connection ended");
        }
        server.metrics.connections.dec();
        drop(place);
    }
}

async fn asked_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            // Without a handler the system's default stops the process; this future must then never end.
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {},
        () = terminate => {},
    }
}
