//! `throttle_hits`: what happened how often, shared by every instance of the application.

use std::time::Duration;

use diesel::prelude::*;

use super::StoreResult;
use super::connection::AnyConnection;
use super::schema::throttle_hits;
use super::transaction::Tx;
use crate::domain::time::Moment;

/// Holds a key until the transaction ends, so that two who count at once count one after the other. On SQLite the whole
/// transaction already does. Several are held in their order.
pub fn hold(tx: &mut Tx, key: &str) -> StoreResult<()> {
    if let AnyConnection::Postgres(postgres) = &mut **tx {
        diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
            .bind::<diesel::sql_types::Text, _>(key)
            .execute(postgres)?;
    }
    Ok(())
}

/// Writes down that it happened, now, and gives the number of the note.
pub fn hit(tx: &mut Tx, key: &str, now: Moment) -> StoreResult<i64> {
    Ok(diesel::insert_into(throttle_hits::table)
        .values((throttle_hits::throttle_key.eq(key), throttle_hits::happened_at.eq(now.0)))
        .returning(throttle_hits::id)
        .get_result(&mut **tx)?)
}

/// Writes down that each of these happened so many times, now: one statement, however often that is.
pub fn hit_times(tx: &mut Tx, keys: &[String], times: usize, now: Moment) -> StoreResult<()> {
    let at = throttle_hits::happened_at.eq(now.0);
    let rows = keys.iter().flat_map(|key| std::iter::repeat_n((throttle_hits::throttle_key.eq(key), at), times));
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    let insert = diesel::insert_into(throttle_hits::table).values(rows);
    match &mut **tx {
        AnyConnection::Postgres(postgres) => insert.execute(postgres)?,
        AnyConnection::Sqlite(sqlite) => insert.execute(sqlite)?,
    };
    Ok(())
}

/// Takes several notes back: none of it happened after all.
pub fn take_all_back(tx: &mut Tx, ids: &[i64]) -> StoreResult<()> {
    if !ids.is_empty() {
        diesel::delete(throttle_hits::table.filter(throttle_hits::id.eq_any(ids))).execute(&mut **tx)?;
    }
    Ok(())
}

/// How long to wait, where it has happened `most` times or more within the last `term`. What happened before the clock was
/// set back counts no more.
pub fn wait(
    conn: &mut AnyConnection,
    key: &str,
    most: usize,
    term: Duration,
    now: Moment,
) -> StoreResult<Option<Duration>> {
    let since = now.minus(term);
    // The newest `most` of them tell: it is free again once the oldest of these is out of the term.
    let newest: Vec<i64> = throttle_hits::table
        .filter(throttle_hits::throttle_key.eq(key))
        .filter(throttle_hits::happened_at.gt(since.0).and(throttle_hits::happened_at.le(now.horizon().0)))
        .order(throttle_hits::happened_at.desc())
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .select(throttle_hits::happened_at)
        .load(conn)?;
    Ok(match newest.last() {
        Some(oldest) if newest.len() >= most => Some(Moment(*oldest).plus(term).since(now)),
        _ => None,
    })
}

/// How often it has happened within the last `term`, and when last.
pub fn count(conn: &mut AnyConnection, key: &str, term: Duration, now: Moment) -> StoreResult<(usize, Option<Moment>)> {
    let (count, newest): (i64, Option<i64>) = throttle_hits::table
        .filter(throttle_hits::throttle_key.eq(key))
        .filter(throttle_hits::happened_at.gt(now.minus(term).0).and(throttle_hits::happened_at.le(now.horizon().0)))
        .select((diesel::dsl::count_star(), diesel::dsl::max(throttle_hits::happened_at)))
        .first(conn)?;
    Ok((usize::try_from(count).unwrap_or(0), newest.map(Moment)))
}

/// Forgets what happened under this key.
pub fn forget(tx: &mut Tx, key: &str) -> StoreResult<()> {
    diesel::delete(throttle_hits::table.filter(throttle_hits::throttle_key.eq(key))).execute(&mut **tx)?;
    Ok(())
}
