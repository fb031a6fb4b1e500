//! Addresses and networks, as settings name them.

use std::net::IpAddr;

use ipnet::IpNet;

use crate::refusal::Refusal;

/// An address, or a network without bits behind its prefix. A prefix of length 0 would mean everybody. `expected` names what may be
/// given.
///
/// # Errors
/// It is something else.
pub(super) fn network(text: &str, expected: &str) -> Result<IpNet, Refusal> {
    let found = match text.parse::<IpAddr>() {
        Ok(address) => Some(IpNet::from(address.to_canonical())),
        Err(_) => text.parse::<IpNet>().ok().and_then(canonical),
    };
    found
        .filter(|network| network.prefix_len() > 0 && network.trunc() == *network)
        .ok_or_else(|| Refusal::new(format!("{expected}, no bits set behind a prefix, and none of length 0")))
}

/// Turns an IPv4 network that is written as IPv6 into the IPv4 network that addresses are compared with.
fn canonical(network: IpNet) -> Option<IpNet> {
    match network.addr().to_canonical() {
        IpAddr::V4(address) if network.addr().is_ipv6() => {
            IpNet::new(address.into(), network.prefix_len().checked_sub(96)?).ok()
        }
        _ => Some(network),
    }
}
