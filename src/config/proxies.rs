//! The proxies that are believed when they say where a client is.

use std::net::IpAddr;

use ipnet::IpNet;

use super::networks::network;
use crate::refusal::Refusal;

/// The word for whoever comes in by a Unix socket, which has no address.
const UNIX: &str = "unix";
const EXPECTED: &str = "addresses and networks with commas, such as 127.0.0.1,10.0.0.0/8,2001:db8::/32, or unix";

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
        let networks = named.into_iter().map(|one| network(one, EXPECTED)).collect::<Result<_, _>>()?;
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
