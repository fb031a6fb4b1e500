//! One POST to where a webhook leads, and what came of it. Nothing is sent to an address that is not allowed, whatever a name or an
//! answer leads to.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use ureq::http::{Response, header};
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

use super::excerpt::{READ_MAX, excerpt};
use super::resolve::CheckedResolver;
use super::retry_after::retry_after;
use super::sign::SignedHeaders;
use crate::config::WebhookReach;
use crate::domain::text;
use crate::domain::time::Moment;

/// Until a connection is there.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
/// Until all is over, answers that lead elsewhere included.
const DONE_WITHIN: Duration = Duration::from_secs(15);
/// So often an answer may lead elsewhere.
const REDIRECTS_MAX: usize = 3;
/// What we call ourselves.
const USER_AGENT: &str = concat!("Handover/", env!("CARGO_PKG_VERSION"));
/// The longest words about what went wrong, in characters.
const FAULT_MAX: usize = 300;

/// What came of a POST.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    /// It was answered.
    Answered {
        /// The status.
        status: u16,
        /// Until when it asks to be left alone.
        retry_after: Option<Moment>,
        /// The beginning of what it said.
        excerpt: String,
    },
    /// There was no answer, or none that counts: why.
    Unanswered(String),
}

/// Sends to webhooks. Its clones share what they know: whom to trust, and open connections.
#[derive(Clone, Debug)]
pub struct Poster {
    reach: WebhookReach,
    agent: Arc<OnceLock<Agent>>,
}

impl Poster {
    /// One that has read nothing yet of whom to trust: most installations have no webhook.
    #[must_use]
    pub fn new(reach: WebhookReach) -> Self {
        Self { reach, agent: Arc::default() }
    }

    /// Whether plain HTTP goes anywhere at all.
    #[must_use]
    pub fn allows_plain(&self) -> bool {
        self.reach.has_networks()
    }

    /// Sends it, at most for 15 seconds.
    #[must_use]
    pub fn post(&self, url: &Url, headers: &SignedHeaders, body: &str, now: Moment) -> Posted {
        let until = Instant::now() + DONE_WITHIN;
        let mut url = url.clone();
        for _ in 0..=REDIRECTS_MAX {
            if let Some(fault) = self.fault_of(&url) {
                return Posted::Unanswered(fault.to_owned());
            }
            let answer = match self.try_once(&url, headers, body, until) {
                Ok(answer) => answer,
                Err(error) => return Posted::Unanswered(fault_in_words(&error)),
            };
            let status = answer.status().as_u16();
            match leads_to(&answer, &url) {
                Some(next) => url = next,
                None => return answered(status, answer, now),
            }
        }
        Posted::Unanswered(format!("leads elsewhere more than {REDIRECTS_MAX} times"))
    }

    /// Sends it where it leads and nowhere else, and gives the status and the answer; nothing of one that is too long or no text.
    ///
    /// # Errors
    /// There was no answer in time: why.
    pub fn ask(
        &self,
        url: &Url,
        headers: &SignedHeaders,
        body: &str,
        within: Duration,
    ) -> Result<(u16, String), String> {
        let answer = self.try_once(url, headers, body, Instant::now() + within);
        let answer = answer.map_err(|error| fault_in_words(&error))?;
        let status = answer.status().as_u16();
        let mut body = answer.into_body();
        let read = body.with_config().limit(READ_MAX).read_to_string();
        // What cannot be read to its end is an answer that says nothing.
        Ok((status, read.unwrap_or_default()))
    }

    fn fault_of(&self, url: &Url) -> Option<&'static str> {
        match url.scheme() {
            "https" => None,
            "http" if self.allows_plain() => None,
            _ => Some("leads to an address that does not begin with https://"),
        }
    }

    fn try_once(
        &self,
        url: &Url,
        headers: &SignedHeaders,
        body: &str,
        until: Instant,
    ) -> Result<Response<Body>, ureq::Error> {
        let left = until.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
        self.agent()
            .post(url.as_str())
            .config()
            .timeout_global(Some(left))
            .build()
            .header(header::CONTENT_TYPE, "application/json")
            .header("webhook-id", &headers.id)
            .header("webhook-timestamp", &headers.timestamp)
            .header("webhook-signature", &headers.signature)
            .send(body)
    }

    fn agent(&self) -> &Agent {
        self.agent.get_or_init(|| {
            let tls = TlsConfig::builder()
                .root_certs(RootCerts::Specific(Arc::new(roots())))
                .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .build();
            let config = Agent::config_builder()
                .http_status_as_error(false)
                .max_redirects(0)
                .proxy(None)
                .tls_config(tls)
                .timeout_resolve(Some(CONNECT_WITHIN))
                .timeout_connect(Some(CONNECT_WITHIN))
                .user_agent(USER_AGENT)
                .build();
            let resolver = CheckedResolver { inner: DefaultResolver::default(), reach: self.reach.clone() };
            Agent::with_parts(config, DefaultConnector::default(), resolver)
        })
    }
}

/// The system's roots, or those of `SSL_CERT_FILE` and `SSL_CERT_DIR`.
fn roots() -> Vec<Certificate<'static>> {
    let found = rustls_native_certs::load_native_certs();
    for error in &found.errors {
        tracing::warn!(%error, "certificates that webhooks are trusted by could not be read");
    }
    found.certs.iter().map(|root| Certificate::from_der(root).to_owned()).collect()
}

/// Where an answer leads that keeps the POST a POST; none for any other.
fn leads_to(answer: &Response<Body>, from: &Url) -> Option<Url> {
    if !matches!(answer.status().as_u16(), 307 | 308) {
        return None;
    }
    let location = answer.headers().get(header::LOCATION)?.to_str().ok()?;
    from.join(location).ok()
}

fn answered(status: u16, answer: Response<Body>, now: Moment) -> Posted {
    let asked = answer.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
    let retry_after = asked.and_then(|asked| retry_after(asked, now));
    let (_, body) = answer.into_parts();
    Posted::Answered { status, retry_after, excerpt: excerpt(body.into_reader()) }
}

/// What went wrong, without the parts of an address that may be secret.
fn fault_in_words(error: &ureq::Error) -> String {
    let words = match error {
        ureq::Error::Timeout(_) => "did not answer in time".to_owned(),
        ureq::Error::HostNotFound => "its name has no address".to_owned(),
        ureq::Error::BadUri(_) => "its address cannot be read".to_owned(),
        ureq::Error::Io(fault) => fault.to_string(),
        other => other.to_string(),
    };
    text::visible(&words).chars().filter(|c| !c.is_control()).take(FAULT_MAX).collect()
}
