//! *My requests*: the requests that an account sees, newest first, paged by number.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::StoreResult;
use super::connection::AnyConnection;
use super::requests;
use super::schema::{request_types, requests as table, services};
use crate::domain::request::{Request, State};
use crate::domain::time::Moment;
use crate::domain::{AccountId, RequestId};

/// Which way a page lies from a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// From the newest on.
    Start,
    /// Older ones.
    OlderThan(i64),
    /// Newer ones, the nearest first.
    NewerThan(i64),
}

/// Whose requests, and which of them.
#[derive(Clone, Copy, Debug)]
pub struct SeenRequests {
    /// The account that sees them.
    pub account: AccountId,
    /// In this state alone.
    pub state: Option<State>,
    /// What time it is.
    pub now: Moment,
}

/// At most so many requests that the account sees (RULES.md, *Who sees what*), newest first; with
/// [`Beyond::NewerThan`], oldest first. Each way of seeing one has an index that ends in the number, so each is one short
/// scan, and they are merged.
pub fn of_account(
    conn: &mut AnyConnection,
    seen: SeenRequests,
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<Request>> {
    let mut ids = BTreeSet::new();
    for role in [SeenAs::Requester, SeenAs::NewContact, SeenAs::Replaced, SeenAs::Administrator] {
        for written in written_states(seen.state) {
            let Some(query) = scan(seen, role, written) else { continue };
            let query = match beyond {
                Beyond::Start => query.order(table::id.desc()),
                Beyond::OlderThan(id) => query.filter(table::id.lt(id)).order(table::id.desc()),
                Beyond::NewerThan(id) => query.filter(table::id.gt(id)).order(table::id.asc()),
            };
            ids.extend(query.limit(i64::try_from(most).unwrap_or(i64::MAX)).load::<i64>(conn)?);
        }
    }
    let newer = matches!(beyond, Beyond::NewerThan(_));
    let ids = ids.into_iter().map(RequestId);
    let wanted: Vec<RequestId> = if newer { ids.take(most).collect() } else { ids.rev().take(most).collect() };
    let mut found = requests::get_all(conn, &wanted)?;
    if !newer {
        found.reverse();
    }
    Ok(found)
}

/// As what an account sees a request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SeenAs {
    Requester,
    NewContact,
    Replaced,
    Administrator,
}

/// What is written down of requests in this state: one whose time is over may still be written down as pending.
fn written_states(state: Option<State>) -> Vec<Option<State>> {
    match state {
        Some(State::Expired) => vec![Some(State::Expired), Some(State::Pending)],
        one => vec![one],
    }
}

type RequestNumbers = table::BoxedQuery<'static, <AnyConnection as diesel::Connection>::Backend, BigInt>;

/// The numbers of the requests that an account sees as this, and that are written down like that; none where it sees no such.
fn scan(
    SeenRequests { account, state, now }: SeenRequests,
    role: SeenAs,
    written: Option<State>,
) -> Option<RequestNumbers> {
    let query = table::table.select(table::id).into_boxed();
    let query = match role {
        SeenAs::Requester => query.filter(table::requester_id.eq(account.0)),
        SeenAs::NewContact => query.filter(table::to_id.eq(account.0)),
        SeenAs::Replaced => {
            if state.is_some_and(|state| state != State::Done) {
                return None;
            }
            return Some(query.filter(table::from_id.eq(account.0).and(table::state.eq(State::Done.as_str()))));
        }
        SeenAs::Administrator => {
            if state.is_some_and(|state| !state.is_open()) {
                return None;
            }
            // Grows with the account's own services, not with the table: each is one look into a unique index.
            let mine = request_types::table
                .inner_join(services::table.on(services::id.eq(request_types::service_id)))
                .filter(services::admin_id.eq(account.0).and(request_types::open))
                .select(request_types::request_id);
            query.filter(table::id.eq_any(mine)).filter(in_time(now))
        }
    };
    let Some(written) = written else { return Some(query) };
    let query = query.filter(table::state.eq(written.as_str()));
    Some(match (written, state) {
        (State::Pending, Some(State::Expired)) => query.filter(table::expires_at.le(now.0)),
        (State::Pending, _) => query.filter(table::expires_at.gt(now.0)),
        (State::Processing | State::Done | State::Declined | State::Cancelled | State::Expired | State::Failed, _) => {
            query
        }
    })
}

/// The requests that are written down as open and that an account is in: asked for by it, or naming it as the new contact.
/// Oldest first, at most so many.
pub fn open_of(conn: &mut AnyConnection, account: AccountId, most: i64) -> StoreResult<Vec<Request>> {
    let ids: Vec<i64> = table::table
        .filter(is_open().and(is_party(account)))
        .order(table::id)
        .limit(most)
        .select(table::id)
        .load(conn)?;
    requests::get_all(conn, &ids.into_iter().map(RequestId).collect::<Vec<_>>())
}

/// How many requests are open that an account is in.
pub fn count_open_of(conn: &mut AnyConnection, account: AccountId, now: Moment) -> StoreResult<i64> {
    let open = table::table.filter(is_open().and(is_party(account))).filter(in_time(now));
    Ok(open.count().get_result(conn)?)
}

/// Whether an open request would replace this account.
pub fn is_being_replaced(conn: &mut AnyConnection, account: AccountId, now: Moment) -> StoreResult<bool> {
    let open = table::table.filter(table::from_id.eq(account.0).and(table::finished_at.is_null())).filter(in_time(now));
    Ok(open.select(table::id).first::<i64>(conn).optional()?.is_some())
}

#[diesel::dsl::auto_type]
fn is_open() -> _ {
    let pending: &'static str = State::Pending.as_str();
    let processing: &'static str = State::Processing.as_str();
    table::state.eq(pending).or(table::state.eq(processing))
}

#[diesel::dsl::auto_type]
fn in_time(now: Moment) -> _ {
    let now: i64 = now.0;
    let processing: &'static str = State::Processing.as_str();
    table::state.eq(processing).or(table::expires_at.gt(now))
}

#[diesel::dsl::auto_type]
fn is_party(account: AccountId) -> _ {
    let id: i64 = account.0;
    table::requester_id.eq(id).or(table::to_id.eq(id))
}
