//! The clock was set back: what was to happen soon lies far ahead now, and would wait as long as the clock was off.

use super::Cx;
use crate::domain::time::Moment;
use crate::store::{AnyConnection, StoreResult, notice_terms, outbox, requests, webhook_deliveries};

/// Whether something waits that waits for the clock. While the clock runs as it should, nothing does. Only reads.
pub fn has_left_something_behind(conn: &mut AnyConnection, now: Moment) -> StoreResult<bool> {
    Ok(!requests::decided_ahead(conn, now, 1)?.is_empty()
        || !outbox::waits_too_long(conn, now, 1)?.is_empty()
        || !webhook_deliveries::waits_too_long(conn, now, 1)?.is_empty()
        || notice_terms::looked_ahead(conn, now)?)
}

/// Has emails, events on their way and confirmed requests wait no longer than they would have, and says how many there were, at most about
/// so many; and billing contacts looked after anew, of whom some were when last days to come seemed past. While the clock runs as it
/// should there are none.
pub fn catch_up(cx: &mut Cx<'_>, most: i64) -> StoreResult<usize> {
    let ahead = requests::decided_ahead(cx.tx, cx.now, most)?;
    for (id, decided_at, apply_at) in &ahead {
        let delay = apply_at.since(*decided_at);
        requests::redate(cx.tx, *id, *decided_at, (cx.now, cx.now.plus(delay)))?;
    }
    let (requests, emails) = (ahead.len(), outbox::pull_back(cx.tx, cx.now, most)?);
    let events = webhook_deliveries::pull_back(cx.tx, cx.now, most)?;
    let notices = usize::from(notice_terms::begin_anew(cx.tx, cx.now)?);
    if requests + emails + events + notices > 0 {
        cx.tx.after_commit(move || {
            tracing::warn!(
                requests,
                emails,
                events,
                "the clock was set back; what would have waited for it waits no longer"
            );
        });
    }
    Ok(requests + emails + events + notices)
}
