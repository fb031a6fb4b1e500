//! Brings the schema up to date, on either database.

use std::time::Duration;

use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::migration::MigrationSource;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use thiserror::Error;

use super::connection::AnyConnection;
use super::connection::{LOCKED_MAX, wait_for_locks};
use super::schema::__diesel_schema_migrations;
use super::{StoreError, StoreResult, addresses, spellings};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
/// An arbitrary number, the same in every process.
const POSTGRES_LOCK: i64 = 0x6861_6e64_6f76_6572;
/// How long another process may take to bring a SQLite file up to date. On PostgreSQL one waits as long as it takes.
const SQLITE_WAIT: Duration = Duration::from_mins(5);

/// Why the schema could not be brought up to date.
#[derive(Debug, Error)]
pub enum MigrationError {
    /// The database was brought up to date by a newer version of the program.
    #[error(
        "the database is newer than this program: its schema is {found}, and handover {} knows schemas up to {known}; \
         start the newer handover again, or restore a backup from before the upgrade",
        env!("CARGO_PKG_VERSION")
    )]
    Newer {
        /// Its newest migration.
        found: String,
        /// The newest that this program has.
        known: String,
    },
    /// The schema is older than this version needs.
    #[error("the database is not up to date; run `handover migrate`")]
    Pending,
    /// A migration failed; the ones before it are kept.
    #[error("the database could not be brought up to date: {0}")]
    Failed(String),
    /// The database cannot be read or written to.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Runs the migrations that are missing, all or none, and says how many. Of several processes at once the first runs them, and
/// the others wait for it.
///
/// # Errors
/// The database cannot be reached, a migration fails, or a newer version was there before.
pub fn run(conn: &mut AnyConnection) -> Result<usize, MigrationError> {
    match check(conn) {
        Err(MigrationError::Pending) => {}
        up_to_date_or_fault => return up_to_date_or_fault.map(|()| 0),
    }
    match conn {
        AnyConnection::Sqlite(sqlite) => {
            wait_for_locks(sqlite, SQLITE_WAIT)?;
            let begun = AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN EXCLUSIVE");
            wait_for_locks(sqlite, LOCKED_MAX)?;
            begun
        }
        AnyConnection::Postgres(postgres) => {
            let begin = format!("BEGIN; SET LOCAL lock_timeout = 0; SELECT pg_advisory_xact_lock({POSTGRES_LOCK})");
            AnsiTransactionManager::begin_transaction_sql(postgres, &begin)
        }
    }
    .map_err(StoreError::from)?;
    let ran = match check(conn) {
        Err(MigrationError::Pending) => run_all(conn),
        another_did_or_fault => another_did_or_fault.map(|()| 0),
    };
    let ended = match &ran {
        Ok(_) => <AnyConnection as Connection>::TransactionManager::commit_transaction(conn),
        Err(_) => <AnyConnection as Connection>::TransactionManager::rollback_transaction(conn),
    };
    ended.map_err(StoreError::from)?;
    ran
}

/// Runs what is pending, and what goes with it that no SQL can do.
fn run_all(conn: &mut AnyConnection) -> Result<usize, MigrationError> {
    let ran = match conn {
        AnyConnection::Sqlite(sqlite) => run_pending(sqlite, SQLITE),
        AnyConnection::Postgres(postgres) => run_pending(postgres, POSTGRES),
    }?;
    if ran.iter().any(|version| version == addresses::MIGRATION) {
        addresses::bring_to_one_form(conn)?;
    }
    if ran.iter().any(|version| spellings::MIGRATIONS.contains(&version.as_str())) {
        spellings::fill(conn, &ran)?;
    }
    Ok(ran.len())
}

fn run_pending<B: Backend, C: MigrationHarness<B>>(
    conn: &mut C,
    source: EmbeddedMigrations,
) -> Result<Vec<String>, MigrationError>
where
    EmbeddedMigrations: MigrationSource<B>,
{
    let ran = conn.run_pending_migrations(source).map_err(|error| MigrationError::Failed(error.to_string()))?;
    Ok(ran.iter().map(ToString::to_string).collect())
}

/// Checks that the schema is the one that this version needs. Only reads.
///
/// # Errors
/// It is older or newer, or the database cannot be reached.
pub fn check(conn: &mut AnyConnection) -> Result<(), MigrationError> {
    let known = match conn {
        AnyConnection::Sqlite(_) => versions::<Sqlite>(&SQLITE),
        AnyConnection::Postgres(_) => versions::<Pg>(&POSTGRES),
    }?;
    let applied = applied(conn)?;
    match applied.iter().filter(|version| !known.contains(version)).max() {
        Some(unknown) => {
            let known = known.into_iter().max().unwrap_or_default();
            Err(MigrationError::Newer { found: unknown.to_owned(), known })
        }
        None if applied.len() < known.len() => Err(MigrationError::Pending),
        None => Ok(()),
    }
}

fn versions<B: Backend>(source: &EmbeddedMigrations) -> Result<Vec<String>, MigrationError>
where
    EmbeddedMigrations: MigrationSource<B>,
{
    let known = MigrationSource::<B>::migrations(source);
    let known = known.map_err(|error| MigrationError::Failed(error.to_string()))?;
    Ok(known.iter().map(|migration| migration.name().version().to_string()).collect())
}

/// The migrations that were run on this database; none on a new one.
fn applied(conn: &mut AnyConnection) -> StoreResult<Vec<String>> {
    let there = match conn {
        AnyConnection::Sqlite(_) => {
            "SELECT COUNT(*) AS count FROM sqlite_master WHERE name = '__diesel_schema_migrations'"
        }
        AnyConnection::Postgres(_) => "SELECT COUNT(to_regclass('__diesel_schema_migrations')) AS count",
    };
    if diesel::sql_query(there).get_result::<MigrationTables>(conn)?.count == 0 {
        return Ok(Vec::new());
    }
    Ok(__diesel_schema_migrations::table.select(__diesel_schema_migrations::version).load(conn)?)
}

#[derive(QueryableByName)]
struct MigrationTables {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}
