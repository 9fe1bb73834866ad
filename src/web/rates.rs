//! How often one address may ask for what costs much: pictures, archives, briefs, whole tables. Pages are never counted.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use prometheus_client::metrics::counter::Counter;

use super::limits::Limits;

/// Requests after which addresses are forgotten that have not asked for a while.
const SWEEP: u32 = 1024;

/// Who asked how often. Cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Rates {
    /// `None`: nobody is counted.
    limiter: Option<Arc<DefaultKeyedRateLimiter<IpAddr>>>,
    asked: Arc<AtomicU32>,
    /// How many were turned away.
    pub(super) refused: Counter,
}

impl Rates {
    pub(super) fn new(limits: &Limits) -> Self {
        let limiter = NonZeroU32::new(limits.costly)
            .map(|most| Arc::new(DefaultKeyedRateLimiter::keyed(Quota::per_minute(most))));
        Self { limiter, asked: Arc::default(), refused: Counter::default() }
    }

    /// Counts a request for a costly file. What comes from this machine, or not over the network, is free.
    ///
    /// # Errors
    /// If it is one too many; with the time after which there will be room for one.
    pub(super) fn check(&self, client: Option<IpAddr>) -> Result<(), Duration> {
        let (Some(limiter), Some(client)) = (&self.limiter, client.filter(|client| !client.is_loopback()))
        else {
            return Ok(());
        };
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            limiter.retain_recent();
        }
        limiter.check_key(&household(client)).map_err(|early| {
            self.refused.inc();
            early.wait_time_from(DefaultClock::default().now())
        })
    }
}

/// One household or office has one address of version 4, and of version 6 a network of 64 bits, in which it may choose.
fn household(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(_) => client,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, Rates};

    #[test]
    fn each_address_has_its_share() {
        let rates = Rates::new(&Limits { costly: 2, ..Limits::default() });
        let ask = |client: &str| rates.check(Some(client.parse().expect("an address"))).is_ok();
        assert_eq!([(); 3].map(|()| ask("198.51.100.7")), [true, true, false]);
        assert!(ask("198.51.100.8"), "another address");
        // A network of version 6 is one client.
        assert_eq!(["2001:db8::1", "2001:db8::2", "2001:db8::3"].map(ask), [true, true, false]);
        assert!(ask("2001:db8:0:1::1"), "another network");
        assert_eq!([(); 9].map(|()| ask("127.0.0.1")), [true; 9], "this machine");
        assert_eq!(rates.refused.get(), 2);
    }
}
