//! A transaction that writes.

use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;

use super::connection::{AnyConnection, LOCKED_MAX, wait_for_locks};
use super::pool::Pooled;
use super::postgres::LOCK_WAIT_MAX;
use super::{StoreError, StoreResult};

/// Before what was refused runs again: whoever came out of a deadlock as its winner goes first.
const RETRY_PAUSE: Duration = Duration::from_millis(50);

/// A transaction that writes. Only the write door of [`Database`](super::Database) makes one, so that none begins within
/// another. It reads like any connection.
pub struct Tx {
    conn: Pooled,
    after_commit: Vec<Box<dyn FnOnce() + Send>>,
}

impl Tx {
    pub(super) fn new(conn: Pooled) -> Self {
        Self { conn, after_commit: Vec::new() }
    }

    /// Has something done once all is stored for good, such as a line in the log; never after a rollback.
    pub fn after_commit(&mut self, then: impl FnOnce() + Send + 'static) {
        self.after_commit.push(Box::new(then));
    }

    /// Runs a write that may as well be left out: where another connection holds what it needs for longer than that, it is.
    pub(super) fn run_soon(
        &mut self,
        patience: Duration,
        work: impl FnOnce(&mut Self) -> StoreResult<()>,
    ) -> StoreResult<()> {
        if let AnyConnection::Sqlite(sqlite) = &mut *self.conn {
            wait_for_locks(sqlite, patience)?;
        }
        let done = self.run_once(|tx| {
            if let AnyConnection::Postgres(postgres) = &mut **tx {
                // None at all would be no limit.
                let most = patience.max(Duration::from_millis(10)).as_millis();
                postgres.batch_execute(&format!("SET LOCAL lock_timeout = '{most}ms'"))?;
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
            Err(StoreError::Refused(why) | StoreError::HeldUp(why)) if began.elapsed() < LOCK_WAIT_MAX => {
                tracing::warn!(why, "the database refused a transaction; it is tried once more");
                std::thread::sleep(RETRY_PAUSE);
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
