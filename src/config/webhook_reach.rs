//! Where webhooks may go beside the public Internet.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

use super::networks::network;
use crate::domain::public_address::is_public;
use crate::refusal::Refusal;

/// Addresses and networks that webhooks may go to although they are not public, by plain `http` too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebhookReach(Vec<IpNet>);

impl WebhookReach {
    /// Reads addresses and networks, with commas.
    ///
    /// # Errors
    /// Anything else, and a network of everybody.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let expected = "addresses and networks with commas, such as 127.0.0.1,10.0.0.0/8,fd00::/8";
        text.split(',').map(|one| network(one.trim(), expected)).collect::<Result<_, _>>().map(Self)
    }

    /// All there are: for a system that the operator names in a setting, and nobody else can.
    #[must_use]
    pub fn everywhere() -> Self {
        Self([IpAddr::V4(Ipv4Addr::UNSPECIFIED), IpAddr::V6(Ipv6Addr::UNSPECIFIED)].map(everybody).to_vec())
    }

    /// Whether any network is named: `http` goes nowhere else.
    #[must_use]
    pub fn has_networks(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether an address may be connected to, with TLS or without.
    #[must_use]
    pub fn allows(&self, address: IpAddr, with_tls: bool) -> bool {
        let canonical = address.to_canonical();
        (with_tls && is_public(address)) || self.0.iter().any(|network| network.contains(&canonical))
    }
}

/// The network of all addresses of a kind. It asserts that the prefix is no longer than an address, and none is shorter than 0.
fn everybody(unspecified: IpAddr) -> IpNet {
    IpNet::new_assert(unspecified, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_and_plain_http_are_for_networks_that_are_named() {
        let none = WebhookReach::default();
        let own = WebhookReach::parse("127.0.0.1, 10.0.0.0/8, fd00::/8").unwrap();
        for (address, with_tls, by_default, with_own) in [
            ("1.1.1.1", true, true, true),
            ("1.1.1.1", false, false, false),
            ("127.0.0.1", true, false, true),
            ("127.0.0.1", false, false, true),
            ("::ffff:10.1.1.1", true, false, true),
            ("127.0.0.2", true, false, false),
            ("fd00::7", false, false, true),
        ] {
            let address = address.parse().unwrap();
            assert_eq!(none.allows(address, with_tls), by_default, "{address}, {with_tls}");
            assert_eq!(own.allows(address, with_tls), with_own, "{address}, {with_tls}");
        }
        assert!(WebhookReach::parse("0.0.0.0/0").is_err());
        assert!(WebhookReach::parse("localhost").is_err());
    }
}
