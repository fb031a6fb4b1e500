//! `webhook_deliveries`: what is owed to webhooks, written as events get their numbers; claimed, put off and ended like emails.

use std::collections::HashMap;
use std::time::Duration;

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::query_source::AliasedField;

use super::connection::AnyConnection;
use super::feed::FeedEntry;
use super::leases::leases;
use super::schema::{feed, webhook_deliveries};
use super::statement::Statement;
use super::transaction::Tx;
use super::{StoreError, StoreResult};
use crate::domain::WebhookId;
use crate::domain::time::Moment;
use crate::domain::webhook::WAIT_MAX;

const DELIVERED: &str = "delivered";
const FAILED: &str = "failed";

/// An event that a worker has taken to send it to a webhook. It is that worker's until the lease is over; then another may take it.
#[derive(Clone, Debug)]
pub struct ClaimedDelivery {
    /// Its number.
    pub id: i64,
    /// The number of the event.
    pub number: i64,
    /// The event; none where it is kept no longer.
    pub event: Option<FeedEntry>,
    /// How often it was tried before.
    pub attempts: u32,
    /// When it failed first, where it did.
    pub first_failed_at: Option<Moment>,
    /// The end of the lease, which tells this claim from any other.
    until: Moment,
}

/// Owes the events of these numbers to all webhooks that are on and want them: in one statement, as they get their numbers.
pub(super) fn owe(tx: &mut Tx, after: i64, last: i64) -> StoreResult<()> {
    let mut statement = Statement::<()>::new();
    statement.sql("INSERT INTO webhook_deliveries (webhook_id, number, subject, created_at, not_before) ");
    statement.sql("SELECT w.id, f.number, COALESCE('service:' || f.service_id, 'account:' || f.account_id, 'none'), ");
    statement.sql("f.happened_at, f.happened_at FROM webhooks w, feed f WHERE w.off_at IS NULL ");
    statement.sql("AND (w.events IS NULL OR w.events LIKE '%,' || f.kind || ',%') AND f.number > ").number(after);
    statement.sql(" AND f.number <= ").number(last).sql(" ORDER BY f.number, w.id");
    statement.execute(&mut **tx)?;
    Ok(())
}

diesel::alias! {
    pub(in crate::store) const EARLIER: Alias<Earlier> = webhook_deliveries as earlier;
}

/// What may be claimed: of each subject only the first that is not finished.
#[diesel::dsl::auto_type]
pub(super) fn claimable(now: Moment, lease: Duration) -> _ {
    let free: is_free = is_free(now, lease);
    let earlier_to: AliasedField<Earlier, webhook_deliveries::webhook_id> =
        EARLIER.field(webhook_deliveries::webhook_id);
    let earlier_about: AliasedField<Earlier, webhook_deliveries::subject> = EARLIER.field(webhook_deliveries::subject);
    let earlier_id: AliasedField<Earlier, webhook_deliveries::id> = EARLIER.field(webhook_deliveries::id);
    let earlier_finished: AliasedField<Earlier, webhook_deliveries::finished_at> =
        EARLIER.field(webhook_deliveries::finished_at);
    let is_earlier = EARLIER
        .filter(earlier_to.eq(webhook_deliveries::webhook_id))
        .filter(earlier_about.eq(webhook_deliveries::subject))
        .filter(earlier_id.lt(webhook_deliveries::id))
        .filter(earlier_finished.is_null());
    webhook_deliveries::table.filter(free).filter(not(exists(is_earlier)))
}

/// Takes what is due for a webhook, for the length of the lease. No worker waits for another here.
pub fn claim(
    tx: &mut Tx,
    webhook: WebhookId,
    now: Moment,
    lease: Duration,
    most: i64,
) -> StoreResult<Vec<ClaimedDelivery>> {
    let until = now.plus(lease);
    let due = claimable(now, lease)
        .filter(webhook_deliveries::webhook_id.eq(webhook.0))
        .order((webhook_deliveries::not_before, webhook_deliveries::id))
        .limit(most)
        .select((
            webhook_deliveries::id,
            webhook_deliveries::number,
            webhook_deliveries::attempts,
            webhook_deliveries::first_failed_at,
        ));
    let rows: Vec<(i64, i64, i32, Option<i64>)> = match &mut **tx {
        AnyConnection::Postgres(postgres) => due.for_update().skip_locked().load(postgres).map_err(StoreError::from)?,
        // The transaction holds the whole database.
        AnyConnection::Sqlite(sqlite) => due.load(sqlite)?,
    };
    take(tx, rows.iter().map(|(id, ..)| *id).collect(), until)?;
    let mut events = events_of(tx, rows.iter().map(|(_, number, ..)| *number).collect())?;
    let claimed = |(id, number, attempts, first_failed_at): (i64, i64, i32, Option<i64>)| ClaimedDelivery {
        id,
        number,
        event: events.remove(&number),
        attempts: u32::try_from(attempts).unwrap_or(0),
        first_failed_at: first_failed_at.map(Moment),
        until,
    };
    Ok(rows.into_iter().map(claimed).collect())
}

fn events_of(conn: &mut AnyConnection, numbers: Vec<i64>) -> StoreResult<HashMap<i64, FeedEntry>> {
    let numbers: Vec<Option<i64>> = numbers.into_iter().map(Some).collect();
    let rows: Vec<(Option<i64>, String, i64, String)> = feed::table
        .filter(feed::number.eq_any(numbers))
        .select((feed::number, feed::kind, feed::happened_at, feed::data))
        .load(conn)?;
    let entry = |(number, kind, at, data): (Option<i64>, _, _, _)| {
        number.map(|number| (number, FeedEntry { number, kind, at: Moment(at), data }))
    };
    Ok(rows.into_iter().filter_map(entry).collect())
}

/// What a webhook said, for whoever looks.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The status of its answer, where there was one.
    pub status: Option<u16>,
    /// What went wrong, in our own words and maybe some of its.
    pub error: &'a str,
}

/// Ends the way of an event that was taken: says whether it was not ended before.
pub fn delivered(tx: &mut Tx, claimed: &ClaimedDelivery, status: u16, now: Moment) -> StoreResult<bool> {
    let open = end(tx, (claimed.id, None), (DELIVERED, None), now)?;
    if open {
        note_status(tx, claimed.id, Some(status), claimed.first_failed_at)?;
    }
    Ok(open)
}

/// Gives an event up: says whether it was still this worker's.
pub fn fail(tx: &mut Tx, claimed: &ClaimedDelivery, said: Said<'_>, now: Moment) -> StoreResult<bool> {
    let held = end(tx, (claimed.id, Some(claimed.until)), (FAILED, Some(said.error)), now)?;
    if held {
        note_status(tx, claimed.id, said.status, Some(claimed.first_failed_at.unwrap_or(now)))?;
    }
    Ok(held)
}

/// Has an event tried again later: says whether it was still this worker's.
pub fn put_off(
    tx: &mut Tx,
    claimed: &ClaimedDelivery,
    until: Moment,
    said: Said<'_>,
    now: Moment,
) -> StoreResult<bool> {
    let held = put_back(tx, (claimed.id, claimed.until), (until, said.error))?;
    if held {
        note_status(tx, claimed.id, said.status, Some(claimed.first_failed_at.unwrap_or(now)))?;
    }
    Ok(held)
}

fn note_status(tx: &mut Tx, id: i64, status: Option<u16>, first_failed_at: Option<Moment>) -> StoreResult<()> {
    diesel::update(webhook_deliveries::table.find(id))
        .set((
            webhook_deliveries::last_status.eq(status.map(i32::from)),
            webhook_deliveries::first_failed_at.eq(first_failed_at.map(|at| at.0)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Gives events of one claim back untried, where they are still its.
pub fn give_back(tx: &mut Tx, claimed: &[ClaimedDelivery]) -> StoreResult<()> {
    let Some(first) = claimed.first() else { return Ok(()) };
    give_all_back(tx, claimed.iter().map(|claimed| claimed.id).collect(), first.until)
}

/// An event that a webhook has not taken yet, or was given up for it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = webhook_deliveries)]
pub struct UndeliveredEvent {
    /// The number of the delivery.
    pub id: i64,
    /// The number of the event.
    pub number: i64,
    /// When it happened.
    #[diesel(deserialize_as = i64)]
    pub created_at: Moment,
    /// How often it was tried.
    pub attempts: i32,
    /// When it is tried next.
    #[diesel(deserialize_as = i64)]
    pub not_before: Moment,
    /// When it was given up.
    pub finished_at: Option<i64>,
    /// The status of the last answer.
    pub last_status: Option<i32>,
    /// What went wrong last.
    pub last_error: Option<String>,
}

/// Events that fail or were given up for a webhook, oldest first: at most so many of each.
pub fn troubled(conn: &mut AnyConnection, webhook: WebhookId, most: i64) -> StoreResult<Vec<UndeliveredEvent>> {
    let all = webhook_deliveries::table.filter(webhook_deliveries::webhook_id.eq(webhook.0));
    let failed = all.filter(webhook_deliveries::outcome.eq(FAILED)).order(webhook_deliveries::id).limit(most);
    let mut found: Vec<UndeliveredEvent> = failed.select(UndeliveredEvent::as_select()).load(conn)?;
    let failing = all
        .filter(webhook_deliveries::finished_at.is_null().and(webhook_deliveries::last_error.is_not_null()))
        .order((webhook_deliveries::not_before, webhook_deliveries::id))
        .limit(most);
    found.extend(failing.select(UndeliveredEvent::as_select()).load(conn)?);
    found.sort_by_key(|event| event.id);
    Ok(found)
}

/// The webhook that a delivery is to.
pub fn webhook_of(conn: &mut AnyConnection, id: i64) -> StoreResult<Option<WebhookId>> {
    let to = webhook_deliveries::table.find(id).select(webhook_deliveries::webhook_id);
    Ok(to.first(conn).optional()?.map(WebhookId))
}

/// Has everything tried at once that waits or was given up for a webhook: says how much that is.
pub fn retry_all(tx: &mut Tx, webhook: WebhookId, now: Moment) -> StoreResult<usize> {
    let to = webhook_deliveries::table.filter(webhook_deliveries::webhook_id.eq(webhook.0));
    let (again, failed) = (DueAgain::at(now), webhook_deliveries::outcome.eq(FAILED));
    let waiting = to.filter(webhook_deliveries::finished_at.is_null());
    let changed = diesel::update(waiting).set(&again).execute(&mut **tx)?;
    Ok(changed + diesel::update(to.filter(failed)).set(&again).execute(&mut **tx)?)
}

/// Has one event tried at once that waits or was given up for a webhook: says whether there is such.
pub fn retry(tx: &mut Tx, webhook: WebhookId, id: i64, now: Moment) -> StoreResult<bool> {
    let to = webhook_deliveries::table.filter(webhook_deliveries::webhook_id.eq(webhook.0));
    let one = to.filter(webhook_deliveries::id.eq(id));
    let undelivered =
        webhook_deliveries::finished_at.is_null().or(webhook_deliveries::outcome.eq(FAILED).assume_not_null());
    Ok(diesel::update(one.filter(undelivered)).set(DueAgain::at(now)).execute(&mut **tx)? == 1)
}

/// Due as if it had never failed.
#[derive(AsChangeset)]
#[diesel(table_name = webhook_deliveries, treat_none_as_null = true)]
struct DueAgain {
    outcome: Option<String>,
    finished_at: Option<i64>,
    first_failed_at: Option<i64>,
    not_before: i64,
    attempts: i32,
}

impl DueAgain {
    fn at(now: Moment) -> Self {
        Self { outcome: None, finished_at: None, first_failed_at: None, not_before: now.0, attempts: 0 }
    }
}

/// Forgets what was finished before then, at most so many: says how many.
pub(super) fn sweep(tx: &mut Tx, before: i64, most: i64) -> StoreResult<usize> {
    let old = webhook_deliveries::table.filter(webhook_deliveries::finished_at.le(before));
    let old = old.order(webhook_deliveries::finished_at).limit(most).select(webhook_deliveries::id);
    let ids: Vec<i64> = old.load(&mut **tx)?;
    Ok(diesel::delete(webhook_deliveries::table.filter(webhook_deliveries::id.eq_any(ids))).execute(&mut **tx)?)
}

leases!(webhook_deliveries, WAIT_MAX);
