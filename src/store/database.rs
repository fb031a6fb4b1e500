//! The pool of connections, and the one way from asynchronous code to the database.

use std::sync::Arc;
use std::time::Duration;

use diesel::connection::TransactionManager;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection, R2D2Connection};
use tokio::sync::Semaphore;

use super::connection::AnyConnection;
use super::{StoreError, StoreResult};
use crate::config::DatabaseUrl;

/// Connections in a pool.
const POOL_SIZE: u32 = 8;
/// How many may wait for a connection before others are turned away at once.
const QUEUE_MAX: usize = 512;
/// How long one waits for a connection.
const WAIT_MAX: Duration = Duration::from_secs(5);

/// Opens connections of the kind that the URL's scheme names.
#[derive(Clone, Debug)]
pub struct Manager(DatabaseUrl);

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = StoreError;

    fn connect(&self) -> Result<AnyConnection, StoreError> {
        connect(&self.0)
    }

    fn is_valid(&self, conn: &mut AnyConnection) -> Result<(), StoreError> {
        // Asking costs a round trip, which only a server that may have gone away is worth.
        if let AnyConnection::Postgres(postgres) = conn {
            postgres.ping()?;
        }
        Ok(())
    }

    fn has_broken(&self, conn: &mut AnyConnection) -> bool {
        std::thread::panicking()
            || <AnyConnection as Connection>::TransactionManager::is_broken_transaction_manager(conn)
    }
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
            make_private(path);
            let mut sqlite = SqliteConnection::establish(path).map_err(unavailable)?;
            for pragma in [
                "PRAGMA busy_timeout = 5000",
                "PRAGMA journal_mode = WAL",
                // A confirmed decision must survive a power cut: FULL syncs the log at each commit.
                "PRAGMA synchronous = FULL",
                "PRAGMA foreign_keys = ON",
                "PRAGMA temp_store = MEMORY",
                "PRAGMA cache_size = -16384",
                "PRAGMA mmap_size = 1073741824",
            ] {
                diesel::sql_query(pragma).execute(&mut sqlite)?;
            }
            Ok(AnyConnection::Sqlite(sqlite))
        }
        DatabaseUrl::Postgres(url) => {
            let mut postgres = PgConnection::establish(url).map_err(unavailable)?;
            diesel::sql_query("SET statement_timeout = '30s'").execute(&mut postgres)?;
            Ok(AnyConnection::Postgres(postgres))
        }
    }
}

/// Makes the file where there is none, for its owner's eyes alone; SQLite's own files beside it take over its mode. What
/// cannot be made is reported when it is opened.
#[cfg(unix)]
fn make_private(path: &str) {
    use std::os::unix::fs::OpenOptionsExt;
    if path != ":memory:" {
        drop(std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path));
    }
}

#[cfg(not(unix))]
fn make_private(_: &str) {}

/// The database, as everything else holds it. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pool: Pool<Manager>,
    places: Arc<Semaphore>,
}

impl Database {
    /// Opens the pool and its first connection.
    ///
    /// # Errors
    /// The database cannot be reached, or is none.
    pub fn open(url: &DatabaseUrl) -> StoreResult<Self> {
        // The first connection says clearly what is wrong; the pool would only try again until its time is over.
        drop(connect(url)?);
        let pool = Pool::builder()
            .max_size(POOL_SIZE)
            .min_idle(Some(1))
            .connection_timeout(WAIT_MAX)
            .error_handler(Box::new(LogErrors))
            .build_unchecked(Manager(url.clone()));
        Ok(Self { pool, places: Arc::new(Semaphore::new(QUEUE_MAX)) })
    }

    /// A connection, for code that may block.
    ///
    /// # Errors
    /// None became free in time, or the database cannot be reached.
    pub fn connection(&self) -> StoreResult<PooledConnection<Manager>> {
        self.pool.get().map_err(|error| StoreError::Unavailable(error.to_string()))
    }

    /// Runs `work` with one connection on a thread that may block.
    ///
    /// # Errors
    /// What `work` returns, or that no connection could be had; at once, where too many wait already.
    pub async fn run<T, E>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            return Err(StoreError::Unavailable("too many wait for it".to_owned()).into());
        };
        let this = self.clone();
        // What is logged there says what is logged here of who asks.
        let span = tracing::Span::current();
        let done = tokio::task::spawn_blocking(move || {
            let _place = place;
            span.in_scope(|| work(&mut *this.connection()?))
        });
        done.await
            .unwrap_or_else(|error| Err(StoreError::Unavailable(format!("the work was given up: {error}")).into()))
    }
}

/// Puts the pool's own faults in our log.
#[derive(Debug)]
struct LogErrors;

impl diesel::r2d2::HandleError<StoreError> for LogErrors {
    fn handle_error(&self, error: StoreError) {
        tracing::warn!(%error, "no connection to the database");
    }
}
