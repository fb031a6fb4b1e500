//! What customers type to get here.

use std::net::{IpAddr, SocketAddr};

use url::{Host, Url};

use crate::refusal::Refusal;

const EXPECTED: &str = "http:// or https:// and a host, such as https://handover.example.com";

/// What customers type: scheme, host and, unless it is the scheme's own, port. No path, no slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    host: String,
    https: bool,
}

impl BaseUrl {
    /// Reads `http://HOST[:PORT]` or `https://HOST[:PORT]`; a slash at the end is dropped.
    ///
    /// # Errors
    /// Another scheme, no host, or anything beyond: a user, a path, a query, a fragment.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        // The standard's parser forgives these; in a setting they are slips.
        if text.contains(|c: char| c == '\\' || c.is_control()) {
            return Err(Refusal::new(format!("{EXPECTED}, without backslashes and control characters")));
        }
        let url = Url::parse(text).map_err(|error| Refusal::new(format!("{EXPECTED} ({error})")))?;
        let https = url.scheme() == "https";
        let host = match url.host_str() {
            Some(host) if (https || url.scheme() == "http") && has_authority(text) => host.to_owned(),
            _ => return Err(Refusal::new(EXPECTED)),
        };
        // Looked for in the text, since the parser drops an empty user name.
        if text.contains('@') {
            return Err(Refusal::new(format!("{EXPECTED}, without a user name or password")));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(Refusal::new(format!("{EXPECTED}, without a query (?) or fragment (#)")));
        }
        if url.path() != "/" {
            return Err(Refusal::new(format!("{EXPECTED}, without a path: the pages lie at the root of their host")));
        }
        if url.port() == Some(0) {
            return Err(Refusal::new(format!("{EXPECTED}, with a port other than 0")));
        }
        Ok(Self { origin: url.origin().ascii_serialization(), host, https })
    }

    /// `http://` and the address bound, for when nothing else is said.
    #[must_use]
    pub fn of_bound(bound: SocketAddr) -> Self {
        // As the standard writes hosts, since browsers do.
        let host: Host<String> = match bound.ip() {
            IpAddr::V4(ip) => Host::Ipv4(ip),
            IpAddr::V6(ip) => Host::Ipv6(ip),
        };
        let host = host.to_string();
        let origin = match bound.port() {
            80 => format!("http://{host}"),
            port => format!("http://{host}:{port}"),
        };
        Self { origin, host, https: false }
    }

    /// The URL, without a slash at the end: a link is this and a path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.origin
    }

    /// As a browser writes it in `Origin`: lower-case, the scheme's own port left out.
    #[must_use]
    pub fn origin(&self) -> String {
        self.origin.clone()
    }

    /// Whether cookies can be marked `Secure`.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// The host in lower-case, without port; an IPv6 address in its brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }
}

/// The parser also takes `https:host` and `https:///host`.
fn has_authority(text: &str) -> bool {
    text.split_once("://").is_some_and(|(_, rest)| !rest.starts_with('/'))
}
