//! The database: one connection type over SQLite and PostgreSQL, the pool, and a file per group of tables. SQL lives here
//! and nowhere else.

pub mod accounts;
pub mod backup;
pub mod bulk;
pub mod categories;
pub mod codes;
pub mod connection;
pub mod copy;
pub mod database;
pub mod events;
pub mod factors;
pub mod housekeeping;
pub mod inspect;
pub mod links;
pub mod locks;
pub mod mailbox;
pub mod migrations;
pub mod outbox;
pub mod postgres;
pub mod request_lists;
pub mod requests;
pub mod schema;
pub mod services;
pub mod sessions;
pub mod setbacks;
pub mod throttle;

pub use connection::{AnyConnection, Tx, write};
pub use database::Database;

use std::panic::{AssertUnwindSafe, catch_unwind};

use diesel::result::{DatabaseErrorKind, Error as DieselError};
use thiserror::Error;

/// What can go wrong with the database.
#[derive(Debug, Error)]
pub enum StoreError {
    /// It cannot be reached, or is too busy: worth another try.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// A row holds what the program never writes.
    #[error("the database holds a value that makes no sense: {0}")]
    Corrupt(String),
    /// Another transaction stored the same unique thing first.
    #[error("the database already holds this: {0}")]
    Duplicate(String),
    /// Any other fault of a statement.
    #[error("a statement failed: {0}")]
    Statement(DieselError),
    /// What was done with the database came to no end: a fault of ours.
    #[error("it ended in a panic")]
    Panicked,
}

impl StoreError {
    /// Whether another connection's lock on a SQLite file stood in the way.
    fn is_locked(&self) -> bool {
        matches!(self, Self::Unavailable(message) if message.contains(LOCKED))
    }
}

/// How SQLite says that another connection holds the file.
const LOCKED: &str = "database is locked";

/// What a query gives.
pub type StoreResult<T> = Result<T, StoreError>;

/// Does it; a panic is a fault like others, so that it does not end what else there is to do.
///
/// # Errors
/// What `work` returns, or [`Panicked`](StoreError::Panicked).
pub fn caught<T>(work: impl FnOnce() -> StoreResult<T>) -> StoreResult<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(StoreError::Panicked))
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match &error {
            DieselError::DatabaseError(kind, information) => {
                let message = information.message();
                match kind {
                    DatabaseErrorKind::UniqueViolation => Self::Duplicate(message.to_owned()),
                    DatabaseErrorKind::ClosedConnection
                    | DatabaseErrorKind::SerializationFailure
                    | DatabaseErrorKind::ReadOnlyTransaction => Self::Unavailable(message.to_owned()),
                    _ if is_passing(message) => Self::Unavailable(message.to_owned()),
                    _ => Self::Statement(error),
                }
            }
            DieselError::BrokenTransactionManager => Self::Unavailable(error.to_string()),
            _ => Self::Statement(error),
        }
    }
}

/// Faults that both databases report without a kind of their own, and that pass.
fn is_passing(message: &str) -> bool {
    const PASSING: [&str; 16] = [
        LOCKED,
        "database table is locked",
        "disk is full",
        "disk I/O error",
        "readonly database",
        "unable to open database file",
        "connection",
        "terminating",
        "deadlock detected",
        "statement timeout",
        "lock timeout",
        "No space left on device",
        "out of memory",
        "out of shared memory",
        "Disk quota exceeded",
        "the database system is",
    ];
    PASSING.iter().any(|passing| message.contains(passing))
}

/// The value of a column, or the fault that it makes no sense.
fn sense<T>(value: Option<T>, column: &str, stored: &str) -> StoreResult<T> {
    value.ok_or_else(|| StoreError::Corrupt(format!("{column} is {stored:?}")))
}
