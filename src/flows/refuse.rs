//! The provider's gate has refused confirmed requests: they fail, with the gate's words.

use super::{Cx, moves};
use crate::domain::RequestId;
use crate::domain::note::Note;
use crate::domain::request::{Actor, Ending, FailReason, State};
use crate::store::{StoreResult, requests};

/// Has those of these requests fail that are still to be carried out, all with the same words: of the others somebody was faster. As many
/// statements for many as for one.
///
/// # Errors
/// The database is away.
pub fn refuse(cx: &mut Cx<'_>, ids: &[RequestId], words: &Note) -> StoreResult<()> {
    let mut held = moves::hold_requests(cx, ids)?;
    held.retain(|request| request.stored_state == State::Processing);
    if held.is_empty() {
        return Ok(());
    }
    let refused: Vec<RequestId> = held.iter().map(|request| request.id).collect();
    requests::keep_refusal(cx.tx, &refused, words)?;
    moves::end_requests(cx, &held, Ending::Failed(Some(FailReason::Refused)), Actor::System).map(drop)
}
