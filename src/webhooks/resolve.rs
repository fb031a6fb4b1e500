//! Which addresses a name leads to, less those that nothing may be sent to. Whoever connects takes what is left here, and looks
//! nothing up again.

use std::net::IpAddr;

use thiserror::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::http::uri::Scheme;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::config::WebhookReach;

/// An address that was found may not be sent to.
#[derive(Debug, Error)]
#[error("its address {0} is not public, or may not be sent to by plain http")]
struct NotAllowed(IpAddr);

/// Judges what another one finds.
#[derive(Debug)]
pub(super) struct CheckedResolver<R> {
    pub(super) inner: R,
    pub(super) reach: WebhookReach,
}

impl<R: Resolver> Resolver for CheckedResolver<R> {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let with_tls = uri.scheme() == Some(&Scheme::HTTPS);
        let mut allowed = self.empty();
        for address in found.iter().filter(|address| self.reach.allows(address.ip(), with_tls)) {
            allowed.push(*address);
        }
        match found.first() {
            Some(refused) if allowed.is_empty() => Err(ureq::Error::Other(Box::new(NotAllowed(refused.ip())))),
            _ => Ok(allowed),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use super::*;

    /// A name server that answers so.
    #[derive(Debug)]
    struct Answers(&'static [&'static str]);

    impl Resolver for Answers {
        fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
            let mut found = self.empty();
            self.0.iter().for_each(|address| found.push(address.parse().unwrap()));
            Ok(found)
        }
    }

    /// What is left to connect to.
    fn left(answers: &'static [&'static str], url: &'static str) -> Result<Vec<SocketAddr>, String> {
        let resolver = CheckedResolver { inner: Answers(answers), reach: WebhookReach::default() };
        let found = resolver.resolve(&Uri::from_static(url), &Config::default(), NextTimeout::default());
        found.map(|found| found.to_vec()).map_err(|error| error.to_string())
    }

    #[test]
    fn a_name_that_leads_to_a_private_address_leads_nowhere() {
        let privates: [&[&str]; 5] =
            [&["127.0.0.1:443"], &["10.0.0.1:443"], &["[::1]:443"], &["[fd00::1]:443"], &["[::ffff:127.0.0.1]:443"]];
        for private in privates {
            let said = left(private, "https://panel.example/").unwrap_err();
            assert!(said.contains("is not public"), "{private:?}: {said}");
        }
        assert!(left(&["1.1.1.1:80"], "http://panel.example/").unwrap_err().contains("by plain http"));
    }

    #[test]
    fn of_several_addresses_only_those_that_are_public_are_left() {
        let left = left(&["127.0.0.1:443", "1.1.1.1:443", "[fe80::1]:443"], "https://panel.example/").unwrap();
        assert_eq!(left, ["1.1.1.1:443".parse().unwrap()]);
    }
}
