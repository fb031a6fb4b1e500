//! Reading and writing accounts and services by the hundred thousand, for `import`.

pub mod accounts;
pub mod indexes;
pub mod services;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::connection::AnyConnection;
use super::{StoreError, StoreResult};

/// How many rows one statement reads or writes: what SQLite allows of bound values is far beyond.
pub const BATCH: usize = 500;
/// SQLite's page cache for the time of a bulk load, in KiB.
const SQLITE_CACHE: i64 = 128 * 1024;

/// Runs `work` with memory enough to write at random places of large tables. Only SQLite keeps that for each connection.
///
/// # Errors
/// What `work` returns, or the database's fault.
pub fn with_large_cache<T, E: From<StoreError>>(
    conn: &mut AnyConnection,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    let AnyConnection::Sqlite(sqlite) = conn else { return work(conn) };
    let before = diesel::sql_query("PRAGMA cache_size").get_result::<CacheSize>(sqlite).map_err(StoreError::from)?;
    set_cache(conn, -SQLITE_CACHE)?;
    let done = work(conn);
    set_cache(conn, before.cache_size)?;
    done
}

#[derive(QueryableByName)]
struct CacheSize {
    #[diesel(sql_type = BigInt)]
    cache_size: i64,
}

fn set_cache(conn: &mut AnyConnection, size: i64) -> StoreResult<()> {
    diesel::sql_query(format!("PRAGMA cache_size = {size}")).execute(conn)?;
    Ok(())
}

/// Keeps other writers of accounts and services out for the rest of the transaction, while readers go on; waits as long as
/// it takes for those who write now. On SQLite `store::write` does.
///
/// # Errors
/// The database's fault.
pub fn lock(conn: &mut AnyConnection) -> StoreResult<()> {
    lift_limits(conn)?;
    if let AnyConnection::Postgres(postgres) = conn {
        diesel::sql_query("LOCK TABLE services, accounts IN SHARE ROW EXCLUSIVE MODE").execute(postgres)?;
    }
    Ok(())
}

/// Has PostgreSQL learn at once what these tables hold: it plans badly for tables that it takes for empty. SQLite does without.
///
/// # Errors
/// The database's fault.
pub fn get_to_know(conn: &mut AnyConnection, tables: &[&'static str]) -> StoreResult<()> {
    if let AnyConnection::Postgres(postgres) = conn {
        diesel::sql_query(format!("ANALYZE {}", tables.join(", "))).execute(postgres)?;
    }
    Ok(())
}

/// Lets the transaction, its statements, its waits and its pauses take as long as they take. Not every server knows each limit.
///
/// # Errors
/// The database's fault.
pub fn lift_limits(conn: &mut AnyConnection) -> StoreResult<()> {
    if let AnyConnection::Postgres(postgres) = conn {
        let lift = "SELECT set_config(name, '0', true) FROM pg_settings WHERE name IN ('statement_timeout', \
                    'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')";
        diesel::sql_query(lift).execute(postgres)?;
    }
    Ok(())
}
