//! Takes emails out of the outbox and sends them: at least once, in order, tried again while the mail server is away.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::compose::{Composed, compose};
use super::letter::Letter;
use super::smtp::{Outcome, SmtpSender};
use super::{Stationery, mailbox};
use crate::clock::Clock;
use crate::domain::request::Actor;
use crate::domain::time::Moment;
use crate::store::events::{self, Event, What};
use crate::store::outbox::{self, Claimed, Email, Ending, WAIT_MAX};
use crate::store::{AnyConnection, Database, StoreError, StoreResult, caught, requests, write};

/// How long a claimed email is this worker's. A dead worker's come back after it.
const LEASE: Duration = Duration::from_secs(55);
/// After this time no further email of a claim is begun: one alone may take the rest of the lease.
const BEGIN_WITHIN: Duration = Duration::from_secs(10);
/// Emails claimed at once.
const CLAIM: i64 = 20;
/// The wait after the first failure; doubled with each.
const WAIT_FIRST: Duration = Duration::from_secs(15);
/// The longest wait where the mail server was away: it was nothing about the email, and the worker as a whole holds back.
const WAIT_AWAY: Duration = Duration::from_secs(30);
/// So many failures in a row that may be the mail server's are the mail server's.
const IN_A_ROW: u32 = 2;
/// The first pause while the mail server is away; doubled with each further failure.
const PAUSE_FIRST: Duration = Duration::from_millis(500);
/// The longest pause while the mail server is away.
const PAUSE_LAST: Duration = Duration::from_secs(30);

/// Where emails go.
pub enum Carrier {
    /// To a mail server.
    Smtp(Box<SmtpSender>),
    /// Into the built-in mailbox.
    Mailbox,
}

/// Carries emails, and knows how the mail server has been of late.
pub struct Courier {
    carrier: Carrier,
    failures: u32,
    /// What came of an email that the database could not be told yet. The next round begins with it: the mail server is not
    /// to get an email twice because the database was away for a moment.
    untold: Option<(Claimed, Outcome)>,
    stop: Arc<AtomicBool>,
}

/// What came of one round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Emails that were done with or put off.
    pub tried: usize,
    /// Whether the mail server is away.
    pub away: bool,
}

impl Round {
    /// Whether there may be more to do at once.
    #[must_use]
    pub fn goes_on(self) -> bool {
        self.tried > 0 && !self.away
    }
}

impl Courier {
    /// A courier that has heard nothing bad of the mail server; it begins no email once it is to stop.
    #[must_use]
    pub fn new(carrier: Carrier, stop: Arc<AtomicBool>) -> Self {
        Self { carrier, failures: 0, untold: None, stop }
    }

    /// Delivers what is due, one claim's worth; as long as the mail server does badly, one email's, so that none waits in
    /// the hands of a worker that cannot send it.
    ///
    /// # Errors
    /// The database's fault.
    pub fn deliver_due(&mut self, db: &Database, stationery: &Stationery, clock: &Clock) -> StoreResult<Round> {
        let (began, claimed_at) = (Instant::now(), clock.now());
        let most = if self.failures == 0 { CLAIM } else { 1 };
        // No connection to the database is held while the mail server is talked to: it is given up for that time, and taken
        // again for the mark and for what the next email says.
        let mut conn = db.connection()?;
        self.tell(&mut conn, claimed_at)?;
        let claimed = write(&mut conn, |conn| outbox::claim(conn, claimed_at, LEASE, most))?;
        let mut round = Round::default();
        let mut spared = Vec::new();
        for email in claimed {
            let now = clock.now();
            // By both clocks: the one that others see may have been set.
            let in_time = now.since(claimed_at) <= BEGIN_WITHIN && now >= claimed_at && began.elapsed() <= BEGIN_WITHIN;
            let account = email.email.owed.account;
            let stopped = self.stop.load(Ordering::Relaxed);
            if stopped || round.away || !in_time || account.is_some_and(|account| spared.contains(&account)) {
                outbox::give_back(&mut conn, &email)?;
                continue;
            }
            let composed = db.caught(&mut conn, |conn| compose(conn, stationery, &email.email, now));
            let outcome = match composed {
                Ok(Composed::Letter(letter)) => {
                    drop(conn);
                    let carried = caught(|| self.carry(db, stationery, &letter, now));
                    if let Ok(outcome) = &carried {
                        self.hear(outcome);
                        self.untold = Some((email.clone(), outcome.clone()));
                    }
                    conn = db.connection()?;
                    if let Ok(Outcome::CutOff(_)) = carried {
                        spared.extend(account);
                    }
                    carried.and_then(|_| self.tell(&mut conn, clock.now()))
                }
                Ok(Composed::Superseded) => outbox::finish(&mut conn, &email, Ending::Superseded, None, now).map(drop),
                Ok(Composed::NotNow(reason)) => put_off(&mut conn, &email, WAIT_MAX, &reason, now).map(drop),
                Err(error) => Err(error),
            };
            match outcome {
                Ok(()) => {}
                Err(error @ StoreError::Unavailable(_)) => return Err(error),
                // One email that cannot be made or marked holds up no other.
                Err(error) => drop(put_off(&mut conn, &email, WAIT_MAX, &error.to_string(), clock.now())?),
            }
            round.tried += 1;
            round.away = self.failures >= IN_A_ROW;
        }
        Ok(round)
    }

    /// How long to leave the mail server alone.
    #[must_use]
    pub fn pause(&self) -> Duration {
        match self.failures.checked_sub(IN_A_ROW) {
            Some(more) => PAUSE_FIRST.saturating_mul(2u32.saturating_pow(more.min(16))).min(PAUSE_LAST),
            None => Duration::ZERO,
        }
    }

    /// Takes leave of the mail server.
    pub fn close(&mut self) {
        if let Carrier::Smtp(sender) = &mut self.carrier {
            sender.close();
        }
    }

    fn carry(&mut self, db: &Database, stationery: &Stationery, letter: &Letter, now: Moment) -> StoreResult<Outcome> {
        match &mut self.carrier {
            Carrier::Mailbox => {
                mailbox::put(&mut *db.connection()?, &stationery.keyring, letter, now)?;
                Ok(Outcome::Delivered)
            }
            Carrier::Smtp(sender) => Ok(match letter.message(stationery, now) {
                Ok(message) => sender.send(message.envelope(), &message.formatted()),
                Err(error) => Outcome::Refused(error.to_string()),
            }),
        }
    }

    /// What an outcome says of the mail server.
    fn hear(&mut self, outcome: &Outcome) {
        self.failures = match outcome {
            Outcome::Delivered | Outcome::Refused(_) | Outcome::TryLater(_) => 0,
            Outcome::CutOff(_) => self.failures.saturating_add(1),
            Outcome::Away(_) => self.failures.saturating_add(1).max(IN_A_ROW),
        };
    }

    /// Whether there is something to [`tell`](Self::tell).
    #[must_use]
    pub fn owes_word(&self) -> bool {
        self.untold.is_some()
    }

    /// Writes down what became of the last email, if that is not done yet; keeps it, where the database is away.
    ///
    /// # Errors
    /// The database's fault.
    pub fn tell(&mut self, conn: &mut AnyConnection, now: Moment) -> StoreResult<()> {
        let Some((claimed, outcome)) = self.untold.take() else { return Ok(()) };
        let told = settle(conn, &claimed, &outcome, now);
        if told.as_ref().is_err_and(StoreError::may_pass) {
            self.untold = Some((claimed, outcome));
        }
        told
    }
}

/// Writes down what became of an email.
fn settle(conn: &mut AnyConnection, claimed: &Claimed, outcome: &Outcome, now: Moment) -> StoreResult<()> {
    let (id, kind) = (claimed.email.id, claimed.email.owed.kind.as_str());
    let held = match outcome {
        Outcome::Delivered => outbox::finish(conn, claimed, Ending::Sent, None, now)?,
        Outcome::Refused(reason) => {
            tracing::warn!(id, kind, reason, "an email was refused for good");
            write(conn, |conn| refused(conn, claimed, reason, now))?
        }
        Outcome::TryLater(reason) => put_off(conn, claimed, WAIT_MAX, reason, now)?,
        Outcome::Away(reason) => put_off(conn, claimed, WAIT_AWAY, reason, now)?,
        Outcome::CutOff(reason) => {
            // Where the recipient is the cause, its other emails would hold up everybody's as long again.
            if let Some(account) = claimed.email.owed.account {
                outbox::put_off_others(conn, account, now.plus(wait_after(&claimed.email, WAIT_MAX)))?;
            }
            put_off(conn, claimed, WAIT_MAX, reason, now)?
        }
    };
    if !held {
        tracing::warn!(
            id,
            kind,
            "the lease of an email was over before its sending was; another worker may send it too"
        );
    }
    Ok(())
}

/// Has an email tried again later, at most so much.
fn put_off(
    conn: &mut AnyConnection,
    claimed: &Claimed,
    longest: Duration,
    reason: &str,
    now: Moment,
) -> StoreResult<bool> {
    let (id, kind) = (claimed.email.id, claimed.email.owed.kind.as_str());
    tracing::warn!(id, kind, reason, "an email could not be sent; it will be tried again");
    outbox::put_off(conn, claimed, now.plus(wait_after(&claimed.email, longest)), reason)
}

/// Keeps what the server said, for the operator, and notes it in the history of what the email was about. Says whether the
/// email was still this worker's.
fn refused(conn: &mut AnyConnection, claimed: &Claimed, reason: &str, now: Moment) -> StoreResult<bool> {
    if !outbox::finish(conn, claimed, Ending::Refused, Some(reason), now)? {
        return Ok(false);
    }
    let owed = &claimed.email.owed;
    let Some(account) = owed.account else { return Ok(true) };
    let about = match (owed.request, owed.submission) {
        (Some(request), _) => vec![request],
        (None, Some(submission)) => {
            let mut requests = requests::of_submission(conn, submission)?;
            requests.retain(|request| request.awaits(account, now));
            requests.into_iter().map(|request| request.id).collect()
        }
        (None, None) => Vec::new(),
    };
    for request in about {
        let event = Event { what: What::EmailRefused, about: Some(account), by: Actor::System, at: now };
        events::insert(conn, request, event)?;
    }
    Ok(true)
}

/// How long an email waits after a failure.
fn wait_after(email: &Email, longest: Duration) -> Duration {
    let doubled = 2u32.saturating_pow(email.attempts.min(16));
    WAIT_FIRST.saturating_mul(doubled).min(longest)
}
