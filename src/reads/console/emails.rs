//! Emails and what became of them.

use super::super::cursor::{Cursor, CursorPage};
use crate::domain::AccountId;
use crate::store::outbox::{EmailTrace, UnsentState, traces_of_account, unsent_traces};
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

/// A page of the emails to an account, newest first.
///
/// # Errors
/// The database is away.
pub fn emails_to(conn: &mut AnyConnection, account: AccountId, cursor: Cursor) -> StoreResult<CursorPage<EmailTrace>> {
    CursorPage::read(
        cursor,
        |email: &EmailTrace| email.id,
        |beyond, most| traces_of_account(conn, account, beyond, most),
    )
}
