//! The clock ends requests that were not confirmed in time.

use super::{Cx, moves};
use crate::domain::RequestId;
use crate::store::StoreResult;

/// Writes those of these requests down as expired that are overdue, where nobody was faster.
pub fn expire(cx: &mut Cx<'_>, ids: &[RequestId]) -> StoreResult<()> {
    if ids.is_empty() {
        return Ok(());
    }
    // Holding requests for a transaction already writes down that their time is over.
    moves::hold_requests(cx, ids).map(drop)
}
