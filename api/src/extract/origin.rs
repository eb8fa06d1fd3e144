//! Where a request comes from, and how: what the connection says, or our own proxy.
//!
//! A client can send any header. Only what the proxy wrote itself is believed: the last entry of `X-Forwarded-For` and
//! of `X-Forwarded-Proto`, and those only when there is a proxy. `Forwarded` is never read.

use crate::state::State;
use actix_web::http::header::HeaderMap;
use actix_web::{HttpRequest, web};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// What a client's requests are counted under: its IPv4 address, or the /64 of its IPv6 address, since whoever has one
/// address of such a network has them all.
pub fn client_address(request: &HttpRequest) -> String {
    let forwarded = if behind_proxy(request) { forwarded_for(request.headers()) } else { None };
    let address = forwarded.or_else(|| request.peer_addr().map(|peer| peer.ip()));
    address.map_or_else(|| "unknown".to_owned(), network)
}

/// Whether our own proxy got the request over TLS.
pub fn is_secure(request: &HttpRequest) -> bool {
    behind_proxy(request)
        && last_entry(request.headers(), "x-forwarded-proto").is_some_and(|s| s.eq_ignore_ascii_case("https"))
}

fn behind_proxy(request: &HttpRequest) -> bool {
    request.app_data::<web::Data<State>>().is_some_and(|state| state.server.behind_proxy)
}

/// The entry that the nearest proxy added.
fn last_entry<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let last = headers.get_all(name).last()?.to_str().ok()?;
    last.rsplit(',').next().map(str::trim)
}

/// An address as proxies write them: alone, in brackets, or with a port.
fn forwarded_for(headers: &HeaderMap) -> Option<IpAddr> {
    let entry = last_entry(headers, "x-forwarded-for")?;
    let alone = entry.trim_start_matches('[').trim_end_matches(']').parse().ok();
    alone.or_else(|| entry.parse().ok().map(|address: SocketAddr| address.ip()))
}

fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{}/64", Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    #[test]
    fn a_client_is_counted_by_its_address_or_its_ipv6_network() {
        for (address, key) in [
            ("198.51.100.7", "198.51.100.7"),
            ("::ffff:198.51.100.7", "198.51.100.7"),
            ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
            ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ] {
            assert_eq!(network(address.parse().unwrap()), key);
        }
    }

    #[test]
    fn only_the_entry_of_the_nearest_proxy_is_read() {
        for (lines, found) in [
            (&["203.0.113.1, 198.51.100.7"][..], Some("198.51.100.7")),
            (&["203.0.113.1", "198.51.100.7"], Some("198.51.100.7")),
            (&["198.51.100.7:4711"], Some("198.51.100.7")),
            (&["[2001:db8::1]"], Some("2001:db8::1")),
            (&["[2001:db8::1]:443"], Some("2001:db8::1")),
            (&["2001:db8::1"], Some("2001:db8::1")),
            (&["198.51.100.7, unknown"], None),
            (&[], None),
        ] {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append(HeaderName::from_static("x-forwarded-for"), HeaderValue::from_static(line));
            }
            assert_eq!(forwarded_for(&headers), found.map(|address| address.parse().unwrap()), "{lines:?}");
        }
    }
}
