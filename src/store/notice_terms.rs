//! `notice_terms`: the one row of what all workers share of notices: the steps that they follow, when one of them looked last, and
//! how far they have got in looking after everybody anew.

use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::schema::{accounts, notice_terms};
use super::statement::Statement;
use super::transaction::Tx;
use super::{AnyConnection, StoreError, StoreResult};
use crate::domain::day::Day;
use crate::domain::renewal::NoticeSteps;
use crate::domain::time::{Moment, SKEW};
use crate::domain::time_zone::TimeZone;

/// Accounts that are passed in one transaction on the way through all of them.
const PASSED: i64 = 1000;
/// A clock that was set back by so much has skipped nothing: a day is looked at from eight in the morning on.
const HARMLESS: Duration = Duration::from_hours(1);

/// The number of the row.
const ONE: i64 = 1;

/// Has all workers follow these steps from now on, those of the process that began last: it has the setting as it is now. Where they
/// followed others, everybody is looked after anew: says so.
///
/// # Errors
/// The database is away.
pub fn declare(tx: &mut Tx, steps: &NoticeSteps) -> StoreResult<bool> {
    let written = steps.to_string();
    let other = notice_terms::table.find(ONE).filter(notice_terms::steps.ne(&written));
    let changed = diesel::update(other)
        .set((notice_terms::steps.eq(&written), notice_terms::anew_after.eq(0)))
        .execute(&mut **tx)?;
    Ok(changed > 0)
}

/// The steps that all workers follow.
///
/// # Errors
/// The database is away.
pub fn steps(conn: &mut AnyConnection) -> StoreResult<NoticeSteps> {
    let written: String = notice_terms::table.find(ONE).select(notice_terms::steps).first(conn)?;
    NoticeSteps::read(&written).ok_or_else(|| StoreError::Corrupt(format!("notices go out by the steps {written:?}")))
}

/// Writes down that a worker looks now, for a time that `is_ahead` may find when the clock was set back. As seldom as will do: workers
/// wait for each other here.
///
/// # Errors
/// The database is away.
pub fn look(tx: &mut Tx, now: Moment) -> StoreResult<()> {
    let before = notice_terms::looked_at.lt(now.minus(SKEW).0);
    if notice_terms::table
        .find(ONE)
        .filter(before)
        .select(notice_terms::id)
        .first::<i64>(&mut **tx)
        .optional()?
        .is_some()
    {
        diesel::update(notice_terms::table.find(ONE).filter(before))
            .set(notice_terms::looked_at.eq(now.0))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Whether a worker has looked when it was later than it can be: what it found past, or planned by that day, may be still to come.
#[diesel::dsl::auto_type]
pub(super) fn is_ahead(now: Moment) -> _ {
    let latest: i64 = now.plus(HARMLESS).0;
    let one: i64 = ONE;
    notice_terms::table.filter(notice_terms::id.eq(one)).filter(notice_terms::looked_at.gt(latest))
}

/// Whether a worker looked later than now (`is_ahead`).
///
/// # Errors
/// The database is away.
pub fn looked_ahead(conn: &mut AnyConnection, now: Moment) -> StoreResult<bool> {
    Ok(is_ahead(now).select(notice_terms::id).first::<i64>(conn).optional()?.is_some())
}

/// The clock was set back: everybody is looked after anew. Says whether it was.
///
/// # Errors
/// The database is away.
pub fn begin_anew(tx: &mut Tx, now: Moment) -> StoreResult<bool> {
    let marks = (notice_terms::looked_at.eq(now.0), notice_terms::anew_after.eq(0));
    let late = notice_terms::looked_at.gt(now.plus(HARMLESS).0);
    Ok(diesel::update(notice_terms::table.find(ONE).filter(late)).set(marks).execute(&mut **tx)? > 0)
}

/// How far the workers have got in looking after everybody anew; none where they need not.
///
/// # Errors
/// The database is away.
pub fn anew_after(conn: &mut AnyConnection) -> StoreResult<Option<i64>> {
    Ok(notice_terms::table.find(ONE).select(notice_terms::anew_after).first(conn)?)
}

/// Has the next accounts looked after that are billing contacts with a last day ahead: says how many accounts were passed. Where
/// another worker was faster, or this was begun anew, it goes on from there the next time.
///
/// # Errors
/// The database is away.
pub fn go_on_anew(tx: &mut Tx, now: Moment) -> StoreResult<usize> {
    let Some(after) = anew_after(tx)? else { return Ok(0) };
    let next = accounts::table.filter(accounts::id.gt(after)).order(accounts::id).limit(PASSED);
    let passed: Vec<i64> = next.select(accounts::id).load(&mut **tx)?;
    let last = passed.last().copied();
    let from_here = notice_terms::table.find(ONE).filter(notice_terms::anew_after.eq(after));
    if diesel::update(from_here).set(notice_terms::anew_after.eq(last)).execute(&mut **tx)? == 0 {
        return Ok(0);
    }
    let Some(last) = last else { return Ok(0) };
    let mut anew =
        Statement::<Bool>::of("INSERT INTO notice_rounds (account_id, at) SELECT id, 0 FROM accounts WHERE id > ");
    anew.number(after)
        .sql(" AND id <= ")
        .number(last)
        .sql(" AND EXISTS (SELECT 1 FROM services WHERE billing_id = accounts.id AND expires_on >= ")
        // Yesterday by UTC is today somewhere.
        .number(Day::at(now, TimeZone::UTC).plus(-1).0)
        .sql(")");
    anew.execute(&mut **tx)?;
    Ok(passed.len())
}
