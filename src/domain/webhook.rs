//! Webhooks: where events are sent to, which, for how long they are tried, and what they are signed with (Standard Webhooks).

use std::ops::RangeInclusive;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use strum::{EnumString, IntoStaticStr};
use thiserror::Error;
use url::Url;

use super::feed::FeedType;
use super::time::{DAY, Moment};
use super::work::wait_after;

/// As many there may be.
pub const WEBHOOKS_MAX: usize = 20;
/// The longest address, in bytes.
pub const URL_MAX: usize = 2000;
/// For so long an event is tried, from the first failure on.
pub const TRIED_FOR: Duration = DAY.saturating_mul(3);
/// No event waits longer for its next try, but for what is added at random.
const TRY_WAIT_MAX: Duration = Duration::from_hours(6);
/// The longest that a place may ask to be left alone.
pub const PAUSE_MAX: Duration = Duration::from_hours(1);
/// No delivery waits longer: one that does was put off before the clock was set back.
pub const WAIT_MAX: Duration = Duration::from_hours(8);
/// For so long the secret before signs too, unless it is said otherwise.
pub const BOTH_SIGN: Duration = DAY;

/// Why a webhook is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum OffWhy {
    /// The operator switched it off.
    Operator,
    /// It answered 410: nobody is there any more.
    Gone,
}

/// How long a delivery waits that has failed so often before, and now again. `chance`, from 0 to 1, adds up to a tenth: what failed at
/// one time is not all tried again at one time.
#[must_use]
pub fn try_wait(failures_before: u32, chance: f64) -> Duration {
    let wait = wait_after(failures_before, TRY_WAIT_MAX);
    wait + wait.mul_f64(chance.clamp(0.0, 1.0) / 10.0)
}

/// When a delivery that has failed is tried next; none where that would be too late.
#[must_use]
pub fn next_try(first_failed_at: Moment, now: Moment, wait: Duration) -> Option<Moment> {
    let next = now.plus(wait);
    (next <= first_failed_at.plus(TRIED_FOR)).then_some(next)
}

/// Why an address cannot be a webhook's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WebhookUrlFault {
    /// It is none, or not for HTTP.
    #[error("is no address that begins with https://")]
    NotHttps,
    /// It is plain HTTP.
    #[error("must begin with https://; http:// is for the networks of HANDOVER_WEBHOOK_PRIVATE alone")]
    Plain,
    /// It holds a user's name or password, which logs and lists would show.
    #[error("must hold no user name and no password")]
    Credentials,
    /// A part of it is never sent.
    #[error("must have no part behind a #")]
    Fragment,
    /// It is too long.
    #[error("is longer than {URL_MAX} bytes")]
    TooLong,
}

/// Reads the address of a webhook. Whether it may be connected to is judged when it is.
///
/// # Errors
/// It is none, or plain HTTP where that is not allowed.
pub fn webhook_url(typed: &str, plain: bool) -> Result<Url, WebhookUrlFault> {
    if typed.len() > URL_MAX {
        return Err(WebhookUrlFault::TooLong);
    }
    let url = Url::parse(typed.trim()).map_err(|_| WebhookUrlFault::NotHttps)?;
    match url.scheme() {
        "https" => {}
        "http" if plain => {}
        "http" => return Err(WebhookUrlFault::Plain),
        _ => return Err(WebhookUrlFault::NotHttps),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(WebhookUrlFault::Credentials);
    }
    if url.fragment().is_some() {
        return Err(WebhookUrlFault::Fragment);
    }
    Ok(url)
}

/// What an address is called on pages and in logs: without what may be a secret of its own behind the host.
#[must_use]
pub fn host_of(url: &str) -> String {
    Url::parse(url).map(|url| url.origin().ascii_serialization()).unwrap_or_default()
}

/// Types of events as the database keeps them: with commas at both ends, so that each is found whole. None where all are meant.
#[must_use]
pub fn stored_types(types: &[FeedType]) -> Option<String> {
    if types.is_empty() {
        return None;
    }
    let names: Vec<&'static str> = types.iter().map(Into::into).collect();
    Some(format!(",{},", names.join(",")))
}

/// What signs what is sent to one webhook.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookSecret(Vec<u8>);

impl WebhookSecret {
    /// How many bytes one may have, as Standard Webhooks says.
    const LENGTHS: RangeInclusive<usize> = 24..=64;

    /// A secret of random bytes: as many as the signature's hash gives.
    #[must_use]
    pub fn new(random: [u8; 32]) -> Self {
        Self(random.to_vec())
    }

    /// A secret as it was stored; none where it is too short or too long to be one.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Self::LENGTHS.contains(&bytes.len()).then(|| Self(bytes.to_vec()))
    }

    /// A secret as it is handed over.
    #[must_use]
    pub fn parse(shown: &str) -> Option<Self> {
        let bytes = STANDARD.decode(shown.trim().strip_prefix("whsec_")?).ok()?;
        Self::from_bytes(&bytes)
    }

    /// The secret, to be sealed or to sign with.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// As it is handed over, once.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("whsec_{}", STANDARD.encode(&self.0))
    }
}

impl std::fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WebhookSecret(not shown)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_https_are_taken() {
        let fault = |typed: &str| webhook_url(typed, false).err();
        assert_eq!(fault("https://panel.example/hook?key=1"), None);
        assert_eq!(fault("http://panel.example/"), Some(WebhookUrlFault::Plain));
        assert!(webhook_url("http://127.0.0.1:8000/", true).is_ok());
        for none in ["", "panel.example", "ftp://panel.example/", "file:///etc/passwd", "https://"] {
            assert_eq!(fault(none), Some(WebhookUrlFault::NotHttps), "{none}");
        }
        assert_eq!(fault("https://me@panel.example/"), Some(WebhookUrlFault::Credentials));
        assert_eq!(fault("https://:secret@panel.example/"), Some(WebhookUrlFault::Credentials));
        assert_eq!(fault("https://panel.example/#part"), Some(WebhookUrlFault::Fragment));
        assert_eq!(fault(&format!("https://panel.example/{}", "a".repeat(URL_MAX))), Some(WebhookUrlFault::TooLong));
        assert_eq!(host_of("https://panel.example:8443/hook?key=1"), "https://panel.example:8443");
    }

    #[test]
    fn a_secret_has_from_24_to_64_bytes() {
        let shown = |bytes: usize| format!(" whsec_{} ", STANDARD.encode(vec![7; bytes]));
        for (bytes, is_one) in [(23, false), (24, true), (32, true), (64, true), (65, false)] {
            assert_eq!(WebhookSecret::parse(&shown(bytes)).is_some(), is_one, "{bytes}");
        }
        assert_eq!(WebhookSecret::parse(&shown(24)).unwrap().shown(), shown(24).trim());
        assert!(WebhookSecret::parse(&shown(32).replace("whsec_", "")).is_none());
    }

    #[test]
    fn an_event_is_tried_for_three_days_ever_more_seldom() {
        let (first, mut now, mut tries) = (Moment(1_000), Moment(1_000), 0);
        while let Some(next) = next_try(first, now, try_wait(tries, 1.0)) {
            assert!(next.since(now) <= WAIT_MAX, "{tries}");
            (now, tries) = (next, tries + 1);
        }
        assert!(now.since(first) + TRY_WAIT_MAX * 2 > TRIED_FOR, "{:?}", now.since(first));
        assert!((15..30).contains(&tries), "{tries}");
        assert_eq!(try_wait(0, 0.0), Duration::from_secs(15));
    }
}
