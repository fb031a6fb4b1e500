//! One connection over both databases: what it is told first, and how one is opened.
#![expect(missing_docs, reason = "what the derive of `MultiConnection` makes has none")]

use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, SimpleConnection};
use diesel::prelude::*;

use super::{StoreError, StoreResult, postgres};
use crate::config::DatabaseUrl;

/// What each connection to a SQLite file is told first.
const PRAGMAS: [&str; 6] = [
    "PRAGMA journal_mode = WAL",
    // A confirmed decision must survive a power cut: FULL syncs the log at each commit.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16384",
    "PRAGMA mmap_size = 1073741824",
];
/// How long others' locks on a SQLite file are waited for.
pub(super) const LOCKED_MAX: Duration = Duration::from_secs(5);
/// Between two tries to open a file that is locked.
const LOCKED_PAUSE: Duration = Duration::from_millis(20);

/// A connection to either database; statements are written once, for both.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// To PostgreSQL.
    Postgres(PgConnection),
    /// To a SQLite file.
    Sqlite(SqliteConnection),
}

/// One connection, outside of any pool.
///
/// # Errors
/// The database cannot be reached, or is none.
pub fn connect(url: &DatabaseUrl) -> StoreResult<AnyConnection> {
    let unavailable = |error: ConnectionError| StoreError::Unavailable(error.to_string());
    match url {
        DatabaseUrl::Sqlite(path) => {
            let path = path.to_str().ok_or_else(|| StoreError::Unavailable("its path is not UTF-8".to_owned()))?;
            make_writable(path).map_err(|error| error.about(path))?;
            let sqlite = patiently(|| {
                let mut sqlite = SqliteConnection::establish(path).map_err(unavailable)?;
                wait_for_locks(&mut sqlite, LOCKED_MAX)?;
                for pragma in PRAGMAS {
                    diesel::sql_query(pragma).execute(&mut sqlite)?;
                }
                Ok(sqlite)
            });
            sqlite.map(AnyConnection::Sqlite).map_err(|error| error.about(path))
        }
        DatabaseUrl::Postgres(url) => {
            let mut postgres = PgConnection::establish(&postgres::with_defaults(url))
                .map_err(|error| StoreError::Unavailable(postgres::without_passwords(&error.to_string(), url)))?;
            postgres.batch_execute(postgres::SESSION)?;
            Ok(AnyConnection::Postgres(postgres))
        }
    }
}

/// How long this connection waits for the locks of others.
pub(super) fn wait_for_locks(sqlite: &mut SqliteConnection, at_most: Duration) -> StoreResult<()> {
    sqlite.batch_execute(&format!("PRAGMA busy_timeout = {}", at_most.as_millis()))?;
    Ok(())
}

/// Tries again while the file is locked. Its own wait for locks does not cover all of an opening: of two connections that turn a new
/// file's journal into a WAL, and of one that opens the file while the last of the others leaves it, SQLite refuses one at once.
fn patiently<T>(open: impl Fn() -> StoreResult<T>) -> StoreResult<T> {
    let began = Instant::now();
    loop {
        match open() {
            Err(error) if error.is_locked() && began.elapsed() < LOCKED_MAX => std::thread::sleep(LOCKED_PAUSE),
            opened_or_fault => return opened_or_fault,
        }
    }
}

/// Makes the file where there is none, for its owner's eyes alone; SQLite's own files beside it take over its mode. A file
/// that cannot be written to is a fault here: SQLite would open it for reading, and go on so when that has long been mended.
///
/// A file that is there is not opened to find out: closing it again would end the locks that other connections of this process
/// have on it (fcntl's rule), and another process could then take the database for unused.
fn make_writable(path: &str) -> StoreResult<()> {
    let unavailable = |error: std::io::Error| StoreError::Unavailable(format!("{path}: {error}"));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            #[cfg(unix)]
            rustix::fs::access(path, rustix::fs::Access::WRITE_OK).map_err(|error| unavailable(error.into()))?;
            Ok(())
        }
        made => made.map(drop).map_err(unavailable),
    }
}

/// Begins a transaction that reads one state of the database to its end.
///
/// # Errors
/// The database is away.
pub fn begin_snapshot(conn: &mut AnyConnection) -> StoreResult<()> {
    match conn {
        AnyConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN DEFERRED")?,
        AnyConnection::Postgres(postgres) => {
            let begin = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
            AnsiTransactionManager::begin_transaction_sql(postgres, begin)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_can_open_a_new_file_at_once_and_leave_it_again() {
        let folder = tempfile::tempdir().unwrap();
        for round in 0..40 {
            let start = std::sync::Barrier::new(16);
            let url = DatabaseUrl::Sqlite(folder.path().join(format!("{round}.db")));
            std::thread::scope(|scope| {
                for _ in 0..16 {
                    scope.spawn(|| {
                        start.wait();
                        connect(&url).map(drop).unwrap();
                    });
                }
            });
        }
    }
}
