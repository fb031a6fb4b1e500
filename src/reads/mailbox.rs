//! The built-in mailbox, which is everybody's: it is there for trying out. Its messages are sealed; `mail` opens them.

use crate::domain::time::Moment;
use crate::store::{AnyConnection, StoreResult, mailbox};

/// Messages a page.
const MESSAGES: usize = 25;

/// A message.
pub struct SealedMessage {
    /// Its number.
    pub id: i64,
    /// What it says.
    pub sealed: Vec<u8>,
    /// When it was sent.
    pub at: Moment,
}

/// A page of messages, newest first.
pub struct MailboxView {
    /// The messages.
    pub messages: Vec<SealedMessage>,
    /// Where there are more: those that are older than this number.
    pub older_than: Option<i64>,
}

/// The newest messages, or those that are older than a number.
pub fn messages(conn: &mut AnyConnection, older_than: Option<i64>) -> StoreResult<MailboxView> {
    let most = i64::try_from(MESSAGES + 1).unwrap_or(i64::MAX);
    let found = mailbox::newest(conn, older_than, most)?.into_iter();
    let mut messages: Vec<_> = found.map(|(id, sealed, at)| SealedMessage { id, sealed, at }).collect();
    let more = messages.len() > MESSAGES;
    messages.truncate(MESSAGES);
    let older_than = messages.last().map(|last| last.id).filter(|_| more);
    Ok(MailboxView { messages, older_than })
}

/// One message, sealed.
pub fn message(conn: &mut AnyConnection, id: i64) -> StoreResult<Option<Vec<u8>>> {
    mailbox::find(conn, id)
}
