//! *My requests*: the requests that an account sees, newest first, paged by number.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::StoreResult;
use super::connection::AnyConnection;
use super::requests;
use super::schema::{request_types, requests as table, services};
use crate::domain::AccountId;
use crate::domain::request::{Request, State};
use crate::domain::time::Moment;

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

/// At most so many requests that the account sees (RULES.md, *Who sees what*), newest first; with
/// [`Beyond::NewerThan`], oldest first. Each way of seeing one has an index that ends in the number, so each is one short
/// scan, and they are merged.
///
/// # Errors
/// The database's fault.
pub fn of_account(
    conn: &mut AnyConnection,
    account: AccountId,
    state: Option<State>,
    now: Moment,
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<Request>> {
    let mut ids = BTreeSet::new();
    for seen in [Seen::Requester, Seen::NewContact, Seen::Replaced, Seen::Administrator] {
        for written in written_states(state) {
            ids.extend(scan(conn, account, seen, (state, written, now), beyond, most)?);
        }
    }
    let newer = matches!(beyond, Beyond::NewerThan(_));
    let wanted: Vec<i64> =
        if newer { ids.into_iter().take(most).collect() } else { ids.into_iter().rev().take(most).collect() };
    let mut found = requests::get_all(conn, &wanted)?;
    if !newer {
        found.reverse();
    }
    Ok(found)
}

/// As what an account sees a request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
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

fn scan(
    conn: &mut AnyConnection,
    account: AccountId,
    seen: Seen,
    (state, written, now): (Option<State>, Option<State>, Moment),
    beyond: Beyond,
    most: usize,
) -> StoreResult<Vec<i64>> {
    let mut query = table::table.select(table::id).into_boxed();
    query = match seen {
        Seen::Requester => query.filter(table::requester_id.eq(account.0)),
        Seen::NewContact => query.filter(table::to_id.eq(account.0)),
        Seen::Replaced if state.is_none_or(|state| state == State::Done) => {
            query.filter(table::from_id.eq(account.0).and(table::state.eq(State::Done.as_str())))
        }
        Seen::Administrator if state.is_none_or(State::is_open) => {
            // Grows with the account's own services, not with the table: each is one look into a unique index.
            let mine = request_types::table
                .inner_join(services::table.on(services::id.eq(request_types::service_id)))
                .filter(services::admin_id.eq(account.0).and(request_types::open))
                .select(request_types::request_id);
            let in_time = table::state.eq(State::Processing.as_str()).or(table::expires_at.gt(now.0));
            query.filter(table::id.eq_any(mine)).filter(in_time)
        }
        Seen::Replaced | Seen::Administrator => return Ok(Vec::new()),
    };
    if let Some(written) = written.filter(|_| seen != Seen::Replaced) {
        query = query.filter(table::state.eq(written.as_str()));
        if written == State::Pending {
            query = if state == Some(State::Expired) {
                query.filter(table::expires_at.le(now.0))
            } else {
                query.filter(table::expires_at.gt(now.0))
            };
        }
    }
    query = match beyond {
        Beyond::Start => query.order(table::id.desc()),
        Beyond::OlderThan(id) => query.filter(table::id.lt(id)).order(table::id.desc()),
        Beyond::NewerThan(id) => query.filter(table::id.gt(id)).order(table::id.asc()),
    };
    Ok(query.limit(i64::try_from(most).unwrap_or(i64::MAX)).load(conn)?)
}
