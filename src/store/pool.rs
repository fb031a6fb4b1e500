//! The pool of connections: how it opens one, and tells that one is still good.

use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use diesel::connection::{InstrumentationEvent, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, PooledConnection};
use diesel::result::{DatabaseErrorKind, Error};

use super::connection::{AnyConnection, connect};
use super::{StoreError, StoreResult, postgres};
use crate::config::DatabaseUrl;

/// A connection that goes back to the pool.
pub struct Pooled(pub(super) PooledConnection<Manager>);

impl Deref for Pooled {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.0.conn
    }
}

impl DerefMut for Pooled {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.0.conn
    }
}

/// How long one waits while no connection can be opened at all: a restart of the database is shorter.
const AWAY_MAX: Duration = Duration::from_secs(1);

/// For how long it is believed of a server that it takes changes.
const ASKED_FOR: Duration = Duration::from_secs(1);

/// How often something went wrong between us and the servers: whoever was asked before is asked again.
#[derive(Clone, Debug, Default)]
struct Faults(Arc<AtomicU64>);

impl Faults {
    fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts what goes wrong on a connection; what the database says of the data, or of others' locks, is no fault of its own.
    fn watch(&self, postgres: &mut PgConnection) {
        let faults = self.clone();
        postgres.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            let error = match event {
                InstrumentationEvent::FinishQuery { error, .. } => error,
                _ => None,
            };
            let of_server = |error: &Error| match error {
                Error::DatabaseError(kind, _) => matches!(
                    kind,
                    DatabaseErrorKind::ClosedConnection
                        | DatabaseErrorKind::UnableToSendCommand
                        | DatabaseErrorKind::ReadOnlyTransaction
                        | DatabaseErrorKind::Unknown
                ),
                error => matches!(error, Error::BrokenTransactionManager),
            };
            if error.is_some_and(of_server) {
                faults.add();
            }
        });
    }
}

/// A connection of the pool, and since when its server is believed to take changes.
pub struct Watched {
    conn: AnyConnection,
    asked_at: Instant,
    faults_then: u64,
}

/// Opens connections of the kind that the URL's scheme names.
#[derive(Clone, Debug)]
pub struct Manager {
    url: DatabaseUrl,
    faults: Faults,
    /// Since when none could be opened.
    away_since: Arc<Mutex<Option<Instant>>>,
    /// Whether the server that was asked last takes no changes.
    read_only: Arc<AtomicBool>,
}

impl Manager {
    pub(super) fn new(url: DatabaseUrl) -> Self {
        Self { url, faults: Faults::default(), away_since: Arc::default(), read_only: Arc::default() }
    }

    /// Whether none could be opened for a while.
    pub(super) fn is_away(&self) -> bool {
        let since = self.away_since.lock().unwrap_or_else(PoisonError::into_inner);
        since.is_some_and(|since| since.elapsed() >= AWAY_MAX)
    }

    /// How often something went wrong so far.
    pub(super) fn faults(&self) -> u64 {
        self.faults.count()
    }

    /// Asks a server whether it takes changes now, whatever is believed of it.
    pub(super) fn ask(&self, pooled: &mut Pooled) -> StoreResult<()> {
        let AnyConnection::Postgres(postgres) = &mut **pooled else { return Ok(()) };
        self.takes_changes(postgres).inspect_err(|_| self.faults.add())
    }

    /// Whether the server that was asked last takes no changes.
    pub(super) fn takes_no_changes(&self) -> bool {
        self.read_only.load(Ordering::Relaxed)
    }

    /// Whether a server is still there, and still the one that takes changes: after a failover an open connection may lead
    /// to a standby.
    fn takes_changes(&self, postgres: &mut PgConnection) -> StoreResult<()> {
        let read_only = postgres::is_read_only(postgres)?;
        self.read_only.store(read_only, Ordering::Relaxed);
        if read_only {
            return Err(StoreError::Unavailable("the server takes no changes at present".to_owned()));
        }
        Ok(())
    }

    fn open(&self) -> StoreResult<Watched> {
        let faults_then = self.faults.count();
        let mut conn = connect(&self.url)?;
        if let AnyConnection::Postgres(postgres) = &mut conn {
            self.takes_changes(postgres)?;
            self.faults.watch(postgres);
        }
        Ok(Watched { conn, asked_at: Instant::now(), faults_then })
    }
}

impl ManageConnection for Manager {
    type Connection = Watched;
    type Error = StoreError;

    fn connect(&self) -> Result<Watched, StoreError> {
        let connected = self.open();
        let mut away_since = self.away_since.lock().unwrap_or_else(PoisonError::into_inner);
        *away_since = connected.is_err().then(|| away_since.unwrap_or_else(Instant::now));
        connected
    }

    /// Asked each time that a connection is taken from the pool; the server is, now and then and after a fault. A file needs no
    /// asking.
    fn is_valid(&self, watched: &mut Watched) -> Result<(), StoreError> {
        let AnyConnection::Postgres(postgres) = &mut watched.conn else { return Ok(()) };
        let faults = self.faults.count();
        if faults == watched.faults_then && watched.asked_at.elapsed() < ASKED_FOR {
            return Ok(());
        }
        self.takes_changes(postgres)?;
        (watched.asked_at, watched.faults_then) = (Instant::now(), faults);
        Ok(())
    }

    fn has_broken(&self, watched: &mut Watched) -> bool {
        std::thread::panicking()
            || <AnyConnection as Connection>::TransactionManager::is_broken_transaction_manager(&mut watched.conn)
    }
}

/// Puts the pool's own faults in our log.
#[derive(Debug)]
pub(super) struct LogErrors;

impl diesel::r2d2::HandleError<StoreError> for LogErrors {
    fn handle_error(&self, error: StoreError) {
        tracing::warn!(%error, "no connection to the database");
    }
}
