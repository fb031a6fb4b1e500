//! What customers say to one another beside requests.

use diesel::prelude::*;

use crate::domain::SubmissionId;
use crate::domain::note::Note;
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::submissions;

/// What the requester says to whoever must confirm a submission.
pub fn note_of(conn: &mut AnyConnection, submission: SubmissionId) -> StoreResult<Option<Note>> {
    let note = submissions::table.find(submission.0).select(submissions::note);
    Ok(note.first::<Option<String>>(conn).optional()?.flatten().map(Note::stored))
}
