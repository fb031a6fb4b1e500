//! The pool of connections, and the one way from asynchronous code to the database.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use diesel::connection::{SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use super::connection::{AnyConnection, Tx};
use super::{StoreError, StoreResult, caught, postgres};
use crate::config::DatabaseUrl;

/// Connections that writers leave to readers on PostgreSQL. A SQLite file has one writer at a time anyway.
const READERS_MIN: usize = 2;
/// How many may wait for a connection before others are turned away at once.
const QUEUE_MAX: usize = 512;
/// How long one waits for a connection.
const WAIT_MAX: Duration = Duration::from_secs(5);
/// How long one waits while no connection can be opened at all: a restart of the database is shorter.
const AWAY_MAX: Duration = Duration::from_secs(1);
/// Between two looks at whether the database has gone away.
const LOOK: Duration = Duration::from_millis(250);

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

/// Opens connections of the kind that the URL's scheme names.
#[derive(Clone, Debug)]
pub struct Manager {
    url: DatabaseUrl,
    /// Since when none could be opened.
    away_since: Arc<Mutex<Option<Instant>>>,
}

impl Manager {
    fn new(url: DatabaseUrl) -> Self {
        Self { url, away_since: Arc::default() }
    }

    fn is_away(&self) -> bool {
        let since = self.away_since.lock().unwrap_or_else(PoisonError::into_inner);
        since.is_some_and(|since| since.elapsed() >= AWAY_MAX)
    }
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = StoreError;

    fn connect(&self) -> Result<AnyConnection, StoreError> {
        let connected = connect(&self.url).and_then(|mut conn| takes_changes(&mut conn).map(|()| conn));
        let mut away_since = self.away_since.lock().unwrap_or_else(PoisonError::into_inner);
        *away_since = connected.is_err().then(|| away_since.unwrap_or_else(Instant::now));
        connected
    }

    fn is_valid(&self, conn: &mut AnyConnection) -> Result<(), StoreError> {
        takes_changes(conn)
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
            make_writable(path)?;
            let sqlite = patiently(|| {
                let mut sqlite = SqliteConnection::establish(path).map_err(unavailable)?;
                wait_for_locks(&mut sqlite, LOCKED_MAX)?;
                for pragma in PRAGMAS {
                    diesel::sql_query(pragma).execute(&mut sqlite)?;
                }
                Ok(sqlite)
            })?;
            Ok(AnyConnection::Sqlite(sqlite))
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

/// Whether a server is still there, and still the one that takes changes: after a failover an open connection may lead to a
/// standby. A file needs no asking.
fn takes_changes(conn: &mut AnyConnection) -> StoreResult<()> {
    let AnyConnection::Postgres(postgres) = conn else { return Ok(()) };
    if postgres::is_read_only(postgres)? {
        return Err(StoreError::Unavailable("the server takes no changes at present".to_owned()));
    }
    Ok(())
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

/// The database, as everything else holds it. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pool: Pool<Manager>,
    manager: Manager,
    places: Arc<Semaphore>,
    /// Writers wait here, and not with a connection in their hands: however long the database stays locked, readers find one.
    writers: Arc<Semaphore>,
}

impl Database {
    /// Opens the pool, of so many connections at most, and its first connection.
    ///
    /// # Errors
    /// The database cannot be reached, or is none.
    pub fn open(url: &DatabaseUrl, connections: u32) -> StoreResult<Self> {
        // The first connection says clearly what is wrong; the pool would only try again until its time is over.
        let mut first = connect(url)?;
        if let AnyConnection::Postgres(postgres) = &mut first
            && postgres::answers_too_soon(postgres)?
        {
            tracing::warn!(
                "synchronous_commit is off: a crash of PostgreSQL would lose decisions that customers saw confirmed"
            );
        }
        drop(first);
        let manager = Manager::new(url.clone());
        let pool = Pool::builder()
            .max_size(connections)
            .min_idle(Some(1))
            .connection_timeout(WAIT_MAX)
            .error_handler(Box::new(LogErrors))
            .build_unchecked(manager.clone());
        let writers = match url {
            DatabaseUrl::Sqlite(_) => 1,
            DatabaseUrl::Postgres(_) => (connections as usize).saturating_sub(READERS_MIN).max(1),
        };
        let (places, writers) = (Semaphore::new(QUEUE_MAX), Semaphore::new(writers));
        Ok(Self { pool, manager, places: Arc::new(places), writers: Arc::new(writers) })
    }

    /// Does it; a panic is a fault like others, and takes the connection with it, which may be in the middle of a transaction.
    ///
    /// # Errors
    /// What `work` returns, [`Panicked`](StoreError::Panicked), or that there is no other connection.
    pub fn caught<T>(
        &self,
        conn: &mut PooledConnection<Manager>,
        work: impl FnOnce(&mut AnyConnection) -> StoreResult<T>,
    ) -> StoreResult<T> {
        let done = caught(|| work(&mut *conn));
        if let Err(StoreError::Panicked) = done {
            *conn = self.connection()?;
        }
        done
    }

    /// A connection, for code that may block.
    ///
    /// # Errors
    /// None became free in time, or the database cannot be reached; soon, where it has been so for a while.
    pub fn connection(&self) -> StoreResult<PooledConnection<Manager>> {
        let until = Instant::now() + WAIT_MAX;
        loop {
            match self.pool.get_timeout(LOOK) {
                Ok(connection) => return Ok(connection),
                Err(error) if self.is_away() || Instant::now() >= until => {
                    return Err(StoreError::Unavailable(error.to_string()));
                }
                Err(_) => {}
            }
        }
    }

    /// Whether no connection is left, and none can be had. One that cannot be opened beside others that work is no reason to
    /// turn anybody away: the server may allow us no more.
    fn is_away(&self) -> bool {
        self.manager.is_away() && self.pool.state().connections == 0
    }

    /// The door for reading: runs `work` with a connection, on a thread that may block.
    ///
    /// # Errors
    /// What `work` returns, or that no connection could be had; at once, where too many wait already.
    pub async fn read<T, E>(
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

    /// The door for writing: runs `work` as one transaction, on a thread that may block. It may be run twice, where another
    /// transaction stood in its way.
    ///
    /// # Errors
    /// What `work` returns; or that its turn did not come in time, or that too many wait already.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx) -> StoreResult<T> + Send + 'static,
    ) -> StoreResult<T> {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            return Err(StoreError::Unavailable("too many wait for it".to_owned()));
        };
        let turn = timeout(WAIT_MAX, Arc::clone(&self.writers).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else {
            return Err(StoreError::Unavailable("too many write to it".to_owned()));
        };
        let this = self.clone();
        // What is logged there says what is logged here of who asks.
        let span = tracing::Span::current();
        let done = tokio::task::spawn_blocking(move || {
            let _held = (place, turn);
            span.in_scope(|| Tx::new(this.connection()?).run(work))
        });
        done.await.unwrap_or_else(|error| Err(StoreError::Unavailable(format!("the work was given up: {error}"))))
    }

    /// The door for a small write that may as well be left out: while somebody else writes, it is, at once. It takes no
    /// connection that a reader waits for.
    ///
    /// # Errors
    /// What `work` returns.
    pub async fn write_if_free(
        &self,
        work: impl FnOnce(&mut Tx) -> StoreResult<()> + Send + 'static,
    ) -> StoreResult<()> {
        let Ok(turn) = Arc::clone(&self.writers).try_acquire_owned() else { return Ok(()) };
        let this = self.clone();
        let span = tracing::Span::current();
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let Some(conn) = this.pool.try_get() else { return Ok(()) };
            span.in_scope(|| Tx::new(conn).run_without_waiting(work))
        });
        done.await.unwrap_or_else(|error| Err(StoreError::Unavailable(format!("the work was given up: {error}"))))
    }

    /// The door for reading, for a thread that may block.
    ///
    /// # Errors
    /// What `work` returns, or that no connection could be had.
    pub fn read_blocking<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        work(&mut *self.connection()?)
    }

    /// The door for writing, for a thread that may block.
    ///
    /// # Errors
    /// What `work` returns, or that no connection could be had.
    pub fn write_blocking<T>(&self, work: impl Fn(&mut Tx) -> StoreResult<T>) -> StoreResult<T> {
        let (_turn, mut tx) = self.turn_blocking()?;
        tx.run(work)
    }

    /// A writer's turn, and the connection to write with.
    pub(super) fn turn_blocking(&self) -> StoreResult<(Option<SemaphorePermit<'_>>, Tx)> {
        // Never closed: there is always a turn in the end.
        let turn = pollster::block_on(self.writers.acquire()).ok();
        Ok((turn, Tx::new(self.connection()?)))
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
