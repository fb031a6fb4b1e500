//! Reading and writing accounts and services by the hundred thousand, for `import` and `copy`.

pub mod accounts;
pub mod details;
pub mod indexes;
pub mod services;
pub mod upkeep;

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::connection::AnyConnection;
use super::database::Database;
use super::postgres::LOCK_WAIT_MAX;
use super::transaction::Tx;
use super::{StoreError, StoreResult};

/// How many rows one statement reads or writes. SQLite would allow many more bound values.
pub const BATCH: usize = 500;
const LOCK: &str = "LOCK TABLE services, accounts IN SHARE ROW EXCLUSIVE MODE";
/// How long PostgreSQL has what is written beside customers wait for a lock.
const BESIDE_OTHERS: Duration = Duration::from_secs(1);
/// SQLite's page cache for the time of a bulk load, in KiB.
const SQLITE_CACHE: i64 = 48 * 1024;

impl Database {
    /// The door for writing very much at once, for a thread that may block: one transaction, with a large cache. It is run
    /// once, whatever stands in its way, since what is read from a file cannot be read again.
    ///
    /// # Errors
    /// What `work` returns, or that no connection could be had.
    pub fn write_bulk<T, E: From<StoreError>>(
        &self,
        references: References,
        work: impl FnOnce(&mut Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let (_turn, mut tx) = self.turn_blocking()?;
        let before = make_ready(&mut tx, references)?;
        let done = tx.run_once(work);
        reset(&mut tx, &before)?;
        done
    }
}

/// Who makes sure that what is referred to is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum References {
    /// The database, row by row.
    Checked,
    /// The work itself: all that it refers to it has looked up in its own transaction, beside which nobody writes on SQLite.
    /// There the database would look it up once more, all over the table.
    LookedUp,
}

/// SQLite's page cache while it sorts, in KiB: as much goes to what it sorts at once, twice over, and to the pages that it fills.
const SORTING_CACHE: i64 = 16 * 1024;

/// Leaves memory for sorting, for the rest of a bulk load.
///
/// # Errors
/// The database is away.
pub fn leave_room_for_sorting(tx: &mut Tx) -> StoreResult<()> {
    if let AnyConnection::Sqlite(sqlite) = &mut **tx {
        diesel::sql_query(format!("PRAGMA cache_size = {}", -SORTING_CACHE)).execute(sqlite)?;
    }
    Ok(())
}

/// What a connection to a SQLite file is told, and what it answers where it is asked.
#[derive(QueryableByName)]
struct PragmaValue {
    #[diesel(sql_type = BigInt)]
    value: i64,
}

/// Has SQLite map no file into memory, on this connection: what is read of it would count as memory of this process.
///
/// # Errors
/// The database is away.
pub fn map_no_file(conn: &mut AnyConnection) -> StoreResult<()> {
    if let AnyConnection::Sqlite(sqlite) = conn {
        diesel::sql_query("PRAGMA mmap_size = 0").execute(sqlite)?;
    }
    Ok(())
}

/// For a bulk load SQLite has a large cache, and sorts in files: what it sorts in memory is as large as an index. Gives what was so
/// before. It takes such changes only outside of a transaction.
fn make_ready(conn: &mut AnyConnection, references: References) -> StoreResult<Vec<(&'static str, i64)>> {
    let AnyConnection::Sqlite(sqlite) = conn else { return Ok(Vec::new()) };
    let mut before = Vec::new();
    let checked = i64::from(references == References::Checked);
    for (name, value) in [("cache_size", -SQLITE_CACHE), ("temp_store", 1), ("foreign_keys", checked)] {
        let asked = format!("SELECT {name} AS value FROM pragma_{name}");
        before.push((name, diesel::sql_query(asked).get_result::<PragmaValue>(sqlite)?.value));
        diesel::sql_query(format!("PRAGMA {name} = {value}")).execute(sqlite)?;
    }
    Ok(before)
}

fn reset(conn: &mut AnyConnection, before: &[(&'static str, i64)]) -> StoreResult<()> {
    for (name, value) in before {
        diesel::sql_query(format!("PRAGMA {name} = {value}")).execute(conn)?;
    }
    Ok(())
}

/// Keeps other writers of accounts and services out for the rest of a transaction that may take as long as it takes. Readers go on. On
/// SQLite a transaction that writes is alone anyway.
///
/// # Errors
/// As of [`lock_accounts_and_services_soon`].
pub fn lock_accounts_and_services(tx: &mut Tx) -> StoreResult<()> {
    lock_accounts_and_services_soon(tx)?;
    lift_limits(tx)?;
    // Who holds rows and not the tables is no part of this program. All that it does would wait behind the import.
    if let AnyConnection::Postgres(postgres) = &mut **tx {
        postgres.batch_execute(&format!("SET LOCAL lock_timeout = '{}ms'", LOCK_WAIT_MAX.as_millis()))?;
    }
    Ok(())
}

/// The same for a short transaction.
///
/// # Errors
/// [`HeldUp`](StoreError::HeldUp) where others hold the tables for longer than a moment: customers wait behind whoever waits. It is to
/// be tried again, after a pause in which they go first.
pub fn lock_accounts_and_services_soon(tx: &mut Tx) -> StoreResult<()> {
    if let AnyConnection::Postgres(postgres) = &mut **tx {
        postgres.batch_execute(&format!("SET LOCAL lock_timeout = '{}ms'", BESIDE_OTHERS.as_millis()))?;
        diesel::sql_query(LOCK).execute(postgres).map_err(|error| match error.into() {
            StoreError::Refused(why) => StoreError::HeldUp(why),
            other => other,
        })?;
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
