//! The clock was set back: what was to happen soon lies far ahead now, and would wait as long as the clock was off.

use crate::domain::time::Moment;
use crate::store::{AnyConnection, StoreResult, outbox, requests};

/// Whether something waits that waits for the clock. While the clock runs as it should, nothing does. Only reads.
pub fn has_left_something_behind(conn: &mut AnyConnection, now: Moment) -> StoreResult<bool> {
    Ok(!requests::decided_ahead(conn, now, 1)?.is_empty() || !outbox::waits_too_long(conn, now, 1)?.is_empty())
}

/// Has emails and confirmed requests wait no longer than they would have, and says how many there were, at most about so
/// many.
pub fn catch_up(conn: &mut AnyConnection, now: Moment, most: i64) -> StoreResult<usize> {
    let ahead = requests::decided_ahead(conn, now, most)?;
    for (id, decided_at, apply_at) in &ahead {
        let delay = apply_at.since(*decided_at);
        requests::redate(conn, *id, *decided_at, (now, now.plus(delay)))?;
    }
    let pulled_back = outbox::pull_back(conn, now, most)?;
    if !ahead.is_empty() || pulled_back > 0 {
        let (requests, emails) = (ahead.len(), pulled_back);
        tracing::warn!(requests, emails, "the clock was set back; what would have waited for it waits no longer");
    }
    Ok(ahead.len() + pulled_back)
}
