//! What workers do with emails: take them for a time, and say what became of each while it is still theirs.

use std::time::Duration;

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::{Email, Ending, Row, WAIT_MAX};
use crate::domain::AccountId;
use crate::domain::notice::NoticeKind;
use crate::domain::time::Moment;
use crate::store::connection::AnyConnection;
use crate::store::schema::outbox;
use crate::store::{StoreError, StoreResult};

/// An email that a worker has taken. It is that worker's until the lease is over; then another may take it.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The email.
    pub email: Email,
    /// The end of the lease, which tells this claim from any other of the same email.
    until: Moment,
}

/// Takes emails that are due, for the length of the lease. Of the emails to one account about one submission, only the
/// first that is not finished. No worker waits for another here: what one is just taking the others pass over.
///
/// # Errors
/// The database's fault.
pub fn claim(conn: &mut AnyConnection, now: Moment, lease: Duration, most: i64) -> StoreResult<Vec<Claimed>> {
    let earlier = diesel::alias!(outbox as earlier);
    let is_earlier = earlier
        .filter(earlier.field(outbox::submission_id).eq(outbox::submission_id))
        .filter(earlier.field(outbox::account_id).eq(outbox::account_id))
        .filter(earlier.field(outbox::id).lt(outbox::id))
        .filter(earlier.field(outbox::finished_at).is_null());
    // No lease ends so late: one that does was given before the clock was set back.
    let over = outbox::leased_until.le(now.0).or(outbox::leased_until.gt(now.plus(lease).horizon().0));
    let due = outbox::table
        .filter(outbox::finished_at.is_null().and(outbox::not_before.le(now.0)))
        .filter(outbox::leased_until.is_null().or(over))
        // A newer version of the program may owe what this one cannot write: left to its worker.
        .filter(outbox::kind.eq_any(NoticeKind::ALL.map(NoticeKind::as_str)))
        .filter(not(exists(is_earlier)))
        .order((outbox::not_before, outbox::id))
        .limit(most);
    let rows: Vec<Row> = match conn {
        AnyConnection::Postgres(postgres) => {
            due.select(Row::as_select()).for_update().skip_locked().load(postgres).map_err(StoreError::from)?
        }
        // The transaction holds the whole database.
        AnyConnection::Sqlite(sqlite) => due.select(Row::as_select()).load(sqlite).map_err(StoreError::from)?,
    };
    let until = now.plus(lease);
    if !rows.is_empty() {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        diesel::update(outbox::table.filter(outbox::id.eq_any(ids)))
            .set((outbox::leased_until.eq(until.0), outbox::attempts.eq(outbox::attempts + 1)))
            .execute(conn)?;
    }
    rows.into_iter().map(|row| Ok(Claimed { email: row.into_email()?, until })).collect()
}

/// That an email is not finished, and still taken by this claim.
#[diesel::dsl::auto_type]
fn is_held(id: i64, until: i64) -> _ {
    outbox::id.eq(id).and(outbox::finished_at.is_null()).and(outbox::leased_until.eq(until))
}

/// Ends an email's way: says whether it was still this worker's to end. An email that was sent is ended whoever has taken
/// it meanwhile, so that it is not sent more often than need be; what is finished already stays as it is.
///
/// # Errors
/// The database's fault.
pub fn finish(
    conn: &mut AnyConnection,
    claimed: &Claimed,
    ending: Ending,
    error: Option<&str>,
    now: Moment,
) -> StoreResult<bool> {
    let id = claimed.email.id;
    let marks = (
        outbox::outcome.eq(ending.as_str()),
        outbox::finished_at.eq(now.0),
        outbox::leased_until.eq(None::<i64>),
        outbox::last_error.eq(error),
    );
    let changed = if ending == Ending::Sent {
        diesel::update(outbox::table.find(id).filter(outbox::finished_at.is_null())).set(marks).execute(conn)?
    } else {
        diesel::update(outbox::table.filter(is_held(id, claimed.until.0))).set(marks).execute(conn)?
    };
    Ok(changed == 1)
}

/// Gives an email back, to be tried again later: says whether it was still this worker's.
///
/// # Errors
/// The database's fault.
pub fn put_off(conn: &mut AnyConnection, claimed: &Claimed, until: Moment, error: &str) -> StoreResult<bool> {
    let changed = diesel::update(outbox::table.filter(is_held(claimed.email.id, claimed.until.0)))
        .set((outbox::not_before.eq(until.0), outbox::leased_until.eq(None::<i64>), outbox::last_error.eq(error)))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Has whatever else waits for an account wait until then.
///
/// # Errors
/// The database's fault.
pub fn put_off_others(conn: &mut AnyConnection, account: AccountId, until: Moment) -> StoreResult<()> {
    let waiting = outbox::table
        .filter(outbox::finished_at.is_null().and(outbox::not_before.lt(until.0)))
        .filter(outbox::account_id.eq(account.0));
    diesel::update(waiting).set(outbox::not_before.eq(until.0)).execute(conn)?;
    Ok(())
}

/// Gives an email back untried, where it is still this worker's.
///
/// # Errors
/// The database's fault.
pub fn give_back(conn: &mut AnyConnection, claimed: &Claimed) -> StoreResult<()> {
    diesel::update(outbox::table.filter(is_held(claimed.email.id, claimed.until.0)))
        .set((outbox::leased_until.eq(None::<i64>), outbox::attempts.eq(outbox::attempts - 1)))
        .execute(conn)?;
    Ok(())
}

/// Makes emails due that wait longer than any may, at most so many: they were put in or put off before the clock was set
/// back. Says how many there were.
///
/// # Errors
/// The database's fault.
pub fn pull_back(conn: &mut AnyConnection, now: Moment, most: i64) -> StoreResult<usize> {
    let beyond = outbox::not_before.gt(now.plus(WAIT_MAX).horizon().0);
    let stuck = outbox::table.filter(outbox::finished_at.is_null().and(beyond)).order(outbox::not_before);
    let ids: Vec<i64> = stuck.limit(most).select(outbox::id).load(conn)?;
    if ids.is_empty() {
        return Ok(0);
    }
    let stuck = outbox::table.filter(outbox::id.eq_any(ids)).filter(outbox::finished_at.is_null().and(beyond));
    Ok(diesel::update(stuck).set(outbox::not_before.eq(now.0)).execute(conn)?)
}
