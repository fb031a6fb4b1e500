//! The proxies that are believed when they say where a client is.

use std::net::IpAddr;

use ipnet::IpNet;

use crate::refusal::Refusal;

/// The word for whoever comes in by a Unix socket, which has no address.
const UNIX: &str = "unix";

/// Who is believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProxyList {
    /// Proxies at these addresses.
    pub networks: Vec<IpNet>,
    /// Whoever may write to the Unix socket that the application listens on.
    pub unix: bool,
}

impl ProxyList {
    /// Reads addresses, networks and `unix`, with commas.
    ///
    /// # Errors
    /// Anything else, and a network of everybody.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let (unix, named): (Vec<&str>, Vec<&str>) = text.split(',').map(str::trim).partition(|one| *one == UNIX);
        let networks = named.into_iter().map(network).collect::<Result<_, _>>()?;
        Ok(Self { networks, unix: !unix.is_empty() })
    }

    /// Whether nobody is believed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.networks.is_empty() && !self.unix
    }

    /// Whether a peer is believed; one without an address has come in by a Unix socket.
    #[must_use]
    pub fn trusts(&self, peer: Option<IpAddr>) -> bool {
        match peer {
            Some(address) => self.networks.iter().any(|network| network.contains(&address)),
            None => self.unix,
        }
    }
}

/// An address, or a network without bits behind its prefix. A prefix of length 0 would have everybody believed.
fn network(text: &str) -> Result<IpNet, Refusal> {
    let found = match text.parse::<IpAddr>() {
        Ok(address) => Some(IpNet::from(address.to_canonical())),
        Err(_) => text.parse::<IpNet>().ok().and_then(canonical),
    };
    found.filter(|network| network.prefix_len() > 0 && network.trunc() == *network).ok_or_else(|| {
        let example = "addresses and networks with commas, such as 127.0.0.1,10.0.0.0/8,2001:db8::/32, or unix";
        Refusal::new(format!("{example}, no bits set behind a prefix, and none of length 0"))
    })
}

/// Turns an IPv4 network that is written as IPv6 into the IPv4 network that clients are compared with.
fn canonical(network: IpNet) -> Option<IpNet> {
    match network.addr().to_canonical() {
        IpAddr::V4(address) if network.addr().is_ipv6() => {
            IpNet::new(address.into(), network.prefix_len().checked_sub(96)?).ok()
        }
        _ => Some(network),
    }
}
