//! Takes emails out of the outbox and sends them: at least once, in order, tried again while the mail server is away.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use super::ready::{Form, Made, Parcel, Ready, Workshop};
use super::settle::SettledEmail;
use super::smtp::{SendOutcome, SmtpSender};
use super::untold::Untold;
use super::{Stationery, mailbox};
use crate::clock::Clock;
use crate::domain::AccountId;
use crate::domain::time::Moment;
use crate::domain::work::{BEGIN_WITHIN, FailuresInARow, Heard, LEASE};
use crate::measures;
use crate::store::outbox::{self, ClaimedEmail};
use crate::store::{Database, StoreError, StoreResult, caught, setbacks};

/// Emails claimed at once.
const CLAIM: i64 = 60;
/// Emails that are made ready while the one before them is sent.
const AHEAD: usize = 4;
/// What was made ready longer ago is made anew: its code may have been replaced since.
const FRESH: Duration = Duration::from_millis(50);
/// So many emails that the mail server has taken are marked together.
const MARKED_TOGETHER: usize = 8;
/// After so long they are marked in any case: what is not marked when the worker dies is sent again.
const MARKED_WITHIN: Duration = Duration::from_millis(20);

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
    failures: FailuresInARow,
    /// What came of emails that the database was not told yet, or could not be. Each round begins with them: the mail
    /// server is not to get an email twice because the database was away for a moment.
    pub(super) untold: Vec<Untold>,
    told_at: Instant,
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
        Self { carrier, failures: FailuresInARow::default(), untold: Vec::new(), told_at: Instant::now(), stop }
    }

    /// Delivers what is due, one claim's worth; as long as the mail server does badly, one email's, so that none waits
    /// in the hands of a worker that cannot send it.
    ///
    /// # Errors
    /// The database is away. An email that cannot be made or marked holds up no other.
    pub fn deliver_due(&mut self, db: &Database, stationery: &Stationery, clock: &Clock) -> StoreResult<Round> {
        self.tell(db, clock.now())?;
        let began = (clock.now(), Instant::now());
        let most = if self.failures.is_none() { CLAIM } else { 1 };
        let mut claimed = db.write_blocking(|tx| outbox::claim(tx, began.0, LEASE, most))?;
        claimed.retain(|email| !self.is_told_again(email));
        let workshop = Workshop { db, stationery, clock, for_smtp: matches!(self.carrier, Carrier::Smtp(_)) };
        let (round, left) = thread::scope(|scope| {
            let (hand_on, ready) = mpsc::sync_channel(AHEAD);
            let emails = &claimed;
            // It ends when nobody takes what it makes.
            scope.spawn(move || emails.iter().try_for_each(|email| hand_on.send(workshop.make(email))));
            self.deliver_all(workshop, began, emails, &ready)
        })?;
        let told = self.tell(db, clock.now());
        if !left.is_empty() {
            db.write_blocking(|tx| outbox::give_back(tx, &left))?;
        }
        told.map(|()| round)
    }

    /// Sends what is made ready, in its order; gives what came of the round, and what was not begun. No connection to
    /// the database is held while the mail server is talked to.
    fn deliver_all<'a>(
        &mut self,
        workshop: Workshop<'_>,
        began: (Moment, Instant),
        emails: &'a [ClaimedEmail],
        ready: &Receiver<Ready>,
    ) -> StoreResult<(Round, Vec<&'a ClaimedEmail>)> {
        let (mut round, mut left) = (Round::default(), Vec::new());
        let mut spared: Vec<AccountId> = Vec::new();
        // For good, whatever a clock says later: what is made ready keeps its order.
        let mut over = false;
        for email in emails {
            over = over || round.away || !self.begins_another(began, workshop.clock);
            if over {
                left.push(email);
                continue;
            }
            let Ok(ready) = ready.recv() else { break };
            let account = email.email.account();
            if account.is_some_and(|account| spared.contains(&account)) {
                left.push(email);
                continue;
            }
            let ready = if ready.at.elapsed() > FRESH { workshop.make(email) } else { ready };
            if self.deliver(workshop, email, ready)? == Delivery::CutOff {
                spared.extend(account);
            }
            round.tried += 1;
            round.away = self.failures.means_away();
        }
        Ok((round, left))
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

    /// Whether another email of a claim is begun.
    fn begins_another(&self, began: (Moment, Instant), clock: &Clock) -> bool {
        clock.is_within(began, BEGIN_WITHIN) && !self.stop.load(Ordering::Relaxed)
    }

    /// Sends one email, and writes down what became of it: at once, or soon together with others that the mail server
    /// has taken.
    fn deliver(&mut self, workshop: Workshop<'_>, claimed: &ClaimedEmail, ready: Ready) -> StoreResult<Delivery> {
        let mut delivery = Delivery::Over;
        let mut may_wait = false;
        let carried = match ready.made {
            Ok(Made::Settled(settled)) => Ok(settled),
            Ok(Made::ToCarry(parcel)) => caught(|| self.carry(workshop, &parcel)).map(|outcome| {
                self.hear(&outcome);
                delivery = Delivery::of(&outcome);
                may_wait = outcome == SendOutcome::Delivered;
                SettledEmail::Carried { outcome, message_id: parcel.message_id }
            }),
            Err(error) => Err(error),
        };
        let settled = match carried {
            Ok(settled) => settled,
            Err(away @ StoreError::Unavailable(_)) => return Err(away),
            Err(error) => {
                tracing::error!(id = claimed.email.id, %error, "an email could not be made");
                SettledEmail::NotNow(setbacks::cause(&error).to_owned())
            }
        };
        let now = workshop.clock.now();
        self.untold.push(Untold::new(claimed.clone(), settled, now));
        if !may_wait || self.untold.len() >= MARKED_TOGETHER || self.told_at.elapsed() >= MARKED_WITHIN {
            let told = self.tell(workshop.db, now);
            self.told_at = Instant::now();
            told?;
        }
        Ok(delivery)
    }

    /// How long to leave the mail server alone.
    #[must_use]
    pub fn pause(&self) -> Duration {
        self.failures.pause()
    }

    /// Takes leave of the mail server.
    pub fn close(&mut self) {
        if let Carrier::Smtp(sender) = &mut self.carrier {
            sender.close();
        }
    }

    fn carry(&mut self, workshop: Workshop<'_>, parcel: &Parcel) -> StoreResult<SendOutcome> {
        match (&mut self.carrier, &parcel.form) {
            (Carrier::Smtp(sender), Form::Message(envelope, raw)) => Ok(sender.send(envelope, raw)),
            (_, Form::Message(..)) => Err(StoreError::Corrupt("there is no mail server".to_owned())),
            (_, Form::Letter(letter)) => {
                let (keyring, now) = (&workshop.stationery.keyring, workshop.clock.now());
                workshop.db.write_blocking(|tx| mailbox::put(tx, keyring, letter, now))?;
                Ok(SendOutcome::Delivered)
            }
        }
    }

    /// What an outcome says of the mail server.
    fn hear(&mut self, outcome: &SendOutcome) {
        measures::delivery(outcome.name());
        self.failures.hear(match outcome {
            SendOutcome::Delivered | SendOutcome::Refused(_) | SendOutcome::TryLater(_) => Heard::Well,
            SendOutcome::CutOff(_) => Heard::Doubtful,
            SendOutcome::Away(_) | SendOutcome::TurnedAway(_) => Heard::Away,
        });
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
