//! Emails and what became of them.

use super::super::cursor::{Cursor, CursorPage};
use crate::store::outbox::{EmailTrace, UnsentState, unsent_traces};
use crate::store::{AnyConnection, StoreResult};

pub use crate::store::outbox::{
    EmailEnding, EmailTrace as EmailView, Fate, UnsentState as EmailState, unsent_trace as unsent_email,
};

/// A page of the emails that wait, fail or were refused, oldest first: *after* a number come newer ones.
///
/// # Errors
/// The database is away.
pub fn unsent_emails(
    conn: &mut AnyConnection,
    state: Option<UnsentState>,
    cursor: Cursor,
) -> StoreResult<CursorPage<EmailTrace>> {
    CursorPage::read(cursor, |email: &EmailTrace| email.id, |beyond, most| unsent_traces(conn, state, beyond, most))
}
