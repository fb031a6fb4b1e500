//! One connection over both databases, and what has to be said differently to each.
#![expect(missing_docs, reason = "what the derive of `MultiConnection` makes has none")]

use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2::PooledConnection;
use diesel::sql_types::BigInt;

use super::database::{LOCKED_MAX, Manager, wait_for_locks};
use super::postgres::LOCK_WAIT_MAX;
use super::{StoreError, StoreResult};
use crate::domain::AccountId;

/// A connection to either database; statements are written once, for both.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// To PostgreSQL.
    Postgres(PgConnection),
    /// To a SQLite file.
    Sqlite(SqliteConnection),
}

/// Runs a transaction that writes. SQLite takes its write lock at the start, so that what is read cannot change before it
/// is written; on PostgreSQL see [`lock_row`].
///
/// # Errors
/// What `work` returns, or the database's fault at the beginning or the end; the transaction is rolled back then.
pub fn write<T, E: From<StoreError>>(
    conn: &mut AnyConnection,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    match conn {
        AnyConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
        AnyConnection::Postgres(postgres) => AnsiTransactionManager::begin_transaction(postgres),
    }
    .map_err(StoreError::from)?;
    match work(conn) {
        Ok(value) => {
            <AnyConnection as Connection>::TransactionManager::commit_transaction(conn).map_err(StoreError::from)?;
            Ok(value)
        }
        Err(error) => {
            if let Err(rollback) = <AnyConnection as Connection>::TransactionManager::rollback_transaction(conn) {
                tracing::warn!(%rollback, "a transaction could not be rolled back; its connection is given up");
            }
            Err(error)
        }
    }
}

/// A transaction that writes. Only the write door of [`Database`](super::Database) makes one, so that none begins within
/// another. It reads like any connection.
pub struct Tx {
    conn: PooledConnection<Manager>,
    after_commit: Vec<Box<dyn FnOnce() + Send>>,
}

impl Tx {
    pub(super) fn new(conn: PooledConnection<Manager>) -> Self {
        Self { conn, after_commit: Vec::new() }
    }

    /// Has something done once all is stored for good, such as a line in the log; never after a rollback.
    pub fn after_commit(&mut self, then: impl FnOnce() + Send + 'static) {
        self.after_commit.push(Box::new(then));
    }

    /// Runs a write that may as well be left out: while another connection holds what it needs, it is.
    pub(super) fn run_without_waiting(&mut self, work: impl FnOnce(&mut Self) -> StoreResult<()>) -> StoreResult<()> {
        if let AnyConnection::Sqlite(sqlite) = &mut *self.conn {
            wait_for_locks(sqlite, Duration::ZERO)?;
        }
        let done = self.run_once(|tx| {
            if let AnyConnection::Postgres(postgres) = &mut **tx {
                postgres.batch_execute("SET LOCAL lock_timeout = '10ms'")?;
            }
            work(tx)
        });
        if let AnyConnection::Sqlite(sqlite) = &mut *self.conn {
            wait_for_locks(sqlite, LOCKED_MAX)?;
        }
        match done {
            Err(StoreError::Refused(_)) => Ok(()),
            Err(error) if error.is_locked() => Ok(()),
            done => done,
        }
    }

    /// Runs `work` from a beginning to a commit or a rollback. What is [`Refused`](StoreError::Refused) runs once more, whole:
    /// the victim of a deadlock then finds its way free. It takes nothing along from the first time, which its type sees to.
    /// What has waited for a lock as long as anybody does would only wait as long again, and does not.
    pub(super) fn run<T>(&mut self, work: impl Fn(&mut Self) -> StoreResult<T>) -> StoreResult<T> {
        let began = Instant::now();
        match self.run_once(&work) {
            Err(StoreError::Refused(why)) if began.elapsed() < LOCK_WAIT_MAX => {
                tracing::warn!(why, "the database refused a transaction; it is tried once more");
                self.run_once(work)
            }
            outcome => outcome,
        }
    }

    /// The same for work that cannot be done twice.
    pub(super) fn run_once<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        match &mut *self.conn {
            AnyConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
            AnyConnection::Postgres(postgres) => AnsiTransactionManager::begin_transaction(postgres),
        }
        .map_err(StoreError::from)?;
        let done = work(self).and_then(|value| {
            <AnyConnection as Connection>::TransactionManager::commit_transaction(&mut *self.conn)
                .map_err(StoreError::from)?;
            Ok(value)
        });
        let after_commit = std::mem::take(&mut self.after_commit);
        match &done {
            Ok(_) => after_commit.into_iter().for_each(|then| then()),
            Err(_) => self.roll_back(),
        }
        done
    }

    /// A commit that failed has rolled back already.
    fn roll_back(&mut self) {
        let manager =
            <AnyConnection as Connection>::TransactionManager::transaction_manager_status_mut(&mut *self.conn);
        if !matches!(manager.transaction_depth(), Ok(Some(_))) {
            return;
        }
        if let Err(rollback) = <AnyConnection as Connection>::TransactionManager::rollback_transaction(&mut *self.conn)
        {
            tracing::warn!(%rollback, "a transaction could not be rolled back; its connection is given up");
        }
    }
}

impl Deref for Tx {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.conn
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.conn
    }
}

/// A table whose rows are locked for the rest of a transaction.
#[derive(Clone, Copy, Debug)]
pub enum Lockable {
    /// `services`
    Service,
    /// `submissions`
    Submission,
    /// `accounts`
    Account,
}

/// Holds a row until the transaction ends, so that two who act on it at once act one after the other. On SQLite the whole
/// transaction already does. Locks are taken in one order: what throttles hold, then service, then
/// submission, then accounts by number, then what code emails are counted by.
pub fn lock_row(conn: &mut AnyConnection, table: Lockable, id: i64) -> StoreResult<()> {
    if let AnyConnection::Postgres(postgres) = conn {
        if matches!(table, Lockable::Service | Lockable::Account) {
            // An import keeps writers out of both tables. Whoever waits for it must not hold a row that it will change.
            diesel::sql_query("LOCK TABLE services, accounts IN ROW EXCLUSIVE MODE").execute(postgres)?;
        }
        let statement = match table {
            Lockable::Service => "SELECT 1 FROM services WHERE id = $1 FOR UPDATE",
            Lockable::Submission => "SELECT 1 FROM submissions WHERE id = $1 FOR UPDATE",
            // Rows that only name an account are still written meanwhile.
            Lockable::Account => "SELECT 1 FROM accounts WHERE id = $1 FOR NO KEY UPDATE",
        };
        diesel::sql_query(statement).bind::<BigInt, _>(id).execute(postgres)?;
    }
    Ok(())
}

/// Holds several accounts until the transaction ends, in the order of their numbers.
pub fn lock_accounts(conn: &mut AnyConnection, ids: impl IntoIterator<Item = AccountId>) -> StoreResult<()> {
    let ids: BTreeSet<AccountId> = ids.into_iter().collect();
    ids.into_iter().try_for_each(|id| lock_row(conn, Lockable::Account, id.0))
}
