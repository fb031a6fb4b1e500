//! Where a client is, seen past the proxies that the operator trusts: what they say of the hop before them, in the one
//! header that the operator has named, is believed, and nothing else is.

use std::net::{IpAddr, SocketAddr};

use actix_web::HttpRequest;
use actix_web::http::header::USER_AGENT;

use crate::config::{ClientAddressHeader, ProxyList};
use crate::domain::Place;

/// Stands for the address of a client that has come in by a Unix socket, where no proxy says more.
const UNIX: &str = "unix";
/// How much of what a browser calls itself is kept, in characters.
const DEVICE_MAX: usize = 200;

/// The proxies that are believed, and where they say it. They may pass any other header on as a client made it up.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies {
    /// Who they are.
    pub proxies: ProxyList,
    /// The header that each of them writes in.
    pub header: ClientAddressHeader,
}

/// Where a request comes from.
#[must_use]
pub fn place_of(request: &HttpRequest, trusted: &TrustedProxies) -> Place {
    let name = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let device = name.chars().filter(|c| !c.is_control()).take(DEVICE_MAX).collect();
    Place { address: address_of(request, trusted), device }
}

/// The client's address, seen past trusted proxies.
#[must_use]
pub fn address_of(request: &HttpRequest, trusted: &TrustedProxies) -> String {
    ip_of(request, trusted).map_or_else(|| UNIX.to_owned(), |found| found.to_string())
}

/// The same, where it is known.
#[must_use]
pub fn ip_of(request: &HttpRequest, trusted: &TrustedProxies) -> Option<IpAddr> {
    // What is no text stands for a hop that nobody knows.
    let lines = request.headers().get_all(trusted.header.name()).map(|line| line.to_str().unwrap_or("?"));
    let peer = request.peer_addr().map(|peer| peer.ip());
    client_address(peer, trusted, &lines.collect::<Vec<_>>())
}

/// The client's address, none where that is all that is known of a Unix socket's peer: the peer, unless that is a trusted proxy; then the nearest address that is none, going back
/// through the lines of the header, which stand in their order.
#[must_use]
pub fn client_address(peer: Option<IpAddr>, trusted: &TrustedProxies, lines: &[&str]) -> Option<IpAddr> {
    let read = match trusted.header {
        ClientAddressHeader::XForwardedFor => listed,
        ClientAddressHeader::Forwarded => elements,
    };
    let hops: Vec<Hop> = lines.iter().flat_map(|line| read(line)).collect();
    walk(peer.map(|peer| peer.to_canonical()), &trusted.proxies, &hops)
}

/// An address that a proxy named, or none where it named something else: `unknown`, a name of its own, nonsense.
type Hop = Option<IpAddr>;

fn walk(peer: Option<IpAddr>, trusted: &ProxyList, hops: &[Hop]) -> Option<IpAddr> {
    let mut nearest = peer;
    for hop in hops.iter().rev() {
        if !trusted.trusts(nearest) {
            break;
        }
        // Nobody knows who stands behind what is no address: the last trusted hop answers for it.
        let Some(address) = hop else { break };
        nearest = Some(*address);
    }
    nearest
}

/// The hops of one line of `X-Forwarded-For`.
fn listed(line: &str) -> Vec<Hop> {
    line.split(',').map(|hop| address(hop.trim())).collect()
}

/// An address, perhaps with a port; IPv6 with a port stands in brackets.
fn address(text: &str) -> Hop {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let ip = match bare {
        Some(inside) => inside.parse().ok().filter(IpAddr::is_ipv6),
        None => text.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip())),
    };
    ip.map(|ip| ip.to_canonical())
}

/// The hops of one line of `Forwarded` (RFC 7239). A line that breaks the grammar is one hop that nobody knows: a
/// client may have opened a quote to swallow what a proxy adds behind it.
fn elements(line: &str) -> Vec<Hop> {
    let mut hops = Vec::new();
    let mut rest = line;
    loop {
        let Some((hop, after)) = element(rest) else { return vec![None] };
        hops.push(hop);
        match after {
            Some(after) => rest = after,
            None => return hops,
        }
    }
}

/// One element, and what follows its comma.
fn element(text: &str) -> Option<(Hop, Option<&str>)> {
    let mut hop = None;
    let mut named = false;
    let mut rest = text.trim_start();
    loop {
        let (name, after) = token(rest);
        // An element may be empty, and so may a pair.
        if !name.is_empty() {
            let (value, after) = value(after.strip_prefix('=')?)?;
            if name.eq_ignore_ascii_case("for") {
                if named {
                    return None;
                }
                (hop, named) = (node(&value), true);
            }
            rest = after.trim_start();
        }
        match rest.chars().next() {
            None => return Some((hop, None)),
            Some(',') => return Some((hop, Some(&rest[1..]))),
            Some(';') => rest = rest[1..].trim_start(),
            Some(_) => return None,
        }
    }
}

/// An address as `for` names it: IPv6 always in brackets.
fn node(value: &str) -> Hop {
    let bare_v6 = !value.starts_with('[') && value.matches(':').count() > 1;
    if bare_v6 { None } else { address(value) }
}

fn value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let (value, rest) = token(text);
        return (!value.is_empty()).then(|| (value.to_owned(), rest));
    };
    let mut value = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((value, &quoted[at + 1..])),
            '\\' => value.push(chars.next()?.1),
            c => value.push(c),
        }
    }
    None
}

fn token(text: &str) -> (&str, &str) {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    text.split_at(text.find(|c| !is_token(c)).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests;
