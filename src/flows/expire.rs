//! The clock ends a request that was not confirmed in time.

use super::{Cx, moves};
use crate::domain::RequestId;
use crate::store::StoreResult;

/// Writes a request down as expired, if it is overdue and nobody was faster.
pub fn expire(cx: &mut Cx<'_>, id: RequestId) -> StoreResult<()> {
    // Holding a request for a transaction already writes down that its time is over.
    moves::hold_requests(cx, &[id]).map(|_| ())
}
