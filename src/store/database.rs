//! The doors to the database: for reading and for writing, from asynchronous code and from threads that may block.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use diesel::r2d2::Pool;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use super::connection::{AnyConnection, connect};
use super::pool::{LogErrors, Manager, Pooled};
use super::probe::{DiskTrouble, DiskWatch};
use super::transaction::Tx;
use super::{StoreError, StoreResult, postgres};
use crate::config::DatabaseUrl;

/// Connections that writers leave to readers on PostgreSQL. A SQLite file has one writer at a time anyway.
const READERS_MIN: usize = 2;
/// How many may wait for a connection before others are turned away at once.
const QUEUE_MAX: usize = 512;
/// How long one waits for a connection.
const WAIT_MAX: Duration = Duration::from_secs(5);
/// Between two looks at whether the database has gone away.
const LOOK: Duration = Duration::from_millis(250);

/// The database, as everything else holds it. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pool: Pool<Manager>,
    manager: Manager,
    places: Arc<Semaphore>,
    /// Writers wait here, and not with a connection in their hands: however long the database stays locked, readers find one.
    writers: Arc<Semaphore>,
    queues: Queues,
    disk: DiskWatch,
}

/// How many wait at each door. Its clones are the same.
#[derive(Clone, Debug, Default)]
struct Queues {
    for_connections: Arc<AtomicUsize>,
    for_turns: Arc<AtomicUsize>,
}

/// Whoever waits in a queue, until it is dropped.
struct InQueue<'a>(&'a AtomicUsize);

impl<'a> InQueue<'a> {
    fn of(queue: &'a AtomicUsize) -> Self {
        queue.fetch_add(1, Ordering::Relaxed);
        Self(queue)
    }
}

impl Drop for InQueue<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How the pool does at a moment.
#[derive(Clone, Copy, Debug)]
pub struct PoolUse {
    /// Connections that somebody works with.
    pub busy: u32,
    /// Connections that nobody works with.
    pub idle: u32,
    /// Connections that there may be.
    pub most: u32,
    /// How many wait for a connection.
    pub wait_to_read: usize,
    /// How many wait for their turn to write.
    pub wait_to_write: usize,
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
        let queues = Queues::default();
        Ok(Self {
            pool,
            manager,
            places: Arc::new(places),
            writers: Arc::new(writers),
            queues,
            disk: DiskWatch::of(url),
        })
    }

    /// Whether the disk of a SQLite file takes anything: tried now and then, on a thread that may block.
    ///
    /// # Errors
    /// What is wrong with it.
    pub async fn disk(&self) -> Result<(), DiskTrouble> {
        let disk = self.disk.clone();
        tokio::task::spawn_blocking(move || disk.look()).await.unwrap_or(Ok(()))
    }

    /// Whether the server that was asked last takes no changes: it is a standby, or was made read-only.
    #[must_use]
    pub fn takes_no_changes(&self) -> bool {
        self.manager.takes_no_changes()
    }

    /// How the pool does.
    #[must_use]
    pub fn pool_use(&self) -> PoolUse {
        let state = self.pool.state();
        PoolUse {
            busy: state.connections.saturating_sub(state.idle_connections),
            idle: state.idle_connections,
            most: self.pool.max_size(),
            wait_to_read: self.queues.for_connections.load(Ordering::Relaxed),
            wait_to_write: self.queues.for_turns.load(Ordering::Relaxed),
        }
    }

    /// A connection, for code that may block.
    ///
    /// # Errors
    /// None became free in time, or the database cannot be reached; soon, where it has been so for a while.
    pub fn connection(&self) -> StoreResult<Pooled> {
        let until = Instant::now() + WAIT_MAX;
        let _waits = InQueue::of(&self.queues.for_connections);
        loop {
            match self.pool.get_timeout(LOOK) {
                Ok(connection) => return Ok(Pooled(connection)),
                Err(error) if self.is_away() || Instant::now() >= until => {
                    return Err(StoreError::Unavailable(error.to_string()));
                }
                Err(_) => {}
            }
        }
    }

    /// A connection to write with: its server has just said that it takes changes.
    fn connection_to_write(&self) -> StoreResult<Pooled> {
        let until = Instant::now() + WAIT_MAX;
        loop {
            let mut connection = self.connection()?;
            match self.manager.ask(&mut connection) {
                Ok(()) => return Ok(connection),
                // Those that are as bad are asked by the pool from here on, and thrown away.
                Err(error) if Instant::now() >= until => return Err(error),
                Err(_) => {}
            }
        }
    }

    /// Reads with a connection that is believed to be good; once more, with one that is asked first, where that was wrong.
    fn read_patiently<T, E: From<StoreError>>(
        &self,
        work: impl Fn(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let faults = self.manager.faults();
        let done = work(&mut *self.connection()?);
        if done.is_ok() || self.manager.faults() == faults { done } else { work(&mut *self.connection()?) }
    }

    /// Whether no connection is left, and none can be had. One that cannot be opened beside others that work is no reason to
    /// turn anybody away: the server may allow us no more.
    fn is_away(&self) -> bool {
        self.manager.is_away() && self.pool.state().connections == 0
    }

    /// The door for reading: runs `work` with a connection, on a thread that may block. It may be run twice, where the first
    /// connection was lost.
    ///
    /// # Errors
    /// What `work` returns, or that no connection could be had; at once, where too many wait already.
    pub async fn read<T, E>(&self, work: impl Fn(&mut AnyConnection) -> Result<T, E> + Send + 'static) -> Result<T, E>
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
            span.in_scope(|| this.read_patiently(work))
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
        let waits = InQueue::of(&self.queues.for_turns);
        let turn = timeout(WAIT_MAX, Arc::clone(&self.writers).acquire_owned()).await;
        drop(waits);
        let Ok(Ok(turn)) = turn else {
            return Err(StoreError::Unavailable("too many write to it".to_owned()));
        };
        let this = self.clone();
        // What is logged there says what is logged here of who asks.
        let span = tracing::Span::current();
        let done = tokio::task::spawn_blocking(move || {
            let _held = (place, turn);
            span.in_scope(|| Tx::new(this.connection_to_write()?).run(work))
        });
        done.await.unwrap_or_else(|error| Err(StoreError::Unavailable(format!("the work was given up: {error}"))))
    }

    /// The door for a small write that may as well be left out: while somebody else writes, it is, at once.
    ///
    /// # Errors
    /// What `work` returns.
    pub async fn write_if_free(
        &self,
        work: impl FnOnce(&mut Tx) -> StoreResult<()> + Send + 'static,
    ) -> StoreResult<()> {
        self.write_soon(Duration::ZERO, work).await
    }

    /// The same, where it is left out only once somebody else has written for so long. It takes no connection that a reader waits
    /// for.
    ///
    /// # Errors
    /// What `work` returns.
    pub async fn write_soon(
        &self,
        patience: Duration,
        work: impl FnOnce(&mut Tx) -> StoreResult<()> + Send + 'static,
    ) -> StoreResult<()> {
        let turn = timeout(patience, Arc::clone(&self.writers).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Ok(()) };
        let this = self.clone();
        let span = tracing::Span::current();
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let Some(conn) = this.pool.try_get().map(Pooled) else { return Ok(()) };
            span.in_scope(|| Tx::new(conn).run_soon(patience, work))
        });
        done.await.unwrap_or_else(|error| Err(StoreError::Unavailable(format!("the work was given up: {error}"))))
    }

    /// The door for reading, for a thread that may block.
    ///
    /// # Errors
    /// What `work` returns, or that no connection could be had.
    pub fn read_blocking<T, E: From<StoreError>>(
        &self,
        work: impl Fn(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.read_patiently(work)
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
        let waits = InQueue::of(&self.queues.for_turns);
        let turn = pollster::block_on(self.writers.acquire()).ok();
        drop(waits);
        Ok((turn, Tx::new(self.connection_to_write()?)))
    }
}
