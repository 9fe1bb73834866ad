//! Which addresses may be asked: of the web, and unless allowed none of this machine or its own network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, ToSocketAddrs};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::FetchError;

/// Whether a path that was given is an address of the web.
#[must_use]
pub fn is_url(path: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| path.len() > scheme.len() && path.starts_with(scheme))
}

/// An address that may be asked, as far as it tells by itself; what its name stands for, [`PublicOnly`] looks at.
pub(super) fn checked(url: &str, private: bool) -> Result<Url, FetchError> {
    let wrong = |why| FetchError::Address { url: url.into(), why };
    let address = Url::parse(url).map_err(|_| wrong("this is no address of the web; check it"))?;
    if !matches!(address.scheme(), "http" | "https") {
        return Err(wrong("only http and https are asked; give such an address"));
    }
    if !address.username().is_empty() || address.password().is_some() {
        return Err(wrong("an address must not hold a name or a password; leave them out"));
    }
    match literal(&address) {
        Some(ip) if !private && !is_public(ip) => Err(FetchError::Private { url: url.into() }),
        _ => Ok(address),
    }
}

/// Whether an address names the own machine or network, by number or by what its name stands for now.
pub(super) fn names_private(url: &str) -> bool {
    let Ok(address) = Url::parse(url) else { return false };
    if let Some(ip) = literal(&address) {
        return !is_public(ip);
    }
    let found = address.host_str().and_then(|host| (host, 0).to_socket_addrs().ok());
    found.is_some_and(|mut found| found.any(|found| !is_public(found.ip())))
}

/// The last part of the path, as reports call the file; the host where there is none.
pub(super) fn file_name(url: &str) -> String {
    let Ok(address) = Url::parse(url) else { return url.into() };
    let last =
        address.path_segments().and_then(|mut parts| parts.next_back()).filter(|part| !part.is_empty());
    last.or(address.host_str()).unwrap_or_default().to_owned()
}

/// The number of a host that is one. The parser of addresses has made `0x7f.1` and the like plain.
fn literal(address: &Url) -> Option<IpAddr> {
    let host = address.host_str()?;
    let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    host.parse().ok()
}

/// Whether a number is one of the public internet, after the registries of special addresses,
/// <https://www.iana.org/assignments/iana-ipv4-special-registry> and its twin for IPv6.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => match embedded(ip) {
            Some(inner) => is_public_v4(inner),
            None => is_public_v6(ip),
        },
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_multicast()
        || ip.is_documentation()
        // This network; shared by providers; protocols; benchmarks; reserved.
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (18..20).contains(&b))
        || a >= 240;
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    // Only 2000::/3 is given out, and of that documentation and benchmarks are nobody's.
    first & 0xe000 == 0x2000 && !(first == 0x2001 && (second == 0xdb8 || second < 0x200)) && first != 0x3fff
}

/// The IPv4 number that stands in one of IPv6: mapped, translated (`64:ff9b::/96`) or tunnelled (`2002::/16`).
fn embedded(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let segments = ip.segments();
    let of = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match segments {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some(of(high, low)),
        [0x2002, high, low, ..] => Some(of(high, low)),
        _ => None,
    }
}

/// The name stands for a number of the own network.
#[derive(Debug, thiserror::Error)]
#[error("the name stands for an address of the own network")]
pub(super) struct StandsForPrivate;

/// Looks names up, and gives none of the own network away. The connection is made to what was looked at, so that a name
/// cannot stand for something else a moment later.
#[derive(Debug)]
pub(super) struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<_> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if found.iter().any(|found| !is_public(found.ip())) {
                return Err(StandsForPrivate.into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{checked, is_public};

    #[test]
    fn numbers_of_the_own_network_are_known_in_every_dress() {
        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.168.1.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "2001:db8::1",
        ] {
            assert!(!is_public(private.parse().expect(private)), "{private}");
        }
        for public in ["1.1.1.1", "93.184.216.34", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"] {
            assert!(is_public(public.parse().expect(public)), "{public}");
        }
    }

    #[test]
    fn addresses_that_hide_a_number_are_seen_through() {
        for url in ["http://127.1/", "http://0x7f.0.0.1/", "http://2130706433/", "http://[::1]/x.csv"] {
            assert!(checked(url, false).is_err(), "{url}");
            assert!(checked(url, true).is_ok(), "{url}");
        }
        for url in ["file:///etc/passwd", "ftp://example.org/x", "gopher://x", "http://a:b@example.org/", "x"]
        {
            assert!(checked(url, true).is_err(), "{url}");
        }
    }
}
