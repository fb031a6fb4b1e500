//! `events`: what has happened to a request or an account, for its page and for audits.

use diesel::prelude::*;

use super::bulk::BATCH;
use super::connection::{AnyConnection, Tx};
use super::request_lists::Beyond;
use super::schema::events;
use super::{StoreResult, sense};
use crate::domain::event::{AccountEvent, RequestEvent};
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::domain::{AccountId, Place, RequestId};

/// The target of log lines about security: what happened to accounts, what was refused. Nothing that was typed stands in them;
/// an account by its number. Where a request caused them, so do its id, the client's address and who is signed in
/// (`web/frame/log.rs`).
pub const SECURITY_LOG: &str = "handover::security";

/// What has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The request was made.
    Asked,
    /// A validator accepted.
    Accepted,
    /// A validator declined.
    Declined,
    /// The code of the account was sent again.
    Resent,
    /// The account was reminded.
    Reminded,
    /// The code of the account was blocked after too many wrong tries.
    CodeBlocked,
    /// An email to the account could not be delivered.
    EmailRefused,
    /// The request was withdrawn.
    Cancelled,
    /// Its time was over.
    Expired,
    /// The contacts were changed.
    Done,
    /// It could no longer be carried out.
    Failed,
    /// The account's password was changed.
    PasswordChanged,
    /// The account's email address was changed.
    EmailChanged,
    /// The account was closed.
    Closed,
    /// The account was reopened.
    Reopened,
    /// The account was created.
    Created,
    /// Somebody signed in to the account.
    SignedIn,
    /// A sign-in failed: the password was wrong, or there is no such account.
    SignInFailed,
    /// The password was right at a sign-in, and the second factor is asked for.
    CodeAwaited,
    /// Somebody who was signed in gave a wrong password.
    PasswordWrong,
    /// The password was right, the second factor was not.
    SecondFactorFailed,
    /// Somebody signed out.
    SignedOut,
    /// Other sessions of the account were ended.
    SessionsEnded,
    /// A new address was given and is to be confirmed.
    EmailChangeAsked,
    /// A second factor was switched on.
    SecondFactorOn,
    /// The second factor was switched off.
    SecondFactorOff,
    /// New recovery codes were made.
    RecoveryCodesMade,
    /// A recovery code was used.
    RecoveryCodeUsed,
}

const NAMES: [(What, &str); 28] = [
    (What::Asked, "asked"),
    (What::Accepted, "accepted"),
    (What::Declined, "declined"),
    (What::Resent, "resent"),
    (What::Reminded, "reminded"),
    (What::CodeBlocked, "code-blocked"),
    (What::EmailRefused, "email-refused"),
    (What::Cancelled, "cancelled"),
    (What::Expired, "expired"),
    (What::Done, "done"),
    (What::Failed, "failed"),
    (What::PasswordChanged, "password-changed"),
    (What::EmailChanged, "email-changed"),
    (What::Closed, "closed"),
    (What::Reopened, "reopened"),
    (What::Created, "account-created"),
    (What::SignedIn, "signed-in"),
    (What::SignInFailed, "sign-in-failed"),
    (What::CodeAwaited, "code-awaited"),
    (What::PasswordWrong, "password-wrong"),
    (What::SecondFactorFailed, "second-factor-failed"),
    (What::SignedOut, "signed-out"),
    (What::SessionsEnded, "sessions-ended"),
    (What::EmailChangeAsked, "email-change-asked"),
    (What::SecondFactorOn, "second-factor-on"),
    (What::SecondFactorOff, "second-factor-off"),
    (What::RecoveryCodesMade, "recovery-codes-made"),
    (What::RecoveryCodeUsed, "recovery-code-used"),
];

impl What {
    /// The name in the database and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|(what, _)| *what == self).map_or("", |(_, name)| name)
    }

    fn parse(given: &str) -> Option<Self> {
        NAMES.iter().find(|(_, name)| *name == given).map(|(what, _)| *what)
    }
}

/// One thing that has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub what: What,
    /// Which account it is about, where it is about one.
    pub about: Option<AccountId>,
    /// Who did it.
    pub by: Actor,
    /// When.
    pub at: Moment,
}

/// Writes down what has happened to a request.
///
/// # Errors
/// The database's fault.
pub fn insert(conn: &mut AnyConnection, request: RequestId, event: Event) -> StoreResult<()> {
    store(conn, Some(request), event, None)
}

/// Writes down what has happened to the account that the event is about, and where it was done from. An event about no
/// account is one of a sign-in that fits none.
///
/// # Errors
/// The database's fault.
pub fn insert_for_account(conn: &mut AnyConnection, event: Event, from: Option<&Place>) -> StoreResult<()> {
    store(conn, None, event, from)
}

fn store(conn: &mut AnyConnection, request: Option<RequestId>, event: Event, from: Option<&Place>) -> StoreResult<()> {
    if request.is_none() {
        let account = event.about.map(|id| id.0);
        tracing::info!(target: SECURITY_LOG, what = event.what.as_str(), about = account, by = ?event.by, "account");
    }
    let (actor, actor_id) = match event.by {
        Actor::Account(id) => ("account", Some(id.0)),
        Actor::Operator => ("operator", None),
        Actor::System => ("system", None),
    };
    diesel::insert_into(events::table)
        .values((
            events::request_id.eq(request.map(|id| id.0)),
            events::account_id.eq(event.about.map(|id| id.0)),
            events::what.eq(event.what.as_str()),
            events::actor.eq(actor),
            events::actor_id.eq(actor_id),
            events::happened_at.eq(event.at.0),
            events::address.eq(from.map(|place| place.address.as_str())),
            events::device.eq(from.map(|place| place.device.as_str())),
        ))
        .execute(conn)?;
    Ok(())
}

/// Something in a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded<E> {
    /// What has happened; none where a newer version of the program wrote it.
    pub what: Option<E>,
    /// Who did it.
    pub by: Actor,
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

/// Writes down what has happened to several requests, in one statement for hundreds of them.
pub fn record_of_requests(
    tx: &mut Tx,
    records: &[(RequestId, RequestEvent)],
    by: Actor,
    at: Moment,
) -> StoreResult<()> {
    let (actor, actor_id) = stored_actor(by);
    let row = |(request, what): &(RequestId, RequestEvent)| RequestRecordRow {
        request_id: request.0,
        account_id: what.about().map(|id| id.0),
        what: what.name(),
        actor,
        actor_id,
        happened_at: at.0,
    };
    let rows: Vec<_> = records.iter().map(row).collect();
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
struct RequestRecordRow {
    request_id: i64,
    account_id: Option<i64>,
    what: &'static str,
    actor: &'static str,
    actor_id: Option<i64>,
    happened_at: i64,
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
    let (actor, actor_id) = stored_actor(new.by);
    diesel::insert_into(events::table)
        .values((
            events::account_id.eq(new.about.map(|id| id.0)),
            events::what.eq(new.what.name()),
            events::actor.eq(actor),
            events::actor_id.eq(actor_id),
            events::happened_at.eq(new.at.0),
            events::address.eq(new.from.map(|place| place.address.as_str())),
            events::device.eq(new.from.map(|place| place.device.as_str())),
        ))
        .execute(&mut **tx)?;
    let (what, about, by) = (new.what.name(), new.about.map(|id| id.0), new.by);
    tx.after_commit(move || tracing::info!(target: SECURITY_LOG, what, about, ?by, "account"));
    Ok(())
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

/// The history of a request, oldest first, at most so many of the newest.
pub fn history_of_request(
    conn: &mut AnyConnection,
    request: RequestId,
    most: i64,
) -> StoreResult<Vec<Recorded<RequestEvent>>> {
    let newest = events::table.filter(events::request_id.eq(request.0)).order(events::id.desc()).limit(most);
    let rows = newest.select(Row::as_select()).load(conn)?;
    let read = |row: Row| row.recorded(|row| RequestEvent::read(&row.what, row.account_id.map(AccountId)));
    Ok(rows.into_iter().rev().map(read).collect())
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
    let query = own.select(Row::as_select()).into_boxed();
    let query = match beyond {
        Beyond::Start => query.order(events::id.desc()),
        Beyond::OlderThan(id) => query.filter(events::id.lt(id)).order(events::id.desc()),
        Beyond::NewerThan(id) => query.filter(events::id.gt(id)).order(events::id.asc()),
    };
    let rows = query.limit(i64::try_from(most).unwrap_or(i64::MAX)).load(conn)?;
    Ok(rows.into_iter().map(Row::into_account_record).collect())
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

impl Row {
    fn recorded<E>(&self, read: impl FnOnce(&Self) -> Option<E>) -> Recorded<E> {
        let by = read_actor(&self.actor, self.actor_id).unwrap_or(Actor::System);
        Recorded { what: read(self), by, at: Moment(self.happened_at) }
    }

    fn into_account_record(mut self) -> AccountRecord {
        let from = self.address.take().zip(self.device.take());
        let from = from.map(|(address, device)| Place { address, device });
        AccountRecord { id: self.id, recorded: self.recorded(|row| AccountEvent::read(&row.what)), from }
    }
}

// The lines below are the form before; they go once every flow uses the form above.

/// The history of a request, oldest first, at most so many of the newest.
///
/// # Errors
/// The database's fault.
pub fn of_request(conn: &mut AnyConnection, request: RequestId, most: i64) -> StoreResult<Vec<Event>> {
    let newest = events::table.filter(events::request_id.eq(request.0)).order(events::id.desc()).limit(most);
    let rows = newest.select(Row::as_select()).load(conn)?;
    rows.into_iter().rev().map(Row::into_event).collect()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = events)]
struct Row {
    id: i64,
    account_id: Option<i64>,
    what: String,
    actor: String,
    actor_id: Option<i64>,
    happened_at: i64,
    address: Option<String>,
    device: Option<String>,
}

impl Row {
    fn into_event(self) -> StoreResult<Event> {
        let by = match (self.actor.as_str(), self.actor_id) {
            ("account", Some(id)) => Actor::Account(AccountId(id)),
            ("operator", _) => Actor::Operator,
            _ => Actor::System,
        };
        let what = sense(What::parse(&self.what), "what", &self.what)?;
        Ok(Event { what, about: self.account_id.map(AccountId), by, at: Moment(self.happened_at) })
    }
}

/// An event of an account, and where it was done from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Its number: later ones have higher numbers.
    pub id: i64,
    /// What happened.
    pub event: Event,
    /// Where it was done from, where that is known.
    pub from: Option<Place>,
}

/// What has happened to an account itself, newest first: at most so many, beyond an event's number. With
/// [`Beyond::NewerThan`], oldest first.
///
/// # Errors
/// The database's fault.
pub fn of_account(
    conn: &mut AnyConnection,
    account: AccountId,
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<Noted>> {
    let own = events::table.filter(events::account_id.eq(account.0).and(events::request_id.is_null()));
    let query = own.select(Row::as_select()).into_boxed();
    let query = match beyond {
        Beyond::Start => query.order(events::id.desc()),
        Beyond::OlderThan(id) => query.filter(events::id.lt(id)).order(events::id.desc()),
        Beyond::NewerThan(id) => query.filter(events::id.gt(id)).order(events::id.asc()),
    };
    let rows = query.limit(i64::try_from(most).unwrap_or(i64::MAX)).load(conn)?;
    rows.into_iter().map(Row::into_noted).collect()
}

impl Row {
    fn into_noted(mut self) -> StoreResult<Noted> {
        let from = self.address.take().zip(self.device.take());
        let from = from.map(|(address, device)| Place { address, device });
        Ok(Noted { id: self.id, event: self.into_event()?, from })
    }
}

/// Whether one of these has happened to an account since then. What happened before the clock was set back is no later than
/// what happened after.
///
/// # Errors
/// The database's fault.
pub fn happened_since(
    conn: &mut AnyConnection,
    account: AccountId,
    any: &[What],
    since: Moment,
    now: Moment,
) -> StoreResult<bool> {
    let latest = if since > now.horizon() { Moment(i64::MAX) } else { now.horizon() };
    let found = events::table
        .filter(events::account_id.eq(account.0).and(events::request_id.is_null()))
        .filter(events::what.eq_any(any.iter().map(|what| what.as_str())))
        .filter(events::happened_at.gt(since.0).and(events::happened_at.le(latest.0)))
        .select(events::id);
    Ok(found.first::<i64>(conn).optional()?.is_some())
}
