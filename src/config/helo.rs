//! What the program calls itself to mail servers.

use lettre::transport::smtp::extension::ClientId;
use url::Host;

use super::BaseUrl;
use crate::refusal::Refusal;

const EXPECTED: &str = "a host name or an address of this machine, such as handover.example.com or 192.0.2.1";

/// What the program says in EHLO: a name in ASCII, or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeloName(ClientId);

impl HeloName {
    /// Reads a host name or an address, which may stand in brackets.
    ///
    /// # Errors
    /// It is neither.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        match Self::of_host(text) {
            Some(Self(ClientId::Domain(name))) if !is_host_name(&name) => Err(Refusal::new(EXPECTED)),
            Some(name) => Ok(name),
            None => Err(Refusal::new(EXPECTED)),
        }
    }

    /// The host that customers know, for when nothing else is said.
    #[must_use]
    pub fn of_base_url(base_url: &BaseUrl) -> Self {
        Self::of_host(base_url.host()).unwrap_or_else(|| Self(ClientId::Domain(base_url.host().to_owned())))
    }

    fn of_host(text: &str) -> Option<Self> {
        let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
        let bare = bare.strip_prefix("IPv6:").unwrap_or(bare);
        Some(Self(match bare.parse() {
            Ok(address) => ClientId::Ipv6(address),
            Err(_) => match Host::parse(bare).ok()? {
                Host::Domain(name) => ClientId::Domain(name),
                Host::Ipv4(address) => ClientId::Ipv4(address),
                Host::Ipv6(address) => ClientId::Ipv6(address),
            },
        }))
    }

    /// As it is said.
    #[must_use]
    pub fn client_id(&self) -> ClientId {
        self.0.clone()
    }
}

fn is_host_name(name: &str) -> bool {
    let is_label = |label: &str| {
        let inner = label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        !label.is_empty() && inner && !label.starts_with('-') && !label.ends_with('-')
    };
    name.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::{BaseUrl, HeloName};

    #[test]
    fn a_name_or_an_address_is_said_as_servers_read_it() {
        let said = |text: &str| HeloName::parse(text).map(|name| name.client_id().to_string()).ok();
        for (text, expected) in [
            (" Mail.Example.COM ", "mail.example.com"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("192.0.2.1", "[192.0.2.1]"),
            ("[192.0.2.1]", "[192.0.2.1]"),
            ("2001:db8::1", "[IPv6:2001:db8::1]"),
            ("[IPv6:2001:db8::1]", "[IPv6:2001:db8::1]"),
        ] {
            assert_eq!(said(text).as_deref(), Some(expected), "{text}");
        }
        for bad in ["", "two words", "my_host", "-a.example", "a..example", "https://a.example", "a.example:25"] {
            assert_eq!(said(bad), None, "{bad}");
        }
    }

    #[test]
    fn where_nothing_is_said_it_is_the_host_that_customers_know() {
        let said = |url: &str| HeloName::of_base_url(&BaseUrl::parse(url).unwrap()).client_id().to_string();
        assert_eq!(said("https://handover.example.com:8443"), "handover.example.com");
        assert_eq!(said("http://127.0.0.1:8080"), "[127.0.0.1]");
        assert_eq!(said("http://[::1]"), "[IPv6:::1]");
    }
}
