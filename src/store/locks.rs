//! The one order in which flows hold rows, so that two that meet wait for each other and never for ever.
//!
//! What throttles count is held first (`throttle::hold`), and the names that services are to have (`services::hold_name`); then
//! services, submissions, requests and accounts. Within a table the numbers say the order, and one statement holds them all. The
//! operators' log is held last of all. A flow that holds rows twice goes on in this order.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt};

use super::StoreResult;
use super::connection::AnyConnection;
use super::transaction::Tx;
use crate::domain::{AccountId, RequestId, ServiceId, SubmissionId};

/// Rows to be held, each table's in any order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Locks<'a> {
    /// Their contacts are not changed meanwhile, and nobody else asks for others.
    pub services: &'a [ServiceId],
    /// Nothing in them is decided meanwhile.
    pub submissions: &'a [SubmissionId],
    /// They stay where they stand.
    pub requests: &'a [RequestId],
    /// They are neither changed nor closed meanwhile.
    pub accounts: &'a [AccountId],
}

/// Holds rows until the transaction ends, so that two who act on one at once act one after the other. What was read of them
/// before must be read again. On SQLite the whole transaction holds everything.
pub fn hold(tx: &mut Tx, locks: &Locks<'_>) -> StoreResult<()> {
    let AnyConnection::Postgres(postgres) = &mut **tx else { return Ok(()) };
    if !locks.services.is_empty() || !locks.accounts.is_empty() {
        // An import keeps writers out of both tables. Whoever waits for it must not hold a row that it will change.
        diesel::sql_query("LOCK TABLE services, accounts IN ROW EXCLUSIVE MODE").execute(postgres)?;
    }
    hold_rows(postgres, "services", locks.services.iter().map(|id| id.0))?;
    hold_rows(postgres, "submissions", locks.submissions.iter().map(|id| id.0))?;
    hold_rows(postgres, "requests", locks.requests.iter().map(|id| id.0))?;
    hold_rows(postgres, "accounts", locks.accounts.iter().map(|id| id.0))
}

/// Rows that only name one of these are still written meanwhile.
fn hold_rows(postgres: &mut PgConnection, table: &'static str, ids: impl Iterator<Item = i64>) -> StoreResult<()> {
    let ids: Vec<i64> = ids.collect();
    if !ids.is_empty() {
        let rows = format!("SELECT 1 FROM {table} WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE");
        diesel::sql_query(rows).bind::<Array<BigInt>, _>(ids).execute(postgres)?;
    }
    Ok(())
}
