//! `webhooks`: where events are sent to, and the sealed secrets that sign them.

use std::collections::HashMap;
use std::time::Duration;

use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::StoreResult;
use super::connection::AnyConnection;
use super::figures::COUNTED_MAX;
use super::schema::{webhook_deliveries, webhooks};
use super::statement::Statement;
use super::transaction::Tx;
use super::webhook_deliveries::claimable;
use crate::domain::WebhookId;
use crate::domain::time::Moment;
use crate::domain::webhook::{OffWhy, PAUSE_MAX, WEBHOOKS_MAX};

/// A place that events are sent to.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = webhooks)]
pub struct Webhook {
    /// Its number.
    #[diesel(deserialize_as = i64)]
    pub id: WebhookId,
    /// Its address.
    pub url: String,
    /// Which types of events, with commas at both ends too; all, where there are none.
    pub events: Option<String>,
    /// The sealed secret that signs.
    pub sealed: Vec<u8>,
    /// The one before, sealed, where it was changed.
    pub sealed_before: Option<Vec<u8>>,
    /// Until when that one signs too.
    pub before_until: Option<i64>,
    /// Since when it is there.
    #[diesel(deserialize_as = i64)]
    pub created_at: Moment,
    /// Since when it is off.
    pub off_at: Option<i64>,
    /// Why it is off.
    pub off_why: Option<String>,
    /// Until when it asked to be left alone.
    pub paused_until: Option<i64>,
    /// When it took an event last.
    pub delivered_at: Option<i64>,
}

impl Webhook {
    /// Why it is off; none where it is on.
    #[must_use]
    pub fn off(&self) -> Option<OffWhy> {
        self.off_at.map(|_| self.off_why.as_deref().and_then(|why| why.parse().ok()).unwrap_or(OffWhy::Operator))
    }

    /// Until when it is left alone because it asked for that.
    #[must_use]
    pub fn pause(&self, now: Moment) -> Option<Moment> {
        self.paused_until.map(Moment).filter(|until| *until > now && *until <= longest_pause(now))
    }

    /// The sealed secrets that sign now, the newer first.
    #[must_use]
    pub fn signs(&self, now: Moment) -> Vec<&[u8]> {
        let before = self.sealed_before.as_deref().filter(|_| self.before_until.is_some_and(|until| until > now.0));
        [self.sealed.as_slice()].into_iter().chain(before).collect()
    }
}

/// A pause beyond this was asked for before the clock was set back.
fn longest_pause(now: Moment) -> Moment {
    now.plus(PAUSE_MAX).horizon()
}

/// That a webhook is on, and not left alone.
#[diesel::dsl::auto_type]
pub(super) fn is_open(now: Moment) -> _ {
    let at: i64 = now.0;
    let too_late: i64 = longest_pause(now).0;
    let over = webhooks::paused_until.le(at).or(webhooks::paused_until.gt(too_late));
    webhooks::off_at.is_null().and(webhooks::paused_until.is_null().or(over))
}

/// Adds one; none where there are [`WEBHOOKS_MAX`] already.
pub fn insert(
    tx: &mut Tx,
    url: &str,
    events: Option<&str>,
    sealed: &[u8],
    now: Moment,
) -> StoreResult<Option<WebhookId>> {
    let there: i64 = webhooks::table.count().get_result(&mut **tx)?;
    if usize::try_from(there).is_ok_and(|there| there >= WEBHOOKS_MAX) {
        return Ok(None);
    }
    let id: i64 = diesel::insert_into(webhooks::table)
        .values((
            webhooks::url.eq(url),
            webhooks::events.eq(events),
            webhooks::sealed.eq(sealed),
            webhooks::created_at.eq(now.0),
        ))
        .returning(webhooks::id)
        .get_result(&mut **tx)?;
    Ok(Some(WebhookId(id)))
}

/// One of them.
pub fn find(conn: &mut AnyConnection, id: WebhookId) -> StoreResult<Option<Webhook>> {
    Ok(webhooks::table.find(id.0).select(Webhook::as_select()).first(conn).optional()?)
}

fn all(conn: &mut AnyConnection) -> StoreResult<Vec<Webhook>> {
    Ok(webhooks::table.order(webhooks::id).select(Webhook::as_select()).load(conn)?)
}

/// Removes one, with what is owed to it: says whether it was there.
pub fn remove(tx: &mut Tx, id: WebhookId) -> StoreResult<bool> {
    Ok(diesel::delete(webhooks::table.find(id.0)).execute(&mut **tx)? == 1)
}

/// Puts a new secret in the place of the one that signs, which goes on signing until then.
pub fn change_secret(tx: &mut Tx, webhook: &Webhook, sealed: &[u8], until: Moment) -> StoreResult<()> {
    diesel::update(webhooks::table.find(webhook.id.0))
        .set((
            webhooks::sealed.eq(sealed),
            webhooks::sealed_before.eq(&webhook.sealed),
            webhooks::before_until.eq(until.0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Puts a secret that is sealed anew in the place of the one that was read.
pub fn reseal(tx: &mut Tx, id: WebhookId, read: &[u8], sealed: &[u8]) -> StoreResult<()> {
    let webhook = webhooks::table.find(id.0);
    diesel::update(webhook.filter(webhooks::sealed.eq(read))).set(webhooks::sealed.eq(sealed)).execute(&mut **tx)?;
    let before = webhook.filter(webhooks::sealed_before.eq(read));
    diesel::update(before).set(webhooks::sealed_before.eq(sealed)).execute(&mut **tx)?;
    Ok(())
}

/// Switches one off: says whether it was on.
pub fn switch_off(tx: &mut Tx, id: WebhookId, why: OffWhy, now: Moment) -> StoreResult<bool> {
    let on = webhooks::table.find(id.0).filter(webhooks::off_at.is_null());
    let why: &'static str = why.into();
    let changed = diesel::update(on).set((webhooks::off_at.eq(now.0), webhooks::off_why.eq(why))).execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Switches one on, and ends its pause: says whether it was off or paused.
pub fn switch_on(tx: &mut Tx, id: WebhookId) -> StoreResult<bool> {
    let off = webhooks::off_at.is_not_null().or(webhooks::paused_until.is_not_null());
    let changed = diesel::update(webhooks::table.find(id.0).filter(off))
        .set((
            webhooks::off_at.eq(None::<i64>),
            webhooks::off_why.eq(None::<&str>),
            webhooks::paused_until.eq(None::<i64>),
        ))
        .execute(&mut **tx)?;
    Ok(changed == 1)
}

/// Leaves one alone until then.
pub fn pause(tx: &mut Tx, id: WebhookId, until: Moment) -> StoreResult<()> {
    diesel::update(webhooks::table.find(id.0)).set(webhooks::paused_until.eq(until.0)).execute(&mut **tx)?;
    Ok(())
}

/// Writes down when one took an event last.
pub fn note_success(tx: &mut Tx, id: WebhookId, now: Moment) -> StoreResult<()> {
    diesel::update(webhooks::table.find(id.0)).set(webhooks::delivered_at.eq(now.0)).execute(&mut **tx)?;
    Ok(())
}

/// How much is owed to a webhook, counted up to [`COUNTED_MAX`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwedCounts {
    /// Events that wait.
    pub waiting: i64,
    /// Those of them that were tried before.
    pub failing: i64,
    /// Since when the first of them is owed.
    pub oldest: Option<Moment>,
    /// Events that were given up.
    pub failed: i64,
    /// What went wrong last, of those that wait, else of those that were given up.
    pub last_error: Option<String>,
}

type OwedColumns = (BigInt, BigInt, BigInt, Nullable<BigInt>, BigInt, Nullable<Text>, Nullable<Text>);
type OwedRow = (i64, i64, i64, Option<i64>, i64, Option<String>, Option<String>);

/// What is owed to each, in one statement of short scans of indexes.
fn owed(conn: &mut AnyConnection) -> StoreResult<Vec<(WebhookId, OwedCounts)>> {
    let mut statement = Statement::<OwedColumns>::new();
    statement.sql("SELECT webhooks.id, ");
    for column in ["COUNT(*)", "COUNT(CASE WHEN page.attempts > 0 THEN 1 END)", "MIN(page.created_at)"] {
        statement.sql("(SELECT ").sql(column);
        statement
            .sql(" FROM (SELECT d.attempts, d.created_at FROM webhook_deliveries d WHERE d.webhook_id = webhooks.id");
        statement.sql(" AND d.finished_at IS NULL");
        statement.limit(COUNTED_MAX).sql(") page), ");
    }
    statement.sql("(SELECT COUNT(*) FROM (SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = webhooks.id");
    statement.sql(" AND d.outcome = 'failed' ORDER BY d.id").limit(COUNTED_MAX).sql(") page), ");
    statement.sql("(SELECT page.last_error FROM (SELECT d.id, d.last_error FROM webhook_deliveries d ");
    statement.sql("WHERE d.webhook_id = webhooks.id AND d.finished_at IS NULL");
    statement.limit(COUNTED_MAX).sql(") page WHERE page.last_error IS NOT NULL ORDER BY page.id LIMIT 1), ");
    statement.sql("(SELECT d.last_error FROM webhook_deliveries d WHERE d.webhook_id = webhooks.id ");
    statement.sql("AND d.outcome = 'failed' ORDER BY d.id DESC LIMIT 1) FROM webhooks ORDER BY webhooks.id");
    let rows: Vec<OwedRow> = statement.load(conn)?;
    let counts = |(id, waiting, failing, oldest, failed, waits_for, gave_up): OwedRow| {
        let last_error = waits_for.or(gave_up);
        (WebhookId(id), OwedCounts { waiting, failing, oldest: oldest.map(Moment), failed, last_error })
    };
    Ok(rows.into_iter().map(counts).collect())
}

/// A webhook, and what is owed to it.
#[derive(Clone, Debug)]
pub struct WebhookOwed {
    /// The webhook.
    pub webhook: Webhook,
    /// What is owed to it.
    pub owed: OwedCounts,
}

/// All of them, by number, with what is owed to each.
pub fn with_owed(conn: &mut AnyConnection) -> StoreResult<Vec<WebhookOwed>> {
    let mut counts: HashMap<WebhookId, OwedCounts> = owed(conn)?.into_iter().collect();
    let with = |webhook: Webhook| WebhookOwed { owed: counts.remove(&webhook.id).unwrap_or_default(), webhook };
    Ok(all(conn)?.into_iter().map(with).collect())
}

/// Those that something is to be sent to at once, by number.
pub fn due(conn: &mut AnyConnection, now: Moment, lease: Duration) -> StoreResult<Vec<WebhookId>> {
    let ids: Vec<i64> = with_something_due(now, lease).order(webhooks::id).select(webhooks::id).load(conn)?;
    Ok(ids.into_iter().map(WebhookId).collect())
}

/// The webhooks that something is to be sent to at once.
#[diesel::dsl::auto_type]
pub(super) fn with_something_due(now: Moment, lease: Duration) -> _ {
    let open: is_open = is_open(now);
    let all: claimable = claimable(now, lease);
    let owed = all.filter(webhook_deliveries::webhook_id.eq(webhooks::id));
    webhooks::table.filter(open).filter(exists(owed))
}
