//! Takes emails out of the outbox and sends them: at least once, in order, tried again while the mail server is away.

use std::time::Duration;

use super::compose::{Composed, compose};
use super::letter::Letter;
use super::smtp::{Outcome, SmtpSender};
use super::{Stationery, mailbox};
use crate::clock::Clock;
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::flows::moves;
use crate::store::events::What;
use crate::store::outbox::{self, Email, Ending};
use crate::store::{AnyConnection, Database, StoreError, StoreResult, requests, write};

/// How long a claimed email is this worker's. A dead worker's come back after it.
const LEASE: Duration = Duration::from_secs(55);
/// After this time no further email of a claim is begun: one alone may take the rest of the lease.
const BEGIN_WITHIN: Duration = Duration::from_secs(10);
/// Emails claimed at once.
const CLAIM: i64 = 20;
/// The wait after the first failure; doubled with each.
const RETRY_FIRST: Duration = Duration::from_secs(15);
/// The longest wait.
const RETRY_LAST: Duration = Duration::from_mins(15);

/// Where emails go.
pub enum Carrier {
    /// To a mail server.
    Smtp(Box<SmtpSender>),
    /// Into the built-in mailbox.
    Mailbox,
}

/// What came of one round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Emails that are done with, one way or the other.
    pub finished: usize,
    /// Whether the mail server was away.
    pub away: bool,
}

/// Delivers what is due, one claim's worth.
///
/// # Errors
/// The database's fault.
pub fn deliver_due(db: &Database, stationery: &Stationery, carrier: &mut Carrier, clock: &Clock) -> StoreResult<Round> {
    let claimed_at = clock.now();
    let claimed = write(&mut *db.connection()?, |conn| outbox::claim(conn, claimed_at, LEASE, CLAIM))?;
    let mut round = Round::default();
    for email in claimed {
        if round.away || clock.now().since(claimed_at) > BEGIN_WITHIN {
            outbox::give_back(&mut *db.connection()?, email.id)?;
            continue;
        }
        match deliver(db, stationery, carrier, &email, clock) {
            Ok(Outcome::Away(_)) => round.away = true,
            Ok(Outcome::TryLater(_)) => {}
            Ok(Outcome::Delivered | Outcome::Refused(_)) => round.finished += 1,
            Err(error @ StoreError::Unavailable(_)) => return Err(error),
            // One email that cannot be made or marked holds up no other.
            Err(error) => put_off(db, &email, &error.to_string(), clock.now())?,
        }
    }
    Ok(round)
}

fn deliver(
    db: &Database,
    stationery: &Stationery,
    carrier: &mut Carrier,
    email: &Email,
    clock: &Clock,
) -> StoreResult<Outcome> {
    let now = clock.now();
    // No connection to the database is held while the mail server is talked to.
    let outcome = match compose(&mut *db.connection()?, stationery, email, now)? {
        Composed::Superseded => {
            outbox::finish(&mut *db.connection()?, email.id, Ending::Superseded, None, now)?;
            return Ok(Outcome::Delivered);
        }
        Composed::NotNow(reason) => Outcome::TryLater(reason),
        Composed::Letter(letter) => carry(db, stationery, carrier, &letter, now)?,
    };
    let (id, kind) = (email.id, email.owed.kind.as_str());
    let now = clock.now();
    match &outcome {
        Outcome::Delivered => outbox::finish(&mut *db.connection()?, id, Ending::Sent, None, now)?,
        Outcome::Refused(reason) => {
            tracing::warn!(id, kind, reason, "an email was refused for good");
            write(&mut *db.connection()?, |conn| refused(conn, email, reason, now))?;
        }
        Outcome::TryLater(reason) | Outcome::Away(reason) => put_off(db, email, reason, now)?,
    }
    Ok(outcome)
}

fn put_off(db: &Database, email: &Email, reason: &str, now: Moment) -> StoreResult<()> {
    let (id, kind) = (email.id, email.owed.kind.as_str());
    tracing::warn!(id, kind, reason, "an email could not be sent; it will be tried again");
    outbox::put_off(&mut *db.connection()?, id, now.plus(retry_after(email.attempts)), reason)
}

fn carry(
    db: &Database,
    stationery: &Stationery,
    carrier: &mut Carrier,
    letter: &Letter,
    now: Moment,
) -> StoreResult<Outcome> {
    match carrier {
        Carrier::Mailbox => {
            mailbox::put(&mut *db.connection()?, &stationery.keyring, letter, now)?;
            Ok(Outcome::Delivered)
        }
        Carrier::Smtp(sender) => Ok(match letter.message(&stationery.from, now) {
            Ok(message) => sender.send(message.envelope(), &message.formatted()),
            Err(error) => Outcome::Refused(error.to_string()),
        }),
    }
}

/// Keeps what the server said, for the operator, and notes it in the history of what the email was about.
fn refused(conn: &mut AnyConnection, email: &Email, reason: &str, now: Moment) -> StoreResult<()> {
    outbox::finish(conn, email.id, Ending::Refused, Some(reason), now)?;
    let Some(account) = email.owed.account else { return Ok(()) };
    let about = match (email.owed.request, email.owed.submission) {
        (Some(request), _) => vec![request],
        (None, Some(submission)) => {
            let mut requests = requests::of_submission(conn, submission)?;
            requests.retain(|request| request.awaits(account, now));
            requests.into_iter().map(|request| request.id).collect()
        }
        (None, None) => Vec::new(),
    };
    for request in about {
        moves::note(conn, request, What::EmailRefused, Some(account), Actor::System, now)?;
    }
    Ok(())
}

/// How long to wait after a failure, where so many attempts came before it.
fn retry_after(attempts_before: u32) -> Duration {
    let doubled = 2u32.saturating_pow(attempts_before.min(16));
    RETRY_FIRST.saturating_mul(doubled).min(RETRY_LAST)
}
