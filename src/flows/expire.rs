//! The clock ends a request that was not confirmed in time.

use super::moves;
use crate::domain::RequestId;
use crate::domain::time::Moment;
use crate::store::{AnyConnection, StoreResult, write};

/// Writes a request down as expired, if it is overdue and nobody was faster.
///
/// # Errors
/// The database's fault.
pub fn expire(conn: &mut AnyConnection, now: Moment, id: RequestId) -> StoreResult<()> {
    // Holding a request for a transaction already writes down that its time is over.
    write(conn, |conn| moves::hold(conn, id, now).map(|_| ()))
}
