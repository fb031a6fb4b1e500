//! What is sent, and its signature.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

use crate::domain::WebhookId;
use crate::domain::gate::GateFacts;
use crate::domain::time::Moment;
use crate::domain::webhook::WebhookSecret;
use crate::store::feed::FeedEntry;
use crate::words::machine_time;

/// What is sent once: headers and body.
#[derive(Clone, Debug)]
pub struct Message {
    /// `webhook-id`, the same on every try.
    pub id: String,
    /// The body, as JSON.
    pub body: String,
}

/// The headers of one try.
#[derive(Clone, Debug)]
pub struct SignedHeaders {
    /// `webhook-id`
    pub id: String,
    /// `webhook-timestamp`: seconds since 1970.
    pub timestamp: String,
    /// `webhook-signature`: one for each secret that signs.
    pub signature: String,
}

impl Message {
    /// An event of the feed, as the feed has it.
    ///
    /// # Errors
    /// What it tells cannot be read.
    pub fn of_event(webhook: WebhookId, event: &FeedEntry) -> Result<Self, serde_json::Error> {
        let data: serde_json::Value = serde_json::from_str(&event.data)?;
        let FeedEntry { number, kind, at, .. } = event;
        let body = json!({ "number": number, "type": kind, "time": machine_time(*at), "data": data }).to_string();
        Ok(Self { id: format!("event_{number}_{webhook}"), body })
    }

    /// What the gate is asked of a request, at this time; its id is the same on every try.
    #[must_use]
    pub fn of_gate(facts: &GateFacts, now: Moment) -> Self {
        let body = json!({ "type": "gate.request", "time": machine_time(now), "data": facts }).to_string();
        Self { id: format!("gate_{}", facts.request.request), body }
    }

    /// What is sent to try a webhook out. It is no event, and has no number.
    #[must_use]
    pub fn of_test(webhook: WebhookId, now: Moment) -> Self {
        let body = json!({ "type": "webhook.test", "time": machine_time(now), "data": {} }).to_string();
        Self { id: format!("test_{}_{webhook}", now.0), body }
    }

    /// The headers of a try at this time.
    #[must_use]
    pub fn signed(&self, secrets: &[WebhookSecret], now: Moment) -> SignedHeaders {
        let timestamp = (now.0 / 1000).to_string();
        let signatures: Vec<String> =
            secrets.iter().map(|secret| signature(secret, &self.id, &timestamp, &self.body)).collect();
        SignedHeaders { id: self.id.clone(), timestamp, signature: signatures.join(" ") }
    }
}

fn signature(secret: &WebhookSecret, id: &str, timestamp: &str, body: &str) -> String {
    // HMAC takes keys of any length: this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { unreachable!() };
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}
