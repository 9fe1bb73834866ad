//! Where a request comes from: what the connection says, or where that is a trusted proxy, what the proxy says.

use std::net::{IpAddr, SocketAddr};

use axum::http::{Extensions, HeaderMap};
use ipnet::IpNet;

/// What proxies append their client to, the last proxy last.
const FORWARDED_FOR: &str = "x-forwarded-for";
/// The same by its standard, <https://www.rfc-editor.org/rfc/rfc7239>.
const FORWARDED: &str = "forwarded";

/// The other end of the connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub(super) IpAddr);

/// The address of the client, or `None` where a request did not come over the network.
pub(super) fn client(extensions: &Extensions, headers: &HeaderMap, proxies: &[IpNet]) -> Option<IpAddr> {
    let Peer(peer) = *extensions.get()?;
    Some(said(peer, headers, proxies).unwrap_or(peer).to_canonical())
}

/// Whether a request comes from this machine and was not handed on by a proxy.
pub(super) fn is_local(extensions: &Extensions, headers: &HeaderMap) -> bool {
    let direct = ![FORWARDED_FOR, FORWARDED].iter().any(|name| headers.contains_key(*name));
    direct && extensions.get().is_some_and(|Peer(peer)| peer.to_canonical().is_loopback())
}

/// What trusted proxies say. A proxy writes one of the two headers and may hand on the other as the client sent it, so where
/// both are there and differ, neither is believed.
fn said(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> Option<IpAddr> {
    let list = listed(headers, FORWARDED_FOR).map(|list| last_stranger(peer, list.iter(), proxies, address));
    let standard =
        listed(headers, FORWARDED).map(|list| last_stranger(peer, list.iter(), proxies, of_element));
    match (list, standard) {
        (Some(one), Some(other)) => one.filter(|_| one == other),
        (one, other) => one.or(other)?,
    }
}

/// The values of a list, in all headers of a name.
fn listed<'a>(headers: &'a HeaderMap, name: &str) -> Option<Vec<&'a str>> {
    let values = headers.get_all(name).iter().flat_map(|value| value.to_str().unwrap_or_default().split(','));
    let values: Vec<_> = values.map(str::trim).collect();
    (!values.is_empty()).then_some(values)
}

/// From the connection back along the proxies that are trusted, the first address that is none of them. What stands before it
/// anybody may have written.
fn last_stranger<'a>(
    peer: IpAddr,
    list: impl DoubleEndedIterator<Item = &'a &'a str>,
    proxies: &[IpNet],
    read: impl Fn(&str) -> Option<IpAddr>,
) -> Option<IpAddr> {
    let mut last = peer.to_canonical();
    for one in list.rev() {
        if !proxies.iter().any(|proxy| proxy.contains(&last)) {
            break;
        }
        last = read(one)?.to_canonical();
    }
    Some(last)
}

/// `192.0.2.1`, `2001:db8::1`, `192.0.2.1:4711` or `[2001:db8::1]:4711`.
fn address(text: &str) -> Option<IpAddr> {
    let plain = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    plain.parse().ok().or_else(|| text.parse().ok().map(|address: SocketAddr| address.ip()))
}

/// `for=192.0.2.1;proto=https`, the value perhaps in quotation marks.
fn of_element(element: &str) -> Option<IpAddr> {
    let mut pairs = element.split(';').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(key, _)| key.trim().eq_ignore_ascii_case("for"))?;
    address(value.trim().trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue};

    use super::{Peer, client};

    fn from(peer: &str, headers: &[(&'static str, &str)], proxies: &[&str]) -> String {
        let mut extensions = Extensions::new();
        extensions.insert(Peer(peer.parse::<IpAddr>().expect("an address")));
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(HeaderName::from_static(name), HeaderValue::from_str(value).expect("a value"));
        }
        let proxies: Vec<_> = proxies.iter().map(|proxy| proxy.parse().expect("a network")).collect();
        client(&extensions, &map, &proxies).expect("an address").to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        const LIST: &str = "x-forwarded-for";
        let sent = [(LIST, "198.51.100.7")];
        assert_eq!(from("203.0.113.9", &sent, &[]), "203.0.113.9");
        assert_eq!(from("203.0.113.9", &sent, &["10.0.0.0/8"]), "203.0.113.9");
        assert_eq!(from("10.1.1.1", &sent, &["10.0.0.0/8"]), "198.51.100.7");
        assert_eq!(from("::ffff:10.1.1.1", &sent, &["10.0.0.0/8"]), "198.51.100.7");
    }

    #[test]
    fn what_a_client_wrote_itself_is_not_believed() {
        const LIST: &str = "x-forwarded-for";
        let proxies = ["127.0.0.0/8", "10.0.0.0/8"];
        for (sent, expected) in [
            ("192.0.2.1, 198.51.100.7", "198.51.100.7"),
            ("192.0.2.1, 198.51.100.7, 10.0.0.3", "198.51.100.7"),
            ("192.0.2.1, nonsense", "127.0.0.1"),
            ("198.51.100.7:4711", "198.51.100.7"),
            ("[2001:db8::1]:80", "2001:db8::1"),
            ("", "127.0.0.1"),
        ] {
            assert_eq!(from("127.0.0.1", &[(LIST, sent)], &proxies), expected, "{sent}");
        }
        // Several headers are one list.
        assert_eq!(
            from("127.0.0.1", &[(LIST, "192.0.2.1"), (LIST, "198.51.100.7")], &proxies),
            "198.51.100.7"
        );
    }

    #[test]
    fn the_standard_header_counts_where_it_does_not_contradict() {
        let proxies = ["127.0.0.1/32"];
        let standard = ("forwarded", "for=192.0.2.1, For=\"[2001:db8::1]:4711\";proto=https");
        assert_eq!(from("127.0.0.1", &[standard], &proxies), "2001:db8::1");
        assert_eq!(
            from("127.0.0.1", &[standard, ("x-forwarded-for", "2001:db8::1")], &proxies),
            "2001:db8::1"
        );
        assert_eq!(from("127.0.0.1", &[standard, ("x-forwarded-for", "192.0.2.1")], &proxies), "127.0.0.1");
    }
}
