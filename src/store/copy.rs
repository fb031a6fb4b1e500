//! Everything in one database, copied into another that is empty: for `copy`, from either kind to either kind.

mod counters;
mod tables;

use diesel::connection::TransactionManager;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use thiserror::Error;

use self::tables::{TABLES, Table};
use super::bulk::{References, get_to_know, indexes, lift_limits, upkeep};
use super::connection::{AnyConnection, begin_snapshot};
use super::inspect::table_names;
use super::postgres::advisory_lock;
use super::{Database, StoreError, StoreResult};

/// Any number will do, as long as every process takes the same.
const COPY_LOCK: i64 = 0x636f_7079;

/// What is not copied: it is counted in the end, or follows from the rest as that is stored.
pub const DERIVED: [&str; 4] = ["service_counts", "administered", "notice_rounds", "notice_terms"];

/// Why nothing was copied.
#[derive(Debug, Error)]
pub enum CopyError {
    /// The target holds something.
    #[error("--to: the database is not empty: there are rows in {0}; nothing was copied")]
    NotEmpty(&'static str),
    /// The target is another program's.
    #[error("--to: the database is not empty: there is a table {0} that is not handover's; nothing was copied")]
    Strange(String),
    /// The two are one, under two addresses.
    #[error("--to: this is the database of --from, or one that another copy is at work on; nothing was copied")]
    Same,
    /// The fault of one of the two, at a table.
    #[error("nothing was copied; at {table}: {error}")]
    Table {
        /// The table.
        table: &'static str,
        /// The fault.
        error: StoreError,
    },
    /// Something was lost on the way.
    #[error("nothing was copied: {table} would have {to} rows instead of {from}")]
    Lost {
        /// The table.
        table: &'static str,
        /// Rows of the source.
        from: i64,
        /// Rows of the target.
        to: i64,
    },
    /// The fault of one of the two, at the beginning or at the end.
    #[error("nothing was copied: {0}")]
    Store(#[from] StoreError),
}

/// Where the copy has got to, for those who wait for it.
pub trait Progress {
    /// So many rows will be copied.
    fn begins(&self, rows: u64);
    /// More rows of this table were copied.
    fn copied(&self, table: &'static str, rows: usize);
    /// All are copied; what comes now takes a while too.
    fn finishing(&self);
}

/// How many rows a table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The table.
    pub table: &'static str,
    /// Its rows.
    pub rows: i64,
}

/// The tables that are copied, in their order.
pub fn tables() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|table| table.name)
}

/// Copies every row as one snapshot of `from` shows them, in one transaction of `to`, whose schema must be there. Both are
/// compared by their counts before it ends.
///
/// # Errors
/// `to` is not empty, or what either of the two had to say: `to` is as it was then.
pub fn copy(from: &mut AnyConnection, to: &Database, progress: &dyn Progress) -> Result<Vec<Copied>, CopyError> {
    begin_snapshot(from)?;
    lift_limits(from)?;
    let copied = to.write_bulk(References::Checked, |to| {
        hold_apart(from, to)?;
        keep_others_out(to)?;
        refuse_filled(to)?;
        fill(from, to, progress)
    });
    // Nothing was written; what matters is that the snapshot is let go.
    let _ = <AnyConnection as Connection>::TransactionManager::rollback_transaction(from);
    copied
}

/// Refuses to copy a PostgreSQL database onto itself, which two addresses may hide: a session's lock that both ask for is had
/// once in each database. Ends with the connections. What is the same file is known before.
fn hold_apart(from: &mut AnyConnection, to: &mut AnyConnection) -> Result<(), CopyError> {
    for conn in [from, to] {
        if let AnyConnection::Postgres(postgres) = conn
            && !advisory_lock(postgres, COPY_LOCK)?
        {
            return Err(CopyError::Same);
        }
    }
    Ok(())
}

/// Refuses a database that has a row in any of our tables, whether or not all of those are there yet, or a table of others.
///
/// # Errors
/// There is one.
pub fn refuse_filled(conn: &mut AnyConnection) -> Result<(), CopyError> {
    let there = table_names(conn)?;
    let ours = |name: &String| {
        name == "__diesel_schema_migrations"
            || DERIVED.contains(&name.as_str())
            || TABLES.iter().any(|table| table.name == name)
    };
    if let Some(strange) = there.iter().find(|name| !ours(name)) {
        return Err(CopyError::Strange(strange.clone()));
    }
    for table in TABLES.iter().filter(|table| there.iter().any(|name| name == table.name)) {
        let any = format!("(SELECT 1 FROM {} LIMIT 1) AS one", table.name);
        if count(conn, &any).map_err(at(table))? > 0 {
            return Err(CopyError::NotEmpty(table.name));
        }
    }
    Ok(())
}

fn fill(from: &mut AnyConnection, to: &mut AnyConnection, progress: &dyn Progress) -> Result<Vec<Copied>, CopyError> {
    let mut wanted = Vec::with_capacity(TABLES.len());
    for table in &TABLES {
        wanted.push(Copied { table: table.name, rows: count(from, table.name).map_err(at(table))? });
    }
    progress.begins(wanted.iter().map(|table| table.rows.unsigned_abs()).sum());
    let dropped = indexes::drop(to, "services")?;
    let paused = upkeep::pause(to)?;
    for table in &TABLES {
        (table.copy)(from, to, &|rows| progress.copied(table.name, rows)).map_err(at(table))?;
        if table.is_numbered() {
            counters::take_along(from, to, table.name).map_err(at(table))?;
        }
    }
    progress.finishing();
    upkeep::go_on(to, paused)?;
    indexes::restore(to, dropped)?;
    get_to_know(to, &tables().chain(DERIVED).collect::<Vec<_>>())?;
    for (table, wanted) in TABLES.iter().zip(&wanted) {
        let there = count(to, table.name).map_err(at(table))?;
        if there != wanted.rows {
            return Err(CopyError::Lost { table: table.name, from: wanted.rows, to: there });
        }
    }
    Ok(wanted)
}

fn at(table: &Table) -> impl FnOnce(StoreError) -> CopyError + use<> {
    let table = table.name;
    move |error| CopyError::Table { table, error }
}

/// Lets nobody else at the tables until the transaction ends. On SQLite nobody else writes anyway.
fn keep_others_out(conn: &mut AnyConnection) -> StoreResult<()> {
    lift_limits(conn)?;
    if let AnyConnection::Postgres(postgres) = conn {
        let all: Vec<_> = tables().collect();
        diesel::sql_query(format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", all.join(", "))).execute(postgres)?;
    }
    Ok(())
}

fn count(conn: &mut AnyConnection, of: &str) -> StoreResult<i64> {
    #[derive(QueryableByName)]
    struct Counted {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    Ok(diesel::sql_query(format!("SELECT COUNT(*) AS count FROM {of}")).get_result::<Counted>(conn)?.count)
}
