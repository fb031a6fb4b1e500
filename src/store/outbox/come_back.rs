//! Emails that a mail server took, and that come back later.

use diesel::prelude::*;

use super::{EmailEnding, EmailRow, OutboxEmail};
use crate::domain::time::Moment;
use crate::store::StoreResult;
use crate::store::connection::AnyConnection;
use crate::store::schema::outbox;
use crate::store::transaction::Tx;

/// How far an email has come.
#[derive(Debug)]
pub enum LeftEmail {
    /// It was sent; none where this version does not know such emails.
    Sent(Option<OutboxEmail>),
    /// It was refused, or came back before.
    Refused,
    /// It waits to be sent, or is being sent.
    Unsent,
    /// Nobody waits for it.
    GivenUp,
    /// Nothing is known of it any more.
    Forgotten,
}

/// How far an email has come.
///
/// # Errors
/// The database is away.
pub fn left(conn: &mut AnyConnection, id: i64) -> StoreResult<LeftEmail> {
    let columns = (EmailRow::as_select(), outbox::outcome);
    let found: Option<(EmailRow, Option<String>)> = outbox::table.find(id).select(columns).first(conn).optional()?;
    let Some((row, outcome)) = found else { return Ok(LeftEmail::Forgotten) };
    let is = |ending: EmailEnding| outcome.as_deref() == Some(ending.as_str());
    Ok(match outcome {
        None => LeftEmail::Unsent,
        Some(_) if is(EmailEnding::Sent) => LeftEmail::Sent(row.into_email()),
        Some(_) if is(EmailEnding::Refused) => LeftEmail::Refused,
        Some(_) => LeftEmail::GivenUp,
    })
}

/// Has an email that was sent stand as refused: says whether it still stood as sent.
///
/// # Errors
/// The database is away.
pub fn came_back(tx: &mut Tx, id: i64, reason: &str, now: Moment) -> StoreResult<bool> {
    let sent = outbox::table.filter(outbox::id.eq(id).and(outbox::outcome.eq(EmailEnding::Sent.as_str())));
    let refused = (
        outbox::outcome.eq(EmailEnding::Refused.as_str()),
        outbox::finished_at.eq(now.0),
        outbox::last_error.eq(reason),
    );
    Ok(diesel::update(sent).set(refused).execute(&mut **tx)? == 1)
}
