//! Emails that come back: the report of a mail server (RFC 3464), and what is noted of it.

mod report;

pub use self::report::{Report, addresses_of};

use super::settle::record_refusal;
use crate::domain::time::Moment;
use crate::store::outbox::{self, LeftEmail};
use crate::store::{Database, StoreResult};

/// What came of a report that an email could not be delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotedReturn {
    /// It stands as refused from now on.
    Noted,
    /// It stood so before.
    KnownBefore,
    /// It is still being sent: the report was faster than the note that it has left, or is of an earlier try.
    TooEarly,
    /// It was given up; nobody waits for it.
    GivenUp,
    /// It was sent so long ago that nothing is known of it.
    Forgotten,
}

/// The token that an address carries: what stands between the last `+` and the `@`.
#[must_use]
pub fn token_of(address: &str) -> Option<&str> {
    let address = address.trim().trim_start_matches('<').trim_end_matches('>');
    let local = address.rsplit_once('@').map_or(address, |(local, _)| local);
    Some(local.rsplit_once('+').map_or(local, |(_, token)| token)).filter(|token| !token.is_empty())
}

/// Notes that an email came back, where a refused one is noted.
///
/// # Errors
/// The database is away.
pub fn note(db: &Database, email: i64, reason: &str, now: Moment) -> StoreResult<NotedReturn> {
    db.write_blocking(|tx| {
        let sent = match outbox::left(tx, email)? {
            LeftEmail::Sent(sent) => sent,
            LeftEmail::Refused => return Ok(NotedReturn::KnownBefore),
            LeftEmail::Unsent => return Ok(NotedReturn::TooEarly),
            LeftEmail::GivenUp => return Ok(NotedReturn::GivenUp),
            LeftEmail::Forgotten => return Ok(NotedReturn::Forgotten),
        };
        if !outbox::came_back(tx, email, reason, now)? {
            return Ok(NotedReturn::TooEarly);
        }
        if let Some(sent) = sent {
            record_refusal(tx, &sent, now)?;
        }
        Ok(NotedReturn::Noted)
    })
}
