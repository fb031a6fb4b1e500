//! What the operator does with webhooks. All of it goes into the operators' log, without the address behind the host, which may be a
//! secret of its own.

use std::time::Duration;

use serde_json::{Value, json};

use super::Cx;
use crate::domain::WebhookId;
use crate::domain::feed::FeedType;
use crate::domain::operator::OperatorAct;
use crate::domain::webhook::{OffWhy, WebhookSecret, host_of, stored_types};
use crate::keys::Sealed;
use crate::store::webhooks::{self, Webhook};
use crate::store::{StoreError, StoreResult, webhook_deliveries};

/// Adds a webhook for events of these types, or of all where there are none. Gives its number, and the secret to be shown once; none
/// where there are as many as there may be.
pub fn add_webhook(cx: &mut Cx<'_>, url: &str, types: &[FeedType]) -> StoreResult<Option<(WebhookId, WebhookSecret)>> {
    let (secret, sealed) = new_secret(cx)?;
    let events = stored_types(types);
    let Some(id) = webhooks::insert(cx.tx, url, events.as_deref(), &sealed, cx.now)? else { return Ok(None) };
    log(cx, OperatorAct::WebhookAdded, (id, url), Value::Null)?;
    Ok(Some((id, secret)))
}

/// Removes a webhook, and what is owed to it. Says whether there was such.
pub fn remove_webhook(cx: &mut Cx<'_>, id: WebhookId) -> StoreResult<bool> {
    let Some(webhook) = webhooks::find(cx.tx, id)? else { return Ok(false) };
    webhooks::remove(cx.tx, id)?;
    log(cx, OperatorAct::WebhookRemoved, (id, &webhook.url), Value::Null)?;
    Ok(true)
}

/// Gives a webhook a new secret, to be shown once; the one before signs too for so long. None where there is no such webhook.
pub fn change_webhook_secret(cx: &mut Cx<'_>, id: WebhookId, both: Duration) -> StoreResult<Option<WebhookSecret>> {
    let Some(webhook) = webhooks::find(cx.tx, id)? else { return Ok(None) };
    let (secret, sealed) = new_secret(cx)?;
    webhooks::change_secret(cx.tx, &webhook, &sealed, cx.now.plus(both))?;
    let until = json!({ "both_sign_for_seconds": both.as_secs() });
    log(cx, OperatorAct::WebhookSecretChanged, (id, &webhook.url), until)?;
    Ok(Some(secret))
}

/// What became of a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switched {
    /// It was turned.
    Turned,
    /// It was so already.
    AsItWas,
    /// There is no such webhook.
    NoSuch,
}

/// Switches a webhook on, and ends its pause, or off.
pub fn switch_webhook(cx: &mut Cx<'_>, id: WebhookId, on: bool) -> StoreResult<Switched> {
    let Some(webhook) = webhooks::find(cx.tx, id)? else { return Ok(Switched::NoSuch) };
    let (turned, act) = if on {
        (webhooks::switch_on(cx.tx, id)?, OperatorAct::WebhookSwitchedOn)
    } else {
        (webhooks::switch_off(cx.tx, id, OffWhy::Operator, cx.now)?, OperatorAct::WebhookSwitchedOff)
    };
    if !turned {
        return Ok(Switched::AsItWas);
    }
    log(cx, act, (id, &webhook.url), Value::Null)?;
    Ok(Switched::Turned)
}

/// Has everything tried at once that waits or was given up for a webhook, or one delivery. Says how many those are; none where there is
/// no such webhook.
pub fn retry_webhook(cx: &mut Cx<'_>, id: WebhookId, only: Option<i64>) -> StoreResult<Option<usize>> {
    let Some(webhook) = webhooks::find(cx.tx, id)? else { return Ok(None) };
    let found = match only {
        Some(delivery) => usize::from(webhook_deliveries::retry(cx.tx, id, delivery, cx.now)?),
        None => webhook_deliveries::retry_all(cx.tx, id, cx.now)?,
    };
    if found > 0 {
        let details = json!({ "delivery": only, "events": found });
        log(cx, OperatorAct::WebhookRetried, (id, &webhook.url), details)?;
    }
    Ok(Some(found))
}

/// Writes down that a webhook is tried out, before it is.
pub fn note_webhook_test(cx: &mut Cx<'_>, webhook: &Webhook) -> StoreResult<()> {
    log(cx, OperatorAct::WebhookTested, (webhook.id, &webhook.url), Value::Null)
}

fn new_secret(cx: &Cx<'_>) -> StoreResult<(WebhookSecret, Vec<u8>)> {
    let secret = WebhookSecret::new(rand::random());
    let sealed = cx.terms.keyring.seal(Sealed::WebhookSecret, secret.as_bytes());
    let sealed = sealed.ok_or_else(|| StoreError::Corrupt("a secret could not be sealed".to_owned()))?;
    Ok((secret, sealed))
}

fn log(cx: &mut Cx<'_>, act: OperatorAct, (id, url): (WebhookId, &str), more: Value) -> StoreResult<()> {
    let mut details = json!({ "webhook": id.0, "host": host_of(url) });
    if let (Value::Object(all), Value::Object(more)) = (&mut details, more) {
        all.extend(more);
    }
    cx.log_act_with(act, &[], Some(details))
}
