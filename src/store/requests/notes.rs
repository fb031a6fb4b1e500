//! What customers say to one another beside requests.

use diesel::prelude::*;

use crate::domain::note::Note;
use crate::domain::request::Decision;
use crate::domain::{RequestId, SubmissionId};
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::{submissions, validations};

/// What the requester says to whoever must confirm a submission.
pub fn note_of(conn: &mut AnyConnection, submission: SubmissionId) -> StoreResult<Option<Note>> {
    let note = submissions::table.find(submission.0).select(submissions::note);
    Ok(note.first::<Option<String>>(conn).optional()?.flatten().map(Note::stored))
}

/// Why a request was declined, where its decliner says.
pub fn reason_of(conn: &mut AnyConnection, request: RequestId) -> StoreResult<Option<Note>> {
    let reason = validations::table
        .filter(validations::request_id.eq(request.0).and(validations::decision.eq(Decision::Declined.as_str())))
        .select(validations::reason);
    Ok(reason.first::<Option<String>>(conn).optional()?.flatten().map(Note::stored))
}
