//! What can go wrong with the database, told by what it is and never by the words in which a server says it.
//!
//! diesel tells some of PostgreSQL's SQLSTATEs apart and keeps the others to itself; of these nothing is guessed. SQLite has
//! no SQLSTATE, and diesel shows no result code of it either: its messages are constants of the library that is built in, and
//! are looked up here and nowhere else.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use diesel::result::{DatabaseErrorKind, Error as DieselError};
use thiserror::Error;

/// What can go wrong with the database.
#[derive(Debug, Error)]
pub enum StoreError {
    /// It cannot be reached, or is too busy: worth another try.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// It refused a statement for a cause that passes, or that diesel has no name for: the transaction was a deadlock's victim,
    /// waited too long for a lock, found the disk full. The door for writing tries it once more, whole.
    #[error("the database refused a statement: {0}")]
    Refused(String),
    /// Others held a table that it needs for longer than it waits for them. The door for writing tries it once more, whole.
    #[error("others hold what it needs: {0}")]
    HeldUp(String),
    /// The file is none of SQLite's.
    #[error("{} is not a database", .0.display())]
    NotADatabase(PathBuf),
    /// A row holds what the program never writes.
    #[error("the database holds a value that makes no sense: {0}")]
    Corrupt(String),
    /// Another transaction stored the same unique thing first.
    #[error("the database already holds this: {0}")]
    Duplicate(String),
    /// A statement that breaks a rule of the schema, or that diesel could not make or read.
    #[error("a statement failed: {0}")]
    Statement(DieselError),
    /// What was done with the database came to no end: a fault of ours.
    #[error("it ended in a panic")]
    Panicked,
}

/// What a query gives.
pub type StoreResult<T> = Result<T, StoreError>;

/// How SQLite says that another connection holds the file.
const LOCKED: &str = "database is locked";

/// How SQLite says that a file is none of its own.
const NO_DATABASE: &str = "file is not a database";

/// How SQLite begins what it says of what passes: others' locks, and what the operator mends.
const SQLITE_PASSING: [&str; 7] = [
    LOCKED,
    "database table is locked",
    "database or disk is full",
    "disk I/O error",
    "attempt to write a readonly database",
    "unable to open database file",
    "out of memory",
];

impl StoreError {
    /// Whether the same may succeed later: nobody's fault that we know of.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unavailable(_) | Self::Refused(_) | Self::HeldUp(_) => true,
            Self::NotADatabase(_) | Self::Corrupt(_) | Self::Duplicate(_) | Self::Statement(_) | Self::Panicked => {
                false
            }
        }
    }

    /// The same, with the file where it is none of SQLite's.
    pub(super) fn about(self, file: &str) -> Self {
        let said = match &self {
            Self::Unavailable(said) | Self::Refused(said) => said.as_str(),
            _ => return self,
        };
        // A folder cannot be opened at all.
        if said.contains(NO_DATABASE) || Path::new(file).is_dir() { Self::NotADatabase(file.into()) } else { self }
    }

    /// Whether another connection's lock on a SQLite file stood in the way.
    pub(super) fn is_locked(&self) -> bool {
        matches!(self, Self::Unavailable(message) if message.starts_with(LOCKED))
    }
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        let DieselError::DatabaseError(kind, information) = &error else {
            return match error {
                DieselError::BrokenTransactionManager => Self::Unavailable(error.to_string()),
                DieselError::RollbackErrorOnCommit { commit_error, .. } => Self::from(*commit_error),
                _ => Self::Statement(error),
            };
        };
        let message = || information.message().to_owned();
        match kind {
            DatabaseErrorKind::UniqueViolation => Self::Duplicate(message()),
            DatabaseErrorKind::ClosedConnection
            | DatabaseErrorKind::UnableToSendCommand
            | DatabaseErrorKind::ReadOnlyTransaction => Self::Unavailable(message()),
            DatabaseErrorKind::SerializationFailure => Self::Refused(message()),
            DatabaseErrorKind::ForeignKeyViolation
            | DatabaseErrorKind::RestrictViolation
            | DatabaseErrorKind::NotNullViolation
            | DatabaseErrorKind::CheckViolation
            | DatabaseErrorKind::ExclusionViolation => Self::Statement(error),
            _ if SQLITE_PASSING.iter().any(|passing| information.message().starts_with(passing)) => {
                Self::Unavailable(message())
            }
            _ => Self::Refused(message()),
        }
    }
}

/// Does it; a panic is a fault like others, so that it does not end what else there is to do.
///
/// # Errors
/// What `work` returns, or [`Panicked`](StoreError::Panicked).
pub fn caught<T>(work: impl FnOnce() -> StoreResult<T>) -> StoreResult<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(StoreError::Panicked))
}

/// The value of a column, or the fault that it makes no sense.
pub(super) fn sense<T>(value: Option<T>, column: &str, stored: &str) -> StoreResult<T> {
    value.ok_or_else(|| StoreError::Corrupt(format!("{column} is {stored:?}")))
}
