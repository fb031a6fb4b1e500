//! The clock reminds a validator, three days before the last day.

use super::Cx;
use crate::domain::event::RequestEvent;
use crate::domain::notice::{CodeOccasion, Notice};
use crate::domain::{AccountId, SubmissionId};
use crate::store::connection::{Lockable, lock_row};
use crate::store::{StoreResult, codes, requests};

/// Owes a validator its reminder, unless it has nothing left to decide or was reminded already.
pub fn remind(cx: &mut Cx<'_>, submission: SubmissionId, reader: AccountId) -> StoreResult<()> {
    lock_row(cx.tx, Lockable::Submission, submission.0)?;
    if !codes::reminded(cx.tx, submission, reader)? {
        return Ok(());
    }
    let mut left = requests::of_submission(cx.tx, submission)?;
    left.retain(|request| request.awaits(reader, cx.now));
    let Some(code) = codes::find(cx.tx, submission, reader)? else { return Ok(()) };
    if !left.is_empty() {
        let (occasion, generation) = (CodeOccasion::Reminder, code.generation);
        cx.owe(&Notice::Code { submission, reader, generation, occasion })?;
    }
    for request in &left {
        cx.record(request.id, RequestEvent::Reminded { reader })?;
    }
    Ok(())
}
