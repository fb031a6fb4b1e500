//! The clock reminds a validator, three days before the last day.

use super::{Cx, moves};
use crate::domain::event::RequestEvent;
use crate::domain::notice::CodeOccasion;
use crate::domain::request::Actor;
use crate::domain::{AccountId, SubmissionId};
use crate::store::locks::{self, Locks};
use crate::store::{StoreResult, accounts, codes, requests};

/// Owes a validator its reminder, unless it has nothing left to decide or was reminded already.
pub fn remind(cx: &mut Cx<'_>, submission: SubmissionId, reader: AccountId) -> StoreResult<()> {
    locks::hold(cx.tx, &Locks { submissions: &[submission], ..Locks::default() })?;
    if !codes::reminded(cx.tx, submission, reader)? {
        return Ok(());
    }
    let mut left = requests::of_submission(cx.tx, submission)?;
    left.retain(|request| request.awaits(reader, cx.now));
    if !accounts::get(cx.tx, reader)?.open {
        return Ok(());
    }
    let Some(code) = codes::find(cx.tx, submission, reader)?.filter(|_| !left.is_empty()) else { return Ok(()) };
    moves::owe_code_email(cx, CodeOccasion::Reminder, submission, reader, code.generation)?;
    let records: Vec<_> = left.iter().map(|request| (request.id, RequestEvent::Reminded { reader })).collect();
    cx.record_all_by(&records, Actor::System)
}
