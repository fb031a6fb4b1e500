//! `notice_days`: on which days, in its own time zone, a billing contact has its email about last days; and which of these emails are
//! still being written.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::StoreResult;
use super::bulk::BATCH;
use super::connection::AnyConnection;
use super::schema::notice_days;
use super::transaction::Tx;
use crate::domain::AccountId;
use crate::domain::day::Day;

/// An email of a day that takes more in, and is not sent until it no longer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GatheringDay {
    /// Whose.
    pub reader: AccountId,
    /// Which day.
    pub day: Day,
    /// The email.
    pub email: i64,
}

/// Those of these accounts.
///
/// # Errors
/// The database is away.
pub fn gathering(conn: &mut AnyConnection, accounts: &[AccountId]) -> StoreResult<Vec<GatheringDay>> {
    let open = notice_days::table.filter(notice_days::gathers.is_not_null());
    let theirs = open.filter(notice_days::account_id.eq_any(numbers(accounts)));
    let columns = (notice_days::account_id, notice_days::day, notice_days::gathers.assume_not_null());
    let rows: Vec<(i64, i64, i64)> = theirs.select(columns).load(conn)?;
    let day = |(reader, day, email)| GatheringDay { reader: AccountId(reader), day: Day(day), email };
    Ok(rows.into_iter().map(day).collect())
}

/// Which of these accounts have had their email of this day: it takes nothing more in.
///
/// # Errors
/// The database is away.
pub fn told_on(conn: &mut AnyConnection, accounts: &[AccountId], day: Day) -> StoreResult<BTreeSet<AccountId>> {
    let told = notice_days::table
        .filter(notice_days::account_id.eq_any(numbers(accounts)).and(notice_days::day.eq(day.0)))
        .filter(notice_days::gathers.is_null());
    Ok(told.select(notice_days::account_id).load::<i64>(conn)?.into_iter().map(AccountId).collect())
}

/// Writes down that accounts have their email of this day, which may take more in.
///
/// # Errors
/// [`Duplicate`](super::StoreError::Duplicate) where another worker was faster.
pub fn begin(tx: &mut Tx, emails: &BTreeMap<AccountId, i64>, day: Day, take_more_in: bool) -> StoreResult<()> {
    let row = |(account, email): (&AccountId, &i64)| {
        let gathers = Some(*email).filter(|_| take_more_in);
        (notice_days::account_id.eq(account.0), notice_days::day.eq(day.0), notice_days::gathers.eq(gathers))
    };
    let rows: Vec<_> = emails.iter().map(row).collect();
    for piece in rows.chunks(BATCH) {
        let insert = diesel::insert_into(notice_days::table).values(piece);
        match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.execute(postgres),
            AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
        }?;
    }
    Ok(())
}

/// Has these emails take nothing more in: they are sent.
///
/// # Errors
/// The database is away.
pub fn end(tx: &mut Tx, days: &[GatheringDay]) -> StoreResult<()> {
    if days.is_empty() {
        return Ok(());
    }
    let emails: Vec<i64> = days.iter().map(|day| day.email).collect();
    diesel::update(notice_days::table.filter(notice_days::gathers.eq_any(emails)))
        .set(notice_days::gathers.eq(None::<i64>))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets the days of these accounts that lie ahead of this one: the clock was set back, or an account lives elsewhere by now.
///
/// # Errors
/// The database is away.
pub fn forget_ahead(tx: &mut Tx, accounts: &[AccountId], of: Day) -> StoreResult<()> {
    let ahead = notice_days::account_id.eq_any(numbers(accounts)).and(notice_days::day.gt(of.0));
    diesel::delete(notice_days::table.filter(ahead)).execute(&mut **tx)?;
    Ok(())
}

fn numbers(accounts: &[AccountId]) -> Vec<i64> {
    accounts.iter().map(|account| account.0).collect()
}
