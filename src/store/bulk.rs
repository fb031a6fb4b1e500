//! Reading and writing accounts and services by the hundred thousand, for `import` and `copy`.

pub mod accounts;
pub mod indexes;
pub mod services;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::connection::AnyConnection;
use super::database::Database;
use super::transaction::Tx;
use super::{StoreError, StoreResult};

/// How many rows one statement reads or writes. SQLite would allow many more bound values.
pub const BATCH: usize = 500;
/// SQLite's page cache for the time of a bulk load, in KiB.
const SQLITE_CACHE: i64 = 128 * 1024;

impl Database {
    /// The door for writing very much at once, for a thread that may block: one transaction, with a large cache. It is run
    /// once, whatever stands in its way, since what is read from a file cannot be read again.
    ///
    /// # Errors
    /// What `work` returns, or that no connection could be had.
    pub fn write_bulk<T, E: From<StoreError>>(&self, work: impl FnOnce(&mut Tx) -> Result<T, E>) -> Result<T, E> {
        let (_turn, mut tx) = self.turn_blocking()?;
        let before = enlarge_cache(&mut tx)?;
        let done = tx.run_once(work);
        reset_cache(&mut tx, before)?;
        done
    }
}

#[derive(Clone, Copy, QueryableByName)]
struct CacheSize {
    #[diesel(sql_type = BigInt)]
    cache_size: i64,
}

/// Gives what the cache was before. SQLite takes the change only outside of a transaction.
fn enlarge_cache(conn: &mut AnyConnection) -> StoreResult<Option<i64>> {
    let AnyConnection::Sqlite(sqlite) = conn else { return Ok(None) };
    let before: CacheSize = diesel::sql_query("PRAGMA cache_size").get_result(sqlite)?;
    reset_cache(conn, Some(-SQLITE_CACHE))?;
    Ok(Some(before.cache_size))
}

fn reset_cache(conn: &mut AnyConnection, size: Option<i64>) -> StoreResult<()> {
    if let Some(size) = size {
        diesel::sql_query(format!("PRAGMA cache_size = {size}")).execute(conn)?;
    }
    Ok(())
}

/// Keeps other writers of accounts and services out for the rest of the transaction, and waits as long as it takes for those
/// who write now. Readers go on. On SQLite a transaction that writes is alone anyway.
pub fn lock_accounts_and_services(tx: &mut Tx) -> StoreResult<()> {
    lift_limits(tx)?;
    if let AnyConnection::Postgres(postgres) = &mut **tx {
        diesel::sql_query("LOCK TABLE services, accounts IN SHARE ROW EXCLUSIVE MODE").execute(postgres)?;
    }
    Ok(())
}

/// Has PostgreSQL learn at once what these tables hold: it plans badly for tables that it takes for empty. SQLite needs none.
pub fn get_to_know(conn: &mut AnyConnection, tables: &[&'static str]) -> StoreResult<()> {
    if let AnyConnection::Postgres(postgres) = conn {
        diesel::sql_query(format!("ANALYZE {}", tables.join(", "))).execute(postgres)?;
    }
    Ok(())
}

/// Lifts PostgreSQL's limits on the time of this transaction, of its statements, its waits and its pauses. Only the limits
/// that the server has are named: older versions lack some.
pub fn lift_limits(conn: &mut AnyConnection) -> StoreResult<()> {
    if let AnyConnection::Postgres(postgres) = conn {
        let lift = "SELECT set_config(name, '0', true) FROM pg_settings WHERE name IN ('statement_timeout', \
                    'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')";
        diesel::sql_query(lift).execute(postgres)?;
    }
    Ok(())
}
