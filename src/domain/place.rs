//! Where something is done from.

use std::net::{IpAddr, Ipv6Addr};

/// Where something is done from, as far as can be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The client's address.
    pub address: String,
    /// What the browser calls itself.
    pub device: String,
}

/// The bits of an IPv6 address that name its network: whoever has one address has all of its /64.
const NETWORK_V6: u128 = !0 << 64;

impl Place {
    /// What throttles count a client by: its address, of IPv6 the /64.
    #[must_use]
    pub fn network(&self) -> String {
        match self.address.parse::<IpAddr>().map(network_of) {
            Ok(network @ IpAddr::V6(_)) => format!("{network}/64"),
            Ok(address @ IpAddr::V4(_)) => address.to_string(),
            Err(_) => self.address.clone(),
        }
    }
}

/// The address itself; of IPv6 the first one of its /64.
#[must_use]
pub fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & NETWORK_V6).into(),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_are_counted_by_network() {
        let cases = [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2::", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::", "2001:db8:1:3::/64"),
            ("::1", "::/64"),
            ("", ""),
        ];
        for (address, network) in cases {
            let place = Place { address: address.to_owned(), device: String::new() };
            assert_eq!(place.network(), network, "{address}");
        }
    }
}
