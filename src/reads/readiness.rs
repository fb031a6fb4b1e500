//! Whether the database can be worked with.

use crate::store::migrations::{self, MigrationError};
use crate::store::probe::DiskTrouble;
use crate::store::{AnyConnection, Database, StoreError, StoreResult};

/// Why pages and the worker cannot do their work. `Display` is for whoever asks: it names no place and no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotReady {
    /// It cannot be reached, or not in time.
    #[error("the database is away or too busy")]
    Away,
    /// It is a standby, or was made read-only.
    #[error("the database is read-only")]
    ReadOnly,
    /// It was made by an older version.
    #[error("the database is not up to date: run `handover migrate`")]
    Behind,
    /// Nothing more can be written.
    #[error("the disk of the database is full")]
    DiskFull,
}

/// Asks the database, and its disk now and then.
///
/// # Errors
/// What is wrong, with the cause for the log where there is one.
pub async fn ready(db: &Database) -> Result<(), (NotReady, Option<StoreError>)> {
    match db.read(up_to_date).await {
        Ok(true) => {}
        Ok(false) => return Err((NotReady::Behind, None)),
        Err(error) => {
            let why = if db.takes_no_changes() { NotReady::ReadOnly } else { NotReady::Away };
            return Err((why, Some(error)));
        }
    }
    db.disk().await.map_err(|trouble| match trouble {
        DiskTrouble::Full => (NotReady::DiskFull, None),
        DiskTrouble::ReadOnly => (NotReady::ReadOnly, None),
    })
}

/// Whether the database is one of this version, or of a newer one: that is being rolled out, beside this one.
fn up_to_date(conn: &mut AnyConnection) -> StoreResult<bool> {
    match migrations::check(conn) {
        Ok(()) | Err(MigrationError::Newer { .. }) => Ok(true),
        Err(MigrationError::Pending) => Ok(false),
        Err(MigrationError::Store(error)) => Err(error),
        Err(error @ MigrationError::Failed(_)) => Err(StoreError::Unavailable(error.to_string())),
    }
}
