//! `events`: what has happened to a request or an account, for its page and for audits.

mod of_requests;

use diesel::prelude::*;

use super::bulk::BATCH;
use super::connection::AnyConnection;
use super::feed::Stamp;
use super::request_lists::Beyond;
use super::schema::events;
use super::transaction::Tx;
use super::{StoreResult, feed};
use crate::domain::event::{AccountEvent, RequestEvent};
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place, RequestId};

pub use self::of_requests::{GatheredRecord, RequestRecord, history_of_request, history_of_requests};

/// The target of log lines about security: what happened to accounts, what was refused. Nothing that was typed stands in them;
/// an account by its number. Where a request caused them, so do its id, the client's address and who is signed in
/// (`web/frame/log.rs`).
pub const SECURITY_LOG: &str = "handover::security";

/// Something in a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded<E> {
    /// What has happened; none where a newer version of the program wrote it.
    pub what: Option<E>,
    /// Who did it; none where a newer version of the program wrote that.
    pub by: Option<Actor>,
    /// When.
    pub at: Moment,
}

/// Something in the history of an account, and where it was done from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRecord {
    /// Its number: later ones have higher numbers.
    pub id: i64,
    /// What.
    pub recorded: Recorded<AccountEvent>,
    /// Where it was done from, where that is known.
    pub from: Option<Place>,
}

/// Writes down what has happened to a request.
pub fn record_of_request(
    tx: &mut Tx,
    request: RequestId,
    what: RequestEvent,
    by: Actor,
    at: Moment,
) -> StoreResult<()> {
    record_of_requests(tx, &[(request, what)], by, at)
}

/// Writes down what has happened to several requests, in one statement for hundreds of them, and tells the feed.
pub fn record_of_requests(
    tx: &mut Tx,
    records: &[(RequestId, RequestEvent)],
    by: Actor,
    at: Moment,
) -> StoreResult<()> {
    let (actor, actor_id) = stored_actor(by);
    let row = |(request, what): &(RequestId, RequestEvent)| RecordRow {
        request_id: Some(request.0),
        account_id: what.about().map(|id| id.0),
        what: what.name(),
        actor,
        actor_id,
        happened_at: at.0,
        address: None,
        device: None,
    };
    insert_records(tx, &records.iter().map(row).collect::<Vec<_>>())?;
    feed::tell_requests(tx, records, Stamp { by, at })
}

fn insert_records(tx: &mut Tx, rows: &[RecordRow]) -> StoreResult<()> {
    for piece in rows.chunks(BATCH) {
        let insert = diesel::insert_into(events::table).values(piece);
        match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.execute(postgres),
            AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
        }?;
    }
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
struct RecordRow {
    request_id: Option<i64>,
    account_id: Option<i64>,
    what: &'static str,
    actor: &'static str,
    actor_id: Option<i64>,
    happened_at: i64,
    address: Option<String>,
    device: Option<String>,
}

/// What has happened to an account, to be written down.
#[derive(Clone, Copy, Debug)]
pub struct NewAccountRecord<'a> {
    /// What.
    pub what: AccountEvent,
    /// To which account; none for a sign-in that fits none.
    pub about: Option<AccountId>,
    /// Who did it.
    pub by: Actor,
    /// When.
    pub at: Moment,
    /// Where it was done from, where that is known.
    pub from: Option<&'a Place>,
}

/// Writes down what has happened to an account, and says so in the security log once it is stored for good.
pub fn record_of_account(tx: &mut Tx, new: NewAccountRecord<'_>) -> StoreResult<()> {
    record_of_accounts(tx, &[new])
}

/// The same of several, in one statement for hundreds of them.
pub fn record_of_accounts(tx: &mut Tx, all: &[NewAccountRecord<'_>]) -> StoreResult<()> {
    insert_records(tx, &all.iter().map(RecordRow::of_account).collect::<Vec<_>>())?;
    let told: Vec<_> = all.iter().map(|new| (new.what.name(), new.about.map(|id| id.0), new.by)).collect();
    tx.after_commit(move || {
        for (what, about, by) in told {
            tracing::info!(target: SECURITY_LOG, what, about, ?by, "account");
        }
    });
    Ok(())
}

impl RecordRow {
    fn of_account(new: &NewAccountRecord<'_>) -> Self {
        let (actor, actor_id) = stored_actor(new.by);
        Self {
            request_id: None,
            account_id: new.about.map(|id| id.0),
            what: new.what.name(),
            actor,
            actor_id,
            happened_at: new.at.0,
            address: new.from.map(|place| place.address.clone()),
            device: new.from.map(|place| place.device.clone()),
        }
    }
}

/// As the database keeps who did something.
pub(super) fn stored_actor(by: Actor) -> (&'static str, Option<i64>) {
    match by {
        Actor::Account(id) => ("account", Some(id.0)),
        Actor::Operator => ("operator", None),
        Actor::System => ("system", None),
    }
}

/// Who did something, as the database keeps it; none where it makes no sense.
pub(super) fn read_actor(actor: &str, id: Option<i64>) -> Option<Actor> {
    match (actor, id) {
        ("account", Some(id)) => Some(Actor::Account(AccountId(id))),
        ("operator", None) => Some(Actor::Operator),
        ("system", None) => Some(Actor::System),
        _ => None,
    }
}

/// What has happened to an account itself, newest first: at most so many, beyond an event's number. With
/// [`Beyond::NewerThan`], oldest first.
pub fn history_of_account(
    conn: &mut AnyConnection,
    account: AccountId,
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<AccountRecord>> {
    let own = events::table.filter(events::account_id.eq(account.0).and(events::request_id.is_null()));
    let query = own.select(EventRow::as_select()).into_boxed();
    let query = match beyond {
        Beyond::Start => query.order(events::id.desc()),
        Beyond::OlderThan(id) => query.filter(events::id.lt(id)).order(events::id.desc()),
        Beyond::NewerThan(id) => query.filter(events::id.gt(id)).order(events::id.asc()),
    };
    let rows = query.limit(i64::try_from(most).unwrap_or(i64::MAX)).load(conn)?;
    Ok(rows.into_iter().map(EventRow::into_account_record).collect())
}

/// Whether one of these has happened to an account since then. What happened before the clock was set back is no later than
/// what happened after.
pub fn has_happened_since(
    conn: &mut AnyConnection,
    account: AccountId,
    any: &[AccountEvent],
    since: Moment,
    now: Moment,
) -> StoreResult<bool> {
    let latest = if since > now.horizon() { Moment(i64::MAX) } else { now.horizon() };
    let found = events::table
        .filter(events::account_id.eq(account.0).and(events::request_id.is_null()))
        .filter(events::what.eq_any(any.iter().map(|what| what.name())))
        .filter(events::happened_at.gt(since.0).and(events::happened_at.le(latest.0)))
        .select(events::id);
    Ok(found.first::<i64>(conn).optional()?.is_some())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = events)]
struct EventRow {
    id: i64,
    account_id: Option<i64>,
    what: String,
    actor: String,
    actor_id: Option<i64>,
    happened_at: i64,
    address: Option<String>,
    device: Option<String>,
}

impl EventRow {
    fn recorded<E>(&self, read: impl FnOnce(&Self) -> Option<E>) -> Recorded<E> {
        let by = read_actor(&self.actor, self.actor_id);
        Recorded { what: read(self), by, at: Moment(self.happened_at) }
    }

    fn into_account_record(mut self) -> AccountRecord {
        let from = self.address.take().zip(self.device.take());
        let from = from.map(|(address, device)| Place { address, device });
        AccountRecord { id: self.id, recorded: self.recorded(|row| AccountEvent::read(&row.what)), from }
    }
}
