//! `sessions`: who is signed in. Only the hash of a session's id is stored.

use std::time::Duration;

use diesel::prelude::*;

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::sessions;
use crate::domain::time::{DAY, Moment};
use crate::domain::{AccountId, Place};

/// A session that was not used for so long is over.
pub const IDLE_MAX: Duration = Duration::from_hours(12);
/// However much it is used, a session is over after this time.
pub const AGE_MAX: Duration = DAY.saturating_mul(30);
/// How exact the time of the last use is; each use would be a write otherwise.
const SEEN_STEP: Duration = Duration::from_mins(5);

/// Starts a session.
///
/// # Errors
/// The database's fault.
pub fn start(
    conn: &mut AnyConnection,
    id_hash: &str,
    account: AccountId,
    from: &Place,
    now: Moment,
) -> StoreResult<()> {
    insert(conn, id_hash, account, from, None, now)
}

/// Starts a session that waits for the second factor, until then at the latest: it is nobody's yet.
///
/// # Errors
/// The database's fault.
pub fn start_waiting(
    conn: &mut AnyConnection,
    id_hash: &str,
    account: AccountId,
    from: &Place,
    until: Moment,
    now: Moment,
) -> StoreResult<()> {
    insert(conn, id_hash, account, from, Some(until), now)
}

fn insert(
    conn: &mut AnyConnection,
    id_hash: &str,
    account: AccountId,
    from: &Place,
    waits_until: Option<Moment>,
    now: Moment,
) -> StoreResult<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id_hash.eq(id_hash),
            sessions::account_id.eq(account.0),
            sessions::created_at.eq(now.0),
            sessions::seen_at.eq(now.0),
            sessions::address.eq(&from.address),
            sessions::device.eq(&from.device),
            sessions::waits_until.eq(waits_until.map(|until| until.0)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Who may complete this session with the second factor, if it waits for it and is not over.
///
/// # Errors
/// The database's fault.
pub fn awaited_from(conn: &mut AnyConnection, id_hash: &str, now: Moment) -> StoreResult<Option<AccountId>> {
    let waiting = sessions::table
        .find(id_hash)
        .filter(sessions::ended_at.is_null().and(sessions::waits_until.gt(now.0)))
        .select(sessions::account_id);
    Ok(waiting.first(conn).optional()?.map(AccountId))
}

/// Whose session this is, if it is not over and waits for nothing; its last use is written down.
///
/// # Errors
/// The database's fault.
pub fn account_of(conn: &mut AnyConnection, id_hash: &str, now: Moment) -> StoreResult<Option<AccountId>> {
    let live = sessions::table
        .find(id_hash)
        .filter(sessions::ended_at.is_null())
        .filter(sessions::waits_until.is_null())
        .filter(sessions::seen_at.gt(now.minus(IDLE_MAX).0))
        .filter(sessions::created_at.gt(now.minus(AGE_MAX).0))
        .select((sessions::account_id, sessions::seen_at));
    let Some((account, seen_at)) = live.first::<(i64, i64)>(conn).optional()? else { return Ok(None) };
    if now.since(Moment(seen_at)) >= SEEN_STEP {
        // Looking at a page must not fail because something else writes for long.
        let used = diesel::update(sessions::table.find(id_hash)).set(sessions::seen_at.eq(now.0)).execute(conn);
        if let Err(error) = used {
            tracing::warn!(%error, "the last use of a session could not be written down");
        }
    }
    Ok(Some(AccountId(account)))
}

/// Ends a session; says whether it had not ended before.
///
/// # Errors
/// The database's fault.
pub fn end(conn: &mut AnyConnection, id_hash: &str, now: Moment) -> StoreResult<bool> {
    let live = sessions::table.find(id_hash).filter(sessions::ended_at.is_null());
    Ok(diesel::update(live).set(sessions::ended_at.eq(now.0)).execute(conn)? == 1)
}

/// Ends every session of an account.
///
/// # Errors
/// The database's fault.
pub fn end_all_of(conn: &mut AnyConnection, account: AccountId, now: Moment) -> StoreResult<()> {
    let live = sessions::table.filter(sessions::account_id.eq(account.0).and(sessions::ended_at.is_null()));
    diesel::update(live).set(sessions::ended_at.eq(now.0)).execute(conn)?;
    Ok(())
}
