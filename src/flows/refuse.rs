//! The provider's gate has refused a confirmed request: it fails, with the gate's words.

use super::{Cx, moves};
use crate::domain::RequestId;
use crate::domain::note::Note;
use crate::domain::request::{Actor, Ending, FailReason, Request, State};
use crate::store::{StoreResult, requests};

/// Has a request fail that is still to be carried out; nothing where somebody was faster.
///
/// # Errors
/// The database is away.
pub fn refuse(cx: &mut Cx<'_>, id: RequestId, words: &Note) -> StoreResult<()> {
    let mut held = moves::hold_requests(cx, &[id])?;
    held.retain(|request| request.stored_state == State::Processing);
    if held.is_empty() {
        return Ok(());
    }
    requests::keep_refusal(cx.tx, id, words)?;
    let refused: Vec<Request> =
        held.into_iter().map(|request| Request { refusal: Some(words.clone()), ..request }).collect();
    moves::end_requests(cx, &refused, Ending::Failed(Some(FailReason::Refused)), Actor::System).map(drop)
}
