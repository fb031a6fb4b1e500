//! Takes emails out of the outbox and sends them: at least once, in order, tried again while the mail server is away.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::compose::{Composed, compose};
use super::letter::Letter;
use super::settle::{SettledEmail, settle};
use super::smtp::{SendOutcome, SmtpSender};
use super::{Stationery, mailbox};
use crate::clock::Clock;
use crate::domain::AccountId;
use crate::domain::time::Moment;
use crate::domain::work::{WAIT_MAX, wait_after};
use crate::store::outbox::{self, ClaimedEmail};
use crate::store::{Database, StoreError, StoreResult, caught, setbacks};

/// How long a claimed email is this worker's. A dead worker's come back after it.
pub const LEASE: Duration = Duration::from_secs(55);
/// After this time no further email of a claim is begun: one alone may take the rest of the lease.
const BEGIN_WITHIN: Duration = Duration::from_secs(10);
/// Emails claimed at once.
const CLAIM: i64 = 20;
/// So many failures in a row that may be the mail server's are the mail server's.
const IN_A_ROW: u32 = 2;
/// Emails of which the database refuses to be told what came of them, before no other is begun.
const UNTOLD_MAX: usize = 64;
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
    /// What came of emails that the database could not be told yet. Each round begins with them: the mail server is not to get
    /// an email twice because the database was away for a moment.
    untold: Vec<Untold>,
    stop: Arc<AtomicBool>,
}

/// What came of an email, and how often the database has refused to be told.
struct Untold {
    claimed: ClaimedEmail,
    settled: SettledEmail,
    refusals: u32,
    not_before: Moment,
}

impl Untold {
    /// Refused ever more often it is told ever more seldom; where the clock was set back, at once.
    fn waits(&self, now: Moment) -> bool {
        self.not_before > now && self.not_before <= now.plus(WAIT_MAX)
    }
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
        Self { carrier, failures: 0, untold: Vec::new(), stop }
    }

    /// Delivers what is due, one claim's worth; as long as the mail server does badly, one email's, so that none waits in
    /// the hands of a worker that cannot send it.
    ///
    /// # Errors
    /// The database is away. An email that cannot be made or marked holds up no other.
    pub fn deliver_due(&mut self, db: &Database, stationery: &Stationery, clock: &Clock) -> StoreResult<Round> {
        let began = (clock.now(), Instant::now());
        let most = if self.failures == 0 { CLAIM } else { 1 };
        self.tell(db, began.0)?;
        let claimed = db.write_blocking(|tx| outbox::claim(tx, began.0, LEASE, most))?;
        let mut round = Round::default();
        let (mut spared, mut left): (Vec<AccountId>, Vec<ClaimedEmail>) = (Vec::new(), Vec::new());
        for email in claimed {
            if self.is_told_again(&email) {
                continue;
            }
            let account = email.email.account();
            let is_spared = account.is_some_and(|account| spared.contains(&account));
            if is_spared || round.away || !self.may_begin(began, clock) {
                left.push(email);
                continue;
            }
            if self.deliver(db, stationery, clock, &email)? == Delivery::CutOff {
                spared.extend(account);
            }
            round.tried += 1;
            round.away = self.failures >= IN_A_ROW;
        }
        self.tell(db, clock.now())?;
        if !left.is_empty() {
            db.write_blocking(|tx| left.iter().try_for_each(|email| outbox::give_back(tx, email)))?;
        }
        Ok(round)
    }

    /// Whether it was sent already, and only the database was not told: it is this worker's again, to tell it.
    fn is_told_again(&mut self, claimed: &ClaimedEmail) -> bool {
        let untold = self.untold.iter_mut().find(|untold| untold.claimed.email.id == claimed.email.id);
        if let Some(untold) = untold {
            untold.claimed.clone_from(claimed);
            return true;
        }
        false
    }

    /// Whether another email of a claim is begun. The time is told by both clocks: the one that others see may have been set.
    fn may_begin(&self, (claimed_at, began): (Moment, Instant), clock: &Clock) -> bool {
        let now = clock.now();
        let in_time = now.since(claimed_at) <= BEGIN_WITHIN && now >= claimed_at && began.elapsed() <= BEGIN_WITHIN;
        in_time && !self.stop.load(Ordering::Relaxed)
    }

    /// Makes one email, sends it and writes down what became of it. No connection to the database is held while the mail
    /// server is talked to.
    fn deliver(
        &mut self,
        db: &Database,
        stationery: &Stationery,
        clock: &Clock,
        claimed: &ClaimedEmail,
    ) -> StoreResult<Delivery> {
        let now = clock.now();
        let composed = caught(|| db.read_blocking(|conn| compose(conn, stationery, &claimed.email, now)));
        let (delivery, settled) = match composed {
            Ok(Composed::Letter(letter)) => match caught(|| self.carry(db, stationery, &letter, now)) {
                Ok(outcome) => {
                    self.hear(&outcome);
                    let message_id = letter.message_id.clone();
                    (Delivery::of(&outcome), Ok(SettledEmail::Carried { outcome, message_id }))
                }
                Err(error) => (Delivery::Over, Err(error)),
            },
            Ok(Composed::Superseded) => (Delivery::Over, Ok(SettledEmail::Superseded)),
            Ok(Composed::NotNow(reason)) => (Delivery::Over, Ok(SettledEmail::NotNow(reason))),
            Err(error) => (Delivery::Over, Err(error)),
        };
        let settled = match settled {
            Ok(settled) => settled,
            Err(away @ StoreError::Unavailable(_)) => return Err(away),
            Err(error) => {
                tracing::error!(id = claimed.email.id, %error, "an email could not be made");
                SettledEmail::NotNow(setbacks::cause(&error).to_owned())
            }
        };
        let now = clock.now();
        self.untold.push(Untold { claimed: claimed.clone(), settled, refusals: 0, not_before: now });
        self.tell(db, now)?;
        Ok(delivery)
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

    fn carry(
        &mut self,
        db: &Database,
        stationery: &Stationery,
        letter: &Letter,
        now: Moment,
    ) -> StoreResult<SendOutcome> {
        match &mut self.carrier {
            Carrier::Mailbox => {
                db.write_blocking(|tx| mailbox::put(tx, &stationery.keyring, letter, now))?;
                Ok(SendOutcome::Delivered)
            }
            Carrier::Smtp(sender) => Ok(match letter.message(stationery, now) {
                Ok(message) => sender.send(message.envelope(), &message.formatted()),
                Err(error) => SendOutcome::Refused(error.to_string()),
            }),
        }
    }

    /// What an outcome says of the mail server.
    fn hear(&mut self, outcome: &SendOutcome) {
        self.failures = match outcome {
            SendOutcome::Delivered | SendOutcome::Refused(_) | SendOutcome::TryLater(_) => 0,
            SendOutcome::CutOff(_) => self.failures.saturating_add(1),
            SendOutcome::Away(_) | SendOutcome::TurnedAway(_) => self.failures.saturating_add(1).max(IN_A_ROW),
        };
    }

    /// Whether there is something to [`tell`](Self::tell).
    #[must_use]
    pub fn owes_word(&self) -> bool {
        !self.untold.is_empty()
    }

    /// Writes down what became of emails, as far as that is not done yet; keeps what the database refuses or is away for. What
    /// it refuses of one email, maybe for ever, holds up no other.
    ///
    /// # Errors
    /// The database is away, or refuses so many that it is not the emails.
    pub fn tell(&mut self, db: &Database, now: Moment) -> StoreResult<()> {
        let mut left = std::mem::take(&mut self.untold).into_iter();
        while let Some(mut untold) = left.next() {
            if untold.waits(now) {
                self.untold.push(untold);
                continue;
            }
            let Err(error) = settle(db, &untold.claimed, &untold.settled, now) else { continue };
            let away = matches!(error, StoreError::Unavailable(_));
            if !away {
                let id = untold.claimed.email.id;
                tracing::error!(id, %error, "what became of an email could not be written down");
                untold.not_before = now.plus(wait_after(untold.refusals, WAIT_MAX));
                untold.refusals = untold.refusals.saturating_add(1);
            }
            self.untold.push(untold);
            if away || self.untold.len() >= UNTOLD_MAX {
                self.untold.extend(left);
                return Err(error);
            }
        }
        Ok(())
    }
}

/// What a delivery says of the recipient's other emails.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Delivery {
    /// Nothing.
    Over,
    /// The recipient may be the cause: its others would hold up everybody's as long again.
    CutOff,
}

impl Delivery {
    fn of(outcome: &SendOutcome) -> Self {
        match outcome {
            SendOutcome::CutOff(_) => Self::CutOff,
            SendOutcome::Delivered
            | SendOutcome::Refused(_)
            | SendOutcome::TryLater(_)
            | SendOutcome::Away(_)
            | SendOutcome::TurnedAway(_) => Self::Over,
        }
    }
}
