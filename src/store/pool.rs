//! The pool of connections: how it opens one, and tells that one is still good.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use diesel::connection::TransactionManager;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, PooledConnection};

use super::connection::{AnyConnection, connect};
use super::{StoreError, StoreResult, postgres};
use crate::config::DatabaseUrl;

/// A connection that goes back to the pool.
pub type Pooled = PooledConnection<Manager>;

/// How long one waits while no connection can be opened at all: a restart of the database is shorter.
const AWAY_MAX: Duration = Duration::from_secs(1);

/// Opens connections of the kind that the URL's scheme names.
#[derive(Clone, Debug)]
pub struct Manager {
    url: DatabaseUrl,
    /// Since when none could be opened.
    away_since: Arc<Mutex<Option<Instant>>>,
}

impl Manager {
    pub(super) fn new(url: DatabaseUrl) -> Self {
        Self { url, away_since: Arc::default() }
    }

    /// Whether none could be opened for a while.
    pub(super) fn is_away(&self) -> bool {
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

/// Whether a server is still there, and still the one that takes changes: after a failover an open connection may lead to a
/// standby. A file needs no asking.
fn takes_changes(conn: &mut AnyConnection) -> StoreResult<()> {
    let AnyConnection::Postgres(postgres) = conn else { return Ok(()) };
    if postgres::is_read_only(postgres)? {
        return Err(StoreError::Unavailable("the server takes no changes at present".to_owned()));
    }
    Ok(())
}

/// Puts the pool's own faults in our log.
#[derive(Debug)]
pub(super) struct LogErrors;

impl diesel::r2d2::HandleError<StoreError> for LogErrors {
    fn handle_error(&self, error: StoreError) {
        tracing::warn!(%error, "no connection to the database");
    }
}
