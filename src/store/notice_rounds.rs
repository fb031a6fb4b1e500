//! `notice_rounds`: when to look whether a billing contact is to be told of last days. Triggers put them in, and the worker,
//! for the mornings that it plans.

use std::collections::{BTreeSet, HashSet};

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::StoreResult;
use super::bulk::BATCH;
use super::connection::AnyConnection;
use super::schema::{notice_rounds, setbacks};
use super::setbacks::still_waiting;
use super::transaction::Tx;
use crate::domain::AccountId;
use crate::domain::time::Moment;
use crate::domain::work::TaskKind;

/// So many rounds are read at once: an account may have several.
const READ: i64 = 5000;

/// Rounds whose time has come.
#[diesel::dsl::auto_type]
pub(super) fn ripe(now: Moment) -> _ {
    let work: &'static str = TaskKind::NotifyRenewals.into();
    let (begin, end): (i64, i64) = still_waiting(now);
    let at: i64 = now.0;
    let setback = setbacks::table
        .filter(setbacks::work.eq(work))
        .filter(setbacks::subject.eq(notice_rounds::account_id))
        .filter(setbacks::reader.eq(0_i64))
        .filter(setbacks::not_before.gt(begin).and(setbacks::not_before.le(end)));
    notice_rounds::table.filter(notice_rounds::at.le(at)).filter(not(exists(setback)))
}

/// Who is to be looked after, at most so many, the longest waiting first.
///
/// # Errors
/// The database is away.
pub fn to_visit(conn: &mut AnyConnection, now: Moment, most: usize) -> StoreResult<Vec<AccountId>> {
    let rounds = ripe(now).order(notice_rounds::at).limit(READ);
    let mut found: Vec<AccountId> = Vec::new();
    let mut seen = HashSet::new();
    for account in rounds.select(notice_rounds::account_id).load::<i64>(conn)? {
        if found.len() < most && seen.insert(account) {
            found.push(AccountId(account));
        }
    }
    Ok(found)
}

/// Takes all rounds of these accounts out: says which accounts had one. Another worker that takes them too waits, and finds none.
///
/// # Errors
/// The database is away.
pub fn take(tx: &mut Tx, accounts: &[AccountId]) -> StoreResult<BTreeSet<AccountId>> {
    let ids: Vec<i64> = accounts.iter().map(|account| account.0).collect();
    let theirs = notice_rounds::table.filter(notice_rounds::account_id.eq_any(&ids));
    if let AnyConnection::Postgres(postgres) = &mut **tx {
        theirs.clone().order(notice_rounds::id).select(notice_rounds::id).for_update().execute(postgres)?;
    }
    let taken = diesel::delete(theirs).returning(notice_rounds::account_id);
    let taken: Vec<i64> = match &mut **tx {
        AnyConnection::Postgres(postgres) => taken.get_results(postgres)?,
        AnyConnection::Sqlite(sqlite) => taken.get_results(sqlite)?,
    };
    Ok(taken.into_iter().map(AccountId).collect())
}

/// Plans when accounts are looked after next.
///
/// # Errors
/// The database is away.
pub fn plan(tx: &mut Tx, rounds: &[(AccountId, Moment)]) -> StoreResult<()> {
    for piece in rounds.chunks(BATCH) {
        let row =
            |(account, at): &(AccountId, Moment)| (notice_rounds::account_id.eq(account.0), notice_rounds::at.eq(at.0));
        let insert = diesel::insert_into(notice_rounds::table).values(piece.iter().map(row).collect::<Vec<_>>());
        match &mut **tx {
            AnyConnection::Postgres(postgres) => insert.execute(postgres),
            AnyConnection::Sqlite(sqlite) => insert.execute(sqlite),
        }?;
    }
    Ok(())
}
