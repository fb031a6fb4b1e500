//! Whether a database takes changes, found out without changing it.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::prelude::*;

use super::connection::{AnyConnection, connect};
use super::{StoreResult, postgres};
use crate::config::DatabaseUrl;

/// A disk is not tried more often, whoever asks.
const FRESH: Duration = Duration::from_secs(5);
/// As much as a page of changes takes.
const TRIED: usize = 64 * 1024;
/// With less room than this the disk counts as full: SQLite needs some beside the file.
const ROOM_MIN: u64 = 16 * 1024 * 1024;

/// What is wrong with the disk of a SQLite file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskTrouble {
    /// No room is left.
    Full,
    /// Nothing can be written.
    ReadOnly,
}

/// When a disk was tried, and what came of it.
type TriedDisk = (Instant, Result<(), DiskTrouble>);

/// Tries the disk of a SQLite file now and then. Its clones are the same.
#[derive(Clone, Debug)]
pub struct DiskWatch {
    file: Option<PathBuf>,
    tried: Arc<Mutex<Option<TriedDisk>>>,
}

impl DiskWatch {
    pub(super) fn of(url: &DatabaseUrl) -> Self {
        let file = match url {
            DatabaseUrl::Sqlite(path) => Some(path.clone()),
            DatabaseUrl::Postgres(_) => None,
        };
        Self { file, tried: Arc::default() }
    }

    /// How the disk does, as it was found within the last seconds. For a thread that may block.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn look(&self) -> Result<(), DiskTrouble> {
        let Some(file) = &self.file else { return Ok(()) };
        let mut tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, found)) = *tried
            && at.elapsed() < FRESH
        {
            return found;
        }
        let found = try_disk(file);
        *tried = Some((Instant::now(), found));
        found
    }
}

/// The folder of a SQLite file.
fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether the file may be written to, and whether its disk takes anything: into a file without a name, which is gone again.
fn try_disk(file: &Path) -> Result<(), DiskTrouble> {
    if room(file).is_some_and(|room| room < ROOM_MIN) {
        return Err(DiskTrouble::Full);
    }
    #[cfg(unix)]
    if rustix::fs::access(file, rustix::fs::Access::WRITE_OK).is_err() {
        return Err(DiskTrouble::ReadOnly);
    }
    let write = || -> io::Result<()> {
        let mut file = tempfile::tempfile_in(folder(file))?;
        file.write_all(&vec![0; TRIED])?;
        file.sync_data()
    };
    write().map_err(|error| match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => DiskTrouble::Full,
        _ => DiskTrouble::ReadOnly,
    })
}

/// How many bytes there is room for beside a SQLite file, where the system tells.
#[must_use]
#[cfg(unix)]
pub fn room(file: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder(file)).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// How many bytes there is room for beside a SQLite file: not told here.
#[must_use]
#[cfg(not(unix))]
pub fn room(_: &Path) -> Option<u64> {
    None
}

/// Whether a database that is there takes changes from us: a change of nothing, which is taken back.
///
/// # Errors
/// It takes none, or is away.
pub fn takes_changes(url: &DatabaseUrl) -> StoreResult<()> {
    let mut conn = connect(url)?;
    let nothing = diesel::sql_query("UPDATE accounts SET name = name WHERE id < 0");
    match &mut conn {
        AnyConnection::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE")?,
        AnyConnection::Postgres(postgres) => {
            if postgres::is_read_only(postgres)? {
                return Err(super::StoreError::Unavailable("the server takes no changes at present".to_owned()));
            }
            AnsiTransactionManager::begin_transaction_sql(postgres, "BEGIN")?;
        }
    }
    let done = nothing.execute(&mut conn);
    <AnyConnection as Connection>::TransactionManager::rollback_transaction(&mut conn)?;
    done?;
    Ok(())
}

/// By how much the clock of the database's host is ahead of ours; none where it is ours.
///
/// # Errors
/// The database is away.
pub fn clock_ahead(conn: &mut AnyConnection, now: crate::domain::time::Moment) -> StoreResult<Option<i64>> {
    #[derive(QueryableByName)]
    struct ServersTime {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        now: i64,
    }
    let AnyConnection::Postgres(_) = conn else { return Ok(None) };
    let asked = diesel::sql_query("SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint AS now");
    let servers: ServersTime = asked.get_result(conn)?;
    Ok(Some(servers.now.saturating_sub(now.0)))
}
