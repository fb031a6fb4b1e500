//! The provider's own system that is asked before a request is carried out.

use url::Url;

use crate::domain::webhook::{WebhookSecret, webhook_url};
use crate::refusal::Refusal;

/// What a secret of the gate looks like.
pub(super) const SECRET_EXPECTED: &str = "whsec_ and 24 to 64 bytes in Base64, such as `echo whsec_$(openssl rand -base64 32)` makes, or @PATH of a file that holds them";

/// Where to ask, and what signs the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateSettings {
    /// Where: the operator's own, so that plain `http` and private addresses are fine.
    pub url: Url,
    /// What signs.
    pub secret: WebhookSecret,
}

/// Reads where to ask.
pub(super) fn url(text: &str) -> Result<Url, Refusal> {
    let expected = "an address that begins with https:// or http://, without user name, password and #";
    webhook_url(text, true).map_err(|_| Refusal::new(expected))
}

/// Reads what signs.
pub(super) fn secret(text: &str) -> Result<WebhookSecret, Refusal> {
    WebhookSecret::parse(text).ok_or_else(|| Refusal::new(SECRET_EXPECTED))
}
