//! Brings the schema up to date, on either database.

use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::migration::MigrationSource;
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use thiserror::Error;

use super::StoreError;
use super::connection::AnyConnection;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
/// Any number will do, as long as every process takes the same.
const POSTGRES_LOCK: i64 = 0x6861_6e64_6f76_6572;

/// Why the schema could not be brought up to date.
#[derive(Debug, Error)]
pub enum MigrationError {
    /// The database was brought up to date by a newer version of the program.
    #[error("the database has migrations that this version of handover does not know: {0}")]
    Newer(String),
    /// The schema is older than this version needs.
    #[error("the database is not up to date; run `handover migrate`")]
    Pending,
    /// A migration failed; the ones before it are kept.
    #[error("the database could not be brought up to date: {0}")]
    Failed(String),
    /// The database's own fault.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Runs what is missing and says how many migrations that were. Several processes at once run each once.
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
            AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN EXCLUSIVE").map_err(StoreError::from)?;
            let ran = run_pending(sqlite, SQLITE);
            let ended = if ran.is_ok() {
                AnsiTransactionManager::commit_transaction(sqlite)
            } else {
                AnsiTransactionManager::rollback_transaction(sqlite)
            };
            ended.map_err(StoreError::from)?;
            ran
        }
        AnyConnection::Postgres(postgres) => {
            let lock = |statement: &str, conn: &mut PgConnection| {
                let key = diesel::sql_query(statement).bind::<diesel::sql_types::BigInt, _>(POSTGRES_LOCK);
                key.execute(conn).map_err(StoreError::from)
            };
            lock("SELECT pg_advisory_lock($1)", postgres)?;
            let ran = run_pending(postgres, POSTGRES);
            lock("SELECT pg_advisory_unlock($1)", postgres)?;
            ran
        }
    }
}

/// Says whether the schema is the one that this version needs.
///
/// # Errors
/// It is older or newer, or the database cannot be reached.
pub fn check(conn: &mut AnyConnection) -> Result<(), MigrationError> {
    let pending = match conn {
        AnyConnection::Sqlite(sqlite) => has_pending(sqlite, &SQLITE),
        AnyConnection::Postgres(postgres) => has_pending(postgres, &POSTGRES),
    }?;
    if pending { Err(MigrationError::Pending) } else { Ok(()) }
}

fn has_pending<B: Backend, C: MigrationHarness<B>>(
    conn: &mut C,
    source: &EmbeddedMigrations,
) -> Result<bool, MigrationError>
where
    EmbeddedMigrations: MigrationSource<B>,
{
    let failed = |error: Box<dyn std::error::Error + Send + Sync>| MigrationError::Failed(error.to_string());
    let known: Vec<_> = MigrationSource::<B>::migrations(source)
        .map_err(failed)?
        .iter()
        .map(|m| m.name().version().as_owned())
        .collect();
    let applied = conn.applied_migrations().map_err(failed)?;
    match applied.iter().find(|version| !known.contains(version)) {
        Some(unknown) => Err(MigrationError::Newer(unknown.to_string())),
        None => Ok(applied.len() < known.len()),
    }
}

fn run_pending<B: Backend, C: MigrationHarness<B>>(
    conn: &mut C,
    source: EmbeddedMigrations,
) -> Result<usize, MigrationError>
where
    EmbeddedMigrations: MigrationSource<B>,
{
    let ran = conn.run_pending_migrations(source).map_err(|error| MigrationError::Failed(error.to_string()))?;
    Ok(ran.len())
}
