//! The clock reminds a validator, three days before the last day.

use super::moves;
use crate::domain::notice::NoticeKind;
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::domain::{AccountId, SubmissionId};
use crate::store::connection::{Lockable, lock_row};
use crate::store::events::What;
use crate::store::{AnyConnection, StoreResult, codes, requests, write};

/// Owes a validator its reminder, unless it has nothing left to decide or was reminded already.
///
/// # Errors
/// The database's fault.
pub fn remind(conn: &mut AnyConnection, now: Moment, submission: SubmissionId, reader: AccountId) -> StoreResult<()> {
    write(conn, |conn| {
        lock_row(conn, Lockable::Submission, submission.0)?;
        if !codes::reminded(conn, submission, reader)? {
            return Ok(());
        }
        let mut left = requests::of_submission(conn, submission)?;
        left.retain(|request| request.awaits(reader, now));
        let Some(code) = codes::find(conn, submission, reader)? else { return Ok(()) };
        if let Some(first) = left.first() {
            moves::owe_code(conn, NoticeKind::Reminder, first, reader, code.generation, now)?;
        }
        for request in &left {
            moves::note(conn, request.id, What::Reminded, Some(reader), Actor::System, now)?;
        }
        Ok(())
    })
}
