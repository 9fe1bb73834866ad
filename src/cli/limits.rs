//! How much `serve` takes on, and who may see how it does.

use std::net::SocketAddr;

use clap::Args;
use ipnet::IpNet;

use crate::web::Limits;

#[derive(Debug, Args)]
pub(super) struct LimitArgs {
    /// Another address and port for the metrics. Without it they are at /metrics, for programs on this machine alone.
    #[arg(long, value_name = "ADDR")]
    pub(super) metrics_listen: Option<SocketAddr>,
    /// A proxy, or a network of them, that is believed when it says in X-Forwarded-For or Forwarded where a request comes
    /// from; may be repeated. Name the one on this machine, too: 127.0.0.1.
    #[arg(long = "trusted-proxy", value_name = "CIDR", value_parser = network)]
    trusted_proxies: Vec<IpNet>,
    /// Pictures, archives, briefs and whole tables that one address may ask for per minute; 0: any number. What comes from
    /// this machine is free.
    #[arg(long, value_name = "N")]
    costly_per_minute: Option<u32>,
    /// Memory for answers that were given a moment ago and are given again, in bytes; 0: every answer is made anew.
    #[arg(long, value_name = "BYTES")]
    answer_cache: Option<u64>,
    /// Questions that are computed at once. Without it as many as there are cores.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    max_work: Option<u16>,
    /// Questions that may wait for that; further ones are turned away. Without it 32 per question at once.
    #[arg(long, value_name = "N")]
    max_waiting: Option<u16>,
    /// Connections that are open at once; further clients wait.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    max_connections: Option<u16>,
}

impl LimitArgs {
    pub(super) fn limits(&self) -> Limits {
        let plain = Limits::default();
        let work = self.max_work.map_or(plain.work, usize::from);
        Limits {
            connections: self.max_connections.map_or(plain.connections, usize::from),
            work,
            waiting: self.max_waiting.map_or(32 * work, usize::from),
            costly: self.costly_per_minute.unwrap_or(plain.costly),
            cache: self.answer_cache.unwrap_or(plain.cache),
            proxies: self.trusted_proxies.clone(),
            ..plain
        }
    }
}

/// A network such as `10.0.0.0/8`, or one address.
fn network(text: &str) -> Result<IpNet, String> {
    let network = text.parse().ok().or_else(|| Some(IpNet::from(text.parse::<std::net::IpAddr>().ok()?)));
    network.ok_or_else(|| "it must be an address or a network such as 10.0.0.0/8".into())
}
