//! Where events are sent to, and what was not taken.

use crate::domain::WebhookId;
use crate::store::webhook_deliveries::troubled;
use crate::store::webhooks::with_owed;
use crate::store::{AnyConnection, StoreResult};

pub use crate::store::webhook_deliveries::{UndeliveredEvent, webhook_of as webhook_of_delivery};
pub use crate::store::webhooks::WebhookOwed as WebhookView;

/// As many events that were not taken are shown, of those that fail and of those that were given up.
const SHOWN_MAX: i64 = 25;

/// All webhooks, by number, with what is owed to each.
///
/// # Errors
/// The database is away.
pub fn webhooks(conn: &mut AnyConnection) -> StoreResult<Vec<WebhookView>> {
    with_owed(conn)
}

/// One of them, and the first events that it has not taken.
///
/// # Errors
/// The database is away.
pub fn webhook(conn: &mut AnyConnection, id: WebhookId) -> StoreResult<Option<(WebhookView, Vec<UndeliveredEvent>)>> {
    let Some(view) = with_owed(conn)?.into_iter().find(|view| view.webhook.id == id) else { return Ok(None) };
    Ok(Some((view, troubled(conn, id, SHOWN_MAX)?)))
}
